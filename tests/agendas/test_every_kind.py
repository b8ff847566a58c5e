"""Every kind of talk from beginning to close, with nothing said and with words."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from at_table import to
from conftest import NOW, conducted
from examples import further
from said_in import Came, close

from agendas.agenda import BUILTIN, Agenda, builtin, read_agenda
from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.wordings import became
from agendas.conduct.lamps import Lamp
from agendas.conduct.script import say_all
from agendas.folding.fold import state_of
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import Talk
from agendas.records.said import Language
from agendas.records.vocabulary import EVIDENCE_KIND, LINE_KIND
from agendas.slots.slots import SLOTS
from minutes.document import document
from minutes.formats.plain_text import to_text
from store.library import TalkLibrary
from tui.sample.play import play_year
from tui.start_talk import start

KINDS = [name for name in BUILTIN if name != "planning"]  # a day put off is no talk with questions
ENGLISH = re.compile(
    r"\b(?:the|and|what|who|whom|with|for|not|this|that|from|which|talk|goal|said|limit|sign|"
    r"because|agreed|next|learned|frames?|reading|yet)\b",
    re.IGNORECASE,
)
WORDS = {"nl": "we zien het bij hen in de gang", "en": "we see it with them in the corridor"}
DAY = {"nl": "8 december", "en": "8 December"}


@pytest.fixture(scope="session", params=further(["nl", "en"]))
def year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TalkLibrary:
    """The store of a team that has worked for a year, in one of the two languages."""
    library = TalkLibrary(tmp_path_factory.mktemp(f"year-{request.param}"), lambda: NOW)
    for _meeting in play_year(library, request.param, NOW):
        pass
    return library


def language_of(library: TalkLibrary) -> Language:
    return "nl" if "year-nl" in str(library.folder) else "en"


def opened(library: TalkLibrary, name: str, language: Language) -> Talk:
    """A talk of this kind, on the goal that has the longest history where it is about one."""
    goal = "" if builtin(name).about_team else "g-plan25-1.team"
    names = ("Ana", "Joost", "Fatima", "Ruth (leader)")
    return start(
        library, builtin(name), goal, names, language, NOW, lines=("80% komt", "Een cursus")
    )


def line_for(lamp: Lamp, language: Language) -> str:
    """What somebody might say under a lamp: a choice with its because, a day, or a sentence."""
    if lamp.slot.becomes == "goals":
        return "1 2"
    if lamp.slot.name in ("stands_behind", "consent_later"):
        return {"nl": "allen: 1", "en": "all: 1"}[language]
    if lamp.slot.line in ("appointment", "review day", "last day"):
        return f"ana: {DAY[language]}"
    if lamp.slot.name == "decision":
        return f"ana: 2, {WORDS[language]}"
    return f"ana: 1, {WORDS[language]}" if lamp.choices else f"ana: {WORDS[language]}"


def to_the_end(talk: Talk, agenda: Agenda, speak: bool, language: Language) -> Talk:
    """The talk gone through lamp by lamp, with words under each or none, and closed."""
    table = conducted(talk, agenda)
    for _step in range(500):
        if speak and table.lamp:
            table.say(line_for(table.lamp, language))
        if table.on() == "end":
            table.leave_figures_open()
            return close(table.talk, NOW + timedelta(minutes=45), agenda)
    raise AssertionError("a talk without an end")


def test_the_kind_of_line_that_a_question_makes_is_known_and_has_words() -> None:
    made = {slot.line for slot in SLOTS.values()}
    assert made <= set(LINE_KINDS), "minutes for a reader leave out kinds that nobody knows"
    assert made - {"ground"} <= set(LINE_KIND), "a ground is told by what it is: seen, heard …"
    assert set(EVIDENCE_KIND) <= set(LINE_KIND)


@pytest.mark.parametrize("speak", [False, True])
@pytest.mark.parametrize("name", KINDS)
def test_each_kind_closes_and_has_minutes_in_both_languages(
    year: TalkLibrary, name: str, speak: bool
) -> None:
    language = language_of(year)
    closed = to_the_end(opened(year, name, language), builtin(name), speak, language)
    assert closed.ended
    for shown in ("nl", "en"):
        text = to_text(document(closed, shown))
        assert builtin(name).title[shown].casefold() in text.casefold()
        if speak:
            assert WORDS[language] in " ".join(text.split())
    if language == "nl":
        found = ENGLISH.findall(to_text(document(closed, "nl")))
        assert found == []


@pytest.mark.parametrize("name", KINDS)
def test_a_first_talk_of_each_kind_closes_in_an_empty_store(
    library: TalkLibrary, name: str
) -> None:
    if name in ("goals", "review"):
        with pytest.raises(Exception, match="no goals yet"):
            start(library, builtin(name), "", ("Ana",), "en", NOW)
        return
    goal = "" if builtin(name).about_team else "Parents trust us with their child"
    for speak in (False, True):
        meeting = start(library, builtin(name), goal, ("Ana", "Joost"), "en", NOW)
        assert to_the_end(meeting, builtin(name), speak, "en").ended


OWN = """
id = "ours"
kind = "peer"
title = { nl = "Bij de koffie", en = "Over coffee" }

