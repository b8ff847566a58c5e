"""Undo takes back what was said: not the time that went by, nor where the talk has been."""

from datetime import datetime, timedelta

import pytest
from conftest import NOW, begin

from agendas.agenda import Agenda
from agendas.conduct.conductor import LONGEST_PAUSE
from agendas.records.meeting import Meeting, add, go_to, with_draft
from agendas.records.said import Evidence
from store.library import MeetingLibrary
from tui.session import Session


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
