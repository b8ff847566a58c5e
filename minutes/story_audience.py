"""A goal's story for somebody outside the team: only what was said for them, and a line that says so.

The filter is that of the minutes (`minutes.audience`): a line is for the team unless it was marked
otherwise. The goal stays in its agreed words, with who it is for and the days of its talks; reasons
and words that were only proposed go with the decision, and why a talk was put off with the team.
"""

from collections.abc import Iterable

import msgspec

from agendas.folding.story import Story, story_of
from agendas.records.meeting import Meeting, change
from agendas.records.said import Goal, LookedBack
from agendas.records.segment import Segment
from agendas.records.state import GoalState
from minutes import Reader
from minutes.audience import SEES, lines_for, marked_for, wording_for


def story_for(goal_id: str, meetings: Iterable[Meeting], reader: Reader) -> Story | None:
    """The story of a goal as `reader` may hear it; None when no closed talk knows the goal."""
    listed = tuple(meetings)
    whole = story_of(goal_id, listed)
    if whole is None or reader == "team":
        return whole
    told = story_of(goal_id, [_seen(meeting, reader) for meeting in listed]) or Story(
        state=whole.state, talks=whole.talks
    )
    decided = {(meeting.id, text) for meeting, text in _decisions(listed, reader)}
    goal = whole.state.goal
    kept = [w for w in goal.wordings if w.status == "agreed" or (w.meeting, w.text) in decided]
    wordings = tuple(
        wording_for(w, told=(w.meeting, w.text) in decided) for w in kept or goal.wordings[:1]
    )
    state = GoalState(
        goal=Goal(id=goal.id, wordings=wordings, status=goal.status), team=whole.state.team
    )
    return msgspec.structs.replace(told, state=state, wordings=wordings, planned=())


def _decisions(meetings: Iterable[Meeting], reader: Reader) -> Iterable[tuple[Meeting, str]]:
    for meeting in meetings:
        for segment in meeting.segments:
            for decision in marked_for(segment.decisions, reader):
                yield meeting, decision.wording


def _seen(meeting: Meeting, reader: Reader) -> Meeting:
    """The talk with only what is for `reader`; ids stay, so that one talk finds the other."""
    return change(
        meeting, segments=tuple(_segment(segment, reader) for segment in meeting.segments)
    )


def _segment(segment: Segment, reader: Reader) -> Segment:
    backs = tuple(_back(back, reader) for back in segment.looked_back)
    return msgspec.structs.replace(segment, looked_back=backs, **lines_for(segment, reader))


def _back(back: LookedBack, reader: Reader) -> LookedBack:
    if back.audience in SEES[reader]:
        return back
    return msgspec.structs.replace(back, happened="", means="", onward=None, because="")
