"""Files that are written whole or not at all, for their owner only.

A file is written beside its place, flushed to disk, and put in place by one rename; the folder is
flushed too.
"""

import contextlib
import errno
import os
import time
from pathlib import Path
from typing import Literal

from agendas.errors import N_
from agendas.files import read_regular
from store.errors import StoreError, Taken, Unwritable, unreadable

TEMPORARY = ".vertel.tmp-"
WINDOWS = os.name == "nt"
REPLACE_WAITS = (0.01, 0.05, 0.1, 0.2, 0.5)  # seconds
STEP = 2_000_000_000  # nanoseconds; some file systems and sync programs know no finer ones
# "private": files to their owner alone; "durable": a folder on disk at once. exFAT and shares of
# Windows do not know owners, and some file systems in user space flush no folder.
Lack = Literal["private", "durable"]
LACKING: set[tuple[Path, Lack]] = set()
_CANNOT = (errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
# By which a file is known again without reading it: inode, size in bytes, time in nanoseconds.
Present = tuple[int, int, int]


def read_whole(path: Path) -> bytes | None:
    """The bytes of a file, or None when there is none. Raises `StoreError`.

    What is no file is not opened, nor what a link leads to; see `agendas.files`.
    """
    try:
        return read_regular(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for their owner only. Raises `StoreError`."""
    if folder.is_dir():
        return
    if folder.exists():
        raise StoreError(N_("{file} is a file. Name a folder."), file=folder)
    try:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another window was first
                place.mkdir(mode=0o700)
                keep_private(place, 0o700)
                flush_folder(place.parent)
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_whole(
    target: str | Path,
    data: bytes,
    replace: bool = True,
    mark: str = "",
    durable: bool = True,
    later_than: int = 0,
) -> Present:
    """Write a file whole or not at all, for its owner only, and flush it and its folder to disk.

    Raises `StoreError` when it cannot, when the file is there and `replace` is false, or when it
    is write-protected; what was there before is then still there. A symbolic link is not followed.
    Without `durable` nothing waits for the disk. The file's time is later than `later_than`, in
    nanoseconds, also where the clock is behind that. Gives by what the file is known again.
    """
    path = Path(target)
    try:
        _refuse(path, replace)
        return _put_in_place(path, data, mark, durable, later_than)
    except OSError as error:
        raise _unwritable(path, error) from error


def remove(path: Path) -> None:
    """Take a file away; none is as good. Raises `StoreError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            N_("{file} cannot be removed: {reason}."), file=path.name, reason=error.strerror
        ) from error


def _refuse(path: Path, replace: bool) -> None:
    if path.is_symlink():
        raise StoreError(
            N_("{file} is a link to another place; Vertel does not write through it."), file=path
        )
    if path.is_dir():
        raise StoreError(N_("{file} is a folder. Name a file."), file=path)
    if not replace and path.exists():
        raise Taken(path)
    # A rename would pass over the protection of the file itself.
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _put_in_place(path: Path, data: bytes, mark: str, durable: bool, later_than: int) -> Present:
    beside = path.parent / f"{TEMPORARY}{mark}{'-' if mark else ''}{os.urandom(6).hex()}"
    try:
        put = _write_beside(beside, data, durable, later_than)
        _replace(beside, path)
    except BaseException:
        # Where even this fails, the first error is the one to tell; `check` finds the file.
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    if durable:
        flush_folder(path.parent)
    return put


def _replace(beside: Path, path: Path) -> None:
    """Rename over what stands there; on Windows a reader of it (a virus scanner) may be in the way."""
    for wait in REPLACE_WAITS if WINDOWS else ():
        with contextlib.suppress(PermissionError):
            os.replace(beside, path)
            return
        time.sleep(wait)
    os.replace(beside, path)


def _write_beside(beside: Path, data: bytes, durable: bool, later_than: int) -> Present:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(beside, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        keep_private(beside)
        file.write(data)
        file.flush()
        if os.fstat(file.fileno()).st_mtime_ns <= later_than:
            os.utime(beside, ns=(later_than + STEP, later_than + STEP))
        if durable:
            os.fsync(file.fileno())
        stat = os.fstat(file.fileno())
    if os.name == "posix" and stat.st_mode & 0o077:  # the change of mode was taken, and not done
        LACKING.add((beside.parent, "private"))
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def flush_folder(folder: Path) -> None:
    """Have what was made, renamed or removed in a folder on disk, where the system can do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        _lacks(folder, "durable", error)
    finally:
        os.close(descriptor)


def keep_private(path: Path, mode: int = 0o600) -> None:
    """Take a file or folder of ours from everybody but its owner, as far as the file system can."""
    try:
        os.chmod(path, mode)
    except OSError as error:
        _lacks(path.parent, "private", error)


def lacking(folder: Path) -> frozenset[Lack]:
    """What the file system of a folder turned out not to do, when something was written there."""
    return frozenset(what for place, what in LACKING if place == folder)


def _lacks(folder: Path, what: Lack, error: OSError) -> None:
    """Remember what a file system does not do; anything else that goes wrong is raised."""
    if error.errno not in _CANNOT:
        raise error
    LACKING.add((folder, what))


def _unwritable(path: Path, error: OSError) -> Unwritable:
    return Unwritable(path, error.strerror or error)
