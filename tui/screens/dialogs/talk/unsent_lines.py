"""A sentence that was typed in a phase and never put on record: at the close it is put there, or dropped."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.top_bar import TopBar


class UnsentScreen(Dialog[bool | None]):
    """Gives True to put it on record, False to drop it, None to go on with the talk.

    PageDown does nothing here: no talk is closed over words by a key that goes on.
    """

    BINDINGS = bindings("unsent")

    def __init__(self, phase: str, question: str, text: str, which: tuple[int, int]) -> None:
        super().__init__()
        self._place, self._count = which
        self._phase, self._question, self._text = phase, question, text

    def compose(self) -> ComposeResult:
        """Where it was typed, under which question, and the words."""
        head = _("Typed, and not on record yet")
        if self._count > 1:
            which = _("{n} of {all}").format(n=self._place, all=self._count)
            head = f"{head}   {which}"
        yield TopBar(head)
        yield Static(self._phase, classes="for", markup=False)
        with VerticalScroll(id="unsent"):
            yield Static(self._question, classes="field", markup=False)
            yield Static(f"“{self._text}”", id="words", classes="field", markup=False)
        yield KeyBar()
