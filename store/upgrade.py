"""Schema versions, and how an older file becomes a newer one.

A file is of the present schema at its next save; reading it changes nothing on disk and counts no
save, so that two machines which read the same file have the same talk.
"""

from itertools import chain, repeat
from typing import Any

import msgspec

from agendas.errors import N_
from agendas.lines.from_records import talk_of
from agendas.lines.schema_1 import without_invented
from agendas.lines.schema_2 import SCHEMA, talk_in
from agendas.lines.talk import Talk
from agendas.records.meeting import Meeting
from store.bounds import unlikely
from store.errors import Damaged, Newer

CURRENT = SCHEMA


def schema_of(document: dict[str, Any], name: str) -> int:
    """The number of a document's schema; one without a number is of the first.

    Raises `Newer` for a schema of a later Vertel, `Damaged` for a number that never was.
    """
    version = document.get("schema", 1)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise not_a_talk(name, "schema")
    if version > CURRENT:
        raise Newer(
            N_(
                "{file} was written by a newer Vertel (schema {version}). Update Vertel to open it."
            ),
            file=name,
            version=version,
        )
    return version


def lines_in(document: dict[str, Any], name: str) -> Talk:
    """The talk in a document of any schema so far; `name` is the file's, for the sentence.

    Raises `Newer` for a schema of a later Vertel, and `Damaged` with the place for anything that
    is not a talk.
    """
    return upgraded(as_read(document, name))


def as_read(document: dict[str, Any], name: str) -> Meeting | Talk:
    """The talk as its own schema has it: in lists of records in the first, then as its lines.

    Raises as `lines_in`.
    """
    version = schema_of(document, name)
    try:
        talk = msgspec.convert(document, Meeting) if version == 1 else talk_in(document)
    except (msgspec.ValidationError, RecursionError) as error:
        raise not_a_talk(name, str(error)) from error
    wrong = unsound(talk)
    if wrong:
        raise not_a_talk(name, wrong)
    return talk


def upgraded(talk: Meeting | Talk) -> Talk:
    """The talk as its lines, of whatever schema it was read."""
    return talk if isinstance(talk, Talk) else talk_of(without_invented(talk))


def unsound(talk: Meeting | Talk, known: Talk | None = None) -> str:
    """The place in a talk that no talk can have; "" when it is sound.

    What is unsound is refused on reading and on writing, so that whatever was saved opens again.
    Lines that are the very ones of `known`, which was found sound, are not looked over once more.
    """
    if not talk.phases or not 0 <= talk.at < len(talk.phases):
        return "$.phases, $.at"
    if not isinstance(talk, Talk):
        return unlikely(talk) if talk.segments else "$.segments"
    if not talk.passes:
        return "$.passes"
    if known is not None:
        pairs = zip(talk.lines, chain(known.lines, repeat(None)), strict=False)
        new = tuple(line for line, before in pairs if line is not before)
        if not unlikely(msgspec.structs.replace(talk, lines=new)):
            return ""
    return unlikely(talk)


def not_a_talk(name: str, reason: str) -> Damaged:
    """The error for a file without a talk in it; `reason` is the place, or what is wrong there."""
    return Damaged(
        N_("{file} does not hold a talk as Vertel writes it: {reason}."), file=name, reason=reason
    )
