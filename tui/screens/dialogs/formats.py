"""Choosing the form in which minutes are saved, the last used first."""

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from agendas.errors import N_
from locales import _
from minutes import EVERY_FORMAT
from tui.actions import bindings
from tui.config.remembered import remembered
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.terminal.open_file import opener
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Rows
from tui.widgets.top_bar import TopBar

LAST_FORM = "minutes form"
ABOUT = {
    "docx": N_("Word, to change and to file"),
    "pdf": N_("PDF, to print and to file"),
    "odt": N_("OpenDocument, for LibreOffice and others"),
    "html": N_("a page for a browser"),
    "md": N_("Markdown"),
    "txt": N_("plain text"),
    "eml": N_("a draft to mail"),
    "ics": N_("the next talk, for a calendar"),
    "csv": N_("the evidence with its meanings, for a spreadsheet"),
    "json": N_("the whole record, for another Vertel"),
}


def forms() -> list[str]:
    """Every form, the one used last first."""
    last = remembered(LAST_FORM)
    return sorted(ABOUT, key=lambda fmt: fmt != last) if last in EVERY_FORMAT else list(ABOUT)


class FormsScreen(Dialog[tuple[str, bool] | None]):
    """Gives the form, and whether the file is to be opened too; None when nothing is to be saved."""

    BINDINGS = bindings("formats")

    def __init__(self, folder: Path) -> None:
        """`folder` is where the file goes."""
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The place, then a line for each form."""
        yield TopBar(_("In which form?"))
        place = _("It is put in {folder}").format(folder=self._folder)
        yield Static(place, id="place", classes="purpose axis", markup=False)
        yield Rows(id="forms", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the form used last."""
        rows = (((ShownLine(_(ABOUT[name]), name),), name) for name in forms())
        self.query_one(Rows).begin(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Opening is offered where the system has a program for it."""
        return bool(opener()) if action == "choose_and_open" else True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Save in the form that was chosen."""
        self.dismiss((event.option_id or "", False))

    def action_choose_and_open(self) -> None:
        """Save in the form that is marked, and open the file."""
        marked = self.query_one(Rows).highlighted_option
        if marked is not None:
            self.dismiss((marked.id or "", True))
