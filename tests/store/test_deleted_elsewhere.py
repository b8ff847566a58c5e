"""A talk that was saved here and deleted elsewhere is told where talks are listed, until that is settled."""

from pathlib import Path

import pytest
from table import Screen, app_on
from typed import typed

from store.admin.delete import delete
from store.admin.recover import forget, recover
from store.library import TalkLibrary

TOLD = "1 talk that was saved on this machine is in the store no more: aaaaaa."


@pytest.fixture
def ours(folder: Path, library, tmp_path: Path, talk, monkeypatch) -> TalkLibrary:
    monkeypatch.setenv("VERTEL_STORE", str(folder))
    ours = TalkLibrary(folder, library.now, tmp_path / "state")
    for talk_id in ("aaaaaa", "bbbbbb"):
        ours.save(talk(talk_id))
    return ours


async def home(ours: TalkLibrary) -> str:
    app = app_on(ours)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        return " ".join(Screen(app, pilot).text().split())


async def test_it_is_told_by_list_and_on_home_with_what_to_do(ours) -> None:
    assert ours.missing() == []
    assert "no more" not in typed("list").err + await home(ours)
    ours.files()["aaaaaa"].unlink()
    assert ours.missing() == ["aaaaaa"]
    for told in (" ".join(typed("list").err.split()), await home(ours)):
        assert TOLD in told
        assert "“vertel store recover ID” brings it back" in told
    assert typed("list --json").out.startswith("[")
    recover(ours, "aaaaaa")
    assert "no more" not in typed("list").err
    ours.files()["aaaaaa"].unlink()
    forget(ours, "aaaaaa")
    assert "no more" not in typed("list").err


def test_what_was_deleted_here_is_not_told_and_what_came_back_is_told_again(ours) -> None:
    delete(ours, "aaaaaa")
    assert ours.missing() == []
    recover(ours, "aaaaaa")
    ours.files()["aaaaaa"].unlink()
    assert ours.missing() == ["aaaaaa"]
    forget(ours, "aaaaaa")
    assert ours.missing() == []


def test_many_are_counted_and_some_are_named(ours, talk) -> None:
    for n in range(12):
        ours.save(talk(f"gone{n:02}"))
    for path in ours.meetings_folder.glob("*gone*"):
        path.unlink()
    told = typed("list").err
    assert told.startswith("12 talks that were saved on this machine are in the store no more")
    assert "gone07 …" in told


def test_a_check_in_of_another_writer_is_not_missed(ours, talk) -> None:
    """The journal is of this login; who writes is told by a name that may change."""
    written = TalkLibrary(ours.folder, ours.now, ours.state_folder, writers=("ana",))
    written.save(talk("cccccc", agenda="checkin"))
    assert TalkLibrary(ours.folder, ours.now, ours.state_folder, writers=("bo",)).missing() == []
