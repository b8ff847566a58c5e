"""A talk of schema 1 as its lines (method.md §4): every record, and every field of one, is a line.

Ids are kept, and what was a field has the id of its record with the field's name behind it, so that
two machines make the same lines of the same talk. Nothing is put down that nobody said.
"""

import re
from datetime import date
from typing import Any

import msgspec

from agendas.lines.closed_1 import as_it_came_in, decided
from agendas.lines.kinds import FIELDS, OF_GOAL, OF_TEAM
from agendas.lines.talk import AgainstLimits, Began, Day, Figure, Line, Pass, Talk, number
from agendas.records.agreements import Frame, Moved, PlanLine, Rhythm
from agendas.records.meeting import Meeting
from agendas.records.said import (
    Consent,
    Decision,
    Evidence,
    Goal,
    Guess,
    Initiative,
    LookedBack,
    Meaning,
    NextTalk,
    Reading,
    Remark,
    Said,
    Standing,
    Words,
    key_of,
)
from agendas.records.segment import Segment

EDIT = "edit:"
_BEHIND = re.compile(r"(?s)(.*\S) \(([^()]+)\)")


# The records with fields that are more than words, a choice or a day.
_WITH_MORE = (Evidence, Decision, Consent, Initiative, PlanLine, Frame)
Told = Talk | Meeting


def as_talk(told: Told) -> Talk:
    """A talk as its lines, in whichever of the two forms it is at hand."""
    return told if isinstance(told, Talk) else talk_of(told)


def talk_of(meeting: Meeting) -> Talk:
    """The talk that a meeting of schema 1 is."""
    lines = _Lines(meeting)
    closed, as_came = _as_it_began(meeting)
    passes = tuple(
        Pass(
            goal=segment.goal.id,
            account_giver=segment.account_giver,
            chosen=segment.chosen,
            began=Began(
                goal=segment.goal,
                agreed=segment.agreed,
                brought=segment.brought,
                looked_back=tuple(_as_taken(looked) for looked in segment.looked_back),
                new_goals=segment.new_goals,
            ),
        )
        for segment in as_came.segments
    )
    return Talk(
        id=meeting.id, agenda=meeting.agenda, title=meeting.title, language=meeting.language,
        started=meeting.started, minutes=meeting.minutes, phases=meeting.phases, passes=passes,
        kind=meeting.kind, team=meeting.team, people=meeting.people, at=meeting.at,
        changed=meeting.changed, ended=meeting.ended, adopted=meeting.adopted, closed=closed,
        lines=lines.in_order(),
        unsaid=_unsaid(meeting), questions=lines.questions, asked=meeting.asked,
        agreed=meeting.agreed, laid_out=meeting.laid_out, each=meeting.each,
        private=meeting.private, owner=meeting.owner, bring=meeting.bring,
        counter=meeting.counter,
    )  # fmt: skip


def _as_it_began(meeting: Meeting) -> tuple[date | None, Meeting]:
    """The day of the last closing, and the meeting with its goals as they were before it.

    Without a day where nothing was carried into the goals, or where what was said since would not
    lead there again: the goals then stay as they stand.
    """
    before = msgspec.structs.replace(
        meeting,
        segments=tuple(
            msgspec.structs.replace(s, goal=_as_it_came_in(meeting, s), new_goals=())
            for s in meeting.segments
        ),
    )
    if before == meeting:
        return None, meeting
    ended = [meeting.ended.date()] if meeting.ended else []
    worded = [w.on for s in meeting.segments for w in s.goal.wordings if w.on]
    made = [w.on for s in meeting.segments for g in s.new_goals for w in g.wordings if w.on]
    for day in dict.fromkeys((*ended, *made, *reversed(worded), meeting.started.date())):
        if decided(before, day) == meeting:
            return day, before
    return None, meeting


def _as_it_came_in(meeting: Meeting, segment: Segment) -> Goal:
    """The goal before the closing, which puts down those present as sharers of a goal that is new."""
    goal = as_it_came_in(meeting, segment)
    first = goal.wordings[0]
    if not goal.id or first.meeting != meeting.id or meeting.private:
        return goal
    first = msgspec.structs.replace(first, consented_by=())
    return msgspec.structs.replace(goal, wordings=(first, *goal.wordings[1:]), sharers=())


