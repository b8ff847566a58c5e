"""A file is written whole or not at all, and a file that is not what was written is never shown."""

import contextlib
import os
import stat
from pathlib import Path

import pytest
from conftest import whole_talk
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB

from agendas.agenda import Agenda
from store.errors import Damaged, StoreError
from store.files import atomic_write as whole
from store.files.atomic_write import TEMPORARY, make_folder, write_whole
from store.files.storage import WholeFileStorage
from store.files.tables import tables_in
from store.library import TalkLibrary

TABLES = {"meeting": {"1": {"text": "Één zin, en nog één. 🌱", "n": 1.5}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talk.json"


def test_what_was_written_is_read(path: Path) -> None:
    WholeFileStorage(path).write(TABLES)
    assert WholeFileStorage(path).read() == TABLES


def test_a_missing_file_reads_as_nothing(path: Path) -> None:
    assert WholeFileStorage(path).read() is None
    assert not path.exists()


def test_a_person_can_read_the_file_and_stock_tinydb_can_open_it(path: Path) -> None:
    WholeFileStorage(path).write(TABLES)
    assert path.read_text("utf-8").count("\n") > 5
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        assert database.table("meeting").get(doc_id=1) == TABLES["meeting"]["1"]
        assert database.tables() == {"meeting", "checksum"}


def test_stock_tinydb_opens_a_talk_and_answers_a_query(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    (file,) = library.meetings_folder.glob("*.json")
    with TinyDB(file, encoding="utf-8", access_mode="r") as database:
        talks, talk = database.table("meeting"), Query()
        said = talk.lines.any(Query().value.said == "31 of 52")
        assert [found["id"] for found in talks.search(said & (talk.team == "Blue"))] == ["k3f9q2"]
        assert talks.search(talk.lines.any(Query().value.said == "1")) == []


@pytest.mark.parametrize(
    "row", [{"one": {"id": "k3f9q2"}}, {"1": [], "x": {}}, {"1": 3}], ids=["name", "list", "number"]
)
def test_rows_that_tinydb_does_not_have_are_no_talk(
    library: TalkLibrary, row: dict[str, object]
) -> None:
    make_folder(library.meetings_folder)
    WholeFileStorage(library.meetings_folder / "2026-10-06-x-k3f9q2.json").write({"meeting": row})
    with pytest.raises(Damaged, match="does not hold a talk"):
        library.open("k3f9q2")


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"{}", b"[]", b"null", b'{"a": 1}', b"\xff", b'{"checksum": 3}', b"[" * 100_000],
)
def test_a_file_that_holds_something_else_is_damaged(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(Damaged, match=r"talk\.json is damaged"):
        WholeFileStorage(path).read()
    assert path.read_bytes() == data


def test_a_file_cut_anywhere_is_damaged_never_wrong(path: Path) -> None:
    WholeFileStorage(path).write(TABLES)
    whole = path.read_bytes()
    for at in range(len(whole)):
        try:
            assert tables_in(whole[:at], "talk.json") == TABLES
            assert not whole[at:].strip()  # only the last line end was cut
        except Damaged:
            continue


def test_a_file_half_overwritten_by_another_is_damaged_never_wrong(path: Path) -> None:
    WholeFileStorage(path).write(TABLES)
    old = path.read_bytes()
    other = {"meeting": {"1": {"text": "Een andere zin, even lang. 🌱", "n": 2.5}}}
    WholeFileStorage(path).write(other)
    new = path.read_bytes()
    for at in range(len(new)):
        try:
            found = tables_in(new[:at] + old[at:], "talk.json")
        except Damaged:
            continue
        assert found in (TABLES, other)


@examples(200)
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_changed_byte_is_damaged_never_wrong(path: Path, at: int, byte: int) -> None:
    WholeFileStorage(path).write(TABLES)
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    with contextlib.suppress(Damaged):  # told, not shown
        assert tables_in(bytes(data), "talk.json") == TABLES


def test_files_and_folders_are_their_owners_under_any_umask(tmp_path: Path) -> None:
    for number, mask in enumerate((0o000, 0o022, 0o777)):
        folder = tmp_path / str(number) / "deep"
        before = os.umask(mask)
        try:
            make_folder(folder)
            write_whole(folder / "f", b"x")
        finally:
            os.umask(before)
        assert stat.S_IMODE((folder / "f").stat().st_mode) == 0o600
        assert {stat.S_IMODE(p.stat().st_mode) for p in (folder, folder.parent)} == {0o700}


def test_a_planted_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("mine")
    path.symlink_to(target)
    with pytest.raises(StoreError, match="is a link to another place"):
        WholeFileStorage(path).write(TABLES)
    assert target.read_text() == "mine"
    assert path.is_symlink()


@pytest.mark.parametrize("call", ["open", "chmod", "fsync", "replace"])
def test_a_save_that_fails_leaves_the_older_text_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    WholeFileStorage(path).write(TABLES)

    def fail(*_args: object, **_more: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole.os, call, fail)
    with pytest.raises(StoreError, match="No space left on device"):
        WholeFileStorage(path).write({"meeting": {}})
    monkeypatch.undo()
    assert WholeFileStorage(path).read() == TABLES
    assert list(path.parent.glob(f"{TEMPORARY}*")) == []


def test_half_a_character_is_refused_in_a_sentence_that_does_not_quote_it(path: Path) -> None:
    with pytest.raises(StoreError, match="half a character") as told:
        WholeFileStorage(path).write({"meeting": {"1": {"text": "secret \ud800"}}})
    assert told.value.__cause__ is None
    assert not path.exists()


def test_a_file_that_is_there_is_kept_unless_replacing_is_meant(path: Path) -> None:
    write_whole(path, b"mine")
    with pytest.raises(StoreError, match="is there already"):
        write_whole(path, b"other", replace=False)
    assert path.read_bytes() == b"mine"


def test_the_folder_a_new_file_stands_in_is_flushed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(whole, "flush_folder", flushed.append)
    make_folder(tmp_path / "a" / "b")
    write_whole(tmp_path / "a" / "b" / "f", b"x")
    assert flushed == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]


def test_what_cannot_be_removed_is_told_in_a_sentence_and_what_is_not_there_is_gone(
    tmp_path: Path,
) -> None:
    whole.remove(tmp_path / "nothing")
    (tmp_path / "there").write_bytes(b"words")
    whole.remove(tmp_path / "there")
    assert not (tmp_path / "there").exists()
    with pytest.raises(StoreError, match=r"^kept cannot be removed: .+\.$"):
        whole.remove(make_folder(tmp_path / "kept") or tmp_path / "kept")
