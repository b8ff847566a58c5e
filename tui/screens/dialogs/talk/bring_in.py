"""Bring in: a line of one's own check-in, released into the talk by its writer."""

from textual.app import ComposeResult

from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.check_in.release import OwnLine
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row, Rows
from tui.widgets.top_bar import TopBar


class BringingScreen(Dialog[OwnLine | None]):
    """Choose a line; gives it, or None."""

    BINDINGS = bindings("bring_in")

    def __init__(self, lines: tuple[OwnLine, ...]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines, each with the check-in it is from."""
        yield TopBar(_("From your own check-ins"))
        yield Rows(id="record", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(Rows).begin(map(self._row, range(len(self._lines))))

    def _row(self, place: int) -> Row:
        line = self._lines[place]
        source = ShownLine(line.source, nested=True, quiet=True, spaced=True)
        return (ShownLine(one_line(line.text)), source), str(place)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Give the line that was chosen."""
        self.dismiss(self._lines[int(event.option_id or 0)])
