"""Reading a file only where it is one: a pipe keeps waiting, a device may act, a link leads elsewhere."""

import errno
import os
import stat
from io import FileIO
from pathlib import Path

from agendas.errors import N_

MOST_BYTES = 256 * 1024 * 1024
_KINDS = {
    stat.S_IFLNK: N_("it is a link to another place, and no file"),
    stat.S_IFIFO: N_("it is a pipe, and no file"),
    stat.S_IFSOCK: N_("it is a socket, and no file"),
    stat.S_IFCHR: N_("it is a device, and no file"),
    stat.S_IFBLK: N_("it is a device, and no file"),
}
# What a system does not have (not every one has all of these) needs no guard there.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


class NotAFileError(OSError):
    """Something else stands where a file is expected; `strerror` says what."""


def read_regular(path: str | Path, most: int = MOST_BYTES, follow: bool = False) -> bytes:
    """The bytes of a regular file of at most `most` bytes.

    Anything else is not opened; nor is what a link leads to, unless `follow`, for a file that a
    person named. Raises `OSError`: `NotAFileError`, one of EISDIR or EFBIG, or the system's.
    """
    with _opened(path, most, follow) as file:
        data = file.read()
    if len(data) > most:
        raise _error(errno.EFBIG, path)
    return data


def open_regular(path: str | Path, follow: bool = False) -> FileIO:
    """A regular file of any size, open to read. Raises `OSError` as `read_regular`."""
    return _opened(path, None, follow)


def read_beginning(path: str | Path, most: int) -> bytes:
    """The first `most` bytes of a regular file of any size. Raises `OSError` as `read_regular`."""
    with _opened(path, None, follow=False) as file:
        return file.read(most)


def _opened(path: str | Path, most: int | None, follow: bool) -> FileIO:
    _refuse(os.stat(path, follow_symlinks=follow), path, most)
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NOFOLLOW)
    file = os.fdopen(descriptor, "rb", buffering=0)
    try:
        # Once more: between the two, something else may have been put in its place.
        _refuse(os.fstat(descriptor), path, most)
    except OSError:
        file.close()
        raise
    return file


def _refuse(seen: os.stat_result, path: str | Path, most: int | None) -> None:
    if stat.S_ISDIR(seen.st_mode):
        raise _error(errno.EISDIR, path)
    if not stat.S_ISREG(seen.st_mode):
        kind = _KINDS.get(stat.S_IFMT(seen.st_mode), _KINDS[stat.S_IFCHR])
        raise NotAFileError(errno.EINVAL, kind, str(path))
    if most is not None and seen.st_size > most:
        raise _error(errno.EFBIG, path)


def _error(code: int, path: str | Path) -> OSError:
    return OSError(code, os.strerror(code), str(path))
