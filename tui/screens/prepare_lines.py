"""The lines of Prepare: a label in the margin, names that are written out, goals to choose from."""

from collections.abc import Iterator
from datetime import date

from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Label

from agendas.records.state import GoalState
from agendas.text import one_line
from locales import short_date
from tui.screens.prepare_notes import completed
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row


class Names(Suggester):
    """Writes out the name that is begun, of those who were at a talk."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        """The names as they are typed, the last one whole."""
        return completed(value, self._names)


def row(label: str, line: Widget, spare: bool = False) -> Iterator[Widget]:
    """A line with its label in the margin; one that is `spare` is folded until somebody is there."""
    classes = "row -spare -folded" if spare else "row"
    yield Horizontal(Label(label, classes="gutter", markup=False), line, classes=classes)


def goal_row(goal: GoalState, today: date) -> Row:
    """A goal to choose, with the day on which it was last talked about."""
    day = short_date(goal.last_talk.astimezone().date(), today) if goal.last_talk else ""
    return (ShownLine(one_line(goal.goal.now.text), day, ink="$quiet", whole=False),), goal.goal.id
