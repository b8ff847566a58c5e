"""A text that is handed to an editor: in a private folder of its own, wiped when the editor ends.

What the editor makes beside it, a swap file or a backup, goes with it. After a kill it is still there;
`left` finds it, since the lock in the folder went with the process that held it.
"""

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from store.errors import Unwritable
from store.files.atomic_write import make_folder, read_whole

FOLDER = "edited"
_LOCK = ".lock"
_TEXT = "text.txt"


def places(state: Path | None) -> list[Path]:
    """Where such folders are made: with the session, where that is kept apart, else in the state."""
    session = os.environ.get("XDG_RUNTIME_DIR")
    found = [Path(session) / "vertel" / FOLDER] if session and _is_mine(Path(session)) else []
    return [*found, *([state / FOLDER] if state else [])]


@contextlib.contextmanager
def handed(state: Path, text: str) -> Iterator[Path]:
    """A file with this text for as long as the block runs. Raises `StoreError`."""
    from filelock import FileLock

    folder = places(state)[0] / secrets.token_hex(8)
    make_folder(folder)
    try:
        with FileLock(folder / _LOCK, timeout=0, mode=0o600):
            path = folder / _TEXT
            _write(path, text)
            yield path
    finally:
        wipe(folder)


def read_back(path: Path) -> str | None:
    """What the editor left in the file; None where it left none. Raises `StoreError`, `UnicodeError`."""
    data = read_whole(path)
    return None if data is None else data.decode("utf-8-sig").replace("\r\n", "\n")


def left(state: Path | None) -> list[Path]:
    """The texts whose window was killed."""
    found = []
    for place in places(state):
        with contextlib.suppress(OSError):
            folders = [path for path in sorted(place.iterdir()) if _is_mine(path)]
            for folder in folders:
                if not _is_held(folder):
                    found += [path for path in sorted(folder.rglob("*")) if _is_text(path)]
    return found


def wipe(folder: Path) -> None:
    """Write over every file in a folder, and take the folder away, as far as that can be done."""
    with contextlib.suppress(OSError):
        for path in folder.rglob("*"):
            if _is_text(path):
                with contextlib.suppress(OSError):
                    _write_over(path)
    shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise Unwritable(path, error.strerror) from error


def _write_over(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _is_held(folder: Path) -> bool:
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / _LOCK, timeout=0, mode=0o600):
            return False
    except (Timeout, OSError, NotImplementedError):
        return True


def _is_text(path: Path) -> bool:
    return path.name != _LOCK and stat.S_ISREG(path.lstat().st_mode)


def _is_mine(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and (
        not hasattr(os, "getuid") or found.st_uid == os.getuid()
    )
