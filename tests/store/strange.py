"""Strange talks: sound in their form, with values in them that no talk of Vertel's has; made by a seed.

A value is replaced by another of its own type (a day at the edge of the calendar, a huge number, a
list of nothing or of the same thing over and over, an id of something else), or by one of no type that
belongs there. What comes out is written into a store as a file whose sum is right.
"""

import random
import types
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from hostile import text
from said_in import as_meeting

from agendas.lines.schema_2 import document_of
from agendas.lines.talk import Talk
from agendas.records.meeting import Meeting
from store.files.tables import summed

DAYS = (date.min, date.max, date(1, 12, 31), date(9999, 1, 1), date(1582, 10, 10), date(1970, 1, 1))
MOMENTS = (
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12))),
    datetime(1, 1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    datetime(2032, 1, 1, tzinfo=UTC),
    datetime(2026, 10, 6),
)
NUMBERS = (0, -1, -(2**63), 2**63 - 1, 10**9, 10**6, -5, 7)
PARTS = (0.0, -1.0, 1e308, -1e308, 1e-320, 1e17)
HARD: dict[Any, tuple[Any, ...]] = {datetime: MOMENTS, int: NUMBERS, float: PARTS}
SOUND: dict[Any, tuple[Any, ...]] = {
    datetime: (datetime(2026, 10, 6, tzinfo=UTC), datetime(1900, 1, 1, 12, tzinfo=UTC)),
    int: (0, 1, 2, 10**6),
    float: (0.0, 1e9),
}
LENGTHS = (0, 1, 2, 8)


def strange(meeting: Talk, chance: random.Random) -> dict[str, Any]:
    """The document of a talk in which some values are others; in three of four, such as open still.

    Of schema 1 or 2.
    """
    odds, hard = chance.choice((0.002, 0.01, 0.05)), chance.random() < 0.25
    made = Strange(chance, odds, hard)
    if chance.random() < 0.5:
        document = {**msgspec.to_builtins(made.value(as_meeting(meeting), Meeting)), "schema": 1}
    else:
        document = document_of(made.value(meeting, Talk))
    document["id"] = meeting.id
    if hard and chance.random() < 0.5:
        _of_no_type(document, chance)
    return document


def put(folder: Path, name: str, document: dict[str, Any]) -> Path:
    """The document as a file of a store, whatever is in it; its sum is right."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(summed({"meeting": {"1": document}, "versions": {"1": {"r": 1}}}, name))
    return path


class Strange:
    """Values in the place of others, by these odds; `hard` also moments and numbers no talk has."""

    def __init__(self, chance: random.Random, odds: float, hard: bool) -> None:
        self.chance, self.odds, self.hard = chance, odds, hard

    def value(self, value: Any, kind: Any) -> Any:
        """The value, or something of it, made another."""
        kind = _bare(kind, value)
        if self.chance.random() < self.odds:
            return self.another(value, kind)
        if isinstance(value, msgspec.Struct):
            return self._record(value)
        if isinstance(value, tuple):
            return tuple(self.value(one, get_args(kind)[0]) for one in value)
        if isinstance(value, dict):
            return {key: self.value(one, get_args(kind)[1]) for key, one in value.items()}
        return value

    def another(self, value: Any, kind: Any) -> Any:
        """Another value of this type."""
        kind = _bare(kind, value)
        origin, chance = get_origin(kind), self.chance
        if origin is Literal:
            return chance.choice(get_args(kind))
        if origin is tuple:
            one = value[0] if value else self.another(None, get_args(kind)[0])
            return (one,) * chance.choice(LENGTHS)
        if origin is dict:
            inner = get_args(kind)[1]
            return {_said(chance): self.another(None, inner) for _ in range(chance.choice(LENGTHS))}
        if kind is bool:
            return not value
        if kind is date:
            return chance.choice(DAYS)
        if kind in HARD:
            return chance.choice((HARD if self.hard else SOUND)[kind])
        if kind is str:
            return _said(chance)
        if kind is Any:
            return {_said(chance): [_said(chance), 7]}
        return self._made(kind) if value is None else self._record(value)

    def _record(self, value: msgspec.Struct) -> msgspec.Struct:
        hints = get_type_hints(type(value), include_extras=True)
        new = {name: self.value(getattr(value, name), hint) for name, hint in hints.items()}
        return msgspec.structs.replace(value, **new)

    def _made(self, kind: type[msgspec.Struct]) -> msgspec.Struct:
        """A record of what it needs, and of some of what it may have."""
        hints = get_type_hints(kind, include_extras=True)
        needed = {field.name for field in msgspec.structs.fields(kind) if field.required}
        return kind(**{name: self.another(None, hint) for name, hint in hints.items()
                       if name in needed or self.chance.random() < 0.3})  # fmt: skip


def _bare(kind: Any, value: Any) -> Any:
    """The type without its bounds; of several that of the value, or one that is not None."""
    while get_origin(kind) is typing.Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (types.UnionType, typing.Union):
        some = [one for one in get_args(kind) if one is not type(None)]
        return _bare(next((one for one in some if one is type(value)), some[0]), value)
    return kind


def _said(chance: random.Random) -> str:
    """Words, an id that something has, nothing, or what wants to act."""
    words = text(chance).encode("utf-8", "replace").decode()
    return chance.choice((words, "", "e1", "g-k3f9q2", "k3f9q2", "Ana", "evidence", "9" * 5000))


def _of_no_type(document: dict[str, Any], chance: random.Random) -> None:
    """Put something where a value of another type belongs."""
    place: Any = document
    while True:
        keys = [k for k in (place if isinstance(place, dict) else range(len(place)))
                if k not in ("id", "schema")]  # fmt: skip
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.8:
            place = place[key]
            continue
        place[key] = chance.choice(([], ["a"], {}, {"a": [1]}, 10**30, 1e308, "", None, True))
        return
