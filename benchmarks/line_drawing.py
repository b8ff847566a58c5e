"""Which way of drawing lines costs least: several widgets a line, one, or one for all of them.

    .venv/bin/python -m benchmarks.line_drawing [LINES]

Each way shows the same lines; figures are medians of interleaved rounds, the others as so many times
the one that was chosen (docs/look.md).
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.themes import ROLES
from tui.widgets.lines.drawn import Drawn
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Rows
from tui.words.signs import mark

ROUNDS = 7
CHOSEN = "one for all lines"
WORDS = "who stays once comes back, and brings somebody who had never been inside the school before"


def said(number: int) -> ShownLine:
    """A line on record."""
    return ShownLine(f"{number} {WORDS}", "Fatima", mark(number % 6), "seen")


class _Lines(App[None]):
    CSS = """
    Rows, Rows:focus { border: none; padding: 0; height: 1fr; }
    .line { height: auto; } .line * { height: auto; }
    .gutter { width: 12; } .words { width: 1fr; } .kind { width: 10; text-align: right; }
    """

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines = lines

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ROLES

    def row(self, line: ShownLine) -> Widget:
        """A line as this way draws it."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield VerticalScroll(*(self.row(said(n)) for n in range(self.lines)))

    def add(self) -> None:
        """One line more, as when somebody spoke."""
        self.query_one(VerticalScroll).mount(self.row(said(self.lines)))


class Several(_Lines):
    """Margin, words and kind each a widget, in one that holds them."""

    def row(self, line: ShownLine) -> Widget:
        parts = (
            (f"{line.mark.sign} {line.who}", "gutter"),
            (line.words, "words"),
            (line.kind, "kind"),
        )
        statics = (Static(text, classes=name, markup=False) for text, name in parts)
        return Horizontal(*statics, classes="line")


class One(_Lines):
    """A widget a line."""

    def row(self, line: ShownLine) -> Widget:
        return Static(Drawn(line), markup=False)


class ForAll(_Lines):
    """One list that draws all lines."""

    def compose(self) -> ComposeResult:
        rows = Rows(markup=False)
        rows.set_options(rows.options_of(((said(n),), str(n)) for n in range(self.lines)))
        yield rows

    def add(self) -> None:
        rows = self.query_one(Rows)
        rows.add_options(rows.options_of([((said(self.lines),), str(self.lines))]))


WAYS: dict[str, Callable[[int], _Lines]] = {
    "several widgets a line": Several, "one widget a line": One, CHOSEN: ForAll,
}  # fmt: skip


async def _measured(way: Callable[[int], _Lines], lines: int) -> dict[str, float]:
    """Seconds to the first picture, to one line more, and to another width."""
    app = way(lines)
    began = time.perf_counter()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        took = {"first picture": time.perf_counter() - began}
        began = time.perf_counter()
        app.add()
        await pilot.pause()
        took["a line more"] = time.perf_counter() - began
        began = time.perf_counter()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        took["another width"] = time.perf_counter() - began
    return took


def main(lines: int) -> None:
    """Print the table."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in WAYS}
    for _round in range(ROUNDS):
        for name, way in WAYS.items():
            found[name].append(asyncio.run(_measured(way, lines)))
    medians = {
        name: {key: statistics.median(took[key] for took in rounds) for key in rounds[0]}
        for name, rounds in found.items()
    }
    print(f"{lines} lines")
    for name, took in medians.items():
        shown = "  ".join(
            f"{key} {seconds * 1000:.0f} ms ({seconds / medians[CHOSEN][key]:.1f}x)"
            for key, seconds in took.items()
        )
        print(f"  {name:24}{shown}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
