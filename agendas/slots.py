"""Where an answer goes: every question of an agenda records in one slot.

A slot is either a new record, a field of the record it is about, or a choice with its because.
`answer` is the one function through which screens, prompts and scripts put words on record.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import msgspec

from agendas import vocabulary
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
    Kind,
    Learned,
    Meaning,
    NextTalk,
    Reading,
    Record,
    Remark,
    Said,
    Standing,
    Value,
    Words,
)
from agendas.text import kept
from agendas.utterance import Utterance, read


class Slot(Record, frozen=True, kw_only=True):
    """What one kind of answer becomes.

    `where` is the list a record goes into; `field` the field of the newest record there (or of the
    one asked about) that the answer fills; `choices` the words to choose from; `many` is true when
    one question takes several answers.
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    where: str = "remarks"
    field: str = ""
    choices: dict[str, Words] = {}
    many: bool = False


def _slots(*slots: Slot) -> dict[str, Slot]:
    return {slot.name: slot for slot in slots}


SLOTS = _slots(
    Slot(name="happened", kinds=("look-back",), where="looked_back", field="happened"),
    Slot(name="happened_means", kinds=("look-back",), where="looked_back", field="means"),
    Slot(name="onward", kinds=("look-back",), where="looked_back", field="onward",
         choices=vocabulary.ONWARD),
    Slot(name="wording", kinds=("goal",)),
    Slot(name="target_group", kinds=("goal",), where="goal", field="target_group"),
    Slot(name="difference", kinds=("goal",), where="goal", field="difference"),
    Slot(name="reading", kinds=("goal",), where="readings"),
    Slot(name="set_in_motion", kinds=("goal",)),
    Slot(name="road", kinds=("goal",)),
    Slot(name="limits_met", kinds=("goal",)),
    Slot(name="itch", kinds=("goal",)),
    Slot(name="parked", where="parked", many=True),
    Slot(name="indicator", kinds=("indicator",), where="indicators"),
    Slot(name="why_chosen", kinds=("indicator",), where="indicators", field="why"),
    Slot(name="misses", kinds=("indicator",), where="indicators", field="misses"),
    Slot(name="indicator_origin", kinds=("indicator",), where="indicators", field="origin",
         choices=vocabulary.ORIGIN),
    Slot(name="indicator_kind", kinds=("indicator",), where="indicators", field="kind",
         choices=vocabulary.INDICATOR_KIND),
    Slot(name="key_word", kinds=("indicator",)),
    Slot(name="would_see", kinds=("indicator",), many=True),
    Slot(name="enough", kinds=("indicator",)),
    Slot(name="doubt", kinds=("indicator",)),
    Slot(name="expectation", kinds=("evidence",)),
    Slot(name="evidence", kinds=("evidence",), where="evidence", many=True),
    Slot(name="voice", kinds=("evidence",), where="evidence", many=True),
    Slot(name="period", kinds=("evidence",), where="evidence", field="period"),
    Slot(name="direction", kinds=("evidence",), where="evidence", field="direction",
         choices=vocabulary.DIRECTION),
    Slot(name="speaks_for", kinds=("evidence",)),
    Slot(name="missing", kinds=("evidence",)),
    Slot(name="meaning", kinds=("interpretation",), where="meanings", many=True),
    Slot(name="other_reading", kinds=("interpretation",), where="meanings", many=True),
    Slot(name="standing", kinds=("interpretation",), where="standings",
         choices=vocabulary.STANDING),
    Slot(name="value", kinds=("interpretation",), where="values"),
    Slot(name="moment", kinds=("interpretation",), where="values", field="moment"),
    Slot(name="starting_point", kinds=("interpretation",)),
    Slot(name="decision", kinds=("interpretation",), where="decisions",
         choices=vocabulary.DECISION),
    Slot(name="new_wording", kinds=("interpretation",), where="decisions", field="wording"),
    Slot(name="consent", kinds=("interpretation",), where="decisions", field="consented_by"),
    Slot(name="learned", kinds=("interpretation", "close"), where="learned", many=True),
    Slot(name="initiative", kinds=("initiative",), where="initiatives"),
    Slot(name="initiative_origin", kinds=("initiative",), where="initiatives", field="origin",
         choices=vocabulary.INITIATIVE_ORIGIN),
    Slot(name="notice", kinds=("initiative",), where="initiatives", field="notice"),
    Slot(name="limits", kinds=("initiative",), where="initiatives", field="limits",
         choices=vocabulary.LIMITS),
    Slot(name="stops", kinds=("initiative",), where="initiatives", field="stops"),
    Slot(name="watch", kinds=("initiative",), where="initiatives", field="watch"),
    Slot(name="support", kinds=("initiative",), where="initiatives", field="support"),
    Slot(name="due", kinds=("initiative", "close"), where="next_talk", field="due"),
    Slot(name="bring", kinds=("initiative", "close")),
    Slot(name="note", kinds=("open",), where="notes", many=True),
)  # fmt: skip

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
_EVERYONE = re.compile(r"\b(?:all|everyone|everybody|iedereen|allen|allemaal|yes|ja)\b", re.I)


class Ask(Record, frozen=True, kw_only=True):
    """A question as it is put now: in which phase, what the answer becomes, and about what.

    `about` is the id of the record the answer belongs to, or the number of the earlier initiative
    looked back on; `subject` is what that says, to be shown above the question.
    """

    phase: str
    question: Words
    slot: Slot
    about: str = ""
    subject: str = ""
    needed: bool = False
    hint: Words | None = None


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
    everyone = _EVERYONE.search(said.text)
    who = meeting.names if everyone else _named(said.text, meeting.names)
    return mend(meeting, ask.about, consented_by=who)


FIRST_SLOT: dict[Kind, str] = {
    "goal": "set_in_motion",
    "indicator": "would_see",
    "evidence": "evidence",
    "interpretation": "meaning",
    "initiative": "support",
    "open": "note",
}


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
