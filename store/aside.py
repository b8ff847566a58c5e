"""What stands in a file that somebody else changed: kept beside it before Vertel writes there."""

from pathlib import Path

from agendas.errors import N_
from store.errors import StoreError
from store.storage import read_whole, write_whole

KEPT = ".kept-"
Present = tuple[int, int, int]


def present(path: Path) -> Present | None:
    """By which a file is known again without reading it: inode, size in bytes, time in ns.

    None when there is no file. A save of ours gives the file another inode each time.
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
    if data is None:
        return None
    number = 1
    while (beside := path.with_name(f"{path.name}{KEPT}{number}")).exists():
        number += 1
    write_whole(beside, data, replace=False)
    return beside


def kept_beside(folder: Path) -> list[Path]:
    """The copies that were kept in a folder."""
    return sorted(folder.glob(f"*{KEPT}*")) if folder.is_dir() else []
