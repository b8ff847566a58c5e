"""The first row of a screen: what it is, beside it what it is about, and at the right a word."""

from textual.content import Content
from textual.widgets import Static

from tui.widgets.fitted import fitted
from tui.widgets.rows_by_width import BESIDE, RowsByWidth, beside

GAP = 3
LEAST = 4  # cells; what is beside the title is left out where it has fewer


class TopBar(Static):
    """Where all of it does not fit, what is at the right goes first, and what is beside is cut."""

    def __init__(self, title: str = "") -> None:
        super().__init__(classes="head", markup=False)
        self.show(title)

    def show(self, title: str, about: str = "", right: str = "") -> None:
        """Show other words."""
        told = "  ".join(filter(None, (title, about, right)))
        self.update(RowsByWidth(lambda width: [bar(title, about, right, width)], told))


def bar(title: str, about: str, right: str, width: int) -> Content:
    """The row in so many cells."""
    margin = beside(width + 2 * BESIDE) - BESIDE
    width -= 2 * margin
    left = Content(fitted(title, width, 1)).stylize("bold")
    end = Content(right)
    if not right or left.cell_length + GAP + end.cell_length > width:
        end = Content("")
    room = width - left.cell_length - GAP - (end.cell_length and end.cell_length + GAP)
    if about and room >= LEAST:
        left = Content.assemble(left, " " * GAP, (fitted(about, room, 1), "$quiet"))
    gap = " " * max(0, width - left.cell_length - end.cell_length)
    return Content.assemble(" " * margin, left, gap, end)
