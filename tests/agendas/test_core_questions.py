"""Which questions every talk needs, which wait as deeper ones, and how one of those is put."""

import pytest
from conftest import NOW, begin, next_talk, whole_talk

from agendas.agenda import BUILTIN, Agenda, builtin, builtin_source, problems, read_agenda
from agendas.conduct.conductor import Conductor
from agendas.records.agreements import Agreed, Frame
from agendas.records.meeting import Meeting, change, go_to
from agendas.records.said import Person
from agendas.slots.script import asks, waiting
from agendas.talk.answers import answer
from agendas.talk.begin import Opening, new_meeting

ASKED = {
    "accountability": 18, "accountability-90": 40, "goal-dialogue": 12, "peer": 20, "leader": 19,
    "goals": 17, "frames": 8, "agreement": 5, "review": 9, "plan": 3, "criterion": 6,
    "plan-or-frame": 6, "planning": 1, "checkin": 5,
}  # fmt: skip
EIGHTEEN = [
    "happened", "reading", "set_in_motion", "itch", "indicator", "enough", "expectation", "evidence",
    "missing", "meaning", "standing", "other_reading", "value", "decision", "initiative", "notice",
    "due", "learned",
]  # fmt: skip
LADDER = ["enough", "key_word", "would_see", "of_us"]


def put(meeting: Meeting, agenda: Agenda) -> list[str]:
    """The ids of the agenda's questions that are put in a talk, in order."""
    own = {question.id for phase in agenda.phases for question in phase.questions}
    found = [
        ask.id
        for place, phase in enumerate(meeting.phases)
        for ask in asks(go_to(meeting, place), agenda, phase)
    ]
    return [key for key in found if key in own]


def conducted(meeting: Meeting, agenda: Agenda, kind: str) -> Conductor:
    """The talk in its phase of this kind, conducted."""
    place = next(n for n, phase in enumerate(meeting.phases) if phase.kind == kind)
    return Conductor(go_to(meeting, place), agenda, lambda: NOW, lambda _talk, _now: None)


@pytest.mark.parametrize("name", BUILTIN)
def test_each_agenda_has_this_many_questions(name: str) -> None:
    assert builtin(name).asked == ASKED[name]
    assert set(ASKED) == set(BUILTIN)


def test_the_eighteen_are_put_in_this_order_and_the_ladder_counts_for_one(agenda: Agenda) -> None:
    later = put(next_talk(agenda, whole_talk(agenda)), agenda)
    parts = {q.id for phase in agenda.phases for q in phase.questions if q.part}
    assert [key for key in later if key not in parts] == EIGHTEEN
    ladder = later.index("enough")
    assert later[ladder : ladder + 4] == LADDER
    assert parts == {"onward", "why_chosen", *LADDER[1:], "moment", "watch", "limits"}


def test_a_first_talk_has_no_look_back(agenda: Agenda) -> None:
    assert [key for key in put(begin(agenda), agenda) if key in EIGHTEEN] == EIGHTEEN[1:]


def test_limits_are_asked_where_there_are_any(agenda: Agenda) -> None:
    talk = begin(agenda)
    assert "limits" not in put(talk, agenda)
    agreed = Agreed(frames=(Frame(id="f1", frame="f1", text="No more than 500"),))
    assert "limits" in put(change(talk, agreed=agreed), agenda)
    place = [phase.kind for phase in talk.phases].index("initiative")
    waits = waiting(go_to(talk, place), agenda, talk.phases[place])
    assert "limits" in [ask.id for ask in waits], "and may be put where there are none"


def test_the_agenda_of_90_minutes_asks_them_all(agenda: Agenda) -> None:
    long = builtin("accountability-90")
    every = {q.id for phase in agenda.phases for q in phase.questions}
    later = next_talk(long, whole_talk(long))
    assert set(put(later, long)) == every - {"limits"}
    for place, phase in enumerate(later.phases):
        assert [a.id for a in waiting(go_to(later, place), long, phase)] in ([], ["limits"])


def test_a_short_round_has_the_first_three_of_the_ladder() -> None:
    round_ = next(p for p in builtin("goals").phases if p.id == "indicator")
    assert [q.id for q in round_.questions if q.id in LADDER] == LADDER[:3]


