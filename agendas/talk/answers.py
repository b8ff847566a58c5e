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
from agendas.slots.slots import DAYS, Ask, Becomes, takes_more
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
    if ask.slot.where == "next_talk" or ask.slot.becomes == "consent":
        said = msgspec.structs.replace(said, text=text)  # these are about names themselves
    return _WAYS[ask.slot.becomes](meeting, ask, said, at)


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


def put_on_record(
    meeting: Meeting, ask: Ask, said: Utterance, at: datetime, where: str = ""
) -> Meeting:
    """The meeting with one more record; its id is the newest, `Meeting.counter`."""
    where = where or ask.slot.where
    by = said.by or (meeting.account_giver if _is_givers(meeting, ask, said) else "")
    values: dict[str, Any] = {"id": "", "text": said.text, "by": by, "at": at, "phase": ask.phase}
    if more := _MORE.get(where):
        values |= more(meeting, ask, said, by, at)
    if ask.slot.choices:
        noted = where == "remarks"
        text = {"text": _chosen_words(meeting, ask, said)} if noted else _chosen(meeting, ask, said)
        values |= text
    return add(meeting, where, _RECORDS[where](**values))


def _standing(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """The standing is the account-giver's (hard lock 14)."""
    giver = meeting.account_giver
    if said.by and giver and said.by != giver:
        raise MeetingError(
            N_("That is for {name}, who gives account. Another view goes with the other readings."),
            name=giver,
        )
    return put_on_record(meeting, ask, said, at)


def _other_reading(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    """Another reading; that there is none is a note (invariant 15)."""
    return put_on_record(meeting, ask, said, at, "remarks" if is_none(said.text) else "")


def _about(_m: Meeting, ask: Ask, _said: Utterance, _by: str, _at: datetime) -> dict[str, Any]:
    return {"about": ask.about}


def _as_remark(_m: Meeting, ask: Ask, _said: Utterance, _by: str, _at: datetime) -> dict[str, Any]:
    return {"slot": ask.slot.name, "question": ask.question, "about": ask.about}


def _is_givers(meeting: Meeting, ask: Ask, said: Utterance) -> bool:
    """Whether words without a name are the account-giver's.

    They are at a question to "you", until somebody else has spoken to it: from then on nobody can
    tell. What somebody writes alone is theirs.
    """
    if meeting.private:
        return ask.slot.giver or ask.slot.name == "meaning"
    if not ask.slot.giver or is_open(meeting, ask, said):
        return False
    giver = meeting.account_giver
    return ask.slot.becomes == "standing" or not any(
        record.by and record.by != giver
        for record in standing_records(getattr(meeting.segment, ask.slot.where))
        if record.phase == ask.phase and getattr(record, "slot", ask.slot.name) == ask.slot.name
    )


def is_open(meeting: Meeting, ask: Ask, said: Utterance) -> bool:
    """True where nobody can tell whose words these are: they are then nobody's, and stay whole.

    Before a choice a colon may follow anything, and what somebody writes alone is theirs.
    """
    about_names = ask.slot.choices or ask.slot.where == "next_talk" or ask.slot.becomes == "consent"
    return bool(said.unclear) and not about_names and not meeting.private


def open_names(meeting: Meeting, ask: Ask, text: str) -> tuple[str, ...]:
    """What stood as a name before an answer, or before each of its lines, and could be nobody's."""
    lines = _each(ask, kept(text)) or (kept(text),)
    said = (read(line, meeting.names) for line in lines)
    return tuple(dict.fromkeys(one.unclear for one in said if is_open(meeting, ask, one)))


def _evidence(
    meeting: Meeting, ask: Ask, said: Utterance, by: str, _at: datetime
) -> dict[str, Any]:
    kind = "voice" if ask.slot.answered == "voice" and said.kind == "observation" else said.kind
    if kind == "voice" and leads(meeting, said.by):
        kind = "observation"
    expected = _expected(meeting, by) if said.figure else ""
    return {"kind": kind, "figure": said.figure, "unit": said.unit, "expected": expected}


def _expected(meeting: Meeting, by: str) -> str:
    """What whoever tells a figure expected last; what another expected is never tied to it."""
    remarks = standing_records(meeting.segment.remarks)
    taken = {item.expected for item in meeting.segment.evidence}
    expectations = [
        r.text for r in remarks if r.slot == "expectation" and r.by == by and r.text not in taken
    ]
    return expectations[-1] if expectations else ""


def _chosen(meeting: Meeting, ask: Ask, said: Utterance) -> dict[str, Any]:
    word, because = choice(ask, said.text)
    if not because and word in _NEEDS_NO_REASON:
        because = ask.slot.choices[word][meeting.language]
    if not because:
        raise UnfinishedError(N_("And what makes you say so? Type it after your choice."))
    return {"text": because, "word" if ask.slot.becomes == "standing" else "choice": word}


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
        return mend(meeting, about.id, **{ask.slot.field: date_in(said.text, at.date())})
    if not ask.slot.choices:
        agreed = ask.slot.agreed  # the room's words, whoever found them (§4.1)
        if said.by and about.by and said.by != about.by and not agreed:
            # what another says to it is no part of theirs, and takes the place of nothing
            return add(meeting, "remarks", goals.remark(ask, said, at, about.id))
        words = said.text if agreed else words_of(said, about.by)
        return mend(meeting, about.id, **{ask.slot.field: words})
    word, more = choice(ask, said.text)
    changes: dict[str, Any] = {ask.slot.field: word}
    if ask.slot.rest:
        changes[ask.slot.rest] = more
    elif more:  # the field has room for the word alone
        more = _chosen_words(meeting, ask, said)
        because = msgspec.structs.replace(said, text=more)
        meeting = add(meeting, "remarks", goals.remark(ask, because, at, about.id))
    return mend(meeting, about.id, **changes)


# What a record has beside what every record has, by the list it goes into.
_MORE: dict[str, Callable[[Meeting, Ask, Utterance, str, datetime], dict[str, Any]]] = {
    "remarks": _as_remark,
    "parked": _as_remark,
    "notes": _as_remark,
    "guesses": _about,
    "indicator_choices": _about,
    "frame_choices": _about,
    "evidence": _evidence,
    "meanings": lambda _m, ask, _s, _by, _at: {
        "about": ask.about, "other": ask.slot.becomes == "other reading",
    },
    "readings": lambda m, _ask, _s, _by, _at: {"goal_wording": m.goal.now.n},
    "indicators": lambda m, _ask, _s, by, _at: {"replaces": goals.replaced(m, by)},
    "starting_points": lambda m, _ask, _s, _by, at: {"meeting": m.id, "since": at.date()},
    "rhythms": lambda _m, _ask, said, _by, _at: {"weeks": teams.weeks_in(said.text)},
    "agreements": lambda m, _ask, _s, _by, _at: {"meeting": m.id},
}  # fmt: skip
_WAYS: dict[Becomes, _Way] = {
    "record": put_on_record,
    "field": _field,
    "goal": goals.describe,
    "coach": goals.coach,
    "looked back": goals.look_back,
    "appointment": goals.due,
    "goals": teams.choose_goals,
    "consent": goals.consent,
    "consent later": goals.consent_later,
    "part": goals.part,
    "limits": goals.limits,
    "exit": teams.line_exit,
    "limit": teams.new_frame,
    "next limit": teams.next_frame,
    "standing": _standing,
    "other reading": _other_reading,
}
