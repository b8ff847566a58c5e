"""From earlier talks to now: every goal and every team as a fold over talks in order of time.

Check-ins decide nothing shared and leave the cycle where it is (invariant 20). The order in which
talks arrive does not matter; `after` goes one talk further.
"""

from collections.abc import Iterable

import msgspec

from agendas.folding.goals import goal_after, moved, with_new_goals
from agendas.folding.teams import team_after
from agendas.records.meeting import Meeting
from agendas.records.state import GoalState, State


def in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Talks in order of time; ids, not the clock, settle those of the same moment."""
    return sorted(meetings, key=lambda m: (m.started, m.id))


def state_of(meetings: Iterable[Meeting]) -> State:
    """The state after these talks; the order in which they are given does not matter."""
    return further(State(), in_order(meetings))


def goals_of(meetings: Iterable[Meeting]) -> dict[str, GoalState]:
    """Every goal by its id, as `state_of` has it."""
    return state_of(meetings).goals


def after(state: State, meeting: Meeting) -> State:
    """The state one talk later; `meeting` is the next in order of time."""
    return further(state, (meeting,))


def further(state: State, meetings: Iterable[Meeting]) -> State:
    """The state these talks later; they are the next ones, in order of time."""
    found = State(goals=dict(state.goals), teams=dict(state.teams))
    for meeting in meetings:
        _go_on(found, meeting)
    return found


def _go_on(state: State, meeting: Meeting) -> None:
    """Put what a talk changes in a state that nobody else has yet."""
    goals, team = state.goals, _team(state, meeting)
    for segment in meeting.segments:
        if segment.goal.id and segment.chosen:
            before = goals.get(segment.goal.id)
            goals[segment.goal.id] = goal_after(before, meeting, segment, team)
    if meeting.private or meeting.ended is None:
        return
    with_new_goals(goals, meeting, team)
    state.teams[team.casefold()] = team_after(state.team(team), meeting)
    _move(goals, meeting)


def _team(state: State, meeting: Meeting) -> str:
    if meeting.team:
        return meeting.team
    known = (state.goals.get(s.goal.id) for s in meeting.segments)
    return next((g.team for g in known if g and g.team), "")


def _move(goals: dict[str, GoalState], meeting: Meeting) -> None:
    for item in meeting.moves:
        if not item.withdrawn and (goal := goals.get(item.goal)):
            goals[item.goal] = msgspec.structs.replace(goal, planned=moved(goal.planned, item))
