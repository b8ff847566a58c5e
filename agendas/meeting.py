"""The meeting as a value, and the pure functions from one meeting to the next.

Undo is the previous value. Time comes in as an argument; nothing here reads a clock.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from agendas.errors import N_, MeetingError
from agendas.records import (
    Goal,
    Kind,
    Language,
    NextTalk,
    Person,
    Phase,
    Record,
    Remark,
    Said,
    Segment,
    Wording,
    Words,
)
from agendas.text import kept

SAID_IN = (
    "readings",
    "indicators",
    "evidence",
    "meanings",
    "standings",
    "values",
    "decisions",
    "initiatives",
    "learned",
    "remarks",
)

S = TypeVar("S", bound=Said)


class Meeting(Record, frozen=True, kw_only=True):
    """One talk: who, about what, what was said in each phase, and where it is now.

    `started` and `ended` are aware datetimes; `minutes` is the time planned. `drafts` holds the
    half-typed sentence of a phase. `private` is true for a check-in that only its writer sees.
    """

    id: str
    agenda: str
    title: Words
    language: Language
    started: datetime
    minutes: int
    phases: tuple[Phase, ...]
    segments: tuple[Segment, ...]
    team: str = ""
    people: tuple[Person, ...] = ()
    at: int = 0
    changed: datetime | None = None
    ended: datetime | None = None
    parked: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    next_talk: NextTalk = NextTalk()
    drafts: dict[str, str] = {}
    asked: dict[str, int] = {}
    private: bool = False
    counter: int = 0

    @property
    def phase(self) -> Phase:
        """The phase the talk is in."""
        return self.phases[self.at]

    @property
    def segment(self) -> Segment:
        """The goal's way through the phases that is in hand."""
        return self.segments[0]

    @property
    def goal(self) -> Goal:
        """The goal this talk is about."""
        return self.segment.goal

    @property
    def account_giver(self) -> str:
        """Who opens each phase and speaks first."""
        return self.segment.account_giver

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone present, in the order they were named."""
        return tuple(person.name for person in self.people)

    @property
    def first(self) -> bool:
        """True when no earlier initiative on this goal is looked back on."""
        return not self.segment.looked_back

    def find(self, said_id: str) -> Said | None:
        """The record with this id, parked points and notes included; None if there is none."""
        return next((said for _, said in self.said() if said.id == said_id), None)

    def said(self) -> Iterable[tuple[str, Said]]:
        """Every record with the name of the list it stands in, in order of time."""
        found: list[tuple[str, Said]] = [
            (name, said) for name in SAID_IN for said in getattr(self.segment, name)
        ]
        found += [("parked", said) for said in self.parked]
        found += [("notes", said) for said in self.notes]
        return sorted(found, key=lambda item: _number(item[1].id))

    def in_phase(self, phase_id: str) -> list[tuple[str, Said]]:
        """What was said in this phase, in order of time, parked points left out."""
        return [(n, said) for n, said in self.said() if said.phase == phase_id and n != "parked"]


def _number(said_id: str) -> int:
    digits = said_id.lstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits.isdigit() else 0


def standing_records(records: Iterable[S]) -> tuple[S, ...]:
    """The records that were not withdrawn."""
    return tuple(record for record in records if not record.withdrawn)


def change(meeting: Meeting, **changes: Any) -> Meeting:
    """The meeting with these fields changed."""
    return msgspec.structs.replace(meeting, **changes)


def in_segment(meeting: Meeting, **changes: Any) -> Meeting:
    """The meeting with these fields of its segment changed."""
    segment = msgspec.structs.replace(meeting.segment, **changes)
    return change(meeting, segments=(segment, *meeting.segments[1:]))


def add(meeting: Meeting, where: str, record: Said) -> Meeting:
    """The meeting with one more record in the list `where`; it gets the next id.

    A record without text is refused; a reading of the same person follows the earlier one.
    """
    text = kept(record.text)
    if not text:
        raise MeetingError(N_("There is nothing to keep yet: type a few words first."))
    counter = meeting.counter + 1
    record = msgspec.structs.replace(record, id=f"{where[0]}{counter}", text=text)
    meeting = change(meeting, counter=counter)
    if where in ("parked", "notes"):
        return change(meeting, **{where: (*getattr(meeting, where), record)})
    return in_segment(meeting, **{where: (*getattr(meeting.segment, where), record)})


def mend(meeting: Meeting, said_id: str, **changes: Any) -> Meeting:
    """The meeting with fields of one record changed. An unknown id or field changes nothing."""
    for where, said in meeting.said():
        if said.id != said_id:
            continue
        known = {key: value for key, value in changes.items() if hasattr(said, key)}
        if "text" in known and not kept(known["text"]):
            raise MeetingError(N_("An empty line keeps nothing. Withdraw it instead."))
        new = msgspec.structs.replace(said, **known)
        if where in ("parked", "notes"):
            old = getattr(meeting, where)
            return change(meeting, **{where: tuple(new if r.id == said_id else r for r in old)})
        old = getattr(meeting.segment, where)
        return in_segment(meeting, **{where: tuple(new if r.id == said_id else r for r in old)})
    return meeting


def withdraw(meeting: Meeting, said_id: str) -> Meeting:
    """The meeting with the record struck out, or put back where it was struck out already."""
    said = meeting.find(said_id)
    return mend(meeting, said_id, withdrawn=not said.withdrawn) if said else meeting


def remove(meeting: Meeting, said_id: str) -> Meeting:
    """The meeting without the record: only for moving it to another place in the same meeting."""
    for where, said in meeting.said():
        if said.id == said_id and where in ("parked", "notes"):
            left = tuple(r for r in getattr(meeting, where) if r.id != said_id)
            return change(meeting, **{where: left})
        if said.id == said_id:
            left = tuple(r for r in getattr(meeting.segment, where) if r.id != said_id)
            return in_segment(meeting, **{where: left})
    return meeting


def mend_looked_back(meeting: Meeting, index: int, **changes: Any) -> Meeting:
    """The meeting with something said of the earlier initiative number `index`."""
    looked = list(meeting.segment.looked_back)
    looked[index] = msgspec.structs.replace(looked[index], **changes)
    return in_segment(meeting, looked_back=tuple(looked))


def describe_goal(meeting: Meeting, **changes: str) -> Meeting:
    """Fill in for whom the goal is and what would be different, while that is still open.

    Raises `MeetingError` where the wording was agreed in an earlier talk and already says it
    (invariant 2: an agreed wording is never overwritten).
    """
    now = meeting.goal.now
    for name, value in changes.items():
        old = getattr(now, name)
        if now.meeting != meeting.id and old and old != value:
            raise MeetingError(
                N_("These words were agreed earlier and stay. Reword the goal in interpretation.")
            )
    new = msgspec.structs.replace(now, **changes)
    wordings = tuple(new if wording.n == now.n else wording for wording in meeting.goal.wordings)
    return in_segment(meeting, goal=msgspec.structs.replace(meeting.goal, wordings=wordings))


def go_to(meeting: Meeting, at: int) -> Meeting:
    """The meeting at phase number `at`, kept within the phases there are."""
    at = max(0, min(at, len(meeting.phases) - 1))
    phases = tuple(
        msgspec.structs.replace(phase, visited=True) if place == at else phase
        for place, phase in enumerate(meeting.phases)
    )
    return change(meeting, at=at, phases=phases)


def spend(meeting: Meeting, seconds: float) -> Meeting:
    """The meeting with this many more seconds spent in its present phase."""
    phases = tuple(
        msgspec.structs.replace(phase, seconds=round(phase.seconds + max(0.0, seconds), 1))
        if place == meeting.at
        else phase
        for place, phase in enumerate(meeting.phases)
    )
    return change(meeting, phases=phases)


def with_draft(meeting: Meeting, phase_id: str, text: str) -> Meeting:
    """The meeting with the half-typed sentence of a phase; "" takes it away."""
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    drafts = {key: value for key, value in meeting.drafts.items() if key != phase_id}
    return change(meeting, drafts={**drafts, phase_id: text} if text else drafts)


def with_person(meeting: Meeting, person: Person) -> Meeting:
    """The meeting with somebody more at the table; a name that is there already stays one."""
    person = msgspec.structs.replace(person, name=" ".join(kept(person.name).split()))
    if not person.name or person.name.casefold() in (n.casefold() for n in meeting.names):
        return meeting
    return change(meeting, people=(*meeting.people, person))


def kind_of(meeting: Meeting, phase_id: str) -> Kind:
    """The kind of the phase with this id; "open" where the talk does not have it."""
    return next((phase.kind for phase in meeting.phases if phase.id == phase_id), "open")


def decided_wording(meeting: Meeting, on: date) -> Meeting:
    """The meeting with its goal decision carried into the goal's wordings (invariants 2 and 22).

    A new wording is appended, never written over the old one. It is agreed when everyone present
    consented and the talk is not solo; otherwise it is proposed. Calling this twice appends once.
    """
    decisions = standing_records(meeting.segment.decisions)
    first = meeting.goal.wordings[0]
    own = tuple(
        wording
        for wording in meeting.goal.wordings
        if wording is first or wording.meeting != meeting.id
    )
    decision = decisions[-1] if decisions else None
    if decision and decision.choice in ("reword", "replace", "split") and decision.wording:
        agreed = not meeting.private and set(meeting.names) <= set(decision.consented_by)
        own = (
            *own,
            Wording(
                n=max(wording.n for wording in own) + 1,
                text=decision.wording,
                target_group=meeting.goal.now.target_group,
                difference=meeting.goal.now.difference,
                reason=decision.text,
                meeting=meeting.id,
                on=on,
                consented_by=decision.consented_by,
                status="agreed" if agreed else "proposed",
            ),
        )
    return in_segment(meeting, goal=msgspec.structs.replace(meeting.goal, wordings=own))


def close(meeting: Meeting, at: datetime) -> Meeting:
    """The meeting closed. What was withdrawn stays in the file, out of the minutes.

    Raises `MeetingError` while a figure stands without a meaning and nobody said that it is
    still open (invariant 13). See `rules.bare_figures`.
    """
    from agendas.rules import bare_figures

    bare = bare_figures(meeting)
    if bare:
        raise MeetingError(
            N_("“{figure}” has no meaning yet. Say what it means, or leave it open in words."),
            figure=bare[0].text,
        )
    return change(decided_wording(meeting, at.date()), ended=at, changed=at, drafts={})
