"""A check-in is for its writer: for anybody else it is in no listing, search, export or file name."""

import shutil
from pathlib import Path

import pytest

from agendas.lines.edit import change
from agendas.records.said import Words
from store.admin.backup import back_up, restore
from store.admin.check import findings
from store.admin.recover import gone, recover
from store.errors import NotFound, StoreError
from store.library import TalkLibrary

SECRET = "I could not face them"


@pytest.fixture
def shared(folder: Path, library, talk) -> Path:
    """A folder in which Ada wrote a check-in and a talk."""
    ada = TalkLibrary(folder, library.now, writers=("ada",))
    ada.save(talk("aaaaaa", goal=SECRET, agenda="checkin"))
    ada.save(talk("bbbbbb", goal="For all of us"))
    ada.summaries()
    return folder


def test_its_writer_finds_it_everywhere(shared, library) -> None:
    ada = TalkLibrary(shared, library.now, writers=("ada",))
    assert {row.id for row in ada.summaries()} == {"aaaaaa", "bbbbbb"}
    assert ada.open("aaaaaa").private
    assert [hit.meeting for hit in ada.known().hits("face", True)] == ["aaaaaa"]


def test_for_another_it_is_not_there(shared, library) -> None:
    bo = TalkLibrary(shared, library.now, writers=("bo",))
    assert [row.id for row in bo.summaries()] == ["bbbbbb"]
    assert [seen.id for seen in bo.talks()] == ["bbbbbb"]
    assert list(bo.known().hits("face", True)) == []
    assert bo.known().index.head.unread == ()
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
    ada = TalkLibrary(shared, library.now, writers=("ada",))
    path = ada.files()["aaaaaa"]
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    assert [copy.meeting for copy in ada.copies()] == ["aaaaaa"]
    assert TalkLibrary(shared, library.now, writers=("bo",)).copies() == []


def test_an_edit_of_it_stays_in_its_file(shared, library) -> None:
    ada = TalkLibrary(shared, library.now, writers=("ada",))
    ada.save(change(ada.open("aaaaaa"), at=1))
    assert len(list((shared / "meetings").iterdir())) == 2


@pytest.fixture
def one_login(tmp_path: Path, library, talk) -> tuple[TalkLibrary, TalkLibrary]:
    """Ada's and Bo's look at one store under one login, with one journal; Ada wrote a check-in."""
    ada, bo = (
        TalkLibrary(tmp_path / "one", library.now, tmp_path / "state", (name,))
        for name in ("ada", "bo")
    )
    ada.save(change(talk("aaaaaa", goal=SECRET, agenda="checkin"), owner="ada"))
    return ada, bo


def test_under_one_login_another_name_does_not_see_it(one_login) -> None:
    ada, bo = one_login
    assert bo.summaries() == []
    assert findings(bo) == []
    assert gone(bo) == []
    with pytest.raises(NotFound):
        recover(bo, "aaaaaa")
    with pytest.raises(NotFound):
        bo.find_id("last")
    assert [row.id for row in ada.summaries()] == ["aaaaaa"]
    assert len(ada.files()) == len(bo.files(whoever=True)) == 1


def test_brought_back_by_another_name_it_is_its_owners(one_login, tmp_path: Path) -> None:
    ada, bo = one_login
    back_up(bo, tmp_path / "talks.zip")
    for lost in (True, False):
        if lost:
            ada.files()["aaaaaa"].unlink()
            assert recover(bo, "aaaaaa").whole
        else:
            ada.files()["aaaaaa"].unlink()
            shutil.rmtree(tmp_path / "state")
            restore(bo, tmp_path / "talks.zip")
        assert bo.summaries() == []
        assert [row.id for row in ada.summaries()] == ["aaaaaa"]
        assert len(list((tmp_path / "one" / "meetings").iterdir())) == 1


@pytest.mark.parametrize("force", [True, False])
@pytest.mark.parametrize("owner", ["ada", ""])  # before there were owners: only the name tells it
def test_it_keeps_its_file_when_another_name_restores_it(
    one_login, tmp_path: Path, owner: str, force: bool
) -> None:
    ada, bo = one_login
    ada.save(change(ada.open("aaaaaa"), owner=owner))
    back_up(bo, tmp_path / "talks.zip")
    ada.save(change(ada.open("aaaaaa"), at=1))
    shutil.rmtree(tmp_path / "state")  # as where it was written on another machine
    report = restore(bo, tmp_path / "talks.zip", force)
    assert (report.came, report.newer) == ((("aaaaaa",), ()) if force else ((), ("aaaaaa",)))
    assert ada.open("aaaaaa").at == (0 if force else 1)
    assert list(ada.files()) == ["aaaaaa"]
    assert bo.summaries() == []


def test_who_goes_by_two_names_sees_both_and_writes_by_the_first(library, talk) -> None:
    old, both, other = (
        TalkLibrary(library.folder, library.now, writers=names)
        for names in (("login",), ("ada", "login"), ("ada",))
    )
    old.save(talk("aaaaaa", agenda="checkin"))
    both.save(talk("bbbbbb", agenda="checkin"))
    assert {row.id for row in both.summaries()} == {"aaaaaa", "bbbbbb"}
    assert [row.id for row in other.summaries()] == ["bbbbbb"]
    assert [row.id for row in old.summaries()] == ["aaaaaa"]


def test_nobody_sees_none_and_writes_none(library, talk) -> None:
    TalkLibrary(library.folder, library.now, writers=("ada",)).save(
        talk("aaaaaa", agenda="checkin")
    )
    nobody = TalkLibrary(library.folder, library.now, writers=("",))
    assert nobody.summaries() == []
    with pytest.raises(StoreError, match="Whose check-in"):
        nobody.save(talk("bbbbbb", agenda="checkin"))
    nobody.save(talk("cccccc"))
    assert [row.id for row in nobody.summaries()] == ["cccccc"]


def test_a_backup_brings_nobodys_check_in_back_over_what_they_wrote_since(
    shared: Path, library: TalkLibrary, tmp_path: Path
) -> None:
    ada = TalkLibrary(shared, library.now, writers=("ada",))
    back_up(ada, tmp_path / "then.zip")
    bo = TalkLibrary(shared, library.now, writers=("bo",))
    assert sorted(restore(bo, tmp_path / "then.zip").same) == ["aaaaaa", "bbbbbb"]
    ada.save(change(ada.open("aaaaaa"), title=Words(nl="Nu", en="Now")))
    done = restore(bo, tmp_path / "then.zip")
    assert (done.newer, done.same, done.came) == (("aaaaaa",), ("bbbbbb",), ())
    assert ada.open("aaaaaa").title.en == "Now"


def test_who_looks_after_the_files_has_those_of_everybody(
    shared: Path, library: TalkLibrary
) -> None:
    bo = TalkLibrary(shared, library.now, writers=("bo",))
    assert (set(bo.files()), set(bo.names())) == ({"bbbbbb"}, {"bbbbbb"})
    assert set(bo.files(whoever=True)) == set(bo.names(whoever=True)) == {"aaaaaa", "bbbbbb"}
