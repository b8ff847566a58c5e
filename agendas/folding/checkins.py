"""Check-ins in a row: when one person alone has asked themselves often enough (method.md §2.7)."""

from collections.abc import Iterable
from datetime import datetime

from agendas.records.said import Record

ENOUGH = 3


class Moment(Record, frozen=True, kw_only=True):
    """A talk or check-in on one goal: when it began, and whether it was one person alone."""

    id: str
    started: datetime
    alone: bool


def alone_in_a_row(moments: Iterable[Moment], now: str = "") -> int:
    """How many check-ins came one after the other since the last talk, the one of `now` included.

    `now` is its id, or "" while it has none.
    """
    count = 1
    for moment in sorted(moments, key=lambda m: (m.started, m.id), reverse=True):
        if moment.id == now:
            continue
        if not moment.alone:
            break
        count += 1
    return count


def asks_to_share(moments: Iterable[Moment], now: str = "") -> bool:
    """Whether it is time to ask with whom the goal could be shared, counting the check-in of now."""
    return alone_in_a_row(moments, now) >= ENOUGH
