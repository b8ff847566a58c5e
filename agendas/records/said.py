"""What a talk records: frozen values, checked when they are read.

The fields follow method.md §4. What somebody said is a `Said`; a record is never removed, only
withdrawn, and an agreed wording is never changed, only followed by another.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from agendas.strings import Key, Name, Text, Title

Language = Literal["nl", "en"]
Role = Literal["account-giver", "partner", "leader", "facilitator", "note-taker", "guest"]
PhaseKind = Literal[
    "look-back", "goal", "indicator", "evidence", "interpretation", "initiative", "close", "open",
    "agreements", "origin", "wording", "frames", "agreement", "choose", "review",
]  # fmt: skip
TalkKind = Literal[
    "dialogue", "goal-dialogue", "frames", "peer", "leader", "goals", "review", "plan", "criterion",
    "agreement", "plan-or-frame", "planning", "checkin",
]  # fmt: skip
EvidenceKind = Literal["figure", "observation", "voice", "work", "document"]
IndicatorKind = Literal["behaviour", "experience", "work", "figure"]
Origin = Literal["own", "together", "handed-down", "on-request", "imposed"]
StandingWord = Literal["came-closer", "on-its-way", "not-visible-yet", "moved-away", "cannot-tell"]
DecisionChoice = Literal["keep", "reword", "replace", "split", "set-aside", "let-go"]
Onward = Literal[
    "carried-on", "changed", "stopped", "let-go", "did-not-happen", "taken-up", "declined"
]
Direction = Literal["towards", "away", "both"]
Limits = Literal["inside", "touches"]
IndicatorOnward = Literal["keep", "beside", "replace"]
GoalStatus = Literal["brought-in", "agreed", "set-aside", "let-go", "replaced", "split"]
Audience = Literal["team", "leader", "all"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value of the method: frozen, written without its defaults."""


class Words(Record, frozen=True, kw_only=True):
    """The same words in Dutch and in English."""

    nl: Title
    en: Title

    def __getitem__(self, language: str) -> str:
        """The words in `language`, "nl" or "en"."""
        return self.nl if language == "nl" else self.en


class Person(Record, frozen=True, kw_only=True):
    """Somebody at the talk. A role is for this talk only; it gives no power to approve.

    A guest says something here, shares no goal by that, and is not expected at the next talk.
    """

    name: Name
    role: Role = "partner"


class Wording(Record, frozen=True, kw_only=True):
    """One wording of a goal: what is to be realised, and for whom (method.md §1.2).

    `status` is "agreed", or "proposed" until those who share the goal consent. `original` is how it
    came in, where it was put differently before it was a goal; `agreed_in` the talk in which the
    last consent was given, where that was a later one than `meeting`, and `agreed_on` its day.
    """

    n: int
    text: Text
    original: Text = ""
    agreed_in: Key = ""
    target_group: Text = ""
    difference: Text = ""
    reason: Text = ""
    meeting: Key = ""
    on: date | None = None
    consented_by: tuple[Name, ...] = ()
    agreed_on: date | None = None
    status: Literal["agreed", "proposed"] = "agreed"

    @property
    def since(self) -> date | None:
        """The day on which it was agreed on; of words that were only proposed, that of the proposal."""
        return self.agreed_on or (None if self.agreed_in else self.on)


class Goal(Record, frozen=True, kw_only=True):
    """A goal keeps its identity while its wording grows.

    `sharers` are those whose consent another wording needs (invariant 22). A goal that was replaced
    or split names its `successors`, and they it. A talk about the team as a whole has a goal
    without an id: its wording is what the talk is about.
    """

    id: Key
    wordings: tuple[Wording, ...]
    status: GoalStatus = "agreed"
    sharers: tuple[Name, ...] = ()
    predecessor: Key = ""
    successors: tuple[Key, ...] = ()
    reason: Text = ""

    @property
    def now(self) -> Wording:
        """The latest wording that was agreed (the first one when none was yet)."""
        agreed = [wording for wording in self.wordings if wording.status == "agreed"]
        return agreed[-1] if agreed else self.wordings[0]

    @property
    def proposed(self) -> tuple[Wording, ...]:
        """The wordings after the present one that wait for consent."""
        return tuple(w for w in self.wordings if w.status == "proposed" and w.n > self.now.n)

    def wording(self, n: int) -> Wording:
        """Wording number `n`, or the present one where that number is not known."""
        return next((wording for wording in self.wordings if wording.n == n), self.now)


