"""Voices: the order of speaking, and who was not heard in this phase yet. For the facilitator."""

from textual.app import ComposeResult
from textual.widgets import Static

from agendas.conduct.conductor import Conductor
from agendas.errors import TalkError
from agendas.talk.voices import Voice
from agendas.text import one_line
from locales import _, error_text
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row, Rows
from tui.widgets.top_bar import TopBar
from tui.words.signs import Roster


class VoicesScreen(Dialog[str | None]):
    """Choose who speaks now, who is there then; gives the name, or None. Says who is away."""

    BINDINGS = bindings("voices_dialog")

    def __init__(self, talk: Conductor, roster: Roster) -> None:
        super().__init__()
        self._talk, self._roster = talk, roster

    def compose(self) -> ComposeResult:
        """Each name, and whether they were heard here."""
        yield TopBar(_("Who speaks, in this order"))
        yield Static(
            _("This is for whoever guides the talk; who was heard is not kept."),
            id="told",
            classes="purpose axis",
            markup=False,
        )
        yield Rows(id="record", markup=False)
        yield KeyBar()

    @property
    def _away(self) -> tuple[str, ...]:
        here = self._talk.talk
        return tuple(name for name in here.convened.absent if name not in here.names)

    def _rows(self) -> list[Row]:
        rows = [self._row(voice) for voice in self._talk.voices()]
        for name in self._away:
            mark = self._roster.mark(name)
            rows.append(((ShownLine(_("away"), one_line(name), mark, quiet=True),), name))
        return rows

    def _row(self, voice: Voice) -> Row:
        roles = {
            "account-giver": _("gives account"),
            "leader": _("leader"),
            "facilitator": _("facilitator"),
            "note-taker": _("note-taker"),
            "guest": _("guest"),
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
        return (line,), voice.name

    def on_mount(self) -> None:
        """Mark the first who was not heard."""
        heard = [voice.heard for voice in self._talk.voices()]
        rows = self._rows()
        first = heard.index(False) if False in heard else 0 if rows else None
        self.query_one(Rows).begin(rows, first)

    def action_away(self) -> None:
        """Tell that who is marked is away, or is there after all; why that cannot be is told."""
        rows = self.query_one(Rows)
        place = rows.highlighted
        name = (rows.get_option_at_index(place).id or "") if place is not None else ""
        if not name:
            return
        try:
            self._talk.away(name)
        except TalkError as error:
            self.query_one("#told", Static).update(error_text(error))
            return
        now = self._rows()
        rows.set_options(rows.options_of(now))
        rows.highlighted = next(n for n, (_line, key) in enumerate(now) if key == name)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """Give the name that was chosen; who was away is there now."""
        name = event.option_id or ""
        if name in self._away:
            self._talk.away(name)
        self.dismiss(name)
