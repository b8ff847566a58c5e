"""What is pasted in several lines: each is on record by itself, as if typed one by one."""

import pytest
from conftest import GOAL, NOW, begin
from table import Screen, app_on
from textual.events import Paste
from textual.widgets import Input

from agendas.agenda import Agenda
from agendas.records.vocabulary import KINDS
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import MOST_LINES, answer_lines
from store.library import MeetingLibrary
from tui.widgets.entry import Entry


async def at_evidence(screen: Screen) -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, "Ana, Joost")
    await screen.phase("evidence")
    await screen.question("evidence")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
async def test_each_pasted_line_has_its_own_speaker_and_its_own_figure(
    library: MeetingLibrary, end: str
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at_evidence(screen)
        app.post_message(Paste(end.join(("31 of 52 parents came", "", "jo: 12 stayed to read"))))
        await screen.press("enter")
        found = [(e.by, e.text, e.figure) for e in screen.talk.segment.evidence]
        assert found == [
            ("", "31 of 52 parents came", "31 of 52"),
            ("Joost", "12 stayed to read", "12"),
        ]
        await screen.press("f8")
        assert screen.talk.segment.evidence == (), "one thing was done, and one thing is undone"


async def test_pasted_on_a_marked_line_it_goes_to_the_line_to_type_in_with_the_cursor_behind(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at_evidence(screen)
        await screen.say("two parents stayed")
        await screen.press("up")
        app.post_message(Paste("one mother asked\na father too"))
        await screen.press("!")
        assert app.screen.query_one(Entry).text == "one mother asked\na father too!"
        await screen.press("enter")
        assert [e.text for e in screen.talk.segment.evidence][1:] == [
            "one mother asked",
            "a father too!",
        ]


async def test_where_one_answer_is_wanted_its_lines_stay_one_and_are_seen_as_lines(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at_evidence(screen)
        await screen.question("missing")
        app.post_message(Paste("about 20\nno more"))
        await screen.press("enter")
        (remark,) = screen.talk.segment.remarks
        assert remark.text == "about 20\nno more"
        assert "about 20\nno more" in screen.text()


async def test_a_field_of_one_line_keeps_all_lines_that_are_pasted(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("n")
        app.post_message(Paste("Parents bring\ntheir child"))
        await pilot.pause()
        assert app.screen.query_one("#goal", Input).value == "Parents bring their child"


def test_a_document_stays_one(agenda: Agenda) -> None:
    ask = Ask(phase="goal", question=KINDS["open"], slot=SLOTS["parked"])
    text = "\n".join(f"line {n}" for n in range(MOST_LINES + 1))
    assert [p.text for p in answer_lines(begin(agenda), ask, text, NOW).parked] == [text]
