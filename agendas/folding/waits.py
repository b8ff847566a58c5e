"""What waits for a talk, as Home and `vertel due` say it: no score, only what comes next.

Goals with initiatives, plans that touch a limit, changes that want consent, limits to look at again.
"""

from collections.abc import Iterator
from datetime import date, time
from typing import Literal

from agendas.records.said import Initiative, Record, Words
from agendas.records.state import GoalState, PlannedTalk, State, TeamState, Waiting
from agendas.records.vocabulary import LIMITS, NO_LONGER_SERVES

WaitKind = Literal[
    "talk", "first-talk", "criterion", "plan-or-frame", "team-talk", "frame", "agreement"
]

PLAN_OR_FRAME = Words(nl="raakt een grens: plan of grens", en="touches a limit: plan or limit")
FIRST_TALK = Words(nl="nog geen gesprek", en="no talk yet")
CONSENT = Words(nl="voorstel wacht op instemming", en="a proposal waits for consent")
LOOK_AGAIN = Words(nl="grens om opnieuw te bekijken", en="limit to look at again")
ENDED = Words(nl="de verantwoordingsafspraak liep af", en="the account agreement ended")
TEAM_TALK = Words(nl="gesprek van het team", en="the team's talk")


class Wait(Record, frozen=True, kw_only=True):
    """Something that waits: since or for which day, on which goal, and the agenda that takes it up.

    `at` is the hour, where one was said; `talk` the day of the talk that was agreed on, where something is told about before; `waiting` are the initiatives to be told about, `remark` what else is to be known.
    """

    kind: WaitKind
    agenda: str
    subject: str
    goal: str = ""
    team: str = ""
    on: date | None = None
    at: time | None = None
    talk: date | None = None
    waiting: tuple[Waiting, ...] = ()
    remark: Words | None = None

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives to be told about."""
        return tuple(waiting.initiative for waiting in self.waiting)


def waits(state: State, today: date) -> tuple[Wait, ...]:
    """Everything that waits, the longest first; what has no day comes last."""
    found = [wait for goal in state.goals.values() for wait in _of_goal(goal)]
    found += [wait for team in state.teams.values() for wait in _of_team(team, today)]
    return tuple(sorted(found, key=lambda w: (w.on or date.max, w.subject)))


def bare(state: State) -> State:
    """Of a state what Home shows, on whatever day: the goals that wait, and the teams."""
    goals = {key: _bare(goal) for key, goal in state.goals.items() if any(_of_goal(goal))}
    teams = {
        key: TeamState(
            name=team.name,
            frames=team.frames,
            agreement=team.agreement,
            starting_points=team.starting_points,
            planned=tuple(talk for talk in team.planned if talk.open),
        )
        for key, team in state.teams.items()
    }
    return State(goals=goals, teams=teams)


def _bare(state: GoalState) -> GoalState:
    days = {waiting.initiative.due for waiting in state.waiting}
    return GoalState(
        goal=state.goal,
        team=state.team,
        waiting=state.waiting,
        last_talk=state.last_talk,
        talks=state.talks,
        pending=state.pending,
        criteria=state.criteria,
        planned=tuple(talk for talk in state.planned if talk.open or talk.over & days),
    )


def _of_goal(state: GoalState) -> Iterator[Wait]:
    goal = state.goal
    if not state.shared:
        return  # its first talk is unfinished, or it is only in somebody's check-in
    touching = {(w.meeting, w.initiative.id) for w in state.touching}
    for item in state.touching:
        yield Wait(
            kind="plan-or-frame", agenda="plan-or-frame", subject=goal.now.text, goal=goal.id,
            team=state.team, on=item.taken, waiting=(item,), remark=_plan_or_frame(item.initiative),
        )  # fmt: skip
    for remark in state.criteria:
        yield Wait(
            kind="criterion", agenda="criterion", subject=remark.text, goal=goal.id,
            team=state.team, remark=NO_LONGER_SERVES,
        )  # fmt: skip
    rest = tuple(w for w in state.waiting if (w.meeting, w.initiative.id) not in touching)
    if not state.alive and not rest:
        return
    agenda = "goal-dialogue" if goal.status == "brought-in" else "accountability"
    if state.alive and not state.talks and not rest:
        yield Wait(
            kind="first-talk", agenda=agenda, subject=goal.now.text, goal=goal.id,
            team=state.team, on=state.next_talk, at=_hour(state.planned), remark=FIRST_TALK,
        )  # fmt: skip
    elif rest or state.next_talk or state.pending:
        yield Wait(
            kind="talk", agenda=agenda, subject=goal.now.text, goal=goal.id,
            team=state.team, on=state.due, waiting=_by_day(rest, state.due),
            at=_hour(state.planned) if state.due == state.next_talk else None,
            talk=state.next_talk if state.due != state.next_talk else None,
            remark=CONSENT if state.pending else None,
        )  # fmt: skip


def _plan_or_frame(taken: Initiative) -> Words:
    """That something touches a limit; where not all have it so, who has it how."""
    if not taken.limits_differ:
        return PLAN_OR_FRAME
    each = [(one.by, LIMITS[one.limits]) for one in taken.on_limits if one.limits]
    nl, en = (
        "; ".join(": ".join(filter(None, (by, word[language]))) for by, word in each)
        for language in ("nl", "en")
    )
    return Words(nl=nl, en=en)


def _by_day(waiting: tuple[Waiting, ...], on: date | None) -> tuple[Waiting, ...]:
    """What is to be told about, the earliest first and what has no day last; a day that is over counts as `on`."""

    def day(one: Waiting) -> date:
        return max(one.initiative.due or date.max, on or date.min)

    return tuple(sorted(waiting, key=day))


def _hour(planned: tuple[PlannedTalk, ...]) -> time | None:
    return next((talk.at for talk in reversed(planned) if talk.open), None)


def _of_team(team: TeamState, today: date) -> Iterator[Wait]:
    if team.next_talk:
        yield Wait(
            kind="team-talk", agenda="review", subject=team.name, team=team.name,
            on=team.next_talk, at=_hour(team.planned), remark=TEAM_TALK,
        )  # fmt: skip
    for frame in team.in_force(today):
        if frame.review_on and frame.review_on <= today:
            yield Wait(
                kind="frame", agenda="frames", subject=frame.text, team=team.name,
                on=frame.review_on, remark=LOOK_AGAIN,
            )  # fmt: skip
    until = team.agreement.valid_to if team.agreement else None
    if until and until < today:
        yield Wait(
            kind="agreement", agenda="agreement", subject=team.name, team=team.name, on=until,
            remark=ENDED,
        )  # fmt: skip
