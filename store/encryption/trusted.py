"""What this machine remembers of the stores with a passphrase that were opened on it.

It is kept outside the stores, in the state folder, a file for each place: a seal that is taken away, put
back from before or exchanged for another is then not taken for what it is not. See docs/encryption.md.
"""

import contextlib
import hashlib
import os
from collections.abc import Container
from functools import cache
from pathlib import Path

import msgspec

from agendas.decoded import decoded
from agendas.records.said import Record
from store.encryption.header import Signed, read_signed
from store.errors import Damaged, StoreError
from store.files.atomic_write import make_folder, read_whole, write_whole

FOLDER = "sealed"


class Pinned(Record, frozen=True, kw_only=True):
    """A place, and the newest seal with its signature that was seen there; "" where none is to be."""

    path: str
    seal: str = ""


def pinned(state: Path | None, folder: Path, stores: Container[str] = ()) -> Signed | None:
    """The newest seal that was seen of the store in this folder; None where none was.

    Where none was seen in this folder, that of one of these `stores`, by id: the folder was moved.
    """
    if state is None:
        return None
    place = _place(state, folder)
    found = _read(place) if os.path.lexists(place) else None
    if found or not stores:
        return found
    with contextlib.suppress(OSError):
        known = [_read(state / FOLDER / name) for name in sorted(os.listdir(state / FOLDER))]
        moved = [one for one in known if one and one.seal.store in stores]
        return max(moved, key=lambda one: one.number, default=None)
    return None


def pin(state: Path | None, folder: Path, seal: Signed) -> None:
    """Remember a seal that the passphrase opened, unless a newer one of it is remembered already.

    Where it cannot be written this machine goes on as one that never saw the store.
    """
    known = pinned(state, folder)
    if state is None or (known and known.is_of(seal) and known.number >= seal.number):
        return
    made = Pinned(path=os.path.realpath(folder), seal=seal.data.decode())
    with contextlib.suppress(StoreError):
        make_folder(state / FOLDER)
        write_whole(_place(state, folder), msgspec.json.encode(made))


def unpin(state: Path | None, folder: Path) -> None:
    """Forget what was known of this folder. What cannot be forgotten is told at the next start."""
    if state is not None:
        with contextlib.suppress(OSError):
            _place(state, folder).unlink(missing_ok=True)


def trust(state: Path, folder: Path) -> None:
    """Take the store in this folder as it stands, whatever was known of it. Raises `StoreError`."""
    make_folder(state / FOLDER)
    made = Pinned(path=os.path.realpath(folder))
    write_whole(_place(state, folder), msgspec.json.encode(made))


def is_trusted(state: Path | None, folder: Path) -> bool:
    """Whether somebody said that the store in this folder is as it should be, or it is known sealed."""
    return state is not None and os.path.lexists(_place(state, folder))


@cache
def _place(state: Path, folder: Path) -> Path:
    real = os.fsencode(os.path.realpath(folder))
    return state / FOLDER / f"{hashlib.sha256(real).hexdigest()[:16]}.json"


def _read(path: Path) -> Signed | None:
    try:
        data = read_whole(path)
        if data is None:
            return None
        return read_signed(decoded(data, Pinned).seal.encode(), path.name)
    except (Damaged, msgspec.MsgspecError):
        return None
