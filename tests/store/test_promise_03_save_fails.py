"""Promise 3: a save that fails says so at once and until it is over, and keeps the words.

The older text stays whole in the store, the newer is in memory and in a place that can be written,
and the command line ends with 1.
"""

import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from line import VERTEL
from rest import LONGEST
from said_in import drafts, with_draft

from agendas.agenda import builtin
from store.conflicts.compare import version_of_copy
from store.errors import StoreError, Unsaved
from store.files import atomic_write as whole
from store.files.this_machine.journal import may_be_spare
from store.library import TalkLibrary
from tui.session import Session

ROOT = Path(__file__).parents[2]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def ours(folder: Path, library, state: Path) -> TalkLibrary:
    return TalkLibrary(folder, library.now, state)


def full(monkeypatch: pytest.MonkeyPatch, *places: Path) -> None:
    """No room in these places."""
    real = whole._write_beside

    def write(beside: Path, data: bytes, durable: bool, later_than: int) -> object:
        if any(beside.is_relative_to(place) for place in places):
            raise OSError(28, "No space left on device")
        return real(beside, data, durable, later_than)

    monkeypatch.setattr(whole, "_write_beside", write)


def test_the_words_are_kept_outside_the_store_and_the_sentence_says_where(
    ours, talk, folder, state, monkeypatch
) -> None:
    ours.save(with_draft(talk(), "goal", "older"))
    full(monkeypatch, folder)
    with pytest.raises(Unsaved, match=r"No space left on device.*last words are kept in") as told:
        ours.save(with_draft(talk(), "goal", "newer"))
    assert str(state) in str(told.value)
    monkeypatch.undo()
    assert drafts(TalkLibrary(folder, ours.now).open("k3f9q2")) == {"goal": "older"}
    again = TalkLibrary(folder, ours.now, state)
    assert drafts(again.open("k3f9q2")) == {"goal": "newer"}


def test_where_the_journal_has_no_room_either_another_place_takes_them(
    ours, talk, folder, state, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "spare"))
    monkeypatch.setattr(tempfile, "tempdir", None)  # it is looked up anew
    (tmp_path / "spare").mkdir()
    ours.save(with_draft(talk(), "goal", "older"))
    with pytest.MonkeyPatch.context() as patch:
        full(patch, folder, state)
        with pytest.raises(Unsaved) as told:
            ours.save(with_draft(talk(), "goal", "newer"))
    assert "spare" in str(told.value.kept if hasattr(told.value, "kept") else told.value)
    again = TalkLibrary(folder, ours.now, state)
    meeting = again.open("k3f9q2")
    assert drafts(meeting) == {"goal": "newer"}
    again.save(meeting)  # … and once they are in the store they are nowhere else
    assert list((tmp_path / "spare").rglob("*k3f9q2.json")) == []


def test_the_other_place_is_looked_for_wherever_the_system_may_have_put_it(monkeypatch) -> None:
    monkeypatch.setattr("store.files.this_machine.journal.spare_name", lambda: "vertel")
    for number, name in enumerate(("TMPDIR", "TEMP", "TMP")):
        monkeypatch.setenv(name, f"/wished/{number}")
    looked = {os.path.abspath(os.path.dirname(place)) for place in may_be_spare()}
    assert looked >= {os.path.abspath(place) for place in tempfile._candidate_tempdir_list()}


def test_where_nothing_can_be_written_at_all_it_is_told_and_stays_in_memory(
    ours, talk, tmp_path, monkeypatch
) -> None:
    ours.save(with_draft(talk(), "goal", "older"))
    full(monkeypatch, Path("/"))
    with pytest.raises(StoreError, match=r"No space left on device\. Make room"):
        ours.save(with_draft(talk(), "goal", "newer"))


def test_an_open_talk_says_so_until_it_is_over_and_then_saves_by_itself(
    ours, talk, folder, monkeypatch
) -> None:
    told: list[object] = []
    session = Session(
        ours, builtin("accountability"), talk(), "Ada", ours.now, told.append, told.append,
    )  # fmt: skip
    session._autosave._again = 0.1  # type: ignore[union-attr]
    with pytest.MonkeyPatch.context() as patch:
        full(patch, folder / "meetings")
        session.talk.keep(with_draft(session.talk.talk, "goal", "kept in the dark"))
        until = time.monotonic() + LONGEST
        while len(told) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(told) >= 3
        assert all(isinstance(one, Unsaved) for one in told)
    until = time.monotonic() + LONGEST
    while told[-1] != ours.now() and time.monotonic() < until:
        time.sleep(0.02)
    assert told[-1] == ours.now()
    assert session.close()
    assert drafts(TalkLibrary(folder, ours.now).open("k3f9q2")) == {"goal": "kept in the dark"}


def test_the_command_line_ends_with_one_and_a_sentence(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "VERTEL_STORE": str(tmp_path / "store")}
    env["PYTHONDONTWRITEBYTECODE"] = "1"  # a file of it cut off would be there for everybody after
    words = ("checkin", "--goal", "trust", "--noticed", "n " * 4000, "--means", "m", "--next", "x")
    done = subprocess.run(
        [*VERTEL, *words],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "store").rglob("*.json")) == []


def test_what_is_no_talk_yet_is_the_newest_after_the_disk_was_full(
    ours, state, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "spare"))
    journal = ours.journal
    usual, spare = (place / "prepared.draft" for place in journal.places)
    assert journal.keep_draft("prepared", b"older")
    with monkeypatch.context() as now:
        full(now, state)
        assert journal.keep_draft("prepared", b"newer")
    assert journal.draft("prepared") == b"newer"
    assert not usual.exists()
    assert journal.keep_draft("prepared", b"newest")
    assert journal.draft("prepared") == b"newest"
    assert not spare.exists()


def test_a_draft_that_could_not_be_taken_away_is_not_taken_for_a_newer_one(
    ours, state, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "spare"))
    journal = ours.journal
    usual = journal.places[0] / "prepared.draft"
    assert journal.keep_draft("prepared", b"older")
    left = usual.read_bytes()
    with monkeypatch.context() as now:
        full(now, state)
        assert journal.keep_draft("prepared", b"newer")
    usual.write_bytes(left)
    os.utime(usual, (1, 1))
    assert journal.draft("prepared") == b"newer"


def test_the_other_side_of_a_clash_that_found_no_place_is_put_beside_by_a_later_run(
    ours, talk, folder, state, monkeypatch
) -> None:
    ours.save(with_draft(talk(), "goal", "first"))
    path = ours.files()["k3f9q2"]
    first = path.read_bytes()
    there = TalkLibrary(folder, ours.now)
    there.save(with_draft(there.open("k3f9q2"), "goal", "there"))
    theirs = path.read_bytes()
    path.write_bytes(first)
    ours.save(with_draft(talk(), "goal", "here"))
    path.write_bytes(theirs)
    again = TalkLibrary(folder, ours.now, state)
    meeting = again.open("k3f9q2")
    full(monkeypatch, folder)
    with pytest.raises(Unsaved):
        again.save(with_draft(meeting, "goal", "there and on"))
    monkeypatch.undo()
    later = TalkLibrary(folder, ours.now, state)
    assert later.journal
    assert [drafts(one.talk)["goal"] for _at, one in later.journal.others("k3f9q2")] == ["here"]
    later.save(with_draft(later.open("k3f9q2"), "goal", "there and further"))
    words = {drafts(version_of_copy(copy).talk)["goal"] for copy in later.copies()}
    assert "here" in words
    assert later.journal.others("k3f9q2") == []
