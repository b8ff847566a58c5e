"""What the talks in a folder are and came to, told from the caches as far as those are up to date."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from agendas.cycle import State
from agendas.meeting import Meeting
from agendas.records import Record
from agendas.waits import bare
from store.cache import put_cache, write_cache
from store.find import Hit
from store.folded import STATE, WAITING, Folded, Waiting, folded, read_waiting
from store.index import INDEX, NONE, Index, Read, Summary, read_index, renewed
from store.listing import Seen, digest, files
from store.names import mark_of
from store.texts import TEXTS, Texts, texts

SMALL = 500  # talks; of fewer everything is told anew before anybody can notice


class Overview(Record, frozen=True, kw_only=True):
    """What Home shows: what waits, what is unfinished, the newest of the closed talks.

    `more` is how many closed talks there are beside those; `listing` tells whether it changed.
    """

    listing: str = ""
    waiting: State = State()
    unfinished: tuple[Summary, ...] = ()
    earlier: tuple[Summary, ...] = ()
    more: int = 0
    unread: tuple[str, ...] = ()


class Known:
    """A look at a folder of meetings, once; `mine` leaves out what is not this writer's to see."""

    def __init__(
        self, folder: Path, writer: str, mine: Callable[[list[Seen]], list[Seen]], read: Read
    ) -> None:
        self.folder, self.writer, self._mine, self._read = folder, writer, mine, read
        self._files = files(folder / "meetings")
        self.listing = digest(self._files, writer)

    @cached_property
    def index(self) -> Index:
        """The summaries, brought up to date in their file too."""
        index = read_index(self.folder)
        if index.head.listing == self.listing:
            return index
        made = renewed(index, self._there(), self._told_to(), self._read)
        if made.head.talks or index.head.talks:
            write_cache(self.folder / INDEX, made.body)
        return made

    @cached_property
    def states(self) -> Folded:
        """The states, brought up to date in their file too."""
        return folded(self.folder, self.index, self._read)

    @cached_property
    def _waiting(self) -> Waiting:
        known = read_waiting(self.folder)
        if known.listing == self.listing:
            return known
        return Waiting(
            listing=self.listing, state=bare(self.states.now()), unread=self.index.head.unread
        )

    def waiting(self) -> State:
        """Of the state what `waits` looks at."""
        return self._waiting.state

    def unread(self) -> tuple[str, ...]:
        """The files that cannot be read as talks."""
        return self._waiting.unread

    def texts(self) -> Texts:
        """The sentences, brought up to date in their file too."""
        return texts(self.folder, self._there(), self.listing, self._read)

    def hits(self, text: str, private: bool) -> Iterator[Hit]:
        """Where `text` was said, newest talk first."""
        return self.texts().hits(text, private)

    def overview(self, most: int) -> Overview:
        """What Home shows, with at most so many closed talks."""
        return _overview(self.index, self.waiting(), most)

    def rebuild(self, tick: Callable[[int, int], None]) -> int:
        """Make every cache anew from the talks; gives their number. Raises `StoreError`."""
        there, done = self._there(), 0

        def read(name: str) -> Meeting:
            nonlocal done
            done += 1
            tick(done, len(there))
            return self._read(name)

        made = renewed(Index(NONE), there, self._told_to(), read)
        if self.folder.is_dir():
            put_cache(self.folder / INDEX, made.body)
            for name in (STATE, WAITING, TEXTS):
                (self.folder / name).unlink(missing_ok=True)
        return made.head.talks

    def _there(self) -> list[Seen]:
        found = [Seen(name=name, size=size, time=time) for name, size, time in self._files]
        return self._mine(found)

    def _told_to(self) -> tuple[str, str]:
        return self.listing, mark_of(self.writer, INDEX)


def overview_before(folder: Path, writer: str, most: int) -> Overview | None:
    """What Home showed last, of a large store, without a look at its talks; None if in doubt."""
    index, waiting = read_index(folder), read_waiting(folder)
    if index.head.talks < SMALL or index.head.writer != mark_of(writer, INDEX):
        return None
    if waiting.listing != index.head.listing:
        return None
    try:
        return _overview(index, waiting.state, most)
    except msgspec.MsgspecError:
        return None


def _overview(index: Index, waiting: State, most: int) -> Overview:
    unfinished = index.unfinished()
    newest = index.newest(most + len(unfinished))
    closed = tuple(row for row in newest if row.ended is not None)[:most]
    return Overview(
        listing=index.head.listing,
        waiting=waiting,
        unfinished=tuple(unfinished),
        earlier=closed,
        more=index.head.talks - len(unfinished) - len(closed),
        unread=index.head.unread,
    )
