"""What the talks in a folder are and came to, told from the caches as far as those are up to date."""

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.cache.cache_file import may_replace, put_cache, write_cache
from store.cache.index import INDEX, NONE, Index, Read, read_index, renewed
from store.errors import StoreError
from store.files.atomic_write import remove
from store.files.listing import Seen, digest, files
from store.files.names import mark_of

if TYPE_CHECKING:
    from agendas.lines.talk import Talk
    from agendas.records.state import State
    from store.cache.overview import Overview
    from store.cache.texts import Texts
    from store.find import Hit

SMALL = 500  # talks; of fewer everything is told anew before anybody can notice


class Known:
    """A look at a folder of talks, once; `mine` leaves out what is not these writers' to see."""

    def __init__(
        self,
        folder: Path,
        writers: tuple[str, ...],
        mine: Callable[[list[Seen]], list[Seen]],
        read: Read,
    ) -> None:
        self.folder, self.writers, self._mine, self._reader = folder, writers, mine, read
        self.whole = True
        self._files = files(folder / "meetings")
        self.listing = digest(self._files, writers)

    @cached_property
    def index(self) -> Index:
        """The summaries, brought up to date in their file too."""
        index = read_index(self.folder)
        if index.head.listing == self.listing:
            return index
        made = renewed(index, self._there(), self._told_to(), self._read)
        if made.talks or index.talks:
            write_cache(self.folder / INDEX, made.body)
        return made

    @cached_property
    def state(self) -> "State":
        """The state after all talks; what is kept of it is brought up to date too."""
        from store.cache.folded import folded

        return folded(self.folder, self.index, self._read)

    @cached_property
    def overview(self) -> "Overview":
        """What Home shows, brought up to date in its file too."""
        from store.cache.overview import overview_of, read_overview

        kept = read_overview(self.folder)
        if kept.listing == self.listing:
            return kept
        return overview_of(self.folder, self.index, self.state)

    def texts(self) -> "Texts":
        """The sentences, brought up to date in their file too."""
        from store.cache.texts import texts

        return texts(self.folder, self._there(), self.listing, self._read)

    def hits(self, text: str, private: bool) -> "Iterator[Hit]":
        """Where `text` was said, newest talk first."""
        return self.texts().hits(text, private)

    def rebuild(self, tick: Callable[[int, int], None]) -> int:
        """Make every cache anew from the talks; gives their number. Raises `StoreError`."""
        there, done = self._there(), 0

        def read(name: str) -> "Talk":
            nonlocal done
            done += 1
            tick(done, len(there))
            return self._read(name)

        made = renewed(Index(NONE), there, self._told_to(), read)
        if self.folder.is_dir():
            drop_caches(self.folder)
            put_cache(self.folder / INDEX, made.body)
        return made.talks

    def _read(self, name: str) -> "Talk":
        try:
            return self._reader(name)
        except StoreError:
            self.whole = False  # it may be read at the next look
            raise

    def _there(self) -> list[Seen]:
        found = [Seen(name=name, size=size, time=time) for name, size, time in self._files]
        return self._mine(found)

    def _told_to(self) -> tuple[str, str]:
        return self.listing, _seen_by(self.writers)


def drop_caches(folder: Path) -> None:
    """Take away all that was made from the talks, at once. Raises `StoreError`."""
    from store.cache.folded import STATE
    from store.cache.overview import OVERVIEW
    from store.cache.texts import TEXTS

    for path in (folder / name for name in (INDEX, STATE, OVERVIEW, TEXTS)):
        if may_replace(path):
            remove(path)


def overview_before(folder: Path, writers: tuple[str, ...]) -> "Overview | None":
    """What Home showed last, of a large store, without a look at its talks; None if in doubt."""
    from store.cache.overview import read_overview

    kept = read_overview(folder)
    return kept if kept.talks >= SMALL and kept.writer == _seen_by(writers) else None


def large(folder: Path) -> bool:
    """Whether looking at every talk anew would keep somebody waiting."""
    try:
        return len(os.listdir(folder / "meetings")) >= SMALL
    except OSError:
        return False


def _seen_by(writers: tuple[str, ...]) -> str:
    """A mark of who may see what is in a cache."""
    return mark_of("\n".join(writers), INDEX)
