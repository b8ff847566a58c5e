"""What the talks so far left: every goal and every team as a value that spans talks."""

from datetime import date, datetime, time

from agendas.records.agreements import (
    AccountAgreement,
    Frame,
    Moved,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.said import (
    Decision,
    Goal,
    Indicator,
    Initiative,
    Meaning,
    Person,
    Reading,
    Record,
    Remark,
)
from agendas.strings import Name


class OwnDay(Record, frozen=True, kw_only=True):
    """The day on which one of several who take something up tells about it."""

    by: Name
    on: date


class Waiting(Record, frozen=True, kw_only=True):
    """An initiative that waits for its talk: as it was taken, when, and under which wording.

    `words` is that wording; `goal_wording` its number, while the goal is still the same. The day it is
    told about is `open_day`: words were said of it, and nobody made them clear. `days` are those of
    each who takes it up, the earliest first, where they are not all on one.
    """

    initiative: Initiative
    meeting: str
    taken: date
    goal_wording: int
    words: str = ""
    open_day: bool = False
    days: tuple[OwnDay, ...] = ()


class PlannedTalk(Record, frozen=True, kw_only=True):
    """A talk that was agreed on: for which day and hour, in which talk, and what became of it.

    One that was held has the id of that talk; one that was put on another day, or called
    off (`on` is then None), keeps when it was and why (invariant: a miss is visible, not punished).
    `of_step` is true where nobody said the day of the talk itself: it is one of what somebody took up.
    """

    on: date | None
    planned_in: str
    at: time | None = None
    of_step: bool = False
    goal: str = ""
    people: tuple[str, ...] = ()
    held_as: str = ""
    held_on: date | None = None
    moved: tuple[Moved, ...] = ()

    @property
    def open(self) -> bool:
        """True while it waits to be held."""
        return not self.held_as and self.on is not None

    @property
    def over(self) -> frozenset[date]:
        """The days on which it is not to be held any more."""
        days = {moved.was for moved in self.moved} | ({self.on} if self.held_as else set())
        return frozenset(day for day in days if day)


class GoalState(Record, frozen=True, kw_only=True):
    """A goal as the talks so far left it.

    `readings` and `indicators` are each person's that hold now, `others` the readings of facts that
    stood beside the account-giver's in the last talk, `pending` the changes that wait for consent,
    `criteria` what people said no longer serves the goal and was not talked over yet, `lines` what a
    plan said of signs and initiatives for it. Ids are keys (`meeting.key_of`).
    """

    goal: Goal
    team: str = ""
    waiting: tuple[Waiting, ...] = ()
    last_talk: datetime | None = None
    account_giver: str = ""
    people: tuple[Person, ...] = ()
    talks: int = 0
    readings: tuple[Reading, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    others: tuple[Meaning, ...] = ()
    pending: tuple[Decision, ...] = ()
    criteria: tuple[Remark, ...] = ()
    planned: tuple[PlannedTalk, ...] = ()
    lines: tuple[PlanLine, ...] = ()

    @property
    def alive(self) -> bool:
        """True while the goal is worked on: not replaced, split, set aside or let go."""
        return self.goal.status in ("agreed", "brought-in")

    @property
    def shared(self) -> bool:
        """True once a talk was closed on it, or it came of one; a check-in alone shares nothing."""
        return bool(self.talks or self.goal.sharers)

    @property
    def next_talk(self) -> date | None:
        """The day of the talk that was agreed on and not held yet."""
        return next((talk.on for talk in reversed(self.planned) if talk.open), None)

    @property
    def due(self) -> date | None:
        """The day account of it is due: of the next talk agreed on, or of an initiative that is told about before.

        A day on which a talk was held, or that was put off, is none any more.
        """
        days = [w.initiative.due for w in self.waiting if w.initiative.due]
        if not self.next_talk:
            return min(days, default=None)
        over = {day for talk in self.planned for day in talk.over}
        told = self.last_talk.date() if self.last_talk else date.min
        return min([self.next_talk, *(day for day in days if day > told and day not in over)])

    @property
    def touching(self) -> tuple[Waiting, ...]:
        """The initiatives that touch a frame: a talk about plan or frame is open (invariant 7)."""
        return tuple(w for w in self.waiting if w.initiative.touches)


class TeamState(Record, frozen=True, kw_only=True):
    """What a team has agreed on, as its talks so far left it. `frames` holds every version."""

    name: str = ""
    people: tuple[Person, ...] = ()
    frames: tuple[Frame, ...] = ()
    agreement: AccountAgreement | None = None
    starting_points: tuple[StartingPoint, ...] = ()
    rhythm: Rhythm | None = None
    planned: tuple[PlannedTalk, ...] = ()
    reviewed: datetime | None = None
    last_talk: datetime | None = None

    def in_force(self, on: date) -> tuple[Frame, ...]:
        """The limits that hold on a day, each in its latest version."""
        latest = {frame.frame: frame for frame in self.frames}
        return tuple(frame for frame in latest.values() if frame.in_force(on))

    @property
    def next_talk(self) -> date | None:
        """The day of the team's own talk that was agreed on and not held yet."""
        return next((talk.on for talk in reversed(self.planned) if talk.open), None)


class State(Record, frozen=True, kw_only=True):
    """Everything that spans talks: goals by their ids, teams by their names in small letters."""

    goals: dict[str, GoalState] = {}
    teams: dict[str, TeamState] = {}

    def team(self, name: str) -> TeamState:
        """A team by its name; an empty one when nothing was said of it yet."""
        return self.teams.get(name.casefold(), TeamState(name=name))

    def keepers(self, goal: GoalState) -> tuple[Person, ...]:
        """Who keep the limits that initiatives on a goal touch (method.md §4.1, Frame's owner).

        A talk about plan or limit is with them: nobody else can say that the limit moves.
        """
        team = self.team(goal.team)
        voices = (voice for waiting in goal.touching for voice in waiting.initiative.on_limits)
        touched = {frame for voice in voices for frame in voice.touched}
        owners = {frame.frame: frame.owner for frame in team.frames if frame.owner}
        names = dict.fromkeys(owners[frame] for frame in owners if frame in touched)
        known = {person.name: person for person in (*team.people, *goal.people)}
        return tuple(known.get(name) or Person(name=name) for name in names)

    def goals_in(self, team: str) -> tuple[GoalState, ...]:
        """The goals a team works on, longest not talked about first."""
        low = team.casefold()
        mine = [g for g in self.goals.values() if g.team.casefold() == low and g.alive and g.shared]
        return tuple(sorted(mine, key=lambda g: (_moment(g), g.goal.id)))


def _moment(state: GoalState) -> float:
    return state.last_talk.timestamp() if state.last_talk else 0.0
