"""Temporary files that an interrupted save left behind."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from store.files.atomic_write import TEMPORARY

OLD = 24 * 3600.0  # seconds; a save that takes a day is none


def strays(folders: Iterable[Path]) -> list[Path]:
    """All there are, of saves that go on at this moment too."""
    found = []
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            found += [Path(e.path) for e in entries if e.name.startswith(TEMPORARY)]
    return sorted(found)


def clear(folders: Iterable[Path], talk_id: str) -> None:
    """Remove those of a talk that the caller holds, and what is older than a day.

    The talk's own are nobody's any more whatever the clock says: its writer had to hold it. One
    that cannot be removed stays for `check` to tell of.
    """
    mine = f"{TEMPORARY}{talk_id}-"
    for path in strays(folders):
        with contextlib.suppress(OSError):
            if path.name.startswith(mine) or _age(path) > OLD:
                path.unlink()


def _age(path: Path) -> float:
    """How many seconds old, by the clock that dated it: that of a server may be days from ours."""
    from tempfile import TemporaryFile

    with TemporaryFile(prefix=TEMPORARY, dir=path.parent) as fresh:
        return os.fstat(fresh.fileno()).st_mtime - path.lstat().st_mtime
