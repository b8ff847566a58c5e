"""Promise 11, and what a terminal may do to a program: nothing typed is lost, the terminal is sane.

The tests of invalid bytes, of keys in one read, and of suspending go red without the way round in
`tui/terminal/terminal_workarounds.py`: Textual 8.2.8 ends, swaps and goes deaf (its issues 6456 and 6605).
"""

import os
import random
import signal
import struct
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest
from conftest import GOAL, NOW
from examples import further
from line import environment
from rest import LONGEST
from terminal import Terminal

from store.library import TalkLibrary

ROOT = Path(__file__).parents[2]
TALK = ("meet", "--goal", GOAL, "--with", "Ana", "--with", "Joost")
# What a terminal is left in that must be undone: the other screen, the mouse, pasting, no cursor.
LEFT = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?25h")

IN_ONE_READ = (  # and what stands in the line then
    (b"ab\x7fc", "ac"),
    (b"abc\x7f\x7fde\x7f", "ad"),
    (b"ab\x1b[Dc", "acb"),
    (b"ab\x1b[Hc", "cab"),
    (b"hello\x17bye", "bye"),
    (b"a\x1b[200~BIG\x1b[201~z", "aBIGz"),
    (
        b"one\r\x1b[A\t\x1bAna: the quiet ones at the back of the room",
        "Ana: the quiet ones at the back of the room",
    ),
)


class Window(Terminal):
    """Vertel in a terminal: what it draws, byte for byte, and what comes of its process."""

    def __init__(self, env: dict[str, str], *words: str) -> None:
        self.raw = b""
        self.status: int | None = None
        super().__init__(env, *words)
        self.before = termios.tcgetattr(self.fd)

    def pull(self, rows: int, columns: int) -> None:
        """Pull the window to another size, and tell the program alone."""
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hear(self, data: bytes) -> None:
        self.raw += data
        super().hear(data)

    def send(self, data: str | bytes) -> None:
        os.write(self.fd, data if isinstance(data, bytes) else data.encode())

    def ended(self, seconds: float = LONGEST) -> int | None:
        """The exit code, or None while it runs."""
        until = time.monotonic() + seconds
        while self.status is None and time.monotonic() < until:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def state(self) -> str:
        return Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()[0]

    def close(self) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, TERM="xterm-256color")


@pytest.fixture
def talk(env: dict[str, str]) -> Iterator[Window]:
    """A talk on the screen, at its first line to type."""
    window = Window(env, *TALK)
    window.wait("A new talk")
    window.send("\r")
    window.read(0.3)
    window.send("\x1b[6~")
    window.wait("How do you read this goal?")
    window.read(0.3)
    yield window
    window.close()


def drafted(env: dict[str, str]) -> str:
    library = TalkLibrary(Path(env["VERTEL_STORE"]), lambda: NOW)
    return next((line.text for line in next(library.talks()).unsaid if line.phase == "goal"), "")


def comes(env: dict[str, str], wanted: str, window: Any = None, seconds: float = LONGEST) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if drafted(env) == wanted:
            return
        if window:
            window.read(0.1)
    assert drafted(env) == wanted


@pytest.mark.parametrize("number", further([signal.SIGHUP, signal.SIGTERM]))
def test_an_end_from_outside_saves_the_last_letters_and_leaves_the_terminal_sane(
    env: dict[str, str], talk: Window, number: signal.Signals
) -> None:
    talk.send("the last let")
    talk.wait("the last let")
    talk.send("ters")
    os.kill(talk.pid, number)
    assert talk.ended() is not None
    comes(env, "the last letters")
    for undone in LEFT:
        assert undone in talk.raw
    assert termios.tcgetattr(talk.fd)[3] == talk.before[3]  # echo, lines: as they were


def test_a_window_that_is_closed_saves_everything(env: dict[str, str], talk: Window) -> None:
    talk.send("over ssh, and gone")
    talk.wait("and gone")
    os.close(talk.fd)  # the kernel hangs up, and every write fails from now on
    talk.fd = os.open(os.devnull, os.O_RDONLY)
    assert talk.ended() is not None, "it goes, and lets go of the talk"
    comes(env, "over ssh, and gone")


def test_invalid_bytes_do_not_end_it(env: dict[str, str], talk: Window) -> None:
    for bad in (b"\xff", b"\xc3", b"\xe2\x82", b"\x80"):
        talk.send(b"a" + bad)
        talk.read(0.4)
    talk.send("z")
    talk.read(0.5)
    assert talk.ended(0.5) is None
    talk.read(1.0)
    assert drafted(env).replace("\ufffd", "") == "aaaaz"


def test_keys_that_arrive_in_one_read_act_in_their_order(env: dict[str, str], talk: Window) -> None:
    for keys, text in IN_ONE_READ:
        talk.send(keys)
        comes(env, text, talk)
        talk.send(b"\x1b[F\x15")  # to the end, and all of it away
        comes(env, "", talk)


def test_suspended_and_continued_it_goes_on_hearing(env: dict[str, str], talk: Window) -> None:
    typed = ""
    for turn in range(10):
        letters = f"w{turn} "
        talk.send(letters)
        typed += letters
        os.kill(talk.pid, signal.SIGTSTP)
        until = time.monotonic() + LONGEST
        while talk.state() != "T" and time.monotonic() < until:
            talk.read(0.02)
        assert talk.state() == "T"
        os.kill(talk.pid, signal.SIGCONT)
        talk.read(0.3)
    talk.send("heard")
    comes(env, typed + "heard", talk, 15)


def test_a_storm_of_sizes_loses_no_key(env: dict[str, str], talk: Window) -> None:
    chance, typed = random.Random(7), ""
    for turn in range(60):
        talk.pull(chance.choice([1, 2, 5, 24, 200]), chance.choice([1, 2, 10, 80, 400]))
        if turn % 3 == 0:
            talk.send("x")
            typed += "x"
        talk.read(0.01)
    talk.pull(24, 80)
    comes(env, typed, talk, 20)
