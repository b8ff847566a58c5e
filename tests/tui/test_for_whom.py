"""Marking, in a talk, for whom a line is."""

from pathlib import Path

import pytest
from conftest import begin, talk_through
from textual.widgets import OptionList, Select

from agendas.agenda import Agenda
from store.library import MeetingLibrary
from tui.app import VertelApp
from tui.screens.dialogs.line import LineScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.record import lines


@pytest.fixture
def app(library: MeetingLibrary, tmp_path: Path) -> VertelApp:
    return VertelApp(
        Settings(store=library.folder, agendas=tmp_path / "agendas", language="en"),
        clock=library.now,
    )


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_a_line_can_be_marked_for_the_leader_at_the_close(
    app: VertelApp, library: MeetingLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        meeting = talk_through(begin(agenda), agenda)
        library.save(meeting)
        app.begin(meeting)
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        talk = app.screen
        record = talk.query_one("#record", OptionList)
        record.focus()
        record.highlighted = max(
            n for n in range(record.option_count) if record.get_option_at_index(n).id
        )
        marked = record.get_option_at_index(record.highlighted).id or ""
        talk.action_add_to_line()
        await pilot.pause()
        assert isinstance(app.screen, LineScreen)
        choice = app.screen.query_one("#audience", Select)
        assert choice.value == "team"
        choice.value = "leader"
        await pilot.press("pagedown")
        await pilot.pause()
        said = talk.meeting.find(marked)
        assert said is not None
        assert said.audience == "leader"
        row = next(str(told) for key, told in lines(talk.meeting, None) if key == marked)
        assert "for the leader too" in row
        talk.action_undo()
        undone = talk.meeting.find(marked)
        assert undone is not None
        assert undone.audience == "team"


async def test_all_lines_can_be_marked_on_one_screen_and_taken_back_at_once(
    app: VertelApp, library: MeetingLibrary, agenda: Agenda
) -> None:
    from conftest import next_talk, whole_talk

    from agendas.talk.audiences import marked_lines
    from minutes.audience import for_reader
    from minutes.document import document
    from minutes.formats.plain_text import to_text
    from tui.screens.dialogs.for_whom import ForWhomScreen

    async with app.run_test(size=(60, 18)) as pilot:
        library.save(whole_talk(agenda))
        meeting = talk_through(next_talk(agenda, library.open("k3f9q2")), agenda)
        library.save(meeting)
        app.begin(meeting)
        await pilot.pause()
        talk = app.screen
        assert isinstance(talk, TalkScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ForWhomScreen)
        await pilot.press("enter")  # what came of the earlier initiative
        await pilot.press("down", "enter", "enter")
        await pilot.press("pagedown")
        await pilot.pause()
        audiences = [audience for _key, audience, _text in marked_lines(talk.meeting)]
        assert audiences[:3] == ["leader", "all", "team"]
        shown = to_text(document(for_reader(talk.meeting, "leader")), 1000)
        assert "ask two parents to host the walk-in" in shown
        await app.workers.wait_for_complete()
        talk.action_undo()
        assert {a for _key, a, _text in marked_lines(talk.meeting)} == {"team"}
        await pilot.press("alt+w", "enter", "escape")
        await pilot.pause()
        assert {a for _key, a, _text in marked_lines(talk.meeting)} == {"team"}
