"""A few words that have a whole screen, in the lamp: the curtain of a pause, a question on a wall.

They stand a little above the middle, where nobody's head is before them, their lines broken evenly.
"""

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from tui.widgets.fitted import even, fitted
from tui.widgets.rows import reversed_
from tui.widgets.rows_by_width import BESIDE, RowsByWidth

MEASURE = 36  # cells of a line at most: what is read from the back row in one look
ABOVE = 0.36  # of the free rows, so many stand above the words


class PlacardPart(NamedTuple):
    """Words of a placard: their ink by role, the rows before them, whether they may be left out, and which stand out.

    Where there is too little room the first that `may_go` goes first.
    """

    words: str
    ink: str = "$on-lamp"
    before: int = 1
    may_go: bool = False
    strong: str = ""


def placard_rows(parts: Iterable[PlacardPart], width: int, height: int) -> list[Content]:
    """The words in their place: at most `height` rows of at most `width` cells.

    What does not fit at all is cut, and a sign says so.
    """
    shown = [part for part in parts if part.words]
    room = max(2, min(MEASURE, width - 2 * BESIDE))
    while (rows := list(_rows(shown, room))) and len(rows) > height:
        spare = next((part for part in shown if part.may_go), None)
        if spare is None:
            last = shown[-1]
            most = max(1, height - (len(rows) - len(_lines(last, room))))
            cut = last._replace(words=fitted(last.words, room, most))
            rows = list(_rows([*shown[:-1], cut], room))[:height]
            break
        shown.remove(spare)
    widest = max((row.cell_length for row in rows), default=0)
    left = " " * ((width - widest) // 2)
    above = [Content("")] * int((height - len(rows)) * ABOVE)
    return [*above, *(Content.assemble(left, row) for row in rows)]


def _lines(part: PlacardPart, room: int) -> list[str]:
    return [line for row in part.words.split("\n") for line in even(row, room).split("\n")]


def _rows(parts: list[PlacardPart], room: int) -> Iterable[Content]:
    for place, part in enumerate(parts):
        yield from [Content("")] * (part.before if place else 0)
        for line in _lines(part, room):
            before, strong, after = line.partition(part.strong) if part.strong else (line, "", "")
            yield Content.assemble(before, (strong, "bold $on-lamp"), after).stylize_before(
                part.ink
            )


class Placard(Static):
    """The words, on the lamp."""

    DEFAULT_CSS = """
    Placard { width: 100%; height: 1fr; background: $lamp; color: $on-lamp; }
    """

    def render_line(self, y: int) -> Strip:
        """Without colour the lamp is what is reversed."""
        strip = super().render_line(y)
        whole = strip.adjust_cell_length(self.content_size.width)
        return reversed_(whole) if self.app.no_color else strip

    def show(self, *parts: PlacardPart) -> None:
        """Show these words."""

        def rows(width: int) -> list[Content]:
            return placard_rows(parts, width, max(1, self.content_size.height))

        self.update(RowsByWidth(rows, "  ".join(part.words for part in parts if part.words)))
