"""From what was typed to what is on record: the one way in which words get into a talk.

Screens, prompts and scripts all use `answer`; what cannot be taken is refused with a sentence, and
the text is then still the writer's.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import msgspec

from agendas.calendar import date_in
from agendas.errors import N_, MeetingError
from agendas.meeting import (
    Meeting,
    add,
    change,
    describe_goal,
    in_segment,
    kind_of,
    mend,
    mend_looked_back,
    remove,
    standing_records,
)
from agendas.records import (
    Decision,
    Evidence,
    Indicator,
    Initiative,
    Learned,
    Meaning,
    NextTalk,
    Reading,
    Remark,
    Said,
    Standing,
    Value,
    Words,
)
from agendas.slots import FIRST_SLOT, SLOTS, Ask, Slot
from agendas.text import kept
from agendas.utterance import Utterance, read

_RECORDS: dict[str, type[Said]] = {
    "readings": Reading,
    "indicators": Indicator,
    "evidence": Evidence,
    "meanings": Meaning,
    "standings": Standing,
    "values": Value,
    "decisions": Decision,
    "initiatives": Initiative,
    "learned": Learned,
    "remarks": Remark,
    "parked": Remark,
    "notes": Remark,
}
_BECAUSE = re.compile(r"^[\s,.:;–—-]*(?:because|since|omdat|want|doordat)?[\s,:]*", re.IGNORECASE)
_EVERYONE = re.compile(r"\b(?:everyone|everybody|iedereen|allen|allemaal)\b", re.I)
_BUT = re.compile(
    r"\b(?:not|no|nobody|none|except|but|without|niet|geen|nee|niemand|behalve|maar|zonder|nog)\b"
    r"|n['’]t\b",
    re.I,
)


def chosen(text: str, choices: dict[str, Words]) -> tuple[str, str]:
    """The choice a sentence opens with, by number or by its words, and the because after it.

    Returns two empty strings around the text when it opens with none of them.

    >>> chosen("2 because they ask for it", vocabulary.STANDING)
    ('on-its-way', 'they ask for it')
    >>> chosen("dichterbij gekomen, want ze komen", vocabulary.STANDING)
    ('came-closer', 'ze komen')
    """
    stripped = text.strip()
    number = re.match(r"(\d)(?!\d)", stripped)
    if number and 1 <= int(number[1]) <= len(choices):
        return list(choices)[int(number[1]) - 1], _BECAUSE.sub("", stripped[1:], count=1)
    low = stripped.casefold()
    for key, words in choices.items():
        for said in (words.nl, words.en, words.nl.partition(",")[0], words.en.partition(",")[0]):
            if re.match(rf"{re.escape(said.casefold())}\b", low):
                return key, _BECAUSE.sub("", stripped[len(said) :], count=1)
    return "", text


def answer(meeting: Meeting, ask: Ask, text: str, at: datetime) -> Meeting:
    """The meeting with the answer to a question on record.

    `text` is what was typed: it may open with somebody's name and a colon. Raises `MeetingError`
    with a sentence when nothing can be made of it; the text is then still the writer's.
    """
    text = kept(text)
    if not text:
        raise MeetingError(N_("There is nothing to keep yet: type a few words first."))
    said = read(text, meeting.names)
    if ask.slot.field and not ask.slot.choices:
        said = msgspec.structs.replace(
            said, text=text
        )  # nobody's name is kept there but in the words
    return _ways(ask.slot)(meeting, ask, said, at)


_Way = Callable[[Meeting, Ask, Utterance, datetime], Meeting]


def _ways(slot: Slot) -> _Way:
    ways: dict[str, _Way] = {"goal": _goal, "looked_back": _looked_back, "next_talk": _due}
    if slot.name == "consent":
        return _consent
    return ways.get(slot.where) or (_field if slot.field else _new)


def _new(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    by = said.by or (meeting.account_giver if ask.slot.name in _GIVERS else "")
    values: dict[str, Any] = {"id": "", "text": said.text, "by": by, "at": at, "phase": ask.phase}
    name = ask.slot.name
    if name in ("evidence", "voice"):
        kind = "voice" if name == "voice" and said.kind == "observation" else said.kind
        values |= {"kind": kind, "figure": said.figure, "unit": said.unit}
        values["expected"] = _expected(meeting) if said.figure else ""
    elif name in ("meaning", "other_reading"):
        values |= {"about": ask.about, "other": name == "other_reading"}
    elif ask.slot.choices:
        word, because = _choice(ask, said)
        values |= {"text": because, "word" if name == "standing" else "choice": word}
        if not because and name == "decision" and word == "keep":
            values["text"] = ask.slot.choices[word][meeting.language]
    elif ask.slot.where in ("remarks", "parked", "notes"):
        values |= {"slot": name, "question": ask.question, "about": ask.about}
    elif name == "reading":
        values["goal_wording"] = meeting.goal.now.n
    if ask.slot.choices and not values["text"]:
        raise MeetingError(N_("And what makes you say so? Type it after your choice."))
    return add(meeting, ask.slot.where, _RECORDS[ask.slot.where](**values))


_GIVERS = ("reading", "indicator", "standing", "initiative", "meaning", "set_in_motion", "road")


def _expected(meeting: Meeting) -> str:
    remarks = standing_records(meeting.segment.remarks)
    taken = {item.expected for item in meeting.segment.evidence}
    expectations = [r.text for r in remarks if r.slot == "expectation" and r.text not in taken]
    return expectations[-1] if expectations else ""


def _choice(ask: Ask, said: Utterance) -> tuple[str, str]:
    word, because = chosen(said.text, ask.slot.choices)
    if not word:
        raise MeetingError(
            N_(
                "Begin with the number of one of the words above, 1 to {last}; then go on in your own."
            ),
            last=len(ask.slot.choices),
        )
    return word, because


def _field(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    records = standing_records(getattr(meeting.segment, ask.slot.where))
    about = next((r for r in records if r.id == ask.about), records[-1] if records else None)
    if about is None:
        remark = Remark(
            id="", text=said.text, by=said.by, at=at, phase=ask.phase, slot=ask.slot.name,
            question=ask.question,
        )  # fmt: skip
        return add(meeting, "remarks", remark)
    if not ask.slot.choices:
        return mend(meeting, about.id, **{ask.slot.field: said.text})
    word, more = _choice(ask, said)
    changes: dict[str, Any] = {ask.slot.field: word}
    if ask.slot.name == "limits":
        changes["frames"] = more
    elif ask.slot.name == "initiative_origin":
        changes["at_request_of"] = more
    return mend(meeting, about.id, **changes)


def _goal(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    return describe_goal(meeting, **{ask.slot.field: said.text})


def _looked_back(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    index = int(ask.about or 0)
    if not ask.slot.choices:
        return mend_looked_back(meeting, index, **{ask.slot.field: said.text})
    word, because = _choice(ask, said)
    return mend_looked_back(meeting, index, onward=word, because=because)


def _due(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    on = date_in(said.text, at.date())
    if on is None:
        raise MeetingError(
            N_("Which day is that? For instance 8 December, 2026-12-08 or in 3 weeks.")
        )
    return with_next_talk(meeting, on, _named(said.text, meeting.names))


def with_next_talk(meeting: Meeting, on: date | None, people: tuple[str, ...]) -> Meeting:
    """The meeting with the day on which account will be given, and who is wanted there."""
    initiatives = tuple(
        msgspec.structs.replace(item, due=on) for item in meeting.segment.initiatives
    )
    meeting = in_segment(meeting, initiatives=initiatives)
    return change(meeting, next_talk=NextTalk(on=on, people=people))


def _consent(meeting: Meeting, ask: Ask, said: Utterance, at: datetime) -> Meeting:
    if _BUT.search(said.text):
        # Consent is a lock (invariant 22): it is never guessed from a sentence that holds a no.
        raise MeetingError(N_("Name only those who consent, or say: everyone."))
    named = _named(said.text, meeting.names)
    everyone = meeting.names if _EVERYONE.search(said.text) else ()
    return mend(meeting, ask.about, consented_by=named or everyone)


def move(meeting: Meeting, said_id: str, phase_id: str) -> Meeting:
    """The meeting with a record moved to another phase, where it becomes what that phase records.

    Its words and whose they are stay; the phases that take none, and an unknown id, change nothing.
    """
    said = meeting.find(said_id)
    slot = SLOTS.get(FIRST_SLOT.get(kind_of(meeting, phase_id), ""))
    if said is None or slot is None or said.phase == phase_id:
        return meeting
    question = next(phase.title for phase in meeting.phases if phase.id == phase_id)
    ask = Ask(phase=phase_id, question=question, slot=slot)
    moved = _new(remove(meeting, said_id), ask, read(said.text), said.at or meeting.started)
    new_id = f"{slot.where[0]}{moved.counter}"
    return mend(moved, new_id, by=said.by)


def _named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text, re.I))
