"""A terminal that goes away while a line is typed at a prompt: what was typed, and that it ends.

Whoever closes the window leaves the line editor at an end of input that never stops. It throws
the half line away, and after the first digit of an Alt+3 it asks for more for ever, at a full
core, and hears no signal. So the half line is looked at while it is typed, and a thread sees to it
that the reading ends.
"""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

LOOK = 0.2  # seconds between two looks at the line that is being typed
PATIENCE = 0.5  # seconds that the line editor has to find out that the terminal is gone


class HalfLine:
    """The line that is being typed, as it was a moment ago; looked at while it is entered.

    The look comes by a signal: between two letters, in the thread that reads, where the editor's
    line is whole.
    """

    def __init__(self, editor: Any) -> None:
        self._editor = editor
        self._looks = threading.current_thread() is threading.main_thread()
        self.typed = ""

    def __enter__(self) -> "HalfLine":
        self.typed = ""
        if sys.platform != "win32" and self._looks:
            signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Look no more."""
        if sys.platform != "win32" and self._looks:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        if not _hung_up(0):
            self.typed = self._editor.get_line_buffer()

    def last(self) -> str:
        """The line as it stands; as it was last seen where the terminal took it along."""
        if not _hung_up(0):
            return str(self._editor.get_line_buffer())
        return self.typed


class Watched:
    """The terminal that lines are read from; `reading` tells whether one is read now."""

    def __init__(self, reading: Callable[[], bool]) -> None:
        self._reading = reading
        self._gone = False

    def gone(self) -> bool:
        """Whether the terminal is no longer there."""
        return self._gone or _hung_up(0)

    def watch(self) -> None:
        """End the reading, from now on, when the terminal goes and the line editor does not see it."""
        if sys.platform != "win32":
            threading.Thread(target=self._wait, name="terminal", daemon=True).start()

    def _wait(self) -> None:
        if not _hung_up(None):
            return
        self._gone = True
        time.sleep(PATIENCE)
        if self._reading():  # Enter from a pipe is the one thing that it still listens to
            enter, typed = os.pipe()
            os.write(typed, b"\n\n")
            os.close(typed)
            os.dup2(enter, 0)


def _hung_up(milliseconds: int | None) -> bool:
    """Whether the terminal of standard input is gone, or goes within so long; None waits for it."""
    if sys.platform == "win32":
        return False
    poll = select.poll()
    poll.register(0, 0)  # nothing but that it is gone
    return any(event & (select.POLLHUP | select.POLLERR) for _fd, event in poll.poll(milliseconds))
