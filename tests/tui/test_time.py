"""The soft clock as people see it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import NOW, Clock, begin
from textual.pilot import Pilot
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.lines.edit import change, go_to, spend
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.talk.rail import PhaseRail


@pytest.fixture
def hands() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, hands: Clock) -> TalkLibrary:
    return TalkLibrary(tmp_path / "store", hands)


def made(library: TalkLibrary, **more: Any) -> VertelApp:
    place = library.folder
    return VertelApp(
        Settings(store=place, agendas=place / "agendas", language="en", **more), clock=library.now
    )


async def opened(app: VertelApp, pilot: Pilot[None], agenda: Agenda, at: int = 0) -> TalkScreen:
    talk = go_to(begin(agenda), at)
    app.library.save(talk)
    app.begin(talk)
    await pilot.pause()
    assert isinstance(app.screen, TalkScreen)
    return app.screen


def rail(screen: TalkScreen) -> str:
    return str(screen.query_one(PhaseRail).content)


async def test_the_tone_changes_by_words_and_a_sign(
    library: TalkLibrary, agenda: Agenda, hands: Clock
) -> None:
    async with made(library).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot.app, pilot, agenda)  # type: ignore[arg-type]
        assert rail(screen).endswith("   6 min left"), "one time, and no more"
        for minutes, words in ((5, "◑ 1 min left"), (5.8, "◕ rounding off"), (8, "2 min over")):
            hands.at = NOW + timedelta(minutes=minutes)
            screen.tick()
            assert words in rail(screen)
        assert "red" not in str(screen.query_one(PhaseRail).content.spans)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "told", "hurried"), [(1.0, "0 min left", False), (6.0, "rounding off", True)]
)
async def test_nobody_is_hurried_while_there_is_time_to_spare(
    library: TalkLibrary, agenda: Agenda, first: float, told: str, hurried: bool
) -> None:
    async with made(library).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot.app, pilot, agenda, at=1)  # type: ignore[arg-type]
        took = dict(enumerate((first, 6.8)))
        phases = tuple(
            msgspec.structs.replace(phase, seconds=60 * took.get(number, 0.0))
            for number, phase in enumerate(screen.talk.talk.phases)
        )
        screen.talk.talk = change(screen.talk.talk, phases=phases)
        screen.tick()
        assert told in rail(screen)
        assert ("rounding off" in rail(screen)) is hurried


async def test_a_key_gives_five_minutes_and_undo_takes_them_back(
    library: TalkLibrary, agenda: Agenda, hands: Clock
) -> None:
    async with made(library).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot.app, pilot, agenda)  # type: ignore[arg-type]
        hands.at = NOW + timedelta(minutes=4)
        await pilot.press("ctrl+n")
        assert "7 min left" in rail(screen)
        told = str(screen.query_one("#notice", Static).content)
        assert "Original goal 4 of 11 · 41 min left in all" in told
        await pilot.press("f8")
        assert "the time that was given" in str(screen.query_one("#notice", Static).content)
        assert screen.talk.talk.phase.more == 0
        assert screen.talk.talk.phase.seconds == 240


async def test_while_the_clock_stands_still_no_time_is_used(
    library: TalkLibrary, agenda: Agenda, hands: Clock
) -> None:
    async with made(library).run_test() as pilot:
        screen = await opened(pilot.app, pilot, agenda)  # type: ignore[arg-type]
        hands.at = NOW + timedelta(minutes=1)
        await pilot.press("ctrl+t")
        hands.at = NOW + timedelta(minutes=9)
        await pilot.press(*"said meanwhile")
        await pilot.pause()
        assert "paused" in rail(screen) or "stands still" in rail(screen)
        assert screen.talk.talk.phase.seconds == 60
        await pilot.press("f11")
        hands.at = NOW + timedelta(minutes=10)
        screen.tick()
        assert "4 min" in rail(screen)


async def test_it_is_said_once_when_evidence_takes_of_interpretation(
    library: TalkLibrary, agenda: Agenda, hands: Clock
) -> None:
    async with made(library).run_test() as pilot:
        screen = await opened(pilot.app, pilot, agenda)  # type: ignore[arg-type]
        screen.talk.talk = spend(go_to(screen.talk.talk, 2), 0)
        screen.enter_phase()
        for minutes in (10, 20, 25):
            hands.at = NOW + timedelta(minutes=minutes)
            screen.talk.keep(change(screen.talk.talk))
        screen.tick()
        told = str(screen.query_one("#notice", Static).content)
        assert "12 minutes are left for that" in told
        screen.notice("")
        screen.tick()
        assert str(screen.query_one("#notice", Static).content) == ""


async def test_without_a_clock_nothing_is_shown_and_the_time_is_still_on_record(
    library: TalkLibrary, agenda: Agenda, hands: Clock
) -> None:
    async with made(library, clock=False).run_test() as pilot:
        screen = await opened(pilot.app, pilot, agenda)  # type: ignore[arg-type]
        hands.at = NOW + timedelta(minutes=3)
        await pilot.press("x")
        await pilot.pause()
        assert "min" not in rail(screen)
        assert screen.talk.talk.phase.seconds == 180