class Said(Record, frozen=True, kw_only=True):
    """Something somebody said, with whose word it is and the phase it was said in.

    A withdrawn record stays, struck out, until the close (invariant 25). `audience` is for whom it
    is: the team alone, the leader too, or all.
    """

    id: Key
    text: Text
    by: Name = ""
    at: datetime | None = None
    phase: Key = ""
    withdrawn: bool = False
    audience: Audience = "team"


class Reading(Said, frozen=True, kw_only=True):
    """How one person reads the goal (the article's reasonable interpretation)."""

    goal_wording: int = 1


class Indicator(Said, frozen=True, kw_only=True):
    """By what somebody wants to notice the result. The why matters, not the number.

    A former target may be kept as `once_target`, in words; nothing compares with it. `replaces` is
    the key (`key_of`) of the sign it stands in the place of. `kind` and `origin` are None until
    somebody says so.
    """

    why: Text = ""
    kind: IndicatorKind | None = None
    origin: Origin | None = None
    misses: Text = ""
    once_target: Text = ""
    replaces: Key = ""


class IndicatorChoice(Said, frozen=True, kw_only=True):
    """Whether an earlier sign is still looked at. `about` is its key, `text` the reason."""

    about: Key = ""
    choice: IndicatorOnward = "keep"


class Evidence(Said, frozen=True, kw_only=True):
    """What was seen, heard, read or counted: described, not judged (method.md §2.3).

    `figure` is the number as it was said, with its unit in `unit`. `open_meaning` is true once
    people chose to leave the figure's meaning open, in so many words. While `covered` is true the
    room has not seen the figure: what it expects is asked first.
    """

    kind: EvidenceKind = "observation"
    figure: Text = ""
    unit: Text = ""
    expected: Text = ""
    source: Text = ""
    period: Text = ""
    direction: Direction | None = None
    indicator: Key = ""
    open_meaning: bool = False
    covered: bool = False


class Guess(Said, frozen=True, kw_only=True):
    """What somebody expected of a figure before it was shown; `about` is the evidence's id."""

    about: Key = ""


class Meaning(Said, frozen=True, kw_only=True):
    """What something tells somebody; `about` is an evidence id, or "" for the whole."""

    about: Key = ""
    other: bool = False


class Standing(Said, frozen=True, kw_only=True):
    """Whether what was wanted came closer: a word, with because, by the account-giver."""

    word: StandingWord = "cannot-tell"


class Value(Said, frozen=True, kw_only=True):
    """A value that surfaced, in someone's words, with the moment it showed."""

    moment: Text = ""


class Learned(Said, frozen=True, kw_only=True):
    """What somebody came to see."""


class Stance(Record, frozen=True, kw_only=True):
    """Where somebody stands on a change: the word they chose, and their because.

    `choice` is "" or "behind" for who stands behind it; any other word is no consent.
    """

    name: Name
    choice: Key = ""
    because: Text = ""


class Decision(Said, frozen=True, kw_only=True):
    """What happens with the goal. `text` is the reason; `wording` the new words, if any.

    A goal that is split has the words of each new goal in `parts`. `left` names those who no
    longer share the goal; `apart` are those who do not stand behind it or were not there, `spoke`
    those who said something to it and chose nothing.
    """

    choice: DecisionChoice = "keep"
    wording: Text = ""
    parts: tuple[Text, ...] = ()
    consented_by: tuple[Name, ...] = ()
    left: tuple[Name, ...] = ()
    apart: tuple[Stance, ...] = ()
    spoke: tuple[Name, ...] = ()


class Consent(Said, frozen=True, kw_only=True):
    """Consent given later to a change that was proposed: to which decision (its key), by whom.

    With `dropped` the proposal is taken back, in words. `apart` are those who then said that they do
    not stand behind it, or were not there, `spoke` those who said something and chose nothing.
    """

    about: Key = ""
    names: tuple[Name, ...] = ()
    left: tuple[Name, ...] = ()
    apart: tuple[Stance, ...] = ()
    spoke: tuple[Name, ...] = ()
    dropped: bool = False


class FrameRef(Record, frozen=True, kw_only=True):
    """A frame as it was when an initiative was held against it: which one, and which version."""

    frame: Key
    n: int
    text: Text


class OfLimits(Record, frozen=True, kw_only=True):
    """Whether an initiative stays inside the limits as one voice has it; `touched` are the ids of those it touches."""

    limits: Limits | None = None
    by: Name = ""
    text: Text = ""
    touched: tuple[Key, ...] = ()


