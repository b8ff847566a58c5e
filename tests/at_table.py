"""A talk as its chair conducts it: six people at a table in Dutch, and what they say to each question."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import msgspec
from conftest import NOW

from agendas.agenda import Agenda, builtin
from agendas.came_to.counting import TalkLines
from agendas.conduct.at_close import closed, left_open
from agendas.conduct.conductor import Conductor
from agendas.conduct.lamps import Lamp
from agendas.folding.fold import state_of
from agendas.lines.talk import Line, Talk
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import Person
from agendas.talk.begin import Opening, new_talk

GOAL = "Leerlingen voelen zich gekend"
PEOPLE = (
    Person(name="Marieke", role="account-giver"), Person(name="Henk"), Person(name="Joost"),
    Person(name="Jolanda"), Person(name="Ruth", role="leader"), Person(name="Fatima"),
)  # fmt: skip
LIMITS = Agreed(
    frames=(
        Frame(id="f1", frame="f1", text="Niet meer dan € 500"),
        Frame(id="f2", frame="f2", text="Ieder kind wordt gehoord"),
    )
)


def begun(
    name: str = "accountability",
    earlier: tuple[Talk, ...] = (),
    agreed: Agreed | None = None,
    people: tuple[Person, ...] = PEOPLE,
    mark: str = "k3f9",
    now: Callable[[], datetime] = lambda: NOW,
    giver: str = "Marieke",
    agenda: Agenda | None = None,
) -> Conductor:
    """A talk that has just begun, on the goal of `earlier` talks where there are any."""
    agenda = agenda or builtin(name)
    state = state_of(earlier)
    goals = list(state.goals.values())
    opening = Opening(
        goal_text="" if agenda.about_team else GOAL, people=people, account_giver=giver,
        team="Blauw", language="nl", lines=("80% komt op tijd", "Een cursus", "Ouders durven te vragen"),
    )  # fmt: skip
    on = None if agenda.about_team else (goals[0] if goals else None)
    at = earlier[-1].started + timedelta(days=14) if earlier else NOW
    talk = new_talk(f"k3f9q{len(earlier) + 2}", agenda, opening, at, on, state, earlier)
    if agreed:
        talk = msgspec.structs.replace(talk, agreed=agreed)
    return conducted(talk, agenda, mark, now)


def conducted(
    talk: Talk,
    agenda: Agenda | None = None,
    mark: str = "k3f9",
    now: Callable[[], datetime] = lambda: NOW,
) -> Conductor:
    """This talk, conducted."""
    return Conductor(talk, agenda or builtin(talk.agenda), now, lambda _talk, _at_once: None, mark)


def to(table: Conductor, question: str) -> Conductor:
    """The same, with the lamp of this question shining, here or the nearest after."""
    found = table.lamps_called(question)
    assert found, f"no lamp {question}"
    phases = [phase.id for phase in table.talk.phases]
    table.shine(
        min(found, key=lambda lamp: (phases.index(lamp.phase) - table.talk.at) % len(phases))
    )
    return table


def said(table: Conductor, *texts: str) -> list[Line]:
    """What is on record now of these sentences."""
    found: list[Line] = []
    for text in texts:
        put = table.say(text)
        assert put is not None
        found += put.lines
    return found


def walk(table: Conductor) -> Iterator[Lamp]:
    """Every lamp of the talk from here on, each while it shines."""
    for _step in range(500):
        if table.lamp:
            yield table.lamp
        if table.on() == "end":
            return
    raise AssertionError("the talk has no end")


def tell(line: Line) -> tuple[str, str, str]:
    """Whose a line is, as what, and its words."""
    return ", ".join(line.by), line.kind, line.text


def ended(table: Conductor) -> Talk:
    """The talk closed, with figures left open in words."""
    talk = left_open(table.talk, NOW, table.mark)
    return closed(talk, table.agenda, table.talk.started + timedelta(hours=1))


def read(talk: Talk) -> TalkLines:
    """The lines of a talk that count."""
    return TalkLines(talk)


def what_is_said(talk: Talk) -> Talk:
    """The talk but for time, visits, counter, which lamp shone and what is half typed."""
    phases = tuple(msgspec.structs.replace(p, seconds=0.0, visited=False) for p in talk.phases)
    return msgspec.structs.replace(
        talk, phases=phases, at=0, asked={}, changed=None, unsaid=(), counter=0, questions={}
    )
