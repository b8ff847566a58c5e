"""The time of a talk in words: short where there is little room, never a colour."""

from agendas.lines.talk import Talk
from agendas.talk.clock import Clock, clock, time_of
from agendas.text import one_line
from locales import _, ngettext

LEAST_TOLD = 60.0  # seconds ahead or behind that are worth a word


def time_words(clock: Clock, paused: bool = False) -> tuple[str, ...]:
    """What may be said of the time, the longest first; the last one is for a narrow screen.

    One time, that of this phase: how the whole talk stands is told where more time is given.
    """
    here = _("clock stands still") if paused else _here(clock)
    short = _("paused") if paused else here
    return here, short


def _here(clock: Clock) -> str:
    minutes = _minutes(abs(clock.left))
    match clock.tone:
        case "over":
            return _("{minutes} min over").format(minutes=max(1, minutes))
        case "last" if clock.ahead < LEAST_TOLD:  # else there is time, and nobody need hurry
            return _("◕ rounding off")
        case "nearing":
            return _("◑ {minutes} min left").format(minutes=max(1, minutes))
    return _("{minutes} min left").format(minutes=minutes)


def _pace(clock: Clock) -> str:
    if abs(clock.ahead) < LEAST_TOLD:
        return ""
    minutes = _minutes(abs(clock.ahead))
    if clock.ahead > 0:
        return _("{minutes} min to spare").format(minutes=minutes)
    return _("{minutes} min short").format(minutes=minutes)


def share_words(for_meaning: float) -> str:
    """That evidence takes of interpretation's time, and what is left of it (method.md §2)."""
    minutes = _minutes(for_meaning)
    return ngettext(
        "Evidence now takes of the time to say what it means: {n} minute is left for that. Which two things moved you most?",
        "Evidence now takes of the time to say what it means: {n} minutes are left for that. Which two things moved you most?",
        minutes,
    ).format(n=minutes)


def for_meaning(talk: Talk, extra: float) -> float | None:
    """The seconds that evidence leaves for interpretation, while it takes of its share; else None."""
    state = clock(talk, extra)
    return state.for_meaning if state else None


def times_so_far(talk: Talk, extra: float = 0.0) -> str:
    """The minutes used and planned by phase, and what the talk has left, for the facilitator; no score."""
    state = clock(talk, extra)
    left = state.talk_left if state else 0.0
    told = _("{minutes} min past the end") if left < 0 else _("{minutes} min left in all")
    phases = " · ".join(
        _("{phase} {used} of {planned}").format(
            phase=one_line(phase.title[talk.language]),
            used=round(phase.seconds / 60),
            planned=round(time_of(phase) / 60),
        )
        for phase in talk.phases
        if phase.minutes and (phase.visited or phase.seconds)
    )
    whole = (told.format(minutes=_minutes(abs(left))), _pace(state)) if state else ()
    return " · ".join(filter(None, (phases, *whole)))


def _minutes(seconds: float) -> int:
    return round(seconds / 60)
