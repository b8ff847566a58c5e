"""Questions about an initiative, which come where there is one: what they will notice, and when it is told.

Where nothing is taken up the close asks when one talks again, so that no talk ends without a day.
"""

from agendas.agenda import Agenda, Question
from agendas.came_to.counting import TalkLines, by
from agendas.came_to.indicators import earlier_signs
from agendas.came_to.requests import is_imposed, is_nobodys, taken_by
from agendas.conduct.limits_in_force import limits_in_force
from agendas.lines.talk import Line, number
from agendas.records.said import Phase, Words
from agendas.slots.slots import SLOTS

WHEN_AGAIN = Words(
    nl="Wanneer spreken we elkaar hierover weer, en met wie?",
    en="When do we talk about this again, and with whom?",
)
EACH_ITS_OWN = ("notice", "due")  # one lamp each, and said of each initiative
NUMBERED = ("notice", "watch")  # "3, …" is said of the third of what is taken up
_GOES_ON = ("carried-on", "changed", "taken-up")


def taken_up(lines: TalkLines, place: int) -> bool:
    """Whether something is taken up from here, asked of somebody, or carried on with."""
    if lines.of("initiative", place) or lines.of("request", place):
        return True
    return any(line.choice in _GOES_ON for line in lines.of("onward", place))


def taken_here(lines: TalkLines, place: int) -> tuple[Line, ...]:
    """The initiatives of a pass, and the requests somebody took up, in the order of the talk."""
    asked = lines.of("request", place)
    taken = [
        one
        for one in asked
        if taken_by(lines, one) or is_imposed(lines, one) or is_nobodys(lines, one)
    ]
    return tuple(sorted((*lines.of("initiative", place), *taken), key=lambda o: number(o.id)))


def taker(lines: TalkLines, step: Line) -> str:
    """Who takes something up: of a request who said yes to it, else whose words they are."""
    said_yes = taken_by(lines, step) if step.kind == "request" else step.who
    return ", ".join(said_yes) or by(step)


def without(lines: TalkLines, place: int, kind: str) -> tuple[Line, ...]:
    """What was taken up of which nobody said this yet: initiatives are a round (conversation.md §5)."""
    return tuple(one for one in taken_here(lines, place) if not lines.about(one.id, kind))


def waits(lines: TalkLines, phase: Phase, question: Question) -> bool:
    """Whether a question is about an initiative or a sign where there is none, and was not answered either."""
    if question.records == "enough":
        place = min(phase.segment, len(lines.talk.passes) - 1)
        there = bool(lines.of("sign", place) or earlier_signs(lines, place))
        return not (there or _is_answered(lines, phase, question))
    if SLOTS[question.records].of != "initiative" or phase.kind != "initiative":
        return False
    return not (taken_up(lines, phase.segment) or _is_answered(lines, phase, question))


def _is_answered(lines: TalkLines, phase: Phase, question: Question) -> bool:
    said = {o.question.partition("-")[0] for o in lines.talk.lines if o.phase == phase.id}
    return question.id.partition("-")[0] in said


def close_asks_when(lines: TalkLines, agenda: Agenda) -> bool:
    """Whether the close asks when one talks again: the agenda asks that of an initiative alone."""
    asks = (p for p in agenda.phases if p.kind == "initiative" and not p.each)
    return not taken_up(lines, 0) and any(q.records == "due" for p in asks for q in p.questions)


def counted(lines: TalkLines, agenda: Agenda, phase: Phase, put: set[str]) -> int:
    """How many questions of a phase count for the talk while they wait, besides those that are `put`."""
    written = agenda.phase(phase.id, phase.kind, bool(phase.segment)).questions
    at_close = close_asks_when(lines, agenda)
    return sum(
        bool(
            (one.core or agenda.deeper)
            and not one.part
            and one.id not in put
            and waits(lines, phase, one)
            and not (at_close and one.records == "due")
            and (one.records != "limits" or limits_in_force(lines))
        )
        for one in written
    )
