"""The questions of a phase as they are put in this talk: the agenda's, with what the talk adds.

The look-back asks after each earlier initiative; interpretation asks what each bare figure means.
Screens and prompts walk through the same list.
"""

import msgspec

from agendas.agenda import Agenda, Question
from agendas.meeting import Meeting, standing_records
from agendas.records import Phase, Remark, Words
from agendas.rules import NEEDED, bare_figures
from agendas.slots import SLOTS, Ask

FIGURE_MEANING = Words(nl="Wat zegt dit cijfer jou?", en="What does this figure tell you?")
NEW_WORDING = Words(
    nl="Met welke woorden zeggen we het nu, en voor wie?",
    en="In which words do we put it now, and for whom?",
)
CONSENT = Words(
    nl="Wie van degenen die dit doel delen, vinden dit goed? Noem hun namen, of: iedereen.",
    en="Who of those who share this goal consent? Their names, or: everyone.",
)


def asks(meeting: Meeting, agenda: Agenda, phase: Phase) -> tuple[Ask, ...]:
    """The questions of `phase`, in order. A phase without questions still takes a note."""
    written = agenda.phase(phase.id, phase.kind)
    found: list[Ask] = []
    if phase.kind == "look-back":
        for index, looked in enumerate(meeting.segment.looked_back):
            for question in written.questions:
                ask = _ask(phase, question)
                found.append(
                    msgspec.structs.replace(
                        ask, about=str(index), subject=looked.initiative.text, needed=ask.needed
                    )
                )
        return tuple(found)
    for question in written.questions:
        if question.records == "standing" or (question.records == "other_reading" and not found):
            found += _figures(meeting, phase)
        found.append(_ask(phase, question))
        if question.records == "decision":
            found += _rewording(meeting, phase)
    if phase.kind == "interpretation" and not any(a.question == FIGURE_MEANING for a in found):
        found += _figures(meeting, phase)
    if not found and phase.kind != "close":
        found.append(Ask(phase=phase.id, question=phase.title, slot=SLOTS["note"]))
    return tuple(found)


def _ask(phase: Phase, question: Question) -> Ask:
    return Ask(
        phase=phase.id,
        question=question.ask,
        slot=SLOTS[question.records],
        needed=question.records in NEEDED.get(phase.kind, ()),
        hint=question.hint,
    )


def _figures(meeting: Meeting, phase: Phase) -> list[Ask]:
    return [
        Ask(
            phase=phase.id,
            question=FIGURE_MEANING,
            slot=SLOTS["meaning"],
            about=figure.id,
            subject=figure.text,
            needed=True,
        )
        for figure in bare_figures(meeting, also_open=True)
    ]


def _rewording(meeting: Meeting, phase: Phase) -> list[Ask]:
    decisions = standing_records(meeting.segment.decisions)
    if not decisions or decisions[-1].choice not in ("reword", "replace", "split"):
        return []
    about = decisions[-1].id
    return [
        Ask(phase=phase.id, question=question, slot=SLOTS[slot], about=about)
        for question, slot in ((NEW_WORDING, "new_wording"), (CONSENT, "consent"))
    ]


def is_answered(meeting: Meeting, ask: Ask) -> bool:
    """True when something is on record for this question."""
    slot, segment = ask.slot, meeting.segment
    if slot.where == "looked_back":
        return bool(getattr(segment.looked_back[int(ask.about or 0)], slot.field))
    if slot.where == "goal":
        return bool(getattr(meeting.goal.now, slot.field))
    if slot.where == "next_talk":
        return meeting.next_talk.on is not None
    if slot.where in ("parked", "notes"):
        return any(
            r.phase == ask.phase and r.slot == slot.name
            for r in standing_records(getattr(meeting, slot.where))
        )
    records = standing_records(getattr(segment, slot.where))
    if slot.where == "remarks":
        remarks = [r for r in records if isinstance(r, Remark)]
        return any(r.slot == slot.name and r.question == ask.question for r in remarks)
    if slot.field:
        about = [r for r in records if r.id == ask.about] or list(records[-1:])
        return bool(about and getattr(about[0], slot.field))
    if slot.where == "meanings":
        return any(
            r.about == ask.about and r.other == (slot.name == "other_reading") for r in records
        )
    if slot.name == "voice":
        return any(r.kind == "voice" for r in records)
    return bool(records)
