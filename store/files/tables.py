"""The bytes of a talk's file: its tables, and the sum over them.

A checksum over the content tells a torn or altered file, and stands in a table of its own, so that
stock TinyDB can still open the file. Where the store has a passphrase, the whole of it is sealed by
who writes it.
"""

import hashlib
import os
import threading
from collections.abc import Sequence
from operator import is_
from typing import Any

import msgspec

from agendas.errors import N_
from agendas.lines.talk import Line
from store.encryption.seal import unseal
from store.errors import Damaged, StoreError

CHECKSUM = "checksum"
TALK = "talk"
Tables = dict[str, dict[str, Any]]
_HERE = os.urandom(16).hex()  # stands where the lines go, and in nobody's words
_MARK = f'"{_HERE}"'.encode()
_DEEP = b"\n   "  # in a file: as deep as a list in a row of a table is


class LineBytes:
    """The bytes of the lines that were written last: they are written again as they were, and some more.

    A line is known again by being the very one: a `Line` cannot be changed in place, but for what a
    later Vertel wrote of it, and so nothing is remembered where a line has that. Who uses the bytes
    holds the `lock` meanwhile.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._last: Sequence[Any] = ()
        self._compact, self._shown = bytearray(), bytearray()  # no copy for a line more

    def of(self, lines: Sequence[Any], name: str) -> tuple[bytearray, bytearray]:
        """The lines as compact JSON, and as they stand in a file, without brackets. Raises `StoreError`."""
        known = len(self._last)
        if not 0 < known <= len(lines) or not all(map(is_, self._last, lines)):
            known, self._last = 0, ()
            self._compact, self._shown = bytearray(), bytearray()
        if new := lines[known:]:
            compact = _encoded(new, name)
            shown = msgspec.json.format(compact, indent=1)[1:-2].replace(b"\n", _DEEP)
            self._compact += b","[:known] + compact[1:-1]
            self._shown += b","[:known] + shown
            self._last = lines if all(map(_stays, new)) else ()
        return self._compact, self._shown


def _stays(line: Any) -> bool:
    return isinstance(line, Line) and line.more is None


def summed(data: Tables, name: str, known: LineBytes | None = None) -> bytes:
    """The bytes of a file with these tables and the sum over them. Raises `StoreError`.

    Lines of a talk whose bytes are `known` are not encoded and indented once more.
    """
    lines = known and data["meeting"]["1"].get("lines")
    if not known or not lines:
        content = _encoded(data, name)
        return _indented(content, _own_sum(content))
    frame = _encoded({**data, "meeting": {"1": {**data["meeting"]["1"], "lines": [_HERE]}}}, name)
    with known.lock:
        compact, shown = known.of(lines, name)
        before, after = frame.split(_MARK)
        own = _own_sum(b"".join((before, compact, after)))
        before, after = _indented(frame, own).split(_DEEP + b" " + _MARK)
        return b"".join((before, shown, after))


def _own_sum(content: bytes) -> bytes:
    digest = hashlib.sha256(content).hexdigest()
    return msgspec.json.encode({CHECKSUM: {"1": {"sha256": digest}}})


def _indented(content: bytes, own: bytes) -> bytes:
    return msgspec.json.format(content[:-1] + b"," + own[1:], indent=1) + b"\n"


def _encoded(data: Any, name: str) -> bytes:
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        # Without `from`: the original error quotes what somebody said.
        raise StoreError(
            N_("{file} cannot be written: a sentence holds half a character. Type it anew."),
            file=name,
        ) from None


def talk_of(talk_id: str) -> str:
    """As what the file of a talk is sealed, and every second version of it."""
    return f"{TALK} {talk_id}"


def tables_in(data: bytes, name: str, purpose: str = TALK) -> Tables:
    """The tables in a file's bytes, checked against their sum. Raises `Damaged`, `Locked`.

    `purpose` is as what it is sealed, where the store has a passphrase; see `unseal`.
    """
    return checked(unseal(data, name, purpose), name)


def checked(data: bytes, name: str) -> Tables:
    """The tables in what was or never was sealed, checked against their sum. Raises `Damaged`."""
    try:
        tables = msgspec.json.decode(data, type=dict[str, dict[str, Any]])
        told = tables.pop(CHECKSUM)["1"]["sha256"]
    except (msgspec.MsgspecError, KeyError, TypeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(name) from error
    if hashlib.sha256(msgspec.json.encode(tables)).hexdigest() != told:
        raise _damaged(name)
    return tables


def _damaged(name: str) -> Damaged:
    return Damaged(
        N_("{file} is damaged. It is left as it is; “vertel store check” tells more."), file=name
    )
