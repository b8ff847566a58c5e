"""One goal's way through a talk, and what it brings along from earlier ones."""

from agendas.records.said import (
    Consent,
    Decision,
    Evidence,
    Goal,
    GoalStatus,
    Guess,
    Indicator,
    IndicatorChoice,
    Initiative,
    Learned,
    LookedBack,
    Meaning,
    NextTalk,
    Reading,
    Record,
    Remark,
    Skipped,
    Standing,
    Value,
)
from agendas.strings import Name


class Brought(Record, frozen=True, kw_only=True):
    """What earlier talks on the goal left, as it stood when this talk began.

    It is shown and asked after; nothing of it counts as said in this talk. `others` are the
    readings of facts that stood beside the account-giver's last time; `pending` the changes of the
    goal that wait for somebody's consent, `status` what the goal was when it came in. The id of each is its key (`meeting.key_of`).
    """

    readings: tuple[Reading, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    others: tuple[Meaning, ...] = ()
    pending: tuple[Decision, ...] = ()
    status: GoalStatus = "agreed"


class Segment(Record, frozen=True, kw_only=True):
    """One goal's way through the phases (method.md §4.1).

    `goal` is the goal as it was known when the talk began; `agreed` the number of the wording
    under which the opening initiative was taken. `new_goals` are those that came of replacing or
    splitting it. In a talk about several goals `chosen` tells whether this one is talked through, and
    `next_talk` when this one is talked about again.
    """

    goal: Goal
    agreed: int = 1
    account_giver: Name = ""
    chosen: bool = True
    brought: Brought = Brought()
    looked_back: tuple[LookedBack, ...] = ()
    readings: tuple[Reading, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    indicator_choices: tuple[IndicatorChoice, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    guesses: tuple[Guess, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    standings: tuple[Standing, ...] = ()
    values: tuple[Value, ...] = ()
    decisions: tuple[Decision, ...] = ()
    consents: tuple[Consent, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    learned: tuple[Learned, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    new_goals: tuple[Goal, ...] = ()
    next_talk: NextTalk = NextTalk()
