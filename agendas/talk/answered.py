"""Whether something is on record for a question of a phase: in this talk, or from an earlier one."""

from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Indicator, Reading, Remark
from agendas.records.segment import SAID_IN
from agendas.slots.slots import Ask


def is_answered(meeting: Meeting, ask: Ask) -> bool:
    """True when something is on record for this question, or came along from an earlier talk."""
    slot, segment = ask.slot, meeting.segment
    if slot.where == "looked_back":
        return bool(getattr(segment.looked_back[int(ask.about or 0)], slot.field))
    if slot.name == "coach":
        noted = standing_records(segment.remarks)
        return any(r.slot == "coach" and r.about == ask.subject for r in noted)
    if slot.where == "goal":
        told = getattr(meeting.goal.now, slot.field)
        return bool(told) and (slot.field != "text" or bool(meeting.goal.now.original))
    if slot.where == "next_talk":
        return (segment.next_talk.on or meeting.next_talk.on) is not None
    if slot.where == "segments":
        return any(s.chosen for s in meeting.segments[1:])
    if slot.name == "reading" and own(segment.brought.readings, meeting):
        return True
    if slot.name == "indicator" and still_watched(meeting):
        return True
    holder = segment if slot.where in SAID_IN else meeting
    records = standing_records(getattr(holder, slot.where))
    if slot.where in ("parked", "notes"):
        return any(r.phase == ask.phase and r.slot == slot.name for r in records)
    if slot.where == "remarks":
        return _remarked(ask, records)
    if slot.name in ("meaning", "other_reading"):
        other = slot.name == "other_reading"
        none = [r for r in standing_records(segment.remarks) if r.slot == slot.name]
        return bool(none) or any(r.about == ask.about and r.other == other for r in records)
    if slot.field:
        about = [r for r in records if r.id == ask.about] or list(records[-1:])
        return bool(about and getattr(about[0], slot.field))
    if ask.about:
        return any(getattr(r, "about", getattr(r, "frame", "")) == ask.about for r in records)
    if slot.name == "voice":
        return any(r.kind == "voice" for r in records)
    return bool(records)


def _remarked(ask: Ask, records: tuple[Remark, ...]) -> bool:
    return any(
        r.slot == ask.slot.name and r.question == ask.question and r.about == ask.about
        for r in records
    )


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
