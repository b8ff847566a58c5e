"""What a terminal may do to a program, and the ways round where Textual 8.2 does not bear it.

Each way has a test that goes red without it (tests/whole/test_promise_11_terminal_faults.py); when
Textual mends one, the way round can go.
"""

import asyncio
import codecs
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, cast

from textual.events import Resize
from textual.geometry import Size

if TYPE_CHECKING:
    from textual.app import App

LEAST = (20, 6)  # cells wide and high
LAST_WAY_OUT = 60.0  # seconds in which everything that could be saved has been
LOOKS, LOOK = 50, 0.01  # how often, and after how many seconds, it is seen whether letters wait
LAST_KEYS = 0.3  # seconds that keys still on their way get before the app ends


def bear_invalid_bytes() -> None:
    """Have a byte that is no UTF-8 read as a sign for it: Textual ends the app (its issue 6456)."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows reads its console in another way
        return

    def lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return lambda: codecs.getincrementaldecoder(encoding)("replace")

    setattr(linux_driver, "getincrementaldecoder", lenient)  # noqa: B010


def bear_words_behind_escape() -> None:
    """Have Escape and words that come in one read stay a key and words, in each driver that is there."""
    from tui.terminal.escape_parser import EscapeParser

    for name in ("linux_driver", "web_driver", "win32"):
        if driver := sys.modules.get(f"textual.drivers.{name}"):
            setattr(driver, "XTermParser", EscapeParser)  # noqa: B010


def bear_a_dead_terminal() -> None:
    """Go on without a terminal that hung up: Textual's writer ends there, and the app waits for it.

    An app that waits saves nothing and lets go of nothing.
    """
    from textual.drivers._writer_thread import WriterThread

    if hasattr(WriterThread, "vertel_run"):
        return
    run = WriterThread.run

    def bearing(self: WriterThread) -> None:
        self._file = cast("IO[str]", _Bearing(self._file))
        run(self)

    WriterThread.vertel_run = run  # type: ignore[attr-defined]
    WriterThread.run = bearing  # type: ignore[method-assign]


class _Bearing:
    """A terminal's file that takes what is written after it is gone."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # nobody reads it
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


def bearable(event: Resize) -> Resize:
    """A new size of the terminal, as small as Textual bears: at a few cells its lists divide by zero.

    What does not fit a terminal that small is cut off; nobody reads it there.

    It is a new event each time: Textual hands the one it gets on to the screens, and one that was
    stopped here would be passed over there.
    """
    least = Size(*LEAST)
    size = Size(max(event.size.width, least.width), max(event.size.height, least.height))
    return Resize(size, size, event.container_size, event.pixel_size)


def heed_signals(app: "App[Any]", leave: Callable[[], Any]) -> None:
    """Leave in good order when the window closes or an end comes from outside; sleep and wake.

    Textual goes to sleep within the signal itself, which locks up when it falls in the middle of a
    write to the terminal; here it waits for its turn.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()

    def end() -> None:
        loop.call_later(LAST_KEYS, lambda: app.call_later(leave))
        # Whatever holds it up: what has no window any more must not stay and keep a core busy.
        loop.call_later(LAST_WAY_OUT, os._exit, 1)

    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    driver = app._driver
    if driver is not None and driver.can_suspend:
        loop.add_signal_handler(signal.SIGTSTP, lambda: _sleep(driver))
        loop.add_signal_handler(signal.SIGCONT, lambda: _wake(driver))


def _sleep(driver: Any, looks: int = LOOKS) -> None:
    """Go to sleep once the letters that were typed are read: what Textual has not read by then it drops."""
    from select import select

    if looks and select([driver.fileno], [], [], 0)[0]:
        asyncio.get_running_loop().call_later(LOOK, _sleep, driver, looks - 1)
        return
    driver.suspended_by_us = True
    driver._sigtstp_application()


def _wake(driver: Any) -> None:
    if not getattr(driver, "suspended_by_us", False):
        driver.suspend_application_mode()  # stopped hard; the terminal may be anyhow
    driver.suspended_by_us = False
    driver._sigcont_application()
