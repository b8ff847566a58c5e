"""What happens to the store is said on the screen: another window, a sync program, a full disk."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import begin
from textual.pilot import Pilot
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.meeting import with_draft
from store import whole
from store.library import MeetingLibrary
from store.lock import lease
from tui.app import VertelApp
from tui.keys import KeyBar
from tui.screens.talk import TalkScreen
from tui.settings import Settings


@pytest.fixture
def app(library: MeetingLibrary, tmp_path: Path, agenda: Agenda) -> VertelApp:
    library.save(begin(agenda))
    return VertelApp(Settings(store=library.folder, agendas=tmp_path / "agendas", language="en"))


def told(app: VertelApp) -> str:
    return "\n".join(str(one.message) for one in app._notifications)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _turn in range(100):
        if holds():
            return
        await pilot.pause()
        await asyncio.sleep(0.05)
    assert holds()


async def test_a_second_version_of_a_talk_is_offered_when_it_opens(
    app: VertelApp, library: MeetingLibrary
) -> None:
    path = library.files()["k3f9q2"]
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await until(pilot, lambda: "vertel store compare k3f9q2" in told(app))
        assert isinstance(app.screen, TalkScreen)


async def test_the_second_window_reads_along(app: VertelApp, library: MeetingLibrary) -> None:
    async with app.run_test() as pilot:
        with lease(library.folder, "k3f9q2", "Ana"):
            app.resume("k3f9q2")
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, TalkScreen)
            assert screen.session.busy
            library.save(with_draft(library.open("k3f9q2"), "goal", "as Ana types"))
            await until(pilot, lambda: screen.meeting.drafts == {"goal": "as Ana types"})


async def test_a_file_that_was_changed_from_outside_is_told_with_the_next_save(
    app: VertelApp, library: MeetingLibrary
) -> None:
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        library.save(with_draft(library.open("k3f9q2"), "indicator", "by a sync program"))
        await pilot.press("h", "i")
        await until(pilot, lambda: "was changed from outside" in told(app))
    assert library.open("k3f9q2").drafts == {"goal": "hi"}
    (copy,) = library.copies("k3f9q2")
    assert "by a sync program" in copy.file.read_text("utf-8")


async def test_a_full_disk_is_said_until_it_is_over_and_the_words_are_saved_then(
    app: VertelApp, library: MeetingLibrary
) -> None:
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TalkScreen)
        with pytest.MonkeyPatch.context() as patch:

            def full(*_what: object) -> None:
                raise OSError(28, "No space left on device")

            patch.setattr(whole, "_put_in_place", full)
            await pilot.press("h", "i")
            await until(pilot, lambda: "NOT SAVED" in bar(screen))
            assert "No space left" in str(screen.query_one("#notice", Static).content)
            assert app.is_running
        await until(pilot, lambda: "NOT SAVED" not in bar(screen))
    assert library.open("k3f9q2").drafts == {"goal": "hi"}


def bar(screen: TalkScreen) -> str:
    return screen.query_one(KeyBar).word
