"""Who writes a talk: one window at a time; a second one reads.

The lock is the system's: it goes when the process that holds it ends, however it ends. A folder
that two machines share may not carry locks from one to the other, so the holder's name is written
beside it, with its machine; a name left by another machine holds until it is taken over knowingly.
"""

import contextlib
import os
import platform
import secrets
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec

from agendas.decoded import decoded
from agendas.files import read_regular
from store.errors import Busy, Unwritable
from store.files.atomic_write import keep_private, make_folder


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a talk: a person, since when (an aware ISO time), on which machine."""

    who: str = "?"
    since: str = ""
    machine: str = ""
    token: str = ""

    def since_when(self, today: date) -> str:
        """The time of day, with the date when that is not today's; "?" when it is not known."""
        try:
            moment = datetime.fromisoformat(self.since)
        except ValueError:
            return "?"
        return f"{moment:%H:%M}" if moment.date() == today else f"{moment:%Y-%m-%d %H:%M}"


@contextlib.contextmanager
def lease(
    folder: Path, talk_id: str, who: str, now: datetime, wait: float = 0.0, machine: str = ""
) -> Iterator[None]:
    """Hold a talk for writing while the block runs; wait at most `wait` seconds for it.

    `now` is written down as since when. `machine` is this machine's name, the system's where none is
    given. Raises `Busy` when somebody else holds it, and `StoreError` when the folder takes no locks.
    """
    from filelock import FileLock, Timeout

    here = machine or platform.node()
    locks = folder / "locks"
    make_folder(locks)
    name = locks / f"{talk_id}.who"
    lock = FileLock(locks / f"{talk_id}.lock", timeout=wait, mode=0o600, thread_local=False)
    try:
        lock.acquire(poll_interval=0.01)
    except Timeout as error:
        raise _busy(_read(name), talk_id, here, now) from error
    except (OSError, NotImplementedError) as error:
        raise _unlockable(locks, error) from error
    token = secrets.token_hex(8)
    try:
        holder = _read(name)
        if holder.machine not in ("", here):
            raise _busy(holder, talk_id, here, now)
        try:
            _write(name, _holder(who, token, here, now))
        except OSError as error:
            raise _unlockable(locks, error) from error
        yield
    finally:
        if _read(name).token == token:
            with contextlib.suppress(OSError):  # left behind, it is written anew by the next
                name.unlink(missing_ok=True)
        lock.release()


def holder_of(folder: Path, talk_id: str) -> Holder | None:
    """Who is written down as holding a talk; None when nobody is."""
    name = folder / "locks" / f"{talk_id}.who"
    return _read(name) if name.exists() else None


def held(folder: Path, machine: str = "") -> frozenset[str]:
    """The ids of the talks that are held now; what an ended process left written down holds nothing.

    What another machine left holds until it is taken over: nobody here can tell whether it lives.
    """
    from filelock import FileLock, Timeout

    here, found = machine or platform.node(), set()
    for name in (folder / "locks").glob("*.who"):
        if _read(name).machine in ("", here):
            try:
                with FileLock(name.with_suffix(".lock"), timeout=0, mode=0o600):
                    continue
            except (Timeout, OSError, NotImplementedError):
                pass  # held, or nobody can tell
        found.add(name.stem)
    return frozenset(found)


def take_over(folder: Path, talk_id: str, now: datetime, machine: str = "") -> None:
    """Let go of what another machine left, so that the talk can be written here.

    Raises `Busy` when the holder is a living window of this machine.
    """
    from filelock import FileLock, Timeout

    here = machine or platform.node()
    locks = folder / "locks"
    name, path = locks / f"{talk_id}.who", locks / f"{talk_id}.lock"
    if not locks.is_dir():
        return
    holder = _read(name)
    try:
        with FileLock(path, timeout=0, mode=0o600):
            name.unlink(missing_ok=True)
            return
    except Timeout as error:
        if holder.machine in ("", here):
            raise _busy(holder, talk_id, here, now) from error
    except (OSError, NotImplementedError) as error:
        raise _unlockable(locks, error) from error
    # The server keeps the lock of a machine that is gone: a new file is another lock.
    try:
        path.unlink(missing_ok=True)
        name.unlink(missing_ok=True)
    except OSError as error:
        raise _unlockable(locks, error) from error


def _holder(who: str, token: str, machine: str, now: datetime) -> Holder:
    return Holder(
        who=" ".join(who.split()),
        since=now.isoformat(timespec="seconds"),
        machine=machine,
        token=token,
    )


def _busy(holder: Holder, talk_id: str, here: str, now: datetime) -> Busy:
    elsewhere = holder.machine not in ("", here)
    since = holder.since_when(now.date())
    return Busy(holder.who, since, talk_id, holder.machine if elsewhere else "")


def _unlockable(locks: Path, error: OSError | NotImplementedError) -> Unwritable:
    return Unwritable(locks, getattr(error, "strerror", None) or error)


def _read(name: Path) -> Holder:
    try:
        return decoded(read_regular(name, 4096), Holder)
    except (OSError, msgspec.MsgspecError):
        return Holder()  # who it is was not told; that it is held is known


def _write(name: Path, holder: Holder) -> None:
    name.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(name, flags, 0o600), "wb") as file:
        keep_private(name)
        file.write(msgspec.json.encode(holder))
