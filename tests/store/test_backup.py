"""A backup is checked when it is written and before it is used, and brings back without overwriting."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from agendas.records.meeting import with_draft
from store.admin import backup
from store.admin.backup import back_up, read_backup, restore
from store.admin.check import findings
from store.errors import StoreError
from store.library import MeetingLibrary


@pytest.fixture
def saved(library, talk, tmp_path: Path) -> Path:
    """A backup of two talks; the first then went on."""
    library.save(with_draft(talk(), "goal", "then"))
    library.save(talk("aaaaaa", goal="Another"))
    back_up(library, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def test_all_of_it_comes_back_into_an_empty_store(saved, library, tmp_path) -> None:
    other = MeetingLibrary(tmp_path / "new", library.now, tmp_path / "state")
    assert sorted(restore(other, saved).came) == ["aaaaaa", "k3f9q2"]
    assert other.open("k3f9q2") == library.open("k3f9q2")
    assert restore(other, saved).same == ("aaaaaa", "k3f9q2")
    other.summaries()
    assert findings(other) == []


def test_newer_work_stays_and_is_named(saved, library) -> None:
    library.save(with_draft(library.open("k3f9q2"), "goal", "now"))
    done = restore(library, saved)
    assert (done.newer, done.same, done.came) == (("k3f9q2",), ("aaaaaa",), ())
    assert library.open("k3f9q2").drafts == {"goal": "now"}
    assert library.copies() == []


def test_with_force_it_comes_back_and_the_newer_is_kept_beside(saved, library) -> None:
    library.save(with_draft(library.open("k3f9q2"), "goal", "now"))
    assert "k3f9q2" in restore(library, saved, force=True).came
    assert library.open("k3f9q2").drafts == {"goal": "then"}
    (copy,) = library.copies("k3f9q2")
    assert b'"now"' in copy.file.read_bytes()


def test_what_went_on_in_two_places_is_kept_on_both_sides(saved, library, tmp_path) -> None:
    other = MeetingLibrary(tmp_path / "new", library.now)
    restore(other, saved)
    other.save(with_draft(other.open("k3f9q2"), "goal", "there"))
    back_up(other, tmp_path / "there.zip")
    library.save(with_draft(library.open("k3f9q2"), "goal", "here"))
    assert restore(library, tmp_path / "there.zip").other == ("k3f9q2",)
    assert library.open("k3f9q2").drafts == {"goal": "here"}
    (copy,) = library.copies("k3f9q2")
    assert b'"there"' in copy.file.read_bytes()


def test_a_damaged_talk_comes_back_and_the_damaged_file_is_kept(saved, library) -> None:
    library.files()["k3f9q2"].write_bytes(b"torn")
    assert restore(library, saved).came == ("k3f9q2",)
    assert library.open("k3f9q2").drafts == {"goal": "then"}
    assert [copy.file.read_bytes() for copy in library.copies()] == [b"torn"]


def test_a_file_that_is_there_is_not_replaced_unasked(saved, library) -> None:
    with pytest.raises(StoreError, match="is there already"):
        back_up(library, saved)


def test_a_backup_cut_or_changed_anywhere_is_refused_and_nothing_is_written(
    saved, library, tmp_path
) -> None:
    whole = saved.read_bytes()
    other = MeetingLibrary(tmp_path / "new", library.now)
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
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("vertel-backup.json", json.dumps({"files": {name: ""}}))
        archive.writestr(name, "x")
    saved.write_bytes(packed.getvalue())
    with pytest.raises(StoreError, match="not a sound backup"):
        restore(library, saved)


def test_a_bomb_is_refused(saved, library) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vertel-backup.json", b" " * (65 * 1024 * 1024))
    saved.write_bytes(packed.getvalue())
    with pytest.raises(StoreError, match="not a sound backup"):
        read_backup(saved)


def test_a_newer_talk_in_it_stops_all_of_it(saved, library, tmp_path) -> None:
    from store.files.storage import summed, tables_in

    path = library.files()["aaaaaa"]
    tables = tables_in(path.read_bytes(), path.name)
    tables["meeting"]["1"]["schema"] = 99
    path.write_bytes(summed(tables, path.name))
    back_up(library, tmp_path / "newer.zip")
    other = MeetingLibrary(tmp_path / "new", library.now)
    with pytest.raises(StoreError, match="newer Vertel"):
        restore(other, tmp_path / "newer.zip")
    assert not other.folder.exists()


@pytest.mark.parametrize("written", ["nothing", "half", "an older one"])
def test_a_backup_is_read_back_before_it_is_said_to_be_there(
    saved, library, tmp_path, talk, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    older = saved.read_bytes()
    library.save(talk("zzzzzz", goal="A later goal"))
    real = backup.write_whole

    def disk(target: Path, data: bytes, **how: bool) -> object:
        put = {"nothing": b"", "half": data[: len(data) // 2], "an older one": older}[written]
        return real(target, put, **how)

    monkeypatch.setattr(backup, "write_whole", disk)
    with pytest.raises(StoreError, match="not a sound backup"):
        back_up(library, tmp_path / "second.vertel")


def packed(files: dict[str, bytes], told: dict[str, bytes]) -> bytes:
    """A backup of these files, with the sums of those that are told of."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in told.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vertel-backup.json", json.dumps({"files": sums}))
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


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
        there = {"a-aaaaaa.json": b"x" * size}
        saved.write_bytes(packed(there, there))
        monkeypatch.setattr(backup, "MOST_FILE", 2000)
        if sound:
            assert read_backup(saved) == there
        else:
            with pytest.raises(StoreError, match="not a sound backup"):
                read_backup(saved)
