"""Story: one goal through time, with its figures beside it. Each line opens the talk it was said in."""

from datetime import date

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static
from textual.widgets.option_list import Option

from agendas.errors import SpokenError
from agendas.folding.story import Story, story_of
from agendas.text import one_line
from locales import _, long_date, ngettext, spoken
from tui.actions import bindings
from tui.keys import NAMES, KeyBar
from tui.screens.vertel_screen import VertelScreen
from tui.widgets.chart import LOWEST, ROWS, chart_rows
from tui.widgets.fitted import even
from tui.widgets.lines.drawn import LOW, Drawn, gutter
from tui.widgets.lines.shown_line import BelowGoal, ShownLine
from tui.widgets.rows import Rows
from tui.widgets.talk.goal_head import MOST_BELOW, GoalHead
from tui.widgets.top_bar import TopBar
from tui.words.rosters import Rosters
from tui.words.signs import Roster
from tui.words.story_line import MONTH, charts, story_rows

WIDE = 100  # columns, as in the app's breakpoints
BESIDE = 36  # columns of the charts beside the line


class StoryScreen(VertelScreen):
    """A line through time, and a chart for each sign: beside it, or below it where it is narrow."""

    BINDINGS = bindings("story")

    def __init__(self, goal_id: str) -> None:
        super().__init__()
        self._goal_id = goal_id
        self._story: Story | None = None
        self._roster = Roster()
        self._laid = (False, False)
        self._marked: str | None = None  # where nobody walked yet

    def compose(self) -> ComposeResult:
        """The goal on top, then its story."""
        library = self.vertel.library
        self._story = story_of(self._goal_id, library.talks())
        rosters, story = Rosters(library.known().overview), self._story
        self._roster = rosters.of(story.state.team if story else "")
        yield TopBar(_("The story of a goal"))
        yield GoalHead()
        with Horizontal(id="body"):
            with Vertical(id="line"):
                yield _StoryLine(id="record", markup=False)
                yield Static(id="below", markup=False)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="beside", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Tell of the whole in the head, and begin where the story is now."""
        story, rows = self._story, self.query_one(Rows)
        if story:
            self._show_goal()
        else:
            self.query_one(GoalHead).show(_("No closed talk on it yet."))
        self._lay_beside()
        self._laid = self._measures()
        self._lay()
        self.set_focus(rows)
        rows.action_first()
        self._marked = self._key()
        for turn in ("scroll_y", "virtual_size", "container_size"):
            self.watch(rows, turn, self._tell_more_later, init=False)

    def _measures(self) -> tuple[bool, bool]:
        """Whether there is room beside the line, and room for empty rows."""
        return self.app.size.width >= WIDE, self.app.size.height >= LOW

    def on_resize(self) -> None:
        """Lay the line anew where there is room for more, or for less."""
        if self._laid != self._measures():
            self._laid = self._measures()
            self._lay()
        self._show_goal()
        self.call_after_refresh(self._lay_beside)
        self._tell_more_later()

    def _begin(self) -> None:
        """Mark what is newest, where all is in sight and nobody walked yet."""
        rows = self.query_one(Rows)
        if 0 < rows.virtual_size.height <= rows.size.height and self._key() == self._marked:
            rows.action_last()
            self._marked = self._key()

    def _key(self) -> str | None:
        rows = self.query_one(Rows)
        return (
            rows.get_option_at_index(rows.highlighted).id if rows.highlighted is not None else None
        )

    def _tell_more_later(self) -> None:
        self.call_after_refresh(self._tell_more)

    def _show_goal(self) -> None:
        if story := self._story:
            width = self.app.size.width - 4
            since = _words_since(story, min(MOST_BELOW, width - gutter(width)))
            self.query_one(GoalHead).show(one_line(story.state.goal.now.text), BelowGoal(since))

    def _tell_more(self) -> None:
        """How many rows follow, below those that are in sight, for as long as they do not all fit."""
        self._begin()
        rows, sign = self.query_one(_StoryLine), self.query_one("#below", Static)
        whole = rows.virtual_size.height
        follow = range(rows.ends_at(), whole - rows.scroll_offset.y)
        more = sum(any(map(str.isalnum, Rows.render_line(rows, y).text)) for y in follow)
        told = ngettext("{n} more line ({key})", "{n} more lines ({key})", more)
        sign.update(f"… {told.format(n=more, key=NAMES['down'])}" if more else "")
        shown = sign.display
        sign.display = whole > self.query_one("#line").size.height
        if sign.display != shown:
            self._tell_more_later()

    def _lay(self) -> None:
        story, rows = self._story, self.query_one(Rows)
        if story is None:
            return
        wide, spaced = self._laid
        key = self._key()
        today: date = self.vertel.library.now().date()
        line, more = story_rows(story, self._roster, spoken(), today, spaced)
        if more:
            end = ShownLine(f"… {more}", quiet=True)
            line.append(((*[ShownLine("")] * spaced, end), None))
        title = _("The story of a goal")
        self.query_one(TopBar).show(title, one_line(story.state.team), _how_long(story))
        rows.set_options(rows.options_of(line))
        if not wide and (below := self._charts(self.app.size.width - 4, indented=True)):
            rows.add_option(Option(Content("\n").join([Content(""), below]), disabled=True))
        if key is not None:
            rows.highlighted = rows.get_option_index(key)

    def _lay_beside(self) -> None:
        """Show the charts beside the line, lower where they would not all be in sight."""
        room = self.query_one("#aside").size.height
        tries = ((ROWS, True), (LOWEST, True), (LOWEST, False))
        every = [self._charts(BESIDE, high=high, noted=noted) for high, noted in tries]
        beside = next((one for one in every if len(one.plain.split("\n")) <= room), every[-1])
        self.query_one("#beside", Static).update(beside)
        self.query_one("#aside").set_class(not beside, "-none")

    def _charts(
        self, width: int, indented: bool = False, high: int = ROWS, noted: bool = True
    ) -> Content:
        """The charts one below the other; nothing where there are not two figures to see."""
        found = charts(self._story) if self._story else ()
        if sum(len(chart.dots) for chart in found) < 2:
            return Content("")
        left = " " * (gutter(width) if indented else 0)
        parts = []
        for title, unit, dots, most in found:
            rows = [Content(row).stylize("bold $accent") for row in _in(title, width - len(left))]
            rows += [Content(row).stylize("$quiet") for row in _in(unit, width - len(left))]
            rows += chart_rows(dots, most, min(BESIDE, width - len(left)), high)
            parts.append(Content("\n").join(Content.assemble(left, row) for row in rows))
        if noted and len(parts) > 1:
            note = _("Another sign begins a new picture; they are never laid over each other.")
            told = [Content(row).stylize("$quiet") for row in _in(note, width - len(left))]
            parts.append(Content("\n").join(Content.assemble(left, row) for row in told))
        return Content("\n\n").join(parts)

    def on_option_list_option_selected(self) -> None:
        """Open the talk of the line that was chosen."""
        self.action_open()

    def action_open(self) -> None:
        """Open the minutes of the talk in which the marked line was said."""
        rows = self.query_one(Rows)
        if rows.highlighted is None:
            return
        option = rows.get_option_at_index(rows.highlighted)
        talk = (option.id or "").partition(":")[2]
        words = option.prompt.lines[0].words if isinstance(option.prompt, Drawn) else ""
        if talk:
            try:
                self.vertel.read(self.vertel.library.open(talk), words)
            except SpokenError as error:
                self.vertel.tell(error)

    def action_talk(self) -> None:
        """Prepare a talk on this goal."""
        self.app.pop_screen()
        self.vertel.prepare(goal=self._goal_id)


class _StoryLine(Rows):
    """The line through time; of a sentence that ends below what is in sight nothing is shown."""

    def ends_at(self) -> int:
        """Behind how many rows in sight the last whole sentence ends."""
        end, height = self.scroll_offset.y + self.size.height, self.size.height
        place, row = self._lines[end] if end < len(self._lines) else (0, 0)
        drawn = self.options[place].prompt if row else None
        return height - row + drawn.whole_until(row) if isinstance(drawn, Drawn) else height

    def render_line(self, y: int) -> Strip:
        """A row, or a blank one."""
        strip = super().render_line(y)
        if not self.ends_at() <= y < self.size.height:
            return strip
        ground = self.get_visual_style("option-list--option").rich_style
        return Strip.blank(strip.cell_length, ground)


def _in(text: str, width: int) -> list[str]:
    return even(text, max(8, width)).split("\n") if text else []


def _how_long(story: Story) -> str:
    """How many talks there were, and in how many months."""
    days = [day for day, _talk in story.talks]
    since = [wording.on for wording in story.wordings if wording.on]  # it may come from a plan
    talks = ngettext("{n} talk", "{n} talks", len(days)).format(n=len(days))
    months = round((max(days) - min(*days, *since)).days / MONTH) if days else 0
    if not months:
        return talks
    return ngettext("{talks} in {n} month", "{talks} in {n} months", months).format(
        talks=talks, n=months
    )


def _words_since(story: Story, room: int) -> str:
    """For whom the goal is, and since when in these words; where both do not fit, since when."""
    now = story.state.goal.now
    on = next((day for day, talk in story.talks if talk == now.meeting), now.on)
    since = _("in these words since {date}").format(date=long_date(on)) if on else ""
    whom = _("for {group}").format(group=one_line(now.target_group)) if now.target_group else ""
    both = " · ".join(filter(None, (whom, since)))
    return both if cell_len(both) <= room else since or whom
