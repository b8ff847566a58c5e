"""A backup is checked when it is written and before it is used, and brings back without overwriting."""

import hashlib
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from backups import packed, read_backup
from said_in import drafts, with_draft

from store.admin import backup, backup_file
from store.admin.backup import back_up, restore
from store.admin.check import findings
from store.errors import StoreError
from store.library import TalkLibrary


@pytest.fixture
def saved(library, talk, tmp_path: Path) -> Path:
    """A backup of two talks; the first then went on."""
    library.save(with_draft(talk(), "goal", "then"))
    library.save(talk("aaaaaa", goal="Another"))
    back_up(library, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def test_all_of_it_comes_back_into_an_empty_store(saved, library, tmp_path) -> None:
    other = TalkLibrary(tmp_path / "new", library.now, tmp_path / "state")
    assert sorted(restore(other, saved).came) == ["aaaaaa", "k3f9q2"]
    assert other.open("k3f9q2") == library.open("k3f9q2")
    assert restore(other, saved).same == ("aaaaaa", "k3f9q2")
    other.summaries()
    assert findings(other) == []


def test_newer_work_stays_and_is_named(saved, library) -> None:
    library.save(with_draft(library.open("k3f9q2"), "goal", "now"))
    done = restore(library, saved)
    assert (done.newer, done.same, done.came) == (("k3f9q2",), ("aaaaaa",), ())
    assert drafts(library.open("k3f9q2")) == {"goal": "now"}
    assert library.copies() == []


def test_what_another_machine_saved_later_is_newer_whatever_this_one_remembers(
    saved, library, tmp_path
) -> None:
    here = TalkLibrary(library.folder, library.now, tmp_path / "state")
    here.save(here.open("k3f9q2"))
    back_up(library, tmp_path / "then.zip")
    other = TalkLibrary(library.folder, library.now, tmp_path / "other")
    other.save(with_draft(other.open("k3f9q2"), "goal", "now"))
    assert restore(here, tmp_path / "then.zip").newer == ("k3f9q2",)
    assert drafts(here.open("k3f9q2")) == {"goal": "now"}


def test_with_force_it_comes_back_and_the_newer_is_kept_beside(saved, library) -> None:
    library.save(with_draft(library.open("k3f9q2"), "goal", "now"))
    assert "k3f9q2" in restore(library, saved, force=True).came
    assert drafts(library.open("k3f9q2")) == {"goal": "then"}
    (copy,) = library.copies("k3f9q2")
    assert b'"now"' in copy.file.read_bytes()


def test_what_went_on_in_two_places_is_kept_on_both_sides(saved, library, tmp_path) -> None:
    other = TalkLibrary(tmp_path / "new", library.now)
    restore(other, saved)
    other.save(with_draft(other.open("k3f9q2"), "goal", "there"))
    back_up(other, tmp_path / "there.zip")
    library.save(with_draft(library.open("k3f9q2"), "goal", "here"))
    assert restore(library, tmp_path / "there.zip").other == ("k3f9q2",)
    assert drafts(library.open("k3f9q2")) == {"goal": "here"}
    (copy,) = library.copies("k3f9q2")
    assert b'"there"' in copy.file.read_bytes()


def test_a_damaged_talk_comes_back_and_the_damaged_file_is_kept(saved, library) -> None:
    library.files()["k3f9q2"].write_bytes(b"torn")
    assert restore(library, saved).came == ("k3f9q2",)
    assert drafts(library.open("k3f9q2")) == {"goal": "then"}
    assert [copy.file.read_bytes() for copy in library.copies()] == [b"torn"]


def test_a_file_that_is_there_is_not_replaced_unasked(saved, library) -> None:
    with pytest.raises(StoreError, match="is there already"):
        back_up(library, saved)


def test_a_backup_cut_or_changed_anywhere_is_refused_and_nothing_is_written(
    saved, library, tmp_path
) -> None:
    whole = saved.read_bytes()
    other = TalkLibrary(tmp_path / "new", library.now)
    truth = read_backup(saved)
    for at in range(0, len(whole), 37):
        for bad in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            saved.write_bytes(bad)
            try:
                assert read_backup(saved) == truth  # a byte that means nothing
            except StoreError:
                with pytest.raises(StoreError, match="Nothing was changed"):
                    restore(other, saved)
    assert not other.folder.exists()


@pytest.mark.parametrize("name", ["../x-aaaaaa.json", "/tmp/x-aaaaaa.json", "a/x-aaaaaa.json"])
def test_no_name_in_a_backup_leads_out_of_the_store(saved, library, tmp_path, name: str) -> None:
    saved.write_bytes(packed({name: b"x"}, {name: b"x"}))
    with pytest.raises(StoreError, match="not a sound backup"):
        restore(library, saved)


def bomb(files: int, size: int) -> bytes:
    """A backup with right sums, of which each file is so many bytes and takes a thousandth of it."""
    packed = io.BytesIO()
    data = b" " * size
    names = [f"2026-10-06-a{n:05}.json" for n in range(files)]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "vertel-backup.json",
            json.dumps({"files": dict.fromkeys(names, hashlib.sha256(data).hexdigest())}),
        )
        for name in names:
            archive.writestr(name, data)
    return packed.getvalue()


