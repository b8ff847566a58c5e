"""What was said in a talk, as the tests look at it; and talks made by hand."""

from datetime import date, datetime
from typing import Any

import msgspec
from conftest import NOW

from agendas.agenda import Agenda, builtin
from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.decisions import decisions
from agendas.came_to.grounds import evidence
from agendas.came_to.indicators import onward, signs
from agendas.came_to.initiatives import initiatives, looked_back
from agendas.came_to.insights import insights
from agendas.came_to.meanings import meanings, other_readings
from agendas.came_to.next_talks import next_talk
from agendas.came_to.readings import readings
from agendas.came_to.standings import standings
from agendas.came_to.values import values
from agendas.conduct.at_close import closed, left_open
from agendas.lines.edit import change
from agendas.lines.from_records import talk_of
from agendas.lines.kinds import OF_GOAL
from agendas.lines.talk import Day, Line, Talk
from agendas.records.meeting import Meeting
from agendas.records.said import Said
from agendas.records.segment import Segment

_CAME = {
    "decisions": decisions, "evidence": evidence, "indicator_choices": onward, "indicators": signs,
    "initiatives": initiatives, "looked_back": looked_back, "learned": insights,
    "readings": readings, "standings": standings, "values": values, "next_talk": next_talk,
}  # fmt: skip


class Came:
    """What a talk came to on a goal, by the name of what it is."""

    def __init__(self, talk: Talk, place: int | None = None) -> None:
        self._lines = TalkLines(talk)
        self._place = talk.place if place is None else place

    def __getattr__(self, name: str) -> Any:
        if name == "meanings":
            return (*meanings(self._lines, self._place), *other_readings(self._lines, self._place))
        return _CAME[name](self._lines, self._place)


def close(talk: Talk, at: datetime = NOW, agenda: Agenda | None = None) -> Talk:
    """The talk closed."""
    return closed(talk, agenda or builtin(talk.agenda), at)


def leave_open(talk: Talk) -> Talk:
    """The talk with every figure without a meaning left open, in words."""
    return left_open(talk, NOW, "test")


def with_draft(talk: Talk, phase: str, text: str) -> Talk:
    """The talk with a half-typed sentence in a phase; "" takes it away."""
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    rest = tuple(line for line in talk.unsaid if line.phase != phase)
    return change(talk, unsaid=(*rest, Line(id="", text=text, phase=phase)) if text else rest)


def drafts(talk: Talk) -> dict[str, str]:
    """What is half typed in each phase."""
    return {line.phase: line.text for line in talk.unsaid}


def add(talk: Talk, where: str, record: Said) -> Talk:
    """The talk with one more record of a list, as the lines that it is."""
    counter = talk.counter + 1
    record = msgspec.structs.replace(record, id=f"{where[0]}{counter}")
    here = {where: (record,)}
    segment = Segment(goal=talk.goal, **(here if where in OF_GOAL else {}))
    alone = as_meeting(talk, segment, **({} if where in OF_GOAL else here))
    made = talk_of(alone)
    questions = {**made.questions, **talk.questions}
    return change(talk, lines=(*talk.lines, *made.lines), counter=counter, questions=questions)


def find(talk: Talk, line_id: str) -> Line:
    """The line with this id."""
    return next(line for line in talk.lines if line.id == line_id)


def with_pass(talk: Talk, **began: Any) -> Talk:
    """The talk whose goal in hand began otherwise: with another goal, or more that was brought."""
    place, one = talk.place, talk.in_hand
    goal = began.get("goal", one.began.goal)
    one = msgspec.structs.replace(
        one, goal=goal.id, began=msgspec.structs.replace(one.began, **began)
    )
    return change(talk, passes=(*talk.passes[:place], one, *talk.passes[place + 1 :]))


def planned(talk: Talk, on: date, people: tuple[str, ...] = (), words: str = "") -> Talk:
    """The talk with its next one planned in this way, and no other."""
    rest = tuple(line for line in talk.lines if line.kind != "appointment")
    line = Line(id=f"{talk.counter + 1}.next", text=words, kind="appointment", who=people,
                phase=talk.phases[-1].id, value=Day(on=on))  # fmt: skip
    return change(talk, lines=(*rest, line), counter=talk.counter + 1)


def as_meeting(talk: Talk, segment: Segment | None = None, **more: Any) -> Meeting:
    """A talk of schema 1 with the frame of this one, and nothing said in it but what is given."""
    return Meeting(
        id=talk.id, agenda=talk.agenda, title=talk.title, language=talk.language,
        started=talk.started, minutes=talk.minutes, phases=talk.phases, people=talk.people,
        segments=(segment or Segment(goal=talk.goal),), **more,
    )  # fmt: skip
