"""The team's own word for its people, and how a question sounds in a first talk."""

import pytest
from conftest import begin, next_talk, whole_talk
from msgspec.structs import replace

from agendas.agenda import Agenda, Shelf, builtin, read_agenda
from agendas.came_to.counting import TalkLines
from agendas.conduct.lamps import lamps
from agendas.lines.talk import Talk
from agendas.own_word import filled, spoken_for
from agendas.records.said import Words
from agendas.talk.begin import Opening, new_talk

NOW = begin(builtin("accountability")).started


def asked(talk: Talk, agenda: Agenda) -> dict[str, Words]:
    """Every question of a talk by its id."""
    return {
        lamp.id: lamp.question
        for phase in talk.phases
        for lamp in lamps(TalkLines(talk), agenda, phase, deeper=True)
    }


def test_without_a_word_the_question_says_what_stands_there() -> None:
    words = Words(nl="Is het voor {hen} dichterbij?", en="Closer for {them}?")
    assert filled(words) == Words(nl="Is het voor hen dichterbij?", en="Closer for them?")
    own = Words(nl=" onze\nbewoners ", en="")
    assert filled(words, own) == Words(
        nl="Is het voor onze bewoners dichterbij?", en="Closer for them?"
    ), "a word is one of its language"


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("de leerlingen", "the pupils"), ("onze leerlingen", "our pupils"),
        ("alle nieuwe ouders", "all new parents"),
    ],
)  # fmt: skip
def test_the_word_has_an_article_where_it_needs_one(nl: str, en: str) -> None:
    words = Words(nl="Wat moeten {zij} merken?", en="What should {they} notice?")
    for own in (
        Words(nl=nl, en=en),
        Words(nl=nl.removeprefix("de "), en=en.removeprefix("the ")),
    ):
        told = filled(words, own)
        assert told == Words(nl=f"Wat moeten {nl} merken?", en=f"What should {en} notice?")
    assert filled(words, Words(nl="klas 3b", en="")).nl == "Wat moeten klas 3b merken?"


@pytest.mark.parametrize(
    ("goal", "word", "used"),
    [
        ("Pupils dare to make mistakes", "pupils", True),
        ("Our youngest pupils dare to make mistakes", "our pupils", True),
        ("Parents bring their child to school with trust", "pupils", False),
        ("Parents trust us with our pupils", "pupils", False),
        ("Bewoners van afdeling 4 bepalen zelf hoe hun dag eruitziet", "Bewoners", True),
        ("Pupils dare to make mistakes", "", False),
    ],
)
def test_the_word_is_used_where_the_goal_is_theirs(goal: str, word: str, used: bool) -> None:
    agenda = replace(builtin("accountability"), people=Words(nl=word, en=word))
    talk = new_talk("k3f9q2", agenda, Opening(goal_text=goal), NOW)
    question = asked(talk, agenda)["standing"].en
    told = word if word.startswith("our") else f"the {word}"
    assert question == f"Has it come closer for {told if used else 'them'}? How can you tell?"


def test_whom_the_goal_is_for_comes_before_what_it_says() -> None:
    opening = Opening(goal_text="Pupils come in gladly", target_group="parents of our pupils")
    talk = new_talk("k3f9q2", builtin("accountability"), opening, NOW)
    pupils, parents = Words(nl="leerlingen", en="pupils"), Words(nl="", en="parents")
    assert spoken_for(pupils, False, talk.goal) == Words(nl="", en="")
    assert spoken_for(parents, False, talk.goal) == parents


def test_no_place_for_the_word_is_ever_shown_as_it_was_written(agenda: Agenda) -> None:
    for name in ("accountability", "peer", "leader", "goal-dialogue", "plan-or-frame"):
        written = builtin(name)
        talk = new_talk("k3f9q2", written, Opening(goal_text="Pupils dare"), NOW)
        for words in asked(talk, written).values():
            assert "{" not in words.nl + words.en


def test_a_first_talk_never_asks_what_was_agreed_then(agenda: Agenda) -> None:
    first = asked(begin(agenda), agenda)
    later = asked(next_talk(agenda, whole_talk(agenda)), agenda)
    assert first["reading"].en == "How do you read this goal?"
    assert later["reading"].en == "How did you read this goal when you began?"
    assert first["wording"].nl == "Hoe zouden we dit doel vandaag zeggen?"
    assert later["wording"].nl == "Met welke woorden spraken we dit doel af?"


def test_the_shelf_gives_each_agenda_the_word(tmp_path) -> None:  # type: ignore[no-untyped-def]
    own = Words(nl="leerlingen", en="pupils")
    shelf = Shelf(tmp_path, own)
    assert (shelf.get("peer").people, shelf.known("none there").people) == (own, own)
    assert builtin("peer").people == Words(nl="", en="")


def test_an_agenda_of_ones_own_may_say_how_a_first_talk_asks() -> None:
    written = """id = "ours"
title = { nl = "Ons", en = "Ours" }
[[phases]]
kind = "goal"
minutes = 5
[[phases.questions]]
records = "reading"
nl = "Hoe lees jij dit nu?"
en = "How do you read it now?"
first = { nl = "Hoe lees jij dit?", en = "How do you read it?" }
"""
    agenda = read_agenda(written.encode(), "ours.toml")
    assert asked(begin(agenda), agenda)["reading-goal.1"].en == "How do you read it?"
