"""What a phase still needs, and the few things that are locked (method.md §2, §4.4).

Needs are soft: they are asked for once, and what was skipped is on record. Only a figure without
a meaning holds a talk, until its meaning is said or people say that it is still open.
"""

from agendas.records.meeting import Meeting, go_to, in_segment, mend, standing_records
from agendas.records.said import Evidence, Record, Skipped
from agendas.slots.slots import Ask


class Need(Record, frozen=True, kw_only=True):
    """Something a phase asks for that nobody has said yet. A hint, never a verdict."""

    phase: str
    ask: Ask


def bare_figures(
    meeting: Meeting, also_open: bool = False, everywhere: bool = False
) -> tuple[Evidence, ...]:
    """The figures of the goal in hand that have no meaning yet (invariant 13).

    Those of which people said that the meaning is still open are left out, unless `also_open`;
    with `everywhere` the figures of every goal in the talk are looked at.
    """
    segments = meeting.segments if everywhere else (meeting.segment,)
    return tuple(
        item
        for segment in segments
        for item in standing_records(segment.evidence)
        if item.kind == "figure"
        and item.id not in {m.about for m in standing_records(segment.meanings)}
        and (also_open or not item.open_meaning)
    )


def leave_open(meeting: Meeting) -> Meeting:
    """The meeting with every bare figure marked, in so many words: meaning still open."""
    for figure in bare_figures(meeting, everywhere=True):
        meeting = mend(meeting, figure.id, open_meaning=True)
    return meeting


def needs(meeting: Meeting, asked: tuple[Ask, ...]) -> tuple[Need, ...]:
    """What these questions still need. In a first talk nobody asks for evidence or its meaning.

    With two or more at the table another reading is asked for, and may be none (invariant 15).
    """
    from agendas.talk.answered import is_answered

    meant = {"meaning", "standing", "other_reading"}
    early = {"evidence", *meant} if meeting.first else set()
    optional = early if not meeting.segment.evidence else early - meant
    if len(meeting.people) < 2 or meeting.private:
        optional |= {"other_reading"}
    if meeting.agreed.frames:
        optional |= {"prevent"}
    return tuple(
        Need(phase=ask.phase, ask=ask)
        for ask in asked
        if ask.needed and ask.slot.name not in optional and not is_answered(meeting, ask)
    )


def skip(meeting: Meeting, missing: tuple[Need, ...], reason: str = "") -> Meeting:
    """The meeting with what a phase did not get on record as skipped; once a phase and slot."""
    known = {(skipped.phase, skipped.slot) for skipped in meeting.segment.skipped}
    new = {
        (need.phase, need.ask.slot.name): Skipped(
            phase=need.phase, slot=need.ask.slot.name, reason=reason
        )
        for need in missing
        if (need.phase, need.ask.slot.name) not in known
    }
    return in_segment(meeting, skipped=(*meeting.segment.skipped, *new.values()))


def unskip(meeting: Meeting, asked: tuple[Ask, ...]) -> Meeting:
    """The meeting without the skips of questions that were answered after all."""
    from agendas.talk.answered import is_answered

    answered = {(ask.phase, ask.slot.name) for ask in asked if is_answered(meeting, ask)}
    dated = (
        meeting.next_talk.on is not None
    )  # said at the close, it answers the earlier question too
    left = tuple(
        skipped
        for skipped in meeting.segment.skipped
        if (skipped.phase, skipped.slot) not in answered and not (dated and skipped.slot == "due")
    )
    return in_segment(meeting, skipped=left)


class Step(Record, frozen=True, kw_only=True):
    """What came of wanting to go on: the meeting, and what was still asked for.

    `moved` is false when the phase asks for something first, and when the last phase was left:
    `finished` is then true and the talk can be closed.
    """

    meeting: Meeting
    missing: tuple[Need, ...] = ()
    bare: tuple[Evidence, ...] = ()
    moved: bool = False
    finished: bool = False


def go_on(meeting: Meeting, asked: tuple[Ask, ...], insisted: bool = False) -> Step:
    """Leave the present phase for the next, after asking once for what is still missing.

    With `insisted` the talk goes on all the same: what is missing is put on record as skipped, and
    a figure left bare in interpretation gets the line "meaning still open".
    """
    meeting = unskip(meeting, asked)
    known = {(s.phase, s.slot) for s in meeting.segment.skipped}
    missing = tuple(n for n in needs(meeting, asked) if (n.phase, n.ask.slot.name) not in known)
    gate = meeting.phase.kind in ("interpretation", "close")
    last = meeting.phase.kind == "close"
    bare = bare_figures(meeting, everywhere=last) if gate else ()
    if (missing or bare) and not insisted:
        return Step(meeting=meeting, missing=missing, bare=bare)
    meeting = skip(meeting, missing)
    if bare:
        meeting = leave_open(meeting)
    if meeting.at == len(meeting.phases) - 1:
        return Step(meeting=meeting, finished=True)
    return Step(meeting=go_to(meeting, meeting.at + 1), moved=True)
