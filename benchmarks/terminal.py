"""A program in a terminal of its own: when each picture was there, and what a key took.

Everything that comes is stamped as it is read and drawn afterwards, so that drawing costs no
figure anything. A picture counts when the update it came in was closed.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte

_SYNC = re.compile(rb"\x1b\[\?2026([hl])")
_STRANGE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[a-zA-Z]|\x1b\[[0-9;]*\$p|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;:]*u"
)
_MODES = re.compile(rb"\x1b\[\?(\d+)\$p")
Stamped = tuple[float, bytes]


class Program:
    """A running program; all times are seconds since it was started, on one clock."""

    def __init__(self, command: list[str], env: dict[str, str], size: tuple[int, int]) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self._kept = b""
        self.start = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.execvpe(command[0], command, env)
        shape = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, shape)
        self.ended: float | None = None

    def press(self, keys: bytes) -> float:
        """Send keys; gives when."""
        moment = time.perf_counter()
        os.write(self.terminal, keys)
        return moment - self.start

    def read(self, quiet: float, most: float, until: bytes = b"") -> list[Stamped]:
        """What comes until nothing came for `quiet` seconds, at most `most`; or until these bytes."""
        found: list[Stamped] = []
        last = begun = time.perf_counter()
        while (now := time.perf_counter()) - begun < most and now - last < quiet:
            if not select.select([self.terminal], [], [], 0.002)[0]:
                continue
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                data = b""
            last = time.perf_counter()
            if not data:
                self.ended = last - self.start
                break
            found.append((last - self.start, data))
            for mode in _MODES.findall(data):
                os.write(self.terminal, b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0))
            if until and any(until in part for _at, part in found):
                break
        return found

    def pictures(self, stamped: list[Stamped]) -> Iterator[tuple[float, str]]:
        """Each picture that was complete, and when."""
        for at, data in stamped:
            data = self._kept + data
            cut = data.rfind(b"\x1b")
            self._kept = b""
            if (
                cut >= 0
                and len(data) - cut < 40
                and not re.search(rb"[a-zA-Z~\\]", data[cut + 1 :])
            ):
                data, self._kept = data[:cut], data[cut:]
            last = list(_SYNC.findall(data))[-1:]
            self._stream.feed(_STRANGE.sub(b"", data))
            if last != [b"h"]:
                yield at, "\n".join(self.screen.display)

    def memory(self) -> float:
        """The most memory it has held so far, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii", "replace")
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0  # it ended by itself

    def leave(self, keys: bytes, most: float = 5.0) -> float | None:
        """Press keys and wait for the end; the seconds it took, None when it did not end."""
        pressed = self.press(keys)
        self.read(most, most)
        with contextlib.suppress(ProcessLookupError):
            if self.ended is None:
                os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        ended = time.perf_counter() - self.start
        os.close(self.terminal)
        return ended - pressed if self.ended is not None else None
