"""One way of an open talk to disk, whatever it is held in: the screen, prompts, or a check-in in either.

While it is open it is this window's and what was said is on disk; left, it is free, and what was
half typed is there too, in the store and in the journal.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from conftest import GOAL, NOW, whole_talk
from plain_talk import begun
from table import Screen, app_on, until

from agendas.agenda import builtin
from store.errors import Busy
from store.files.lock import lease
from store.library import TalkLibrary
from tui.check_in.conduct import CheckIn
from tui.commands.talks import in_prompts
from tui.commands.talks.in_prompts import prompted_talk
from tui.prompts.check_in_prompts import PlainCheckIn
from tui.prompts.lines import BrokenOff
from tui.screens.check_in_screen import CheckInScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings

SAID, HALF = "two parents stayed", "and the litt"
Meanwhile = Callable[[], None]
Front = Callable[[TalkLibrary, Meanwhile], Awaitable[None]]


def on_disk(library: TalkLibrary) -> str:
    """All that stands in the files of talks."""
    return "".join(path.read_text("utf-8") for path in library.meetings_folder.glob("*.json"))


class Typed:
    """Lines as prompts read them: one that is said, and one that is broken off."""

    def __init__(self, meanwhile: Meanwhile) -> None:
        self._meanwhile, self._said = meanwhile, False

    def typed_by_hand(self) -> bool:
        return False

    def read(self) -> str:
        if not self._said:
            self._said = True
            return SAID
        self._meanwhile()
        raise BrokenOff(HALF)


async def screen(library: TalkLibrary, meanwhile: Meanwhile) -> None:
    library.save(begun())
    app = app_on(library)
    async with app.run_test() as pilot:
        app.resume("k3f9q2")
        await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
        await Screen(app, pilot).say(SAID)
        await pilot.press(*HALF)
        await until(pilot, lambda: HALF in on_disk(library))
        meanwhile()
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, TalkScreen))


async def prompts(library: TalkLibrary, meanwhile: Meanwhile) -> None:
    library.save(begun())
    settings = Settings(store=library.folder, agendas=library.folder / "agendas", language="en")
    talk = library.open("k3f9q2")
    with pytest.raises(BrokenOff):
        prompted_talk(library, builtin(talk.agenda), talk, Typed(meanwhile), settings)  # type: ignore[arg-type]


async def check_in_screen(library: TalkLibrary, meanwhile: Meanwhile) -> None:
    library.save(whole_talk(builtin("accountability")))
    app = app_on(library)
    async with app.run_test() as pilot:
        app.check_in()
        await until(pilot, lambda: isinstance(app.screen, CheckInScreen) and bool(app.focused))
        await pilot.press(*SAID, "enter", *HALF)
        await until(pilot, lambda: HALF in on_disk(library))
        meanwhile()
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, CheckInScreen))


async def check_in_prompts(library: TalkLibrary, meanwhile: Meanwhile) -> None:
    lines = Typed(meanwhile)
    asked = PlainCheckIn(
        library, CheckIn(goal=GOAL), "en", lines.read, lambda _row: None, lambda: NOW
    )
    with pytest.raises(BrokenOff):
        asked.run()


@pytest.mark.parametrize("front", [screen, prompts, check_in_screen, check_in_prompts])
async def test_an_open_talk_is_this_windows_and_on_disk_and_left_it_is_free_with_what_was_half_typed(
    front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_prompts, "now", lambda: NOW)
    library = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    seen: list[str] = []

    def meanwhile() -> None:
        (talk_id,) = library.held()
        seen.append(talk_id)
        with pytest.raises(Busy), lease(library.folder, talk_id, "Joost", NOW):
            pass
        assert SAID in on_disk(library)

    await front(library, meanwhile)
    (talk_id,) = seen
    with lease(library.folder, talk_id, "Joost", NOW):
        assert HALF in on_disk(library)
    assert library.journal
    kept = library.journal.read(talk_id)
    assert kept
    assert kept.talk == library.open(talk_id)
