"""Schema versions, and how an older file becomes a newer one."""

from collections.abc import Callable
from typing import Any

import msgspec

from agendas.errors import N_
from agendas.meeting import Meeting
from store.errors import Damaged, Newer

CURRENT = 1
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def written(meeting: Meeting) -> dict[str, Any]:
    """The meeting as it is put in a file, with the number of its schema."""
    return {"schema": CURRENT, **msgspec.to_builtins(meeting)}


def meeting_in(document: dict[str, Any], name: str) -> Meeting:
    """The meeting in a document of any schema so far; `name` is the file's, for the sentence.

    Raises `Newer` for a schema of a later Vertel, and `Damaged` with the place for anything that
    is not a meeting.
    """
    version = document.get("schema", CURRENT)
    if not isinstance(version, int) or version > CURRENT:
        raise Newer(
            N_(
                "{file} was written by a newer Vertel (schema {version}). Update Vertel to open it."
            ),
            file=name,
            version=version,
        )
    while version < CURRENT:
        document = UPGRADES[version](document)
        version += 1
    try:
        meeting = msgspec.convert(document, Meeting)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _not_a_talk(name, str(error)) from error
    sound = meeting.phases and meeting.segments and 0 <= meeting.at < len(meeting.phases)
    if (
        not sound
        or not all(s.goal.wordings for s in meeting.segments)
        or meeting.started.tzinfo is None
    ):
        raise _not_a_talk(name, "phases, segments, at, started")
    return meeting


def _not_a_talk(name: str, reason: str) -> Damaged:
    return Damaged(
        N_("{file} does not hold a talk as Vertel writes it: {reason}."), file=name, reason=reason
    )
