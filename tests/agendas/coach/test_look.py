"""The coach on the method's own examples, and on what a person would notice."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from agendas.coach import exit_words, look
from agendas.coach.cues import cues
from agendas.coach.judge import by_rule
from agendas.records.said import Language

GOALS = json.loads((Path(__file__).parent / "goals.json").read_text("utf-8"))
SHOWN = re.compile(
    r"\b(smart|measurable|specific|vague|meetbaar|specifiek|vaag|concreet|deadline|score|well done|goed zo"
    r"|kpi|target|norm|achieved?|failed|on track|actiepunt|action item|stakeholders?|caseload)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal["id"])
def test_the_methods_own_examples(goal: dict[str, Any]) -> None:
    seen = look(goal["text"], goal["lang"])
    assert seen.verdict == goal["verdict"]
    assert set(goal["flags"]) <= set(seen.flags)
    assert not set(goal["must_not"]) & set(seen.flags)
    assert goal["group"] in seen.target_group.lower()
    assert bool(seen.target_group) == bool(goal["group"])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_shown_never_praises_a_figure_or_calls_a_goal_vague(language: Language) -> None:
    lists = cues(language)
    shown = [*lists.ask.values(), *lists.say.values(), *lists.exits.values()]
    assert [line for line in shown if SHOWN.search(line)] == []


def test_both_languages_say_the_same_things() -> None:
    dutch, english = cues("nl"), cues("en")
    assert dutch.ask.keys() == english.ask.keys()
    assert dutch.say.keys() == english.say.keys()
    assert dutch.exits.keys() == english.exits.keys()


def test_a_percentage_is_asked_about_and_may_stay_as_an_indicator() -> None:
    seen = look("80% of our pupils pass the test.", "en")
    assert seen.ask == "Suppose it becomes 80%: what is then different, and for whom?"
    assert seen.exits == ("reword", "to-indicator")


def test_a_saving_goes_to_the_limits_and_is_not_reworded() -> None:
    seen = look("Het bestuur bezuinigt 5% op de formatie.", "nl")
    assert seen.ask == "Dit begrenst geld of uren. Zullen we het bij de grenzen zetten?"
    assert seen.exits == ("to-frame",)
    assert "limit" in seen.flags


def test_a_broad_goal_is_welcome() -> None:
    seen = look("Children feel at home here.", "en")
    assert (seen.verdict, seen.exits, seen.target_group) == ("result", ("keep",), "Children")
    assert seen.ask == "What is at stake for them?"


def test_staff_may_be_the_people_it_is_for_with_a_soft_question() -> None:
    seen = look("Onze docenten durven elkaar om hulp te vragen.", "nl")
    assert (seen.verdict, seen.target_group) == ("result", "docenten")
    assert seen.ask == "En wat merken de mensen om wie het gaat daarvan?"


@pytest.mark.parametrize(
    ("text", "people", "ask"),
    [
        ("Onze docenten durven elkaar om hulp te vragen.", "leerlingen", "En wat merken leerlingen daarvan?"),
        ("Meer rust.", " de  kinderen ", "Wie moet dit merken: de kinderen, of anderen?"),
        ("Meer rust.", "wie hier " * 30, "Wie moet dit merken?"),
        ("Wij schaffen een nieuw rooster aan.", "leerlingen", "Stel, het is zover: een nieuw rooster. Wie heeft er wat aan?"),
    ],
)  # fmt: skip
def test_a_question_names_people_by_the_teams_own_word(text: str, people: str, ask: str) -> None:
    assert look(text, "nl", people).ask == ask


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("A new timetable is introduced.", "Suppose it is there: a new timetable. Who gains what?"),
        ("ICT plan is introduced.", "Suppose it is there: ICT plan. Who gains what?"),
        ("The policy is introduced.", "Suppose it is there: the policy. Who gains what?"),
        ("It is introduced.", "Suppose this is done: who gains what?"),
        ("The score goes up.", "Suppose the figure is reached: what is then different, and for whom?"),
    ],
)  # fmt: skip
def test_a_question_takes_up_the_words_of_the_sentence_where_there_are_some(
    text: str, ask: str
) -> None:
    assert look(text, "en").ask == ask


def test_who_is_satisfied_is_asked_with_what() -> None:
    assert look("Cliënten zijn tevreden.", "nl").ask == "Waarmee, en wat doet dat voor hen?"


def test_a_purpose_is_offered_as_the_goal_and_what_precedes_it_as_an_initiative() -> None:
    seen = look("We openen een inloop, zodat ouders elkaar leren kennen.", "nl")
    assert seen.verdict == "result"
    assert seen.split == (
        ("goal", "ouders elkaar leren kennen"),
        ("initiative", "We openen een inloop"),
    )
    assert "purpose" in seen.flags
    assert look("We train teachers so that 80% of pupils pass.", "en").flags == (
        "figure",
        "purpose",
    )


def test_a_reason_is_offered_as_evidence() -> None:
    seen = look("Pupils feel safe, because they know the rules.", "en")
    assert ("evidence", "because they know the rules") in seen.split


def test_method_figure_and_date_together_leave_too_little_to_choose() -> None:
    seen = look("Voor 1 mei 2027 heeft elk team drie trainingen gevolgd.", "nl")
    assert seen.ask == "Kunnen twee collega's dit nog elk op hun eigen manier aanpakken?"


@pytest.mark.parametrize("text", ["", " ", "\x00", "?!", "…", "«»"])
def test_what_holds_no_word_is_asked_about_too(text: str) -> None:
    assert look(text, "nl").ask == "Wie moet dit merken?"


@pytest.mark.parametrize("language", ["nl", "en"])
@examples(80)
@given(text=st.text(max_size=400))
def test_any_text_gets_an_answer_and_the_words_shown_are_its_own(
    language: Language, text: str
) -> None:
    _sound(text, language)


_PIECES = st.sampled_from(
    ["leerlingen", "zij", "zodat", "durven", "omdat", ",", "20%", "een", "plan", "in 2027", "’s", "We", ".", "dat", "\n",
     "pupils", "they", "so that", "feel", "because", "'", "by 5%", "the", "policy", "who", "must", "via", "İ", "ﬁ", "•"]
)  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
@examples(80)
@given(pieces=st.lists(_PIECES, max_size=25))
def test_any_order_of_telling_words_gets_an_answer(language: Language, pieces: list[str]) -> None:
    _sound(" ".join(pieces), language)


@pytest.mark.parametrize(
    ("text", "verdict", "group"),
    [
        ("kippen in 2027 leerlingen durven", "unclear", ""),
        ("Mensen met in 2027 dementie durven weer", "result", "Mensen"),
        ("Jonge  leerlingen durven in 2027 weer", "result", "Jonge  leerlingen"),
    ],
)
def test_a_group_is_in_words_of_the_text_also_around_a_day_that_was_cut_out(
    text: str, verdict: str, group: str
) -> None:
    ruled = by_rule(text, "nl")
    assert (ruled.verdict, ruled.group) == (verdict, group)
    _sound(text, "nl")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_result_names_its_group_in_a_sentence_of_two_languages(language: Language) -> None:
    text = "pupils in 2027 leerlingen durven"
    seen = look(text, language)
    assert seen.verdict != "result" or seen.target_group == "pupils"
    _sound(text, language)


def _sound(text: str, language: Language) -> None:
    seen = look(text, language)
    assert seen.text == text
    assert seen.ask
    assert seen.exits
    assert all(part in text for part in (*seen.found, seen.target_group))
    assert all(part in text for _kind, part in seen.split)
    assert (seen.verdict == "result") == bool(seen.target_group)
    assert all(exit_words(way_out, language) for way_out in seen.exits)


@pytest.mark.parametrize(
    "text",
    ["leerlingen " * 100_000, "a" * 1_000_000, "20% " * 250_000, "(" * 1_000_000, "zodat, " * 150_000, "1." * 500_000, "\n" * 10**6],
)  # fmt: skip
def test_a_very_long_text_is_looked_at_quickly(text: str) -> None:
    look("warm", "nl")
    begun = time.process_time()  # its own, however busy the machine is
    look(text, "nl")
    assert time.process_time() - begun < 2
