"""A thousand brackets in each other, in any small file that Vertel reads by itself: no command ends on it."""

from pathlib import Path

import pytest
from said_in import drafts, with_draft
from typed import typed

from store.encryption.trusted import pinned, trust
from store.files.lock import holder_of, lease
from store.library import TalkLibrary
from store.prepared import Prepared, PreparedTalks
from tui.board.file import read_board
from tui.config.remembered import remembered, state_path

DEEP = b"[" * 1900 + b"]" * 1900  # a `.who` is read to 4096 bytes
NESTED = b'{"form": 2, "x": ' + DEEP + b"}\n"
COMMANDS = ("list", "show k3f9q2", "find anything", "store check", "store take-over k3f9q2 --yes")


@pytest.fixture
def ours(tmp_path: Path, library, talk, monkeypatch: pytest.MonkeyPatch) -> TalkLibrary:
    monkeypatch.setenv("VERTEL_STORE", str(library.folder))
    ours = TalkLibrary(library.folder, library.now, tmp_path / "state")
    ours.save(with_draft(talk(), "goal", "said"))
    return ours


@pytest.mark.parametrize("data", [NESTED, b'{"x": "\xff", "form": "\xfe"}', b'{"form": 1}'])
@pytest.mark.parametrize(
    "name", ["seal.json", "seal.copy.json", "unsealed.json", "locks/k3f9q2.who"]
)
def test_every_command_says_what_is_wrong_or_goes_on(ours, name: str, data: bytes) -> None:
    place = ours.folder / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(data)
    done = [typed(line) for line in COMMANDS]
    assert all(one.sound for one in done), done
    if name.startswith("seal."):
        assert all(one.code and "seal" in one.err for one in done), done
    assert (ours.folder / "meetings").exists()


def test_who_has_a_talk_open_is_then_not_told_and_it_is_held_all_the_same(ours) -> None:
    with lease(ours.folder, "k3f9q2", "Ada", ours.now()):
        (ours.folder / "locks" / "k3f9q2.who").write_bytes(NESTED)
        found = holder_of(ours.folder, "k3f9q2")
    assert found is not None
    assert found.who == "?"


def test_what_was_half_typed_on_prepare_is_then_as_if_nothing_was(ours) -> None:
    assert ours.journal is not None
    draft = ours.journal.places[0] / "prepared.draft"
    draft.write_bytes(b'{"new": {"x": ' + DEEP + b"}}")
    assert PreparedTalks(ours).get("new") is None
    assert PreparedTalks(ours).put("new", Prepared(goal="Mornings"))


def test_what_was_remembered_of_a_seal_is_then_as_if_nothing_was(ours, tmp_path: Path) -> None:
    (tmp_path / "state" / "sealed").mkdir()
    trust(tmp_path / "state", ours.folder)
    (remembered_seal,) = (tmp_path / "state" / "sealed").iterdir()
    remembered_seal.write_bytes(NESTED)
    assert pinned(tmp_path / "state", ours.folder) is None
    assert drafts(ours.open("k3f9q2")) == {"goal": "said"}


def test_there_is_nothing_then_on_the_board_and_nothing_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = tmp_path / "board.json"
    board.write_bytes(NESTED)
    assert read_board(board) is None
    monkeypatch.setenv("VERTEL_CONFIG", str(tmp_path / "config.toml"))
    state_path().write_bytes(b'{"name": "\xff"}')
    assert remembered("name") == ""
