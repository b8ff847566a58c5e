"""Promise 21: no kept version replaces another, on however many machines, whatever their clocks say.

Machines work apart on the same talks and are synced by a program in which the newest file wins and
nothing else counts. VERTEL_MACHINES is how many such stories there are for each number of machines.
"""

import os
import random
from pathlib import Path

import pytest
from machines import Machine, Office, worked
from said_in import drafts, with_draft

from store.admin.check import findings
from store.conflicts.compare import compared, settle
from store.conflicts.kept_beside import kept_by, machine_mark, put_beside
from store.conflicts.versions import Version
from store.encryption.header import Cost
from store.encryption.seal import hold
from store.files import saving
from store.files.talk_file import tables_of
from store.library import TalkLibrary

RUNS = int(os.environ.get("VERTEL_MACHINES", "2"))


@pytest.mark.parametrize("machines", [2, 3, 5])
def test_no_sentence_is_lost_between_machines(tmp_path: Path, machines: int) -> None:
    said, clashes = 0, 0
    for seed in range(RUNS):
        office = worked(tmp_path / str(seed), seed, machines)
        assert office.lost() == [], seed
        said += len(office.said)
        clashes += len(office.machines[0].library().copies())
    assert said > 20 * RUNS
    assert clashes >= RUNS, "the machines were in each other's way"


def test_two_machines_that_are_apart_keep_two_files(library, talk) -> None:
    library.save(talk())
    path = library.files()["k3f9q2"]
    kept = {put_beside(path, f"said on {name}".encode(), name) for name in ("ana", "bo", "cas")}
    kept |= {put_beside(path, b"the same words", name) for name in ("ana", "bo")}
    assert len(kept) == 5
    assert put_beside(path, b"the same words", "bo") in kept, "once, on each"
    assert {kept_by(one.name) for one in kept} == {machine_mark(n) for n in ("ana", "bo", "cas")}
    assert [copy.what for copy in library.copies("k3f9q2")] == ["kept"] * 5


def test_so_do_two_of_one_name(library, talk) -> None:
    """Two laptops that are called laptop: what is in a file alone tells their files apart."""
    library.save(talk())
    path = library.files()["k3f9q2"]
    here = put_beside(path, b"said on the one", "laptop")
    here.unlink()  # it was never here: the other is apart
    assert put_beside(path, b"said on the other", "laptop").name != here.name


def test_what_was_changed_since_it_was_kept_is_not_replaced_either(library, talk) -> None:
    library.save(talk())
    path = library.files()["k3f9q2"]
    first = put_beside(path, b"one", "ana")
    first.write_bytes(b"erased")
    second = put_beside(path, b"one", "ana")
    assert (first.read_bytes(), second.read_bytes()) == (b"erased", b"one")
    assert kept_by(second.name) == machine_mark("ana")


def test_the_same_words_sealed_anew_are_kept_once(library, talk) -> None:
    from store.encryption.convert import lock

    library.save(talk())
    try:
        lock(library, "open sesame", Cost(memory=1024, passes=1, lanes=1))
        version = Version(talk=with_draft(talk(), "goal", "other"))
        assert library.keep_beside(version) == library.keep_beside(version)
        assert len(library.copies()) == 1
    finally:
        hold(None)


def test_what_an_earlier_vertel_kept_under_a_number_is_told_and_can_be_taken(library, talk) -> None:
    from store.files.tables import summed

    library.save(talk())
    path = library.files()["k3f9q2"]
    for number in (1, 2):
        version = Version(talk=with_draft(talk(), "goal", f"kept {number}"), counts={"r": number})
        path.with_name(f"{path.name}.kept-{number}").write_bytes(
            summed(tables_of(version), path.name)
        )
    assert [side.copy_alone for side in compared(library, "k3f9q2")] == [("kept 1",), ("kept 2",)]
    assert len([f for f in findings(library) if f.what == "kept"]) == 2
    settle(library, "k3f9q2", f"{path.name}.kept-2", take=True)
    assert drafts(library.open("k3f9q2")) == {"goal": "kept 2"}


def test_newer_words_win_over_those_of_a_machine_whose_clock_runs_ahead(tmp_path: Path) -> None:
    here, ahead = Machine(tmp_path, "here", 0), Machine(tmp_path, "ahead", 86400)
    office = Office([here, ahead], random.Random(1))
    office.edit(ahead)
    office.sync([here, ahead])
    here.time = ahead.time = 60
    ahead.open_talk = None
    for _time in range(2):  # what follows is written over words of its own
        office.edit(here)
        office.sync([here, ahead])
    assert office.lost() == []
    assert here.library().copies() == ahead.library().copies() == []


def test_a_clock_that_stands_still_between_two_saves_takes_no_time_ahead(
    library, talk, monkeypatch
) -> None:
    real, put_ahead = os.fstat, []

    def still(number: int) -> os.stat_result:
        seen = real(number)
        return os.stat_result((*seen[:7], 0, 0, 0), {"st_mtime_ns": 1, "st_ctime_ns": 1})

    def there(path: Path) -> tuple[int, int, int] | None:
        return (path.stat().st_ino, path.stat().st_size, 1) if path.exists() else None

    monkeypatch.setattr(os, "fstat", still)
    monkeypatch.setattr(os, "utime", lambda *_a, **_m: put_ahead.append(1))
    monkeypatch.setattr(saving, "present", there)
    for n in range(3):
        library.save(with_draft(talk(), "goal", f"{n}"))
    assert put_ahead == []


def test_a_file_that_is_written_over_makes_way_for_a_later_one(folder, library, talk) -> None:
    library.save(talk())
    path = library.files()["k3f9q2"]
    future = path.stat().st_mtime_ns + 3600 * 10**9
    os.utime(path, ns=(future, future))
    again = TalkLibrary(folder, library.now)
    again.save(with_draft(again.open("k3f9q2"), "goal", "one"))
    first = path.stat().st_mtime_ns
    again.save(with_draft(again.open("k3f9q2"), "goal", "two"))
    assert future < first < path.stat().st_mtime_ns < future + 60 * 10**9
