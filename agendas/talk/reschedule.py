"""A planned talk put on another day, or called off: a small talk of its own, with the reason.

It is not punished and not forgotten; the cycle review reads it back (method.md §3.6).
"""

from datetime import date, datetime

from agendas.errors import N_, MeetingError
from agendas.records.agreements import Moved
from agendas.records.meeting import Meeting, add
from agendas.records.state import State
from agendas.talk.close import close
from agendas.text import kept


def moved_talk(
    opened: Meeting, whole: State, goal: str, to: date | None, why: str, by: str, at: datetime
) -> Meeting:
    """The planning talk `opened`, closed, with the planned talk on `goal` moved to day `to`.

    `goal` is a goal's id, or "" for the team's own talk; `to` None calls it off. Raises
    `MeetingError` where no talk is planned, or no reason was given.
    """
    state = whole.goals.get(goal)
    was = state.next_talk if state else whole.team(opened.team).next_talk
    if was is None:
        raise MeetingError(N_("No talk is planned there, so there is none to move."))
    if not kept(why):
        raise MeetingError(
            N_("Why is it another day? A few words; the cycle review reads them back.")
        )
    item = Moved(id="", text=why, by=by, at=at, phase=opened.phase.id, goal=goal, was=was, to=to)
    return close(add(opened, "moves", item), at)
