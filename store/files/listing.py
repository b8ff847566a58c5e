"""The `meetings` folder as the system lists it, and the few letters that tell one state of it from another."""

import hashlib
import os
import stat
from array import array
from collections.abc import Iterable
from pathlib import Path

from agendas.records.said import Record
from store.errors import unreadable

File = tuple[str, int, int]  # a file's name, its bytes, and nanoseconds of its change


class Seen(Record, frozen=True, kw_only=True):
    """A file of the `meetings` folder as the system lists it: bytes, and nanoseconds of its change."""

    name: str
    size: int
    time: int


def listed(folder: Path) -> list[Seen]:
    """The files of talks there are. Raises `StoreError` when the folder cannot be read."""
    return [Seen(name=name, size=size, time=time) for name, size, time in files(folder)]


def files(folder: Path) -> list[File]:
    """The files of talks there are: name, bytes, nanoseconds. Raises `StoreError` as `listed`."""
    try:
        if os.stat in os.supports_dir_fd:
            return _by_descriptor(folder)
        return _of([(name, folder / name) for name in os.listdir(folder)], None)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(folder, error) from error


def _by_descriptor(folder: Path) -> list[File]:
    # A third quicker than by whole paths: of ten thousand files that is all the time there is.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return _of([(name, name) for name in os.listdir(descriptor)], descriptor)
    finally:
        os.close(descriptor)


def _of(names: list[tuple[str, str]] | list[tuple[str, Path]], at: int | None) -> list[File]:
    found = []
    for name, path in names:
        if name.endswith(".json") and name[0] != ".":  # a hidden file is another program's
            try:
                seen = os.stat(path, dir_fd=at, follow_symlinks=False)
            except FileNotFoundError:
                continue  # it went while the folder was read; the others are still there
            if stat.S_ISREG(seen.st_mode):
                found.append((name, seen.st_size, seen.st_mtime_ns))
    return found


def digest(files: Iterable[File], writers: Iterable[str] = ()) -> str:
    """The same for the same files in the same order, seen by the same writers."""
    names, *numbers = zip(("", 0, 0), *files, strict=True)  # one at least
    whole = hashlib.blake2b(
        "\0".join(["\n".join(writers), *names]).encode("utf-8", "surrogateescape"), digest_size=16
    )
    for column in numbers:
        whole.update(array("q", column).tobytes())
    return whole.hexdigest()