def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is unpacked from now on, by name."""
    names: list[str] = []
    real = zipfile.ZipFile.open

    def open_(archive: zipfile.ZipFile, name: str, *how: object) -> object:
        names.append(name)
        return real(archive, name, *how)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(zipfile.ZipFile, "open", open_)
    return names


@pytest.mark.parametrize(
    ("files", "size", "bounds", "sentence"),
    [
        (3, 1000, {"MOST_TOTAL": 3000}, "unpacked; a backup takes at most"),
        (1, 3000, {"MOST_FILE": 2999}, "no talk is larger than"),
        (4, 10, {"MOST_FILES": 3}, "would hold 5 files; a backup holds at most 3"),
        (4, 10, {"MOST_DIRECTORY": 200}, "not a sound backup"),
    ],
)
def test_what_is_too_large_is_refused_before_anything_is_unpacked(
    saved, library, monkeypatch: pytest.MonkeyPatch, files: int, size: int, bounds, sentence: str
) -> None:
    saved.write_bytes(bomb(files, size))
    for name, most in bounds.items():
        monkeypatch.setattr(backup_file, name, most)
    names = unpacked(monkeypatch)
    with pytest.raises(StoreError, match=sentence):
        restore(library, saved)
    assert names == []


class Many(dict[str, int]):
    """As many files as it says, without a name for each."""

    files = 0

    def __len__(self) -> int:
        return self.files


def test_a_backup_holds_as_much_as_its_bounds_tell_and_no_more() -> None:
    most, whole = backup_file.MOST_FILE, backup_file.MOST_TOTAL
    full = {f"{n}.json": most for n in range(whole // most)}
    many = Many()
    many.files = 200_001  # with the one that tells what they are
    for sound in (full, many, {"a.json": most}, {}):
        backup_file.refuse_beyond(Path("b.zip"), sound)
    too_many = Many()
    too_many.files = 200_002
    for sizes, sentence in (
        ({**full, "a.json": 1}, "b.zip would take 2048 MB unpacked; a backup takes at most 2048 MB."),
        ({"b": 1, "a.json": most + 1, "c": 2}, "a.json in b.zip takes 32 MB; no talk is larger than 32 MB."),
        (too_many, "b.zip would hold 200002 files; a backup holds at most 200000."),
    ):  # fmt: skip
        with pytest.raises(StoreError) as refused:
            backup_file.refuse_beyond(Path("b.zip"), sizes)
        assert str(refused.value) == sentence


def test_what_stands_in_a_zip_for_larger_ones_is_looked_at_too(saved, library, monkeypatch) -> None:
    """Of two sizes that a zip tells the other one is gone by where it is there."""
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    saved.write_bytes(bomb(4, 10))
    assert b"PK\6\6" in saved.read_bytes()
    data = bytearray(saved.read_bytes())
    data[-10:-6] = (10).to_bytes(4, "little")
    saved.write_bytes(bytes(data))
    monkeypatch.setattr(backup_file, "MOST_DIRECTORY", 200)
    with pytest.raises(StoreError, match="not a sound backup"), backup_file.opened(saved):
        pass
    monkeypatch.setattr(backup_file, "MOST_DIRECTORY", 2000)
    assert len(read_backup(saved)) == 4


def test_no_more_than_a_file_is_in_memory_at_a_time(saved, library) -> None:
    """Forty-eight megabytes in a file of fifty kilobytes."""
    saved.write_bytes(bomb(12, 4 * 1024 * 1024))
    tracemalloc.start()
    done = restore(library, saved)
    assert len(done.spoilt) == 12
    assert tracemalloc.get_traced_memory()[1] < 24 * 1024 * 1024
    tracemalloc.stop()


def test_a_way_of_packing_that_asks_for_memory_by_itself_is_refused(saved) -> None:
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("vertel-backup.json", json.dumps({"files": {}}))
    with pytest.raises(StoreError, match="not a sound backup"):
        read_backup(saved)


def test_a_backup_that_could_not_come_back_is_not_made(
    library, talk, tmp_path, monkeypatch
) -> None:
    library.save(talk())
    for name in ("MOST_TOTAL", "MOST_FILE"):
        monkeypatch.setattr(backup_file, name, 500)
        with pytest.raises(StoreError, match=r"no talk is larger|at most"):
            back_up(library, tmp_path / "large.zip")
        assert not (tmp_path / "large.zip").exists()
        monkeypatch.undo()


def test_one_damaged_talk_keeps_no_other_from_coming_back(library, talk, tmp_path) -> None:
    library.save(talk())
    library.save(talk("aaaaaa", goal="Another"))
    path = library.files()["aaaaaa"]
    path.write_bytes(path.read_bytes()[:-40])
    path.with_name("2026-03-01-zoe-letter.json").write_bytes(b'{"dear": "you"}')
    copy = path.with_name("copy of it-k3f9q2.json")
    copy.write_bytes(library.files()["k3f9q2"].read_bytes())
    library.save(with_draft(library.open("k3f9q2"), "goal", "later"))
    back_up(library, tmp_path / "backup.zip")
    other = TalkLibrary(tmp_path / "new", library.now)
    done = restore(other, tmp_path / "backup.zip")
    assert (done.came, done.spoilt) == (("k3f9q2",), (path.name,))
    assert other.open("k3f9q2") == library.open("k3f9q2")
    assert done.newer == done.other == (), "the copy is no second talk of it"


def test_a_newer_talk_in_it_stops_all_of_it(saved, library, tmp_path) -> None:
    from store.files.tables import summed, tables_in

    path = library.files()["aaaaaa"]
    tables = tables_in(path.read_bytes(), path.name)
    tables["meeting"]["1"]["schema"] = 99
    path.write_bytes(summed(tables, path.name))
    back_up(library, tmp_path / "newer.zip")
    other = TalkLibrary(tmp_path / "new", library.now)
    with pytest.raises(StoreError, match="newer Vertel"):
        restore(other, tmp_path / "newer.zip")
    assert not other.folder.exists()


@pytest.mark.parametrize("written", ["nothing", "half", "an older one"])
def test_a_backup_is_read_back_before_it_is_said_to_be_there(
    saved, library, tmp_path, talk, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    older = saved.read_bytes()
    library.save(with_draft(library.open("aaaaaa"), "goal", "later"))
    real = backup.write_whole

    def disk(target: Path, data: bytes, **how: bool) -> object:
        put = {"nothing": b"", "half": data[: len(data) // 2], "an older one": older}[written]
        return real(target, put, **how)

    monkeypatch.setattr(backup, "write_whole", disk)
    with pytest.raises(StoreError, match="not a sound backup"):
        back_up(library, tmp_path / "second.vertel")


def test_each_file_in_a_backup_is_the_one_that_its_sum_tells_of(saved, library) -> None:
    there = {"a-aaaaaa.json": b"one", "b-bbbbbb.json": b"two"}
    saved.write_bytes(packed(there, there))
    assert read_backup(saved) == there
    other = {**there, "b-bbbbbb.json": b"2wo"}
    one = {"a-aaaaaa.json": b"one"}
    for files, told in ((other, there), (there, one), (one, there)):
        saved.write_bytes(packed(files, told))
        with pytest.raises(StoreError, match="not a sound backup"):
            read_backup(saved)


def test_a_file_in_a_backup_is_no_larger_than_a_talk_can_be(
    saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size, sound in ((2000, True), (2001, False)):
        there = {"a-aaaaaa.json": b"x" * size}  # of its manifest there is less
        saved.write_bytes(packed(there, there))
        monkeypatch.setattr(backup_file, "MOST_FILE", 2000)
        if sound:
            assert read_backup(saved) == there
        else:
            with pytest.raises(StoreError, match="no talk is larger"):
                read_backup(saved)
