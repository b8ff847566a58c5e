"""A check-in is for its writer: for anybody else it is in no listing, search, export or file name."""

from pathlib import Path

import pytest

from agendas.records.meeting import change
from store.errors import NotFound
from store.library import MeetingLibrary

SECRET = "I could not face them"


@pytest.fixture
def shared(folder: Path, library, talk) -> Path:
    """A folder in which Ada wrote a check-in and a talk."""
    ada = MeetingLibrary(folder, library.now, writer="ada")
    ada.save(talk("aaaaaa", goal=SECRET, agenda="checkin"))
    ada.save(talk("bbbbbb", goal="For all of us"))
    ada.summaries()
    return folder


def test_its_writer_finds_it_everywhere(shared, library) -> None:
    ada = MeetingLibrary(shared, library.now, writer="ada")
    assert {row.id for row in ada.summaries()} == {"aaaaaa", "bbbbbb"}
    assert ada.open("aaaaaa").private
    assert [hit.meeting for hit in ada.find_text("face", private=True)] == ["aaaaaa"]


def test_for_another_it_is_not_there(shared, library) -> None:
    bo = MeetingLibrary(shared, library.now, writer="bo")
    assert [row.id for row in bo.summaries()] == ["bbbbbb"]
    assert [meeting.id for meeting in bo.meetings()] == ["bbbbbb"]
    assert list(bo.find_text("face", private=True)) == []
    assert bo.broken() == []
    assert all(SECRET not in state.goal.now.text for state in bo.goals().values())
    for wanted in ("aaaaaa", "aaa"):
        with pytest.raises(NotFound):
            bo.find_id(wanted)
    with pytest.raises(NotFound):
        bo.open("aaaaaa")
    bo.summaries()
    assert SECRET not in (shared / "index.json").read_text("utf-8")


def test_its_file_name_tells_nothing(shared, library) -> None:
    names = [path.name for path in (shared / "meetings").iterdir()]
    assert not any("face" in name or "ada" in name for name in names)
    assert len(names) == 2


def test_a_second_version_of_it_is_told_to_its_writer_alone(shared, library) -> None:
    ada = MeetingLibrary(shared, library.now, writer="ada")
    path = ada.files()["aaaaaa"]
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    assert [copy.meeting for copy in ada.copies()] == ["aaaaaa"]
    assert MeetingLibrary(shared, library.now, writer="bo").copies() == []


def test_an_edit_of_it_stays_in_its_file(shared, library) -> None:
    ada = MeetingLibrary(shared, library.now, writer="ada")
    ada.save(change(ada.open("aaaaaa"), at=1))
    assert len(list((shared / "meetings").iterdir())) == 2