def test_a_deeper_question_is_put_by_whoever_chooses_it_and_stays(agenda: Agenda) -> None:
    talk = conducted(begin(agenda), agenda, "evidence")
    listed, waits = [a.id for a in talk.asked], [a.id for a in talk.waiting]
    assert waits == ["period", "direction", "voice", "voice-story", "speaks_for"]
    talk.choose(len(listed) + waits.index("voice-story"))
    assert talk.ask is not None
    assert talk.ask.id == "voice-story"
    talk.say("a father read aloud at noon, and he was the first")
    (story,) = talk.meeting.segment.evidence
    assert story.kind == "voice"
    again = conducted(talk.meeting, agenda, "evidence")
    assert [a.id for a in again.asked] == ["expectation", "evidence", "voice-story", "missing"]
    assert "voice-story" not in [a.id for a in again.waiting]


def test_a_number_that_is_no_question_puts_none(agenda: Agenda) -> None:
    talk = conducted(begin(agenda), agenda, "evidence")
    talk.choose(99)
    assert [a.id for a in talk.asked] == ["expectation", "evidence", "missing"]


def test_what_is_asked_of_us_comes_back_where_something_is_taken_up(agenda: Agenda) -> None:
    talk = begin(agenda)
    place = [phase.kind for phase in talk.phases].index("indicator")
    here = go_to(talk, place)
    ask = next(a for a in asks(here, agenda, here.phase) if a.id == "of_us")
    said = answer(here, ask, "joost: that we keep our door open", NOW)
    later = go_to(said, [phase.kind for phase in talk.phases].index("initiative"))
    first = asks(later, agenda, later.phase)[0]
    assert first.subject.split("\n") == [
        "It asks this of us, we said:",
        "– that we keep our door open",
    ]


def test_an_agenda_without_a_word_of_core_asks_all_its_questions() -> None:
    text = builtin_source("accountability").decode()
    old = text.replace("core = false\n", "").replace("part = true\n", "")
    assert read_agenda(old.encode(), "old.toml").asked == text.count("\nrecords = ")


ENGLISH = """id = "ours"
languages = ["en"]
title = { en = "Ours" }
[[phases]]
kind = "goal"
minutes = 5
purpose = { en = "To see" }
[[phases.questions]]
records = "reading"
en = "How do you read it?"
core = false
"""


def test_an_agenda_in_one_language_is_enough() -> None:
    assert problems(ENGLISH.encode()) == ()
    agenda = read_agenda(ENGLISH.encode(), "ours.toml")
    assert agenda.phases[0].questions[0].ask.nl == "How do you read it?"
    assert (agenda.title.nl, agenda.asked) == ("Ours", 0)
    missing = problems(ENGLISH.replace('languages = ["en"]\n', "").encode())
    assert [p.place for p in missing] == [
        "title, nl", "phases 1, purpose, nl", "phases 1, questions 1, nl",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("core = false", 'core = "no"', "phases 1, questions 1, core"),
        ("core = false", "part = 1", "phases 1, questions 1, part"),
        ('languages = ["en"]', 'languages = ["en", "de"]', "languages"),
        ('languages = ["en"]', "languages = [1]", "languages"),
        ('kind = "goal"', 'kind = "goal"\ndeeper = ["itch"]', "phases 1, deeper"),
        ('kind = "goal"', 'kind = "goal"\ndeeper = "itch"', "phases 1, deeper"),
        ('languages = ["en"]', 'languages = ["en"]\ndeeper = "all"', "deeper"),
    ],
)
def test_what_is_wrong_with_it_is_told(old: str, new: str, place: str) -> None:
    found = problems(ENGLISH.replace(old, new, 1).encode())
    assert place in [p.place for p in found]


def test_a_goal_that_the_coach_asks_about_is_put_anew_in_a_first_talk(agenda: Agenda) -> None:
    opening = Opening(goal_text="80% of parents come", people=(Person(name="Ana"),))
    talk = new_meeting("k3f9q2", agenda, opening, NOW)
    first = [ask.id for ask in asks(talk, agenda, talk.phase)][:3]
    assert first == ["wording", "coach", "reading"]
