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


@pytest.fixture
def talk(library: MeetingLibrary) -> Conductor:
    return begun(library, "accountability")


def test_undo_puts_the_question_again_under_which_it_was_said_and_keeps_what_is_half_typed(
    talk: Conductor,
) -> None:
    talk.turn_to(2)
    talk.say("they ask what they want")
    talk.go_to(2)
    talk.note("half a")
    step = talk.undo()
    assert step is not None
    assert (step.did, talk.meeting.at, talk.place) == ("they ask what they want", 0, 2)
    assert list(talk.meeting.drafts.values()) == ["half a"]


def test_no_time_is_spent_before_a_talk_is_taken_up(talk: Conductor) -> None:
    later = Clock()
    later.at = NOW + timedelta(days=1)
    again = Conductor(talk.meeting, talk.agenda, later, lambda _m, _at_once: None)
    again.keep(again.meeting)
    assert again.meeting.phases[0].seconds < 60


def test_a_line_that_was_struck_out_is_not_opened_again_to_be_changed(talk: Conductor) -> None:
    talk.park("the copier")
    (line,) = (said.id for _where, said in talk.meeting.said())
    talk.take_back(line)
    talk.set_aside("the copier again")
    assert [words for _said, words in talk.begun_changes()] == ["the copier again"]
    talk.withdraw(line)
    assert talk.begun_changes() == []


def test_what_can_only_be_read_stays_as_it_is(talk: Conductor) -> None:
    reading = Conductor(talk.meeting, talk.agenda, Clock(), talk._save, read_only=True)
    reading.park("the copier")
    reading.go_to(3)
    reading.note("half a")
    assert reading.meeting == talk.meeting
    assert reading.undo() is None


def test_a_figure_that_is_covered_is_guessed_next(talk: Conductor) -> None:
    talk.go_to([phase.kind for phase in talk.meeting.phases].index("evidence"))
    talk.say("31 of 52 parents came", covered=True)
    assert talk.ask is not None
    assert (talk.ask.slot.name, talk.newest_covered() is not None) == ("guess", True)
    assert not talk.cover(talk.newest_figure().id)
    assert talk.newest_covered() is None
