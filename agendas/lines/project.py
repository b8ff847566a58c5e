"""A talk's lines as the meeting of schema 1 that the rest of Vertel still goes by.

It is the way back from `from_records.talk_of`: every talk of schema 1 comes back as it was. A line that
no record can be of, of a kind or with a choice of a later Vertel, is kept as it is in `unread`.
"""

import re
from typing import Any

import msgspec

from agendas.lines.from_records import CARRIED, EDIT, draft, talk_of
from agendas.lines.kinds import FIELDS, OF_GOAL, OF_TEAM
from agendas.lines.talk import Day, Figure, Held, Line, Pass, Talk
from agendas.records.agreements import (
    AccountAgreement,
    Frame,
    FrameChoice,
    Moved,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.meeting import Meeting, change
from agendas.records.said import (
    Consent,
    Decision,
    Evidence,
    Guess,
    Indicator,
    IndicatorChoice,
    Initiative,
    Learned,
    LookedBack,
    Meaning,
    NextTalk,
    Reading,
    Remark,
    Said,
    Skipped,
    Standing,
    Value,
)
from agendas.records.segment import Segment
from agendas.records.vocabulary import CHOICES
from agendas.talk.close import decided
from agendas.text import number_in, with_name

_RECORDS: dict[str, tuple[str, type[Said]]] = {
    "reading": ("readings", Reading),
    "sign": ("indicators", Indicator),
    "sign onward": ("indicator_choices", IndicatorChoice),
    "ground": ("evidence", Evidence),
    "expectation": ("guesses", Guess),
    "meaning": ("meanings", Meaning),
    "other reading": ("meanings", Meaning),
    "standing": ("standings", Standing),
    "value": ("values", Value),
    "decision": ("decisions", Decision),
    "consent": ("consents", Consent),
    "initiative": ("initiatives", Initiative),
    "insight": ("learned", Learned),
    "remark": ("remarks", Remark),
    "parked": ("parked", Remark),
    "note": ("notes", Remark),
    "limit": ("frames", Frame),
    "limit onward": ("frame_choices", FrameChoice),
    "account agreement": ("agreements", AccountAgreement),
    "starting point": ("starting_points", StartingPoint),
    "rhythm": ("rhythms", Rhythm),
    "moved talk": ("moves", Moved),
    "plan line": ("lines", PlanLine),
}
# The words that may be chosen on a line; on some it may be open which, where there are other words.
_OPEN = ("limit", "origin", "limits", "exit", "onward")
_CHOICES: dict[str, tuple[str, ...]] = {
    kind: (*words, "") if kind in _OPEN else tuple(words) for kind, words in CHOICES.items()
} | {"consent": ("", "dropped")}
_MORE_FIELDS = {
    "ground": "expected|open",
    "decision": r"part\d+|consent|left",
    "consent": "left",
    "initiative": "origin|limits",
    "limit": "valid_from",
    "plan line": "exit",
}
# The fields that a line of each kind may have lines of, as the end of their ids.
_FIELDS = {
    kind: re.compile("|".join((*(f.name for f in FIELDS.get(kind, ())), _MORE_FIELDS.get(kind, "-"))))
    for kind in _RECORDS
}  # fmt: skip
_BEGINS = ("b", "x", "next")
_GROUPS = re.compile(r"b\d+\.\d+\.(?:happened|means|onward)|x\d+\.\d+|next(?:\.\d+)?")


def meeting_of(talk: Talk) -> Meeting:
    """The meeting of schema 1 that a talk is."""
    back = _Back(talk)
    drafts: dict[str, str] = {}
    unsaid = []
    for line in talk.unsaid:
        key = f"{EDIT}{line.about}" if line.about else line.phase
        if key in drafts or line != draft(key, line.text):
            unsaid.append(line)
        else:
            drafts[key] = line.text
    of_team: dict[str, Any] = {name: tuple(back.team[name]) for name in OF_TEAM}
    meeting = Meeting(
        id=talk.id, agenda=talk.agenda, title=talk.title, language=talk.language,
        started=talk.started, minutes=talk.minutes, phases=talk.phases,
        segments=tuple(back.segment(place, one) for place, one in enumerate(talk.passes)),
        kind=talk.kind, team=talk.team, people=talk.people, at=talk.at, changed=talk.changed,
        ended=talk.ended, adopted=talk.adopted, agreed=talk.agreed, laid_out=talk.laid_out, each=talk.each,
        asked=talk.asked, private=talk.private, owner=talk.owner, bring=talk.bring,
        counter=talk.counter,
        next_talk=back.appointment("next"),
        drafts=drafts, unsaid=tuple(unsaid),
        **of_team,
    )  # fmt: skip
    if talk.closed is not None:
        meeting = decided(meeting, talk.closed)
    return _with_unread(meeting, talk) if back.unread or back.left else meeting


def _with_unread(meeting: Meeting, talk: Talk) -> Meeting:
    """The meeting with the lines that it has no records of, and with what no record holds of one."""
    known = {line.id: line for line in talk_of(meeting).lines}
    unread = tuple(line for line in talk.lines if line.id not in known)
    beside = {
        line.id: told
        for line in talk.lines
        if line.id in known and (told := _untold(line, known[line.id])) != Line(id=line.id)
    }
    return change(meeting, unread=unread, beside=beside)


def _untold(line: Line, known: Line) -> Line:
    """What a line tells that the line which its record gives does not."""
    more = {name: told for name in CARRIED if (told := getattr(line, name))}
    more = {name: told for name, told in more.items() if not getattr(known, name)}
    return Line(id=line.id, by=line.by if len(line.by) > 1 else (), **more)


class _Back:
    """The records that a talk's lines were, each with its fields, by pass and list.

    `unread` is true where a line is there that no record is of, or one that tells more than a record.
    """

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.unread = False
        self.team: dict[str, list[Any]] = {name: [] for name in OF_TEAM}
        self.goal: list[dict[str, list[Any]]] = [
            {name: [] for name in OF_GOAL} for _one in talk.passes
        ]
        self._place = {phase.id: phase.segment for phase in talk.phases}
        self._groups: dict[str, Line] = {}
        self._expected: dict[str, Line] = {}
        records: list[tuple[Line, dict[str, Line]]] = []
        fields: dict[str, dict[str, Line]] = {}
        seen: set[str] = set()
        for line in talk.lines:
            self.unread |= _tells_more(line)
            of_group = line.id.startswith(_BEGINS) and _GROUPS.fullmatch(line.id)
            field = "" if of_group or "." not in line.id else line.id[len(line.about) + 1 :]
            if of_group:
                self._groups[line.id] = line
            elif field and line.id == f"{line.about}.{field}":
                fields.setdefault(line.about, {})[field] = line
            elif _is_record(line):
                if line.kind == "expectation" and _slot(line) == "expectation":
                    self._expected.setdefault(line.about, line)
                if line.id in seen:  # two of one id: what follows is about the second
                    fields[line.id] = {}
                seen.add(line.id)
                records.append((line, fields.setdefault(line.id, {})))
            else:
                self.unread = True
        self.unread |= not fields.keys() <= seen
        for line, found in records:
            if found:
                self._keep_known(found, _FIELDS[line.kind])
            self._put(line, found)

    @property
    def left(self) -> bool:
        """Whether a line is left that the talk has no earlier initiative or pass for."""
        return bool(self._groups)

    def _keep_known(self, found: dict[str, Line], known: "re.Pattern[str]") -> None:
        """Leave in these lines about one those that are fields of its record."""
        for name, line in list(found.items()):
            if not known.fullmatch(name) or line.choice not in _CHOICES.get(
                line.kind, (line.choice,)
            ):
                self.unread = True
                del found[name]

    def appointment(self, line_id: str) -> NextTalk:
        """The next talk that is in a line; one without a day where there is no such line."""
        line = self._groups.pop(line_id, None)
        on = line.value.on if line and isinstance(line.value, Day) else None
        return NextTalk(on=on, people=line.who, words=line.text) if line else NextTalk()

    def segment(self, place: int, one: Pass) -> Segment:
        """One goal's way through the talk."""
        began = one.began
        return Segment(
            goal=began.goal, agreed=began.agreed, account_giver=one.account_giver,
            chosen=one.chosen, brought=began.brought, new_goals=began.new_goals,
            looked_back=tuple(
                self._looked_back(f"b{place}.{index}", looked)
                for index, looked in enumerate(began.looked_back)
            ),
            skipped=tuple(
                Skipped(phase=line.phase, slot=line.question, reason=line.text)
                for line_id in list(self._groups)
                if line_id.startswith(f"x{place}.") and (line := self._groups.pop(line_id))
            ),
            next_talk=self.appointment(f"next.{place}"),
            **{name: tuple(found) for name, found in self.goal[place].items()},
        )  # fmt: skip

    def _put(self, line: Line, about: dict[str, Line]) -> None:
        name, kind = _RECORDS[line.kind]
        if line.kind == "expectation" and line.question != "guess":
            name, kind = "remarks", Remark
        record = kind(
            id=line.id, text=line.text, by=line.by[0] if line.by else "", at=line.at,
            phase=line.phase, withdrawn=line.withdrawn, audience=line.audience or "team",
            **self._own(line, kind, about), **_fields(line, about),
        )  # fmt: skip
        if name in self.team:
            self.team[name].append(record)
        else:
            self.goal[self._pass(line.phase)][name].append(record)

    def _pass(self, phase: str) -> int:
        """The number of the pass that a phase is of; a goal that is chosen no more keeps its lines."""
        place = self._place.get(phase)
        if place is None:
            place = self._place[phase] = number_in(phase.rpartition("-")[2]) or 0
        return place if place < len(self.goal) else 0

    def _own(self, line: Line, kind: type[Said], about: dict[str, Line]) -> dict[str, Any]:
        """What a record has beside what every record has."""
        if kind is Remark:
            slot = _slot(line)
            words = self.talk.questions.get(line.question)
            expectation = line.kind == "expectation"
            return {"slot": slot, "question": words, "about": "" if expectation else line.about}
        if kind is Evidence:
            figure = line.value if isinstance(line.value, Figure) else Figure(said="")
            expected = about.get("expected") or self._expected.get(line.id)
            return {"kind": line.choice, "figure": figure.said, "unit": figure.unit,
                    "indicator": line.about, "covered": line.covered,
                    "expected": expected.text if expected else "", "open_meaning": "open" in about}  # fmt: skip
        if kind is Meaning:
            return {"about": line.about, "other": line.kind == "other reading"}
        if kind is Reading:
            return {"goal_wording": number_in(line.about.rpartition(":")[2]) or 1}
        if kind is Standing:
            return {"word": line.choice}
        if kind is Decision:
            parts = tuple(one.text for field, one in about.items() if field.startswith("part"))
            return {"choice": line.choice, "parts": parts, "left": _who(about, "left"),
                    "consented_by": _who(about, "consent")}  # fmt: skip
        if kind is Consent:
            return {"about": line.about, "names": line.who, "left": _who(about, "left"),
                    "dropped": line.choice == "dropped"}  # fmt: skip
        if kind is Initiative:
            return {"continues": line.about, **_of_initiative(about)}
        if kind is Frame:
            return self._limit(line, about)
        if kind is Rhythm:
            weeks = line.value.said if isinstance(line.value, Figure) else ""
            return {"weeks": number_in(weeks)}
        if kind is Moved:
            day = line.value if isinstance(line.value, Day) else Day()
            return {"goal": line.about, "to": day.on, "was": day.was}
        if kind is PlanLine:
            out = about.get("exit", Line(id=""))
            return {"goal": line.about, "exit": out.choice or None, "became": out.text}
        if kind is AccountAgreement:
            return {"meeting": self.talk.id}
        if kind is StartingPoint:
            return {"meeting": self.talk.id, "since": line.at.date() if line.at else None}
        if kind in (Guess, IndicatorChoice, FrameChoice):
            return {"about": line.about, **({"choice": line.choice} if line.choice else {})}
        return {}

    def _limit(self, line: Line, about: dict[str, Line]) -> dict[str, Any]:
        """A version of a limit: the number after the one that held, or that was made here before."""
        before = next((f.n for f in self.talk.agreed.frames if f.frame == line.about), 0)
        first = about["valid_from"].value if "valid_from" in about else None
        began = line.at.date() if line.at else None
        return {"frame": line.about, "kind": line.choice or None, "n": before + 1,
                "owner": line.who[0] if line.who else "", "meeting": self.talk.id,
                "valid_from": first.on if isinstance(first, Day) else began}  # fmt: skip

    def _looked_back(self, group: str, looked: LookedBack) -> LookedBack:
        onward = self._groups.pop(f"{group}.onward", Line(id=""))
        owner = looked.initiative.by
        return msgspec.structs.replace(
            looked,
            happened=_words(self._groups.pop(f"{group}.happened", None), owner),
            means=_words(self._groups.pop(f"{group}.means", None), owner),
            onward=onward.choice if onward.choice in CHOICES["onward"] else None,
            because=_words(onward, owner) if onward.text else "",
        )


def _is_record(line: Line) -> bool:
    """Whether a line can be a record of schema 1."""
    if line.kind not in _RECORDS or line.choice not in _CHOICES.get(line.kind, (line.choice,)):
        return False
    if line.kind == "rhythm" and isinstance(line.value, Figure):
        return number_in(line.value.said) is not None
    return line.kind != "reading" or number_in(line.about.rpartition(":")[2]) is not None


def _tells_more(line: Line) -> bool:
    """Whether a line tells what no record of schema 1 can hold."""
    return bool(line.act or line.more or line.moved or line.maybe or len(line.by) > 1)


def _slot(line: Line) -> str:
    return line.question.partition("-")[0]


def _fields(line: Line, about: dict[str, Line]) -> dict[str, Any]:
    """The fields of a record that are lines about it."""
    found: dict[str, Any] = {}
    for field in FIELDS.get(line.kind, ()) if about else ():
        if (one := about.get(field.name)) is None:
            continue
        if field.how == "choice":
            found[field.name] = one.choice
        elif field.how == "day":
            found[field.name] = one.value.on if isinstance(one.value, Day) else None
        else:
            found[field.name] = _words(one, line.by[0] if line.by else "")
    return found


def _words(line: Line | None, owner: str) -> str:
    if line is None:
        return ""
    return with_name(line.text, line.by[0] if line.by else "", owner)


def _who(about: dict[str, Line], field: str) -> tuple[str, ...]:
    return about[field].who if field in about else ()


def _of_initiative(about: dict[str, Line]) -> dict[str, Any]:
    origin, limits = about.get("origin", Line(id="")), about.get("limits", Line(id=""))
    held = limits.value if isinstance(limits.value, Held) else Held()
    return {"origin": origin.choice or None, "at_request_of": origin.text, "frames": limits.text,
            "limits": limits.choice or None, "considered": held.considered, "touched": held.touched}  # fmt: skip
