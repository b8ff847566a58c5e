"""Rows that depend on how wide their place is, for a `Static`: laid out whenever it is drawn."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

WALL = 160  # columns; a screen as wide as a wall has its words in a block in the middle
BLOCK = 136
BESIDE = 2  # cells that stay free on either side


def beside(width: int) -> int:
    """The cells that stay free left of what stands on a screen of so many columns.

    >>> beside(120), beside(200)
    (2, 32)
    """
    return (width - BLOCK) // 2 if width >= WALL else BESIDE


def block(width: int) -> int:
    """The cells of a screen of so many columns in which its words stand, with what stays free beside.

    >>> block(120), block(200)
    (120, 140)
    """
    return min(width, BLOCK + 2 * BESIDE) if width >= WALL else width


class RowsByWidth(Visual):
    """The rows that a function makes for a width; `told` is what they say, read out in one row."""

    def __init__(self, rows: Callable[[int], list[Content]], told: str) -> None:
        self._rows, self._told = rows, told

    def __str__(self) -> str:
        """What it says."""
        return self._told

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows in this width."""
        return Content("\n").join(self._rows(width)).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many rows there are."""
        return len(self._rows(width)) if width > 0 else 0
