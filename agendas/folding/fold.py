"""From earlier talks to now: every goal and every team as a fold over talks in order of time.

Check-ins decide nothing shared and leave the cycle where it is (invariant 20). The order in which
talks arrive does not matter; `after` goes one talk further.
"""

from collections.abc import Iterable

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.wordings import became
from agendas.came_to.next_talks import moves
from agendas.folding.goals import goal_after, moved, unfinished, with_new_goals
from agendas.folding.teams import team_after
from agendas.lines.talk import Talk
from agendas.records.state import State


def in_order(talks: Iterable[Talk]) -> list[Talk]:
    """Talks in order of time; ids, not the clock, settle those of the same moment."""
    return sorted(talks, key=lambda talk: (talk.started, talk.id))


def state_of(talks: Iterable[Talk]) -> State:
    """The state after these talks; the order in which they are given does not matter."""
    return further(State(), in_order(talks))


def after(state: State, talk: Talk) -> State:
    """The state one talk later; `talk` is the next in order of time."""
    return further(state, (talk,))


def further(state: State, talks: Iterable[Talk]) -> State:
    """The state these talks later; they are the next ones, in order of time."""
    found = State(goals=dict(state.goals), teams=dict(state.teams))
    for talk in talks:
        _go_on(found, talk)
    return found


def _go_on(state: State, talk: Talk) -> None:
    """Put what a talk changes in a state that nobody else has yet."""
    goals, team = state.goals, _team(state, talk)
    if talk.private or talk.ended is None:
        for one in talk.passes:
            if one.goal and one.chosen:
                goals[one.goal] = unfinished(goals.get(one.goal), talk, one, team)
        return
    lines = TalkLines(talk)
    left = [became(lines, place) for place in range(len(talk.passes))]
    for place, one in enumerate(talk.passes):
        if one.goal and one.chosen:
            goals[one.goal] = goal_after(goals.get(one.goal), lines, place, team, left[place])
    for place, made in enumerate(left):
        with_new_goals(goals, lines, place, team, made.new_goals)
    state.teams[team.casefold()] = team_after(state.team(team), lines)
    for item in moves(lines):
        if goal := goals.get(item.goal):
            goals[item.goal] = msgspec.structs.replace(goal, planned=moved(goal.planned, item))


def _team(state: State, talk: Talk) -> str:
    if talk.team:
        return talk.team
    known = (state.goals.get(one.goal) for one in talk.passes)
    return next((goal.team for goal in known if goal and goal.team), "")
