"""From one talk to the next: lines put, changed and taken away, time spent, people who join.

Each gives a new value. Time comes in as an argument; nothing here reads a clock.
"""

from typing import Any

import msgspec

from agendas.errors import N_, TalkError
from agendas.lines.talk import Line, Talk
from agendas.records.said import Person
from agendas.text import kept


def change(talk: Talk, **changes: Any) -> Talk:
    """The talk with these fields changed."""
    return msgspec.structs.replace(talk, **changes)


def with_line(talk: Talk, line: Line) -> Talk:
    """The talk with one more line; a line of that id is replaced by it, where it stands."""
    if any(one.id == line.id for one in talk.lines):
        return change(talk, lines=tuple(line if o.id == line.id else o for o in talk.lines))
    return change(talk, lines=(*talk.lines, line))


def mend(talk: Talk, line_id: str, **changes: Any) -> Talk:
    """The talk with fields of one line changed; an unknown id changes nothing."""
    lines = tuple(
        msgspec.structs.replace(line, **changes) if line.id == line_id else line
        for line in talk.lines
    )
    return change(talk, lines=lines)


def go_to(talk: Talk, at: int) -> Talk:
    """The talk at phase number `at`, kept within the phases there are."""
    at = max(0, min(at, len(talk.phases) - 1))
    phases = tuple(
        msgspec.structs.replace(phase, visited=True) if place == at else phase
        for place, phase in enumerate(talk.phases)
    )
    return change(talk, at=at, phases=phases)


def spend(talk: Talk, seconds: float) -> Talk:
    """The talk with this many more seconds spent in its present phase."""
    phases = tuple(
        msgspec.structs.replace(phase, seconds=round(phase.seconds + max(0.0, seconds), 1))
        if place == talk.at
        else phase
        for place, phase in enumerate(talk.phases)
    )
    return change(talk, phases=phases)


def spelled(talk: Talk, name: str) -> str:
    """A name as it stands here already, of who is absent or shares a goal, whatever its capitals."""
    sharers = (known for one in talk.passes for known in one.began.goal.sharers)
    same = (n for n in (*talk.convened.absent, *sharers) if n.casefold() == name.casefold())
    return next(same, name)


def with_person(talk: Talk, person: Person) -> Talk:
    """The talk with somebody more at the table; a name that is there already stays one.

    Who joins where it is read back says a line, and is a guest; who was told to be absent is none.
    """
    person = msgspec.structs.replace(person, name=" ".join(kept(person.name).split()))
    if not person.name or person.name.casefold() in (n.casefold() for n in talk.names):
        return talk
    low = person.name.casefold()
    gone = tuple(n for n in talk.convened.absent if n.casefold() != low)
    shares = {name.casefold() for one in talk.passes for name in one.began.goal.sharers}
    new = talk.phase.kind == "close" and gone == talk.convened.absent and low not in shares
    if new and person.role == "partner":
        person = msgspec.structs.replace(person, role="guest")
    convened = msgspec.structs.replace(talk.convened, absent=gone)
    return change(talk, people=(*talk.people, person), convened=convened)


def without_person(talk: Talk, name: str) -> Talk:
    """The talk with somebody told to be absent. Raises `TalkError` for who gave account or was heard."""
    if name in (one.account_giver for one in talk.passes):
        told = N_("{name} gives account here. A talk without {name} begins on Home.")
        raise TalkError(told, name=name)
    if any(name in line.by for line in talk.lines if not line.withdrawn):
        told = N_(
            "{name} said something here, and so was there. Who has left by now is “3” where all are asked: “{name}: 3”."
        )
        raise TalkError(told, name=name)
    people = tuple(person for person in talk.people if person.name != name)
    absent = tuple(dict.fromkeys((*talk.convened.absent, name)))
    convened = msgspec.structs.replace(talk.convened, absent=absent)
    return change(talk, people=people, convened=convened)


def renamed(talk: Talk, old: str, new: str) -> Talk:
    """The talk with a person by another name, once and everywhere (conversation.md §3)."""
    new = " ".join(kept(new).split())
    taken = {name.casefold() for name in talk.names if name != old}
    if not new or new.casefold() in taken:
        return talk

    def named(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if name == old else name for name in names)

    people = tuple(
        msgspec.structs.replace(p, name=new) if p.name == old else p for p in talk.people
    )
    lines = tuple(
        msgspec.structs.replace(line, by=named(line.by), who=named(line.who)) for line in talk.lines
    )
    passes = tuple(
        msgspec.structs.replace(one, account_giver=named((one.account_giver,))[0])
        for one in talk.passes
    )
    of = talk.convened
    chair, writes = named((of.chair, of.note_taker))
    convened = msgspec.structs.replace(of, absent=named(of.absent), chair=chair, note_taker=writes)
    return change(talk, people=people, lines=lines, passes=passes, convened=convened)


def with_goals(talk: Talk, numbers: tuple[int, ...]) -> Talk:
    """The talk with these goals to be talked through, each through the phases of a goal."""
    passes = tuple(
        msgspec.structs.replace(one, chosen=place == 0 or place in numbers)
        for place, one in enumerate(talk.passes)
    )
    own = [phase for phase in talk.phases if not phase.segment]
    after = next((i for i, p in enumerate(own) if p.kind == "choose"), len(own) - 2) + 1
    each = [
        msgspec.structs.replace(phase, id=f"{phase.id}-{n}", segment=n)
        for n in numbers
        for phase in talk.each
        if phase.kind != "look-back" or passes[n].began.looked_back
    ]
    return change(talk, passes=passes, phases=(*own[:after], *each, *own[after:]))
