"""Vertel's prompts in a real terminal, for the tests that type at them."""

import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest
from conftest import GOAL, NOW
from line import VERTEL, environment
from rest import LONGEST

from agendas.lines.talk import Talk
from store.library import TalkLibrary
from tui.check_in.conduct import CheckIn, written_in

ROOT = Path(__file__).parents[1]
MEET = ("meet", "--plain", "--goal", GOAL, "--with", "Ana", "--with", "Joost")


class Prompts:
    """Vertel in a pty that shows lines and no screens."""

    def __init__(self, env: dict[str, str], *words: str, columns: int = 80) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            ioctl(0, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            os.execve(sys.executable, [*VERTEL, *words], env)
        self.text = ""

    def wait(self, words: str, seconds: float = LONGEST) -> str:
        """What came until these words did; they are then past."""
        until = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < until, f"{words!r} did not come:\n{self.text}"
            self._read()
        before, _words, self.text = self.text.partition(words)
        return before

    def _read(self) -> bool:
        if not select.select([self.fd], [], [], 0.1)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.text += data.decode("utf-8", "replace")
        return bool(data)

    def type(self, text: str) -> None:
        """Type once it is quiet and a line is read: what comes before goes another way."""
        quiet = time.monotonic() + 0.4
        until = time.monotonic() + LONGEST
        while time.monotonic() < quiet or (self._waits() and time.monotonic() < until):
            if select.select([self.fd], [], [], 0.05)[0]:
                quiet = time.monotonic() + 0.4
                if not self._read():
                    break
        os.write(self.fd, text.encode())

    def _waits(self) -> bool:
        """Whether no line is read yet: the terminal still gathers one by itself."""
        return bool(termios.tcgetattr(self.fd)[3] & termios.ICANON)

    def end(self, seconds: float = LONGEST) -> int:
        """The exit code, once it has ended."""
        until = time.monotonic() + seconds
        while self._read():
            assert time.monotonic() < until, f"it does not end:\n{self.text}"
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, TERM="dumb")


@pytest.fixture
def opened(env: dict[str, str]) -> Iterator[Callable[..., Prompts]]:
    made: list[Prompts] = []

    def make(*words: str, columns: int = 80) -> Prompts:
        made.append(Prompts(env, *words, columns=columns))
        return made[-1]

    yield make
    for one in made:
        try:
            os.kill(one.pid, signal.SIGKILL)
            os.waitpid(one.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(one.fd)


def only(env: dict[str, str]) -> Talk:
    """The one talk in the store."""
    (talk,) = TalkLibrary(Path(env["VERTEL_STORE"]), lambda: NOW).talks()
    return talk


def said(env: dict[str, str]) -> list[str]:
    """The words that are on record."""
    return [line.text for line in only(env).lines]


def half(env: dict[str, str]) -> list[str]:
    """What is typed and not on record."""
    return [line.text for line in only(env).unsaid]


def check_in(env: dict[str, str]) -> CheckIn:
    """What is written in the one check-in."""
    return written_in(only(env))
