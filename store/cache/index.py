"""The summary of all talks: a cache that heals itself, and can be lost without losing a word.

A line is trusted while the file it tells of has the size and time it was made from; any other file
is read anew. Saving a talk never touches the index, so an edit costs the same in any store.

In the file a head comes first, then the files on one line, then every talk on a line of its own, the
newest first: what is shown first is read without the rest.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from agendas.records.said import Record, Words
from store.cache.cache_file import read_cache
from store.errors import StoreError
from store.files.listing import File, Seen

if TYPE_CHECKING:
    from agendas.came_to.counting import TalkLines
    from agendas.lines.talk import Talk

INDEX = "index.json"
Read = Callable[[str], "Talk"]


class Waits(Record, frozen=True, kw_only=True):
    """An initiative that was taken in a talk."""

    text: str
    by: str = ""
    due: date | None = None


class Summary(Record, frozen=True, kw_only=True):
    """One talk in a few words; `first` are the first ones that were said and stand."""

    id: str
    file: str
    agenda: str
    title: Words
    goal_id: str
    goal: str
    phase: Words
    started: datetime
    team: str = ""
    account_giver: str = ""
    people: tuple[str, ...] = ()
    changed: datetime | None = None
    ended: datetime | None = None
    private: bool = False
    initiatives: tuple[Waits, ...] = ()
    next_talk: date | None = None
    first: str = ""


class Brief(Record, frozen=True, kw_only=True, gc=False):
    """Of a summary what stands in a list of talks, for who reads a great many."""

    id: str
    goal_id: str
    goal: str
    title: Words
    started: datetime
    team: str = ""
    ended: datetime | None = None
    first: str = ""
    private: bool = False


class Place(Record, frozen=True, kw_only=True):
    """Of a summary only where it comes: ids, not the clock, settle talks of the same moment."""

    id: str
    started: datetime


class IndexHead(Record, frozen=True, kw_only=True):
    """What an index was made from: the listing's digest, and the files that were left out.

    `writer` is the mark of who may see what is in it; `unfinished` are the places of the talks that
    are not closed, 0 for the newest.
    """

    listing: str
    writer: str = ""
    unread: tuple[str, ...] = ()
    unfinished: tuple[int, ...] = ()


class Index:
    """The summaries, as bytes until they are asked for."""

    def __init__(self, body: bytes) -> None:
        """Raises `msgspec.MsgspecError` and `ValueError` for what is no index."""
        self._files = body.index(b"\n") + 1
        self.head = msgspec.json.decode(body[: self._files], type=IndexHead)
        self._rows = body.index(b"\n", self._files) + 1
        self.body = body

    @cached_property
    def files(self) -> list[File]:
        """Every talk's file, that of the newest talk first."""
        return msgspec.json.decode(self.body[self._files : self._rows], type=list[File])

    @property
    def talks(self) -> int:
        """How many talks there are."""
        return len(self.files)

    def unfinished(self) -> list[Summary]:
        """The talks that are not closed, newest first."""
        places = self.head.unfinished
        rows = self.newest(places[-1] + 1) if places else []
        return [rows[place] for place in places]

    def newest(self, most: int) -> list[Summary]:
        """The newest talks, at most so many."""
        return msgspec.json.decode(self._lines(most), type=list[Summary])

    def in_brief(self, most: int | None = None) -> list[Brief]:
        """Every talk, or at most so many, newest first."""
        return msgspec.json.decode(self._lines(most), type=list[Brief])

    def _lines(self, most: int | None) -> bytes:
        end = self._rows
        for _row in range(most or 0):
            end = self.body.find(b"\n", end) + 1
            if not end:
                break
        return _list_of(self.body[self._rows : end if most and end else None])

    def summaries(self) -> list[Summary]:
        """Every talk, newest first."""
        return msgspec.json.decode(self._lines(None), type=list[Summary])

    def about(self, goal_id: str) -> list[Summary]:
        """The talks whose first goal this is, newest first."""
        sought = msgspec.json.encode(goal_id)
        found = [row for row in self.rows() if sought in row]
        return [
            row
            for row in msgspec.json.decode(_list_of(b"\n".join(found)), type=list[Summary])
            if row.goal_id == goal_id
        ]

    def rows(self) -> list[bytes]:
        """Every talk's line, newest first."""
        return self.body[self._rows :].splitlines()


