"""How well each cell of a screen can be read: WCAG 2 contrast of what is really drawn."""

from collections.abc import Iterator
from typing import NamedTuple

from rest import at_rest
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import DIM_FACTOR

LEAST = 7.0


class Pair(NamedTuple):
    """Words in one colour on another, with the line they stand on and their contrast (1 to 21)."""

    words: str
    line: int
    on: str
    ratio: float


def _luminance(color: Color) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    """WCAG 2.2 contrast of two colours."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_text(word: str) -> bool:
    """Whether there is something to read: not only spaces, rules, boxes, bars and persons' shapes.

    Those are seen and not read: tests/tui/test_themes.py holds them to 3:1.
    """
    return any(not c.isspace() and not "─" <= c <= "◿" and c != "★" for c in word)


def pairs(app: App[object]) -> Iterator[Pair]:
    """Every run of text on the screen, with its contrast."""
    for number, strip in enumerate(app.screen._compositor.render_strips()):
        for segment in strip:
            if segment.style and is_text(segment.text):
                front, back = drawn(segment.style)
                yield Pair(
                    segment.text.strip(),
                    number,
                    f"{front.hex} on {back.hex}",
                    contrast(front, back),
                )


def drawn(style: Style) -> tuple[Color, Color]:
    """The colours a style is drawn in, dimmed and reversed as a terminal does."""
    assert style.color is not None, style
    assert style.bgcolor is not None, style
    front, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.dim:
        front = front.blend(back, 1 - DIM_FACTOR)
    return (back, front) if style.reverse else (front, back)


async def is_legible_in_both_themes(app: App[object]) -> None:
    """Turn to the one theme and to the other, and look at every word; no colour is in both."""
    colours = []
    for theme in ("vertel-light", "vertel-dark"):
        app.theme = theme
        await at_rest()
        found = list(pairs(app))
        assert len(found) > 5
        assert [pair for pair in found if pair.ratio < LEAST] == [], theme
        colours.append({pair.on for pair in found})
    assert colours[0].isdisjoint(colours[1])
