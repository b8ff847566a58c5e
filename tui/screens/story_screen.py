"""Story: one goal through time. Each line opens the minutes of the talk it was said in."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from agendas.errors import SpokenError
from agendas.folding.story import Story, story_of
from agendas.text import one_line
from locales import _, ngettext, spoken
from tui.actions import bindings
from tui.keys import KeyBar
from tui.story_words import parts, plot
from tui.widgets.rows import Row, Rows
from tui.widgets.shown_line import ShownLine


class StoryScreen(Screen[None]):
    """Wordings, readings, signs, figures with their meanings, initiatives, values."""

    BINDINGS = bindings("story")

    def __init__(self, goal_id: str) -> None:
        super().__init__()
        self._goal_id = goal_id
        self._about: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The goal on top, then its story."""
        story = story_of(self._goal_id, self.app.library.talks())  # type: ignore[attr-defined]
        yield Static(_("The story of a goal"), classes="head", markup=False)
        goal = one_line(story.state.goal.now.text) if story else _("No closed talk on it yet.")
        yield Static(goal, classes="goal", markup=False)
        if story:
            talks = len(story.talks)
            told = ngettext("{n} talk", "{n} talks", talks).format(n=talks)
            group = story.state.goal.now.target_group
            whom = _("for {group}").format(group=one_line(group)) if group else ""
            yield Static("   ".join(p for p in (whom, told) if p), classes="for", markup=False)
        rows = Rows(id="record", markup=False)
        rows.set_options(rows.options_of(self._rows(story) if story else ()))
        yield rows
        yield KeyBar()

    def _rows(self, story: Story) -> list[Row]:
        """The parts, each under its heading; what belongs to a line stands beneath it."""
        rows: list[Row] = []
        figures = plot(story.points)
        for part in parts(story, spoken()):
            head = ShownLine(part.heading, heading=True)
            charted = len(story.points) > 1 and part.heading == _("Figures, each with its meaning")
            rows.append(((head, *([ShownLine(figures)] if charted else [])), None))
            last = len(part.lines) - 1
            for place, (line, meeting) in enumerate(zip(part.lines, part.about, strict=True)):
                key = str(len(rows))
                self._about[key] = meeting
                nested = line.startswith("  ")
                shown = ShownLine(line.strip(), nested=nested, spaced=place == last)
                rows.append(((shown,), key))
        return rows

    def on_mount(self) -> None:
        """Let the arrows move."""
        rows = self.query_one(Rows)
        self.set_focus(rows)
        rows.action_first()

    def on_option_list_option_selected(self) -> None:
        """Open the talk of the line that was chosen."""
        self.action_open()

    def action_open(self) -> None:
        """Open the minutes of the talk in which the marked line was said."""
        rows = self.query_one(Rows)
        if rows.highlighted is None:
            return
        meeting = self._about.get(rows.get_option_at_index(rows.highlighted).id or "", "")
        if meeting:
            try:
                self.app.read(self.app.library.open(meeting))  # type: ignore[attr-defined]
            except SpokenError as error:
                self.app.tell(error)  # type: ignore[attr-defined]

    def action_talk(self) -> None:
        """Prepare a talk on this goal."""
        self.app.pop_screen()
        self.app.prepare(goal=self._goal_id)  # type: ignore[attr-defined]
