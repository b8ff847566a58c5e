"""Where a talk has a second version, everything says so, and says truly which one it shows."""

import shutil
from pathlib import Path

import pytest

from agendas.records.meeting import Meeting, change, with_draft
from agendas.records.said import Remark
from store.conflicts.compare import compared, settle
from store.conflicts.kept_beside import put_beside
from store.conflicts.versions import Version
from store.files.saving import keep_version
from store.files.talk_file import read_version
from store.library import MeetingLibrary


@pytest.fixture
def ours(folder: Path, library: MeetingLibrary, tmp_path: Path, talk) -> MeetingLibrary:
    ours = MeetingLibrary(folder, library.now, tmp_path / "state", machine="here")
    ours.save(worded(talk(), "first"))
    return ours


def worded(meeting: Meeting, text: str) -> Meeting:
    return with_draft(meeting, "goal", text)


def on_another(folder: Path, top: Path, name: str) -> MeetingLibrary:
    return MeetingLibrary(folder, lambda: None, top / name, machine=name)  # type: ignore[arg-type,return-value]


def told(library: MeetingLibrary) -> list[tuple[str, str]]:
    from locales import say

    return [(f.what, say(f.error.message, **f.error.values)) for f in library.check()]


def saved_apart(ours: MeetingLibrary, tmp_path: Path) -> Path:
    """The talk is changed on another machine, and here, from the same words."""
    path = ours.files()["k3f9q2"]
    first = path.read_bytes()
    other = on_another(ours.folder, tmp_path, "other")
    other.save(worded(other.open("k3f9q2"), "there"))
    theirs = path.read_bytes()
    path.write_bytes(first)
    ours.save(worded(ours.open("k3f9q2"), "here"))
    path.write_bytes(theirs)
    return path


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("first", "and on"), "It holds the same words."),
        (("first", ""), "All its sentences are in the talk too."),
        (("first", "and on", "more"), "It has the sentences of the talk, and more."),
        (("first", "other"), "Each has sentences that the other has not."),
    ],
)
@pytest.mark.parametrize("after", [True, False])
def test_check_says_what_a_copy_has_that_the_talk_has_not(
    ours, talk, texts: tuple[str, ...], sentence: str, after: bool
) -> None:
    def of(*said: str) -> Meeting:
        notes = tuple(Remark(id=f"n{n}", text=text) for n, text in enumerate(said, 1) if text)
        return change(talk(), notes=notes)

    ours.save(of("first", "and on"))
    path = ours.files()["k3f9q2"]
    # Also where the saves of one led to the other: a talk that was kept is counted as reached.
    counts = read_version(path).counts if after else {"x": 1}
    keep_version(path, Version(meeting=of(*texts), counts=counts), "there")
    ((what, said),) = told(ours)
    assert what == "kept"
    assert f"a second version of talk k3f9q2, kept on another machine. {sentence}" in said


def test_check_says_who_kept_a_copy_and_of_pieces_that_they_are(ours, talk) -> None:
    path = ours.files()["k3f9q2"]
    put_beside(path, b"half a ta", "here")
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes())
    shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy).json"))
    said = " ".join(sentence for _what, sentence in told(ours))
    assert "kept on this machine. It is no whole talk, only what" in said
    assert "kept by an earlier Vertel. It holds the same words" in said
    assert "made by a sync program or another. It holds the same words" in said
    path.write_bytes(b"{}")
    said = " ".join(sentence for _what, sentence in told(ours))
    assert "The talk itself cannot be read; “vertel store compare k3f9q2 --take " in said


def test_check_tells_a_talk_that_was_written_apart_from_one_that_is_behind(
    ours, tmp_path: Path
) -> None:
    path = ours.files()["k3f9q2"]
    first = path.read_bytes()
    ours.save(worded(ours.open("k3f9q2"), "second"))
    path.write_bytes(first)
    assert [what for what, _said in told(ours)] == ["behind"]
    saved_apart(ours, tmp_path)
    ((what, said),) = told(ours)
    assert (what, "apart from each other" in said) == ("apart", True)


@pytest.mark.parametrize("take", [True, False])
def test_what_was_written_apart_is_compared_and_settled_for_good(
    ours, tmp_path: Path, take: bool
) -> None:
    saved_apart(ours, tmp_path)
    again = MeetingLibrary(ours.folder, ours.now, tmp_path / "state", machine="here")
    (side,) = compared(again, "k3f9q2")
    assert (side.copy_alone, side.talk_alone) == (("here",), ("there",))
    settle(again, "k3f9q2", side.file.name, take=take)
    later = MeetingLibrary(ours.folder, ours.now, tmp_path / "state", machine="here")
    assert later.open("k3f9q2").drafts == {"goal": "here" if take else "there"}
    assert later.take_notes() == []
    if not take:
        assert later.check() == []
