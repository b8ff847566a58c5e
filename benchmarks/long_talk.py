"""A talk of many lines on its screen: opening it, a letter, and a line that is put on record."""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import disk
from store.library import TalkLibrary

LETTERS = "abcdefghij"
LINES = 5  # lines that are put on record


def opened_and_typed(store: Path, home: Path, items: int) -> Callable[[], dict[str, float]]:
    """Milliseconds of processor time in a talk of so many lines: `opened`, a `letter`, an `enter`."""
    os.environ |= {"VERTEL_CONFIG": str(home / "none.toml"), "VERTEL_STATE": str(home / "state")}
    library = disk.library_of(store, home)

    def once() -> dict[str, float]:
        talk = disk.talk_with_evidence(library, items)
        try:
            return asyncio.run(_typed(library, talk.id))
        finally:
            library.files()[talk.id].unlink()

    return once


async def _typed(library: TalkLibrary, talk_id: str) -> dict[str, float]:
    from tui.app import VertelApp
    from tui.screens.talk_screen import TalkScreen
    from tui.settings import settings

    app = VertelApp(settings(str(library.folder), "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        begun = time.process_time()
        app.push_screen(TalkScreen(app.library.open(talk_id)))
        await pilot.pause()
        there = time.process_time()
        await pilot.press(*LETTERS)
        typed = time.process_time()
        for letter in LETTERS[:LINES]:
            await pilot.press(letter, "enter")
        await pilot.pause()
        said = time.process_time()
    return {
        "opened": (there - begun) * 1000,
        "letter": (typed - there) * 1000 / len(LETTERS),
        "enter": (said - typed) * 1000 / LINES,
    }
