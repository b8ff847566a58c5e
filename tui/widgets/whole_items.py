"""A page to read that is longer than the screen: it ends at a whole item, and tells what follows."""

from collections.abc import Callable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from locales import _, ngettext
from tui.keys import NAMES
from tui.widgets.document_page import MEASURE, headings_in, whole_until
from tui.widgets.rows_by_width import RowsByWidth

Rows = Callable[[int], list[Content]]


def _nowhere(_follow: list[str]) -> bool:
    return False


class Page(Vertical):
    """Rows that scroll; below them which headings follow, or how many rows, where they do not all fit.

    Where `beside` tells what follows, nothing stands below them.
    """

    def __init__(self, beside: Callable[[list[str]], bool] = _nowhere, *, id: str) -> None:
        super().__init__(id=id)
        self._beside = beside

    def compose(self) -> ComposeResult:
        """What scrolls, and the sign."""
        with _Scroll(id="scroll"):
            yield _Document(id="document", markup=False)
        yield Static(id="below", markup=False)

    def show(self, rows: Rows, told: str) -> None:
        """Show the rows that a function makes for a width; `told` is what they say, read out."""
        document = self.query_one(_Document)
        document.rows = rows
        document.update(RowsByWidth(rows, told))
        self.call_after_refresh(self.fit)

    def on_resize(self) -> None:
        """End at a whole item again."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """End at a whole item, and tell what follows."""
        scroll, document = self.query_one(_Scroll), self.query_one(_Document)
        sign = self.query_one("#below", Static)
        rows = document.rows(document.content_size.width)
        height = scroll.size.height
        top = scroll.scroll_offset.y
        free = not sign.display and len(rows) > top + height  # a row above the keys
        document.end_at(whole_until(rows, top, height - free))
        more = sum(bool(row.plain.strip()) for row in rows[document.end :])
        told, key = ngettext("{n} more line ({key})", "{n} more lines ({key})", more), NAMES["down"]
        told, headings = f"… {told.format(n=more, key=key)}", headings_in(rows[document.end :])
        is_beside = self._beside(headings or [told] * bool(more))
        sign.display = not is_beside and len(rows) > height + sign.region.height
        further = _("more: {headings}")
        room = (
            min(MEASURE, document.content_size.width) - cell_len(further.format(headings=key)) - 2
        )
        if named := _as_fit(headings, room):
            sign.update(f"{further.format(headings=named)}  {key}")
        else:
            sign.update(told if more else "")


class _Scroll(VerticalScroll):
    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Another place is read."""
        super().watch_scroll_y(old_value, new_value)
        if isinstance(self.parent, Page) and round(old_value) != round(new_value):
            self.parent.fit()

    def on_resize(self) -> None:
        """So is it where the sign came or went."""
        if isinstance(self.parent, Page):
            self.parent.fit()


def _as_fit(names: list[str], room: int) -> str:
    """As many of some names as fit in so many cells, with a sign where there are more."""
    for count in range(len(names), 0, -1):
        told = " · ".join((*names[:count], *["…"][: len(names) - count]))
        if cell_len(told) <= room:
            return told
    return ""


def _none(_width: int) -> list[Content]:
    return []


class _Document(Static):
    """The rows; those from `end` on are not shown."""

    end = 0
    rows: Rows = staticmethod(_none)

    def end_at(self, row: int) -> None:
        """Show none from this row on."""
        if row != self.end:
            self.end = row
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row, or a blank one."""
        strip = super().render_line(y)
        return strip if y < self.end else Strip.blank(strip.cell_length, self.rich_style)
