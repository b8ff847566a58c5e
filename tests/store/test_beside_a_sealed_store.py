"""Promise 19: what stands beside a store that is given a passphrase, on this machine, tells none of its words."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from typed import typed

from sharing.last_exchange import OfTeam, Remembered
from sharing.link import LinkFolder, link_in
from store.library import TalkLibrary
from tui.board.file import Board, BoardFile
from tui.words.exchange_sign import exchange_sign

TEAM, SAID = b"The Otters", b"the mother of Jip told us"


@pytest.fixture
def ours(tmp_path: Path, library: TalkLibrary, talk, monkeypatch) -> TalkLibrary:
    """An open store that is exchanged with others', and was on the board when its window was killed."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    folder = tmp_path / "open"
    monkeypatch.setenv("VERTEL_STORE", str(folder))
    ours = TalkLibrary(folder, library.now, tmp_path / "state")
    ours.save(talk(goal=SAID.decode()))
    here = LinkFolder(tmp_path / "state", folder)
    here.keep(link_in("postgresql://ada:secret@/vertel?host=/nowhere"), keeper=False)
    known = Remembered(teams={1: OfTeam(called=TEAM.decode())})
    here.cache.write_bytes(msgspec.json.encode(known))
    board = Board(
        meeting="k3f9q2", process=2**22 + 1, language="en", goal=SAID.decode(), below="", phases=(), at=0
    )  # fmt: skip
    BoardFile(folder).put(board)
    return ours


def with_words(top: Path) -> list[str]:
    found = (path for path in sorted(top.rglob("*")) if path.is_file())
    return [path.name for path in found if any(w in path.read_bytes() for w in (TEAM, SAID))]


def test_a_board_that_was_left_and_the_names_of_teams_go_when_it_is_locked(
    ours, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.board.file import board_path

    top = board_path(ours.folder).parent
    assert len(with_words(tmp_path)) >= 3
    assert with_words(top) == [board_path(ours.folder).name]
    monkeypatch.setenv("VERTEL_PASSPHRASE", "four words that nobody guesses")
    assert typed("store lock").sound
    assert with_words(tmp_path) == []
    assert with_words(top) == []


@pytest.mark.parametrize("at", [
    "", "nonsense", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01",
])  # fmt: skip
def test_a_strange_moment_of_the_last_exchange_ends_no_home(ours, at: str) -> None:
    LinkFolder(ours.state_folder, ours.folder).last.write_bytes(msgspec.json.encode({"at": at}))
    assert exchange_sign(ours, date(2026, 10, 6), "S").endswith("S exchanges now.")
