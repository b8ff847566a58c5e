"""Answers that a team gives about itself: limits, lines of a plan, which goals, and the like."""

import re
from datetime import datetime

import msgspec

from agendas.errors import N_, MeetingError, UnfinishedError
from agendas.parsing.choices import choice
from agendas.parsing.said_figure import figure_in
from agendas.parsing.utterance import Utterance
from agendas.parsing.weeks import weeks_in as weeks_in
from agendas.records.agreements import (
    AccountAgreement,
    Frame,
    FrameChoice,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.meeting import Meeting, add, change, mend
from agendas.records.said import Indicator, Said
from agendas.records.segment import SAID_IN
from agendas.slots.slots import Ask
from agendas.text import number_in

MOST_GOALS = 3
RECORDS: dict[str, type[Said]] = {
    "frames": Frame,
    "frame_choices": FrameChoice,
    "agreements": AccountAgreement,
    "starting_points": StartingPoint,
    "rhythms": Rhythm,
    "lines": PlanLine,
}
_MONEY = re.compile(
    r"€|\b(?:euro|geld|budget|kosten|uitgav\w*|bezuinig\w*|money|cost\w*|spend\w*|saving\w*|cut\w*)\b",
    re.I,
)


def new_frame(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """Something that must not happen, to be turned into a limit (method.md §3.2)."""
    return add(meeting, "frames", frame(meeting, ask, said.text, said.by, at))


def frame(meeting: Meeting, ask: Ask, text: str, by: str, at: datetime) -> Frame:
    """A limit in its first version, in force from this talk on."""
    return Frame(
        id="",
        text=text,
        by=by,
        at=at,
        phase=ask.phase,
        frame=f"f-{meeting.id}-{meeting.counter + 1}",
        kind="money" if _MONEY.search(text) else None,
        prevents=text,
        owner=by,
        valid_from=at.date(),
        meeting=meeting.id,
    )


def next_frame(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """The next version of a limit; initiatives keep the version they were held against."""
    old = next((f for f in meeting.agreed.frames if f.frame == ask.about), None)
    if old is None:
        return new_frame(meeting, ask, said, at)
    made = msgspec.structs.replace(
        old, id="", text=said.text, by=said.by, at=at, phase=ask.phase, n=old.n + 1,
        valid_from=at.date(), meeting=meeting.id,
    )  # fmt: skip
    return add(meeting, "frames", made)


def line_exit(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """Where a line of a plan finds its place, and in which words; the original stays.

    A limit is in force from here on; a sign is kept with its former figure in words.
    """
    line = meeting.find(ask.about)
    if not isinstance(line, PlanLine):
        return meeting
    word, words = choice(ask, said.text)
    if word == "reword" and not words:
        raise UnfinishedError(N_("In which words? Type them after the number."))
    became = words or line.text
    meeting = mend(meeting, line.id, exit=word, became="" if word == "leave" else became)
    if word == "to-frame":
        limit = frame(meeting, ask, became, said.by, at)
        return add(meeting, "frames", msgspec.structs.replace(limit, prevents=""))
    if word == "to-indicator" and not meeting.about_team:
        sign = indicator(meeting, ask, line.text, became, said.by, at)
        return add(meeting, "indicators", sign)
    return meeting


def indicator(
    meeting: Meeting, ask: Ask, original: str, became: str, by: str, at: datetime
) -> Indicator:
    """A sign that came in as something else; a figure in it is kept in words, with no bar."""
    figure = figure_in(original)[0]
    return Indicator(
        id="", text=became, by=by, at=at, phase=ask.phase,
        kind="figure" if figure else None, once_target=original if figure else "",
    )  # fmt: skip


def choose_goals(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """The goals that are talked through, by their numbers: at most three (method.md §3.5)."""
    count = len(meeting.segments) - 1
    numbers = list(dict.fromkeys(number_in(n) or 0 for n in re.findall(r"\d+", said.text)))
    if count == 1 and numbers != [1]:
        raise MeetingError(N_("There is one goal above: type 1 to talk it through."))
    if not numbers or not all(1 <= n <= count for n in numbers):
        raise MeetingError(N_("Type the numbers of the goals above, 1 to {last}."), last=count)
    if len(numbers) > MOST_GOALS:
        raise MeetingError(
            N_("Choose at most {most} goals for one talk; the others come another time."),
            most=MOST_GOALS,
        )
    spoken_of = {
        place
        for place, segment in enumerate(meeting.segments)
        if place and any(getattr(segment, name) for name in SAID_IN)
    }
    visited = any(phase.segment and phase.visited for phase in meeting.phases)
    if visited or spoken_of - set(numbers):  # what was moved to a goal would be seen by nobody
        raise MeetingError(N_("A goal has been talked about already; the goals stay as chosen."))
    return with_goals(meeting, tuple(numbers))


def with_goals(meeting: Meeting, numbers: tuple[int, ...]) -> Meeting:
    """The meeting with these segments to be talked through, each through the phases of a goal."""
    segments = tuple(
        msgspec.structs.replace(segment, chosen=place == 0 or place in numbers)
        for place, segment in enumerate(meeting.segments)
    )
    own = [phase for phase in meeting.phases if not phase.segment]
    after = next((i for i, p in enumerate(own) if p.kind == "choose"), len(own) - 2) + 1
    each = [
        msgspec.structs.replace(phase, id=f"{phase.id}-{number}", segment=number)
        for number in numbers
        for phase in meeting.each
        if phase.kind != "look-back" or segments[number].looked_back
    ]
    return change(meeting, segments=segments, phases=(*own[:after], *each, *own[after:]))
