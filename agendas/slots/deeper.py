"""The deeper questions of a phase: those that wait, and those that were put in this talk.

Every talk on a goal needs the core questions; a deeper one is put by whoever chooses it, once for
all that it is about, and then stays among those of its phase.
"""

from agendas.records.meeting import Meeting, change
from agendas.records.said import Phase
from agendas.slots.slots import Ask


def is_put(meeting: Meeting, phase: Phase, question: str) -> bool:
    """Whether somebody had this deeper question put in this talk."""
    return _name(phase.id, question) in meeting.asked


def put_deeper(meeting: Meeting, ask: Ask) -> Meeting:
    """The talk with a deeper question among those of its phase from here on."""
    return change(meeting, asked={**meeting.asked, _name(ask.phase, ask.id): 1})


def _name(phase: str, question: str) -> str:
    return f"{phase}?{question}"  # no id of a phase has a ?
