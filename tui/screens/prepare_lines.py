"""The lines of Prepare: a label in the margin, names that are written out, goals to choose from."""

from datetime import date

from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import Suggester
from textual.widget import Widget

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


class LabelledRow(Horizontal):
    """A line with its label in the margin; one that is `spare` is folded until somebody is there.

    The label is no widget of its own: Prepare would take a fifth longer to be there.
    """

    def __init__(self, label: str, line: Widget, spare: bool = False) -> None:
        super().__init__(line, classes="row -spare -folded" if spare else "row")
        self.label = Content(label)

    @property
    def room(self) -> int:
        """The cells of the margin."""
        return self.children[0].styles.margin.left

    def render(self) -> Content:
        """The label, beside the first row of what is typed."""
        if self.has_class("-folded"):
            return Content("")
        label = self.label.truncate(self.room, ellipsis=True)
        styled = label.stylize("bold") if self.has_focus_within else label
        return Content("\n" * (self.content_size.height // 2)) + styled


def goal_row(goal: GoalState, today: date) -> Row:
    """A goal to choose, with the day on which it was last talked about."""
    day = short_date(goal.last_talk.astimezone().date(), today) if goal.last_talk else ""
    return (ShownLine(one_line(goal.goal.now.text), day, ink="$quiet", whole=False),), goal.goal.id
