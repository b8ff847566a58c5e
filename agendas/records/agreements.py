"""What a team agrees on, beside its goals: limits, giving account, starting points, rhythm.

A frame says what must not happen (method.md §1.2, pillar 2); it is never a recipe.
"""

from datetime import date
from typing import Literal

from agendas.records.said import Record, Said, Words
from agendas.strings import Key, Name, Text

FrameKind = Literal["money", "shared-way", "agreement", "law-safety"]
FrameOnward = Literal["stays", "changes", "lapses"]
Exit = Literal["keep", "reword", "to-frame", "to-indicator", "to-initiative", "leave"]


class Frame(Said, frozen=True, kw_only=True):
    """One version of a limit: `text` is the limit, `prevents` what must not happen.

    `frame` is the id it keeps through its versions, `n` the version. It holds from `valid_from` up
    to and including `valid_to` (None: until it is changed). `recipe` is what was said when its
    words seemed to prescribe.
    """

    frame: Key = ""
    n: int = 1
    kind: FrameKind | None = None
    prevents: Text = ""
    owner: Name = ""
    valid_from: date | None = None
    valid_to: date | None = None
    review_on: date | None = None
    recipe: Text = ""
    meeting: Key = ""

    def in_force(self, on: date) -> bool:
        """True on a day on which the limit holds."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


class FrameChoice(Said, frozen=True, kw_only=True):
    """What becomes of an earlier frame: `about` is its id, `text` the reason."""

    about: Key = ""
    choice: FrameOnward = "stays"


class WhoTells(Said, frozen=True, kw_only=True):
    """Who gives account to whom (`text`), how often, in which form, and what notes are for."""

    rhythm: Text = ""
    form: Text = ""
    use_of_notes: Text = ""


class AccountAgreement(WhoTells, frozen=True, kw_only=True):
    """The agreement on giving account; what was said of it beside its first sentence is in `others`."""

    valid_to: date | None = None
    meeting: Key = ""
    others: tuple[WhoTells, ...] = ()


class StartingPoint(Said, frozen=True, kw_only=True):
    """Something the organisation stands for, in its own words; `meeting` where it was worded."""

    meeting: Key = ""
    since: date | None = None


class Rhythm(Said, frozen=True, kw_only=True):
    """How often the team talks, in words; `weeks` where they name a number of weeks."""

    weeks: int | None = None


class Moved(Said, frozen=True, kw_only=True):
    """A planned talk on another day (or on none): on which goal, from when, to when, and why."""

    goal: Key = ""
    was: date | None = None
    to: date | None = None


class PlanLine(Said, frozen=True, kw_only=True):
    """A line of what came to the team, in its original wording, and where it found its place.

    `became` are the words it has there.
    """

    exit: Exit | None = None
    became: Text = ""
    goal: Key = ""


class Laid(Record, frozen=True, kw_only=True):
    """Something of earlier talks, laid on the table in a phase: what it is, and in whose words.

    `of_goal` are the words of the goal it is about; `before` what it came in the place of, `because` why, or
    the moment it showed; `to` the day that came for `on`, `kept_by` who keeps a limit.
    """

    phase: Key
    head: Words | None = None
    text: Text = ""
    by: Name = ""
    on: date | None = None
    of_goal: Text = ""
    before: Text = ""
    because: Text = ""
    to: date | None = None
    kept_by: Name = ""

    @property
    def shown(self) -> str:
        """Its words on one line: "who stays (31 did)"."""
        return (
            f"{self.text} ({self.because})"
            if self.text and self.because
            else self.text or self.because
        )


class Agreed(Record, frozen=True, kw_only=True):
    """What the team had agreed on when a talk began, as it is shown there (invariant 21)."""

    frames: tuple[Frame, ...] = ()
    agreement: AccountAgreement | None = None
    starting_points: tuple[StartingPoint, ...] = ()
    rhythm: Rhythm | None = None
