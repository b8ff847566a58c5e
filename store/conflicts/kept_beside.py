"""What stands in a file that something else changed: kept beside it before Vertel writes there.

A file that is kept is named by the machine that kept it and by what is in it. So two machines that are
apart never give the same name to other words, and a sync program that lets the newest file win has
nothing to replace.
"""

import hashlib
import os
import re
from pathlib import Path

from store.encryption.seal import fingerprint, is_sealed, purpose_in, seal, unseal
from store.errors import StoreError, unreadable
from store.files.atomic_write import Present, read_whole, write_whole
from store.files.names import KEPT, id_in

_KEPT = re.compile(r"([0-9a-f]{6})-[0-9a-f]{16}(?:-\d+)?")


def present(path: Path | str) -> Present | None:
    """By which a file is known again without reading it; None when there is no file.

    A save of ours gives the file another inode each time. Raises `StoreError`.
    """
    try:
        stat = os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(Path(path).name, error) from error
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def keep_beside(path: Path, machine: str) -> Path | None:
    """Keep a copy of a file beside it; None when it went meanwhile. Raises `StoreError`.

    What anybody can read, in a store with a passphrase, is sealed as what cannot be vouched for.
    """
    data = read_whole(path)
    return None if data is None else put_beside(path, sealed_aside(data, path), machine)


def sealed_aside(data: bytes, path: Path) -> bytes:
    """What was found in a talk's place, as it may be kept."""
    return data if is_sealed(data) else seal(data, aside_of(id_in(path.name)))


def aside_of(talk_id: str) -> str:
    """As what it is sealed that was found in a talk's place and cannot be vouched for."""
    return f"aside {talk_id}"


def put_beside(path: Path, data: bytes, machine: str) -> Path:
    """Keep these bytes beside a file, once, as kept on this machine. Raises `StoreError`."""
    plain = _plain(data, path.name)
    name = f"{path.name}{KEPT}{machine_mark(machine)}-{fingerprint(plain)[:16]}"
    beside, number = path.with_name(name), 1
    # What is there and is not this was changed since it was kept: it is somebody's words still.
    while os.path.lexists(beside):
        if _plain(read_whole(beside) or b"", beside.name) == plain:
            return beside
        number += 1
        beside = path.with_name(f"{name}-{number}")
    write_whole(beside, data, replace=False)
    return beside


def machine_mark(machine: str) -> str:
    """The mark of a machine in the names of what it kept; its own name is often somebody's."""
    return hashlib.sha256(machine.encode()).hexdigest()[:6]


def kept_by(name: str) -> str:
    """The mark of the machine that kept a file; "" for one that was kept under a number."""
    found = _KEPT.fullmatch(name.rpartition(KEPT)[2])
    return found[1] if found else ""


def _plain(data: bytes, name: str) -> bytes:
    """What is in a file: sealed anew it has other bytes, and is the same."""
    try:
        return unseal(data, name, purpose_in(data))
    except StoreError:
        return data
