"""A talk of schema 1, in lists of records: how a file of an earlier Vertel is read, before it becomes lines."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

import msgspec

from agendas.records.agreements import (
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
from agendas.records.segment import Segment
from agendas.strings import Key, Name, Text

S = TypeVar("S", bound=Said)


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

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone present, in the order they were named."""
        return tuple(person.name for person in self.people)

    def said(self) -> Iterator[Said]:
        """Every record, those about each goal and those of the team."""
        for part in (*self.segments, self):
            for found in msgspec.structs.astuple(part):
                if isinstance(found, tuple):
                    yield from (one for one in found if isinstance(one, Said))


def standing_records(records: Iterable[S]) -> tuple[S, ...]:
    """The records that were not withdrawn."""
    return tuple(record for record in records if not record.withdrawn)
