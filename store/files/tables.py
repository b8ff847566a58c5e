"""The bytes of a talk's file: its tables, and the sum over them.

A checksum over the content tells a torn or altered file, and stands in a table of its own, so that
stock TinyDB can still open the file. Where the store has a passphrase, the whole of it is sealed by
who writes it.
"""

import hashlib
import os
from itertools import chain, repeat
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
_BETWEEN = b",\n    "  # lines in a file, each as deep as a list in a row of a table is


class LineBytes:
    """The bytes of the lines that were written last: most are written again as they were.

    A line is known again by being the very one: a `Line` cannot be changed in place, but for what a
    later Vertel wrote of it, and so one with that is encoded each time.
    """

    def __init__(self) -> None:
        self._last: list[tuple[Line | None, bytes, bytes]] = []

    def of(self, lines: list[Any], name: str) -> tuple[list[bytes], list[bytes]]:
        """Each line as compact JSON, and each as it stands in a file. Raises `StoreError`."""
        before = chain(self._last, repeat((None, b"", b"")))
        self._last = last = [
            known if known[0] is line else _with_bytes(line, name)
            for line, known in zip(lines, before, strict=False)
        ]
        return [compact for _line, compact, _shown in last], [shown for _line, _, shown in last]


def _with_bytes(line: Any, name: str) -> tuple[Line | None, bytes, bytes]:
    compact = _encoded(line, name)
    shown = msgspec.json.format(compact, indent=1).replace(b"\n", _BETWEEN[1:])
    frozen = isinstance(line, Line) and line.more is None
    return line if frozen else None, compact, shown


def summed(data: Tables, name: str, known: LineBytes | None = None) -> bytes:
    """The bytes of a file with these tables and the sum over them. Raises `StoreError`.

    Lines of a talk whose bytes are `known` are not encoded and indented once more.
    """
    lines = known and data["meeting"]["1"].get("lines")
    if not known or not lines:
        content = _encoded(data, name)
        return _indented(content, _own_sum(content))
    compact, shown = known.of(lines, name)
    frame = _encoded({**data, "meeting": {"1": {**data["meeting"]["1"], "lines": [_HERE]}}}, name)
    own = _own_sum(_filled(frame, compact, b","))
    return _filled(_indented(frame, own), shown, _BETWEEN)


def _own_sum(content: bytes) -> bytes:
    digest = hashlib.sha256(content).hexdigest()
    return msgspec.json.encode({CHECKSUM: {"1": {"sha256": digest}}})


def _indented(content: bytes, own: bytes) -> bytes:
    return msgspec.json.format(content[:-1] + b"," + own[1:], indent=1) + b"\n"


def _filled(frame: bytes, parts: list[bytes], between: bytes) -> bytes:
    """The parts in their place in a frame; it is copied once, for it may be long."""
    before, after = frame.split(f'"{_HERE}"'.encode())
    parts[0] = before + parts[0]
    parts[-1] += after
    return between.join(parts)


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
