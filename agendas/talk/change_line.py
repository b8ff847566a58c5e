"""Changing what is on record: other words, another kind, another phase, covered or shown.

Each is one function of the method, so that a figure is read anew wherever its words change.
"""

from datetime import datetime
from typing import Any

import msgspec

from agendas.parsing.said_figure import figure_in
from agendas.parsing.utterance import fitting, opening, read, speaker, unclear_name
from agendas.records.meeting import (
    OF_GOAL,
    Meeting,
    add,
    change,
    describe_goal,
    kind_of,
    leads,
    mend,
    remove,
    standing_records,
)
from agendas.records.said import Evidence, EvidenceKind, Meaning, Remark, Said, Words
from agendas.slots.slots import FIRST_SLOT, SLOTS, Ask
from agendas.talk.answers import answer, put_on_record

_SHARED = ("audience", "withdrawn")
_OF_EVIDENCE = ("source", "period", "expected", "direction", "open_meaning", "covered")


def changing(said_id: str) -> str:
    """Under what the new words of a line that is being changed stand among a meeting's drafts."""
    return f"edit:{said_id}"


def begun_changes(meeting: Meeting, phase_id: str = "") -> list[tuple[Said, str]]:
    """The lines that were being changed when they were left, each with its new words.

    Of one phase, or of the whole talk; those that were struck out since are left out.
    """
    return [
        (said, meeting.drafts[changing(said.id)])
        for _where, said in meeting.said()
        if changing(said.id) in meeting.drafts
        and not said.withdrawn
        and (not phase_id or said.phase == phase_id)
    ]


def reword(meeting: Meeting, said_id: str, text: str) -> Meeting:
    """The meeting with other words for a record; a figure in evidence is read anew from them.

    Raises `MeetingError` for no words at all.
    """
    said = meeting.find(said_id)
    changes: dict[str, Any] = {"text": text}
    if isinstance(said, Evidence) and text != said.text:
        figure, unit = figure_in(text[:2000])
        kind = said.kind
        if figure and kind == "observation":
            kind = "figure"
        elif not figure and kind == "figure":
            kind = _told_by(meeting, said.by, read(text).kind)
        shown = kind == "figure"
        changes |= {"kind": kind, "figure": figure if shown else "", "unit": unit if shown else ""}
    if isinstance(said, Remark) and said.slot in OF_GOAL:
        now = meeting.goal.now
        if (
            now.meeting == meeting.id and getattr(now, said.slot) == said.text
        ):  # its words are these
            meeting = describe_goal(meeting, **{said.slot: text})
    return mend(meeting, said_id, **changes)


def reword_by(meeting: Meeting, said_id: str, text: str) -> Meeting:
    """As `reword`, where a name that is present before the words makes them that person's.

    A name and a colon alone give the line to somebody; a name that fitted nobody goes from its head.
    """
    by, words = speaker(text, meeting.names)
    head, colon, rest = (part.strip() for part in text.partition(":"))
    fits = fitting(head, meeting.names) if head and colon and not rest else ()
    said = meeting.find(said_id)
    if said and len(fits) == 1:
        by, words = fits[0], said.text
        if not said.by and unclear_name(words, meeting.names):
            words = opening(words)[1]
    worded = reword(meeting, said_id, words)
    return said_by(worded, said_id, by) if by else worded


def _told_by(meeting: Meeting, by: str, kind: EvidenceKind) -> EvidenceKind:
    """The kind of evidence that words of somebody are taken for: a leader's are no voice of the group."""
    return "observation" if kind == "voice" and leads(meeting, by) else kind


def said_by(meeting: Meeting, said_id: str, by: str) -> Meeting:
    """The meeting with somebody else as the one whose words a record has.

    Where their name stood before the words and nobody could tell whose it was, it stands there no
    longer.
    """
    said = meeting.find(said_id)
    head, rest = opening(said.text) if said else ("", "")
    if said and by and said.by != by and head and fitting(head, (by,)):
        meeting = reword(meeting, said_id, rest)
        said = meeting.find(said_id)
    if isinstance(said, Evidence) and said.by != by:
        meeting = mend(meeting, said_id, kind=_told_by(meeting, by, said.kind))
    return mend(meeting, said_id, by=by)


