"""Whose check-in it is: asked once, or at each start where more people share a login."""

import msgspec
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.rows import Rows
from tui.widgets.top_bar import TopBar


class WhoseCheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """The name that was given, and whether its owner is alone under this login; None: not asked."""

    name: str
    alone: bool | None = None


class WhoseScreen(Dialog[WhoseCheckIn | None]):
    """Gives the answer, or None. With `once` it asks too who else uses this login."""

    BINDINGS = bindings("whose")

    def __init__(self, once: bool) -> None:
        super().__init__()
        self._once = once

    def compose(self) -> ComposeResult:
        """What it is for, a name, and who else is here."""
        yield TopBar(_("Whose check-in is it?"))
        yield Static(
            _("Check-ins are shown to the name that wrote them, and to no other."),
            classes="purpose",
            markup=False,
        )
        yield Input(select_on_focus=False, id="name", placeholder=_("your name"))
        yield Static(id="notice", markup=False)
        rows = Rows(
            Option(_("Others do too: after each start, ask whose it is"), id="others"),
            Option(_("Only I use Vertel under this login: remember my name"), id="alone"),
            id="record",
        )
        rows.display = rows.can_focus = self._once
        yield rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the name; neither row holds before it was come to, by Enter or an arrow."""
        self.query_one(Rows).highlighted = None
        self.query_one("#name", Input).focus()

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Give the name, with what was chosen of who else is here."""
        event.stop()
        self._give(event.option_id == "alone")

    def action_choose(self) -> None:
        """Give the name, with the row that is marked; where there are rows, Enter first goes there."""
        rows = self.query_one(Rows)
        if not self._once:
            self._give(None)
        elif rows.highlighted is not None:
            rows.action_select()
        elif self._named():
            rows.highlighted = 0
            self.query_one("#notice", Static).update(_("Who else uses Vertel under this login?"))
            rows.focus()

    def on_key(self, event: Key) -> None:
        """What is typed where one chooses goes nowhere: say so, and let no Enter behind it choose."""
        rows = self.query_one(Rows)
        if self.focused is rows and event.is_printable:
            event.stop()
            rows.highlighted = None
            self.query_one("#notice", Static).update(
                _("First choose with ↑ ↓ and Enter: what is typed here is not kept.")
            )

    def action_down(self) -> None:
        """Mark the next row."""
        self.query_one(Rows).action_cursor_down()

    def action_up(self) -> None:
        """Mark the row before."""
        self.query_one(Rows).action_cursor_up()

    def _named(self) -> str:
        name = self.query_one("#name", Input).value.strip()
        if not name:
            self.query_one("#notice", Static).update(_("Type your name first."))
        return name

    def _give(self, alone: bool | None) -> None:
        if name := self._named():
            self.dismiss(WhoseCheckIn(name=name, alone=alone))
        else:
            self.query_one("#name", Input).focus()
