"""Promise 6: what is done to a file from outside loses no acknowledged text, and is announced.

The six ways of a sync client, git and an editor, while the talk is open and while it is not; and the
conflict copies of five sync programs.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from said_in import drafts, with_draft
from sealed import CHEAP, PASS

from agendas.lines.talk import Talk
from store.admin.check import findings
from store.admin.recover import forget, gone, recover
from store.conflicts.compare import compared, settle
from store.encryption.convert import lock
from store.encryption.seal import hold, holding, is_sealed, purpose_in, unseal
from store.errors import NotFound
from store.library import TalkLibrary

CASES = ("rename", "in place", "older", "deleted", "emptied", "markers")
FOREIGN = "by the other machine"


@pytest.fixture(params=["plain", "sealed"])
def ours(
    folder: Path, library, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[TalkLibrary]:
    """A store on this machine, and the same with a passphrase."""
    ours = TalkLibrary(folder, library.now, tmp_path / "state")
    if request.param == "sealed":
        pytest.importorskip("cryptography")
        lock(ours, PASS, CHEAP)
    yield ours
    hold(None)


def path_of(library: TalkLibrary) -> Path:
    return library.files()["k3f9q2"]


def foreign(library: TalkLibrary, tmp_path: Path, talk: Talk) -> bytes:
    """The version of another machine, which had the file as it is now."""
    other = TalkLibrary(tmp_path / "other", library.now)
    other.meetings_folder.mkdir(parents=True)
    shutil.copy(path_of(library), other.meetings_folder)
    other.save(with_draft(other.open("k3f9q2"), "indicator", FOREIGN))
    return path_of(other).read_bytes()


def do(case: str, path: Path, theirs: bytes, older: bytes) -> None:
    part = path.with_name("part")
    if case == "in place":
        path.write_bytes(theirs)
        return
    if case == "deleted":
        path.unlink()
        return
    if case == "emptied":
        path.write_bytes(b"")
        return
    mixed = b"<<<<<<< ours\n" + path.read_bytes() + b"=======\n" + theirs + b">>>>>>> theirs\n"
    part.write_bytes({"rename": theirs, "older": older, "markers": mixed}[case])
    os.replace(part, path)


def everything(library: TalkLibrary) -> bytes:
    """What stands in every file, as who has the passphrase reads it."""
    files = [(p.name, p.read_bytes()) for p in library.folder.rglob("*") if p.is_file()]
    return b"".join(
        unseal(data, name, purpose_in(data)) if is_sealed(data) else data for name, data in files
    )


@pytest.mark.parametrize("case", CASES)
def test_while_the_talk_is_open(ours, talk, tmp_path, case: str) -> None:
    ours.save(with_draft(talk(), "goal", "one"))
    older = path_of(ours).read_bytes()
    meeting = with_draft(talk(), "goal", "one, two")
    ours.save(meeting)
    do(case, path_of(ours), foreign(ours, tmp_path, meeting), older)
    ours.save(with_draft(meeting, "goal", "one, two, three"))
    assert ours.take_notes(), "it is announced"
    assert drafts(ours.open("k3f9q2"))["goal"] == "one, two, three"
    if case in ("rename", "in place", "markers"):
        if case != "markers" or not holding():  # of two in one file nobody opens either
            assert FOREIGN.encode() in everything(ours)
        assert [copy.what for copy in ours.copies("k3f9q2")] == ["kept"]


@pytest.mark.parametrize("case", CASES)
def test_while_nobody_looks(ours, talk, folder, tmp_path, case: str) -> None:
    ours.save(with_draft(talk(), "goal", "one"))
    older = path_of(ours).read_bytes()
    meeting = with_draft(talk(), "goal", "one, two")
    ours.save(meeting)
    theirs = foreign(ours, tmp_path, meeting)
    if case != "older":
        meeting = with_draft(meeting, "goal", "one, two, three")
        ours.save(meeting)  # so that the other machine's version did not know of it
    do(case, path_of(ours), theirs, older)
    again = TalkLibrary(folder, ours.now, tmp_path / "state")
    if case == "deleted":
        assert gone(again) == ["k3f9q2"]
        assert recover(again, "k3f9q2").whole
    opened = again.open("k3f9q2")
    again.save(with_draft(opened, "evidence", "after"))
    held = everything(again)
    assert drafts(meeting)["goal"].encode() in held
    if case in ("rename", "in place"):
        assert FOREIGN.encode() in held
    if case != "deleted":
        assert again.take_notes(), "it is announced"


def test_a_version_that_knew_of_ours_simply_follows_it(ours, talk, folder, tmp_path) -> None:
    meeting = with_draft(talk(), "goal", "one")
    ours.save(meeting)
    path_of(ours).write_bytes(foreign(ours, tmp_path, meeting))
    again = TalkLibrary(folder, ours.now, tmp_path / "state")
    assert drafts(again.open("k3f9q2")) == {"goal": "one", "indicator": FOREIGN}
    assert again.take_notes() == []
    again.save(with_draft(again.open("k3f9q2"), "goal", "one, two"))
    assert again.copies() == []


@pytest.mark.parametrize(
    "name",
    [
        "{} (conflicted copy 2026-01-02 101112).json",
        "{}.sync-conflict-20260102-101112-ABCDEFG.json",
        "{}-LAPTOP-7.json",
        "{}-laptop.json",
        "{} (Kopie van Ana in conflict 2026-01-02).json",
        "{}.json.orig",
    ],
)
def test_conflict_copies_are_found_offered_and_never_doubled(ours, talk, tmp_path, name) -> None:
    meeting = with_draft(talk(), "goal", "one")
    ours.save(meeting)
    ours.save(talk("aaaaaa", goal="Another"))
    copy = path_of(ours).with_name(name.format(path_of(ours).stem))
    copy.write_bytes(foreign(ours, tmp_path, meeting))
    assert {row.id for row in ours.summaries()} == {"k3f9q2", "aaaaaa"}
    assert ours.known().index.head.unread == ()
    assert sorted(ours.files()) == ["aaaaaa", "k3f9q2"]
    (finding,) = [f for f in findings(ours) if f.what == "conflict"]
    assert "vertel store compare k3f9q2" in str(finding.error)
    (side,) = compared(ours, "k3f9q2")
    assert (side.copy_alone, side.talk_alone) == ((FOREIGN,), ())
    settle(ours, "k3f9q2", copy.name, take=True)
    assert drafts(ours.open("k3f9q2")) == {"goal": "one", "indicator": FOREIGN}
    assert ours.copies() == []


def test_both_sides_of_a_clash_can_be_taken_or_dropped(ours, talk, folder, tmp_path) -> None:
    meeting = with_draft(talk(), "goal", "one")
    ours.save(meeting)
    theirs = foreign(ours, tmp_path, meeting)
    ours.save(with_draft(meeting, "goal", "one, two"))
    path_of(ours).write_bytes(theirs)
    ours.save(with_draft(meeting, "goal", "one, two, three"))
    (copy,) = ours.copies("k3f9q2")
    settle(ours, "k3f9q2", copy.file.name, take=True)
    assert drafts(ours.open("k3f9q2")) == {"goal": "one", "indicator": FOREIGN}
    (copy,) = ours.copies("k3f9q2")  # what was the talk until now
    (side,) = compared(ours, "k3f9q2")
    assert side.copy_alone == ("one, two, three",)
    settle(ours, "k3f9q2", copy.file.name, take=False)
    assert ours.copies() == []


def test_a_talk_that_was_taken_out_on_purpose_is_forgotten_when_asked(ours, talk) -> None:
    ours.save(talk())
    path_of(ours).unlink()
    assert [f.what for f in findings(ours)] == ["gone"]
    forget(ours, "k3f9q2")
    assert findings(ours) == []
    with pytest.raises(NotFound):
        recover(ours, "k3f9q2")
