"""Before a talk is closed: what is still open is told once, and Enter closes it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from agendas.conduct.at_close import OpenAtClose
from agendas.conduct.conductor import Conductor
from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog

MOST = 12  # rows of each kind


class ClosingScreen(Dialog[bool]):
    """Gives True to close the talk, False to go on talking. PageDown does nothing here: a clicker closes none."""

    BINDINGS = bindings("closing")

    def __init__(self, talk: Conductor, opened: OpenAtClose) -> None:
        super().__init__()
        self._talk, self._opened = talk, opened

    def compose(self) -> ComposeResult:
        """What is open, in a few rows; it may stay so."""
        yield Static(_("Close the talk?"), classes="head", markup=False)
        rows = [*self._rows()]
        with VerticalScroll(id="unsent"):
            told = (
                _("Still open. It may stay so.")
                if rows
                else _("Everything that was asked has its words.")
            )
            yield Static(told, classes="purpose", markup=False)
            for row in rows:
                yield Static(row, classes="field", markup=False)
        yield KeyBar()

    def _rows(self) -> list[str]:
        language, opened = self._talk.language, self._opened
        rows = [
            _("Not said: {question}").format(question=o.question[language])
            for o in opened.unanswered
        ]
        rows += [
            _("No meaning yet: {figure}").format(figure=one_line(self._talk.shown(o)))
            for o in opened.figures
        ]
        rows += [
            _("Not chosen: {text}").format(text=one_line(o.text)) for o in opened.choices[:MOST]
        ]
        rows += [
            _("Nobody’s yet: {text}").format(text=self._talk.with_word(o))
            for o in opened.names[:MOST]
        ]
        return rows

    def action_close_talk(self) -> None:
        """Close it."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go on talking."""
        self.dismiss(False)
