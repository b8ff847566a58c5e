"""Rows to choose from: the marked one bears a sign, so that it is not told by colour alone."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.widgets.lines.drawn import LOW, Drawn
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import LevelDrawn
from tui.words.signs import bar

Row = tuple[tuple[ShownLine, ...], str | None]
SETTLES = 0.24  # seconds in which what is new settles
SIDE = 2  # cells beside a row, as the app's rules have it
REVERSED = Style(reverse=True)


def reversed_(strip: Strip) -> Strip:
    """A row in the colours of its ground and its words turned about: what stands out without any."""
    return Strip(Segment.apply_style(strip, post_style=REVERSED), strip.cell_length)


class Rows(OptionList):
    """A list with a bar before the row that is marked, and a tint behind the newest one."""

    glow: var[float] = var(0.0)  # how much stronger than the tint the newest row still is, 0 to 1
    ends_whole = False  # whether nothing of a row that does not fit at the end is shown

    COMPONENT_CLASSES = OptionList.COMPONENT_CLASSES | {"rows--bar", "rows--fresh", "rows--new"}
    DEFAULT_CSS = """
    Rows > .rows--bar { color: $accent; }
    Rows > .rows--fresh { background: $tint; }
    Rows > .rows--new { background: $selection; }
    """

    def options_of(self, rows: Iterable[Row]) -> list[Option]:
        """Lines as rows of this list, each with its id; one without an id cannot be chosen."""
        return [
            Option(Drawn(*lines, low=self._low), id=key, disabled=key is None)
            for lines, key in rows
        ]

    def begin(self, rows: Iterable[Row], at: int | None = 0) -> None:
        """Show these rows, the one `at` this place marked, and have the keys go here."""
        self.add_options(self.options_of(rows))
        self.highlighted = at
        self.screen.set_focus(self)

    def watch_show_vertical_scrollbar(self) -> None:
        """Break the lines anew: the bar takes a cell of them, or gives it back."""
        self._clear_caches()

    def _low(self) -> bool:
        return self.app.size.height < LOW

    def render_line(self, y: int) -> Strip:
        """A line of a row, with the sign before it where the row is marked."""
        strip = super().render_line(y)
        place = self.scroll_offset.y + y
        if not 0 <= place < len(self._lines) or not strip.cell_length:
            return strip
        number, within = self._lines[place]
        drawn = self.options[number].prompt
        gap = isinstance(drawn, Drawn | LevelDrawn) and drawn.gap
        if (gap and within == self._heights[number] - 1) or self._is_cut(number):
            ground = self.get_visual_style("option-list--option").rich_style
            return Strip.blank(strip.cell_length, ground)
        if number == self.highlighted and not self.options[number].disabled:
            return self._marked(strip)
        if isinstance(drawn, LevelDrawn):
            width = self.scrollable_content_region.width - 2 * SIDE
            return self._barred(strip) if drawn.is_asked(within, width) else strip
        if isinstance(drawn, Drawn) and drawn.lines[-1].fresh and within >= drawn.asked_rows:
            return self._fresh(strip)
        return strip

    def _is_cut(self, number: int) -> bool:
        """Whether a row, or the one that it heads, ends below what is in sight and is left out for it."""
        begins = self._index_to_line[number] - self.scroll_offset.y
        if not self.ends_whole or begins <= 0 or number == self.highlighted:
            return False
        drawn = self.options[number].prompt
        gap = isinstance(drawn, Drawn) and drawn.gap
        if begins + self._heights[number] - gap > self.size.height:
            return True
        heads = self.options[number].disabled and number + 1 < self.option_count
        return heads and self._is_cut(number + 1)

    def _marked(self, strip: Strip) -> Strip:
        strip = self._barred(strip)
        return reversed_(strip) if self.app.no_color else strip

    def _barred(self, strip: Strip) -> Strip:
        first, rest = strip.divide([1, strip.cell_length])
        if first.text.strip():
            return strip
        under = next(iter(first)).style or Style()
        style = under + Style(color=self.get_visual_style("rows--bar").rich_style.color)
        return Strip.join([Strip([Segment(bar(), style)], 1), rest])

    def settle(self) -> None:
        """Have the newest row come in strong and settle; with motion off it is as it ends at once."""
        if self.app.animation_level == "none":
            return
        self.glow = 1.0
        self.animate("glow", 0.0, duration=SETTLES, level="basic")

    def watch_glow(self) -> None:
        """Draw what it changed."""
        self.refresh()

    def _fresh(self, strip: Strip) -> Strip:
        ground, new = (
            self.get_component_styles(name).background for name in ("rows--fresh", "rows--new")
        )
        if self.glow and not self.app.native_ansi_color:
            ground = ground.blend(new, self.glow)
        under = Style(bgcolor=ground.rich_color)
        return Strip(Segment.apply_style(strip, post_style=under), strip.cell_length)
