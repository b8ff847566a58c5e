"""The TinyDB storage that never leaves a half-written file.

A file is serialised first, written beside its place, flushed to disk, and put in place by one
rename; the folder is flushed too. A checksum over the content tells a torn or altered file, and
stands in a table of its own, so that stock TinyDB can still open the file.
"""

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from agendas.errors import N_
from store.errors import Damaged, StoreError, Unwritable

CHECKSUM = "checksum"
TEMPORARY = ".vertel.tmp-"
Tables = dict[str, dict[str, Any]]
# By which a file is known again without reading it: inode, size in bytes, time in nanoseconds.
Present = tuple[int, int, int]


class WholeFileStorage(Storage):
    """One file that is read and written whole. A missing file reads as an empty database.

    `mark` goes into the name of the temporary file, so that what an interrupted save left is known
    by it. `before` is given the bytes before the file is touched;
    `put` tells by what the file that was written is known again.
    """

    def __init__(
        self, path: Path, mark: str = "", before: Callable[[bytes], object] | None = None
    ) -> None:
        self.path = Path(path)
        self._mark, self._before = mark, before
        self.put: Present | None = None

    def read(self) -> Tables | None:
        """The tables in the file, or None when there is no file.

        Raises `Damaged` when the content is not what was written.
        """
        data = read_whole(self.path)
        return None if data is None else tables_in(data, self.path.name)

    def write(self, data: Tables) -> None:
        """Put these tables in the file, whole or not at all. Raises `StoreError`."""
        whole = summed(data, self.path.name)
        if self._before:
            self._before(whole)
        self.put = write_whole(self.path, whole, mark=self._mark)

    def close(self) -> None:
        """Nothing is held open."""


def summed(data: Tables, name: str) -> bytes:
    """The bytes of a file with these tables and the sum over them. Raises `StoreError`."""
    content = _encoded(data, name)
    whole = {**data, CHECKSUM: {"1": {"sha256": hashlib.sha256(content).hexdigest()}}}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _encoded(data: Tables, name: str) -> bytes:
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        # Without `from`: the original error quotes what somebody said.
        raise StoreError(
            N_("{file} cannot be written: a sentence holds half a character. Type it anew."),
            file=name,
        ) from None


def read_whole(path: Path) -> bytes | None:
    """The bytes of a file, or None when there is none. Raises `StoreError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            N_("{file} cannot be read: {reason}."), file=path.name, reason=error.strerror
        ) from error


def tables_in(data: bytes, name: str) -> Tables:
    """The tables in a file's bytes, checked against their sum. Raises `Damaged`."""
    damaged = Damaged(
        N_("{file} is damaged. It is left as it is; “vertel store check” tells more."), file=name
    )
    try:
        tables = msgspec.json.decode(data, type=dict[str, dict[str, Any]])
        told = tables.pop(CHECKSUM)["1"]["sha256"]
    except (msgspec.MsgspecError, KeyError, TypeError, UnicodeDecodeError, RecursionError) as error:
        raise damaged from error
    if hashlib.sha256(msgspec.json.encode(tables)).hexdigest() != told:
        raise damaged
    return tables


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for their owner only. Raises `StoreError`."""
    try:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another window was first
                place.mkdir(mode=0o700)
                place.chmod(0o700)
                _flush_folder(place.parent)
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_whole(
    target: str | Path, data: bytes, replace: bool = True, mark: str = "", durable: bool = True
) -> Present:
    """Write a file whole or not at all, for its owner only, and flush it and its folder to disk.

    Raises `StoreError` when it cannot, when the file is there and `replace` is false, or when it
    is write-protected; what was there before is then still there. A symbolic link is not followed.
    Without `durable` nothing waits for the disk. Gives by what the file is known again.
    """
    path = Path(target)
    try:
        _refuse(path, replace)
        return _put_in_place(path, data, mark, durable)
    except OSError as error:
        raise _unwritable(path, error) from error


def _refuse(path: Path, replace: bool) -> None:
    if path.is_symlink():
        raise StoreError(
            N_("{file} is a link to another place; Vertel does not write through it."), file=path
        )
    if not replace and path.exists():
        raise StoreError(
            N_("{file} is there already. Choose another name, or add --force."), file=path
        )
    # A rename would pass over the protection of the file itself.
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _put_in_place(path: Path, data: bytes, mark: str, durable: bool) -> Present:
    beside = path.parent / f"{TEMPORARY}{mark}{'-' if mark else ''}{secrets.token_hex(6)}"
    try:
        put = _write_beside(beside, data, durable)
        os.replace(beside, path)
    except BaseException:
        # Where even this fails, the first error is the one to tell; `check` finds the file.
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    if durable:
        _flush_folder(path.parent)
    return put


def _write_beside(beside: Path, data: bytes, durable: bool) -> Present:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(beside, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.chmod(beside, 0o600)
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())
        stat = os.fstat(file.fileno())
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unwritable(path: Path, error: OSError) -> Unwritable:
    return Unwritable(path, error.strerror or error)
