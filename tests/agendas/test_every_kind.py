"""Every kind of talk from beginning to close, with nothing said and with words; its locks, and no others."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, repeat
from pathlib import Path
from random import Random

import pytest
from conftest import NOW

from agendas.agenda import BUILTIN, Agenda, builtin, read_agenda
from agendas.conduct.conductor import Conductor
from agendas.errors import MeetingError
from agendas.folding.fold import state_of
from agendas.records.meeting import Meeting, go_to
from agendas.records.said import Language
from agendas.slots.script import asks
from agendas.slots.slots import Ask
from agendas.talk.answered import is_answered
from agendas.talk.answers import answer
from agendas.talk.close import close
from agendas.talk.rules import go_on
from locales import use
from minutes.document import document
from minutes.formats.plain_text import to_text
from store.library import MeetingLibrary
from tui.prompts.talk_prompts import PlainTalk
from tui.sample.play import play_year
from tui.start_talk import start

KINDS = [name for name in BUILTIN if name != "planning"]  # a day put off is no talk with questions
ENGLISH = re.compile(
    r"\b(?:the|and|what|who|whom|with|for|not|this|that|from|which|talk|goal|said|limit|sign|"
    r"because|agreed|next|learned|frames?|reading|yet)\b",
    re.IGNORECASE,
)
ORDER = re.compile(r"/\w+|vertel meet \w+ --\w+|vertel \w+")
WORDS = {"nl": "we zien het bij hen in de gang", "en": "we see it with them in the corridor"}
CONSENT = {"nl": "iedereen", "en": "everyone"}
DAY = {"nl": "8 december", "en": "8 December"}


@pytest.fixture(scope="session", params=["nl", "en"])
def year(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> MeetingLibrary:
    """The store of a team that has worked for a year, in one of the two languages."""
    library = MeetingLibrary(tmp_path_factory.mktemp(f"year-{request.param}"), lambda: NOW)
    for _meeting in play_year(library, request.param, NOW):
        pass
    return library


def language_of(library: MeetingLibrary) -> Language:
    return "nl" if "year-nl" in str(library.folder) else "en"


def opened(library: MeetingLibrary, name: str, language: Language) -> Meeting:
    """A talk of this kind, on the goal that has the longest history where it is about one."""
    goal = "" if builtin(name).about_team else "g-plan25-l1"
    names = ("Ana", "Joost", "Fatima", "Ruth (leader)")
    return start(
        library, builtin(name), goal, names, language, NOW, lines=("80% komt", "Een cursus")
    )


def line_for(ask: Ask, language: Language) -> str:
    """What somebody might say to a question: a choice with its because, a day, or a sentence."""
    if ask.slot.where == "segments":
        return "1 2"
    if ask.slot.name in ("consent", "consent_later"):
        return CONSENT[language]
    if ask.slot.field in ("due", "review_on", "valid_to"):
        return DAY[language]
    if ask.slot.name == "decision":
        return f"2 {WORDS[language]}"
    return f"1 {WORDS[language]}" if ask.slot.choices else WORDS[language]


def talk_over(meeting: Meeting, agenda: Agenda, language: Language) -> Meeting:
    """The present phase with every question answered once."""
    place = 0
    while place < len(listed := asks(meeting, agenda, meeting.phase)):
        if not is_answered(meeting, listed[place]):
            meeting = answer(meeting, listed[place], line_for(listed[place], language), NOW)
        place += 1
    return meeting


def to_the_end(meeting: Meeting, agenda: Agenda, speak: bool, language: Language) -> Meeting:
    """The talk closed; a phase that asks for something is left at the second time of asking."""
    for _step in range(100):
        meeting = talk_over(meeting, agenda, language) if speak else meeting
        asked = asks(meeting, agenda, meeting.phase)
        step = go_on(meeting, asked)
        if not (step.moved or step.finished):
            assert step.missing or step.bare
            step = go_on(meeting, asked, insisted=True)
        assert step.moved or step.finished, "only asked once"
        meeting = step.meeting
        if step.finished:
            return close(meeting, NOW + timedelta(minutes=45))
    raise AssertionError("a talk without an end")


@pytest.mark.parametrize("speak", [False, True])
@pytest.mark.parametrize("name", KINDS)
def test_each_kind_closes_and_has_minutes_in_both_languages(
    year: MeetingLibrary, name: str, speak: bool
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
    library: MeetingLibrary, name: str
) -> None:
    if name in ("goals", "review"):
        with pytest.raises(Exception, match="no goals yet"):
            start(library, builtin(name), "", ("Ana",), "en", NOW)
        return
    goal = "" if builtin(name).about_team else "Parents trust us with their child"
    for speak in (False, True):
        meeting = start(library, builtin(name), goal, ("Ana", "Joost"), "en", NOW)
        assert to_the_end(meeting, builtin(name), speak, "en").ended


def prompted(
    meeting: Meeting, agenda: Agenda, lines: Iterator[str], insist: bool = False, most: int = 3000
) -> tuple[Meeting, str]:
    shown: list[str] = []
    left = iter(range(most))

    def read() -> str | None:
        assert next(left, None) is not None, "the prompts did not come to an end"
        if insist and "goes on all the same" in shown[-1]:
            return ""
        return next(lines)

    conductor = Conductor(meeting, agenda, lambda: NOW, lambda _m, _at_once: None)
    closed = PlainTalk(conductor, read, shown.append).run()
    return closed, "\n".join(shown)


def by_chance(*lines: str) -> Iterator[str]:
    """One of the lines, again and again, always the same row of them."""
    chance = Random(5)
    while True:
        yield chance.choice(lines)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_as_prompts_with_nothing_said_and_with_words(
    year: MeetingLibrary, name: str
) -> None:
    language = language_of(year)
    use(language)
    try:
        for lines in (
            repeat(""),
            by_chance(f"1 {DAY[language]} {WORDS[language]}", CONSENT[language], "", "", ""),
        ):
            closed, shown = prompted(opened(year, name, language), builtin(name), lines)
            assert closed.ended
            if language == "nl":
                assert ENGLISH.findall(ORDER.sub("", shown)) == []
    finally:
        use("en")


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


def test_an_agenda_of_ones_own_adds_questions_and_has_a_kind(year: MeetingLibrary) -> None:
    own = read_agenda(OWN.encode(), "ours.toml")
    assert own.kind == "peer"
    goal = next(phase for phase in own.phases if phase.kind == "goal")
    assert goal.questions[-1].ask.en == "Who had coffee with us?"
    assert len(goal.questions) > 5, "ours come first"
    meeting = start(year, own, "g-plan25-l1", ("Ana", "Joost"), "en", NOW)
    assert any(laid.phase == "agreements" for laid in meeting.laid_out)
    closed = to_the_end(meeting, own, True, "en")
    assert closed.phases[-1].kind == "close"
    assert "Who had coffee with us?" in to_text(document(closed, "en"))


def test_an_agenda_of_ones_own_goes_through_some_phases_for_each_goal(
    year: MeetingLibrary, tmp_path: Path
) -> None:
    own = read_agenda(EACH.encode(), "round.toml")
    meeting = start(year, own, "", ("Ana", "Joost"), "en", NOW)
    step = go_on(talk_over(meeting, own, "en"), ())
    assert [phase.id for phase in step.meeting.phases] == [
        "which",
        "meaning-1",
        "meaning-2",
        "close",
    ]
    lines = chain(["1 2", "/hint", "joost: they come", "/on", "ana: they stay", "/on"], repeat(""))
    closed, shown = prompted(meeting, own, lines, insist=True)
    assert closed.ended
    assert "Silence: Wait" in shown, "what this agenda lets one say, not what ours does"
    first, second = closed.segments[1:3]
    assert "they come" in [said.text for said in (*first.meanings, *first.remarks)]
    assert "they stay" in [said.text for said in (*second.meanings, *second.remarks)]


def test_a_split_in_prompts_takes_as_many_goals_as_are_named(year: MeetingLibrary) -> None:
    agenda = builtin("accountability")
    meeting = opened(year, "accountability", "en")
    at = [phase.kind for phase in meeting.phases].index("interpretation")
    meeting = go_to(meeting, at)
    listed = [ask.slot.name for ask in asks(meeting, agenda, meeting.phase)]
    lines = ["" for _slot in listed[: listed.index("decision")]]
    lines += ["4 they are two things", "Parents trust us", "Teachers trust parents", "", "everyone"]
    closed, _shown = prompted(meeting, agenda, chain(lines, repeat("")), insist=True)
    assert closed.segment.decisions[-1].parts == ("Parents trust us", "Teachers trust parents")
    assert [g.now.text for g in closed.segment.new_goals] == [
        "Parents trust us",
        "Teachers trust parents",
    ]


def test_all_else_only_asks_once_and_keeps_what_was_passed_over(year: MeetingLibrary) -> None:
    agenda = builtin("accountability")
    meeting = opened(year, "accountability", "en")
    for phase in meeting.phases:
        asked = asks(meeting, agenda, meeting.phase)
        first = go_on(meeting, asked)
        if first.moved:
            meeting = first.meeting
            continue
        assert first.meeting.at == meeting.at
        step = go_on(meeting, asked, insisted=True)
        assert step.moved or step.finished
        passed = {
            skipped.slot for skipped in step.meeting.segment.skipped if skipped.phase == phase.id
        }
        assert passed == {need.ask.slot.name for need in first.missing}
        again = go_on(step.meeting if step.finished else meeting, asked, insisted=True)
        assert again.moved or again.finished
        meeting = step.meeting


def test_a_refusal_leaves_the_talk_as_it_was(year: MeetingLibrary) -> None:
    agenda = builtin("accountability")
    meeting = opened(year, "accountability", "en")
    for place, phase in enumerate(meeting.phases):
        here = go_to(meeting, place)
        for ask in asks(here, agenda, phase):
            if ask.slot.choices and not ask.slot.field:
                with pytest.raises(MeetingError):
                    answer(here, ask, "neither of these", NOW)
    assert state_of(year.meetings()) == year.state()
