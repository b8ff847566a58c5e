"""Answers about a goal that are more than a record or a field: the ways `answers` sends them."""

import re
from datetime import datetime

import msgspec

from agendas.errors import N_, MeetingError, UnfinishedError
from agendas.parsing.choices import (
    choice,
    consenting,
    is_dropped,
    tells_more,
    wanted,
    without_because,
)
from agendas.parsing.dates import date_in
from agendas.parsing.utterance import Utterance, words_of
from agendas.records.agreements import PlanLine
from agendas.records.meeting import (
    Meeting,
    add,
    change,
    describe_goal,
    in_segment,
    mend,
    mend_looked_back,
    standing_records,
)
from agendas.records.said import Consent, FrameRef, NextTalk, Remark
from agendas.slots.slots import Ask
from agendas.talk import answers_on_teams as teams
from agendas.text import with_name


def describe(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """For whom the goal is, what is different, or its words where it is being worded here.

    The words are the room's; who gave them, where a name was said, stays beside them. Where the room
    has words already, somebody's other words stand by themselves: they take the place of nobody's.
    """
    named = said.by or (said.unclear and not meeting.private)
    if not named or ask.slot.name == "goal_wording":
        return describe_goal(meeting, **{ask.slot.field: said.text})
    if getattr(meeting.goal.now, ask.slot.field) in ("", said.text):
        meeting = describe_goal(meeting, **{ask.slot.field: said.text})
    return add(meeting, "remarks", remark(ask, said, at))


def remark(ask: Ask, said: Utterance, at: datetime, about: str = "") -> Remark:
    """What was said as a line of its own under its question, by whoever said it."""
    return Remark(
        id="", text=said.text, by=said.by, at=at, phase=ask.phase, slot=ask.slot.name,
        question=ask.question, about=about,
    )  # fmt: skip


def coach(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """What the room does with the coach's question; its word is last (invariants 1 and 4).

    The sentence as it came in is kept whatever becomes of it, and that people kept it as it was is
    kept as a note. A limit is in force from here on; a sign keeps its former figure in words.
    """
    way, words = choice(ask, said.text)
    original = ask.subject or meeting.goal.now.text
    became = words or original
    note = Remark(
        id="", text=": ".join(part for part in (ask.slot.choices[way][meeting.language], words) if part),
        by=said.by, at=at, phase=ask.phase, slot="coach", question=ask.question, about=original,
    )  # fmt: skip
    if way == "reword" and not words:
        raise UnfinishedError(N_("In which words? Type them after the number."))
    noted = add(meeting, "remarks", note)
    meeting = _placed(noted, original, way, became)
    placed = meeting is not noted  # it came in as one of the lines here
    if way == "reword" and ask.about:
        return mend(meeting, ask.about, wording=words)
    if way == "reword":
        return describe_goal(meeting, text=words)
    if way == "to-frame":
        frame = teams.frame(meeting, ask, became, said.by, at)
        meeting = add(meeting, "frames", msgspec.structs.replace(frame, prevents=""))
    elif way == "to-indicator":
        meeting = add(
            meeting, "indicators", teams.indicator(meeting, ask, original, became, said.by, at)
        )
    elif way == "to-initiative" and not placed:
        line = PlanLine(
            id="",
            text=original,
            by=said.by,
            at=at,
            phase=ask.phase,
            exit="to-initiative",
            became=became,
        )
        meeting = add(meeting, "lines", line)
    if ask.about or way == "to-indicator":
        return meeting
    if way == "keep":
        return meeting if meeting.goal.status == "agreed" else _kept_as_a_goal(meeting, original)
    goal = msgspec.structs.replace(meeting.goal, status="set-aside", reason=note.text)
    return in_segment(meeting, goal=goal)


def _placed(meeting: Meeting, original: str, way: str, became: str) -> Meeting:
    """The meeting with the same line of what came in at its place, so that it is asked once."""
    known = {original, meeting.goal.now.original}
    for line in standing_records(meeting.lines):
        if line.exit is None and line.text in known:
            meeting = mend(meeting, line.id, exit=way, became=became)
    return meeting


def _kept_as_a_goal(meeting: Meeting, text: str) -> Meeting:
    """The meeting with its goal agreed on in the words in which it came in."""
    meeting = describe_goal(meeting, text=text)
    return in_segment(meeting, goal=msgspec.structs.replace(meeting.goal, reason=""))


def look_back(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """What became of an earlier initiative."""
    index = int(ask.about or 0)
    if not ask.slot.choices:
        whose = meeting.segment.looked_back[index].initiative.by
        return mend_looked_back(meeting, index, **{ask.slot.field: words_of(said, whose)})
    word, because = choice(ask, said.text)
    whose = meeting.segment.looked_back[index].initiative.by
    if not because and said.by and said.by.casefold() != whose.casefold():
        told = msgspec.structs.replace(said, text=ask.slot.choices[word][meeting.language])
        meeting = add(meeting, "remarks", remark(ask, told, at))
    because = because and with_name(because, said.by, whose)
    return mend_looked_back(meeting, index, onward=word, because=because)


def due(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """The day of the next talk, and who is wanted there. Raises as `date_in`."""
    on = date_in(said.text, at.date())
    people = wanted(said.text, meeting.names)
    words = said.text if tells_more(said.text, people) else ""
    return with_next_talk(meeting, NextTalk(on=on, people=people, words=words))


def with_next_talk(meeting: Meeting, following: NextTalk) -> Meeting:
    """The meeting with the day on which account will be given, and who is wanted there."""
    on = following.on
    initiatives = tuple(
        msgspec.structs.replace(item, due=on) for item in meeting.segment.initiatives
    )
    meeting = in_segment(meeting, initiatives=initiatives)
    if meeting.kind == "goals":
        meeting = in_segment(meeting, next_talk=following)
        if meeting.next_talk.on and on and meeting.next_talk.on <= on:
            return meeting
    return change(meeting, next_talk=following)


def consent(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """Who consents to a change that was decided here."""
    given, left = consenting(said.text, meeting.names, meeting.goal.sharers)
    if not given:
        raise MeetingError(N_("Name only those who consent, or say: everyone."))
    return mend(meeting, ask.about, consented_by=given, left=left)


def consent_later(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """Who consents now to a change that was proposed in an earlier talk, or that it is taken back."""
    dropped = is_dropped(said.text)
    known = (meeting.names, meeting.goal.sharers)
    given, left = ((), ()) if dropped else consenting(said.text, *known)
    record = Consent(
        id="",
        text=said.text,
        by=said.by,
        at=at,
        phase=ask.phase,
        about=ask.about,
        names=given,
        left=left,
        dropped=dropped,
    )
    return add(meeting, "consents", record)


def part(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """One of the goals that a goal is split into."""
    decision = meeting.find(ask.about)
    parts = getattr(decision, "parts", ())
    return mend(meeting, ask.about, parts=(*parts, said.text))


def limits(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """Whether an initiative stays within the frames in force; those are kept beside it.

    A frame that is touched is named by its letter on the screen, or by its words.
    """
    initiatives = standing_records(meeting.segment.initiatives)
    about = next(
        (i for i in initiatives if i.id == ask.about), initiatives[-1:] and initiatives[-1]
    )
    word, more = choice(ask, said.text)
    frames = frames_in_force(meeting)
    if not about:
        raise MeetingError(
            N_("First say what is taken up; then whether it stays within the limits.")
        )
    if word == "touches" and not frames:
        return _first_limit(meeting, ask, said, more, at, about.id)
    touched, more = _touched(more, frames) if word == "touches" else ((), more)
    return mend(meeting, about.id, limits=word, frames=more, considered=frames, touched=touched)


def _first_limit(
    meeting: Meeting, ask: Ask, said: Utterance, words: str, at: datetime, about: str
) -> Meeting:
    """A limit that is touched and was not in words yet: it is put on record in the words given."""
    if not words:
        raise UnfinishedError(
            N_("No limits were agreed yet. Which one does it touch? Put it into words behind it.")
        )
    limit = teams.frame(meeting, ask, words, said.by, at)
    meeting = add(meeting, "frames", msgspec.structs.replace(limit, prevents=""))
    held = FrameRef(frame=limit.frame, n=limit.n, text=limit.text)
    return mend(
        meeting, about, limits="touches", considered=(held,), touched=(limit.frame,), frames=""
    )


def frames_in_force(meeting: Meeting) -> tuple[FrameRef, ...]:
    """The frames that hold on the day of the talk, those that were set in it included."""
    today = meeting.started.date()
    ended = {c.about for c in standing_records(meeting.frame_choices) if c.choice == "lapses"}
    latest = {f.frame: f for f in (*meeting.agreed.frames, *standing_records(meeting.frames))}
    return tuple(
        FrameRef(frame=f.frame, n=f.n, text=f.text)
        for f in latest.values()
        if f.in_force(today) and f.frame not in ended
    )


_LETTERS = re.compile(r"\s*([a-z](?:\s*(?:,|and|en|&)\s*[a-z])*)\b(?![’'])", re.I)


def _touched(text: str, frames: tuple[FrameRef, ...]) -> tuple[tuple[str, ...], str]:
    """The ids of the frames a sentence names, by letter or by their words, and what else it says."""
    letters = _LETTERS.match(text)
    if letters:
        places = [ord(sign) - ord("a") for sign in re.findall(r"\b[a-z]\b", letters[1].lower())]
        found = tuple(frames[place].frame for place in places if place < len(frames))
        if found and len(found) == len(places):
            return found, without_because(text[letters.end() :])
    low = text.casefold()
    by_words = tuple(f.frame for f in frames if low and f.text.casefold() in low)
    return by_words or (tuple(f.frame for f in frames) if len(frames) == 1 else ()), text


def replaced(meeting: Meeting, by: str) -> str:
    """The key of the earlier sign that a new one stands in the place of; "" when there is none."""
    taken = {item.replaces for item in standing_records(meeting.segment.indicators)}
    whose = {item.id: item.by for item in meeting.segment.brought.indicators}
    for item in standing_records(meeting.segment.indicator_choices):
        mine = not by or whose.get(item.about, by).casefold() == by.casefold()
        if item.choice == "replace" and item.about not in taken and mine:
            return item.about
    return ""
