"""Marking, in a talk, for whom a line is."""

import pytest
from conftest import GOAL
from table import Screen, app_on
from textual.widgets import Select

from minutes.audience import for_reader
from minutes.document import document
from minutes.formats.plain_text import to_text
from store.library import MeetingLibrary
from tui.screens.dialogs.for_whom import ForWhomScreen
from tui.screens.dialogs.line import LineScreen
from tui.widgets.said_line import lines


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_a_line_can_be_marked_for_the_leader_on_its_card(
    library: MeetingLibrary, size: tuple[int, int]
) -> None:
    app = app_on(library)
    async with app.run_test(size=size) as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.say("they dare")
        await screen.press("up", "enter")
        assert isinstance(app.screen, LineScreen)
        choice = app.screen.query_one("#audience", Select)
        assert choice.value == "team"
        choice.value = "leader"
        await screen.press("pagedown")
        assert [line.audience for line in screen.talk.lines] == ["leader"]
        told = str(lines(screen.conductor.lines, None))
        assert "for the leader too" in told
        await screen.press("f8")
        assert [line.audience for line in screen.talk.lines] == [""]


async def test_all_lines_can_be_marked_on_one_screen_and_taken_back_at_once(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test(size=(60, 18)) as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        for words in ("one", "two", "three"):
            await screen.say(words)
        await screen.press("ctrl+s")
        assert isinstance(app.screen, ForWhomScreen)
        await screen.press("enter", "down", "enter", "enter", "pagedown")
        assert [line.audience for line in screen.talk.lines] == ["leader", "all", ""]
        shown = to_text(document(for_reader(screen.talk, "leader")), 1000)
        assert "one" in shown
        assert "three" not in shown
        await screen.press("f8")
        assert {line.audience for line in screen.talk.lines} == {""}
        await screen.press("ctrl+s", "enter", "escape")
        assert {line.audience for line in screen.talk.lines} == {""}
