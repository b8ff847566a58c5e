"""The questions of a phase as they are put in this talk: the agenda's, with what the talk adds.

The look-back asks after each earlier initiative, interpretation what each bare figure means, the
indicator phase whether an earlier sign still tells. Screens and prompts walk through the same list.
"""

from typing import Any

import msgspec

from agendas.agenda import Agenda, Question
from agendas.own_word import filled, spoken_of
from agendas.records.meeting import Meeting, change
from agendas.records.said import Phase, Words
from agendas.slots import script_on_goals as goals
from agendas.slots import script_on_teams as teams
from agendas.slots.deeper import is_put
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers_on_goals import frames_in_force

_LEADS: dict[str, goals.Lead] = {
    "pending": goals.pending,
    "other readings": goals.other_readings,
    "earlier signs": goals.earlier_signs,
    "missing agreements": teams.make_first,
}
_PUT: dict[str, goals.Around] = {
    "once": lambda _m, ask, _make: [ask],
    "after figures": lambda _m, ask, _make: [ask],
    "first words": goals.first_words,
    "deciding": lambda m, ask, make: [ask, *goals.deciding(m, make)],
    "coached": goals.with_coach,
    "guessed": lambda m, ask, make: [ask, *goals.covered(m, make)],
    "last time": goals.last_time,
    "asked of us": goals.asked_of_us,
    "limits": goals.with_limits,
    "each earlier limit": teams.earlier_frames,
    "each limit": teams.each_frame,
    "each recipe": teams.recipes,
    "each line": teams.each_line,
    "goals there are": teams.goals_to_choose,
}


def asks(meeting: Meeting, agenda: Agenda, phase: Phase, also: bool = False) -> tuple[Ask, ...]:
    """The questions of `phase`, in order. A phase without questions still takes a note.

    With `also` the deeper ones that wait are among them.
    """
    here = change(meeting, at=_place(meeting, phase))
    written = agenda.phase(phase.id, phase.kind, bool(phase.segment))
    put = tuple(q for q in written.questions if also or _is_put(here, agenda, phase, q))
    if phase.kind == "look-back":
        return _looking_back(here, agenda, phase, put)

    def make(name: str, **more: Any) -> Ask:
        slot = SLOTS[name]
        question: Words = more.pop("question", None) or slot.ask or phase.title
        return Ask(phase=phase.id, id=more.pop("id", name), question=question, slot=slot, **more)

    found: list[Ask] = []
    for slot in SLOTS.values():
        if phase.kind in slot.first_in:
            found += _LEADS[slot.leads](here, make)
    figures: list[Ask] | None = None  # their meaning is asked once, before whatever goes by it
    for question in put:
        ask = _ask(here, agenda, phase, question)
        if ask.slot.put == "after figures" and figures is None:
            figures = goals.figures(here, make)
            found += figures
        found += _PUT[ask.slot.put](here, ask, make)
    if phase.kind == "interpretation" and figures is None:
        found += goals.figures(here, make)
    if not found and phase.kind != "close":
        slot = SLOTS["note" if phase.kind == "open" else "answer"]
        found.append(Ask(phase=phase.id, question=phase.title, slot=slot))
    return tuple(found)


def waiting(meeting: Meeting, agenda: Agenda, phase: Phase) -> tuple[Ask, ...]:
    """The deeper questions of `phase` that were not put yet, each once."""
    written = agenda.phase(phase.id, phase.kind, bool(phase.segment)).questions
    put = {ask.id for ask in asks(meeting, agenda, phase)}
    waits = {question.id for question in written} - put
    found = {ask.id: ask for ask in asks(meeting, agenda, phase, also=True)}
    return tuple(ask for key, ask in found.items() if key in waits)


def _is_put(meeting: Meeting, agenda: Agenda, phase: Phase, question: Question) -> bool:
    """Whether a question is put without anybody asking for it.

    Limits are where there are any; how the goal is put is where the coach has a question about it.
    """
    core = question.core or agenda.deeper
    if question.records == "limits":
        core = core and bool(frames_in_force(meeting))
    if question.records == "wording":
        core = core or goals.coach_asks(meeting)
    return core or is_put(meeting, phase, question.id)


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
        needed=phase.kind in SLOTS[question.records].needed,
        hint=question.hint,
    )
