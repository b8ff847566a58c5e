"""A talk has one file: whatever else has its id in its name, a sound talk is shown, and none twice."""

import itertools
import os
from pathlib import Path

import pytest
from said_in import drafts, with_draft

from store.admin.check import findings
from store.errors import Newer
from store.library import TalkLibrary

NAMES = (
    "._2026-10-06-walk-in-mornings-for-parents-k3f9q2.json",
    ".2026-10-06-walk-in-k3f9q2.json",
    "0000-01-01-a-k3f9q2.json",
    "2026-01-01-first-of-all-k3f9q2.json",
    "copy of 2026-10-06-walk-in-mornings-for-parents-k3f9q2.json",
    "(1) a-k3f9q2.json",
    "k3f9q2.json",
)
WITHOUT = {
    "AppleDouble": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X",
    "empty": b"",
    "no talk": b"{}",
    "torn": b'{"meeting":{"1":{"id":"k3f9q2","goal_wording":',
    "a letter": b"Dear all,",
}


@pytest.fixture
def ours(folder: Path, library: TalkLibrary, tmp_path: Path, talk) -> TalkLibrary:
    ours = TalkLibrary(folder, library.now, tmp_path / "state")
    ours.save(with_draft(talk(), "goal", "what was said"))
    ours.save(talk("aaaaaa", days=-9))
    return ours


@pytest.mark.parametrize(("name", "data"), list(itertools.product(NAMES, WITHOUT)))
def test_a_file_without_a_talk_never_outranks_a_sound_one(ours, name: str, data: str) -> None:
    path = ours.files()["k3f9q2"]
    before = path.read_bytes()
    other = path.with_name(name)
    other.write_bytes(WITHOUT[data])
    again = TalkLibrary(ours.folder, ours.now, ours.state_folder)
    assert again.files()["k3f9q2"] == path
    assert drafts(again.open("k3f9q2")) == {"goal": "what was said"}
    assert [row.id for row in again.summaries()] == ["k3f9q2", "aaaaaa"]
    assert again.known().index.head.unread == ()
    again.save(with_draft(again.open("k3f9q2"), "goal", "and more"))
    assert path.read_bytes() != before
    assert other.read_bytes() == WITHOUT[data]
    assert name.startswith(".") or name in [finding.file.name for finding in findings(again)]


@pytest.mark.parametrize("name", NAMES[2:])
def test_a_plain_copy_is_no_second_talk_but_a_second_version(ours, name: str) -> None:
    path = ours.files()["k3f9q2"]
    path.with_name(name).write_bytes(path.read_bytes())
    again = TalkLibrary(ours.folder, ours.now, ours.state_folder)
    assert [row.id for row in again.summaries()] == ["k3f9q2", "aaaaaa"]
    assert len(again.goals()) == len(ours.goals())
    shown = again.files()["k3f9q2"].name
    assert [copy.file.name for copy in again.copies()] == sorted({name, path.name} - {shown})
    assert shown == path.name or name[:4].isdigit(), "those that Vertel names come first"
    assert [finding.what for finding in findings(again)] == ["conflict"]


def test_where_none_can_be_read_nobody_else_s_is_touched_and_both_are_told(ours) -> None:
    path = ours.files()["k3f9q2"]
    for place in (path, path.with_name("copy of it-k3f9q2.json")):
        place.write_bytes(WITHOUT["torn"])
    again = TalkLibrary(ours.folder, ours.now)
    assert again.files()["k3f9q2"] == path
    assert again.known().index.head.unread == (path.name,)
    assert {finding.file for finding in findings(again)} == {
        path,
        path.with_name("copy of it-k3f9q2.json"),
    }


def test_what_a_newer_vertel_wrote_is_not_outranked(ours) -> None:
    """An older copy of it opens here, and is not what was said last."""
    path = ours.files()["k3f9q2"]
    path.with_name("copy of it-k3f9q2.json").write_bytes(path.read_bytes())
    again = TalkLibrary(ours.folder, ours.now)

    def read(name: str) -> object:
        if name == path.name:
            raise Newer("")
        return again.read_file(again.meetings_folder / name)

    again._read_name = read  # type: ignore[method-assign,assignment]
    assert again.files()["k3f9q2"] == path


def test_another_s_check_in_of_the_same_id_hides_no_talk(ours) -> None:
    path = ours.files()["k3f9q2"]
    ours.meetings_folder.joinpath("2026-11-06-private-0123abcd-k3f9q2.json").write_bytes(
        path.read_bytes()
    )
    again = TalkLibrary(ours.folder, ours.now, writers=("ada",))
    assert again.files()["k3f9q2"] == path
    assert again.copies() == []


def test_a_hidden_file_is_no_talk_and_none_that_cannot_be_read(ours) -> None:
    ours.meetings_folder.joinpath("._2026-10-06-gone-zzzzzz.json").write_bytes(b"\x00\x05\x16\x07")
    assert len(ours.summaries()) == 2
    assert (ours.known().index.head.unread, findings(ours)) == ((), [])


def test_a_hidden_file_hides_no_talk_that_is_gone(ours) -> None:
    path = ours.files()["k3f9q2"]
    os.rename(path, path.with_name(f"._{path.name}"))
    assert TalkLibrary(ours.folder, ours.now, ours.state_folder).missing() == ["k3f9q2"]
