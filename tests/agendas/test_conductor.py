"""Any order of commands on a talk: what is on disk is the talk, and undone it is what it was before."""

from contextlib import suppress
from datetime import timedelta
from random import Random

import msgspec
import pytest
from any_talk import KINDS, NAMES, WORDS, said
from conftest import NOW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.errors import MeetingError
from agendas.records.meeting import Meeting, change
from agendas.records.said import Person
from agendas.talk.close import close
from store.library import MeetingLibrary
from tui.start_talk import start


class Clock:
    """A clock that goes a little on at each look."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self):
        self.at += timedelta(seconds=7)
        return self.at


def begun(library: MeetingLibrary, agenda: str) -> Conductor:
    if not library.goals():
        first = start(library, builtin("accountability"), "They feel at home", NAMES, "en", NOW)
        library.save(close(first, NOW))
    goal = "" if builtin(agenda).about_team else "Parents dare to ask us anything"
    plan = ("80% komt", "Een cursus", "Ouders durven te vragen")
    meeting = start(library, builtin(agenda), goal, NAMES, "en", NOW, lines=plan)
    return Conductor(meeting, builtin(agenda), Clock(), lambda m, _at_once: library.save(m))


def what_is_said(meeting: Meeting) -> Meeting:
    """The talk but for where it is, how long it took and what is half typed."""
    phases = tuple(
        msgspec.structs.replace(phase, seconds=0.0, visited=False) for phase in meeting.phases
    )
    return change(meeting, phases=phases, at=0, asked={}, changed=None, drafts={})


def conduct(talk: Conductor, random: Random) -> None:
    """Do something that can be done in a talk."""
    lines = [line for _where, line in talk.meeting.said()]
    line = random.choice(lines).id if lines else ""
    phase = random.choice(talk.meeting.phases).id
    words = random.choice(WORDS)
    match random.randrange(18):
        case 0 | 1 | 2 | 3 | 4 | 5:
            if ask := talk.ask:
                talk.say(said(random, ask), random.choice(("", "half a")), random.random() < 0.1)
        case 6:
            talk.turn_to(random.randrange(-1, 9))
        case 7:
            talk.go_on(insisted=random.random() < 0.5)
        case 8:
            talk.go_to(random.randrange(9))
        case 9:
            talk.withdraw(line)
        case 10:
            if line:
                talk.take_back(line)
                talk.note("other wor")
                talk.change(line, words)
        case 11:
            joins = random.choice(("", "Henk"))
            talk.add_to(line, phase, by=joins or "Ana", joins=joins, audience="leader")
        case 12:
            talk.next_kind(line)
        case 13:
            talk.release([(line, "all")])
        case 14:
            talk.cover(line)
        case 15:
            talk.bring_in("4 of 9 read", "Ana", "check-in, 3 November", random.random() < 0.5)
        case 16:
            talk.join(Person(name=random.choice(("Henk", "Ana"))), "half a")
        case 17:
            random.choice((talk.park, talk.criterion))(words)


@pytest.mark.parametrize("agenda", KINDS)
@settings(
    max_examples=8, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(seed=st.integers(0, 2**32), count=st.integers(1, 40))
def test_any_order_of_commands_is_on_disk_and_can_be_undone(
    library: MeetingLibrary, agenda: str, seed: int, count: int
) -> None:
    talk, random = begun(library, agenda), Random(seed)
    before = talk.meeting
    for _command in range(count):
        before = before if talk.steps else talk.meeting
        with suppress(MeetingError):
            conduct(talk, random)
        assert 0 <= talk.place <= max(0, len(talk.asked) - 1)
    talk.keep(talk.meeting)
    assert library.open(talk.meeting.id) == talk.meeting
    spent = {phase.id: phase.seconds for phase in talk.meeting.phases}
    steps = len(talk.steps)
    while talk.steps:
        assert talk.undo() is not None
    assert talk.undo() is None
    assert not steps or what_is_said(talk.meeting) == what_is_said(before)
    assert all(phase.seconds >= spent.get(phase.id, 0.0) for phase in talk.meeting.phases)
    assert library.open(talk.meeting.id) == talk.meeting
