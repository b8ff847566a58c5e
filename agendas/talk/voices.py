"""Rounds of voices: an order to speak in, and who was not heard in this phase yet.

It is worked out from what is on record and shown to the facilitator alone; it is never stored, and
nothing is ever counted about people (invariant 23).
"""

from agendas.lines.talk import Talk
from agendas.records.said import Record, Role

_LAST: dict[Role, int] = {"leader": 2, "facilitator": 1, "note-taker": 1, "guest": 1}


class Voice(Record, frozen=True, kw_only=True):
    """Somebody at the table, in the order of speaking; `heard` in the present phase."""

    name: str
    role: Role
    heard: bool


def voices(talk: Talk) -> tuple[Voice, ...]:
    """Everyone at the table: the account-giver first, then partners, the leader last."""
    giver = talk.account_giver.casefold()
    said = {
        name.casefold()
        for line in talk.lines
        if line.phase == talk.phase.id and not line.withdrawn and line.kind != "parked"
        for name in line.by
    }
    people = sorted(talk.people, key=lambda p: (p.name.casefold() != giver, _LAST.get(p.role, 0)))
    return tuple(Voice(name=p.name, role=p.role, heard=p.name.casefold() in said) for p in people)
