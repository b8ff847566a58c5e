"""What a session lays beside a talk."""

from datetime import timedelta

from at_table import said

from agendas.agenda import builtin
from agendas.records.said import Person
from agendas.talk.begin import Opening, new_talk
from docs.sample_talks import NOW, sample
from store.library import TalkLibrary
from tui.session import Session


def test_of_several_goals_each_has_its_own_last_talk_beside_it(library: TalkLibrary) -> None:
    for one in sample("en"):
        library.save(one)
    people = (Person(name="Ana", role="account-giver"), Person(name="Joost"))
    opening = Opening(goal_text="Ours", team="Team Blue", people=people, language="en")
    talk = new_talk("goals2", builtin("goals"), opening, NOW, whole=library.state())
    library.save(talk)
    at = NOW + timedelta(minutes=1)
    session = Session(library, builtin("goals"), talk, "Ana", lambda: at)
    try:
        index, laid = library.known().index, {}
        numbers = [n for n, one in enumerate(talk.passes) if n and [*index.about(one.goal)]]
        said(session.talk, " and ".join(map(str, numbers[:2])))
        for lamp in session.talk.lamps_called("evidence"):
            session.talk.shine(lamp)
            before = session.before()
            laid[session.talk.goal.id] = before.talk.id if before else ""
        assert len({*laid.values()}) == len(laid) > 1
        for goal, found in laid.items():
            assert found in {row.id for row in index.about(goal)}
    finally:
        session.close()
