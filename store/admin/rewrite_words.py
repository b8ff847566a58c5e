"""A file of the store in other words: read as what it is, and nothing but words put anew.

A sound talk is gone through by the types of its records, and is the same talk afterwards but for
its words. Of what is damaged the sentences that can be read are put anew, and the text between them.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import msgspec

from agendas.agenda import BUILTIN, Agenda, builtin
from agendas.errors import N_
from agendas.lines.talk import Talk
from agendas.records.meeting import Meeting
from agendas.records.said import Words
from agendas.records.vocabulary import PHASE_KIND
from agendas.strings import Put, StringKind, rewritten, types_of
from store.encryption.seal import Locked, is_sealed, seal, unseal
from store.errors import Damaged, Newer, StoreError
from store.files.ours import Own
from store.files.tables import CHECKSUM, Tables, checked, summed
from store.files.talk_file import version_in
from store.files.this_machine.waiting_file import WaitingRow
from store.prepared import Prepared

STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\.)*)"(\s*:)?')
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ID = re.compile(r"[a-z0-9:._-]*")
_VERSIONS = "versions"
_TALKS = {1: Meeting, 2: Talk}  # by the number of the schema


def reworded(
    one: Own, data: bytes, purpose: str, put: Put, run: str, maybe: Callable[[str], bool]
) -> bytes:
    """The bytes of a file of the store with `put` for its words; the same where none changed.

    What has no words for `put`, going by `maybe` of its whole text, is not gone through. Counted as a save by `run`, so that elsewhere it follows what it replaces. Raises `Newer` for a
    talk of a later Vertel whose words would change, and `StoreError` where a talk would not be the
    same talk afterwards.
    """
    opened = True
    try:
        plain = unseal(data, one.file.name, purpose)
    except (Damaged, Locked):
        if is_sealed(data):
            return data  # and not to be opened by anybody
        plain, opened = data, False
    if not (_written_otherwise(plain) or maybe(plain.decode("utf-8", "surrogateescape"))):
        return data
    new = _plainly(one, plain, put, run)
    if new == plain:
        return data
    return seal(new, purpose) if opened else new


def is_shut(one: Own, data: bytes, purpose: str) -> bool:
    """Whether a file is sealed and cannot be opened here: with another passphrase, or damaged since."""
    try:
        unseal(data, one.file.name, purpose)
    except (Damaged, Locked):
        return is_sealed(data)
    return False


def _written_otherwise(data: bytes) -> bool:
    """Whether a text may stand there with its letters written as something else."""
    return b"\\u" in data or b"\0" in data


def _plainly(one: Own, plain: bytes, put: Put, run: str) -> bytes:
    name = one.file.name
    if one.what == "draft":
        return _draft(plain, put)
    if one.what == "waiting":
        return b"\n".join(_waiting(row, put) for row in plain.split(b"\n"))
    if one.what == "who":
        return _scraps(plain, lambda words, _told: put(words, "name"))
    if one.what not in ("talk", "stray"):
        return _scraps(plain, put)
    try:
        tables = checked(plain, name)
        version_in(tables, name)
    except Newer:
        if _scraps(plain, put) != plain:
            raise
        return plain
    except StoreError:
        return _scraps(plain, put)
    return _talk(tables, plain, name, put, run)


def _draft(plain: bytes, put: Put) -> bytes:
    try:
        typed = msgspec.json.decode(plain, type=dict[str, dict[str, Any]])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _scraps(plain, put)
    new = rewritten(typed, dict[str, Prepared], put)
    return plain if new == typed else msgspec.json.encode(new)


def _waiting(row: bytes, put: Put) -> bytes:
    try:
        said = msgspec.json.decode(row, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _scraps(row, put)
    new = rewritten(said, WaitingRow, put)
    return row if new == said else msgspec.json.encode(new)


def _talk(tables: Tables, plain: bytes, name: str, put: Put, run: str) -> bytes:
    def but_ours(words: str, told: StringKind) -> str:
        return words if told == "title" and words in _ours() else put(words, told)

    try:
        new = _with(tables, but_ours)
        if new == tables:
            return plain
        same = _shape(tables) == _shape(new)
        for counts in new.get(_VERSIONS, {}).values():
            counts[run] = counts.get(run, 0) + 1  # what was saved meanwhile has it already
        data = summed(new, name)
        version_in(checked(data, name), name)
    except (Damaged, RecursionError) as error:
        raise _unlike(name) from error
    if not same:
        raise _unlike(name)
    return data


def _with(tables: Tables, put: Put) -> Tables:
    """The tables of a talk with `put` for its words; a table of a later Vertel is gone through too."""
    return {
        table: {
            key: dict(row) if table == _VERSIONS else rewritten(row, _kind_of(table, row), put)
            for key, row in rows.items()
        }
        for table, rows in tables.items()
    }


def _kind_of(table: str, row: dict[str, Any]) -> Any:
    """The type of a row: of the talk's table, the record that its schema is of."""
    return _TALKS.get(row.get("schema", 1), Any) if table == "meeting" else Any


