"""Who writes a talk: one window at a time; a second one reads."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from agendas.errors import N_
from store.errors import Busy, StoreError
from store.storage import make_folder


@contextlib.contextmanager
def lease(folder: Path, meeting_id: str, who: str) -> Iterator[None]:
    """Hold a talk for writing while the block runs. Raises `Busy` when somebody else holds it.

    The lock is the system's: it goes when the process that holds it ends, however it ends.
    """
    from filelock import FileLock, Timeout

    locks = folder / "locks"
    make_folder(locks)
    lock = FileLock(locks / f"{meeting_id}.lock", timeout=0, mode=0o600, thread_local=False)
    holder = locks / f"{meeting_id}.who"
    try:
        lock.acquire()
    except Timeout as error:
        name, _newline, since = _read(holder).partition("\n")
        raise Busy(name or "?", since or "?") from error
    except (OSError, NotImplementedError) as error:
        raise _unlockable(locks, error) from error
    try:
        try:
            _write(holder, f"{' '.join(who.split())}\n{datetime.now().astimezone():%H:%M}")
        except OSError as error:
            raise _unlockable(locks, error) from error
        yield
    finally:
        with contextlib.suppress(OSError):  # a name left behind is not a lock; it is written anew
            holder.unlink(missing_ok=True)
        lock.release()


def _unlockable(locks: Path, error: OSError | NotImplementedError) -> StoreError:
    return StoreError(
        N_("{file} cannot be written: {reason}. Make room, or choose another place."),
        file=locks,
        reason=getattr(error, "strerror", None) or error,
    )


def _read(holder: Path) -> str:
    try:
        return holder.read_text("utf-8")[:300]
    except (OSError, UnicodeDecodeError):
        return ""  # who it is was not told; that it is held is known


def _write(holder: Path, text: str) -> None:
    holder.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(holder, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
