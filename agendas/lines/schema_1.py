"""What a talk of schema 1 says that somebody said, and nobody may have.

A sign or an initiative of which nobody said who chose it had "own" as its origin, as had one of which
somebody did: the two cannot be told apart, so it is open who chose it (method.md §4).
"""

from typing import TypeVar

import msgspec

from agendas.records.meeting import Meeting
from agendas.records.said import Indicator, Initiative
from agendas.records.segment import Segment

R = TypeVar("R", Indicator, Initiative)


def without_invented(meeting: Meeting) -> Meeting:
    """A meeting of schema 1 without the origin "own"; what earlier talks left has none either."""
    segments = tuple(_open(segment) for segment in meeting.segments)
    return msgspec.structs.replace(meeting, segments=segments)


def _open(segment: Segment) -> Segment:
    brought = segment.brought
    return msgspec.structs.replace(
        segment,
        indicators=_not_own(segment.indicators),
        initiatives=_not_own(segment.initiatives),
        brought=msgspec.structs.replace(brought, indicators=_not_own(brought.indicators)),
        looked_back=tuple(
            msgspec.structs.replace(looked, initiative=_not_own((looked.initiative,))[0])
            for looked in segment.looked_back
        ),
    )


def _not_own(records: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(
        msgspec.structs.replace(record, origin=None) if record.origin == "own" else record
        for record in records
    )
