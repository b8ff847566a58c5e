"""The lamp: the question that is put, the one dark block on the screen, on the axis of the lines.

In its margin stands which question of the talk it is, or which rung of the ladder, and what is to be done
with what stands below it.
"""

from collections.abc import Callable
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip
from textual.visual import RenderOptions
from textual.widgets import Static

from tui.widgets.fitted import even
from tui.widgets.lines.drawn import BESIDE_FROM, LOW, MEASURE, NARROW, gutter
from tui.widgets.rows import reversed_
from tui.widgets.rows_by_width import BESIDE, RowsByWidth, beside
from tui.words.signs import bar

MOST_ROWS = 4
MOST_CHOICES = 2  # rows
APART = 2  # cells between the number of a question and its words
CLEAR = 4  # cells between those and how much is out of sight
SETTLES = 0.24  # seconds
NO_CHOICES = Content("")


class LampBlock(Static):
    """A question, its lines broken evenly; where there is room it has a row above and below."""

    def __init__(self) -> None:
        super().__init__(id="question", markup=False)
        self._choices = NO_CHOICES  # what there is to choose from
        self._gone = (
            ""  # how much is out of sight, behind so many blanks that it ends where it is to
        )
        self._rows: Callable[[int], list[Content]] = lambda _width: []

    def show(self, question: str, which: str = "", to_do: str = "", lead: str = "") -> None:
        """Show a question, with which one it is and what is `to_do`, behind a `lead`; none takes no room."""
        self.display = bool(question)

        def rows(width: int) -> list[Content]:
            return lamp_rows(question, which, width, self._is_low, to_do, lead, self._choices)

        self._rows = rows
        self.update(RowsByWidth(self._rows_with_gone, " ".join(filter(None, (lead, question)))))

    def tells_gone(self, gone: str, end: int) -> bool:
        """Tell in the row of the question, up to a cell, how much is out of sight; False where it has no room for that."""
        told = self._rows(self.size.width)[not self._is_low :][:1]
        has_room = told and told[0].cell_length + CLEAR + cell_len(gone) <= end
        gone = gone.rjust(end) if gone and self.display and has_room else ""
        if gone != self._gone:
            self._gone = gone
            self.refresh()
        return bool(gone)

    def _rows_with_gone(self, width: int) -> list[Content]:
        rows, at = self._rows(width), not self._is_low
        if self._gone and at < len(rows):
            gone = self._gone[rows[at].cell_length :]
            rows[at] = Content.assemble(rows[at], (gone, "$on-lamp-quiet"))
        return rows

    def offers(self, choices: Content) -> bool:
        """Tell what there is to choose from right below the question; False where no rows are to spare for it."""
        has_room = self.display and not self._is_low and choices.plain.count("\n") < MOST_CHOICES
        choices = choices if has_room else NO_CHOICES
        if not choices.is_same(self._choices):
            self._choices = choices
            self.refresh(layout=True)
        return has_room

    @property
    def _is_low(self) -> bool:
        return self.app.size.height < LOW or self.screen.has_class("-tight")

    def render_line(self, y: int) -> Strip:
        """Without colour the lamp is what is reversed."""
        strip = super().render_line(y)
        whole = strip.adjust_cell_length(self.content_size.width)
        if self.app.no_color:
            return reversed_(whole)
        filled = strip.extend_cell_length(self.content_size.width, self.rich_style)
        return self._edged(filled) if self.app.current_theme.dark else strip

    def _edged(self, strip: Strip) -> Strip:
        """A row with a light edge: on a dark ground the fill alone stands out little."""
        _first, rest = strip.divide([1, strip.cell_length])
        accent = Content(bar()).stylize("$accent on $lamp")
        edge = accent.render_strips(1, 1, self.visual_style, RenderOptions(self._get_style, {}))
        return Strip.join([edge[0], rest])

    def light(self) -> None:
        """Have the question of a new phase come up; with motion off it is there at once."""
        if self.app.animation_level == "none":
            return
        self.styles.opacity = 0.5
        self.styles.animate("opacity", 1.0, duration=SETTLES, level="basic")


def lamp_rows(
    question: str,
    which: str,
    width: int,
    low: bool,
    to_do: str = "",
    lead: str = "",
    choices: Content = NO_CHOICES,
) -> list[Content]:
    """The rows of a question in so many cells; a screen that is `low` has none to spare.

    What is `to_do` stands before its first row, where lines stand beside each other, and then which
    question it is before a second. Where rows are few a `lead` costs none. What
    there are for `choices` stands below them, with a row free behind it too, on a screen that is not low.
    """
    margin = " " * beside(width)
    inner = width - 2 * len(margin)
    hang = gutter(inner) if inner + 2 * BESIDE >= NARROW else 0
    room = max(8, min(MEASURE + 12, inner - hang))
    told = even(question, room).split("\n")
    led = even(f"{lead} {question}", room).split("\n") if lead else told
    told = (told if low and len(led) > len(told) else led)[:MOST_ROWS]
    to_do *= width >= BESIDE_FROM and not low
    told_beside = [to_do, which] if to_do else [which]
    rows = []
    for row, words in zip_longest(told, told_beside[: len(told)], fillvalue=""):
        beside_it = f"{words:<{hang}}" if len(words) <= hang - APART else " " * hang
        rows.append(Content.assemble(margin, (beside_it, "$on-lamp-quiet"), (row, "bold $on-lamp")))
    lead_in = Content(margin + " " * hang) if choices else Content("")
    below = [Content.assemble(lead_in, row) for row in choices.split("\n")] if choices else []
    return rows if low else [Content(""), *rows, *below, Content("")]
