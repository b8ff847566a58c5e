"""A name before a colon is whose word it is, in every answer: it does not stand in the words."""

import pytest
from conftest import GOAL, NOW, begin, next_talk, whole_talk
from table import Screen, app_on

from agendas.agenda import Agenda
from agendas.records.meeting import Meeting, go_to, with_person
from agendas.records.said import Person
from agendas.slots.script import asks
from agendas.talk.answers import answer, open_names
from agendas.talk.change_line import bring_in, move, of_kind, reword, said_by
from store.library import MeetingLibrary


async def test_on_the_screen_no_name_stands_in_for_whom_the_goal_is(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Amina")
        await screen.say("Amina: parents of our youngest pupils", "target_group")
        assert screen.talk.goal.now.target_group == "parents of our youngest pupils"
        await screen.phase("indicator")
        await screen.say("who comes unasked", "indicator")
        await screen.say("ana: it is their own step", "why_chosen")
        await screen.say("amina: nobody counts those at the gate", "misses")
        sign = screen.talk.segment.indicators[-1]
        assert sign.by == "Ana"
        assert sign.why == "it is their own step", "Ana's, as the sign itself is"
        assert sign.misses == "", "Amina's words are no part of Ana's sign"
        (hers,) = [r for r in screen.talk.segment.remarks if r.about == sign.id]
        assert (hers.text, hers.by) == ("nobody counts those at the gate", "Amina")


def said(meeting: Meeting, agenda: Agenda, phase: str, slot: str, text: str) -> Meeting:
    place = next(n for n, p in enumerate(meeting.phases) if p.id == phase)
    meeting = go_to(meeting, place)
    ask = next(a for a in asks(meeting, agenda, meeting.phase, also=True) if a.slot.name == slot)
    return answer(meeting, ask, text, NOW)


def test_in_a_look_back_what_another_says_is_the_others(agenda: Agenda) -> None:
    meeting = next_talk(agenda, whole_talk(agenda))
    meeting = said(meeting, agenda, "look-back", "happened", "ana: two parents hosted it")
    meeting = said(meeting, agenda, "look-back", "happened_means", "joost: it is theirs now")
    (back,) = meeting.segment.looked_back
    assert (back.happened, back.means) == ("two parents hosted it", "it is theirs now (Joost)")


def test_words_that_become_a_goal_or_a_limit_are_the_rooms(agenda: Agenda) -> None:
    meeting = begin(agenda)
    meeting = said(meeting, agenda, "interpretation", "decision", "2 it says too little")
    meeting = said(meeting, agenda, "interpretation", "new_wording", "jo: Parents dare to ask")
    assert meeting.segment.decisions[-1].wording == "Parents dare to ask"


def test_a_day_and_consent_are_about_the_names_themselves(agenda: Agenda) -> None:
    meeting = said(begin(agenda), agenda, "initiative", "due", "Joost: 8 December")
    assert meeting.next_talk.people == ("Joost",)
    meeting = said(meeting, agenda, "interpretation", "decision", "2 it says too little")
    meeting = said(meeting, agenda, "interpretation", "new_wording", "Parents dare to ask")
    meeting = said(meeting, agenda, "interpretation", "consent", "Joost: yes")
    assert meeting.segment.decisions[-1].consented_by == ("Joost",)


@pytest.mark.parametrize(
    ("slot", "phase", "where"),
    [
        ("reading", "goal", "readings"),
        ("indicator", "indicator", "indicators"),
        ("meaning", "interpretation", "meanings"),
        ("initiative", "initiative", "initiatives"),
        ("set_in_motion", "goal", "remarks"),
    ],
)
@pytest.mark.parametrize(
    "words", ["Pieter: they dare", "pieter: they dare", "Moeder van Samir: they dare", "a, jo: yes"]
)
def test_a_name_that_fits_nobody_is_not_the_account_givers(
    agenda: Agenda, slot: str, phase: str, where: str, words: str
) -> None:
    meeting = with_person(begin(agenda), Person(name="Amina"))
    meeting = said(meeting, agenda, phase, slot, words)
    record = getattr(meeting.segment, where)[-1]
    assert (record.by, record.text) == ("", words)


def test_a_name_that_fits_several_is_nobodys_until_it_is_clear(agenda: Agenda) -> None:
    meeting = with_person(begin(agenda), Person(name="Jolanda"))
    ask = next(a for a in asks(meeting, agenda, meeting.phases[0]) if a.slot.name == "reading")
    meeting = answer(meeting, ask, "jo: they dare", NOW)
    assert (meeting.segment.readings[-1].by, meeting.segment.readings[-1].text) == (
        "", "jo: they dare",
    )  # fmt: skip
    assert open_names(meeting, ask, "jo: they dare") == ("jo",)
    assert open_names(meeting, ask, "joo: they dare\nJola: yes\nPiet: no") == ("Piet",)
    meeting = answer(meeting, ask, "joo: they dare", NOW)
    assert meeting.segment.readings[-1].by == "Joost"


@pytest.mark.parametrize(
    "words",
    ["they dare", "let op: de poort", "at 10:30 they came", "10:30 they came", "https://a.nl/b",
     "what I see is this: they dare", "they dare:"],
)  # fmt: skip
def test_what_is_no_name_is_the_account_givers_sentence(agenda: Agenda, words: str) -> None:
    meeting = said(begin(agenda), agenda, "goal", "reading", words)
    assert (meeting.segment.readings[-1].by, meeting.segment.readings[-1].text) == ("Ana", words)
    ask = asks(meeting, agenda, meeting.phases[0])[0]
    assert open_names(meeting, ask, words) == ()


def test_before_a_choice_a_colon_names_nobody(agenda: Agenda) -> None:
    meeting = said(begin(agenda), agenda, "interpretation", "standing", "onderweg: they dare")
    assert meeting.segment.standings[-1].by == "Ana"


async def test_the_screen_says_that_it_is_open_whose_words_these_are(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Jolanda")
        await screen.say("jo: they dare to ask", "reading")
        assert screen.talk.segment.readings[-1].by == ""
        await pilot.pause()
        told = str(app.screen.query_one("#notice").visual)
        assert "“jo” may be Joost or Jolanda." in told
        assert "nobody's yet" in told
        assert "whose they are" in told


@pytest.mark.parametrize("slot", ["voice", "evidence"])
@pytest.mark.parametrize("words", ["they told us little", "“we dare”", "it is quiet there"])
def test_a_leaders_line_is_no_voice_of_the_people_themselves(
    agenda: Agenda, slot: str, words: str
) -> None:
    ruth = Person(name="Ruth", role="leader")
    meeting = with_person(begin(agenda), ruth)
    led = said(meeting, agenda, "evidence", slot, f"Ruth: {words}")
    assert led.segment.evidence[-1].kind == "observation"
    assert led.segment.evidence[-1].by == "Ruth"
    other = said(meeting, agenda, "evidence", slot, f"Joost: {words}")
    assert other.segment.evidence[-1].kind == (
        "observation" if slot == "evidence" and "quiet" in words else "voice"
    )
    line = other.segment.evidence[-1]
    assert said_by(other, line.id, "Ruth").segment.evidence[-1].kind == "observation"
    told = said(other, agenda, "evidence", "evidence", "Ruth: 12 parents told us little")
    changed = reword(told, told.segment.evidence[-1].id, "parents told us little")
    assert changed.segment.evidence[-1].kind == "observation"
    moved = move(said(meeting, agenda, "goal", "set_in_motion", f"Ruth: {words}"), "r1", "evidence")
    assert (moved.segment.evidence[-1].by, moved.segment.evidence[-1].kind) == (
        "Ruth", "observation",
    )  # fmt: skip
    brought = bring_in(go_to(meeting, 2), words, "Ruth", "check-in, 3 November", NOW)
    assert brought.segment.evidence[-1].kind == "observation"


def test_that_a_leader_read_out_what_people_said_can_be_said(agenda: Agenda) -> None:
    meeting = with_person(begin(agenda), Person(name="Ruth", role="leader"))
    meeting = said(meeting, agenda, "evidence", "evidence", "Ruth: “we dare”")
    assert of_kind(meeting, "e1", "voice").segment.evidence[-1].kind == "voice"
