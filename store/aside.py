"""What stands in a file that something else changed: kept beside it before Vertel writes there."""

from pathlib import Path

from agendas.errors import N_
from store.errors import StoreError
from store.names import KEPT
from store.whole import Present, read_whole, write_whole


def present(path: Path) -> Present | None:
    """By which a file is known again without reading it; None when there is no file.

    A save of ours gives the file another inode each time. Raises `StoreError`.
    """
    try:
        stat = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            N_("{file} cannot be read: {reason}."), file=path.name, reason=error.strerror
        ) from error
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def keep_beside(path: Path) -> Path | None:
    """Copy a file to a free name beside it; None when it went meanwhile. Raises `StoreError`."""
    data = read_whole(path)
    return None if data is None else put_beside(path, data)


def put_beside(path: Path, data: bytes) -> Path:
    """Keep these bytes under a free name beside a file, once. Raises `StoreError`."""
    number = 1
    while (beside := path.with_name(f"{path.name}{KEPT}{number}")).exists():
        if read_whole(beside) == data:
            return beside
        number += 1
    write_whole(beside, data, replace=False)
    return beside
