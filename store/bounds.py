"""The bounds of what stands in a talk: its moments, days and numbers, and goals that have words.

A record's types say what is a number and what a day; these say which ones no talk has. What each type
holds is looked up once, so that every talk can be looked over whenever it is read or written.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from agendas.errors import N_
from agendas.lines.talk import Talk
from agendas.parsing.dates import FIRST_DAY, LAST_DAY
from agendas.records.meeting import Meeting
from agendas.records.said import Goal

MOST = 1_000_000  # of anything that is counted
MOST_SECONDS = 1e9
EDGE = N_("a day that nobody can mean: give one from 1900 to 2999")
TWICE = N_("two lines have one id: give one of them another")
Look = Callable[[Any], str | None]  # where in a value something is wrong; None where all is sound


def unlikely(talk: Meeting | Talk) -> str:
    """The place of a moment, a number or a goal that no talk has; "" where there is none."""
    wrong = _look_of(type(talk), days=False)(talk)
    return "" if wrong is None else f"${wrong}"


def odd(talk: Meeting | Talk) -> tuple[str, str]:
    """A place in a talk that opens, and what stands there that cannot be meant; twice "" for none.

    Earlier Vertels took a day at the edge of the calendar where somebody typed one.
    """
    wrong = _look_of(type(talk), days=True)(talk)
    if wrong is not None:
        return f"${wrong}", EDGE
    known: set[str] = set()
    ids = (said.id for said in (talk.lines if isinstance(talk, Talk) else talk.said()))
    for one in ids:
        if one in known:
            return f"id {one[:40]}", TWICE
        known.add(one)
    return "", ""


def _day(value: date) -> str | None:
    return None if FIRST_DAY <= value <= LAST_DAY else ""


def _moment(value: datetime) -> str | None:
    sound = value.tzinfo is not None and FIRST_DAY.year <= value.year <= LAST_DAY.year
    return None if sound else ""


def _number(value: int) -> str | None:
    return None if 0 <= value <= MOST else ""


def _seconds(value: float) -> str | None:
    return None if 0 <= value <= MOST_SECONDS else ""


_PLAIN: dict[Any, Look] = {datetime: _moment, int: _number, float: _seconds}


@cache
def _look_of(kind: Any, days: bool) -> Look:
    """What looks over a value of this type; `_nothing` where there is nothing to look at."""
    if get_origin(kind) is Annotated:
        return _look_of(get_args(kind)[0], days)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _of_record(kind, days)
    inner = {one: look for one in get_args(kind) if (look := _look_of(one, days)) is not _nothing}
    if inner:
        return _several(inner, get_origin(kind))
    return ({date: _day} if days else _PLAIN).get(kind, _nothing)


def _nothing(_value: object) -> str | None:
    return None


def _of_record(kind: type[msgspec.Struct], days: bool) -> Look:
    looks = [
        (name, found)
        for name, hint in get_type_hints(kind, include_extras=True).items()
        if (found := _look_of(hint, days)) is not _nothing
    ]
    is_goal = kind is Goal and not days

    def look(value: Any) -> str | None:
        if is_goal and not value.wordings:
            return ".wordings"
        for name, look_at in looks:
            inner = getattr(value, name)
            if inner and (wrong := look_at(inner)) is not None:  # what is empty is sound
                return f".{name}{wrong}"
        return None

    return look if looks or is_goal else _nothing


def _several(looks: dict[Any, Look], origin: Any) -> Look:
    """For a list or a table of what a look looks at; of several types, the look for the value's own."""
    if origin not in (tuple, dict):
        return lambda value: looks.get(type(value), _nothing)(value)
    look = next(iter(looks.values()))

    def each(values: Any) -> str | None:
        for key, value in values.items() if origin is dict else enumerate(values):
            if (wrong := look(value)) is not None:
                return f"[{key}]{wrong}"
        return None

    return each
