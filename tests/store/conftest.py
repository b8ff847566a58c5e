"""A library in an empty folder, a clock that stands still, and talks to put in it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agendas.agenda import builtin
from agendas.answers import answer
from agendas.meeting import Meeting
from agendas.opening import Opening, new_meeting
from agendas.records import Person
from agendas.script import asks
from store.library import MeetingLibrary

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
MakeTalk = Callable[..., Meeting]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def library(folder: Path) -> MeetingLibrary:
    return MeetingLibrary(folder, lambda: NOW)


@pytest.fixture
def talk() -> MakeTalk:
    """A talk about to begin: `talk("k3f9q2", goal="…", days=1, agenda="checkin")`."""

    def make(
        meeting_id: str = "k3f9q2",
        goal: str = "Walk-in mornings for parents",
        days: int = 0,
        agenda: str = "accountability",
    ) -> Meeting:
        opening = Opening(
            goal_text=goal,
            team="Team Oak",
            people=(Person(name="Ada", role="account-giver"), Person(name="Bo")),
            account_giver="Ada",
        )
        return new_meeting(meeting_id, builtin(agenda), opening, NOW + timedelta(days=days))

    return make


@pytest.fixture
def said() -> Callable[[Meeting, str, str], Meeting]:
    """The meeting with an answer to the first question that records in `slot`."""

    def put(meeting: Meeting, slot: str, text: str) -> Meeting:
        agenda = builtin(meeting.agenda)
        for phase in meeting.phases:
            for ask in asks(meeting, agenda, phase):
                if ask.slot.name == slot:
                    return answer(meeting, ask, text, NOW)
        raise AssertionError(slot)

    return put
