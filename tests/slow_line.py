"""A line between a laptop and a server: it counts round trips, and can be slow."""

import contextlib
import selectors
import socket
import threading
import time
from pathlib import Path
from typing import Any


class Line:
    """Passes on what comes at socket `here` to socket `there`; each way takes `wait` seconds.

    `trips` counts how often the laptop said something after the server did, or first.
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
            laptop_spoke_last = False
            while True:
                for key, _events in ready.select():
                    data = key.fileobj.recv(1 << 20)  # type: ignore[union-attr]
                    if not data:
                        return
                    from_laptop = key.fileobj is laptop
                    self.trips += from_laptop and not laptop_spoke_last
                    laptop_spoke_last = from_laptop
                    if self._wait:
                        time.sleep(self._wait)
                    key.data.sendall(data)
