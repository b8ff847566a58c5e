"""Before a talk is closed: what is still open is told once, and Enter closes it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from agendas.conduct.at_close import OpenAtClose
from agendas.conduct.conductor import Conductor
from agendas.text import one_line
from locales import _, ngettext
from tui.actions import bindings
from tui.keys import NAMES, KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.top_bar import TopBar
from tui.words.not_said import not_done, not_said
from tui.words.open_answer import asked_still


class ClosingScreen(Dialog[bool]):
    """Gives True to close the talk, False to go on talking. PageDown does nothing here: a clicker closes none."""

    BINDINGS = bindings("closing")

    def __init__(self, talk: Conductor, opened: OpenAtClose) -> None:
        super().__init__()
        self._talk, self._opened = talk, opened

    def compose(self) -> ComposeResult:
        """What is open, in a few rows; it may stay so."""
        yield TopBar(_("Close the talk?"))
        rows = self._rows()
        with VerticalScroll(id="open"):
            told = (
                _("Still open. It may stay so.")
                if rows
                else _("Everything that was asked has its words.")
            )
            yield Static(told, classes="purpose", markup=False)
            for row in rows:
                yield Static(row, classes="field", markup=False)
            for line in self._opened.declined:
                yield Static(not_done(self._talk, line), classes="field", markup=False)
        yield Static(id="below", classes="purpose", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Tell what is out of sight, now and whenever that changes."""
        self.watch(self.query_one("#open"), "scroll_y", self.on_resize)

    def on_resize(self) -> None:
        """What is out of sight goes by the size."""
        self.call_after_refresh(self._tell_below)

    def _tell_below(self) -> None:
        seen = self.query_one("#open").content_region
        n = sum(row.region.bottom > seen.bottom for row in self.query("#open .field"))
        words = ngettext("… {n} more below ({key})", "… {n} more below ({key})", n)
        self.query_one("#below", Static).update(words.format(n=n, key=NAMES["down"]) if n else "")

    def _rows(self) -> list[str]:
        opened = self._opened
        rows = not_said(self._talk, opened.unanswered)
        rows += [
            _("No meaning yet: {figure}").format(figure=one_line(self._talk.shown(o)))
            for o in opened.figures
        ]
        rows += [
            _("Said without choosing: {text}").format(text=self._talk.signed(o))
            for o in opened.choices
        ]
        rows += [asked_still(o) for o in opened.asked]
        rows += [_("Day still open: {text}").format(text=self._talk.signed(o)) for o in opened.days]
        rows += [
            _("Nobody’s yet: {text}").format(text=self._talk.with_word(o)) for o in opened.names
        ]
        return rows
