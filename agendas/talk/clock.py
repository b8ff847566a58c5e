"""The soft clock of a talk: what is left, ahead or behind, and whether interpretation keeps its share.

It warns and never cuts off (method.md §2). All times are seconds, `extra` those that passed since
the talk's own time was last noted. Time used is on record; it is no score.
"""

from typing import Literal

import msgspec

from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Phase, Record

Tone = Literal["calm", "nearing", "last", "over"]
NEARING, LAST = 0.20, 0.05  # of a phase's time that is left


class Clock(Record, frozen=True, kw_only=True):
    """How the time stands: `left` in this phase (below 0 when over), `talk_left` in the whole talk.

    `ahead` is above 0 when the talk is ahead of its plan and below 0 when it is behind.
    `for_meaning` is what is left for interpretation while evidence takes of its share, else None.
    """

    left: float
    planned: float
    talk_left: float
    ahead: float
    tone: Tone
    for_meaning: float | None = None


def clock(talk: Talk, extra: float = 0.0) -> Clock | None:
    """How the time stands now; None in a phase that has no time planned."""
    phase = talk.phase
    if not phase.minutes:
        return None
    planned = time_of(phase)
    used = phase.seconds + extra
    elapsed = sum(p.seconds for p in talk.phases) + extra
    talk_left = talk.minutes * 60 - elapsed
    return Clock(
        left=planned - used,
        planned=planned,
        talk_left=talk_left,
        ahead=_should_be_at(talk, extra) - elapsed,
        tone=_tone(planned - used, planned),
        for_meaning=_for_meaning(talk, used, talk_left),
    )


def time_of(phase: Phase) -> float:
    """The time a phase has: what was planned, and what it was given since."""
    return (phase.minutes + phase.more) * 60.0


def give_more(talk: Talk, minutes: int) -> Talk:
    """The talk with this many minutes more for its present phase."""
    phases = tuple(
        msgspec.structs.replace(phase, more=phase.more + minutes) if place == talk.at else phase
        for place, phase in enumerate(talk.phases)
    )
    return change(talk, phases=phases)


def _tone(left: float, planned: float) -> Tone:
    if left < 0:
        return "over"
    if left <= planned * LAST:
        return "last"
    return "nearing" if left <= planned * NEARING else "calm"


def _should_be_at(talk: Talk, extra: float) -> float:
    """The planned time of the phases gone through, and of the present one as far as it has come."""
    gone = sum(
        phase.minutes * 60
        for place, phase in enumerate(talk.phases)
        if place != talk.at and (place < talk.at or phase.seconds)
    )
    return gone + min(talk.phase.minutes * 60, talk.phase.seconds + extra)


def _for_meaning(talk: Talk, used: float, talk_left: float) -> float | None:
    """What evidence leaves for interpretation, once it is over its own time and less than planned."""
    later = talk.phases[talk.at + 1 :]
    ahead = next((phase for phase in later if phase.kind == "interpretation"), None)
    if talk.phase.kind != "evidence" or ahead is None or used <= talk.phase.minutes * 60:
        return None
    rest = sum(phase.minutes * 60 for phase in later if phase is not ahead)
    left = max(0.0, talk_left - rest)
    return left if left < ahead.minutes * 60 else None
