"""For whom each line of a talk is: read back line by line, the team alone unless somebody says so."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from agendas.records.meeting import Meeting
from agendas.records.said import Audience
from agendas.records.vocabulary import AUDIENCE
from agendas.talk.audiences import marked_lines, with_audience
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.rows import Rows

_NEXT: dict[Audience, Audience] = {"team": "leader", "leader": "all", "all": "team"}


class ForWhomScreen(Dialog[list[tuple[str, Audience]] | None]):
    """Gives the talk with its lines marked; None when nothing was changed."""

    BINDINGS = bindings("for_whom")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.meeting = meeting
        self._before = meeting

    def compose(self) -> ComposeResult:
        """A row for each line."""
        yield Static(_("For whom is each line?"), classes="head", markup=False)
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
            Option(self._row(audience, text), id=key)
            for key, audience, text in marked_lines(self.meeting)
        )
        rows.highlighted = place

    def _row(self, audience: Audience, text: str) -> Content:
        words = AUDIENCE[audience][self.meeting.language]
        return Content.assemble((words, "italic" if audience == "team" else "bold"), f"  {text}")

    def on_option_list_option_selected(self) -> None:
        """A line was chosen with the mouse."""
        self.action_next_audience()

    def action_next_audience(self) -> None:
        """Pass the marked line on to the next: the team, the leader too, all."""
        rows = self.query_one(Rows)
        if rows.highlighted is None:
            return
        key, audience, _text = marked_lines(self.meeting)[rows.highlighted]
        self.meeting = with_audience(self.meeting, key, _NEXT[audience])
        self._show()

    def action_keep(self) -> None:
        """Keep the marks."""
        marks = [(key, audience) for key, audience, _text in marked_lines(self.meeting)]
        self.dismiss(None if self.meeting == self._before else marks)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)
