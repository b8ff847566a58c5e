"""The questions of a phase as they are put in this talk: the agenda's, with what the talk adds.

The look-back asks after each earlier initiative, interpretation what each bare figure means, the
indicator phase whether an earlier sign still tells. Screens and prompts walk through the same list.
"""

import msgspec

from agendas.agenda import Agenda, Question
from agendas.own_word import filled, spoken_of
from agendas.records.meeting import Meeting, change
from agendas.records.said import Phase
from agendas.slots import script_on_goals as goals
from agendas.slots import script_on_teams as teams
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.rules import NEEDED


def asks(meeting: Meeting, agenda: Agenda, phase: Phase) -> tuple[Ask, ...]:
    """The questions of `phase`, in order. A phase without questions still takes a note."""
    here = change(meeting, at=_place(meeting, phase))
    written = agenda.phase(phase.id, phase.kind, bool(phase.segment))
    if phase.kind == "look-back":
        return _looking_back(here, agenda, phase, written.questions)
    found = list(goals.before(here, phase)) + teams.before(here, phase)
    for question in written.questions:
        ask = _ask(here, agenda, phase, question)
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
    meeting: Meeting, agenda: Agenda, phase: Phase, questions: tuple[Question, ...]
) -> tuple[Ask, ...]:
    return tuple(
        msgspec.structs.replace(
            _ask(meeting, agenda, phase, question), about=str(index), subject=looked.initiative.text
        )
        for index, looked in enumerate(meeting.segment.looked_back)
        for question in questions
    )


def _ask(meeting: Meeting, agenda: Agenda, phase: Phase, question: Question) -> Ask:
    words = question.first if question.first and meeting.first else question.ask
    return Ask(
        phase=phase.id,
        id=question.id,
        question=filled(words, spoken_of(agenda.people, meeting)),
        slot=SLOTS[question.records],
        needed=question.records in NEEDED.get(phase.kind, ()),
        hint=question.hint,
    )
