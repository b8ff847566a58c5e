"""A line between a laptop and a server: it counts round trips, and can be slow."""

import contextlib
import selectors
import socket
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any


class Line:
    """Passes on what comes at socket `here` to socket `there`; each way takes `wait` seconds.

    As on a real line, what is sent behind something else does not wait for that to arrive.

    `trips` counts how often the laptop waits for an answer: its messages that ask for one.
    """

    def __init__(self, there: Path, here: Path, wait: float = 0.0) -> None:
        self._there, self._here, self._wait = there, here, wait
        self.trips = 0

    def __enter__(self) -> "Line":
        self._here.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self._here))
        self._listening.listen()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_what: Any) -> None:
        self._listening.close()
        self._here.unlink(missing_ok=True)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                laptop, _who = self._listening.accept()
                threading.Thread(target=self._pass_on, args=(laptop,), daemon=True).start()

    def _pass_on(self, laptop: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with laptop, server, selectors.DefaultSelector() as ready, contextlib.suppress(OSError):
            server.connect(str(self._there))
            ready.register(laptop, selectors.EVENT_READ, server)
            ready.register(server, selectors.EVENT_READ, laptop)
            said, begun = b"", False
            under_way: deque[tuple[float, socket.socket, bytes]] = deque()
            while True:
                left = under_way[0][0] - time.monotonic() if under_way else None
                for key, _events in ready.select(left):
                    data = key.fileobj.recv(1 << 20)  # type: ignore[union-attr]
                    if not data:
                        return
                    if key.fileobj is laptop:
                        said, begun = self._counted(said + data, begun)
                    under_way.append((time.monotonic() + self._wait, key.data, data))
                while under_way and under_way[0][0] <= time.monotonic():
                    _due, to, data = under_way.popleft()
                    to.sendall(data)

    def _counted(self, said: bytes, begun: bool) -> tuple[bytes, bool]:
        """Count the whole messages in what a laptop said; gives what is left, and whether it has begun."""
        while len(said) >= (head := 5 if begun else 4):
            size = int.from_bytes(said[head - 4 : head]) + head - 4
            if len(said) < size:
                break
            self.trips += not begun or said[:1] in (
                b"p",
                b"Q",
                b"S",
            )  # the way in; a question; Sync
            said, begun = said[size:], True
        return said, begun
