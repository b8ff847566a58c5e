"""From what was typed to what is on record: the one way in which words get into a talk.

Screens, prompts and scripts all use `answer`; what cannot be taken is refused with a sentence, and
the text is then still the writer's.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from agendas.errors import N_, MeetingError, UnfinishedError
from agendas.parsing.choices import choice, is_none
from agendas.parsing.dates import date_in
from agendas.parsing.utterance import Utterance, read, words_of
from agendas.records.meeting import Meeting, add, leads, mend, standing_records
from agendas.records.said import (
    Decision,
    Evidence,
    Guess,
    Indicator,
    IndicatorChoice,
    Initiative,
    Learned,
    Meaning,
    Reading,
    Remark,
    Said,
    Standing,
    Value,
)
from agendas.records.segment import SAID_IN
from agendas.slots.slots import DAYS, Ask, Slot, takes_more
from agendas.talk import answers_on_goals as goals
from agendas.talk import answers_on_teams as teams
from agendas.text import kept

_RECORDS: dict[str, type[Said]] = {
    "readings": Reading,
    "indicators": Indicator,
    "indicator_choices": IndicatorChoice,
    "evidence": Evidence,
    "guesses": Guess,
    "meanings": Meaning,
    "standings": Standing,
    "values": Value,
    "decisions": Decision,
    "initiatives": Initiative,
    "learned": Learned,
    "remarks": Remark,
    "parked": Remark,
    "notes": Remark,
    **teams.RECORDS,
}
# Questions to "you", whoever gives account. What something tells is asked of everybody.
_GIVERS = ("reading", "indicator", "standing", "initiative", "set_in_motion", "road",
           "indicator_onward")  # fmt: skip
_AGREED_ON = ("new_wording", "frame_text")  # the room's words, whoever found them (§4.1)
MOST_LINES = 40  # a longer text that is pasted is a document, and stays one
_NEEDS_NO_REASON = ("keep", "stays", "go-on", "make-first")


def answer(meeting: Meeting, ask: Ask, text: str, at: datetime) -> Meeting:
    """The meeting with the answer to a question on record.

    `text` is what was typed: it may open with somebody's name and a colon. Raises `MeetingError`
    with a sentence when nothing can be made of it; the text is then still the writer's.
    """
    text = kept(text)
    if not text:
        raise MeetingError(N_("There is nothing to keep yet: type a few words first."))
    said = read(text, meeting.names)
    if ask.slot.where == "next_talk" or ask.slot.name == "consent":
        said = msgspec.structs.replace(said, text=text)  # these are about names themselves
    return _way(ask.slot)(meeting, ask, said, at)


def answer_lines(meeting: Meeting, ask: Ask, text: str, at: datetime) -> Meeting:
    """As `answer`, with each of several lines on record by itself where a question takes several.

    So pasted lines are as if typed one by one: each has its own speaker and its own figure, and no
    figure hides behind another (invariant 13). A text of more than `MOST_LINES` stays one.
    """
    for line in _each(ask, kept(text)) or (text,):
        meeting = answer(meeting, ask, line, at)
    return meeting


def _each(ask: Ask, text: str) -> tuple[str, ...]:
    """The lines of a text that are on record one by one; none where it stays one."""
    lines = tuple(line for line in text.split("\n") if line.strip())
    return lines if 1 < len(lines) <= MOST_LINES and takes_more(ask) else ()


_Way = Callable[[Meeting, Ask, Utterance, datetime], Meeting]
_WAYS: dict[str, _Way] = {
    "goal": goals.describe,
    "looked_back": goals.look_back,
    "next_talk": goals.due,
    "segments": teams.choose_goals,
}
_NAMED_WAYS: dict[str, _Way] = {
    "coach": goals.coach,
    "consent": goals.consent,
    "consent_later": goals.consent_later,
    "part": goals.part,
    "limits": goals.limits,
    "line_exit": teams.line_exit,
    "prevent": teams.new_frame,
    "frame_new": teams.next_frame,
}


def _way(slot: Slot) -> _Way:
    return (
        _NAMED_WAYS.get(slot.name)
        or _WAYS.get(slot.where)
        or (_field if slot.field else put_on_record)
    )


def put_on_record(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """The meeting with one more record; its id is the newest, `Meeting.counter`."""
    name = ask.slot.name
    if name == "other_reading" and is_none(said.text):
        name, where = "other_reading", "remarks"
    else:
        where = ask.slot.where
    giver = meeting.account_giver
    if name == "standing" and said.by and giver and said.by != giver:
        raise MeetingError(
            N_("That is for {name}, who gives account. Another view goes with the other readings."),
            name=giver,
        )
    by = said.by or (giver if _is_givers(meeting, ask, said) else "")
    values: dict[str, Any] = {"id": "", "text": said.text, "by": by, "at": at, "phase": ask.phase}
    if where in ("remarks", "parked", "notes"):
        values |= {"slot": name, "question": ask.question, "about": ask.about}
    elif name in ("evidence", "voice"):
        values |= _evidence(meeting, name, said)
    elif name in ("meaning", "other_reading"):
        values |= {"about": ask.about, "other": name == "other_reading"}
    elif name == "reading":
        values["goal_wording"] = meeting.goal.now.n
    elif name == "indicator":
        values["replaces"] = goals.replaced(meeting, by)
    elif name in ("guess", "indicator_onward", "frame_choice"):
        values["about"] = ask.about
    else:
        values |= teams.of_team(meeting, name, said.text, at)
    if ask.slot.choices and where != "remarks":
        values |= _chosen(meeting, ask, said)
    elif ask.slot.choices:
        values["text"] = _chosen_words(meeting, ask, said)
    return add(meeting, where, _RECORDS[where](**values))


def _is_givers(meeting: Meeting, ask: Ask, said: Utterance) -> bool:
    """Whether words without a name are the account-giver's.

    They are at a question to "you", until somebody else has spoken to it: from then on nobody can
    tell. What somebody writes alone is theirs.
    """
    if meeting.private:
        return ask.slot.name in (*_GIVERS, "meaning")
    if ask.slot.name not in _GIVERS or is_open(meeting, ask, said):
        return False
    giver = meeting.account_giver
    return ask.slot.name == "standing" or not any(
        record.by and record.by != giver
        for record in standing_records(getattr(meeting.segment, ask.slot.where))
        if record.phase == ask.phase and getattr(record, "slot", ask.slot.name) == ask.slot.name
    )


def is_open(meeting: Meeting, ask: Ask, said: Utterance) -> bool:
    """True where nobody can tell whose words these are: they are then nobody's, and stay whole.

    Before a choice a colon may follow anything, and what somebody writes alone is theirs.
    """
    about_names = ask.slot.choices or ask.slot.where == "next_talk" or ask.slot.name == "consent"
    return bool(said.unclear) and not about_names and not meeting.private


def open_names(meeting: Meeting, ask: Ask, text: str) -> tuple[str, ...]:
    """What stood as a name before an answer, or before each of its lines, and could be nobody's."""
    lines = _each(ask, kept(text)) or (kept(text),)
    said = (read(line, meeting.names) for line in lines)
    return tuple(dict.fromkeys(one.unclear for one in said if is_open(meeting, ask, one)))


