"""Marking, in a talk, for whom a line is."""

import pytest
from conftest import GOAL, SAID, whole_talk
from examples import further
from said_in import add
from table import screen_on
from textual.widgets import Select

from agendas.agenda import Agenda
from agendas.came_to.counting import TalkLines
from agendas.lines.edit import change, go_to
from agendas.records.said import Learned, Person
from minutes.audience import for_reader, lines_for
from minutes.document import document
from minutes.formats.plain_text import to_text
from store.library import TalkLibrary
from tui.screens.dialogs.talk.for_whom import ForWhomScreen
from tui.screens.dialogs.talk.line import LineScreen
from tui.widgets.lines.said_line import lines


@pytest.mark.parametrize("size", further([(60, 18), (80, 24)]))
async def test_a_line_can_be_marked_for_the_leader_on_its_card(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.say("they dare")
        await screen.press("up", "enter")
        assert isinstance(screen.app.screen, LineScreen)
        choice = screen.app.screen.query_one("#audience", Select)
        assert choice.value == "team"
        choice.value = "leader"
        await screen.press("pagedown")
        assert [line.audience for line in screen.talk.lines] == ["leader"]
        told = str(lines(screen.conductor.lines, None))
        assert "for the leader too" in told
        await screen.press("f8")
        assert [line.audience for line in screen.talk.lines] == [""]


async def test_all_lines_can_be_marked_on_one_screen_and_taken_back_at_once(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        for words in ("one", "two", "three"):
            await screen.say(words)
        await screen.press("ctrl+s")
        assert isinstance(screen.app.screen, ForWhomScreen)
        await screen.press("enter", "down", "enter", "enter", "pagedown")
        assert [line.audience for line in screen.talk.lines] == ["leader", "all", ""]
        shown = to_text(document(for_reader(screen.talk, "leader")), 1000)
        assert "one" in shown
        assert "three" not in shown
        await screen.press("f8")
        assert {line.audience for line in screen.talk.lines} == {""}
        await screen.press("ctrl+s", "enter", "escape")
        assert {line.audience for line in screen.talk.lines} == {""}


async def test_at_the_close_the_leader_is_proposed_decisions_agreements_and_own_words(
    library: TalkLibrary, agenda: Agenda
) -> None:
    talk = change(whole_talk(agenda), ended=None)
    talk = change(talk, people=(*talk.people, Person(name="Ruth", role="leader")))
    talk = add(talk, "learned", Learned(id="", text="zq of Ruth", by="Ruth"))
    library.save(go_to(talk, len(talk.phases) - 1))
    async with screen_on(library) as screen:
        screen.app.resume(talk.id)
        await screen.press("ctrl+s")
        assert isinstance(screen.app.screen, ForWhomScreen)
        assert "Proposed for Ruth: decisions" in screen.text()
        await screen.press("pagedown")
        for_her = {line.text for line in lines_for(TalkLines(screen.talk), "leader")}
        assert {"zq of Ruth", SAID["initiative"], SAID["notice"]} <= for_her
        assert not {SAID["reading"], SAID["evidence"], SAID["value"]} & for_her
        await screen.press("ctrl+s")
        assert "Proposed for" not in screen.text(), "once somebody chose, nothing is proposed"
