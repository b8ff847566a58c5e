"""Promise 16: no clock error deletes or reorders anything."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from said_in import close, drafts, with_draft
from typed import typed

from agendas.lines.edit import change
from store.admin.retention import age, outdated, retire, vouched_for
from store.errors import StoreError
from store.library import TalkLibrary
from tui.commands.common import open_store

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WRONG = [
    datetime(1970, 1, 2, tzinfo=UTC),
    datetime(2099, 12, 31, tzinfo=UTC),
    datetime(2026, 3, 29, 2, 30, tzinfo=UTC),
    datetime(2024, 2, 29, 12, tzinfo=UTC),
    datetime(1999, 12, 31, 23, 59, tzinfo=UTC),
]


def test_saves_under_any_clock_follow_each_other(folder: Path, talk, tmp_path) -> None:
    for n, moment in enumerate(WRONG * 3):
        ours = TalkLibrary(folder, lambda moment=moment: moment, tmp_path / "state")
        meeting = ours.open("k3f9q2") if ours.files() else talk()
        ours.save(change(with_draft(meeting, "goal", f"{n}"), changed=moment))
        again = TalkLibrary(folder, ours.now, tmp_path / "state")
        assert drafts(again.open("k3f9q2")) == {"goal": f"{n}"}
        assert again.take_notes() == []
    assert again.copies() == []


def test_talks_of_any_clock_are_all_listed_by_the_day_they_began(library, talk) -> None:
    for n, moment in enumerate(WRONG):
        library.save(change(talk(f"aaaaa{n + 2}"), started=moment))
    listed = [row.started for row in library.summaries()]
    assert listed == sorted(WRONG, reverse=True)


def ended(talk, talk_id: str, moment: datetime):  # type: ignore[no-untyped-def]
    return close(change(talk(talk_id), started=moment), moment)


def at(folder: Path, now: datetime) -> TalkLibrary:
    return TalkLibrary(folder, lambda: now)


def kept(library: TalkLibrary, talk, talk_id: str, moment: datetime) -> None:  # type: ignore[no-untyped-def]
    """A closed talk of this moment, in a file of that moment."""
    library.save(ended(talk, talk_id, moment))
    os.utime(library.files()[talk_id], (moment.timestamp(), moment.timestamp()))


def weekly(library: TalkLibrary, talk, weeks: int = 8) -> None:  # type: ignore[no-untyped-def]
    """Talks of so many weeks up to NOW: weeka2, weekb2, …"""
    for n in range(weeks):
        kept(library, talk, f"week{chr(97 + n)}2", NOW - timedelta(weeks=weeks - 1 - n))


@pytest.mark.parametrize("wrong", [1, 3])
def test_talks_of_a_clock_that_ran_ahead_take_away_none_of_the_others(
    library, folder: Path, talk, wrong: int
) -> None:
    weekly(library, talk)
    ahead = datetime(2032, 1, 1, 9, tzinfo=UTC)
    for n in range(wrong):
        kept(library, talk, f"ahead{n}", ahead + timedelta(hours=n))
    late = at(folder, ahead + timedelta(days=1))
    assert vouched_for(late) == NOW
    assert outdated(late, age("5y")) == []
    assert len(outdated(late, age("5y"), ahead)) == 8, "when somebody says what day it is"


def test_retire_says_from_which_day_it_counts_shows_what_it_would_take_and_asks(
    library, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly(library, talk)
    ahead = datetime(2032, 1, 1, 9, tzinfo=UTC)
    kept(library, talk, "ahead2", ahead)
    monkeypatch.setenv("VERTEL_STORE", str(library.folder))
    monkeypatch.setattr(open_store, "now", lambda: ahead)
    done = typed("store retire --older-than 5y")
    assert (done.code, done.out) == (0, "")
    assert "Counted from 2026-11-24" in done.err
    assert "--as-of 2032-01-01" in done.err
    assert "No closed talk is that old" in done.err
    asked = typed("store retire --older-than 5y --as-of 2032-01-01", stdin=b"n\n")
    assert asked.code == 1
    assert "Counted from" not in asked.err
    assert [line[:6] for line in asked.out.splitlines()] == [f"week{c}2" for c in "abcdefgh"]
    assert len(library.files()) == 9
    assert typed("store retire --older-than 5y --as-of 2032-01-01", stdin=b"y\n").code == 0
    assert list(library.files()) == ["ahead2"]


def test_talks_of_a_clock_that_stood_at_nought_say_nothing_of_what_day_it_is(library, talk) -> None:
    weekly(library, talk)
    kept(library, talk, "nought", datetime(1970, 1, 1, 1, tzinfo=UTC))
    assert vouched_for(library) == NOW


def test_a_talk_counts_for_no_later_than_its_file_was_written(library, folder: Path, talk) -> None:
    weekly(library, talk, 3)
    for n in range(5):
        library.save(ended(talk, f"ahead{n}", datetime(2032, 1, 1, tzinfo=UTC)))
        os.utime(library.files()[f"ahead{n}"], (NOW.timestamp(), NOW.timestamp()))
    assert vouched_for(at(folder, datetime(2032, 1, 2, tzinfo=UTC))) == NOW


def test_a_team_that_talks_once_a_year_is_followed_through_the_years(library, folder, talk) -> None:
    for n in range(7):
        kept(library, talk, f"year{n}2", NOW + timedelta(days=n * 366))
    late = at(folder, NOW + timedelta(days=6 * 366))
    assert [t.id for t in outdated(late, age("5y"))] == ["year02"]


def test_a_clock_that_runs_ahead_makes_no_talk_old(folder: Path, talk) -> None:
    ahead = TalkLibrary(folder, lambda: datetime(2099, 1, 1, tzinfo=UTC))
    now = datetime(2026, 11, 24, tzinfo=UTC)
    ahead.save(ended(talk, "aaaaaa", now))
    ahead.save(ended(talk, "bbbbbb", now - timedelta(days=400)))
    assert outdated(ahead, age("2y")) == []
    behind = TalkLibrary(folder, lambda: datetime(1970, 1, 1, tzinfo=UTC))
    assert outdated(behind, age("1d")) == []


def test_what_is_old_is_shown_and_goes_with_its_copies_and_the_journal(
    folder: Path, talk, tmp_path
) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    ours = TalkLibrary(folder, lambda: now, tmp_path / "state")
    for talk_id in ("aaaaaa", "dddddd", "eeeeee"):
        ours.save(ended(talk, talk_id, now))
    ours.save(ended(talk, "bbbbbb", now - timedelta(days=3000)))
    ours.save(change(talk("cccccc"), started=now - timedelta(days=3000)))  # not closed
    path = ours.files()["bbbbbb"]
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes())
    (old,) = outdated(ours, age("5y"))
    assert old.id == "bbbbbb"
    retire(ours, "bbbbbb")
    assert sorted(ours.files()) == ["aaaaaa", "cccccc", "dddddd", "eeeeee"]
    assert list(tmp_path.rglob("*bbbbbb*.json*")) == []
    with pytest.raises(StoreError, match="is no age"):
        age("soon")
