"""What is on disk for the board, and what never is."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from conftest import GOAL, begin, conducted, talk_through
from table import app_on, screen_on

from agendas.agenda import Agenda
from agendas.errors import SpokenError
from agendas.lines.edit import change
from store.encryption import seal as sealing
from store.encryption import which_seal
from store.library import TalkLibrary
from tui.board.file import Board, BoardFile, board_path, may_be_shown
from tui.board.view import board_of
from tui.commands.group import vertel

DEAD = 2**22 + 1  # a number that no process has


@pytest.fixture
def key(tmp_path: Path) -> Iterator[None]:
    sealing.hold(sealing.HeldKey(key=b"k" * 32, folder=tmp_path / "store"))
    yield
    sealing.hold(None)


def board(process: int = DEAD) -> Board:
    return Board(
        meeting="k3f9q2", process=process, language="en", goal=GOAL, below=(), phases=(), at=0
    )


def test_words_of_a_sealed_store_stand_only_where_they_go_with_the_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: None
) -> None:
    shown = BoardFile(tmp_path / "store")
    shown.put(board())
    assert shown.path.exists()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    hidden = BoardFile(tmp_path / "store")
    assert hidden.path != shown.path
    hidden.put(board())
    assert not hidden.path.exists()
    sealing.hold(None)
    hidden.put(board())
    assert hidden.path.exists(), "a store without a passphrase is shown there"


def test_the_board_says_why_it_will_show_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setattr(which_seal, "seal_of", lambda _folder, _state: object())
    assert not may_be_shown(sealed=True)
    monkeypatch.setattr(
        "tui.commands.talks.board_command.open_board", lambda _settings: pytest.fail("opened")
    )
    done = CliRunner().invoke(vertel, ["board"], obj=None)
    assert isinstance(done.exception, SpokenError)
    assert "has a passphrase" in done.exception.message


async def test_what_a_killed_run_left_is_cleared_at_the_start(library: TalkLibrary) -> None:
    left = BoardFile(library.folder)
    left.put(board())
    half = left.path.with_suffix(".0a1b2c3d")
    half.write_bytes(b"half")
    app = app_on(library)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not left.path.exists()
        assert not half.exists()


async def test_a_talk_of_one_person_alone_is_never_on_the_board(
    library: TalkLibrary, agenda: Agenda
) -> None:
    async with screen_on(library) as screen:
        for private in (False, True):
            meeting = change(begin(agenda, f"k3f9q{private + 2}"), private=private)
            library.save(meeting)
            screen.app.begin(meeting)
            await screen.pilot.pause()
            assert board_path(library.folder).exists() != private
            await screen.press("escape", "escape")


def test_the_question_that_shines_is_not_above_the_lines_too(agenda: Agenda) -> None:
    talk = conducted(change(talk_through(begin(agenda), agenda), at=2), agenda)
    shown = board_of(talk)
    assert any("31 of 52" in str(row) for row in shown.rows)
    assert shown.question
    assert not any(shown.question in str(row) for row in shown.rows)


def test_a_board_is_read_back_as_it_was_put(tmp_path: Path) -> None:
    shown = BoardFile(tmp_path / "store")
    shown.put(board())
    assert msgspec.json.decode(shown.path.read_bytes(), type=Board) == board()
