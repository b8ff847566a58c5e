"""The summary of all meetings: a cache that heals itself, and can be lost without losing a word.

A line is trusted while the file it tells of has the size and time it was made from; any other file
is read anew. Saving a meeting never touches the index, so an edit costs the same in any store.

In the file a head comes first, then the unfinished talks on one line, then every talk on a line of
its own, the newest first: what is shown first is read without the rest.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import msgspec

from agendas.meeting import Meeting, standing_records
from agendas.records import Record, Words
from store.cache import read_cache
from store.errors import StoreError
from store.listing import Seen, listed

INDEX = "index.json"
Read = Callable[[str], Meeting]


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


class Key(Record, frozen=True, kw_only=True):
    """Of a summary only what says which file it tells of, and where it comes."""

    id: str
    file: str
    started: datetime
    size: int
    time: int
    ended: datetime | None = None

    @property
    def place(self) -> tuple[datetime, str]:
        """By which talks are in order: ids, not the clock, settle those of the same moment."""
        return self.started, self.id


class Head(Record, frozen=True, kw_only=True):
    """What an index was made from: the listing's digest; how many talks; the files left out.

    `writer` is the mark of who may see what is in it.
    """

    listing: str
    talks: int
    writer: str = ""
    unread: tuple[str, ...] = ()


class Index:
    """The summaries, as bytes until they are asked for."""

    def __init__(self, body: bytes) -> None:
        """Raises `msgspec.MsgspecError` for what is no index."""
        first = body.index(b"\n") + 1
        self.head = msgspec.json.decode(body[:first], type=Head)
        self._unfinished = first
        self._rows = body.index(b"\n", first) + 1
        self.body = body

    def unfinished(self) -> list[Summary]:
        """The talks that are not closed, newest first."""
        return msgspec.json.decode(self.body[self._unfinished : self._rows], type=list[Summary])

    def newest(self, most: int) -> list[Summary]:
        """The newest talks, at most so many."""
        end = self._rows
        for _row in range(min(most, self.head.talks)):
            end = self.body.index(b"\n", end) + 1
        return msgspec.json.decode(_list_of(self.body[self._rows : end]), type=list[Summary])

    def summaries(self) -> list[Summary]:
        """Every talk, newest first."""
        return msgspec.json.decode(_list_of(self.body[self._rows :]), type=list[Summary])

    def entries(self) -> list[Key]:
        """Every talk's key, newest first."""
        return msgspec.json.decode(_list_of(self.body[self._rows :]), type=list[Key])

    def rows(self) -> list[bytes]:
        """Every talk's line, newest first."""
        return self.body[self._rows :].splitlines()


def _list_of(lines: bytes) -> bytes:
    return b"[" + lines.rstrip(b"\n").replace(b"\n", b",") + b"]"


NONE = b'{"listing":"","talks":0}\n[]\n'


def read_index(folder: Path) -> Index:
    """The index of a store; an empty one when it is missing or damaged."""
    body = read_cache(folder / INDEX)
    try:
        return Index(body or NONE)
    except (msgspec.MsgspecError, ValueError):
        return Index(NONE)  # a cache: it is made anew from the meetings


def renewed(index: Index, there: Iterable[Seen], told_to: tuple[str, str], read: Read) -> Index:
    """The index of the files there are; only those that it does not know as they are are read.

    `told_to` are the listing's digest and the writer's mark.
    """
    missing = {seen.name: seen for seen in there}
    lines: list[tuple[Key, bytes]] = []
    for key, row in zip(index.entries(), index.rows(), strict=True):
        seen = missing.get(key.file)
        if seen and (seen.size, seen.time) == (key.size, key.time):
            del missing[key.file]
            lines.append((key, row))
    unread = []
    for seen in missing.values():
        try:
            row = msgspec.json.encode(summary_of(read(seen.name), seen))
        except StoreError:
            unread.append(seen.name)  # told by `broken`
            continue
        lines.append((msgspec.json.decode(row, type=Key), row))
    return _index_of(lines, told_to, unread)


def _index_of(lines: list[tuple[Key, bytes]], told_to: tuple[str, str], unread: list[str]) -> Index:
    lines.sort(key=lambda line: line[0].place, reverse=True)
    listing, writer = told_to
    head = Head(listing=listing, talks=len(lines), writer=writer, unread=tuple(sorted(unread)))
    open_ones = b",".join(row for key, row in lines if key.ended is None)
    rows = [msgspec.json.encode(head), b"[" + open_ones + b"]", *(row for _key, row in lines)]
    return Index(b"\n".join(rows) + b"\n")


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


__all__ = ["INDEX", "Index", "Seen", "Summary", "listed", "read_index", "renewed", "summary_of"]
