"""The app's end of the line to a browser: Textual's web driver, which bears that the line ends.

Left to itself Textual goes on without a browser, unseen, and holds the talk.
"""

import os
from functools import partial
from typing import Any

from textual.drivers.web_driver import WebDriver

from tui.terminal.terminal_workarounds import LAST_KEYS


class ServedDriver(WebDriver):
    """Textual's web driver; without its line the app leaves in good order."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._write = partial(self._sent)

    def _sent(self, data: bytes) -> int:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self.fileno, rest) :]
            except OSError:  # nobody reads it
                break
        return len(data)

    def start_application_mode(self) -> None:
        """As Textual does; the mouse is left to the browser where that is asked."""
        super().start_application_mode()
        if not self._mouse:
            self._disable_mouse_support()

    def run_input_thread(self) -> None:
        """Read until the line ends; when the app did not end it, have the app leave."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            hung_up = self._app.hung_up  # type: ignore[attr-defined]
            self._loop.call_soon_threadsafe(
                self._loop.call_later, LAST_KEYS, self._app.call_later, hung_up
            )
