"""A name before a colon is whose word it is, in every answer: it does not stand in the words."""

from conftest import GOAL, NOW, begin, next_talk, whole_talk
from table import Screen, app_on

from agendas.agenda import Agenda
from agendas.answers import answer
from agendas.meeting import Meeting, go_to
from agendas.script import asks
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
        assert sign.misses == "nobody counts those at the gate (Amina)"


def said(meeting: Meeting, agenda: Agenda, phase: str, slot: str, text: str) -> Meeting:
    place = next(n for n, p in enumerate(meeting.phases) if p.id == phase)
    meeting = go_to(meeting, place)
    ask = next(a for a in asks(meeting, agenda, meeting.phase) if a.slot.name == slot)
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
