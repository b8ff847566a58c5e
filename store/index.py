"""The summary of all meetings: a cache that heals itself, and can be lost without losing a word.

A line is trusted while the file it tells of has the size and time it was made from; any other file
is read anew. Saving a meeting never touches the index, so an edit costs the same in any store.
"""

import os
from datetime import date, datetime
from pathlib import Path

import msgspec
from tinydb import TinyDB
from tinydb.table import Document

from agendas.errors import N_
from agendas.meeting import Meeting, standing_records
from agendas.records import Record, Words
from store.errors import StoreError
from store.storage import WholeFileStorage

INDEX = "index.json"


class Waits(Record, frozen=True, kw_only=True):
    """An initiative that was taken in a talk."""

    text: str
    by: str = ""
    due: date | None = None


class Summary(Record, frozen=True, kw_only=True):
    """One talk in a few words; `size` in bytes and `time` in nanoseconds are its file's."""

    id: str
    file: str
    agenda: str
    title: Words
    goal_id: str
    goal: str
    phase: Words
    started: datetime
    size: int
    time: int
    team: str = ""
    account_giver: str = ""
    people: tuple[str, ...] = ()
    changed: datetime | None = None
    ended: datetime | None = None
    private: bool = False
    initiatives: tuple[Waits, ...] = ()
    next_talk: date | None = None


class Seen(Record, frozen=True, kw_only=True):
    """A file of the meetings folder as the system lists it."""

    name: str
    size: int
    time: int


def listed(folder: Path) -> list[Seen]:
    """The meeting files there are. Raises `StoreError` when the folder cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [seen for entry in entries if (seen := _seen(entry))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(
            N_("{file} cannot be read: {reason}."), file=folder, reason=error.strerror
        ) from error


def _seen(entry: os.DirEntry[str]) -> Seen | None:
    if not entry.name.endswith(".json"):
        return None
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        stat = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None  # it went while the folder was read; the others are still there
    return Seen(name=entry.name, size=stat.st_size, time=stat.st_mtime_ns)


def summary_of(meeting: Meeting, seen: Seen) -> Summary:
    """The summary of a meeting in a file."""
    return Summary(
        id=meeting.id,
        file=seen.name,
        agenda=meeting.agenda,
        title=meeting.title,
        goal_id=meeting.goal.id,
        goal=meeting.goal.now.text[:1000],
        phase=meeting.phase.title,
        started=meeting.started,
        size=seen.size,
        time=seen.time,
        team=meeting.team,
        account_giver=meeting.account_giver,
        people=meeting.names,
        changed=meeting.changed,
        ended=meeting.ended,
        private=meeting.private,
        initiatives=tuple(
            Waits(text=item.text[:1000], by=item.by, due=item.due)
            for item in standing_records(meeting.segment.initiatives)
        ),
        next_talk=meeting.next_talk.on,
    )


def read_index(folder: Path) -> dict[str, Summary]:
    """The summaries by file name; none when the index is missing or damaged."""
    try:
        tables = WholeFileStorage(folder / INDEX).read() or {}
        rows = msgspec.convert(list(tables.get("summaries", {}).values()), list[Summary])
    except (StoreError, msgspec.ValidationError):
        return {}  # a cache: it is made anew from the meetings
    return {row.file: row for row in rows}


def put_index(folder: Path, rows: list[Summary]) -> None:
    """Write the index anew. Raises `StoreError`."""
    with TinyDB(folder / INDEX, storage=WholeFileStorage) as database:
        database.storage.write(
            {
                "summaries": {
                    str(n): Document(msgspec.to_builtins(row), n) for n, row in enumerate(rows, 1)
                }
            }
        )


def write_index(folder: Path, rows: list[Summary]) -> bool:
    """Write the index anew. False when it cannot be written, which costs speed and no word."""
    try:
        put_index(folder, rows)
    except StoreError:
        return False
    return True
