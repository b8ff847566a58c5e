"""What a talk adds to the questions about the team: its limits, lines of a plan, its goals."""

import msgspec

from agendas.records.agreements import Frame
from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Phase, Words
from agendas.slots.slots import SLOTS, Ask
from agendas.text import one_line

FRAME_NEW = Words(nl="Hoe luidt de grens voortaan?", en="How does the limit read from here on?")
RECIPE = Words(
    nl="Is dit een grens of een recept? Kunnen we leven met elke oplossing daarbinnen?",
    en="Is this a boundary or a recipe? Could we live with any solution inside it?",
)
MAKE_FIRST = Words(
    nl="Er ontbreekt iets waarop een gesprek als dit rust. Eerst maken?",
    en="Something that a talk like this rests on is missing. Make it first?",
)
NO_FRAMES = Words(nl="Er zijn nog geen grenzen afgesproken.", en="No limits were agreed yet.")
NO_AGREEMENT = Words(
    nl="Er is nog niet afgesproken wie aan wie vertelt.",
    en="Who tells whom was not agreed yet.",
)
_PER_FRAME = ("frame_text", "frame_kind", "frame_until")


def before(meeting: Meeting, phase: Phase) -> list[Ask]:
    """What is asked before the agenda's own questions."""
    if phase.kind != "agreements":
        return []
    missing = missing_agreements(meeting)
    if not missing:
        return []
    subject = "\n".join(words[meeting.language] for words in missing)
    return [Ask(phase=phase.id, question=MAKE_FIRST, slot=SLOTS["make_first"], subject=subject)]


def missing_agreements(meeting: Meeting) -> tuple[Words, ...]:
    """What a peer talk rests on and is not there: limits, the account agreement (invariant 21)."""
    frames = () if meeting.agreed.frames else (NO_FRAMES,)
    agreement = () if meeting.agreed.agreement else (NO_AGREEMENT,)
    return (*frames, *agreement)


def around(meeting: Meeting, phase: Phase, ask: Ask) -> list[Ask] | None:
    """The question once for each thing it is about; none where there is no such thing.

    None for a question that is about nothing in particular.
    """
    name = ask.slot.name
    if name == "frame_choice":
        return _earlier_frames(meeting, phase, ask)
    if name in _PER_FRAME:
        return [
            msgspec.structs.replace(ask, about=f.id, subject=_frame_line(f))
            for f in standing_records(meeting.frames)
        ]
    if name == "recipe":
        return _recipes(meeting, ask)
    if name == "line_exit":
        return [
            msgspec.structs.replace(ask, about=line.id, subject=line.text)
            for line in standing_records(meeting.lines)
        ]
    if name == "chosen_goal":
        rows = [
            f"{number}  {one_line(segment.goal.now.text)}"
            for number, segment in enumerate(meeting.segments[1:], 1)
        ]
        return [msgspec.structs.replace(ask, subject="\n".join(rows))] if rows else []
    return None


def _frame_line(frame: Frame) -> str:
    same = frame.text == frame.prevents or not frame.prevents
    return frame.text if same else f"{frame.prevents} → {frame.text}"


def _earlier_frames(meeting: Meeting, phase: Phase, ask: Ask) -> list[Ask]:
    found = []
    choices = {c.about: c.choice for c in standing_records(meeting.frame_choices)}
    for frame in meeting.agreed.frames:
        found.append(
            msgspec.structs.replace(ask, about=frame.frame, subject=frame.text, needed=False)
        )
        if choices.get(frame.frame) == "changes":
            found.append(Ask(phase=phase.id, question=FRAME_NEW, slot=SLOTS["frame_new"],
                             about=frame.frame, subject=frame.text))  # fmt: skip
    return found


def _recipes(meeting: Meeting, ask: Ask) -> list[Ask]:
    from agendas.coach.lints import lint_frame

    return [
        msgspec.structs.replace(ask, question=RECIPE, about=frame.id, subject=frame.text)
        for frame in standing_records(meeting.frames)
        if frame.recipe or lint_frame(frame.text, meeting.language)
    ]
