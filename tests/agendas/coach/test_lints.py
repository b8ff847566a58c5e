"""Soft questions in a talk: each cue of the method raises its question, and plain words none."""

from conftest import NOW, begin
from examples import rows

from agendas.agenda import Agenda, builtin
from agendas.came_to.counting import TalkLines
from agendas.coach.lints import lint_frame, lint_said
from agendas.coach.nudges import nudge_after_line
from agendas.conduct.lamps import lamps
from agendas.lines.edit import change
from agendas.lines.talk import Line
from agendas.records.said import Language, Person
from agendas.slots.slots import SLOTS
from agendas.talk.begin import Opening, new_talk


@rows(
    ("text", "language", "say"),
    [
        ("Iedereen gebruikt het nieuwe rooster.", "nl", "Is dit een grens of een recept?"),
        ("Elk team moet het format gebruiken.", "nl", "Is dit een grens of een recept?"),
        ("All staff must use the new template.", "en", "Is this a boundary or a recipe?"),
        ("Everyone follows the protocol.", "en", "Is this a boundary or a recipe?"),
    ],
)
def test_a_recipe_among_the_limits_is_asked_about(text: str, language: Language, say: str) -> None:
    nudge = lint_frame(text, language)
    assert nudge
    assert nudge.say == say
    assert nudge.cue in text


@rows(
    ("text", "language"),
    [
        ("Maximaal 2.000 euro per jaar.", "nl"),
        ("Nooit zonder toestemming van de ouders.", "nl"),
        ("Blijft onder de 5% van de begroting.", "nl"),
        ("No more than 2,000 a year.", "en"),
        ("A lesson must not be cancelled on the day itself.", "en"),
        ("Never without a second pair of eyes.", "en"),
    ],
)
def test_a_limit_raises_nothing_figures_included(text: str, language: Language) -> None:
    assert lint_frame(text, language) is None


@rows(
    ("kind", "text", "language", "which"),
    [
        ("evidence", "Ze kwamen niet omdat het regende", "nl", "to_meaning"),
        ("evidence", "Het doel is niet gehaald", "nl", "to_meaning"),
        ("evidence", "Twelve left due to the new times", "en", "to_meaning"),
        ("evidence", "We missed it again", "en", "to_meaning"),
        ("evidence", "31 van de 52 ouders kwamen", "nl", None),
        ("evidence", "31 of 52 parents came", "en", None),
        ("evidence", "Two parents asked: can we come in?", "en", None),
        ("meaning", "Ze vroegen ons om toestemming", "nl", None),
        ("meaning", "Gehaald", "nl", "only_verdict"),
        ("meaning", "We hebben het doel niet gehaald", "nl", "only_verdict"),
        ("meaning", "Not met", "en", "only_verdict"),
        ("meaning", "They find their own way in now", "en", None),
        ("meaning", "They trust us", "en", None),
        ("meaning", "Ze durven nu", "nl", None),
        ("meaning", "Ze vinden nu zelf de weg naar binnen", "nl", None),
        ("initiative", "We moeten vaker bellen", "nl", "nobody"),
        ("initiative", "Er moet iemand bij zitten", "nl", "nobody"),
        ("initiative", "Someone needs to ring them", "en", "nobody"),
        ("initiative", "Mag ik de vrijdag vrij roosteren?", "nl", "permission"),
        ("initiative", "May I open the hall on Fridays?", "en", "permission"),
        ("initiative", "I will ask two parents to host", "en", None),
        ("initiative", "Ik vraag twee ouders als gastheer", "nl", None),
        ("indicator", "At least 80% of parents come", "en", "bar"),
        ("indicator", "Minimaal 80% van de ouders komt", "nl", "bar"),
        ("indicator", "How many parents come unasked", "en", None),
        ("indicator", "Parents who at least dare to ask", "en", None),
        ("indicator", "Het aantal ouders dat uit zichzelf komt", "nl", None),
    ],
)
def test_what_is_said_raises_its_own_question(
    kind: str, text: str, language: Language, which: str | None
) -> None:
    nudge = lint_said(kind, text, language)
    assert (nudge.id if nudge else None) == which
    assert nudge is None or nudge.cue in text


def test_advice_is_turned_into_a_question_only_among_colleagues() -> None:
    text = "Je moet ze gewoon eerder bellen, dat scheelt"
    assert lint_said("meaning", text, "nl") is None
    nudge = lint_said("meaning", text, "nl", peer=True)
    assert nudge
    assert nudge.say == "Maak er een vraag van."
    english = lint_said("anything", "I'd just ring them the day before", "en", peer=True)
    assert english
    assert english.id == "advice"


@rows(
    ("slot", "kind", "text", "asked"),
    [
        ("evidence", "dialogue", "31 of 52 parents came because of the rain", "to_meaning"),
        ("voice", "dialogue", "31 of 52 parents came because of the rain", "to_meaning"),
        ("meaning", "dialogue", "It went well", "only_verdict"),
        ("initiative", "dialogue", "We ask permission to change it", "permission"),
        ("indicator", "dialogue", "At least 80% of parents come", "bar"),
        ("frame_new", "dialogue", "All staff must use the new template", "recipe"),
        ("prevent", "dialogue", "All staff must use the new template", "recipe"),
        ("learned", "peer", "I'd just ring them the day before", "advice"),
        ("learned", "dialogue", "I'd just ring them the day before", None),
        ("parked", "dialogue", "It went well", None),
    ],
)
def test_a_line_on_record_is_asked_after_softly(
    slot: str, kind: str, text: str, asked: str | None, agenda: Agenda
) -> None:
    talk = change(begin(agenda), kind=kind)
    line = Line(id="1.k", text=text, by=("Ana",), phase="evidence", kind=SLOTS[slot].line)
    nudge = nudge_after_line(talk, line)
    assert (nudge.id if nudge else None) == asked


@rows(
    ("target_group", "asked"),
    [("pupils", "Who should notice this: pupils, or others?"), ("", "Who should notice this?")],
)
def test_the_question_of_a_talk_names_people_as_its_goal_does(
    target_group: str, asked: str
) -> None:
    agenda = builtin("goal-dialogue")
    opening = Opening(
        goal_text="More calm in the building",
        target_group=target_group,
        people=(Person(name="Ana"),),
    )
    talk = new_talk("k3f9q2", agenda, opening, NOW)
    put = [
        lamp.question.en
        for phase in talk.phases
        for lamp in lamps(TalkLines(talk), agenda, phase)
        if lamp.slot.name == "coach"
    ]
    assert set(put) == {asked}
