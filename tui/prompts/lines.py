"""Lines that are typed at prompts, from a terminal or a pipe, and what becomes of half a line.

In a terminal the line can be edited as in a shell, is as long as it needs to be (a terminal by
itself throws away what goes beyond 4,095 bytes), and arrow up brings an earlier one back.
"""

import contextlib
import signal
import sys
from types import FrameType
from typing import Any

from tui.terminal.prompt_terminal import HalfLine, Watched

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
        self._half = HalfLine(self._editor) if self._editor else None
        self._terminal = Watched(lambda: self._reading) if self._editor else None
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")  # a stray byte is no reason to end a talk

    def __enter__(self) -> "Lines":
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(ValueError):  # signals are the main thread's
                    self._before[number] = signal.signal(number, self._end)
        if self._terminal:
            self._terminal.watch()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._half:
            self._half.stop()
        for number, before in self._before.items():
            signal.signal(number, before)

    @staticmethod
    def typed_by_hand() -> bool:
        """Whether somebody types the lines, who can answer anew; not so from a file or a pipe."""
        return sys.stdin is not None and sys.stdin.isatty()

    def read(self) -> str | None:
        """The next line, or None at the end. Raises `BrokenOff`."""
        if self._ended or (self._terminal and self._terminal.gone()):
            raise BrokenOff
        if sys.stdin is None:  # closed by whoever started this
            return None
        self._reading = True
        try:
            return self._line()
        except OSError:  # the terminal is gone
            raise BrokenOff from None
        except (
            SystemError
        ) as late:  # Python's words for a second signal before the first was raised
            if isinstance(late.__cause__, BrokenOff):
                raise late.__cause__ from None
            raise
        finally:
            self._reading = False

    def _line(self) -> str | None:
        if sys.stdout is not None:
            sys.stdout.flush()
        if self._half is None or self._terminal is None:
            line = sys.stdin.readline()
            return line.rstrip("\n") if line else None
        try:
            with self._half:
                line = input()
        except EOFError:
            if self._terminal.gone():
                raise BrokenOff(self._half.typed) from None
            return None
        if self._terminal.gone():
            raise BrokenOff(line)  # nobody pressed Enter
        return line

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ended = True
        if self._half:
            self._half.stop()  # here: what is raised may come before the line is left
        if self._reading:
            raise BrokenOff(self._half.last() if self._half else "")


def _line_editor() -> Any:
    """The module that edits lines, where a person types them and it is there; else None."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return None
    try:
        import readline
    except ImportError:
        return None
    return readline
