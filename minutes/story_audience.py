"""A goal's story for somebody outside the team: only what was said for them, and a line that says so.

The filter is that of the minutes (`minutes.audience`): a line is for the team unless it was marked
otherwise. The goal stays in its agreed words, with who it is for and the days of its talks; reasons
and words that were only proposed go with the decision, and why a talk was put off with the team.
"""

from collections.abc import Iterable

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.folding.story import Story, story_of
from agendas.lines.from_records import Told, as_talk
from agendas.records.said import Goal
from agendas.records.state import GoalState
from minutes import Reader
from minutes.audience import lines_for, wording_for


def story_for(goal_id: str, talks: Iterable[Told], reader: Reader) -> Story | None:
    """The story of a goal as `reader` may hear it; None when no closed talk knows the goal."""
    listed = tuple(map(as_talk, talks))
    whole = story_of(goal_id, listed)
    if whole is None or reader == "team":
        return whole
    seen = [
        msgspec.structs.replace(talk, lines=tuple(lines_for(TalkLines(talk), reader)))
        for talk in listed
    ]
    told = story_of(goal_id, seen) or Story(
        state=whole.state, talks=whole.talks, titles=whole.titles
    )
    words = {(talk.id, line.text) for talk in seen for line in talk.lines if line.kind == "wording"}
    goal = whole.state.goal
    kept = [w for w in goal.wordings if w.status == "agreed" or (w.meeting, w.text) in words]
    wordings = tuple(
        wording_for(w, told=(w.meeting, w.text) in words) for w in kept or goal.wordings[:1]
    )
    state = GoalState(
        goal=Goal(id=goal.id, wordings=wordings, status=goal.status), team=whole.state.team
    )
    return msgspec.structs.replace(told, state=state, wordings=wordings, planned=())
