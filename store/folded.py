"""What the talks so far came to, kept: the state after all of them, and after all but the latest.

It is trusted for exactly the files it was folded from. When only the latest talks changed, they are
folded anew from the state before them; when an older one did, all are.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from agendas.cycle import State, further
from agendas.meeting import Meeting
from agendas.records import Record
from store.cache import read_cache, write_cache
from store.errors import StoreError
from store.index import Index, Key, Read
from store.listing import digest

STATE = "state.json"
LATEST = 64  # talks that are folded anew each time
MOST = 3 * LATEST  # … at most, before the state before them is brought up to date
UNFINISHED = 256  # how far back an unfinished talk is still one of the latest


class Head(Record, frozen=True, kw_only=True):
    """What it was made from: the listing's digest, and of `before` the last talk and the files."""

    listing: str
    until: tuple[datetime, str] | None = None
    files: str = ""


class Folded:
    """The states, as bytes until they are asked for: `now`, and `before` the latest talks."""

    def __init__(self, body: bytes) -> None:
        """Raises `msgspec.MsgspecError` and `ValueError` for what is none."""
        head, self.now_bytes, self.before_bytes, rest = body.split(b"\n")
        if rest:
            raise ValueError("more than was written")
        self.head = msgspec.json.decode(head, type=Head)
        self.body = body

    def now(self) -> State:
        """The state after all talks."""
        return msgspec.json.decode(self.now_bytes, type=State)

    def before(self) -> State:
        """The state before the latest."""
        return msgspec.json.decode(self.before_bytes, type=State)


NONE = b'{"listing":""}\n{}\n{}\n'


def read_folded(folder: Path) -> Folded:
    """The states of a store as they were kept; empty ones when there are none."""
    try:
        return Folded(read_cache(folder / STATE) or NONE)
    except (msgspec.MsgspecError, ValueError):
        return Folded(NONE)  # a cache: it is made anew from the meetings


def folded(folder: Path, index: Index, read: Read) -> Folded:
    """The states after the talks in an index, made anew as far as they are not known."""
    known = read_folded(folder)
    if known.head.listing == index.head.listing:
        return known
    keys = sorted(index.entries(), key=lambda key: key.place)
    made, whole = _fold(known, keys, index.head.listing, read)
    if whole and (keys or known.head.listing):
        write_cache(folder / STATE, made.body)
    return made


def _fold(known: Folded, keys: list[Key], listing: str, read: Read) -> tuple[Folded, bool]:
    """The states, and whether every talk could be read as the index knows it."""
    start = _known_until(known, keys)
    cut = start if start and len(keys) - start <= MOST else max(start, _before_latest(keys))
    missed: list[str] = []

    def talks(some: list[Key]) -> Iterator[Meeting]:
        for key in some:
            try:
                yield read(key.file)
            except StoreError:
                missed.append(key.file)  # it changed since it was listed

    before = known.before() if start else State()
    if cut > start:
        before = further(before, talks(keys[start:cut]))
    encoded = known.before_bytes if start == cut and start else msgspec.json.encode(before)
    now = further(before, talks(keys[cut:]))
    until = keys[cut - 1].place if cut else None
    head = Head(listing=listing, until=until, files=_files(keys[:cut]))
    body = b"\n".join([msgspec.json.encode(head), msgspec.json.encode(now), encoded, b""])
    return Folded(body), not missed


def _known_until(known: Folded, keys: list[Key]) -> int:
    """How many of the oldest talks the state before the latest was folded from; 0 if in doubt."""
    until = known.head.until
    if until is None:
        return 0
    count = bisect_right([key.place for key in keys], until)
    return count if _files(keys[:count]) == known.head.files else 0


def _before_latest(keys: list[Key]) -> int:
    """Where the latest talks begin; an unfinished one will change, and those after it follow it."""
    latest = max(0, len(keys) - LATEST)
    far = max(0, len(keys) - UNFINISHED)
    return next((at for at in range(far, latest) if keys[at].ended is None), latest)


def _files(keys: list[Key]) -> str:
    return digest((key.file, key.size, key.time) for key in keys)
