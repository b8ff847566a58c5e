from conftest import GOAL, NOW, SAID, begin, talk_through
from said_in import close

from agendas.agenda import Agenda
from store.library import TalkLibrary
from tui.start_talk import start


def test_who_took_the_initiative_gives_account_of_it_next_time(
    library: TalkLibrary, agenda: Agenda
) -> None:
    said = {**SAID, "initiative": "joost: ring two families"}
    library.save(close(talk_through(begin(agenda), agenda, said), NOW))
    following = start(library, agenda, GOAL, (), "en", NOW)
    assert following.account_giver == "Joost"
    assert set(following.names) == {"Ana", "Joost", "Fatima"}


def test_the_first_name_given_gives_account(library: TalkLibrary, agenda: Agenda) -> None:
    library.save(close(talk_through(begin(agenda), agenda), NOW))
    following = start(library, agenda, GOAL, ("Fatima", "Ana"), "en", NOW)
    assert following.account_giver == "Fatima"
    assert following.names == ("Fatima", "Ana")