def _list_of(lines: bytes) -> bytes:
    return b"[" + lines.rstrip(b"\n").replace(b"\n", b",") + b"]"


NONE = b'{"listing":""}\n[]\n'


def read_index(folder: Path) -> Index:
    """The index of a store; an empty one when it is missing or damaged."""
    body = read_cache(folder / INDEX)
    try:
        return Index(body or NONE)
    except (msgspec.MsgspecError, ValueError):
        return Index(NONE)  # a cache: it is made anew from the talks


class _Line(NamedTuple):
    file: File
    row: bytes
    unfinished: bool


def renewed(index: Index, there: Iterable[Seen], told_to: tuple[str, str], read: Read) -> Index:
    """The index of the files there are; only those that it does not know as they are are read.

    `told_to` are the listing's digest and the writer's mark.
    """
    present = {(seen.name, seen.size, seen.time) for seen in there}
    unfinished = set(index.head.unfinished)
    known = [
        _Line(file, row, place in unfinished)
        for place, (file, row) in enumerate(zip(index.files, index.rows(), strict=True))
        if file in present
    ]
    made: list[tuple[tuple[datetime, str], _Line]] = []
    unread = []
    for file in sorted(present.difference(index.files)):
        try:
            talk = summary_of(read(file[0]), file[0])
        except StoreError:
            unread.append(file[0])
            continue
        line = _Line(file, msgspec.json.encode(talk), talk.ended is None)
        made.append(((talk.started, talk.id), line))
    made.sort(key=itemgetter(0), reverse=True)
    return _index_of(_merged(known, made), told_to, unread)


def _merged(known: list[_Line], made: list[tuple[tuple[datetime, str], _Line]]) -> list[_Line]:
    """Both, the newest first, as each of them is."""
    lines: list[_Line] = []
    done = 0
    for place, line in made:
        at = bisect_left(range(len(known)), True, done, key=lambda n: _place(known[n]) < place)
        lines += known[done:at]
        lines.append(line)
        done = at
    return lines + known[done:]


def _place(line: _Line) -> tuple[datetime, str]:
    found = msgspec.json.decode(line.row, type=Place)
    return found.started, found.id


def _index_of(lines: list[_Line], told_to: tuple[str, str], unread: list[str]) -> Index:
    listing, writer = told_to
    unfinished = tuple(place for place, line in enumerate(lines) if line.unfinished)
    head = IndexHead(listing=listing, writer=writer, unread=tuple(unread), unfinished=unfinished)
    first = [msgspec.json.encode(head), msgspec.json.encode([line.file for line in lines])]
    return Index(b"\n".join([*first, *(line.row for line in lines)]) + b"\n")


def summary_of(talk: "Talk", file: str) -> Summary:
    """The summary of a talk in a file of this name."""
    from agendas.came_to.counting import TalkLines
    from agendas.came_to.goal.wordings import became
    from agendas.came_to.initiatives import initiatives
    from agendas.came_to.next_talks import next_talk

    lines, place = TalkLines(talk), talk.place
    days = [next_talk(lines, one).on for one in range(len(talk.passes))]
    return Summary(
        id=talk.id,
        file=file,
        agenda=talk.agenda,
        title=talk.title,
        goal_id=talk.passes[place].goal,
        goal=became(lines, place).goal.now.text[:1000],
        phase=talk.phases[talk.at].title,
        started=talk.started,
        team=talk.team,
        account_giver=talk.passes[place].account_giver,
        people=talk.names,
        changed=talk.changed,
        ended=talk.ended,
        private=talk.private,
        initiatives=tuple(
            Waits(text=item.text[:1000], by=item.by, due=item.due)
            for item in initiatives(lines, place)
        ),
        next_talk=min((day for day in days if day), default=None),
        first=_first_words(lines),
    )


def _first_words(lines: "TalkLines") -> str:
    """As many of the first words that were said, and stand, as a list of talks has room for."""
    said = (line.text for line in lines.counting if line.kind not in ("parked", "passed over"))
    return next(filter(None, said), "")[:120]
