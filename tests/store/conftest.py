"""A library in an empty folder, a clock that stands still, and talks to put in it."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agendas.agenda import builtin
from agendas.records.meeting import Meeting
from agendas.records.said import Person
from agendas.slots.script import asks
from agendas.talk.answers import answer
from agendas.talk.begin import Opening, new_meeting
from store.library import MeetingLibrary

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
MakeTalk = Callable[..., Meeting]


@pytest.fixture(autouse=True)
def _sealed(tmp_path: Path) -> Iterator[None]:
    """With VERTEL_SEALED every store of a test has a passphrase; see docs/promises.md."""
    if not os.environ.get("VERTEL_SEALED"):
        yield
        return
    from store.encryption import seal as sealing
    from store.encryption.header import Cost, put_seal, sealed_by

    key, folder = b"k" * 32, tmp_path / "store"
    seal = sealed_by("known", key, Cost(memory=8, passes=1, lanes=1), "0" * 32, 1, "sealed")
    folder.mkdir()
    put_seal(folder, seal)
    sealing.hold_by(folder, seal, key, None)
    yield
    sealing.hold(None)


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
