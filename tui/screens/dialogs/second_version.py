"""A file of minutes that is there already: whether a second version comes beside it."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from agendas.errors import N_
from locales import _
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog


class SecondVersionScreen(Dialog[bool]):
    """Gives whether `second` is to be written beside `first`, which stays as it is."""

    BINDINGS = [
        Binding("enter", "add", N_("save"), tooltip=N_("save it beside the one there is")),
        Binding("escape", "back", N_("back"), tooltip=N_("back; nothing is saved")),
    ]

    def __init__(self, first: Path, second: Path) -> None:
        super().__init__()
        self._first, self._second = first, second

    def compose(self) -> ComposeResult:
        """What is there, and what would come."""
        yield Static(_("There is one already"), classes="head", markup=False)
        yield Static(str(self._first), classes="field", markup=False)
        words = _("Save a second version, as {file}?").format(file=self._second.name)
        yield Static(words, classes="field", markup=False)
        yield KeyBar()

    def action_add(self) -> None:
        """Beside it."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Not."""
        self.dismiss(False)
