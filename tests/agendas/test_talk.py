import pytest
from conftest import GOAL, NOW, SAID, begin, next_talk, talk_through, whole_talk
from hypothesis import given
from hypothesis import strategies as st

from agendas.agenda import Agenda, builtin
from agendas.errors import MeetingError
from agendas.folding.fold import goals_of
from agendas.records.meeting import Meeting, add, describe_goal, go_to, in_segment, withdraw
from agendas.records.said import Evidence, Goal, Person, Wording
from agendas.slots.script import asks
from agendas.talk.answers import answer
from agendas.talk.close import close
from agendas.talk.rules import bare_figures, go_on
from agendas.text import kept


def test_a_first_talk_has_no_look_back_and_the_next_one_opens_with_what_was_taken_on(
    agenda: Agenda,
) -> None:
    first = whole_talk(agenda)
    assert first.phases[0].kind == "goal"
    following = next_talk(agenda, first)
    assert following.phases[0].kind == "look-back"
    back = following.segment.looked_back[0]
    assert (back.initiative.text, back.initiative.by) == (SAID["initiative"], "Ana")
    assert following.goal.wording(back.goal_wording).text == GOAL


def test_the_next_talk_shows_the_wording_of_that_time_beside_the_new_one(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    new = {
        **SAID,
        "happened": "both mothers hosted",
        "onward": "1 it works",
        "decision": "2 trust goes both ways",
        "new_wording": "Parents and teachers trust each other",
        "consent": "everyone",
    }
    second = talk_through(next_talk(agenda, first), agenda, new)
    assert second.segment.agreed == 1
    second = close(second, NOW.replace(month=12, day=8))
    assert [w.text for w in second.goal.wordings] == [GOAL, "Parents and teachers trust each other"]
    assert second.goal.now.n == 2
    assert second.goal.wordings[0] == first.goal.wordings[0]


def test_a_goal_reworded_in_the_first_talk_shows_both_wordings_in_the_next(agenda: Agenda) -> None:
    said = {
        **SAID,
        "decision": "2 both ways",
        "new_wording": "Trust both ways",
        "consent": "everyone",
    }
    first = close(talk_through(begin(agenda), agenda, said), NOW)
    following = next_talk(agenda, first)
    assert following.goal.wording(following.segment.agreed).text == GOAL
    assert following.goal.now.text == "Trust both ways"


def test_a_new_wording_without_everyones_consent_is_proposed_and_the_old_one_stands(
    agenda: Agenda,
) -> None:
    said = {**SAID, "decision": "2 both ways", "new_wording": "Trust both ways", "consent": "Ana"}
    talk = close(talk_through(begin(agenda), agenda, said), NOW)
    assert talk.goal.wordings[1].status == "proposed"
    assert talk.goal.now.text == GOAL


def test_a_bare_figure_holds_interpretation_until_it_is_left_open_in_words(agenda: Agenda) -> None:
    talk = begin(agenda)
    evidence = next(p for p in talk.phases if p.kind == "evidence")
    ask = next(a for a in asks(talk, agenda, evidence) if a.slot.name == "evidence")
    talk = answer(talk, ask, "70% came", NOW)
    with pytest.raises(MeetingError, match="no meaning yet"):
        close(talk, NOW)
    place = [p.kind for p in talk.phases].index("interpretation")
    talk = go_to(talk, place)
    held = go_on(talk, asks(talk, agenda, talk.phase))
    assert not held.moved
    assert [f.text for f in held.bare] == ["70% came"]
    gone = go_on(talk, asks(talk, agenda, talk.phase), insisted=True)
    assert gone.moved
    assert gone.meeting.segment.evidence[0].open_meaning
    assert close(gone.meeting, NOW).ended == NOW


def test_a_withdrawn_meaning_makes_the_figure_bare_again(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda)
    about = next(m for m in talk.segment.meanings if m.about)
    assert not bare_figures(talk)
    assert bare_figures(withdraw(talk, about.id))


def test_what_was_skipped_is_asked_once_and_stays_on_record(agenda: Agenda) -> None:
    talk = begin(agenda)
    asked = asks(talk, agenda, talk.phase)
    assert [n.ask.slot.name for n in go_on(talk, asked).missing] == ["reading"]
    gone = go_on(talk, asked, insisted=True).meeting
    assert [s.slot for s in gone.segment.skipped] == ["reading"]
    assert go_on(go_to(gone, 0), asked).moved


def test_an_agreed_wording_is_never_overwritten(agenda: Agenda) -> None:
    following = next_talk(agenda, whole_talk(agenda))
    with pytest.raises(MeetingError, match="agreed earlier"):
        describe_goal(following, target_group="somebody else")


def test_a_check_in_decides_nothing_shared_and_leaves_the_cycle_where_it_is(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    solo = begin(
        builtin("checkin"), "c2c2c2", goals_of([first])[first.goal.id], NOW.replace(day=25)
    )
    before, after = goals_of([first]), goals_of([first, close(solo, NOW.replace(day=25))])
    assert before == after


def test_the_state_does_not_depend_on_the_order_in_which_talks_arrive(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    second = close(talk_through(next_talk(agenda, first), agenda), NOW.replace(month=12, day=8))
    assert goals_of([first, second]) == goals_of([second, first])


def test_a_goal_of_which_no_wording_is_agreed_yet_shows_the_first() -> None:
    goal = Goal(id="g", wordings=(Wording(n=1, text="x", status="proposed"),))
    assert goal.now.text == "x"


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_words_are_kept_as_they_are_or_refused(texts: list[str]) -> None:
    talk: Meeting = begin(builtin("accountability"))
    for text in texts:
        try:
            talk = add(talk, "evidence", Evidence(id="", text=text))
        except MeetingError:
            assert kept(text) == ""
    assert [e.text for e in talk.segment.evidence] == [kept(text) for text in texts if kept(text)]
    assert len({e.id for e in talk.segment.evidence}) == len(talk.segment.evidence)


def test_somebody_elses_initiative_shows_at_whose_request(agenda: Agenda) -> None:
    said = {"initiative": "joost: phone the library", "initiative_origin": "3 Ana"}
    talk = talk_through(begin(agenda), agenda, said)
    item = talk.segment.initiatives[0]
    assert (item.by, item.origin, item.at_request_of) == ("Joost", "on-request", "Ana")


def test_people_at_the_table_are_there_once(agenda: Agenda) -> None:
    from agendas.records.meeting import with_person

    talk = with_person(begin(agenda), Person(name="ana"))
    assert talk.names == ("Ana", "Joost", "Fatima")
    assert in_segment(talk, account_giver="Joost").account_giver == "Joost"


def test_a_name_and_a_colon_never_get_into_the_words_of_a_goal(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda, {"target_group": "jo: the youngest"})
    assert talk.goal.now.target_group == "the youngest"
    talk = talk_through(begin(agenda), agenda, {"target_group": "note: the youngest"})
    assert talk.goal.now.target_group == "note: the youngest", "nobody is called that"


@pytest.mark.parametrize(
    "words",
    ["niet iedereen", "Ana wel, Joost niet", "everyone but Joost", "Joost doesn't", "nobody"],
)
def test_consent_is_never_guessed_from_a_sentence_that_holds_a_no(
    agenda: Agenda, words: str
) -> None:
    said = {**SAID, "decision": "2 both ways", "new_wording": "Trust both ways", "consent": words}
    with pytest.raises(MeetingError, match="only those who consent"):
        talk_through(begin(agenda), agenda, said)


def test_an_answer_that_names_nobody_is_no_consent(agenda: Agenda) -> None:
    said = {**SAID, "decision": "2 both ways", "new_wording": "Trust both ways"}
    talk = talk_through(begin(agenda), agenda, said)
    place = [p.kind for p in talk.phases].index("interpretation")
    talk = go_to(talk, place)
    ask = next(a for a in asks(talk, agenda, talk.phase) if a.slot.name == "consent")
    with pytest.raises(MeetingError, match="Name only those who consent"):
        answer(talk, ask, "yes", NOW)
    assert close(talk, NOW).goal.wordings[1].status == "proposed"
