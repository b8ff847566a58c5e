"""An edit costs the same in the first week as after ten years: it touches one talk and no list."""

import os
import shutil
from pathlib import Path

import pytest
from faulty import faulty
from said_in import with_draft

from store.files import talk_file
from store.library import TalkLibrary


def many(library: TalkLibrary, talk, count: int) -> None:
    library.save(talk())
    path = library.files()["k3f9q2"]
    for n in range(count):
        shutil.copy(path, path.with_name(f"2026-10-06-walk-in-{n:06d}.json"))


def test_saving_a_known_talk_lists_no_folder_and_opens_no_other_file(
    library, talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = TalkLibrary(library.folder, library.now, tmp_path / "state")
    many(ours, talk, 20)
    meeting = ours.open("k3f9q2")
    ours.save(meeting)
    touched: list[str] = []

    def refuse(*_what: object) -> None:
        raise AssertionError("a folder was listed")

    real_open, real_read = os.open, Path.read_bytes
    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(
        os, "open", lambda path, *a, **m: (touched.append(str(path)), real_open(path, *a, **m))[1]
    )
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: (touched.append(str(path)), real_read(path))[1]
    )
    for turn in range(3):
        ours.save(with_draft(meeting, "goal", f"{turn}"))
    names = {Path(path).name for path in touched}
    assert {name for name in names if name.endswith(".json")} == set()  # read or written in place
    assert all("k3f9q2-" in name for name in names if name.startswith(".vertel"))


@pytest.mark.parametrize("count", [1, 300])
def test_the_calls_of_a_save_are_the_same_whatever_is_kept(library, talk, count: int) -> None:
    many(library, talk, count)
    meeting = library.open("k3f9q2")
    with faulty() as calls:
        library.save(with_draft(meeting, "goal", "one edit"))
    assert calls.calls == ["open", "chmod", "write", "fsync", "replace", "open", "fsync"]


def test_a_talk_that_the_journal_has_to_the_letter_is_read_once(
    library, talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anew() -> TalkLibrary:
        return TalkLibrary(library.folder, library.now, tmp_path / "state")

    ours = anew()
    ours.save(talk())
    read: list[str] = []
    real = talk_file.lines_in
    monkeypatch.setattr(talk_file, "lines_in", lambda *what: (read.append(what[1]), real(*what))[1])
    assert anew().open("k3f9q2") == talk()
    assert read == [ours.files()["k3f9q2"].name]
    library.save(with_draft(talk(), "goal", "another window"))
    read.clear()
    anew().open("k3f9q2")
    assert len(read) == 2  # what the journal has is no longer the same, and is looked into
