"""Voices: the order of speaking, and who was not heard in this phase yet. For the facilitator."""

from textual.app import ComposeResult
from textual.widgets import Static

from agendas.lines.talk import Talk
from agendas.talk.voices import voices
from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row, Rows
from tui.widgets.top_bar import TopBar
from tui.words.signs import Roster


class VoicesScreen(Dialog[str | None]):
    """Choose who speaks now; gives the name, or None."""

    BINDINGS = bindings("voices_dialog")

    def __init__(self, talk: Talk, roster: Roster) -> None:
        super().__init__()
        self._voices, self._roster = voices(talk), roster

    def compose(self) -> ComposeResult:
        """Each name, and whether they were heard here."""
        yield TopBar(_("Who speaks, in this order"))
        yield Static(
            _("This is for whoever guides the talk; it is not kept."),
            classes="purpose axis",
            markup=False,
        )
        yield Rows(id="record", markup=False)
        yield KeyBar()

    def _row(self, place: int) -> Row:
        voice = self._voices[place]
        roles = {
            "account-giver": _("gives account"),
            "leader": _("leader"),
            "facilitator": _("facilitator"),
            "note-taker": _("note-taker"),
        }
        heard = _("was heard") if voice.heard else _("not heard yet")
        line = ShownLine(
            heard,
            one_line(voice.name),
            self._roster.mark(voice.name),
            roles.get(voice.role, ""),
            quiet=voice.heard,
            all_strong=not voice.heard,
        )
        return (line,), str(place)

    def on_mount(self) -> None:
        """Mark the first who was not heard."""
        waiting = (place for place, voice in enumerate(self._voices) if not voice.heard)
        first = next(waiting, 0) if self._voices else None
        self.query_one(Rows).begin(map(self._row, range(len(self._voices))), first)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Give the name that was chosen."""
        self.dismiss(self._voices[int(event.option_id or 0)].name)
