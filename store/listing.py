"""The meetings folder as the system lists it, and the few letters that tell one state of it from another."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from agendas.errors import N_
from agendas.records import Record
from store.errors import StoreError


class Seen(Record, frozen=True, kw_only=True):
    """A file of the meetings folder as the system lists it: bytes, and nanoseconds of its change."""

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


def digest(files: Iterable[tuple[str, int, int]], writer: str = "") -> str:
    """The same for the same files, in whatever order, seen by the same writer."""
    lines = sorted([f"{name}\0{size}\0{time}" for name, size, time in files])
    whole = "\n".join([writer, *lines]).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(whole, digest_size=16).hexdigest()
