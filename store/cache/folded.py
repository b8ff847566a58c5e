"""What the talks so far came to, kept: the state after all of them but the latest.

It is trusted for exactly the files it was folded from, which are the oldest of those there are. The
latest are folded anew on each look; when there are many of them, what is kept is brought up to date;
when an older one changed, all are folded anew.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from agendas.lines.talk import Talk
from agendas.records.said import Record
from agendas.records.state import State
from store.cache.cache_file import read_cache, write_cache
from store.cache.index import Index, Read
from store.errors import StoreError
from store.files.listing import File, digest

STATE = "state.json"
LATEST = 32  # talks that are folded anew each time
MOST = 3 * LATEST  # … at most, before what is kept is brought up to date
UNFINISHED = 256  # how far back an unfinished talk is still one of the latest


class FoldedHead(Record, frozen=True, kw_only=True):
    """What a state was folded from: so many of the oldest talks, and the digest of their files."""

    talks: int = 0
    files: str = ""


class Folded:
    """The state before the latest talks, as bytes until it is asked for."""

    def __init__(self, body: bytes) -> None:
        """Raises `msgspec.MsgspecError` and `ValueError` for what is none."""
        head, self._state = body.rstrip(b"\n").split(b"\n")
        self.head = msgspec.json.decode(head, type=FoldedHead)

    @cached_property
    def state(self) -> State:
        """The state after the talks of its head."""
        return msgspec.json.decode(self._state, type=State)

    def fits(self, oldest: list[File]) -> bool:
        """Whether it was folded from the oldest of these files, as they are."""
        some = oldest[: self.head.talks]
        return len(some) == self.head.talks > 0 and digest(some) == self.head.files


NONE = b"{}\n{}\n"


def read_folded(folder: Path) -> Folded:
    """The state as it was kept; an empty one, of no talks, when there is none."""
    try:
        return Folded(read_cache(folder / STATE) or NONE)
    except (msgspec.MsgspecError, ValueError):
        return Folded(NONE)  # a cache: it is made anew from the talks


def folded(folder: Path, index: Index, read: Read) -> State:
    """The state after the talks in an index; what is kept of it is brought up to date."""
    oldest = index.files[::-1]
    if not oldest:
        return State()
    from agendas.folding.fold import further  # a first screen that has what is kept folds nothing

    known = read_folded(folder)
    start, state = (known.head.talks, known.state) if known.fits(oldest) else (0, State())
    missed: list[str] = []

    def talks(some: list[File]) -> Iterator[Talk]:
        for name, _size, _time in some:
            try:
                yield read(name)
            except StoreError:
                missed.append(name)  # it changed since it was listed

    cut = max(start, _before_latest(index)) if len(oldest) - start > MOST else start
    if cut > start:
        state = further(state, talks(oldest[start:cut]))
        if not missed:
            head = FoldedHead(talks=cut, files=digest(oldest[:cut]))
            body = [msgspec.json.encode(head), msgspec.json.encode(state), b""]
            write_cache(folder / STATE, b"\n".join(body))
    return further(state, talks(oldest[cut:]))


def _before_latest(index: Index) -> int:
    """How many talks are before the latest; an unfinished one will change, and those after it follow it."""
    far = [place + 1 for place in index.head.unfinished if place < UNFINISHED]
    return max(0, index.talks - max([LATEST, *far]))
