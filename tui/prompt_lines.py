"""Lines that are typed at prompts, from a terminal or a pipe, and what becomes of half a line.

In a terminal the line can be edited as in a shell, is as long as it needs to be (a terminal by
itself throws away what goes beyond 4,095 bytes), and arrow up brings an earlier one back.
"""

import contextlib
import signal
import sys
from types import FrameType
from typing import Any

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class BrokenOff(Exception):  # noqa: N818 (it is no error)
    """Ctrl+C, or a window that closes, in the middle of a question; `typed` is what stood there.

    `told` is true once somebody said what became of the words.
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed
        self.told = False


class Lines:
    """Reads lines while it is entered: a signal to end then ends the reading, and nothing else.

    What is being saved when the signal comes is saved; the next reading raises `BrokenOff`.
    """

    def __init__(self) -> None:
        self._reading = False
        self._ended = False
        self._before: dict[int, Any] = {}
        self._editor = _line_editor()
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")  # a stray byte is no reason to end a talk

    def __enter__(self) -> "Lines":
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(ValueError):  # signals are the main thread's
                    self._before[number] = signal.signal(number, self._end)
        return self

    def __exit__(self, *_error: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def read(self) -> str | None:
        """The next line, or None at the end. Raises `BrokenOff`."""
        if self._ended:
            raise BrokenOff
        sys.stdout.flush()
        self._reading = True
        try:
            if self._editor:
                return input()
            line = sys.stdin.readline()
            return line.rstrip("\n") if line else None
        except EOFError:
            if self._editor and (typed := self._editor.get_line_buffer()):
                raise BrokenOff(typed) from None  # the window is gone in the middle of a line
            return None
        finally:
            self._reading = False

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ended = True
        if self._reading:
            raise BrokenOff(self._editor.get_line_buffer() if self._editor else "")


def _line_editor() -> Any:
    """The module that edits lines, where a person types them and it is there; else None."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        import readline
    except ImportError:
        return None
    return readline
