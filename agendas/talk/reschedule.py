"""A planned talk put on another day, or called off: a small talk of its own, with the reason.

It is not punished and not forgotten; the cycle review reads it back (method.md §3.6).
"""

from datetime import date, datetime

from agendas.agenda import builtin
from agendas.conduct.at_close import closed
from agendas.errors import N_, TalkError
from agendas.lines.edit import change
from agendas.lines.talk import Day, Line, Talk
from agendas.records.agreements import Laid
from agendas.records.state import State
from agendas.text import kept


def moved_talk(
    opened: Talk, whole: State, goal: str, to: date | None, why: str, by: str, at: datetime
) -> Talk:
    """The planning talk `opened`, closed, with the planned talk on `goal` moved to day `to`.

    `goal` is a goal's id, or "" for the team's own talk; `to` None calls it off. Raises
    `TalkError` where no talk is planned, or no reason was given.
    """
    state = whole.goals.get(goal)
    was = state.next_talk if state else whole.team(opened.team).next_talk
    if was is None:
        raise TalkError(N_("No talk is planned there, so there is none to move."))
    if not kept(why):
        raise TalkError(N_("Why is it another day? A few words; the cycle review reads them back."))
    line = Line(id="1", text=kept(why), by=(by,) if by else (), at=at, phase=opened.phase.id,
                kind="moved talk", about=goal, value=Day(on=to, was=was))  # fmt: skip
    of = (
        Laid(phase=opened.phase.id, text=state.goal.now.text, of_goal=state.goal.now.text)
        if state
        else None
    )
    told = change(opened, lines=(line,), counter=1, laid_out=(of,) if of else ())
    return closed(told, builtin(opened.agenda), at)
