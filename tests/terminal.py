"""Vertel in a real terminal, for the tests that press its keys and look at what it draws."""

import os
import pty
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pyte
from line import VERTEL
from rest import LONGEST


class Terminal:
    """A program in a real pty, and the screen it draws."""

    def __init__(self, env: dict[str, str], *words: str, size: tuple[int, int] = (80, 24)) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            ioctl(0, TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execve(sys.executable, [*VERTEL, *words], env)

    def read(self, seconds: float = 0.05) -> str:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.fd], [], [], left)[0]:
                try:
                    self.hear(os.read(self.fd, 65536))
                except OSError:
                    break
        return "\n".join(self.screen.display)

    def hear(self, data: bytes) -> None:
        self.stream.feed(data)

    def wait(self, words: str, seconds: float = LONGEST) -> str:
        return self.until(lambda shown: words in shown, repr(words), seconds)

    def until(
        self, holds: Callable[[str], bool], what: str = "it", seconds: float = LONGEST
    ) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if holds(shown := self.read()):
                return shown
        raise AssertionError(f"{what} did not come; the screen shows:\n{self.read()}")

    def type(self, text: str, end: str = "\r") -> None:
        if text:
            os.write(self.fd, text.encode())
            self.wait(text[-20:])
        os.write(self.fd, end.encode())
        self.read(0.25)

    def at_work(self) -> bool:
        """Whether the program runs, waits for its turn on the processor, or for a disk; False where that is not told."""
        try:
            threads = list(Path(f"/proc/{self.pid}/task").iterdir())
            told = [(one / "stat").read_text() for one in threads]
        except OSError:  # a thread that ended meanwhile, or another system
            return False
        return any(row.rpartition(")")[2].split()[0] in "RD" for row in told)

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self.screen.reset()
        ioctl(self.fd, TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def close(self) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        os.waitpid(self.pid, 0)
        os.close(self.fd)
