"""The bar beside a list that does not fit: a thin line as long as what is in sight, for it says less than any row."""

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

from tui.words import signs

PLAIN = Color.default()


class ThinScrollBar(ScrollBarRender):
    """Draws a bar that stands upright in a cell a row, as a thin line; one that lies as it always is."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = PLAIN,
        bar_color: Color = PLAIN,
    ) -> Segments:
        """The rows of it: as many of them have a line as are in sight of the whole."""
        if not vertical:
            return super().render_bar(
                size,
                virtual_size,
                window_size,
                position,
                thickness,
                vertical,
                back_color,
                bar_color,
            )
        blank = " " * thickness
        if not (window_size and size and virtual_size > window_size):
            return Segments([Segment(blank, Style(bgcolor=back_color))] * size, new_lines=True)
        length = min(size, max(1, round(size * window_size / virtual_size)))
        top = round((size - length) * position / (virtual_size - window_size))
        line, grip = (sign.rjust(thickness) for sign in signs.scroll())

        def part(text: str, does: str, rows: int) -> list[Segment]:
            ink = Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": does})
            return [Segment(text, ink)] * rows

        rows = part(line, "scroll_up", top) + part(grip, "grab", length)
        return Segments(rows + part(line, "scroll_down", size - top - length), new_lines=True)
