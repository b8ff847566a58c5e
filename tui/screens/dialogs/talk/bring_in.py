"""Bring in: a line of one's own check-in, released into the talk by its writer."""

from textual.app import ComposeResult

from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.check_in.release import OwnLine
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Rows
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
        rows = self.query_one(Rows)
        shown = (
            (
                (
                    ShownLine(one_line(line.text)),
                    ShownLine(line.source, nested=True, quiet=True, spaced=True),
                ),
                str(place),
            )
            for place, line in enumerate(self._lines)
        )
        rows.add_options(rows.options_of(shown))
        rows.highlighted = 0
        self.set_focus(rows)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Give the line that was chosen."""
        self.dismiss(self._lines[int(event.option_id or 0)])

    def action_choose(self) -> None:
        """Give the line that is marked."""
        self.query_one(Rows).action_select()