def _as_taken(looked: LookedBack) -> LookedBack:
    return msgspec.structs.replace(looked, happened="", means="", onward=None, because="")


def _unsaid(meeting: Meeting) -> tuple[Line, ...]:
    """What was typed and is not on record: a phase's, or the new words of a line."""
    return tuple(
        Line(id="", text=text, about=key.removeprefix(EDIT))
        if key.startswith(EDIT)
        else Line(id="", text=text, phase=key)
        for key, text in meeting.drafts.items()
    )


class _Lines:
    """The lines of a meeting, as they are gathered, and the questions that they answer."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.names = {name.casefold(): name for name in meeting.names}
        self.questions: dict[str, Words] = {}
        self._found: list[Line] = []
        for place, segment in enumerate(meeting.segments):
            self._of_goal(place, segment)
        for name, kind in OF_TEAM.items():
            for said in getattr(meeting, name):
                self._said(said, kind)
        self._appointment("next", "", meeting.next_talk)

    def in_order(self) -> tuple[Line, ...]:
        """The lines by the numbers of their ids, a record before what is about it."""
        return tuple(sorted(self._found, key=lambda line: number(line.id)))

    def _of_goal(self, place: int, segment: Segment) -> None:
        for index, looked in enumerate(segment.looked_back):
            self._looked_back(f"b{place}.{index}", looked)
        expectations = {
            r.text: r.id for r in segment.remarks if r.slot == "expectation" and not r.about
        }
        self._expected = {
            expectations.pop(item.expected): item.id
            for item in segment.evidence
            if item.expected in expectations
        }
        self._expects = frozenset(self._expected.values())
        for name, kind in OF_GOAL.items():
            for said in getattr(segment, name):
                self._said(said, kind, segment.goal.id)
        for index, skipped in enumerate(segment.skipped):
            self._found.append(
                Line(id=f"x{place}.{index}", text=skipped.reason, phase=skipped.phase, question=skipped.slot,
                     kind="passed over", about=segment.goal.id)
            )  # fmt: skip
        self._appointment(f"next.{place}", segment.goal.id, segment.next_talk)

    def _said(self, said: Said, kind: str, goal: str = "") -> None:
        more = self._more(said, goal)
        kind = more.pop("kind", kind)
        line = Line(
            id=said.id, text=said.text, by=_one(said.by), at=said.at, phase=said.phase, kind=kind,
            audience="" if said.audience == "team" else said.audience, withdrawn=said.withdrawn,
            **more,
        )  # fmt: skip
        self._found.append(line)
        for field in FIELDS.get(kind, ()):
            if (value := getattr(said, field.name)) not in ("", None):
                self._field(line, field.kind, field.how, field.name, value)
        if isinstance(said, _WITH_MORE):
            self._rest(said, line)

    def _more(self, said: Said, goal: str) -> dict[str, Any]:
        """What a line has beside what every record has."""
        if isinstance(said, Remark):
            kind = {"kind": "expectation"} if said.slot == "expectation" else {}
            about = said.about or self._expected.get(said.id, "") if kind else said.about
            return {"question": self._question(said), "about": about, **kind}
        if isinstance(said, Guess):
            return {"about": said.about, "question": "guess"}
        if isinstance(said, Meaning):
            return {"about": said.about, **({"kind": "other reading"} if said.other else {})}
        if isinstance(said, Evidence):
            figure = Figure(said=said.figure, unit=said.unit) if said.figure or said.unit else None
            return {"choice": said.kind, "value": figure, "about": said.indicator,
                    "covered": said.covered}  # fmt: skip
        if isinstance(said, Reading):
            return {"about": f"{goal}:{said.goal_wording}"}
        if isinstance(said, Standing):
            return {"choice": said.word}
        if isinstance(said, Consent):
            return {
                "about": said.about,
                "who": said.names,
                "choice": "dropped" if said.dropped else "",
            }
        if isinstance(said, Initiative):
            return {"about": said.continues}
        if isinstance(said, Frame):
            return {"about": said.frame, "choice": said.kind or "", "who": _one(said.owner)}
        if isinstance(said, Rhythm):
            weeks = said.weeks
            return {} if weeks is None else {"value": Figure(said=str(weeks), unit="weeks")}
        if isinstance(said, Moved):
            return {"about": said.goal, "value": Day(on=said.to, was=said.was)}
        if isinstance(said, PlanLine):
            return {"about": said.goal}
        about, choice = getattr(said, "about", ""), getattr(said, "choice", "")
        return {"about": about, "choice": choice}

    def _question(self, said: Remark) -> str:
        """The id of what was asked: the slot's name, with a number where it was asked otherwise."""
        if said.question is None:
            return f"{said.slot}-0"
        for n in range(1, len(self.questions) + 2):
            name = said.slot if n == 1 else f"{said.slot}-{n}"
            if self.questions.setdefault(name, said.question) == said.question:
                return name
        raise AssertionError

    def _field(self, line: Line, kind: str, how: str, name: str, value: Any) -> None:
        about = Line(id=f"{line.id}.{name}", phase=line.phase, kind=kind, about=line.id)
        if how == "choice":
            about = msgspec.structs.replace(about, choice=value)
        elif how == "day":
            about = msgspec.structs.replace(about, value=Day(on=value))
        elif how == "bare":
            about = msgspec.structs.replace(about, text=value)
        else:
            text, by = self._whose(value, line.by[0] if line.by else "")
            about = msgspec.structs.replace(about, text=text, by=_one(by))
        self._found.append(about)

    def _whose(self, text: str, by: str) -> tuple[str, str]:
        """Words in a field without the name in brackets behind them, and that name."""
        behind = _BEHIND.fullmatch(text)
        if behind and (name := self.names.get(behind[2].casefold())) == behind[2] != by:
            return (behind[1], name or "") if behind[2].casefold() != by.casefold() else (text, "")
        return text, ""

    def _rest(self, said: Said, line: Line) -> None:
        """The fields that are more than words, a choice or a day."""
        about = Line(id="", phase=line.phase, about=line.id)

        def add(name: str, kind: str, **values: Any) -> None:
            self._found.append(
                msgspec.structs.replace(about, id=f"{line.id}.{name}", kind=kind, **values)
            )

        if isinstance(said, Evidence):
            if said.expected and said.id not in self._expects:
                add("expected", "expectation", text=said.expected, question="expected")
            if said.open_meaning:
                add("open", "meaning", choice="open")
        elif isinstance(said, Decision):
            for n, part in enumerate(said.parts, 1):
                add(f"part{n}", "part", text=part)
            if said.consented_by:
                add("consent", "consent", who=said.consented_by)
        elif isinstance(said, Initiative):
            if said.origin or said.at_request_of:
                add("origin", "origin", choice=said.origin or "", text=said.at_request_of)
            held = AgainstLimits(considered=said.considered, touched=said.touched)
            if said.limits or said.frames or held != AgainstLimits():
                add("limits", "limits", choice=said.limits or "", text=said.frames, value=held)
        elif isinstance(said, PlanLine) and (said.exit or said.became):
            add("exit", "exit", choice=said.exit or "", text=said.became)
        elif isinstance(said, Frame) and said.valid_from != _day(said):
            add("valid_from", "first day", value=Day(on=said.valid_from))
        if isinstance(said, Decision | Consent) and said.left:
            add("left", "leaves", who=said.left)

    def _looked_back(self, line_id: str, looked: LookedBack) -> None:
        about = f"talk:{key_of(looked.meeting, looked.initiative.id)}"
        owner = looked.initiative.by
        for name, kind in (("happened", "experience"), ("means", "meaning")):
            if value := getattr(looked, name):
                text, by = self._whose(value, owner)
                self._found.append(
                    Line(id=f"{line_id}.{name}", text=text, by=_one(by), kind=kind, about=about)
                )
        if looked.onward or looked.because:
            text, by = self._whose(looked.because, owner)
            self._found.append(
                Line(id=f"{line_id}.onward", text=text, by=_one(by) if text else (), kind="onward",
                     about=about, choice=looked.onward or "")
            )  # fmt: skip

    def _appointment(self, line_id: str, goal: str, planned: NextTalk) -> None:
        if planned != NextTalk():
            self._found.append(
                Line(id=line_id, text=planned.words, kind="appointment", about=goal, who=planned.people,
                     value=Day(on=planned.on))
            )  # fmt: skip


def _one(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _day(said: Said) -> date | None:
    return said.at.date() if said.at else None
