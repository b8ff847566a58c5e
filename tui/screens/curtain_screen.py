"""The curtain of a pause: nothing of the talk is in sight but the question to go on with."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from agendas.parsing.in_digits import hour_alone
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.widgets.placard import Placard, PlacardPart


class CurtainScreen(ModalScreen[str | None]):
    """Ends with None where the way leads Home, else with what was typed to come back: maybe "".

    Whoever pressed Escape by mistake types on: their letters are for the line they were typing in.
    """

    BINDINGS = bindings("curtain")

    def __init__(self, question: str = "", typed: str = "") -> None:
        """With the `question` the talk goes on with, if one was put, and the hour if that was `typed`."""
        super().__init__()
        self._question, self.until = question, hour_alone(typed)

    def compose(self) -> ComposeResult:
        """The words in the lamp, and the two ways from here."""
        yield Placard(markup=False)
        keys = KeyBar()
        keys.word = _("any other key: on")
        yield keys

    def on_mount(self) -> None:
        """Say that it is a pause, and where the talk goes on."""
        on = _("We go on with") if self._question else ""
        if self.until:
            on = _("We go on at {time} with") if self._question else _("We go on at {time}")
        self.query_one(Placard).show(
            PlacardPart(_("Pause"), "bold $on-lamp"),
            PlacardPart(on.format(time=self.until), "$on-lamp-quiet", strong=self.until),
            PlacardPart(self._question, "bold $on-lamp", before=0),
        )

    def action_home(self) -> None:
        """Home; the talk stays as it is."""
        if self.is_current:
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Back at any key; a letter goes along, but for a space."""
        typed = event.character if event.is_printable and event.character else ""
        self._back(event, typed.strip())

    def on_paste(self, event: events.Paste) -> None:
        """Back, with what is pasted."""
        self._back(event, event.text)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Back at a click."""
        self._back(event, "")

    def _back(self, event: events.Event, typed: str) -> None:
        event.stop()
        if self.is_current:
            self.dismiss(typed)
