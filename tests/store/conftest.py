"""A library in an empty folder, a clock that stands still, and talks to put in it."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import say_all
from agendas.lines.edit import go_to
from agendas.lines.talk import Talk
from agendas.records.said import Person
from agendas.talk.begin import Opening, new_talk
from store.library import TalkLibrary

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
MakeTalk = Callable[..., Talk]


@pytest.fixture(autouse=True)
def _sealed(tmp_path: Path) -> Iterator[None]:
    """No key of another test is held; with VERTEL_SEALED every store has a passphrase (docs/promises.md)."""
    from store.encryption import seal as sealing

    sealing.hold(None)
    if not os.environ.get("VERTEL_SEALED"):
        yield
        sealing.hold(None)
        return
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
def library(folder: Path) -> TalkLibrary:
    return TalkLibrary(folder, lambda: NOW)


@pytest.fixture
def talk() -> MakeTalk:
    """A talk about to begin: `talk("k3f9q2", goal="…", days=1, agenda="checkin")`."""

    def make(
        talk_id: str = "k3f9q2",
        goal: str = "Walk-in mornings for parents",
        days: int = 0,
        agenda: str = "accountability",
    ) -> Talk:
        opening = Opening(
            goal_text=goal,
            team="Team Oak",
            people=(Person(name="Ada", role="account-giver"), Person(name="Bo")),
            account_giver="Ada",
        )
        return new_talk(talk_id, builtin(agenda), opening, NOW + timedelta(days=days))

    return make


@pytest.fixture
def said() -> Callable[[Talk, str, str], Talk]:
    """The talk with a line under the first lamp of a question."""

    def put(talk: Talk, question: str, text: str) -> Talk:
        table = Conductor(
            talk, builtin(talk.agenda), lambda: NOW, lambda _talk, _at_once: None, "test"
        )
        at = talk.at
        say_all(table, [(question, text)])
        return go_to(table.talk, at)

    return put
