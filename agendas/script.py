"""The questions of a phase as they are put in this talk: the agenda's, with what the talk adds.

The look-back asks after each earlier initiative, interpretation what each bare figure means, the
indicator phase whether an earlier sign still tells. Screens and prompts walk through the same list.
"""

import msgspec

from agendas import script_of_goals as goals
from agendas import script_of_teams as teams
from agendas.agenda import Agenda, Question
from agendas.meeting import Meeting, change, standing_records
from agendas.records import Phase, Remark
from agendas.rules import NEEDED
from agendas.segment import SAID_IN
from agendas.slots import SLOTS, Ask


def asks(meeting: Meeting, agenda: Agenda, phase: Phase) -> tuple[Ask, ...]:
    """The questions of `phase`, in order. A phase without questions still takes a note."""
    here = change(meeting, at=_place(meeting, phase))
    written = agenda.phase(phase.id, phase.kind, bool(phase.segment))
    if phase.kind == "look-back":
        return _looking_back(here, phase, written.questions)
    found = list(goals.before(here, phase)) + teams.before(here, phase)
    for question in written.questions:
        ask = _ask(phase, question)
        about = goals.around(here, phase, ask, found) or teams.around(here, phase, ask)
        found += [ask] if about is None else about
    found += goals.after(here, phase, found)
    if not found and phase.kind != "close":
        slot = "note" if phase.kind == "open" else "answer"
        found.append(Ask(phase=phase.id, question=phase.title, slot=SLOTS[slot]))
    return tuple(found)


def _place(meeting: Meeting, phase: Phase) -> int:
    places = (i for i, p in enumerate(meeting.phases) if p.id == phase.id)
    return next(places, meeting.at)


def _looking_back(
    meeting: Meeting, phase: Phase, questions: tuple[Question, ...]
) -> tuple[Ask, ...]:
    return tuple(
        msgspec.structs.replace(
            _ask(phase, question), about=str(index), subject=looked.initiative.text
        )
        for index, looked in enumerate(meeting.segment.looked_back)
        for question in questions
    )


def _ask(phase: Phase, question: Question) -> Ask:
    return Ask(
        phase=phase.id,
        question=question.ask,
        slot=SLOTS[question.records],
        needed=question.records in NEEDED.get(phase.kind, ()),
        hint=question.hint,
    )


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
    if slot.name == "reading" and goals.own(segment.brought.readings, meeting):
        return True
    if slot.name == "indicator" and goals.still_watched(meeting):
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
