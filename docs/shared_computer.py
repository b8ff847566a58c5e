"""A nurse's three check-ins on a computer she shares, and one line of them in a talk before others.

`python -m docs.shared_computer` draws what is on the screen at each moment, in both languages, in
docs/pictures/LANGUAGE/shared; a test goes the same way and looks at each.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from textual.events import Paste
from textual.pilot import Pilot

from agendas.records.said import Language
from docs.scenes import LANGUAGES, no_word_of_saving, picture
from locales import use
from tui.app import VertelApp
from tui.settings import Settings

SIZE = (80, 24)
FIRST = datetime(2026, 11, 3, 14, 30, tzinfo=UTC)
GOAL = {
    "en": "Patients go home with no question left open",
    "nl": "Patiënten gaan naar huis zonder vragen die open bleven",
}
# What Mary writes on three days: what she noticed, what it says to her, and what is next.
WRITTEN: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "en": (
        ("two of them phoned at night", "I had not dared to ask", "ask on the evening before"),
        ("one asked for her own list", "we talk and they listen", "give them the pen"),
        ("nobody phoned this week", "it may be chance", "look again in December"),
    ),
    "nl": (
        ("twee belden er 's nachts", "ik had het niet durven vragen", "de avond ervoor vragen"),
        ("een vroeg om haar eigen lijst", "wij praten en zij luisteren", "hun de pen geven"),
        ("niemand belde deze week", "het kan toeval zijn", "in december weer kijken"),
    ),
}
MARKED = 1  # of this check-in what she noticed is marked to bring


class Moment(NamedTuple):
    """What is on the screen at a moment: its name, and who sits before it."""

    name: str
    app: VertelApp


def mine(language: Language) -> tuple[str, ...]:
    """What Mary wrote and did not mark: nobody but her is to see it."""
    kept = [
        words
        for place, (noticed, means, _next) in enumerate(WRITTEN[language])
        for words in (noticed, means)
        if (place, words) != (MARKED, noticed)
    ]
    return tuple(kept)


def brought(language: Language) -> str:
    """What she marked to bring."""
    return WRITTEN[language][MARKED][0]


async def moments(language: Language, place: Path) -> AsyncIterator[Moment]:
    """Go the whole way over a store in `place`, and stop at what is worth looking at."""
    use(language)
    settings = Settings(
        store=place, agendas=place / "agendas", language=language, name="", shared=True
    )

    def started(days: int) -> VertelApp:
        return VertelApp(settings, clock=lambda: FIRST + timedelta(days=days))

    with no_word_of_saving():
        for number, (noticed, means, then) in enumerate(WRITTEN[language]):
            app = started(7 * number)
            async with app.run_test(size=SIZE) as pilot:
                await _press(pilot, "c", *"Mary")
                if not number:
                    yield Moment("1-whose", app)
                await _press(pilot, "enter")
                if not number:
                    await _write(pilot, GOAL[language])
                    await _press(pilot, "enter")
                await _write(pilot, noticed)
                await _press(pilot, *(("ctrl+r",) if number == MARKED else ()), "enter")
                await _write(pilot, means)
                await _press(pilot, "enter")
                await _write(pilot, then)
                if number == MARKED:
                    yield Moment("2-written", app)
                await _press(pilot, "pagedown")
                if number == 2:
                    yield Moment("3-third", app)
        app = started(15)
        async with app.run_test(size=SIZE) as pilot:
            await _press(pilot)
            yield Moment("4-next-start", app)
            await _press(pilot, "w", *"Bo", "enter")
            yield Moment("5-another-name", app)
            await _press(pilot, "n")
            await _write(pilot, GOAL[language])
            await _press(pilot, "enter")
            await _write(pilot, "Mary, Bo, Ruth")
            await _press(pilot, "pagedown")
            await _press(pilot, "escape")
            yield Moment("6-paused", app)
        app = started(15)
        async with app.run_test(size=SIZE) as pilot:
            await _press(pilot, "enter", *["pagedown"] * 4)
            await _press(pilot, "ctrl+r", *"Mary")
            yield Moment("7-asked-in-the-room", app)
            await _press(pilot, "enter")
            yield Moment("8-to-choose-from", app)
            await _press(pilot, "down", "enter")
            yield Moment("9-on-the-table", app)
            await _press(pilot, "escape")


async def _write(pilot: Pilot[None], words: str) -> None:
    """Have the words stand where the cursor is, at once."""
    pilot.app.post_message(Paste(words))
    await _press(pilot)


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    for _more in range(3):
        await pilot.pause()


async def main() -> None:
    """Draw every moment in each language."""
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["VERTEL_STATE"] = os.environ["XDG_RUNTIME_DIR"] = folder
            os.environ["VERTEL_CONFIG"] = f"{folder}/config.toml"
            os.environ.pop("VERTEL_WRITER", None)
            there = Path(__file__).parent / "pictures" / language / "shared"
            there.mkdir(parents=True, exist_ok=True)
            async for moment in moments(language, Path(folder) / "store"):
                (there / f"{moment.name}.svg").write_text(picture(moment.app), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
