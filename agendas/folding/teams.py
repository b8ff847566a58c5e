"""One talk further for a team: limits, account agreement, starting points, rhythm."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from agendas.came_to.agreed import agreement, rhythm, starting_points
from agendas.came_to.counting import TalkLines
from agendas.came_to.limits import limits, limits_onward
from agendas.came_to.next_talks import moves, next_talk
from agendas.folding.goals import agreed, as_agreed, moved, took_place
from agendas.records.agreements import Frame
from agendas.records.state import PlannedTalk, TeamState


def team_after(before: TeamState, lines: TalkLines) -> TeamState:
    """The team one closed talk later."""
    talk = lines.talk
    return msgspec.structs.replace(
        before,
        name=talk.team or before.name,
        people=talk.members or before.people,
        frames=_frames(before, lines),
        agreement=agreement(lines) or before.agreement,
        starting_points=(*before.starting_points, *starting_points(lines)),
        rhythm=rhythm(lines) or before.rhythm,
        planned=_planned(before, lines),
        reviewed=talk.started if talk.kind == "review" else before.reviewed,
        last_talk=talk.started,
    )


def _frames(before: TeamState, lines: TalkLines) -> tuple[Frame, ...]:
    """Every version there was, counted on; one that follows another ends the day before it begins.

    Two that were made apart from each other, in talks that did not know of one another, both stand.
    """
    new, choices = limits(lines), limits_onward(lines)
    if not new and not choices:
        return before.frames
    on = lines.talk.started.date()
    gone = {frame.frame for frame in new} | {c.about for c in choices if c.choice == "lapses"}
    ended = tuple(
        msgspec.structs.replace(frame, valid_to=on - timedelta(days=1))
        if frame.frame in gone and frame.valid_to is None
        else frame
        for frame in before.frames
    )
    return (*ended, *_counted(before.frames, new))


def _counted(known: tuple[Frame, ...], new: tuple[Frame, ...]) -> Iterator[Frame]:
    numbers = {frame.frame: frame.n for frame in known}
    for frame in new:
        n = max(frame.n, numbers.get(frame.frame, 0) + 1)
        numbers[frame.frame] = n
        yield frame if n == frame.n else msgspec.structs.replace(frame, n=n)


def _planned(before: TeamState, lines: TalkLines) -> tuple[PlannedTalk, ...]:
    planned, talk = before.planned, lines.talk
    if not talk.passes[0].goal and talk.kind not in ("planning", "goals"):
        planned = took_place(planned, talk)
        following = next_talk(lines, 0)
        if following.on:
            planned = agreed(planned, as_agreed(following, talk))
    for item in moves(lines):
        planned = planned if item.goal else moved(planned, item)
    return planned