def _evidence(meeting: Meeting, name: str, said: Utterance) -> dict[str, Any]:
    kind = "voice" if name == "voice" and said.kind == "observation" else said.kind
    if kind == "voice" and leads(meeting, said.by):
        kind = "observation"
    expected = _expected(meeting) if said.figure else ""
    return {"kind": kind, "figure": said.figure, "unit": said.unit, "expected": expected}


def _expected(meeting: Meeting) -> str:
    remarks = standing_records(meeting.segment.remarks)
    taken = {item.expected for item in meeting.segment.evidence}
    expectations = [r.text for r in remarks if r.slot == "expectation" and r.text not in taken]
    return expectations[-1] if expectations else ""


def _chosen(meeting: Meeting, ask: Ask, said: Utterance) -> dict[str, Any]:
    word, because = choice(ask, said.text)
    if not because and word in _NEEDS_NO_REASON:
        because = ask.slot.choices[word][meeting.language]
    if not because:
        raise UnfinishedError(N_("And what makes you say so? Type it after your choice."))
    return {"text": because, "word" if ask.slot.name == "standing" else "choice": word}


def _chosen_words(meeting: Meeting, ask: Ask, said: Utterance) -> str:
    word, because = choice(ask, said.text)
    words = ask.slot.choices[word][meeting.language]
    return f"{words}: {because}" if because else words


def _field(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    holder = meeting.segment if ask.slot.where in SAID_IN else meeting
    records = standing_records(getattr(holder, ask.slot.where))
    about = next((r for r in records if r.id == ask.about), records[-1] if records else None)
    if about is None:
        return add(meeting, "remarks", goals.remark(ask, said, at))
    if ask.slot.field in DAYS:
        return mend(meeting, about.id, **{ask.slot.field: _date(said.text, at)})
    if not ask.slot.choices:
        agreed = ask.slot.name in _AGREED_ON
        if said.by and about.by and said.by != about.by and not agreed:
            # what another says to it is no part of theirs, and takes the place of nothing
            return add(meeting, "remarks", goals.remark(ask, said, at, about.id))
        words = said.text if agreed else words_of(said, about.by)
        return mend(meeting, about.id, **{ask.slot.field: words})
    word, more = choice(ask, said.text)
    changes: dict[str, Any] = {ask.slot.field: word}
    if ask.slot.name == "initiative_origin":
        changes["at_request_of"] = more
    elif more:  # the field has room for the word alone
        more = _chosen_words(meeting, ask, said)
        because = msgspec.structs.replace(said, text=more)
        meeting = add(meeting, "remarks", goals.remark(ask, because, at, about.id))
    return mend(meeting, about.id, **changes)


def _date(text: str, at: datetime) -> object:
    on = date_in(text, at.date())
    if on is None:
        raise MeetingError(
            N_("Which day is that? For instance 8 December, 2026-12-08 or in 3 weeks.")
        )
    return on
