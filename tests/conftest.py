"""What every test starts from: English, a clock that stands still, and a store of its own."""

import os
import sys
import tomllib
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from examples import profiles
from rest import LONGEST, at_rest

from agendas.agenda import Agenda, builtin
from agendas.folding.fold import goals_of
from agendas.records.meeting import Meeting, go_to
from agendas.records.said import Person
from agendas.records.state import GoalState
from agendas.slots.script import asks
from agendas.talk.answers import answer
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.close import close
from locales import use
from store.library import MeetingLibrary

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
MAY_SKIP = Path(__file__).with_name("may_skip.toml")
LOCALES = Path(__file__).parents[1] / "locales"
GOAL = "Parents bring their child to school with trust"
SAID = {
    "target_group": "parents of our youngest pupils",
    "reading": "parents dare to ask us anything",
    "indicator": "who comes to the walk-in mornings",
    "why_chosen": "they come unasked",
    "expectation": "about 20",
    "evidence": "31 of 52 parents came in October",
    "meaning": "they find their own way in",
    "standing": "1 because they stay without being asked",
    "other_reading": "joost: only those who were at ease already",
    "value": "that a mother reads aloud",
    "moment": "last Friday",
    "decision": "1 it still says it",
    "initiative": "ask two parents to host the walk-in",
    "notice": "that it is their room too",
    "limits": "1 the coffee budget",
    "due": "8 December, with Joost",
    "learned": "fatima: that silence can be trust",
    "parked": "the broken copier",
}


@pytest.hookimpl(tryfirst=True)  # before hypothesis takes the profile that was asked for
def pytest_configure() -> None:
    """Compile the Dutch where that was not done yet, so that pytest alone does in a fresh clone."""
    profiles()
    for words in LOCALES.glob("*/LC_MESSAGES/*.po"):
        compiled = words.with_suffix(".mo")
        if not compiled.exists():
            compile_words(words, compiled)


def compile_words(words: Path, compiled: Path) -> None:
    """Make the catalogue that is read out of the one that is written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    beside = compiled.with_suffix(f".{os.getpid()}")
    with words.open("rb") as source, beside.open("wb") as file:
        write_mo(file, read_po(source))
    beside.replace(compiled)


def may_skip(test: str, platform: str = sys.platform) -> bool:
    """Whether a test, by its full name, is listed in may_skip.toml for this kind of machine."""
    listed = tomllib.loads(MAY_SKIP.read_text("utf-8"))["skip"]
    return any(platform in row["where"] and test.startswith(row["test"]) for row in listed)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """A test that is skipped is red, unless it is listed."""
    return _skipped_is_red((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """So is a whole file of them."""
    return _skipped_is_red((yield))


def _skipped_is_red(report: Any) -> Any:
    if report.skipped and not may_skip(report.nodeid):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        told = f"{why}\n{report.nodeid} is not in {MAY_SKIP.name}"
        report.outcome, report.longrepr = "failed", told
    return report


@pytest.fixture(autouse=True)
def _english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("VERTEL_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))
    for name in ("VERTEL_STORE", "COLUMNS", "LINES"):  # a size set there is no window's
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VERTEL_LANG", "en")
    monkeypatch.setenv("VERTEL_WRITER", "Ana")  # whose check-ins: else that is asked for first
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    use("en")


@pytest.fixture(autouse=True)
def _rest(monkeypatch: pytest.MonkeyPatch) -> None:
    if "textual.app" in sys.modules:
        for module in ("app", "pilot"):
            monkeypatch.setattr(f"textual.{module}.wait_for_idle", at_rest)
        from textual.pilot import Pilot

        monkeypatch.setattr(Pilot._wait_for_screen, "__defaults__", (LONGEST,))


@pytest.fixture
def agenda() -> Agenda:
    return builtin("accountability")


@pytest.fixture
def library(tmp_path: Path) -> MeetingLibrary:
    return MeetingLibrary(tmp_path / "store", lambda: NOW)


def begin(
    agenda: Agenda, meeting_id: str = "k3f9q2", state: GoalState | None = None, now: datetime = NOW
) -> Meeting:
    """A talk of three people that has just begun."""
    people = (Person(name="Ana", role="account-giver"), Person(name="Joost"), Person(name="Fatima"))
    opening = Opening(goal_text=GOAL, people=people, account_giver="Ana", team="Blue")
    return new_meeting(meeting_id, agenda, opening, now, state)


def talk_through(meeting: Meeting, agenda: Agenda, said: dict[str, str] = SAID) -> Meeting:
    """Answer each question that `said` has words for, in order, phase by phase."""
    for place, phase in enumerate(meeting.phases):
        meeting = go_to(meeting, place)
        seen: set[str] = set()
        for name in list(said):
            for ask in asks(meeting, agenda, phase, also=True):
                key = f"{ask.slot.name} {ask.about}"
                if ask.slot.name == name and key not in seen:
                    seen.add(key)
                    meeting = answer(meeting, ask, said[name], NOW)
    return meeting


def whole_talk(agenda: Agenda, meeting_id: str = "k3f9q2") -> Meeting:
    """A talk from beginning to close."""
    return close(talk_through(begin(agenda, meeting_id), agenda), NOW)


def next_talk(agenda: Agenda, *earlier: Meeting) -> Meeting:
    """The talk that follows on the goal of the earlier ones."""
    state = goals_of(earlier)[earlier[0].goal.id]
    return begin(agenda, "m4p7r8", state, NOW.replace(month=12, day=8))
