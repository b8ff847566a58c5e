"""The meeting as a value, and the pure functions from one meeting to the next.

Undo is the previous value. Time comes in as an argument; nothing here reads a clock.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from agendas.errors import N_, MeetingError
from agendas.lines.talk import Line
from agendas.records.agreements import (
    SAID_BY_TEAM,
    AccountAgreement,
    Agreed,
    Frame,
    FrameChoice,
    Laid,
    Moved,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.said import (
    Goal,
    GoalStatus,
    Kind,
    Language,
    NextTalk,
    Person,
    Phase,
    Record,
    Remark,
    Said,
    TalkKind,
    Words,
)
from agendas.records.segment import SAID_IN, Segment
from agendas.strings import Key, Name, Text
from agendas.text import kept, number_in

S = TypeVar("S", bound=Said)
OF_GOAL = ("target_group", "difference")  # what a goal is told by beside its words


class Meeting(Record, frozen=True, kw_only=True):
    """One talk: who, about what, what was said in each phase, and where it is now.

    `started` and `ended` are aware datetimes; `minutes` is the time planned. `drafts` holds the
    half-typed sentence of a phase, `asked` the number of the question put in it; in a check-in, where
    in its words the cursor was. `private` is true for a check-in that only its writer sees;
    `owner` is the name it goes by, and `bring` are the phases whose lines were marked to bring into a
    talk (method.md §2.7).
    `agreed` is what the team had agreed on when the talk began and `laid_out` what it read back,
    so that the talk can be read by itself. On the day `adopted` its minutes were found to be what was
    said, which approves nothing in them; opening the talk again ends that. `each` are the phases every chosen goal goes through.
    `unread` are the lines of its file that no record is of, `unsaid` those not on record that are no
    draft, and `beside` what it told of a line, by the line's id, that no record holds: all are of a
    later Vertel, and go back into the file.
    """

    id: Key
    agenda: Key
    title: Words
    language: Language
    started: datetime
    minutes: int
    phases: tuple[Phase, ...]
    segments: tuple[Segment, ...]
    kind: TalkKind = "dialogue"
    team: Text = ""
    people: tuple[Person, ...] = ()
    at: int = 0
    changed: datetime | None = None
    ended: datetime | None = None
    adopted: date | None = None
    parked: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    agreed: Agreed = Agreed()
    laid_out: tuple[Laid, ...] = ()
    each: tuple[Phase, ...] = ()
    frames: tuple[Frame, ...] = ()
    frame_choices: tuple[FrameChoice, ...] = ()
    agreements: tuple[AccountAgreement, ...] = ()
    starting_points: tuple[StartingPoint, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    moves: tuple[Moved, ...] = ()
    lines: tuple[PlanLine, ...] = ()
    next_talk: NextTalk = NextTalk()
    drafts: dict[Key, Text] = {}
    asked: dict[Key, int] = {}
    private: bool = False
    owner: Name = ""
    bring: tuple[Key, ...] = ()
    counter: int = 0
    unread: tuple[Line, ...] = ()
    unsaid: tuple[Line, ...] = ()
    beside: dict[Key, Line] = {}

    @property
    def phase(self) -> Phase:
        """The phase the talk is in."""
        return self.phases[self.at]

    @property
    def place(self) -> int:
        """The number of the segment that the present phase is about."""
        return min(self.phase.segment, len(self.segments) - 1)

    @property
    def segment(self) -> Segment:
        """The goal's way through the phases that is in hand."""
        return self.segments[self.place]

    @property
    def goal(self) -> Goal:
        """The goal this talk is about."""
        return self.segment.goal

    @property
    def about_team(self) -> bool:
        """True for a talk about the team as a whole, on no goal in particular."""
        return not self.segments[0].goal.id

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
            (name, said)
            for segment in self.segments
            for name in SAID_IN
            for said in getattr(segment, name)
        ]
        found += [(name, said) for name in SAID_BY_TEAM for said in getattr(self, name)]
        return sorted(found, key=lambda item: number_of(item[1].id))

    def in_phase(self, phase_id: str) -> list[tuple[str, Said]]:
        """What was said in this phase, in order of time, parked points left out."""
        return [(n, said) for n, said in self.said() if said.phase == phase_id and n != "parked"]


def number_of(said_id: str) -> int:
    """The number in a record's id, by which records are in order of time; 0 where it has none."""
    return number_in(said_id.lstrip("abcdefghijklmnopqrstuvwxyz")) or 0


