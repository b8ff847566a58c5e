"""What was typed in a talk and never put on record: at its close it is said of each what becomes of it."""

from datetime import datetime

from agendas.agenda import Agenda
from agendas.errors import N_, MeetingError
from agendas.records.meeting import Meeting, change, go_to, with_draft
from agendas.records.said import Phase
from agendas.slots.script import asks
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import answer_lines
from agendas.text import kept


def unsent(meeting: Meeting) -> list[tuple[Phase, str]]:
    """The sentences that were typed in a phase and are not on record, in the order of the phases."""
    found = [(phase, meeting.drafts.get(phase.id, "")) for phase in meeting.phases]
    return [(phase, text) for phase, text in found if kept(text)]


def sent(meeting: Meeting, agenda: Agenda, phase: Phase, at: datetime) -> Meeting:
    """The meeting with the unsent sentence of a phase as the answer to the question it was typed under.

    Raises `MeetingError` as `answer` does.
    """
    there = go_to(meeting, next(n for n, p in enumerate(meeting.phases) if p.id == phase.id))
    ask = asked_in(there, agenda)
    if ask is None:
        raise MeetingError(N_("There is nothing to keep yet: type a few words first."))
    made = answer_lines(there, ask, meeting.drafts[phase.id], at)
    back = next(n for n, p in enumerate(made.phases) if p.id == meeting.phase.id)
    return with_draft(change(made, at=back), phase.id, "")


def parked(meeting: Meeting, phase: Phase, at: datetime) -> Meeting:
    """The meeting with the unsent sentence of a phase among its parked points: no question takes it."""
    ask = Ask(phase=phase.id, question=phase.title, slot=SLOTS["parked"])
    made = answer_lines(meeting, ask, meeting.drafts[phase.id], at)
    return with_draft(made, phase.id, "")


def asked_in(meeting: Meeting, agenda: Agenda) -> Ask | None:
    """The question that is put in the present phase, or was when it was left; None without one."""
    listed = asks(meeting, agenda, meeting.phase)
    place = min(meeting.asked.get(meeting.phase.id, 0), len(listed) - 1)
    return listed[place] if listed else None
