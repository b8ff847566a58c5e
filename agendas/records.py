"""What a talk records: frozen values, checked when they are read.

The fields follow method.md §4. What somebody said is a `Said`; a record is never removed, only
withdrawn, and an agreed wording is never changed, only followed by another.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

Language = Literal["nl", "en"]
Role = Literal["account-giver", "partner", "leader", "facilitator", "note-taker"]
Kind = Literal[
    "look-back", "goal", "indicator", "evidence", "interpretation", "initiative", "close", "open"
]
EvidenceKind = Literal["figure", "observation", "voice", "work", "document"]
IndicatorKind = Literal["behaviour", "experience", "work", "figure"]
Origin = Literal["own", "together", "handed-down", "on-request", "imposed"]
StandingWord = Literal["came-closer", "on-its-way", "not-visible-yet", "moved-away", "cannot-tell"]
DecisionChoice = Literal["keep", "reword", "replace", "split", "set-aside", "let-go"]
Onward = Literal["carried-on", "changed", "stopped", "let-go", "did-not-happen"]
Limits = Literal["inside", "touches"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value of the method: frozen, written without its defaults."""


class Words(Record, frozen=True, kw_only=True):
    """The same words in Dutch and in English."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        """The words in `language`, "nl" or "en"."""
        return self.nl if language == "nl" else self.en


class Person(Record, frozen=True, kw_only=True):
    """Somebody at the talk. A role is for this talk only; it gives no power to approve."""

    name: str
    role: Role = "partner"


class Wording(Record, frozen=True, kw_only=True):
    """One wording of a goal: what is to be realised, and for whom (method.md §1.2).

    `status` is "agreed", or "proposed" until those who share the goal consent.
    """

    n: int
    text: str
    target_group: str = ""
    difference: str = ""
    reason: str = ""
    meeting: str = ""
    on: date | None = None
    consented_by: tuple[str, ...] = ()
    status: Literal["agreed", "proposed"] = "agreed"


class Goal(Record, frozen=True, kw_only=True):
    """A goal keeps its identity while its wording grows."""

    id: str
    wordings: tuple[Wording, ...]

    @property
    def now(self) -> Wording:
        """The latest wording that was agreed (the first one when none was yet)."""
        agreed = [wording for wording in self.wordings if wording.status == "agreed"]
        return agreed[-1] if agreed else self.wordings[0]

    def wording(self, n: int) -> Wording:
        """Wording number `n`, or the present one where that number is not known."""
        return next((wording for wording in self.wordings if wording.n == n), self.now)


class Said(Record, frozen=True, kw_only=True):
    """Something somebody said, with whose word it is and the phase it was said in.

    A withdrawn record stays, struck out, until the close (invariant 25).
    """

    id: str
    text: str
    by: str = ""
    at: datetime | None = None
    phase: str = ""
    withdrawn: bool = False


class Reading(Said, frozen=True, kw_only=True):
    """How one person reads the goal (the article's reasonable interpretation)."""

    goal_wording: int = 1


class Indicator(Said, frozen=True, kw_only=True):
    """By what somebody wants to notice the result. The why matters, not the number.

    A former target may be kept as `once_target`, in words; nothing compares with it.
    """

    why: str = ""
    kind: IndicatorKind | None = None
    origin: Origin = "own"
    misses: str = ""
    once_target: str = ""


class Evidence(Said, frozen=True, kw_only=True):
    """What was seen, heard, read or counted: described, not judged (method.md §2.3).

    `figure` is the number as it was said, with its unit in `unit`. `open_meaning` is true once
    people chose to leave the figure's meaning open, in so many words.
    """

    kind: EvidenceKind = "observation"
    figure: str = ""
    unit: str = ""
    expected: str = ""
    source: str = ""
    period: str = ""
    direction: Literal["towards", "away", "both"] | None = None
    indicator: str = ""
    open_meaning: bool = False


class Meaning(Said, frozen=True, kw_only=True):
    """What something tells somebody; `about` is an evidence id, or "" for the whole."""

    about: str = ""
    other: bool = False


class Standing(Said, frozen=True, kw_only=True):
    """Whether what was wanted came closer: a word, with because, by the account-giver."""

    word: StandingWord = "cannot-tell"


class Value(Said, frozen=True, kw_only=True):
    """A value that surfaced, in someone's words, with the moment it showed."""

    moment: str = ""


class Learned(Said, frozen=True, kw_only=True):
    """What somebody came to see."""


class Decision(Said, frozen=True, kw_only=True):
    """What happens with the goal. `text` is the reason; `wording` the new words, if any."""

    choice: DecisionChoice = "keep"
    wording: str = ""
    consented_by: tuple[str, ...] = ()


class Initiative(Said, frozen=True, kw_only=True):
    """A next step somebody takes by choice. `by` is the one who took it.

    `limits` "inside" means it is agreed in advance from that moment (invariant 6).
    """

    origin: Origin = "own"
    at_request_of: str = ""
    notice: str = ""
    limits: Limits | None = None
    frames: str = ""
    watch: str = ""
    stops: str = ""
    support: str = ""
    due: date | None = None
    continues: str = ""


class LookedBack(Record, frozen=True, kw_only=True):
    """An earlier initiative as it was taken, and what was said of it this time.

    `meeting` and `taken` tell where and when it was taken, `goal_wording` under which wording.
    """

    initiative: Initiative
    meeting: str
    taken: date | None = None
    goal_wording: int = 1
    happened: str = ""
    means: str = ""
    onward: Onward | None = None
    because: str = ""


class Remark(Said, frozen=True, kw_only=True):
    """An answer to a question that has no field of its own; `question` is what was asked."""

    slot: str = ""
    question: Words | None = None
    about: str = ""


class Skipped(Record, frozen=True, kw_only=True):
    """What a phase asked for and did not get; kept on record, with the reason if one was given."""

    phase: str
    slot: str
    reason: str = ""


class Phase(Record, frozen=True, kw_only=True):
    """A phase as this talk goes through it: `minutes` planned, `seconds` spent."""

    id: str
    kind: Kind
    title: Words
    minutes: int
    seconds: float = 0.0
    visited: bool = False


class NextTalk(Record, frozen=True, kw_only=True):
    """When and with whom the account will be given."""

    on: date | None = None
    people: tuple[str, ...] = ()


class Segment(Record, frozen=True, kw_only=True):
    """One goal's way through the phases (method.md §4.1).

    `goal` is the goal as it was known when the talk began; `agreed` the number of the wording
    under which the opening initiative was taken.
    """

    goal: Goal
    agreed: int = 1
    account_giver: str = ""
    looked_back: tuple[LookedBack, ...] = ()
    readings: tuple[Reading, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    standings: tuple[Standing, ...] = ()
    values: tuple[Value, ...] = ()
    decisions: tuple[Decision, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    learned: tuple[Learned, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()