def of_kind(meeting: Meeting, said_id: str, kind: EvidenceKind) -> Meeting:
    """The meeting with another kind of evidence: a line is a figure with its number, or neither.

    So what is drawn, exported and locked goes by the same thing (invariant 13).
    """
    said = meeting.find(said_id)
    if not isinstance(said, Evidence):
        return meeting
    figure, unit = figure_in(said.text[:2000]) if kind == "figure" else ("", "")
    covered = said.covered and bool(figure)
    return mend(meeting, said_id, kind=kind, figure=figure, unit=unit, covered=covered)


def move(meeting: Meeting, said_id: str, phase_id: str) -> Meeting:
    """The meeting with a record moved to another phase, where it becomes what that phase records.

    Its words, whose they are and for whom stay; in evidence its source and the like too. A meaning
    of it goes on about the whole where it is evidence no longer. The phases that take none, and an
    unknown id, change nothing.
    """
    said = meeting.find(said_id)
    slot = SLOTS.get(FIRST_SLOT.get(kind_of(meeting, phase_id), ""))
    place = next((n for n, p in enumerate(meeting.phases) if p.id == phase_id), None)
    if said is None or slot is None or place is None or said.phase == phase_id:
        return meeting
    ask = Ask(phase=phase_id, question=meeting.phases[place].title, slot=slot)
    there = change(remove(meeting, said_id), at=place)
    words = msgspec.structs.replace(read(said.text), by=said.by)
    moved = put_on_record(there, ask, words, said.at or meeting.started)
    new_id = f"{slot.where[0]}{moved.counter}"
    fields = {"by": said.by, **{name: getattr(said, name) for name in _SHARED}}
    new = moved.find(new_id)
    if isinstance(said, Evidence) and isinstance(new, Evidence):
        fields |= {name: getattr(said, name) for name in _OF_EVIDENCE}
        fields |= {"kind": said.kind, "figure": said.figure, "unit": said.unit}
    moved = change(mend(moved, new_id, **fields), at=meeting.at)
    about = new_id if isinstance(new, Evidence) else ""
    for _where, other in moved.said():
        if isinstance(other, Meaning) and other.about == said_id:
            moved = mend(moved, other.id, about=about)
    return moved


def bring_in(
    meeting: Meeting, text: str, by: str, source: str, at: datetime, seen: bool = True
) -> Meeting:
    """The meeting with a line of somebody's own check-in, in the present phase.

    Its writer released it. What was `seen` is evidence; in the evidence phase a figure in it comes
    in covered, so that the room can guess first (method.md §2.7). What it means to them and what is
    next is no evidence: it stands as what they say. `by` is the writer, or "" where nobody said who
    that is, and `source` what it was, such as "check-in, 3 November".
    """
    if not seen:
        remark = Remark(
            id="", text=text, by=by, at=at, phase=meeting.phase.id, slot="answer",
            question=Words(nl=source, en=source),
        )  # fmt: skip
        return add(meeting, "remarks", remark)
    ask = Ask(phase=meeting.phase.id, question=meeting.phase.title, slot=SLOTS["evidence"])
    said = msgspec.structs.replace(read(text), by=by)
    brought = put_on_record(meeting, ask, said, at)
    covered = bool(said.figure) and meeting.phase.kind == "evidence"
    return mend(brought, f"e{brought.counter}", source=source, covered=covered)


def cover(meeting: Meeting, said_id: str, covered: bool) -> Meeting:
    """The meeting with a figure covered, or shown; what is no figure stays as it is.

    A figure is covered in the evidence phase only, and stays so until somebody shows it.
    """
    said = meeting.find(said_id)
    if not isinstance(said, Evidence) or not said.figure:
        return meeting
    if covered and kind_of(meeting, said.phase) != "evidence":
        return meeting
    return mend(meeting, said_id, covered=covered)


def answer_covered(meeting: Meeting, ask: Ask, text: str, at: datetime) -> Meeting:
    """As `answer`, with the figure in it covered from the first moment."""
    known = {item.id for item in meeting.segment.evidence}
    answered = answer(meeting, ask, text, at)
    for item in standing_records(answered.segment.evidence):
        if item.id not in known:
            answered = cover(answered, item.id, True)
    return answered
