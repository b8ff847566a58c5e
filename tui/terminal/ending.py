"""Closing at once: Textual's input thread looks only every tenth of a second whether to end.

Here it is woken. This leans on how Textual 8.2 reads its input; tests/tui/test_ending.py goes red
when that changes, and Vertel then closes as late as any other app, not wrongly.
"""

import os
import selectors
from types import SimpleNamespace
from typing import Any

from textual.drivers import linux_driver


class WakingSelector(selectors.SelectSelector):
    """Waits for input, and for the word that there will be none."""

    def __init__(self, wake: int) -> None:
        super().__init__()
        self._wake = wake
        self.register(wake, selectors.EVENT_READ)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What can be read; nothing once it was woken."""
        return [found for found in super().select(timeout) if found[0].fd != self._wake]


class EndingDriver(linux_driver.LinuxDriver):
    """Textual's driver, whose input thread ends when it is told to."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.prepare_to_end()

    def prepare_to_end(self) -> None:
        """Have the input thread wait in a way that it can be woken."""
        self._woken, self._wake = os.pipe()
        linux_driver.selectors = SimpleNamespace(  # type: ignore[attr-defined, assignment]
            SelectSelector=lambda: WakingSelector(self._woken), EVENT_READ=selectors.EVENT_READ
        )

    def disable_input(self) -> None:
        """End the input thread. The word stands until it has ended: it may be read twice."""
        os.write(self._wake, b"x")
        try:
            super().disable_input()
        finally:
            os.read(self._woken, 4096)