def _shape(value: Any) -> Any:
    """What a value is but for its strings: nothing of it changes, whatever the records' types say."""
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shape(item) for item in value]
    return "" if isinstance(value, str) else value


def _unlike(name: str) -> StoreError:
    return StoreError(
        N_("{file} would not be the same talk afterwards, so nothing was changed anywhere."),
        file=name,
    )


@cache
def _ours() -> frozenset[str]:
    """The words of our own agendas, which are nobody's."""
    found: set[str] = set()

    def note(words: str, told: StringKind) -> str:
        found.add(words)
        return words

    for name in BUILTIN:
        rewritten(msgspec.to_builtins(builtin(name)), Agenda, note)
    rewritten(msgspec.to_builtins(PHASE_KIND), dict[str, Words], note)
    return frozenset(found)


def _scraps(data: bytes, put: Put) -> bytes:
    """What is no sound talk, in whatever encoding, with `put` for what can be read in it."""
    for code in ("utf-16-le", "utf-16-be") if b"\0" in data[:4096] else ():
        text = data.decode(code, "ignore")
        new = _scrap(text, put)
        if new != text:
            return new.encode(code)
    return _scrap(data.decode("utf-8", "surrogateescape"), put).encode("utf-8", "surrogateescape")


def _scrap(text: str, put: Put) -> str:
    pieces: list[str] = []
    at, key = 0, ""
    for found in STRING.finditer(text):
        pieces.append(_between(text[at : found.start()], put))
        at, is_key = found.end(), bool(found[2])
        words = unescaped(found[1])
        key = words if is_key else key
        told = _told(key, words, is_key)
        new = put(words, told) if told else words
        pieces.append(found[0] if new == words else f"{_escaped(new)}{found[2] or ''}")
    return "".join([*pieces, _between(text[at:], put)])


def _between(text: str, put: Put) -> str:
    """What stands between whole strings: a torn one, or a text that is no JSON at all."""
    plain = _ESCAPE.sub(_sign, text)
    new = put(plain, "text")
    return text if new == plain else new


def _sign(found: "re.Match[str]") -> str:
    code = int(found[1], 16)
    return found[0] if code < 0x80 or 0xD800 <= code < 0xE000 else chr(code)


def _told(key: str, words: str, is_key: bool) -> StringKind | None:
    """What a string is that stands under this key, or is it; None for what Vertel goes by."""
    kinds = _kinds().get(key)
    if kinds is None:
        return "text"
    if is_key or (kinds <= {"key"} and _ID.fullmatch(words)):
        return None
    return "name" if kinds == {"name"} else "text"


def holds_words(key: str) -> bool:
    """Whether what stands under this key of a talk's file is what somebody said, or who."""
    return bool(_kinds().get(key, {"text"}) & {"text", "name"})


@cache
def _kinds() -> dict[str, set[str]]:
    """What the strings are that stand under each key of a talk's file."""
    found: dict[str, set[str]] = {key: set() for key in ("meeting", _VERSIONS, CHECKSUM, "sha256")}
    for record in (one for talk in _TALKS.values() for one in _records(talk, set())):
        for key, kind in types_of(record).items():
            found.setdefault(key, set()).update(_kinds_in(kind))
    return found


def _records(kind: Any, seen: set[Any]) -> Iterator[type[msgspec.Struct]]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        yield kind
        for inner in types_of(kind).values():
            yield from _records(inner, seen)
    for inner in get_args(kind):
        yield from _records(inner, seen)


def _kinds_in(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Annotated:
        yield get_args(kind)[1]
    else:
        for inner in get_args(kind):
            yield from _kinds_in(inner)


def unescaped(text: str) -> str:
    """What stands in a string of JSON, without its escapes; as it stands where it cannot be read so."""
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def _escaped(words: str) -> str:
    """The words as a string of JSON; half a surrogate pair can only be written as an escape."""
    told = json.dumps(words, ensure_ascii=False)
    try:
        told.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return json.dumps(words)
    return told
