"""The sockets of the room: how many there may be, and how long one may say nothing.

A phone has two at most that matter. One that is opened and never asks whole is let go, so that no
phone takes the places of others.
"""

import asyncio
from collections import Counter
from typing import Any, cast

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

MOST_OF_ONE = 12  # sockets of one address; a browser opens six
MOST_OF_ALL = 1200
FIRST_WORD = 10.0  # seconds in which the first request has to be there
NEXT_WORD = 75.0  # seconds that a socket waits for another; longer than browsers keep one


class Connection(RequestHandler):
    """A socket of a phone."""

    def __init__(self, sockets: "Sockets", **named: Any) -> None:
        super().__init__(sockets, **named)
        self._sockets = sockets
        self._address = ""
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take a socket, or refuse one too many."""
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self._address = peer[0] if peer else "?"
        if self._sockets.take(self._address):
            abort = cast("asyncio.Transport", transport).abort
            self._late = asyncio.get_running_loop().call_later(FIRST_WORD, abort)
        else:
            self._address = ""
            cast("asyncio.Transport", transport).abort()

    def is_heard(self) -> None:
        """Note that a request came whole."""
        if self._late:
            self._late.cancel()
            self._late = None

    def connection_lost(self, exc: BaseException | None) -> None:
        """Give its place back."""
        self.is_heard()
        if self._address:
            self._sockets.give_back(self._address)
            self._address = ""
        super().connection_lost(exc)


class Sockets(web.Server):
    """All sockets of the room."""

    def __init__(self, handler: Any) -> None:
        super().__init__(
            handler, handler_cancellation=True, access_log=None, keepalive_timeout=NEXT_WORD,
            max_line_size=2048, max_field_size=4096, max_headers=48, read_bufsize=2**14,
        )  # fmt: skip
        self._of: Counter[str] = Counter()

    def __call__(self) -> RequestHandler:
        """A socket that was opened just now."""
        return Connection(self, loop=self._loop, **self._kwargs)

    def take(self, address: str) -> bool:
        """Whether one more of this address may be open; then it counts."""
        if self._of[address] >= MOST_OF_ONE or self._of.total() >= MOST_OF_ALL:
            return False
        self._of[address] += 1
        return True

    def give_back(self, address: str) -> None:
        """One of this address is closed."""
        self._of[address] -= 1
        if not self._of[address]:
            del self._of[address]
