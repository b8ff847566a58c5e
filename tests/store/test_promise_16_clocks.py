"""Promise 16: no clock error deletes or reorders anything."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agendas.records.meeting import change, with_draft
from agendas.talk.close import close
from store.admin.retention import age, outdated, retire
from store.errors import StoreError
from store.library import MeetingLibrary

WRONG = [
    datetime(1970, 1, 2, tzinfo=UTC),
    datetime(2099, 12, 31, tzinfo=UTC),
    datetime(2026, 3, 29, 2, 30, tzinfo=UTC),
    datetime(2024, 2, 29, 12, tzinfo=UTC),
    datetime(1999, 12, 31, 23, 59, tzinfo=UTC),
]


def test_saves_under_any_clock_follow_each_other(folder: Path, talk, tmp_path) -> None:
    for n, moment in enumerate(WRONG * 3):
        ours = MeetingLibrary(folder, lambda moment=moment: moment, tmp_path / "state")
        meeting = ours.open("k3f9q2") if ours.files() else talk()
        ours.save(change(with_draft(meeting, "goal", f"{n}"), changed=moment))
        again = MeetingLibrary(folder, ours.now, tmp_path / "state")
        assert again.open("k3f9q2").drafts == {"goal": f"{n}"}
        assert again.take_notes() == []
    assert again.copies() == []


def test_talks_of_any_clock_are_all_listed_by_the_day_they_began(library, talk) -> None:
    for n, moment in enumerate(WRONG):
        library.save(change(talk(f"aaaaa{n + 2}"), started=moment))
    listed = [row.started for row in library.summaries()]
    assert listed == sorted(WRONG, reverse=True)


def ended(talk, meeting_id: str, moment: datetime):  # type: ignore[no-untyped-def]
    return close(change(talk(meeting_id), started=moment), moment)


def test_a_clock_that_runs_ahead_makes_no_talk_old(folder: Path, talk) -> None:
    ahead = MeetingLibrary(folder, lambda: datetime(2099, 1, 1, tzinfo=UTC))
    now = datetime(2026, 11, 24, tzinfo=UTC)
    ahead.save(ended(talk, "aaaaaa", now))
    ahead.save(ended(talk, "bbbbbb", now - timedelta(days=400)))
    assert outdated(ahead, age("2y")) == []
    behind = MeetingLibrary(folder, lambda: datetime(1970, 1, 1, tzinfo=UTC))
    assert outdated(behind, age("1d")) == []


def test_what_is_old_is_shown_and_goes_with_its_copies_and_the_journal(
    folder: Path, talk, tmp_path
) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    ours = MeetingLibrary(folder, lambda: now, tmp_path / "state")
    ours.save(ended(talk, "aaaaaa", now))
    ours.save(ended(talk, "bbbbbb", now - timedelta(days=3000)))
    ours.save(change(talk("cccccc"), started=now - timedelta(days=3000)))  # not closed
    path = ours.files()["bbbbbb"]
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes())
    (old,) = outdated(ours, age("5y"))
    assert old.id == "bbbbbb"
    retire(ours, "bbbbbb")
    assert sorted(ours.files()) == ["aaaaaa", "cccccc"]
    assert list(tmp_path.rglob("*bbbbbb*.json*")) == []
    with pytest.raises(StoreError, match="is no age"):
        age("soon")
