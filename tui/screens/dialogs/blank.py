"""Nothing on the screen, so that people look at each other; any key brings the talk back."""

from textual import events
from textual.screen import ModalScreen


class BlankScreen(ModalScreen[None]):
    """A black screen. The key or click that ends it does nothing else."""

    DEFAULT_CSS = """
    BlankScreen { background: $out; }
    """

    def on_key(self, event: events.Key) -> None:
        """End at the first key."""
        self._end(event)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """End at a click."""
        self._end(event)

    def on_paste(self, event: events.Paste) -> None:
        """End at a paste."""
        self._end(event)

    def _end(self, event: events.Event) -> None:
        event.stop()
        if self.is_current:
            self.dismiss()
