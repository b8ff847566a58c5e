"""A file of minutes that is there already: whether a second version comes beside it."""

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.top_bar import TopBar


class SecondVersionScreen(Dialog[bool]):
    """Gives whether `second` is to be written beside `first`, which stays as it is."""

    BINDINGS = bindings("second_version")

    def __init__(self, first: Path, second: Path) -> None:
        super().__init__()
        self._first, self._second = first, second

    def compose(self) -> ComposeResult:
        """What is there, and what would come."""
        yield TopBar(_("There is one already"))
        yield Static(str(self._first), classes="field", markup=False)
        words = _("Save a second version, as {file}?").format(file=self._second.name)
        yield Static(words, classes="field", markup=False)
        yield KeyBar()
