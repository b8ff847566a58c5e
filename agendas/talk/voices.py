"""Rounds of voices: an order to speak in, and who was not heard in this phase yet.

It is worked out from what is on record and shown to the facilitator alone; it is never stored, and
nothing is ever counted about people (invariant 23).
"""

from agendas.records.meeting import Meeting
from agendas.records.said import Record, Role

_LAST: dict[Role, int] = {"leader": 2, "facilitator": 1, "note-taker": 1}


class Voice(Record, frozen=True, kw_only=True):
    """Somebody at the table, in the order of speaking; `heard` in the present phase."""

    name: str
    role: Role
    heard: bool


def voices(meeting: Meeting) -> tuple[Voice, ...]:
    """Everyone at the table: the account-giver first, then partners, the leader last."""
    giver = meeting.account_giver.casefold()
    said = {
        s.by.casefold()
        for where, s in meeting.said()
        if s.phase == meeting.phase.id and not s.withdrawn and where != "parked"
    }
    people = sorted(
        meeting.people, key=lambda p: (p.name.casefold() != giver, _LAST.get(p.role, 0))
    )
    return tuple(Voice(name=p.name, role=p.role, heard=p.name.casefold() in said) for p in people)