def standing_records(records: Iterable[S]) -> tuple[S, ...]:
    """The records that were not withdrawn."""
    return tuple(record for record in records if not record.withdrawn)


def change(meeting: Meeting, **changes: Any) -> Meeting:
    """The meeting with these fields changed."""
    return msgspec.structs.replace(meeting, **changes)


def key_of(meeting_id: str, said_id: str) -> str:
    """By what a record is known in other talks: the talk it was said in, and its id there."""
    return f"{meeting_id}:{said_id}"


def in_segment(meeting: Meeting, **changes: Any) -> Meeting:
    """The meeting with these fields of the segment in hand changed."""
    return _in_segment(meeting, meeting.place, changes)


def _in_segment(meeting: Meeting, place: int, changes: dict[str, Any]) -> Meeting:
    segment = msgspec.structs.replace(meeting.segments[place], **changes)
    return change(
        meeting, segments=(*meeting.segments[:place], segment, *meeting.segments[place + 1 :])
    )


def add(meeting: Meeting, where: str, record: Said) -> Meeting:
    """The meeting with one more record in the list `where`; it gets the next id.

    Raises `MeetingError` for a record without text.
    """
    text = kept(record.text)
    if not text:
        raise MeetingError(N_("There is nothing to keep yet: type a few words first."))
    counter = meeting.counter + 1
    record = msgspec.structs.replace(record, id=f"{where[0]}{counter}", text=text)
    meeting = change(meeting, counter=counter)
    if where in SAID_BY_TEAM:
        return change(meeting, **{where: (*getattr(meeting, where), record)})
    return in_segment(meeting, **{where: (*getattr(meeting.segment, where), record)})


def _with_list(
    meeting: Meeting, said_id: str, new: Callable[[tuple[Said, ...]], tuple[Said, ...]]
) -> Meeting:
    """The meeting with the list that holds a record made anew; as it was for an unknown id."""
    for where in SAID_BY_TEAM:
        old = getattr(meeting, where)
        if any(said.id == said_id for said in old):
            return change(meeting, **{where: new(old)})
    for place, segment in enumerate(meeting.segments):
        for where in SAID_IN:
            old = getattr(segment, where)
            if any(said.id == said_id for said in old):
                return _in_segment(meeting, place, {where: new(old)})
    return meeting


def mend(meeting: Meeting, said_id: str, **changes: Any) -> Meeting:
    """The meeting with fields of one record changed. An unknown id or field changes nothing."""
    said = meeting.find(said_id)
    if said is None:
        return meeting
    known = {key: value for key, value in changes.items() if hasattr(said, key)}
    if "text" in known and not kept(known["text"]):
        raise MeetingError(N_("An empty line keeps nothing. Withdraw it instead."))
    new = msgspec.structs.replace(said, **known)
    return _with_list(
        meeting, said_id, lambda old: tuple(new if r.id == said_id else r for r in old)
    )


def withdraw(meeting: Meeting, said_id: str) -> Meeting:
    """The meeting with the record struck out, or put back where it was struck out already."""
    said = meeting.find(said_id)
    return mend(meeting, said_id, withdrawn=not said.withdrawn) if said else meeting


def remove(meeting: Meeting, said_id: str) -> Meeting:
    """The meeting without the record: only for moving it to another place in the same meeting."""
    return _with_list(meeting, said_id, lambda old: tuple(r for r in old if r.id != said_id))


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
    if "text" in changes and not now.original:
        changes["original"] = now.text
    new = msgspec.structs.replace(now, **changes)
    wordings = tuple(new if wording.n == now.n else wording for wording in meeting.goal.wordings)
    status: GoalStatus = "agreed" if "text" in changes else meeting.goal.status
    goal = msgspec.structs.replace(meeting.goal, wordings=wordings, status=status)
    return in_segment(meeting, goal=goal)


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


def leads(meeting: Meeting, name: str) -> bool:
    """True for the name of a leader at the table."""
    return any(p.role == "leader" and p.name.casefold() == name.casefold() for p in meeting.people)


def kind_of(meeting: Meeting, phase_id: str) -> Kind:
    """The kind of the phase with this id; "open" where the talk does not have it."""
    return next((phase.kind for phase in meeting.phases if phase.id == phase_id), "open")
