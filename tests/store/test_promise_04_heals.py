"""Promise 4: the next start heals, and clears what stray temporary files are left."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from said_in import drafts, with_draft

from store.admin.check import findings
from store.files.atomic_write import TEMPORARY
from store.library import TalkLibrary


def stray(folder: Path, name: str, days: int = 0) -> Path:
    path = folder / f"{TEMPORARY}{name}"
    path.write_bytes(b"half a sen")
    then = path.stat().st_mtime - days * 24 * 3600
    os.utime(path, (then, then))
    return path


@pytest.mark.parametrize("days", [0, -400, 400])
def test_what_an_interrupted_save_of_a_talk_left_goes_when_the_talk_is_held(
    folder, talk, days: int
) -> None:
    """Whatever the clock of this machine says beside that of the disk."""
    library = TalkLibrary(folder, lambda: datetime.now(UTC) + timedelta(days=days))
    library.save(talk())
    ours = stray(library.meetings_folder, "k3f9q2-0123456789ab")
    another = stray(library.meetings_folder, "aaaaaa-0123456789ab")
    unknown = stray(library.folder, "0123456789ab")
    ancient = stray(library.folder, "ba9876543210", days=3)
    with library.hold("k3f9q2", "Ada"):
        assert not ours.exists()
        assert not ancient.exists()
        # Of these a window that lives may be the writer.
        assert another.exists()
        assert unknown.exists()


def test_the_last_words_that_reached_the_journal_alone_stand_again_and_go_into_the_store(
    folder, library, talk, tmp_path
) -> None:
    first = TalkLibrary(folder, library.now, tmp_path / "state")
    first.save(with_draft(talk(), "goal", "one"))
    older = next(first.meetings_folder.glob("*.json")).read_bytes()
    first.save(with_draft(talk(), "goal", "two"))
    next(first.meetings_folder.glob("*.json")).write_bytes(older)  # the save itself came too late

    again = TalkLibrary(folder, library.now, tmp_path / "state")
    assert [finding.what for finding in findings(again)] == ["behind"]
    with again.hold("k3f9q2", "Ada"):
        meeting = again.open("k3f9q2")
        assert drafts(meeting) == {"goal": "two"}
        assert "older words" in str(again.take_notes()[0])
        again.save(meeting)
    assert TalkLibrary(folder, library.now).open("k3f9q2") == meeting
    again.summaries()
    assert findings(again) == []


def test_a_journal_that_a_power_cut_tore_changes_nothing(folder, library, talk, tmp_path) -> None:
    ours = TalkLibrary(folder, library.now, tmp_path / "state")
    ours.save(with_draft(talk(), "goal", "one"))
    (journaled,) = (tmp_path / "state").rglob("k3f9q2.json")
    whole = journaled.read_bytes()
    for torn in (b"", whole[: len(whole) // 2], whole[:100] + b"\0" * 200):
        journaled.write_bytes(torn)
        again = TalkLibrary(folder, library.now, tmp_path / "state")
        assert drafts(again.open("k3f9q2")) == {"goal": "one"}
        assert again.take_notes() == []
