"""Rows to choose from: the marked one bears a sign, so that it is not told by colour alone."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

SIGN = "▌"
REVERSED = Style(reverse=True)


class Rows(OptionList):
    """A list with a bar before the row that is marked."""

    def render_line(self, y: int) -> Strip:
        """A line of a row, with the sign before it where the row is marked."""
        strip = super().render_line(y)
        place = self.scroll_offset.y + y
        if self.highlighted is None or not 0 <= place < len(self._lines):
            return strip
        if self._lines[place][0] != self.highlighted or not strip.cell_length:
            return strip
        first, rest = strip.divide([1, strip.cell_length])
        if not first.text.strip():
            style = next(iter(first)).style
            strip = Strip.join([Strip([Segment(SIGN, style)], 1), rest])
        return strip.apply_style(REVERSED) if self.app.no_color else strip
