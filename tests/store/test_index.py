"""The list of talks is right whatever became of the index, and saving never waits for it."""

import os
from pathlib import Path

import pytest
from said_in import add

from agendas.lines.edit import spend
from agendas.records.said import Initiative
from store import library as rooms
from store.cache import lookup as known
from store.cache.cache_file import write_cache
from store.cache.index import INDEX
from store.cache.overview import OVERVIEW, Overview, read_overview
from store.files.listing import digest, listed
from store.files.storage import WholeFileStorage
from store.library import TalkLibrary


@pytest.fixture
def index(folder: Path) -> Path:
    return folder / INDEX


@pytest.fixture
def three(library: TalkLibrary, talk) -> list[str]:
    """Three talks, the newest first."""
    for days, name in enumerate(("aaaaaa", "bbbbbb", "cccccc")):
        library.save(talk(name, goal=f"Goal {days}", days=days))
    return ["cccccc", "bbbbbb", "aaaaaa"]


def ids(library: TalkLibrary) -> list[str]:
    return [row.id for row in library.summaries()]


def test_a_talk_is_told_in_a_few_words(library, talk) -> None:
    meeting = add(talk(), "initiatives", Initiative(id="", text="Phone", by="Ada"))
    library.save(meeting)
    (row,) = library.summaries()
    assert (row.id, row.goal, row.team, row.account_giver) == (
        "k3f9q2",
        "Walk-in mornings for parents",
        "Team Oak",
        "Ada",
    )
    assert row.people == ("Ada", "Bo")
    assert row.phase == meeting.phase.title
    assert [(wait.text, wait.by) for wait in row.initiatives] == [("Phone", "Ada")]
    assert (library.meetings_folder / row.file).is_file()
    assert not row.private


def test_a_check_in_is_listed_as_private(library, talk) -> None:
    library.save(talk(agenda="checkin"))
    assert library.summaries()[0].private


@pytest.mark.usefixtures("three")
def test_talks_that_did_not_change_are_not_read_again(library, monkeypatch, index) -> None:
    before = library.summaries()
    written = index.stat()
    monkeypatch.setattr(TalkLibrary, "read_file", lambda *_: pytest.fail("read again"))
    assert library.summaries() == before
    assert index.stat().st_mtime_ns == written.st_mtime_ns
    assert index.stat().st_ino == written.st_ino


@pytest.mark.parametrize(
    "damage", [None, b"", b"cache of", b"cache of Vertel 0\n{", b"\x00" * 4096]
)
def test_a_lost_or_damaged_index_heals(library, three, index: Path, damage: bytes | None) -> None:
    assert ids(library) == three
    whole = index.read_bytes()
    if damage is None:
        index.unlink()
    else:
        index.write_bytes(damage)
    assert ids(library) == three
    assert len(index.read_bytes()) == len(whole)


def test_an_index_with_other_fields_in_it_heals(library, three, index: Path) -> None:
    WholeFileStorage(index).write({"summaries": {"1": {"id": 7}}, "more": {}})
    assert ids(library) == three


def test_an_edit_and_a_file_taken_away_show_in_the_list(library, talk, three) -> None:
    library.summaries()
    library.save(spend(talk("bbbbbb", goal="Goal 1", days=1), 100))
    (library.meetings_folder / library.summaries()[0].file).unlink()
    assert ids(library) == ["bbbbbb", "aaaaaa"]
    assert ids(TalkLibrary(library.folder, library.now)) == ["bbbbbb", "aaaaaa"]
    library.meetings_folder.joinpath(library.summaries()[0].file).unlink()
    library.meetings_folder.joinpath(library.summaries()[0].file).unlink()
    assert ids(library) == []


@pytest.mark.usefixtures("three")
def test_saving_neither_reads_nor_writes_the_index(library, talk, index, monkeypatch) -> None:
    library.summaries()
    before = index.stat()
    monkeypatch.setattr(known, "read_index", lambda *_: pytest.fail("read"))
    monkeypatch.setattr(known, "write_cache", lambda *_: pytest.fail("written"))
    for second in range(3):
        library.save(spend(talk("aaaaaa", goal="Goal 0"), second))
    assert index.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.usefixtures("three")
def test_an_edit_costs_the_same_however_many_talks_there_are(library, talk, monkeypatch) -> None:
    library.save(talk("dddddd"))
    monkeypatch.setattr(rooms, "listed", lambda *_: pytest.fail("the folder was listed"))
    library.save(spend(talk("dddddd"), 1))


def test_a_list_that_cannot_be_written_is_still_right(library, three, index: Path) -> None:
    index.mkdir()
    assert ids(library) == three


def test_a_clock_that_was_wrong_reorders_only_the_list(library, talk) -> None:
    library.save(talk("aaaaaa", days=-20_000))
    library.save(talk("bbbbbb", days=20_000))
    assert ids(library) == ["bbbbbb", "aaaaaa"]
    assert len(list(library.talks())) == 2


def test_rebuilding_says_how_many_talks_there_are(library, three, index: Path) -> None:
    library.known().texts()
    assert (library.folder / "texts.txt").exists()
    assert library.rebuild() == 3
    left = {path.name for path in library.folder.iterdir() if path.is_file()}
    assert left == {"index.json"}, "the others are made anew by who asks for them"


def test_a_file_that_goes_while_the_folder_is_read_hides_no_other(
    library, three, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.listdir

    def going(folder: int) -> list[str]:
        names = real(folder)
        (library.meetings_folder / names[0]).unlink()
        return names

    monkeypatch.setattr(os, "listdir", going)
    assert len(listed(library.meetings_folder)) == 2


def test_the_talks_about_a_goal_are_told_without_the_others(library, talk) -> None:
    for days, name in enumerate(("aaaaaa", "bbbbbb", "cccccc", "dddddd")):
        about = "Pupils dare to ask" if name == "bbbbbb" else "They feel seen: “g-aaaaaa”"
        library.save(talk(name, goal=about, days=days))
    rows = library.summaries()
    for goal in {row.goal_id for row in rows}:
        assert library.known().index.about(goal) == [row for row in rows if row.goal_id == goal]
    assert library.known().index.about("g-none") == []


def test_an_overview_that_cannot_be_read_is_none_and_home_makes_it_anew(
    library: TalkLibrary, three: list[str]
) -> None:
    for data in (b'{"talks": "three"}', b"[]", b"torn"):
        write_cache(library.folder / OVERVIEW, data)
        assert read_overview(library.folder) == Overview()
        assert [row.id for row in library.known().overview.unfinished] == three


def test_two_listings_are_one_only_where_each_name_size_and_time_is_and_who_looks() -> None:
    one = [("ab", 1, 5), ("c", 2, 6)]
    others = (
        [("a", 1, 5), ("bc", 2, 6)], [("ab", 2, 5), ("c", 1, 6)], [("ab", 1, 6), ("c", 2, 5)],
        [("c", 2, 6), ("ab", 1, 5)], one[:1], [("ab", 1, 5), ("c", 2, 7)], [],
    )  # fmt: skip
    found = [digest(one), *(digest(other) for other in others)]
    found += [digest(one, writers) for writers in (("ada",), ("ada", "bo"), ("adabo",))]
    assert len(set(found)) == len(found)
    assert digest(one) == digest(list(one), ())
    assert len(found[0]) == 32