class Initiative(Said, frozen=True, kw_only=True):
    """A next step somebody takes up. `by` is the one who took it.

    `asked` is whom it was asked of whose answer is still open: nobody took it up by then. `origin` and `limits` are None until somebody says so. `considered` are the frames in force when
    `limits` was said, `touched` the ids of those it touches, `frames` what was said of it, and `limits_by` who said it where that is not `by`, with `limits_open` true where nobody knows who; what others had of it stands in `limits_beside`.
    """

    origin: Origin | None = None
    at_request_of: Text = ""
    notice: Text = ""
    limits: Limits | None = None
    limits_by: Name = ""
    limits_open: bool = False
    frames: Text = ""
    considered: tuple[FrameRef, ...] = ()
    touched: tuple[Key, ...] = ()
    limits_beside: tuple[OfLimits, ...] = ()
    watch: Text = ""
    stops: Text = ""
    support: Text = ""
    due: date | None = None
    continues: Key = ""
    asked: Name = ""

    @property
    def agreed_in_advance(self) -> bool:
        """True where it stays inside limits that there are, nobody has it otherwise, and it was not imposed (invariant 6)."""
        free = self.limits == "inside" and not self.touched and self.origin != "imposed"
        return free and not self.touches and bool(self.considered)

    @property
    def on_limits(self) -> tuple[OfLimits, ...]:
        """Each voice on whether it stays inside the limits, the one that counts first."""
        whose = self.limits_by or ("" if self.limits_open else self.by)
        counts = OfLimits(limits=self.limits, by=whose, text=self.frames, touched=self.touched)
        return (counts, *self.limits_beside)

    @property
    def touches(self) -> bool:
        """Whether anybody has it touch a limit: plan or limit is talked through then (invariant 7)."""
        return any(one.limits == "touches" for one in self.on_limits)

    @property
    def chose_of_limits(self) -> tuple[tuple[Limits, str, str], ...]:
        """What each chose, with its words and whose they are where others said something too, else whose alone."""
        alone = not self.others_on_limits
        return tuple(
            (one.limits, "" if alone or not one.text else f": {one.text}",
             "" if alone and one.by == self.by else one.by)
            for one in self.on_limits if one.limits
        )  # fmt: skip

    @property
    def others_on_limits(self) -> bool:
        """Whether others than who takes it up said something of the limits beside the word that counts."""
        return any(one.by != self.by for one in self.limits_beside)

    @property
    def limits_differ(self) -> bool:
        """Whether one has it stay inside the limits and another has it touch one."""
        return len({one.limits for one in self.on_limits if one.limits}) > 1


class LookedBack(Record, frozen=True, kw_only=True):
    """An earlier initiative as it was taken, and what was said of it this time.

    `meeting` and `taken` tell where and when it was taken, `goal_wording` under which wording, and
    `words` what that wording was.
    """

    initiative: Initiative
    meeting: Key
    taken: date | None = None
    goal_wording: int = 1
    words: Text = ""
    happened: Text = ""
    means: Text = ""
    onward: Onward | None = None
    because: Text = ""
    audience: Audience = "team"


class Remark(Said, frozen=True, kw_only=True):
    """An answer to a question that has no field of its own; `question` is what was asked."""

    slot: Key = ""
    question: Words | None = None
    about: Key = ""


class Skipped(Record, frozen=True, kw_only=True):
    """What a phase asked for and did not get; kept on record, with the reason if one was given."""

    phase: Key
    slot: Key
    reason: Text = ""


class Phase(Record, frozen=True, kw_only=True):
    """A phase as this talk goes through it: `minutes` planned, `more` given since, `seconds` spent.

    `segment` is the number of the goal it is about, in a talk about several.
    """

    id: Key
    kind: PhaseKind
    title: Words
    minutes: int
    seconds: float = 0.0
    more: int = 0
    visited: bool = False
    segment: int = 0


class NextTalk(Record, frozen=True, kw_only=True):
    """When and with whom the account will be given.

    `words` are what was said of it, whole, where that tells more than a day and names: the hour, the
    place. `people` may be wanted there who are not at the table now.
    """

    on: date | None = None
    people: tuple[Name, ...] = ()
    words: Text = ""


def key_of(talk_id: str, said_id: str) -> str:
    """By what a record is known in other talks: the talk it was said in, and its id there."""
    return f"{talk_id}:{said_id}"
