"""A talk's lines as the meeting of schema 1 that the rest of Vertel still goes by.

It is the way back from `from_records.talk_of`: every talk of schema 1 comes back as it was.
"""

from typing import Any

import msgspec

from agendas.lines.from_records import EDIT
from agendas.lines.kinds import FIELDS, OF_GOAL, OF_TEAM
from agendas.lines.talk import Day, Figure, Held, Line, Pass, Talk
from agendas.parsing.utterance import Utterance, words_of
from agendas.records.agreements import (
    AccountAgreement,
    Frame,
    FrameChoice,
    Moved,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.meeting import Meeting
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
from agendas.talk.close import decided

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


def meeting_of(talk: Talk) -> Meeting:
    """The meeting of schema 1 that a talk is."""
    back = _Back(talk)
    meeting = Meeting(
        id=talk.id, agenda=talk.agenda, title=talk.title, language=talk.language,
        started=talk.started, minutes=talk.minutes, phases=talk.phases,
        segments=tuple(back.segment(place, one) for place, one in enumerate(talk.passes)),
        kind=talk.kind, team=talk.team, people=talk.people, at=talk.at, changed=talk.changed,
        ended=talk.ended, adopted=talk.adopted, agreed=talk.agreed, laid_out=talk.laid_out, each=talk.each,
        asked=talk.asked, private=talk.private, owner=talk.owner, bring=talk.bring,
        counter=talk.counter,
        next_talk=back.appointment("next"),
        drafts={f"{EDIT}{u.about}" if u.about else u.phase: u.text for u in talk.unsaid},
        **{name: tuple(back.team[name]) for name in OF_TEAM},
    )  # fmt: skip
    if talk.closed is None:
        return meeting
    return decided(meeting, talk.closed)


class _Back:
    """The records that a talk's lines were, each with its fields, by pass and list."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.team: dict[str, list[Any]] = {name: [] for name in OF_TEAM}
        self.goal: list[dict[str, list[Any]]] = [
            {name: [] for name in OF_GOAL} for _one in talk.passes
        ]
        self._by_id = {line.id: line for line in talk.lines}
        self._place = {phase.id: phase.segment for phase in talk.phases}
        self._about: dict[str, dict[str, Line]] = {}
        for line in talk.lines:
            record, dot, field = line.id.partition(".")
            if dot:
                self._about.setdefault(record, {})[field] = line
        for line in talk.lines:
            if "." not in line.id and line.id != "next":
                self._put(line)

    def appointment(self, line_id: str) -> NextTalk:
        """The next talk that is in a line; one without a day where there is no such line."""
        line = self._by_id.get(line_id)
        on = line.value.on if line and isinstance(line.value, Day) else None
        return NextTalk(on=on, people=line.who, words=line.text) if line else NextTalk()

    def segment(self, place: int, one: Pass) -> Segment:
        """One goal's way through the talk."""
        began = one.began
        return Segment(
            goal=began.goal, agreed=began.agreed, account_giver=one.account_giver,
            chosen=one.chosen, brought=began.brought, new_goals=began.new_goals,
            looked_back=tuple(
                self._looked_back(f"b{place}", index, looked)
                for index, looked in enumerate(began.looked_back)
            ),
            skipped=tuple(
                Skipped(phase=line.phase, slot=line.question, reason=line.text)
                for line in self._about.get(f"x{place}", {}).values()
            ),
            next_talk=self.appointment(f"next.{place}"),
            **{name: tuple(found) for name, found in self.goal[place].items()},
        )  # fmt: skip

    def _put(self, line: Line) -> None:
        name, kind = _RECORDS[line.kind]
        if line.kind == "expectation" and line.question != "guess":
            name, kind = "remarks", Remark
        about = self._about.get(line.id, {})
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
        number = phase.rpartition("-")[2]
        gone = int(number) if number.isdigit() else 0
        place = self._place.get(phase, gone)
        return place if place < len(self.goal) else 0

    def _own(self, line: Line, kind: type[Said], about: dict[str, Line]) -> dict[str, Any]:
        """What a record has beside what every record has."""
        if kind is Remark:
            slot = line.question.partition("-")[0]
            words = self.talk.questions.get(line.question)
            expectation = line.kind == "expectation"
            return {"slot": slot, "question": words, "about": "" if expectation else line.about}
        if kind is Evidence:
            figure = line.value if isinstance(line.value, Figure) else Figure(said="")
            expected = about.get("expected") or next(
                (e for e in self.talk.lines if e.about == line.id and e.kind == "expectation"
                 and e.question.partition("-")[0] == "expectation"), None)  # fmt: skip
            return {"kind": line.choice, "figure": figure.said, "unit": figure.unit,
                    "indicator": line.about, "covered": line.covered,
                    "expected": expected.text if expected else "", "open_meaning": "open" in about}  # fmt: skip
        if kind is Meaning:
            return {"about": line.about, "other": line.kind == "other reading"}
        if kind is Reading:
            return {"goal_wording": int(line.about.rpartition(":")[2])}
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
            return {"weeks": int(weeks) if weeks else None}
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

    def _looked_back(self, group: str, index: int, looked: LookedBack) -> LookedBack:
        about = self._about.get(group, {})
        onward = about.get(f"{index}.onward", Line(id=""))
        owner = looked.initiative.by
        return msgspec.structs.replace(
            looked,
            happened=_words(about.get(f"{index}.happened"), owner),
            means=_words(about.get(f"{index}.means"), owner),
            onward=onward.choice or None,
            because=onward.text,
        )


def _fields(line: Line, about: dict[str, Line]) -> dict[str, Any]:
    """The fields of a record that are lines about it."""
    found: dict[str, Any] = {}
    for field in FIELDS.get(line.kind, ()):
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
    return words_of(Utterance(text=line.text, by=line.by[0] if line.by else ""), owner)


def _who(about: dict[str, Line], field: str) -> tuple[str, ...]:
    return about[field].who if field in about else ()


def _of_initiative(about: dict[str, Line]) -> dict[str, Any]:
    origin, limits = about.get("origin", Line(id="")), about.get("limits", Line(id=""))
    held = limits.value if isinstance(limits.value, Held) else Held()
    return {"origin": origin.choice or None, "at_request_of": origin.text, "frames": limits.text,
            "limits": limits.choice or None, "considered": held.considered, "touched": held.touched}  # fmt: skip
