"""What a talk adds to the questions about the team: its limits, lines of a plan, its goals."""

import msgspec

from agendas.records.agreements import Frame
from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Words
from agendas.slots.script_on_goals import Make
from agendas.slots.slots import Ask
from agendas.text import one_line

NO_FRAMES = Words(nl="Er zijn nog geen grenzen afgesproken.", en="No limits were agreed yet.")
NO_AGREEMENT = Words(
    nl="Er is nog niet afgesproken wie aan wie vertelt.",
    en="Who tells whom was not agreed yet.",
)


def make_first(meeting: Meeting, make: Make) -> list[Ask]:
    """Whether to make first what a talk among colleagues rests on and is not there."""
    missing = missing_agreements(meeting)
    subject = "\n".join(words[meeting.language] for words in missing)
    return [make("make_first", subject=subject)] if missing else []


def missing_agreements(meeting: Meeting) -> tuple[Words, ...]:
    """What a peer talk rests on and is not there: limits, the account agreement (invariant 21)."""
    frames = () if meeting.agreed.frames else (NO_FRAMES,)
    agreement = () if meeting.agreed.agreement else (NO_AGREEMENT,)
    return (*frames, *agreement)


def each_frame(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question once for each limit that is agreed on here."""
    return [
        msgspec.structs.replace(ask, about=f.id, subject=_frame_line(f))
        for f in standing_records(meeting.frames)
    ]


def each_line(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question once for each line of a plan."""
    return [
        msgspec.structs.replace(ask, about=line.id, subject=line.text)
        for line in standing_records(meeting.lines)
    ]


def goals_to_choose(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question with the goals there are; none without."""
    rows = [
        f"{number}  {one_line(segment.goal.now.text)}"
        for number, segment in enumerate(meeting.segments[1:], 1)
    ]
    return [msgspec.structs.replace(ask, subject="\n".join(rows))] if rows else []


def _frame_line(frame: Frame) -> str:
    same = frame.text == frame.prevents or not frame.prevents
    return frame.text if same else f"{frame.prevents} → {frame.text}"


def earlier_frames(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """What becomes of each limit there is, and the next words of one that changes."""
    found = []
    choices = {c.about: c.choice for c in standing_records(meeting.frame_choices)}
    for frame in meeting.agreed.frames:
        about = {"about": frame.frame, "subject": frame.text}
        found.append(msgspec.structs.replace(ask, needed=False, **about))
        if choices.get(frame.frame) == "changes":
            found.append(make("frame_new", **about))
    return found


def recipes(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """Whether each limit that reads as a recipe is a boundary."""
    from agendas.coach.lints import lint_frame

    return [
        msgspec.structs.replace(
            ask, question=ask.slot.ask or ask.question, about=frame.id, subject=frame.text
        )
        for frame in standing_records(meeting.frames)
        if frame.recipe or lint_frame(frame.text, meeting.language)
    ]
