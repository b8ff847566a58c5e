"""The figures of one sign as points with their numbers: on a scale from 0, never joined.

They stand as far from each other as their days do. Another sign, or unit, is another chart.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from locales import short_month
from tui.words import signs

ROWS = 4  # above the axis, which is 0, where there is room
LOWEST = 3  # where there is little, or a figure is alone: it is higher or lower than none
LINE = " ─┴"  # of the axis, and what is free
MOST_LETTERS = 4  # of a number on the scale


class Dot(NamedTuple):
    """A figure on a day: how high it stands, and how it is said, such as "31"."""

    on: date
    value: float
    shown: str


def chart_rows(dots: Iterable[Dot], most: float, width: int, high: int = ROWS) -> list[Content]:
    """The rows of a chart in so many cells, at most so `high` above its axis; its scale ends at `most`, or above the highest of them.

    A number that has no room beside its point is left out: it stands in the story too. Nothing is
    drawn below 0.
    """
    points = sorted((dot for dot in dots if dot.value >= 0), key=lambda dot: dot.on)
    if not points or width < 16:
        return []
    high = min(high, LOWEST) if len(points) == 1 else high
    top = max(most, *(dot.value for dot in points)) or 1
    scale = _number(ceil(top))
    edge = max(2, cell_len(scale)) + 1
    field = _Field(width - edge - 1, high, points)
    rows = field.rows(top)
    marks = [(scale, "┤"), *[("", "│")] * (high - 1), ("0", "┼")]
    drawn = [
        Content.assemble((f"{mark:>{edge - 1}} ", "$quiet"), (line, "$rule"), row)
        for (mark, line), row in zip(marks, rows, strict=True)
    ]
    return [*drawn, Content(" " * (edge + 1) + field.months()).stylize("$quiet")]


def _above_axis(value: float, top: float, high: int) -> int:
    """How many rows above 0 a figure stands; what is more than nothing is never drawn as nothing.

    >>> [_above_axis(value, 52, 4) for value in (0, 2, 9, 18, 31, 52)]
    [0, 1, 1, 1, 2, 4]
    """
    return max(round(value / top * high), 1 if value > 0 else 0)


def _number(value: float) -> str:
    text = f"{value:g}"
    return text if len(text) <= MOST_LETTERS else f"{value / 1000:.3g}k"


class _Field:
    """The room for the points, right of the scale: which point stands in which cell."""

    def __init__(self, width: int, high: int, points: list[Dot]) -> None:
        self.width, self.high, self.points = width, high, points
        last = max(cell_len(points[-1].shown) + 2, len(self._month(points[-1].on)) // 2 + 1)
        first, days = points[0].on, (points[-1].on - points[0].on).days
        room = max(1, width - 3 - last)
        self.places = [2 + round((dot.on - first).days / days * room) if days else width // 3
                       for dot in points]  # fmt: skip

    def _month(self, day: date) -> str:
        years = {dot.on.year for dot in self.points}
        return short_month(day.month) + (f" ’{day:%y}" if len(years) > 1 else "")

    def rows(self, top: float) -> Iterator[Content]:
        """From the top of the scale down to the axis, which has a notch at each point."""
        sign = signs.dots()[0]
        cells = [*([" "] * self.width for _row in range(self.high)), ["─"] * self.width]
        placed = [(self.high - _above_axis(dot.value, top, self.high), x, dot)
                  for dot, x in zip(self.points, self.places, strict=True)]  # fmt: skip
        for x in self.places:
            cells[self.high][x] = "┴"
        for y, x, _dot in placed:
            cells[y][x] = sign
        for y, x, dot in placed:
            self._say(cells, y, x, dot.shown)
        for row in cells:
            yield Content.assemble(
                *(
                    (cell, "$accent" if cell == sign else "$rule" if cell in LINE else "$ink")
                    for cell in row
                )
            )

    def _say(self, cells: list[list[str]], y: int, x: int, shown: str) -> None:
        """The number beside its point, right or left of it, else a row higher or lower."""
        size = len(shown)
        for row, at in ((y, x + 2), (y, x - 1 - size), (y - 1, x), (y + 1, x)):
            around = range(at - 1, at + size + 1)
            inside = 0 <= row < self.high and at >= 0 and at + size <= self.width
            if inside and all(not 0 <= n < self.width or cells[row][n] == " " or n == x
                              for n in around):  # fmt: skip
                cells[row][at : at + size] = shown
                return

    def months(self) -> str:
        """The months below their points; one that would touch the one before is left out."""
        line = ""
        for dot, x in zip(self.points, self.places, strict=True):
            name = self._month(dot.on)
            at = min(max(0, x - len(name) // 2), max(0, self.width - len(name)))
            if not line or at > len(line):
                line = f"{line:<{at}}{name}"
        return line
