"""The goal at the head of a screen, on the axis of its lines, with a word below it."""

from textual.content import Content
from textual.widgets import Static

from locales import _
from tui.widgets.drawn import LOW, MEASURE, NARROW, gutter
from tui.widgets.fitted import fitted
from tui.widgets.rows_by_width import BESIDE, RowsByWidth, beside


class GoalHead(Static):
    """In bold, at most two rows; the margin says that it is the goal, where it is one."""

    def __init__(self) -> None:
        super().__init__(classes="goal-head", markup=False)

    def show(self, goal: str, below: str = "", is_goal: bool = True) -> None:
        """Show a goal, or what a talk about a team is about, and what is to be known of it."""

        def rows(width: int) -> list[Content]:
            return goal_rows(goal, below, width, self.app.size.height < LOW, is_goal)

        self.update(RowsByWidth(rows, "  ".join(filter(None, (goal, below)))))


def goal_rows(goal: str, below: str, width: int, low: bool, is_goal: bool = True) -> list[Content]:
    """The rows of a goal in so many cells; a screen that is `low` has one row for it."""
    margin = " " * (beside(width + 2 * BESIDE) - BESIDE)
    hang = gutter(width) if width + 2 * BESIDE >= NARROW else 0
    room = max(8, min(MEASURE + 12, width - hang))
    label = _("goal") if hang and is_goal else ""
    rows = [Content(row).stylize("bold") for row in fitted(goal, room, 1 if low else 2).split("\n")]
    if below:
        rows.append(Content(fitted(below, room, 1)).stylize("$quiet"))
    gutters = [f"{label:<{hang}}", *[" " * hang] * len(rows)]
    return [
        Content.assemble(margin, (said, "$quiet"), row)
        for said, row in zip(gutters, rows, strict=False)
    ]
