"""What every test starts from: English, a clock that stands still, and a store of its own."""

import gc
import os
import re
import sys
import tomllib
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import textual.constants
from examples import profiles
from rest import (
    DRAWN_EVERY,
    at_rest,
    at_rest_and_drawn,
    drawn_and_ended,
    ended_plainly,
    handled,
    keys_apart,
    later,
    plainly,
)
from styled import applied_once, parsed_once

from agendas.agenda import Agenda, builtin
from agendas.conduct.at_close import closed
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import say_all
from agendas.folding.fold import state_of
from agendas.lines.talk import Talk
from agendas.records.said import Person
from agendas.records.state import GoalState
from agendas.talk.begin import Opening, new_talk
from locales import use
from store.library import TalkLibrary

gc.disable()  # until all tests are collected
textual.constants.TEXTUAL_ANIMATIONS = "none"  # what settles in has its own tests
NUMBERS = count()  # of folders
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
    "decision": "1, it still says it",
    "initiative": "ask two parents to host the walk-in",
    "notice": "that it is their room too",
    "limits": "1, the coffee budget",
    "due": "8 December, with Joost",
    "learned": "fatima: that silence can be trust",
    "parked": "the broken copier",
}


class Clock:
    """A clock that is put on by hand."""

    at = NOW

    def __call__(self) -> datetime:
        return self.at

    def goes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.hookimpl(tryfirst=True)  # before hypothesis takes the profile that was asked for
def pytest_configure() -> None:
    """Compile the Dutch where that was not done yet, so that pytest alone does in a fresh clone."""
    profiles()
    for words in LOCALES.glob("*/LC_MESSAGES/*.po"):
        compiled = words.with_suffix(".mo")
        if not compiled.exists():
            compile_words(words, compiled)


def pytest_collection_finish() -> None:
    """Look for what nobody holds any more less often, and not among what the tests are made of."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


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


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pytest's own looks through all earlier ones for the next number, for each test."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return _folder(tmp_path_factory, name)


def _folder(among: pytest.TempPathFactory, name: str) -> Path:
    folder = among.getbasetemp() / f"{name}{next(NUMBERS)}"
    folder.mkdir(0o700)
    return folder


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
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(_folder(tmp_path_factory, "run")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    spare = str(tmp_path / "spare")  # else each goes through what all the others left in /tmp
    monkeypatch.setattr("store.files.this_machine.journal.spare_name", lambda: spare)
    use("en")


@pytest.fixture(autouse=True)
def _rest(monkeypatch: pytest.MonkeyPatch) -> None:
    if "textual.app" in sys.modules:
        sheet = "textual.css.stylesheet.Stylesheet"
        monkeypatch.setattr(f"{sheet}._parse_rules", parsed_once())
        monkeypatch.setattr(f"{sheet}.apply", applied_once())
        monkeypatch.setattr("textual.screen.UPDATE_PERIOD", DRAWN_EVERY)
        plainly()
        ended_plainly()
        monkeypatch.setattr("textual.app.App._shutdown", drawn_and_ended)
        monkeypatch.setattr("textual.screen.Screen._compositor_refresh", later)
        monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", handled)
        monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
        monkeypatch.setattr("textual.pilot.wait_for_idle", at_rest_and_drawn)
        sends = "textual.drivers.headless_driver.HeadlessDriver.send_message"
        monkeypatch.setattr(sends, keys_apart())


@pytest.fixture
def agenda() -> Agenda:
    return builtin("accountability")


@pytest.fixture
def library(tmp_path: Path) -> TalkLibrary:
    return TalkLibrary(tmp_path / "store", lambda: NOW)


def begin(
    agenda: Agenda, talk_id: str = "k3f9q2", state: GoalState | None = None, now: datetime = NOW
) -> Talk:
    """A talk of three people that has just begun."""
    people = (Person(name="Ana", role="account-giver"), Person(name="Joost"), Person(name="Fatima"))
    opening = Opening(goal_text=GOAL, people=people, account_giver="Ana", team="Blue")
    return new_talk(talk_id, agenda, opening, now, state)


def conducted(talk: Talk, agenda: Agenda) -> Conductor:
    """A talk with who conducts it; nothing of it is saved, and no time passes."""
    return Conductor(talk, agenda, lambda: NOW, lambda _talk, _at_once: None, "test")


def said(talk: Talk, agenda: Agenda, question: str, text: str) -> Talk:
    """The talk with a line under the next lamp of a question, from its present phase on."""
    table = conducted(talk, agenda)
    say_all(table, [(question, text)])
    return table.talk


def talk_through(talk: Talk, agenda: Agenda, words: dict[str, str] = SAID) -> Talk:
    """Say something under each lamp that `words` has some for, in order, phase by phase."""
    table = conducted(talk, agenda)
    while True:
        seen: set[tuple[str, str]] = set()
        for name, text in words.items():
            while (place := _next(table, name, seen)) is not None:
                table.choose(place)
                assert table.lamp
                seen.add((name, table.lamp.about))
                table.say(text)
        if table.next_phase() == "end":
            return table.talk


def _next(table: Conductor, name: str, seen: set[tuple[str, str]]) -> int | None:
    listed = (*table.lamps, *table.waiting)
    along = ("onward",)  # what is asked along with another question
    found = (
        n for n, o in enumerate(listed)
        if o.slot.name == name or (name in along and name in o.slot.also)
    )  # fmt: skip
    return next((n for n in found if (name, listed[n].about) not in seen), None)


@cache
def whole_talk(agenda: Agenda, talk_id: str = "k3f9q2") -> Talk:
    """A talk from beginning to close."""
    return closed(talk_through(begin(agenda, talk_id), agenda), agenda, NOW)


def next_talk(agenda: Agenda, *earlier: Talk) -> Talk:
    """The talk that follows on the goal of the earlier ones."""
    state = state_of(earlier).goals[earlier[0].goal.id]
    return begin(agenda, "m4p7r8", state, NOW.replace(month=12, day=8))
