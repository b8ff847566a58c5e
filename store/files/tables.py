"""The bytes of a talk's file: its tables, and the sum over them.

A checksum over the content tells a torn or altered file, and stands in a table of its own, so that
stock TinyDB can still open the file. Where the store has a passphrase, the whole of it is sealed by
who writes it.
"""

import hashlib
from typing import Any

import msgspec

from agendas.errors import N_
from store.encryption.seal import unseal
from store.errors import Damaged, StoreError

CHECKSUM = "checksum"
TALK = "talk"
Tables = dict[str, dict[str, Any]]


def summed(data: Tables, name: str) -> bytes:
    """The bytes of a file with these tables and the sum over them. Raises `StoreError`."""
    content = _encoded(data, name)
    own = _encoded({CHECKSUM: {"1": {"sha256": hashlib.sha256(content).hexdigest()}}}, name)
    return msgspec.json.format(content[:-1] + b"," + own[1:], indent=1) + b"\n"


def _encoded(data: Tables, name: str) -> bytes:
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
