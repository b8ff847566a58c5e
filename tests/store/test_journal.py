"""The journal writes and reads in folders of this user alone: one in /tmp may be a trap."""

import os
from pathlib import Path

import pytest

from store.files.this_machine.journal import Journal

WORDS = b"two parents stayed"


@pytest.fixture
def journal(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return Journal(tmp_path / "state", folder)


def trap(place: Path, tmp_path: Path) -> Path:
    """A folder of somebody else, that a link leads to."""
    other = tmp_path / "other"
    other.mkdir()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(other)
    return other


@pytest.mark.parametrize("which", ["the folder", "the one above it"])
def test_a_link_to_another_folder_is_not_written_through_nor_read(
    journal: Journal, tmp_path: Path, which: str
) -> None:
    place = journal.places[0]
    other = trap(place if which == "the folder" else place.parent, tmp_path)
    (other / place.name).mkdir()
    (other / "talk.draft").write_bytes(WORDS)
    (other / place.name / "talk.draft").write_bytes(WORDS)
    before = sorted(path for path in other.rglob("*"))
    assert not journal.keep("k3f9q2", b"{}")
    assert journal.draft("talk") == b""
    assert journal.own_places() == ()
    assert sorted(path for path in other.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no user numbers")
def test_a_folder_of_another_user_is_not_written_in_nor_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert journal.keep_draft("talk", WORDS)
    assert journal.draft("talk") == WORDS
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert journal.draft("talk") == b""
    assert not journal.keep_draft("talk", b"more")
    monkeypatch.setattr(os, "getuid", lambda: me)
    assert journal.draft("talk") == WORDS


def test_a_draft_of_nothing_is_taken_away(journal: Journal) -> None:
    assert journal.keep_draft("talk", WORDS)
    assert journal.keep_draft("talk", b"")
    assert journal.draft("talk") == b""
    assert journal.keep_draft("talk", b""), "taking nothing away has been done too"


def test_where_the_usual_place_is_a_trap_words_go_to_the_spare_one(
    journal: Journal, tmp_path: Path
) -> None:
    trap(journal.places[0], tmp_path)
    assert journal.keep_safe("k3f9q2", b"{}") == journal.places[1]


def test_how_a_talk_went_is_told_by_what_was_remembered_last(journal: Journal) -> None:
    def told() -> list[str]:
        return [journal.gone(key) for key in ("k3f9q2", "aaaaaa")]

    assert told() == ["", ""]
    journal.note_deleted("k3f9q2")
    assert told() == ["deleted", ""]
    journal.forget("k3f9q2")
    assert told() == ["", ""], "nobody else has it"
    journal.note_exchanged()
    journal.note_deleted("k3f9q2")
    journal.forget("k3f9q2")
    assert told() == ["retired", ""]
    journal.note_deleted("k3f9q2")
    assert told() == ["deleted", ""]
    journal.note_deleted("k3f9q2", deleted=False)
    assert told() == ["", ""], "it is there again"


def test_what_is_told_once_is_told_once(journal: Journal) -> None:
    assert [journal.first_told(what) for what in ("a", "a", "b", "a")] == [True, False, True, False]
