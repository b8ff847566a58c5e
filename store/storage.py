"""The TinyDB storage that never leaves a half-written file.

A checksum over the content tells a torn or altered file, and stands in a table of its own, so that
stock TinyDB can still open the file. Where the store has a passphrase, the whole of it is sealed.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from agendas.errors import N_
from store.errors import Damaged, StoreError
from store.sealing import seal, unseal
from store.whole import TEMPORARY, Present, make_folder, read_whole, write_whole

CHECKSUM = "checksum"
Tables = dict[str, dict[str, Any]]


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
    return seal(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def _encoded(data: Tables, name: str) -> bytes:
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        # Without `from`: the original error quotes what somebody said.
        raise StoreError(
            N_("{file} cannot be written: a sentence holds half a character. Type it anew."),
            file=name,
        ) from None


def tables_in(data: bytes, name: str) -> Tables:
    """The tables in a file's bytes, checked against their sum. Raises `Damaged`, `Locked`."""
    data = unseal(data, name)
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


__all__ = [
    "CHECKSUM",
    "TEMPORARY",
    "Present",
    "Tables",
    "WholeFileStorage",
    "make_folder",
    "read_whole",
    "summed",
    "tables_in",
    "write_whole",
]
