"""Undo takes back what was said: not the time that went by, nor where the talk has been."""

import pytest
from conftest import GOAL, Clock, begin
from table import screen_on

from agendas.agenda import Agenda
from agendas.conduct.conductor import LONGEST_PAUSE
from store.library import TalkLibrary
from tui.session import Session
from tui.widgets.talk.entry import Entry


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(library: TalkLibrary, agenda: Agenda, clock: Clock) -> Session:
    def told(*_what: object) -> None:
        return None

    made = Session(library, agenda, begin(agenda), "Ana", clock, told, told)
    yield made
    made.close(last=True)


def test_undo_forgets_neither_the_phases_that_were_visited_nor_the_time(
    session: Session, clock: Clock
) -> None:
    talk = session.talk
    clock.goes(60)
    talk.say("two parents stayed")
    talk.next_phase()
    clock.goes(30)
    talk.note("half a")
    step = talk.undo()
    assert step
    assert step.did == "Ana: two parents stayed"
    phases = talk.talk.phases
    assert talk.talk.lines == ()
    assert [phase.visited for phase in phases[:3]] == [True, True, False]
    assert [phase.seconds for phase in phases[:3]] == [60.0, 30.0, 0.0]
    assert talk.talk.at == 0, "back where it was said"
    assert talk.typed == "two parents stayed"
    assert [line.text for line in talk.unsaid()] == ["two parents stayed", "half a"]
    assert talk.undo() is None


def test_time_is_of_the_phase_the_talk_was_in_and_a_closed_lid_is_no_time(
    session: Session, clock: Clock
) -> None:
    clock.goes(20)
    session.talk.next_phase()
    clock.goes(LONGEST_PAUSE + 5000)
    session.talk.next_phase()
    clock.goes(-30)
    session.talk.next_phase()
    seconds = [phase.seconds for phase in session.talk.talk.phases[:3]]
    assert seconds == [20.0, LONGEST_PAUSE, 0.0]


def test_what_the_clock_missed_while_paused_is_not_spent(session: Session, clock: Clock) -> None:
    session.talk.pause()
    clock.goes(100)
    session.talk.pause()
    clock.goes(5)
    session.talk.keep(session.talk.talk)
    assert session.talk.talk.phases[0].seconds == 5.0


async def test_words_that_are_undone_are_typed_again_under_their_question(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.say("joost: they dare", "reading")
        await screen.phase("evidence")
        await screen.press("f8")
        assert screen.talk.lines == ()
        field = screen.app.screen.query_one(Entry)
        assert (field.text, screen.talk.phase.id) == ("joost: they dare", "goal")
        assert screen.asked
        assert screen.asked.slot.name == "reading"
        await screen.press("enter")
        assert screen.said("reading") == [("Joost", "they dare")]
        assert field.text == ""


async def test_what_was_half_typed_waits_for_the_words_that_were_undone(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.say("joost: they dare", "reading")
        await screen.say("joost: they come", "reading")
        await screen.press("f8", "f8")
        assert screen.app.screen.query_one(Entry).text == "joost: they dare"
        talk = screen.talk
        await screen.press("escape", "escape")
        kept = library.open(talk.id)
        assert sorted(line.text for line in kept.unsaid) == ["joost: they come", "joost: they dare"]
        screen.app.resume(talk.id)
        await screen.pilot.pause()
        field = screen.app.screen.query_one(Entry)
        assert field.text == "joost: they dare"
        await screen.press("enter")
        assert field.text == "", "opened again, who knows what was undone: the close asks"
        assert [line.text for line in screen.talk.unsaid] == ["joost: they come"]
        assert [text for _by, text in screen.said("reading")] == ["they dare"]


def test_what_waits_since_an_undo_is_asked_about_at_the_close(session: Session) -> None:
    talk = session.talk
    talk.say("one")
    talk.say("two")
    talk.undo()
    talk.undo()
    first, second = talk.unsaid()
    assert (first.text, second.text) == ("one", "two")
    talk.send(first, first.text)
    assert [line.text for line in talk.unsaid()] == ["two"]
    talk.drop(talk.unsaid()[0])
    assert talk.unsaid() == []
    assert [line.text for line in talk.talk.lines] == ["one"]
