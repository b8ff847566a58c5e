"""The limits that hold on the day of a talk, those that were set in it included (method.md §3.2)."""

from agendas.came_to.counting import TalkLines
from agendas.came_to.limits import limits, limits_onward
from agendas.records.said import FrameRef


def limits_in_force(lines: TalkLines) -> tuple[FrameRef, ...]:
    """The limits in force, each with the number of its version, as initiatives are held against them."""
    today = lines.talk.started.date()
    ended = {c.about for c in limits_onward(lines) if c.choice == "lapses"}
    latest = {f.frame: f for f in (*lines.talk.agreed.frames, *limits(lines))}
    return tuple(
        FrameRef(frame=f.frame, n=f.n, text=f.text)
        for f in latest.values()
        if f.in_force(today) and f.frame not in ended
    )
