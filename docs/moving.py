"""Draws a talk that moves, for the top of the README: `python docs/moving.py`, or `make moving`.

The app itself is played, letter by letter; each row of the screen is kept for as long as it stays
the same. What comes of it is one SVG without a script, that needs nothing from elsewhere and stands
still where somebody asked their machine for less motion.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from agendas.lines.edit import change, go_to
from agendas.records.said import Language
from docs.sample_talks import NOW, came_to, fresh
from docs.scenes import LANGUAGES, Scene, shown
from tui.app import VertelApp
from tui.themes import LIGHT
from tui.widgets.talk.entry import Entry

SIZE = (80, 24)
CELL, ROW = 12.2, 24.4  # of a letter, in the units of the picture
LETTER, THOUGHT, END = 0.028, 0.9, 2.5  # seconds: a letter, a pause to read, the last picture
Row = str
SAID: dict[Language, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        (
            "38 of 52 parents came in November",
            "joost: two parents stayed to read with their child",
            "fatima: “I did not know I was allowed to sit here”",
        ),
        ("who stays once comes back", "fatima: nobody from group 3 came"),
        ("joost: ring the parents of group 3",),
    ),
    "nl": (
        (
            "38 van de 52 ouders kwamen in november",
            "joost: twee ouders bleven lezen met hun kind",
            "fatima: “ik wist niet dat ik hier mocht zitten”",
        ),
        ("wie één keer blijft, komt terug", "fatima: van groep 3 kwam er niemand"),
        ("joost: belt de ouders van groep 3",),
    ),
}
ASKED: dict[Language, tuple[str, str, str]] = {
    "en": (
        "What did you see, hear, read or count?",
        "What does this figure tell you?",
        "What will you take up, if anything? Who else?",
    ),
    "nl": (
        "Wat heb je gezien, gehoord, gelezen of geteld?",
        "Wat zegt dit cijfer jou?",
        "Wat pak jij op, als je iets oppakt? Wie nog meer?",
    ),
}


class Frame(NamedTuple):
    """The rows of a screen, and for how many seconds it stands."""

    rows: tuple[Row, ...]
    seconds: float


class Stay(NamedTuple):
    """A row that stays the same from one second to another, at its place from the top."""

    place: int
    row: Row
    since: float
    until: float


def moving_path(language: Language) -> Path:
    """Where the moving picture is."""
    return Path(__file__).parent / "pictures" / language / "talk-moving.svg"


def stays(frames: Iterable[Frame]) -> list[Stay]:
    """What changes, row by row: each row once for as long as it stays as it is."""
    found: list[Stay] = []
    now, here = 0.0, {}  # type: ignore[var-annotated]
    for frame in frames:
        for place, row in enumerate(frame.rows):
            known = here.get(place)
            if known is None or known[0] != row:
                if known:
                    found.append(Stay(place, *known, now))
                here[place] = (row, now)
        now += frame.seconds
    return [*found, *(Stay(place, *known, now) for place, known in here.items())]


def moving(frames: list[Frame], paper: str, told: str) -> str:
    """One SVG of these pictures on `paper`, over and over; `told` says in words what is to be seen."""
    found = stays(frames)
    whole = max(stay.until for stay in found)
    spans = sorted({(stay.since, stay.until) for stay in found})
    names = {span: f"s{n}" for n, span in enumerate(spans)}
    width, height = CELL * SIZE[0] + 20, ROW * SIZE[1] + 20
    styles = [_span(names[span], *span, whole) for span in spans]
    last = ",".join(f".{name}" for (_since, until), name in names.items() if until == whole)
    rows = [
        f'<g class="{names[stay.since, stay.until]}" '
        f'transform="translate(10 {10 + stay.place * ROW:.1f})">{stay.row}</g>'
        for stay in found
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
            f"<title>{escape(told)}</title>",
            "<style>text{font:20px 'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}"
            ".b{font-weight:bold}",
            *styles,
            "@media (prefers-reduced-motion: reduce){g{animation:none!important;visibility:hidden}"
            f"{last}{{visibility:visible!important}}}}",
            "</style>",
            f'<rect width="100%" height="100%" rx="8" fill="{paper}"/>',
            *rows,
            "</svg>\n",
        )
    )


def _span(name: str, since: float, until: float, whole: float) -> str:
    if since == 0 and until == whole:
        return ""
    a, b = 100 * since / whole, 100 * until / whole
    begins = "" if since == 0 else "0%{visibility:hidden}"
    ends = "" if until == whole else f"{b:.2f}%,100%{{visibility:hidden}}"
    return (
        f".{name}{{animation:{name} {whole:.2f}s step-end infinite}}"
        f"@keyframes {name}{{{begins}{a:.2f}%{{visibility:visible}}{ends}}}"
    )


def row_of(strip: Strip, paper: str) -> Row:
    """A row of a screen as SVG, from the left edge of its place."""
    x, backs, words = 0.0, [], []
    for segment in strip:
        style = segment.style or Style()
        front, back = _hex(style.color, ""), _hex(style.bgcolor, paper)
        if style.reverse:
            front, back = back, front
        width = segment.cell_length * CELL
        if back != paper:
            backs.append(
                f'<rect x="{x:.1f}" width="{width + 0.3:.1f}" height="{ROW + 0.7:.1f}" fill="{back}"/>'
            )
        if segment.text.strip():
            lead = len(segment.text) - len(segment.text.lstrip())
            text = segment.text.strip()
            at, long = x + lead * CELL, len(text) * CELL
            bold = ' class="b"' if style.bold else ""
            words.append(
                f'<text{bold} x="{at:.1f}" y="18.5" textLength="{long:.1f}" fill="{front}">'
                f"{escape(text)}</text>"
            )
        x += width
    return "".join((*backs, *words))


def _hex(color: object, other: str) -> str:
    triplet = getattr(color, "triplet", None)
    return triplet.hex if triplet else other


async def played(language: Language) -> list[Frame]:
    """The talk, letter by letter: a question, three voices, a figure with its meaning, what is taken up."""
    frames: list[Frame] = []

    async def go(app: VertelApp, pilot: Pilot[None]) -> None:
        paper = LIGHT.variables["paper"]

        async def seen(seconds: float) -> None:
            await pilot.pause()
            rows = tuple(row_of(s, paper) for s in app.screen._compositor.render_strips())
            frames.append(Frame(rows, seconds))

        for question, said in zip(ASKED[language], SAID[language], strict=True):
            await _to(app, pilot, question)
            await seen(1.5)
            for sentence in said:
                for letter in sentence:
                    app.screen.query_one(Entry).insert(letter)
                    await seen(LETTER)
                await seen(0.4)
                await pilot.press("enter")
                await seen(THOUGHT)
        await seen(END)

    await _through(go, language)
    return frames


async def _through(go: Callable[[VertelApp, Pilot[None]], object], language: Language) -> None:
    with tempfile.TemporaryDirectory() as folder:

        async def begin(app: VertelApp, pilot: Pilot[None]) -> None:
            talk = fresh("k3f9q2", language, NOW, came_to(language))
            place = next(n for n, phase in enumerate(talk.phases) if phase.kind == "evidence")
            app.begin(change(go_to(talk, place), asked={"evidence": 1}))
            await pilot.pause()
            await go(app, pilot)  # type: ignore[misc]

        async with shown(Scene("moving", begin), language, SIZE, Path(folder)):
            pass


async def _to(app: VertelApp, pilot: Pilot[None], question: str) -> None:
    """On until this question is put."""
    talk = app.screen.talk  # type: ignore[attr-defined]
    for _press in range(40):
        if talk.lamp and question in (talk.lamp.question.en, talk.lamp.question.nl):
            return
        await pilot.press("pagedown")
        await pilot.pause()
    raise AssertionError(f"not asked in this talk: {question}")


async def main() -> None:
    """Draw it in each language."""
    for language in LANGUAGES:
        frames = await played(language)
        told = " · ".join(sentence for said in SAID[language] for sentence in said)
        moving_path(language).write_text(moving(frames, LIGHT.variables["paper"], told), "utf-8")
        print(language, f"{sum(frame.seconds for frame in frames):.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
