"""Undo takes back what was said: not the time that went by, nor where the talk has been."""

from datetime import datetime, timedelta

import pytest
from conftest import GOAL, NOW, begin
from table import Screen, app_on, until

from agendas.agenda import Agenda
from agendas.conduct.conductor import LONGEST_PAUSE
from agendas.records.meeting import Meeting, add, go_to, with_draft
from agendas.records.said import Evidence
from store.library import MeetingLibrary
from tui.session import Session
from tui.widgets.entry import Entry


class Clock:
    """A clock that is put on by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def goes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(library: MeetingLibrary, agenda: Agenda, clock: Clock) -> Session:
    def told(*_what: object) -> None:
        return None

    made = Session(library, agenda, begin(agenda), "Ana", clock, told, told)
    yield made
    made.close(last=True)


def said(meeting: Meeting) -> Meeting:
    return add(meeting, "evidence", Evidence(id="", text="two parents stayed"))


def test_undo_forgets_neither_the_phases_that_were_visited_nor_the_time(
    session: Session, clock: Clock
) -> None:
    clock.goes(60)
    session.talk.keep(said(session.meeting), "two parents stayed")
    session.talk.keep(go_to(session.meeting, 1))
    clock.goes(30)
    session.talk.keep(with_draft(session.meeting, session.meeting.phase.id, "half a"))
    assert session.talk.undo().did == "two parents stayed"
    meeting = session.meeting
    assert meeting.segment.evidence == ()
    assert [phase.visited for phase in meeting.phases[:3]] == [True, True, False]
    assert [phase.seconds for phase in meeting.phases[:3]] == [60.0, 30.0, 0.0]
    assert meeting.at == 0, "back where it was said"
    assert meeting.drafts == {meeting.phases[1].id: "half a"}
    assert session.talk.undo() is None


def test_time_is_of_the_phase_the_talk_was_in_and_a_closed_lid_is_no_time(
    session: Session, clock: Clock
) -> None:
    clock.goes(20)
    session.talk.keep(go_to(session.meeting, 1))
    clock.goes(LONGEST_PAUSE + 5000)
    session.talk.keep(go_to(session.meeting, 2))
    clock.goes(-30)
    session.talk.keep(go_to(session.meeting, 3))
    assert [phase.seconds for phase in session.meeting.phases[:3]] == [20.0, LONGEST_PAUSE, 0.0]


def test_what_the_clock_missed_while_paused_is_not_spent(session: Session, clock: Clock) -> None:
    session.talk.pause()
    clock.goes(100)
    session.talk.pause()
    clock.goes(5)
    session.talk.keep(session.meeting)
    assert session.meeting.phases[0].seconds == 5.0


async def test_words_that_are_undone_are_typed_again_under_their_question(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.say("joost: they dare", "reading")
        put = screen.app.screen.talk.ask
        await screen.phase("evidence")
        await screen.press("f8")
        assert screen.talk.segment.readings == ()
        field = app.screen.query_one(Entry)
        assert (field.text, screen.talk.phase.id) == ("joost: they dare", "goal")
        assert screen.asked.slot.name == put.slot.name == "reading"
        await screen.press("enter")
        assert [(r.by, r.text) for r in screen.talk.segment.readings] == [("Joost", "they dare")]
        assert field.text == ""


async def test_what_was_half_typed_waits_for_the_words_that_were_undone(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.say("joost: they dare", "reading")
        await screen.say("they come", "reading")
        await screen.press("f8", "f8")
        assert app.screen.query_one(Entry).text == "joost: they dare"
        talk = screen.talk
        await screen.press("escape")
        await until(pilot, lambda: library.open(talk.id).drafts == talk.drafts)
        assert sorted(talk.drafts.values()) == ["joost: they dare", "they come"]
        await screen.press("enter")
        field = app.screen.query_one(Entry)
        assert field.text == "joost: they dare"
        await screen.press("enter")
        assert field.text == "they come"
        await screen.press("enter")
        assert field.text == ""
        assert [r.text for r in screen.talk.segment.readings] == ["they dare", "they come"]


async def test_what_waits_since_an_undo_is_asked_about_at_the_close(
    session: Session,
) -> None:
    talk = session.talk
    talk.say("one")
    talk.say("two")
    talk.undo_to_type()
    talk.undo_to_type()
    (first,) = talk.unsent()
    assert first[1] == "one"
    talk.send(*first)
    (second,) = talk.unsent()
    assert second[1] == "two"
    talk.drop(*second)
    assert talk.unsent() == []
