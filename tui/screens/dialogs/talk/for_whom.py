"""For whom each line of a talk is: the team alone, the leader too, or all."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from agendas.conduct.conductor import Audience, Conductor
from agendas.conduct.for_leader import for_leader, leaders
from agendas.records.vocabulary import AUDIENCE
from agendas.text import one_line
from locales import _, in_one_breath
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.rows import Rows
from tui.widgets.top_bar import TopBar

_NEXT: dict[Audience, Audience] = {"team": "leader", "leader": "all", "all": "team"}


class ForWhomScreen(Dialog[list[tuple[str, Audience]] | None]):
    """Gives the lines whose mark was changed, by their ids; None when nothing was.

    At the close it proposes what the leader gets. A line about another goes by what that is for, until it is marked itself.
    """

    BINDINGS = bindings("for_whom")

    def __init__(self, talk: Conductor) -> None:
        super().__init__()
        self._talk = talk
        self._lines = [line for line in talk.lines.counting if line.kind != "passed over"]
        self._marks = {line.id: talk.lines.audience(line) for line in self._lines}
        self._before = dict(self._marks)
        closing = talk.phase.kind == "close"
        self._proposed = for_leader(talk.lines) if closing else frozenset()
        self._marks |= dict.fromkeys(self._proposed & self._marks.keys(), "leader")

    def compose(self) -> ComposeResult:
        """A row for each line."""
        yield TopBar(_("For whom is each line?"))
        if self._proposed:
            told = _("Proposed for {names}: decisions, agreements, and what {names} said.")
            names = in_one_breath([one_line(name) for name in leaders(self._talk.lines)])
            yield Static(told.format(names=names), classes="for", markup=False)
        yield Rows(id="lines", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first line."""
        self._show()
        rows = self.query_one(Rows)
        rows.highlighted = 0 if rows.option_count else None
        self.set_focus(rows)

    def _show(self) -> None:
        rows = self.query_one(Rows)
        place = rows.highlighted
        rows.set_options(
            Option(self._row(self._marks[line.id], self._talk.with_word(line)), id=line.id)
            for line in self._lines
        )
        rows.highlighted = place

    def _row(self, audience: Audience, text: str) -> Content:
        words = AUDIENCE[audience][self._talk.language]
        style = "$quiet" if audience == "team" else "bold"
        return Content.assemble((words, style), f"  {one_line(text)}")

    def on_option_list_option_selected(self) -> None:
        """A line was chosen with the mouse."""
        self.action_next_audience()

    def action_next_audience(self) -> None:
        """Pass the marked line on to the next: the team, the leader too, all."""
        rows = self.query_one(Rows)
        if rows.highlighted is None:
            return
        key = self._lines[rows.highlighted].id
        self._marks[key] = _NEXT[self._marks[key]]
        self._show()

    def action_keep(self) -> None:
        """Keep the marks."""
        changed = [(key, mark) for key, mark in self._marks.items() if mark != self._before[key]]
        self.dismiss(changed or None)
