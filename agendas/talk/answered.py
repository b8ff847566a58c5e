"""Whether something is on record for a question of a phase: in this talk, or from an earlier one."""

from collections.abc import Callable
from typing import Any

from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Indicator, Reading
from agendas.records.segment import SAID_IN
from agendas.slots.slots import Answered, Ask


def is_answered(meeting: Meeting, ask: Ask) -> bool:
    """True when something is on record for this question, or came along from an earlier talk."""
    return _WHEN[ask.slot.answered](meeting, ask)


def _standing(meeting: Meeting, ask: Ask) -> tuple[Any, ...]:
    """What stands on record where the answer goes."""
    where = ask.slot.where
    return standing_records(getattr(meeting.segment if where in SAID_IN else meeting, where))


def _any(meeting: Meeting, ask: Ask) -> bool:
    records = _standing(meeting, ask)
    if ask.about:
        return any(getattr(r, "about", getattr(r, "frame", "")) == ask.about for r in records)
    return bool(records)


def _field(meeting: Meeting, ask: Ask) -> bool:
    records = _standing(meeting, ask)
    about = [r for r in records if r.id == ask.about] or list(records[-1:])
    return bool(about and getattr(about[0], ask.slot.field))


def _looked_back(meeting: Meeting, ask: Ask) -> bool:
    return bool(getattr(meeting.segment.looked_back[int(ask.about or 0)], ask.slot.field))


def _coached(meeting: Meeting, ask: Ask) -> bool:
    noted = standing_records(meeting.segment.remarks)
    return any(r.slot == ask.slot.name and r.about == ask.subject for r in noted)


def _goal(meeting: Meeting, ask: Ask) -> bool:
    told = getattr(meeting.goal.now, ask.slot.field)
    return bool(told) and (ask.slot.field != "text" or bool(meeting.goal.now.original))


def _meant(meeting: Meeting, ask: Ask) -> bool:
    name = ask.slot.name
    if any(r.slot == name for r in standing_records(meeting.segment.remarks)):
        return True
    other = name == "other_reading"
    return any(r.about == ask.about and r.other == other for r in _standing(meeting, ask))


def _remarked(meeting: Meeting, ask: Ask) -> bool:
    here = (ask.slot.name, ask.question, ask.about)
    return any((r.slot, r.question, r.about) == here for r in _standing(meeting, ask))


def _in_its_phase(meeting: Meeting, ask: Ask) -> bool:
    here = (ask.phase, ask.slot.name)
    return any((r.phase, r.slot) == here for r in _standing(meeting, ask))


_WHEN: dict[Answered, Callable[[Meeting, Ask], bool]] = {
    "any": _any,
    "field": _field,
    "looked back": _looked_back,
    "coach": _coached,
    "goal": _goal,
    "appointment": lambda m, _ask: (m.segment.next_talk.on or m.next_talk.on) is not None,
    "goals": lambda m, _ask: any(s.chosen for s in m.segments[1:]),
    "reading": lambda m, ask: bool(own(m.segment.brought.readings, m)) or _any(m, ask),
    "sign": lambda m, ask: bool(still_watched(m)) or _any(m, ask),
    "in its phase": _in_its_phase,
    "remark": _remarked,
    "meaning": _meant,
    "voice": lambda m, ask: any(r.kind == "voice" for r in _standing(m, ask)),
}


def own(readings: tuple[Reading, ...], meeting: Meeting) -> tuple[Reading, ...]:
    """The readings of whoever gives account."""
    giver = meeting.account_giver.casefold()
    return tuple(r for r in readings if r.by.casefold() == giver)


def still_watched(meeting: Meeting) -> tuple[Indicator, ...]:
    """The account-giver's earlier signs that nobody chose to replace."""
    choices = standing_records(meeting.segment.indicator_choices)
    replaced = {c.about for c in choices if c.choice == "replace"}
    giver = meeting.account_giver.casefold()
    brought = meeting.segment.brought.indicators
    return tuple(i for i in brought if i.by.casefold() == giver and i.id not in replaced)
