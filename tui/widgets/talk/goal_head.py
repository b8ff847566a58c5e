"""The goal at the head of a screen, on the axis of its lines, with a word below it."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from locales import _
from tui.widgets.fitted import fitted
from tui.widgets.lines.drawn import HIGH, LOW, MEASURE, NARROW, gutter
from tui.widgets.lines.shown_line import BelowGoal
from tui.widgets.rows_by_width import BESIDE, RowsByWidth, beside

GAP = "   "
MOST_BELOW = MEASURE + 12  # cells of a goal, and of what stands below it
LEAST = 12  # cells of the first part below a goal, where others stand beside it


class GoalHead(Static):
    """In bold, at most two rows; the margin says that it is the goal, where it is one."""

    def __init__(self) -> None:
        super().__init__(classes="goal-head", markup=False)

    def show(
        self,
        goal: str,
        *below: BelowGoal,
        spare: bool = False,
        is_goal: bool = True,
        roomy: bool = False,
    ) -> None:
        """Show a goal, or what a talk is about that has none, and what is to be known of it.

        On a low screen it has one row, or two on one that is `roomy`. What is `spare` is left out where there are few rows; the third part where it does not fit.
        """

        def rows(width: int) -> list[Content]:
            height = self.app.size.height
            told = () if spare and height < HIGH else below
            low = (height < LOW and not roomy) or self.screen.has_class("-tight")
            return goal_rows(goal, told, width, low, is_goal)

        told = (goal, *(part.told for part in below))
        self.update(RowsByWidth(rows, "  ".join(filter(None, told))))


def goal_rows(
    goal: str, below: Sequence[BelowGoal], width: int, low: bool, is_goal: bool = True
) -> list[Content]:
    """The rows of a goal in so many cells; a screen that is `low` has one row for it."""
    margin = " " * (beside(width + 2 * BESIDE) - BESIDE)
    hang = gutter(width) if width + 2 * BESIDE >= NARROW else 0
    room = max(8, min(MOST_BELOW, width - hang))
    label = _("goal") if hang and is_goal else ""
    told = Content(fitted(goal, room, 1 if low else 2)).wrap(room)
    rows = [row.rstrip().stylize("bold") for row in told]
    if below:
        rows.append(_fitting([_inked(part) for part in below], room))
    gutters = [f"{label:<{hang}}", *[" " * hang] * len(rows)]
    return [
        Content.assemble(margin, (said, "$quiet"), row)
        for said, row in zip(gutters, rows, strict=False)
    ]


def _inked(part: BelowGoal) -> Content:
    sign = (f"{part.mark.sign} ", part.mark.role) if part.mark.sign else ""
    return Content.assemble(
        sign, (part.before, "$quiet"), (part.words, "$ink"), (part.after, "$quiet")
    )


def _fitting(parts: Sequence[Content], room: int) -> Content:
    """The parts on one row: the first is cut where it must be, the third goes where it does not fit."""
    first, *more = parts
    while len(more) > 1 and Content(GAP).join((first, *more)).cell_length > room:
        more.pop()
    rest = Content.assemble(*(Content.assemble(GAP, part) for part in more))
    if room - rest.cell_length < LEAST:
        first, rest = Content.assemble(first, rest), Content("")
    left = room - rest.cell_length
    if first.cell_length > left:
        first = Content.assemble(first.truncate(left - 1).rstrip(), ("…", "$quiet"))
    return Content.assemble(first, rest)
