"""What happens to the store is said on the screen: another window, a sync program, a full disk."""

import threading
from pathlib import Path

import pytest
from conftest import GOAL, NOW, begin, whole_talk
from said_in import drafts, with_draft
from table import until
from textual.pilot import Pilot
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.conduct.at_close import reopened
from store.errors import Busy
from store.files import atomic_write as whole
from store.files.lock import lease
from store.library import TalkLibrary
from tui import session
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn, open_check_in, unfinished
from tui.keys import KeyBar
from tui.screens.dialogs.talk.closing import ClosingScreen
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings


@pytest.fixture
def app(library: TalkLibrary, tmp_path: Path, agenda: Agenda) -> VertelApp:
    library.save(begin(agenda))
    return VertelApp(
        Settings(store=library.folder, agendas=tmp_path / "agendas", language="en"),
        clock=library.now,
    )


def told(app: VertelApp) -> str:
    return "\n".join(str(one.message) for one in app._notifications)


async def test_a_second_version_of_a_talk_is_offered_when_it_opens(
    app: VertelApp, library: TalkLibrary
) -> None:
    path = library.files()["k3f9q2"]
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await until(pilot, lambda: "vertel store compare k3f9q2" in told(app))
        assert isinstance(app.screen, TalkScreen)


async def test_the_second_window_reads_along(app: VertelApp, library: TalkLibrary) -> None:
    async with app.run_test() as pilot:
        with lease(library.folder, "k3f9q2", "Ana", NOW):
            app.resume("k3f9q2")
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, TalkScreen)
            assert screen.session.busy
            library.save(with_draft(library.open("k3f9q2"), "goal", "as Ana types"))
            await until(pilot, lambda: drafts(screen.talk.talk) == {"goal": "as Ana types"})


async def test_a_check_in_that_another_window_holds_is_not_told_to_be_done(
    app: VertelApp, library: TalkLibrary
) -> None:
    written = CheckIn(goal=GOAL, noticed="two stayed")
    solo = unfinished(open_check_in(library, written, "en", NOW), written, NOW)
    library.save(solo)
    async with app.run_test() as pilot:
        with lease(library.folder, solo.id, "Ana", NOW):
            app.resume(solo.id)
            await pilot.pause()
            await pilot.press("pagedown")
            await pilot.pause()
        assert "is done" not in told(app)
    assert library.open(solo.id).ended is None


async def test_a_file_that_was_changed_from_outside_is_told_with_the_next_save(
    app: VertelApp, library: TalkLibrary
) -> None:
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        library.save(with_draft(library.open("k3f9q2"), "indicator", "by a sync program"))
        await pilot.press("h", "i")
        await until(pilot, lambda: "was changed from outside" in told(app))
    assert drafts(library.open("k3f9q2")) == {"goal": "hi"}
    (copy,) = library.copies("k3f9q2")
    assert "by a sync program" in copy.file.read_text("utf-8")


async def test_a_full_disk_is_said_until_it_is_over_and_the_words_are_saved_then(
    app: VertelApp, library: TalkLibrary
) -> None:
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TalkScreen)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(whole, "_put_in_place", full)
            await pilot.press("h", "i")
            await until(pilot, lambda: "NOT SAVED" in bar(screen))
            assert "No space left" in str(screen.query_one("#notice", Static).content)
            assert app.is_running
        await until(pilot, lambda: "NOT SAVED" not in bar(screen))
    assert drafts(library.open("k3f9q2")) == {"goal": "hi"}


def full(*_what: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "LAST_WAIT", 0.2)


async def test_a_talk_that_could_not_be_left_stays_open_and_held_and_what_follows_is_saved(
    app: VertelApp, library: TalkLibrary, hasty: None
) -> None:
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TalkScreen)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(whole, "_put_in_place", full)
            await pilot.press("h", "i")
            await pilot.press("escape", "escape")  # the curtain, and away
            await until(pilot, lambda: "NOT SAVED" in bar(screen))
            await pilot.press("escape", "escape")
            await pilot.pause(0.3)
            assert app.screen is screen, "nor does it let go the second time"
            with pytest.raises(Busy), lease(library.folder, "k3f9q2", "Ana", NOW):
                pass
            await pilot.press(*" you")
        await until(pilot, lambda: "saved" in bar(screen))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.screen is not screen)
        assert drafts(library.open("k3f9q2")) == {"goal": "hi you"}
        with lease(library.folder, "k3f9q2", "Ana", NOW):
            pass


async def test_a_talk_whose_closing_could_not_be_saved_is_open_still(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, hasty: None
) -> None:
    library.save(reopened(whole_talk(agenda)))
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TalkScreen)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(whole, "_put_in_place", full)
            told = []
            patch.setattr(screen, "tell_not_let_go", lambda: told.append(screen.talk.talk.ended))
            await to_the_end(app, pilot)
            await pilot.press("enter")
            await until(pilot, lambda: bool(told))
            assert told == [None]
            assert app.screen is screen
        await until(pilot, lambda: "NOT SAVED" not in bar(screen))
        await to_the_end(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MinutesScreen))
        assert library.open("k3f9q2").ended


async def test_closing_vertel_on_a_full_disk_ends_all_the_same_and_says_so(
    app: VertelApp, hasty: None
) -> None:
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await pilot.pause()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(whole, "_put_in_place", full)
            await pilot.press("h", "i")
            await pilot.press("ctrl+q")
            await until(pilot, lambda: app.return_code == 1)
    assert "could be saved" in app.last_words
    assert not [t for t in threading.enumerate() if t.name == "vertel-autosave"]


async def to_the_end(app: VertelApp, pilot: Pilot[None]) -> None:
    """On through the talk, until it is asked whether to close it."""
    for _step in range(60):
        if isinstance(app.screen, ClosingScreen):
            return
        await pilot.press("enter" if isinstance(app.screen, OpenNamesScreen) else "pagedown")
    raise AssertionError("it is not asked")


def bar(screen: TalkScreen) -> str:
    return screen.query_one(KeyBar).word
