from conftest import NOW, begin, conducted, talk_through
from said_in import close

from agendas.agenda import Agenda, builtin
from agendas.folding.fold import state_of
from agendas.folding.waits import bare, waits
from agendas.talk.begin import Opening, new_talk


def test_a_criterion_that_no_longer_serves_waits_until_it_is_talked_over(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda)
    table = conducted(talk, agenda)
    table.criterion("Joost: twenty percent in modules")
    talk = close(table.talk, NOW)
    state = state_of([talk])
    told = [(w.kind, w.agenda, w.subject) for w in waits(state, NOW.date())]
    assert ("criterion", "criterion", "twenty percent in modules") in told
    assert waits(bare(state), NOW.date()) == waits(state, NOW.date())

    call = builtin("criterion")
    later = NOW.replace(day=25)
    opening = Opening(goal_text=talk.goal.now.text, team="Blue")
    over = new_talk("c2c2c2", call, opening, later, state.goals[talk.goal.id], state)
    after = state_of([talk, close(over, later, call)])
    assert "criterion" not in [w.kind for w in waits(after, later.date())]
    # a talk in between is not the one that was planned
    assert after.goals[talk.goal.id].next_talk == state.goals[talk.goal.id].next_talk
