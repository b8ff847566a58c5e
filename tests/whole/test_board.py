"""Two windows: the talk on one, the board on the other."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import GOAL
from line import environment
from rest import LONGEST
from whole.test_whole import Terminal

from tui.board.file import board_path, clear_left_behind, read_board

ROOT = Path(__file__).parents[2]
PAGE_DOWN = "\x1b[6~"
Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    env = environment(tmp_path, TERM="xterm-256color")
    opened: list[Terminal] = []

    def make(*words: str) -> Terminal:
        opened.append(Terminal(env, *words))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def boards() -> list[Path]:
    """The files of boards that are there now."""
    return list(Path(os.environ["XDG_RUNTIME_DIR"]).rglob("*.json"))


def begun(terminal: Open, goal: str = GOAL) -> Terminal:
    talk = terminal("meet", "--goal", goal, "--with", "Ana", "--with", "Joost")
    talk.wait("A new talk")
    talk.type("", PAGE_DOWN)
    talk.wait("How do you read this goal")
    return talk


def test_the_board_follows_shows_nothing_private_and_picks_up_what_was_killed(
    terminal: Open, tmp_path: Path
) -> None:
    board = terminal("board")
    board.wait("No talk is open now.")
    talk = begun(terminal)
    board.wait(GOAL)
    board.wait("How do you read this goal")
    talk.type("", "\r")
    board.wait("What did you do, and why that way?")
    talk.type("", "\x1b[5~")
    board.wait("How do you read this goal")

    os.write(talk.fd, b"parents of our youngest")
    talk.wait("of our youngest")
    board.read(0.5)
    assert "youngest" not in "\n".join(board.screen.display)
    for number in range(5):
        os.write(talk.fd, b"\r" if number == 0 else f"a reading, number {number}\r".encode())
        wanted = "parents of our youngest" if number == 0 else f"a reading, number {number}"
        end = time.monotonic() + LONGEST
        while wanted not in board.read(0.01):
            assert time.monotonic() < end
            talk.read(0.01)

    talk.type("the broken copier", "\x1bOR")
    talk.wait("Parked.")
    board.read(0.5)
    assert "copier" not in "\n".join(board.screen.display)
    (file,) = boards()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "copier" not in file.read_text()

    talk.close()  # killed: the goal stays on the board, and what is left behind is cleared away
    assert GOAL in board.read(0.5)
    clear_left_behind(tmp_path / "store")
    board.wait("No talk is open now.")
    later = terminal("board")
    later.wait("No talk is open now.")
    again = terminal("resume")
    again.wait("How do you read this goal")
    again.type("in these very words")
    board.wait("in these very words")
    later.wait("in these very words")


@pytest.mark.long
def test_the_board_waits_when_the_talk_is_left_and_picks_up_the_next(terminal: Open) -> None:
    talk = begun(terminal)
    board = terminal("board")
    board.wait(GOAL)
    assert len(boards()) == 1
    talk.type("", "\x1b")
    talk.wait("Pause")
    talk.type("", "\x1b")
    board.wait("No talk is open now.")
    assert boards() == []
    talk.close()
    begun(terminal, "Pupils dare to ask what they do not see")
    board.wait("Pupils dare to ask")


def test_what_is_no_board_is_not_shown(tmp_path: Path) -> None:
    path = board_path(tmp_path)
    path.parent.mkdir(parents=True)
    for text in ("", "{", '{"goal": 3}'):
        path.write_text(text)
        assert read_board(path) is None