[[phases]]
kind = "agreements"
minutes = 2

[[phases]]
kind = "goal"
minutes = 5
[[phases.also]]
nl = "Wie dronk er koffie mee?"
en = "Who had coffee with us?"
records = "answer"

[[phases]]
kind = "interpretation"
minutes = 10
"""
EACH = """
id = "round"
kind = "goals"
title = { nl = "Rondje", en = "A round" }

[[phases]]
id = "which"
kind = "choose"
minutes = 5
title = { nl = "Welke", en = "Which" }
[[phases.questions]]
nl = "Welke nemen we?"
en = "Which do we take?"
records = "chosen_goal"

[[phases]]
id = "meaning"
kind = "interpretation"
minutes = 7
each = true
[[phases.questions]]
nl = "Wat zegt het jou?"
en = "What does it tell you?"
records = "meaning"
[[phases.steers]]
when = { nl = "Stil", en = "Silence" }
say = { nl = "Wacht", en = "Wait" }
"""


def test_an_agenda_of_ones_own_adds_questions_and_has_a_kind(year: TalkLibrary) -> None:
    own = read_agenda(OWN.encode(), "ours.toml")
    assert own.kind == "peer"
    goal = next(phase for phase in own.phases if phase.kind == "goal")
    assert goal.questions[-1].ask.en == "Who had coffee with us?"
    assert len(goal.questions) > 5, "ours come first"
    meeting = start(year, own, "g-plan25-1.team", ("Ana", "Joost"), "en", NOW)
    assert any(laid.phase == "agreements" for laid in meeting.laid_out)
    closed = to_the_end(meeting, own, True, "en")
    assert closed.phases[-1].kind == "close"
    assert "Who had coffee with us?" in to_text(document(closed, "en"))


@pytest.mark.parametrize("typed", ["1", "1 2", "ana: 2, 1", "1 en 2."])
def test_the_numbers_of_the_goals_choose_at_each_question_that_shows_them(
    year: TalkLibrary, typed: str
) -> None:
    goals = builtin("goals")
    table = conducted(start(year, goals, "", ("Ana", "Joost"), "nl", NOW), goals)
    first = to(table, "answer-longest-ago")
    first.say(typed)
    voices = [(line.by, line.text) for line in table.talk.lines]
    assert voices == ([(("Ana",), "2, 1")] if ":" in typed else []), "a number of nobody is no line"
    assert [one.chosen for one in table.talk.passes[1:3]] == [True, "2" in typed]
    table = conducted(start(year, goals, "", ("Ana", "Joost"), "nl", NOW), goals)
    to(table, "answer-longest-ago").say("over 1 doel al 2 maanden niet")
    assert [line.text for line in table.talk.lines] == ["over 1 doel al 2 maanden niet"]
    assert not any(one.chosen for one in table.talk.passes[1:])


def test_an_agenda_of_ones_own_goes_through_some_phases_for_each_goal(
    year: TalkLibrary, tmp_path: Path
) -> None:
    own = read_agenda(EACH.encode(), "round.toml")
    table = conducted(start(year, own, "", ("Ana", "Joost"), "en", NOW), own)
    say_all(table, [("chosen_goal", "1 2"), ("meaning", "joost: they come")])
    assert table.written.steers[0].say.en == "Wait", "what this agenda lets one say, not ours"
    assert [phase.id for phase in table.talk.phases] == ["which", "meaning-1", "meaning-2", "close"]
    table.next_phase()
    say_all(table, [("meaning", "ana: they stay")])
    ended = close(table.talk, NOW, own)
    assert [said.text for said in Came(ended, 1).meanings] == ["they come"]
    assert [said.text for said in Came(ended, 2).meanings] == ["they stay"]


def test_a_split_takes_as_many_goals_as_are_named(year: TalkLibrary) -> None:
    agenda = builtin("accountability")
    table = conducted(opened(year, "accountability", "en"), agenda)
    parts = [("part", "ana: Parents trust us"), ("part", "ana: Teachers trust parents")]
    say_all(table, [("decision", "ana: 4, they are two things"), *parts, ("consent", "all: 1")])
    ended = close(table.talk, NOW)
    assert Came(ended).decisions[-1].parts == ("Parents trust us", "Teachers trust parents")
    made = became(TalkLines(ended), 0).new_goals
    assert [goal.now.text for goal in made] == ["Parents trust us", "Teachers trust parents"]


@pytest.mark.parametrize("name", KINDS)
def test_what_chooses_nothing_is_on_record_and_open(year: TalkLibrary, name: str) -> None:
    table = conducted(opened(year, name, "en"), builtin(name))
    while table.on() != "end":
        if table.lamp and table.lamp.choices:
            put = table.say("neither of these")
            assert put
            assert (put.lines[0].text, put.lines[0].choice) == ("neither of these", "")
    assert state_of(year.talks()) == year.state()
