"""Schema versions, and how an older file becomes a newer one."""

from collections.abc import Callable
from typing import Any

import msgspec

from agendas.errors import N_
from agendas.records.meeting import Meeting
from store.bounds import unlikely
from store.errors import Damaged, Newer

CURRENT = 1
# From each schema to the next: UPGRADES[1] makes a document of schema 1 one of schema 2.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def written(meeting: Meeting) -> dict[str, Any]:
    """The meeting as it is put in a file, with the number of its schema."""
    return {"schema": CURRENT, **msgspec.to_builtins(meeting)}


def upgraded(document: dict[str, Any], name: str) -> dict[str, Any]:
    """The document as the present schema has it. Without a number it is of the present one.

    Raises `Newer` for a schema of a later Vertel, `Damaged` for a number that never was.
    """
    version = document.get("schema", CURRENT)
    if not isinstance(version, int) or isinstance(version, bool):
        raise _not_a_talk(name, "schema")
    if version > CURRENT:
        raise Newer(
            N_(
                "{file} was written by a newer Vertel (schema {version}). Update Vertel to open it."
            ),
            file=name,
            version=version,
        )
    while version < CURRENT:
        if version not in UPGRADES:
            raise _not_a_talk(name, "schema")
        document = UPGRADES[version](document)
        version += 1
    return document


def meeting_in(document: dict[str, Any], name: str) -> Meeting:
    """The meeting in a document of any schema so far; `name` is the file's, for the sentence.

    Raises `Newer` for a schema of a later Vertel, and `Damaged` with the place for anything that
    is not a meeting.
    """
    try:
        meeting = msgspec.convert(upgraded(document, name), Meeting)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _not_a_talk(name, str(error)) from error
    wrong = unsound(meeting)
    if wrong:
        raise _not_a_talk(name, wrong)
    return meeting


def unsound(meeting: Meeting) -> str:
    """The place in a meeting that no talk can have; "" when it is sound.

    What is unsound is refused on reading and on writing, so that whatever was saved opens again.
    """
    if not meeting.phases or not 0 <= meeting.at < len(meeting.phases):
        return "$.phases, $.at"
    return unlikely(meeting) if meeting.segments else "$.segments"


def _not_a_talk(name: str, reason: str) -> Damaged:
    return Damaged(
        N_("{file} does not hold a talk as Vertel writes it: {reason}."), file=name, reason=reason
    )
