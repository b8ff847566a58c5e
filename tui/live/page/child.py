"""The child of a talk: `python -P -m tui.live.page.child`, started by the talk alone, and gone with it.

It reads what the page shows from its standard input and writes what the room sends to its standard
output, a line of JSON each. When its input ends, so does it.
"""

import asyncio
import contextlib
import gc
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, cast

import msgspec
from aiohttp import web

from tui.live.page.connections import Sockets
from tui.live.page.guests import Guests
from tui.live.page.sites import Sites
from tui.live.pipe import (
    MOST_LINE,
    ChildOpen,
    ChildShut,
    ChildStart,
    HandHeard,
    PhoneReply,
    RoomView,
    ToApp,
    from_app,
    line_of,
)

if TYPE_CHECKING:
    from io import BufferedReader

FAREWELL = 0.5  # seconds for the phones to hear that it ends
FILES = 4096
NICER = 5  # how far the page stands back for the talk, where both want the processor


class Child:
    """The sockets of a run, and the room behind them."""

    def __init__(self, start: ChildStart) -> None:
        self._unsent = bytearray()
        self.guests = Guests(start, self.send)
        self._runner = web.ServerRunner(Sockets(self.guests.handle), shutdown_timeout=FAREWELL)
        self._sites = Sites(
            self._runner, start.hosts, start.port, self._opened, self._shut, start.certificate
        )

    def send(self, message: ToApp) -> None:
        """Tell the talk something, with all else of this turn of the loop."""
        if not self._unsent:
            asyncio.get_running_loop().call_soon(self._write)
        self._unsent += line_of(message)

    def _write(self) -> None:
        """A talk that is gone is told nothing more."""
        rest, self._unsent = memoryview(bytes(self._unsent)), bytearray()
        with contextlib.suppress(BrokenPipeError):
            while rest:
                rest = rest[os.write(1, rest) :]

    async def run(self, said: "asyncio.Queue[bytes]") -> None:
        """Serve until the talk says no more."""
        await self._runner.setup()
        looking = asyncio.create_task(self._sites.follow())
        try:
            while lines := await said.get():
                for line in lines.splitlines():
                    self._heed(line)
        finally:
            looking.cancel()
            self.guests.end()
            await asyncio.sleep(0)
            await self._runner.cleanup()

    def _opened(self, at: tuple[str, ...]) -> None:
        self.guests.door.hosts = at
        self.send(ChildOpen(at=at))

    def _shut(self, reason: str) -> None:
        self.guests.door.hosts = ()
        self.send(ChildShut(reason=reason))

    def _heed(self, line: bytes) -> None:
        match from_app(line):
            case RoomView() as view:
                self.guests.show(view)
            case PhoneReply() as reply:
                self.guests.answered(reply)
            case HandHeard(hand=number):
                self.guests.hand_heard(number)


async def serve() -> None:
    """Read how to begin, then serve."""
    loop, said = asyncio.get_running_loop(), asyncio.Queue[bytes]()

    def read() -> None:  # on a thread: a pipe is no socket everywhere
        loop.call_soon_threadsafe(said.put_nowait, sys.stdin.buffer.readline(MOST_LINE))
        while lines := _whole_lines():
            loop.call_soon_threadsafe(said.put_nowait, lines)
        loop.call_soon_threadsafe(said.put_nowait, b"")

    threading.Thread(target=read, daemon=True).start()
    start = from_app(await said.get())
    gc.collect()
    gc.freeze()  # what stays is not gone through again while the room sends
    if isinstance(start, ChildStart):
        await Child(start).run(said)


def _whole_lines() -> bytes:
    """All that the talk has said by now, a line at least; nothing where it is gone."""
    came = cast("BufferedReader", sys.stdin.buffer)
    lines = bytearray(came.read1(MOST_LINE))
    while lines and not lines.endswith(b"\n"):
        rest = came.readline(MOST_LINE)
        if not rest:
            return b""
        lines += rest
    return bytes(lines)


def main() -> None:
    """Serve until the talk is gone; what goes wrong is told without what anybody said."""
    for name in ("aiohttp", "asyncio"):  # what they tell may quote
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    for name in ("SIGINT", "SIGHUP"):  # a key in the terminal is the talk's own
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        os.nice(NICER)
        with contextlib.suppress(ValueError, OSError):
            _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
            most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    with contextlib.suppress(asyncio.CancelledError, EOFError, msgspec.MsgspecError):
        asyncio.run(serve())
    os._exit(0)  # the thread that reads may wait for a line that never comes


if __name__ == "__main__":
    main()
