"""The line, and the talk as its lines and what frames them: schema 2 (method.md §4).

Whatever is said is one `Line`: words, whose they are, the question they answer, what they are about
and what kind of thing they are. What a talk came to is read from its lines and kept nowhere. What
used to be a field of a record (why this sign, what they should notice) is a line about a line.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

from agendas.records.agreements import Agreed, Laid
from agendas.records.said import (
    Audience,
    FrameRef,
    Goal,
    Language,
    LookedBack,
    Person,
    Phase,
    Record,
    TalkKind,
    Words,
)
from agendas.records.segment import Brought
from agendas.strings import Key, Name, Text
from agendas.text import number_in


class Figure(Record, frozen=True, kw_only=True, tag="figure"):
    """A figure in a line, as it was said: "31 of 52", with its unit."""

    said: Text
    unit: Text = ""


class Day(Record, frozen=True, kw_only=True, tag="day"):
    """A day in a line; `on` is None for one that was called off, `was` the day it stood before."""

    on: date | None = None
    hour: Text = ""
    place: Text = ""
    was: date | None = None


class AgainstLimits(Record, frozen=True, kw_only=True, tag="held"):
    """What an initiative was held against: the limits as they stood, and the ids of those touched."""

    considered: tuple[FrameRef, ...] = ()
    touched: tuple[Key, ...] = ()


class Line(Record, frozen=True, kw_only=True):
    """One thing that was said. It is never removed, only withdrawn (invariant 25).

    `by` are those who said it, nobody while that is open; `who` those whom it binds: who takes it
    up, is asked, consents, is invited or keeps a limit. `question` is the id of what was asked, its
    words are in `Talk.questions`; `kind` what the line becomes (`kinds.LINE_KINDS`). `about` is another
    line's id, "talk:id" for one of an earlier talk, the id of a goal or a limit, or "" for the goal
    in hand. `choice` is the word that was chosen, "" while none was: an unanswered choice has no
    line. `audience` "" goes by what the line is about, and is else the team. `text` is empty only
    where `choice` or `value` says all. `maybe` is a beginning of a name that fits several ("jo"), or
    nobody; one that fits or nearly does waits for Tab once the line is given. `act` is the number, of
    the same count as ids, of the last change of the line, 0 as it was said; `moved` the
    question it stood under before it was moved. `more` holds what a later Vertel wrote of it, by its
    own keys: it is kept, and written beside the rest.
    """

    id: Key
    text: Text = ""
    by: tuple[Name, ...] = ()
    maybe: Name = ""
    who: tuple[Name, ...] = ()
    at: datetime | None = None
    phase: Key = ""
    question: Key = ""
    kind: Key = ""
    about: Key = ""
    choice: Key = ""
    value: Figure | Day | AgainstLimits | None = None
    audience: Audience | Literal[""] = ""
    withdrawn: bool = False
    covered: bool = False
    act: int = 0
    moved: Key = ""
    more: dict[Key, Any] | None = None


class Began(Record, frozen=True, kw_only=True):
    """What earlier talks left for a pass when it began: a snapshot, of which nothing is said here.

    `goal` is the goal as it came in, `agreed` the number of the wording under which the initiatives
    in `looked_back` were taken.
    """

    goal: Goal
    agreed: int = 1
    brought: Brought = Brought()
    looked_back: tuple[LookedBack, ...] = ()
    new_goals: tuple[Goal, ...] = ()


class Convened(Record, frozen=True, kw_only=True):
    """Where a talk is held, who is not there, who leads it and who writes; "" where nobody said so."""

    place: Text = ""
    absent: tuple[Name, ...] = ()
    chair: Name = ""
    note_taker: Name = ""


class Pass(Record, frozen=True, kw_only=True):
    """One goal's way through a talk; `chosen` is false for a goal that is not talked through."""

    goal: Key
    began: Began
    account_giver: Name = ""
    chosen: bool = True


class Talk(Record, frozen=True, kw_only=True):
    """A talk: its lines, and what frames them (people, agenda, phases and times).

    `started`, `ended` and `changed` are aware; `minutes` is the time planned, `closed` the day on
    which what was decided here was last carried into the goals, which reopening leaves. `unsaid`
    holds what was typed and is not on record. `questions` are the words of what was asked, by id;
    `asked` tells which question of a phase is put. A check-in has an `owner`, and in `bring` the
    phases whose lines are to be brought into a talk.
    """

    id: Key
    agenda: Key
    title: Words
    language: Language
    started: datetime
    minutes: int
    phases: tuple[Phase, ...]
    passes: tuple[Pass, ...]
    kind: TalkKind = "dialogue"
    team: Text = ""
    people: tuple[Person, ...] = ()
    convened: Convened = Convened()
    at: int = 0
    changed: datetime | None = None
    ended: datetime | None = None
    adopted: date | None = None
    closed: date | None = None
    lines: tuple[Line, ...] = ()
    unsaid: tuple[Line, ...] = ()
    questions: dict[Key, Words] = {}
    asked: dict[Key, int] = {}
    agreed: Agreed = Agreed()
    laid_out: tuple[Laid, ...] = ()
    each: tuple[Phase, ...] = ()
    private: bool = False
    owner: Name = ""
    bring: tuple[Key, ...] = ()
    counter: int = 0

    @property
    def phase(self) -> Phase:
        """The phase the talk is in."""
        return self.phases[self.at]

    @property
    def place(self) -> int:
        """The number of the pass that the present phase is about."""
        return min(self.phase.segment, len(self.passes) - 1)

    @property
    def in_hand(self) -> Pass:
        """The goal's way through the talk that is in hand."""
        return self.passes[self.place]

    @property
    def goal(self) -> Goal:
        """The goal in hand as it came in; as the room has it now, see `came_to.wordings.in_hand`."""
        return self.in_hand.began.goal

    @property
    def account_giver(self) -> str:
        """Who opens each phase and speaks first."""
        return self.in_hand.account_giver

    @property
    def about_team(self) -> bool:
        """True for a talk about the team as a whole, on no goal in particular."""
        return not self.passes[0].began.goal.id

    @property
    def first(self) -> bool:
        """True when no earlier initiative on the goal in hand is looked back on."""
        return not self.in_hand.began.looked_back

    @property
    def moves(self) -> bool:
        """True where a planned talk was put on another day, or called off."""
        return any(line.kind == "moved talk" for line in self.lines)

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone present, in the order they were named."""
        return tuple(person.name for person in self.people)

    @property
    def members(self) -> tuple[Person, ...]:
        """Everyone present who is no guest."""
        return tuple(person for person in self.people if person.role != "guest")

    @property
    def member_names(self) -> tuple[str, ...]:
        """The names of those who share a goal that comes to be here."""
        return tuple(person.name for person in self.members)


def leads(talk: Talk, name: str) -> bool:
    """True for the name of a leader at the table."""
    return any(p.role == "leader" and p.name.casefold() == name.casefold() for p in talk.people)


@lru_cache(maxsize=4096)
def number(line_id: str) -> int:
    """The number in a line's id, by which lines stand in order; 0 for one without.

    >>> number("e12"), number("i13.why"), number("17.k3f9")
    (12, 13, 17)
    """
    return number_in(line_id.lstrip("abcdefghijklmnopqrstuvwxyz").partition(".")[0]) or 0
