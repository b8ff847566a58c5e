"""Voices: the order of speaking, and who was not heard in this phase yet. For the facilitator."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from agendas.lines.talk import Talk
from agendas.talk.voices import voices
from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.rows import Rows


class VoicesScreen(Dialog[str | None]):
    """Choose who speaks now; gives the name, or None."""

    BINDINGS = bindings("voices_dialog")

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._voices = voices(talk)

    def compose(self) -> ComposeResult:
        """Each name, and whether they were heard here."""
        yield Static(_("Who speaks, in this order"), classes="head", markup=False)
        yield Static(
            _("This is for whoever guides the talk; it is not kept."),
            classes="purpose",
            markup=False,
        )
        yield Rows(*(self._row(place) for place in range(len(self._voices))), id="record")
        yield KeyBar()

    def _row(self, place: int) -> Option:
        voice = self._voices[place]
        roles = {
            "account-giver": _("gives account"),
            "leader": _("leader"),
            "facilitator": _("facilitator"),
            "note-taker": _("note-taker"),
        }
        role = f" ({roles[voice.role]})" if voice.role in roles else ""
        heard = _("was heard") if voice.heard else _("not heard yet")
        style = "" if voice.heard else "bold"
        return Option(
            Content.assemble((one_line(voice.name), style), f"{role}   {heard}"), id=str(place)
        )

    def on_mount(self) -> None:
        """Mark the first who was not heard."""
        rows = self.query_one(Rows)
        waiting = (place for place, voice in enumerate(self._voices) if not voice.heard)
        rows.highlighted = next(waiting, 0) if self._voices else None
        self.set_focus(rows)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Give the name that was chosen."""
        self.dismiss(self._voices[int(event.option_id or 0)].name)

    def action_choose(self) -> None:
        """Give the name that is marked."""
        self.query_one(Rows).action_select()
