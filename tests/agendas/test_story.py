"""The story of a goal over several talks: who said what, since when a sign is looked at, what came of it."""

from datetime import date
from typing import Any

import pytest
from made_talk import GOAL, closed, line

from agendas.folding.fold import state_of
from agendas.folding.story import Story, numbers_in, story_of
from agendas.lines.talk import Began, Day, Figure, Line
from agendas.records.said import Indicator, Initiative, Language, LookedBack
from agendas.records.segment import Brought
from minutes.chronicle import chronicle
from tui.words.signs import Roster
from tui.words.story_line import story_rows

FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 8)
CALL = Initiative(id="i6", text="call two mothers", by="Joost")
COMES = Indicator(id="one:i1", text="who comes", by="Ana")
SAID = (
    line("r0", "reading", "they ask", "Ana"),
    line("i1", "sign", "who comes", "Ana"),
    line("i1.why", "why", "they come unasked", about="i1"),
    line("e2", "ground", "31 of 52 came", "Ruth", value=Figure(said="31 of 52", unit="Parents"), about="i1"),
    line("g3", "expectation", "20", "Ruth", about="e2"),
    line("g4", "expectation", "40", "Joost", about="e2"),
    line("m5", "meaning", "their own way in", "Ana", about="e2"),
    line("m6", "meaning", "it grows", "Joost"),
    line("o7", "other reading", "it rained", "Ruth"),
    line("s8", "standing", "they stay", "Ana", choice="on-its-way"),
    line("i6", "initiative", "call two mothers", "Ana", who=("Joost",)),
    line("v9", "value", "that she reads aloud", "Ana"),
    line("v9.moment", "moment", "last Friday", about="v9"),
    line("d10", "decision", "it says it", "Ana", choice="keep"),
    line("n11", "appointment", value=Day(on=SECOND)),
)  # fmt: skip


def story(*later: Line, first: tuple[Line, ...] = SAID, **more: Any) -> Story:
    """The story after a talk, and one a week later that looks back on it."""
    began = Began(
        goal=GOAL,
        brought=Brought(indicators=(COMES,)),
        looked_back=(LookedBack(initiative=CALL, meeting="one"),),
    )
    told = story_of(
        "g-first", [closed("two", 7, *later, began=began, **more), closed("one", 0, *first)]
    )
    assert told
    return told


def test_what_was_said_stands_with_who_said_it_and_on_which_day() -> None:
    told = story(line("r1", "reading", "they dare", "Joost"))
    assert [(q.text, q.by, q.on, q.meeting) for q in told.readings] == [
        ("they ask", "Ana", FIRST, "one"), ("they dare", "Joost", SECOND, "two"),
    ]  # fmt: skip
    assert [(q.text, q.more) for q in told.values] == [("that she reads aloud", "last Friday")]
    assert [(q.text, q.more) for q in told.decisions] == [("it says it", "keep")]
    assert [(on, said.text, said.word) for on, said in told.standings] == [
        (FIRST, "they stay", "on-its-way")
    ]
    assert told.talks == ((FIRST, "one"), (SECOND, "two"))
    assert [(p.on, p.held_as) for p in told.planned] == [(SECOND, "two")]


def test_a_meaning_of_everything_stands_by_itself_and_that_of_a_figure_with_it() -> None:
    told = story()
    assert [q.text for q in told.meanings] == ["it grows"]
    assert [q.text for q in told.others] == ["it rained"]
    (point,) = told.points
    assert (point.text, point.figure, point.unit, point.by) == (
        "31 of 52 came",
        "31 of 52",
        "Parents",
        "Ruth",
    )
    assert (point.value, point.whole) == (31, 52)
    assert point.meanings == ("their own way in (Ana)",)
    assert point.expected == ("20", "40 (Joost)")


def test_what_has_no_figure_is_a_ground_and_what_is_covered_is_told_nowhere() -> None:
    told = story(
        line("e1", "ground", "a mother stayed", "Ana"),
        line("e2", "ground", "12 left", value=Figure(said="12"), audience="covered", covered=True),
    )
    assert [g.text for g in told.grounds] == ["a mother stayed"]
    assert [p.text for p in told.points] == ["31 of 52 came"]


@pytest.mark.parametrize(
    ("choice", "until", "because"), [("replace", SECOND, "it misses them"), ("keep", None, "")]
)
def test_a_sign_is_looked_at_until_another_takes_its_place(
    choice: str, until: date | None, because: str
) -> None:
    told = story(
        line("o1", "sign onward", "it misses them", choice=choice, about="one:i1"),
        line("o2", "sign onward", "of nobody", choice="replace", about="gone:i9"),
        line("i3", "sign", "who asks", "Ana"),
    )
    first, second = told.signs
    assert (first.text, first.why, first.by, first.since) == (
        "who comes",
        "they come unasked",
        "Ana",
        FIRST,
    )
    assert (first.until, first.because) == (until, because)
    assert (second.key, second.since, second.until) == ("two:i3", SECOND, None)


def figures(*more: Line) -> list[str]:
    """By what line the figures of the two talks may be drawn together."""
    value = Figure(said="40", unit="PARENTS")
    return [
        point.series for point in story(line("e9", "ground", "40 came", value=value), *more).points
    ]


def test_figures_of_one_sign_and_unit_are_one_line_and_a_changed_sign_breaks_it() -> None:
    assert figures() == ["one:i1|parents", "one:i1|parents"]
    replaced = line("o1", "sign onward", "it misses them", choice="replace", about="one:i1")
    assert figures(replaced) == ["one:i1|parents", "|two:e9"]
    mine, other = line("i3", "sign", "who asks", "ana"), line("i2", "sign", "who stays", "Joost")
    assert figures(replaced, other, mine) == ["one:i1|parents", "|two:e9"], "nobody tied it"


def test_what_nobody_tied_is_of_the_only_sign_there_was_and_of_none_of_several() -> None:
    loose = line("e20", "ground", "9 mothers came", "Joost", value=Figure(said="9", unit="mothers"))
    other = line("i21", "sign", "who stays", "Joost")
    one, several = (story(*more) for more in ((loose,), (loose, other)))
    assert [(p.text, p.sign) for p in one.points][-1] == ("9 mothers came", "one:i1")
    assert [(p.text, p.sign) for p in several.points][-1] == ("9 mothers came", "")


def test_what_is_tied_to_a_sign_of_an_earlier_talk_is_under_that_sign() -> None:
    more, first = line("i2", "sign", "who stays", "Joost"), (*SAID, line("i3", "sign", "who asks"))
    seen = line("e20", "ground", "they rang", "Joost", about="one:i3")
    counted = line("e21", "ground", "9 rang", "Joost", value=Figure(said="9"), about="one:i3")
    told = story(seen, counted, more, first=first)
    assert [(p.text, p.sign) for p in (*told.points[1:], *told.grounds)] == [
        ("9 rang", "one:i3"), ("they rang", "one:i3")
    ]  # fmt: skip
    shown = [one.heading for one in chronicle(told, "en").sections if "they rang" in str(one)]
    assert shown == ["Sign: who asks"]


def test_an_initiative_stands_with_what_came_of_it_once_that_was_told() -> None:
    (step,) = story().steps
    assert (step.initiative.text, step.initiative.by, step.taken) == (
        "call two mothers",
        "Joost",
        FIRST,
    )
    assert (step.words, step.backs) == ("Parents dare to ask", ())
    about = {"about": "talk:one:i6", "phase": ""}
    for said in (line("1.a", "experience", "two came", "Joost", **about),
                 line("1.a", "onward", "it works", "Joost", choice="carried-on", **about)):  # fmt: skip
        (step,) = story(said).steps
        ((on, back),) = step.backs
        assert (back.happened, back.because) in (("two came", ""), ("", "it works"))
        assert on == SECOND


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_was_told_of_an_initiative_in_each_talk_stands_there_with_its_day(
    language: Language,
) -> None:
    began = Began(
        goal=GOAL, brought=Brought(), looked_back=(LookedBack(initiative=CALL, meeting="one"),)
    )
    about = "talk:one:i6"
    on = line("1", "onward", "they ate nothing", "Joost", about=about, choice="carried-on")
    off = line("1", "onward", "they sent me away", "Joost", about=about, choice="stopped")
    talks = [closed("one", 0, *SAID), closed("two", 7, on, began=began), closed("three", 14, off, began=began)]  # fmt: skip
    told = story_of("g-first", talks)
    assert told
    below = [b for s in chronicle(told, language).sections for i in s.items for b in i.below]
    days = ("8 December 2026", "15 December 2026") if language == "en" else ("8 december 2026", "15 december 2026")  # fmt: skip
    for day, words in zip(days, ("they ate nothing", "they sent me away"), strict=True):
        assert any(one.startswith(f"{day}: ") and words in one for one in below), (day, below)
    shown = str(list(story_rows(told, Roster(("Joost",)), language, SECOND, False)))
    assert "they ate nothing" in shown
    assert "they sent me away" in shown


def test_nothing_is_told_of_a_check_in_a_talk_that_is_open_or_a_goal_that_was_not_chosen() -> None:
    talk = closed("one", 0, *SAID)
    assert story(private=True).talks == ((FIRST, "one"),)
    assert story(ended=None).talks == ((FIRST, "one"),)
    assert story_of("g-other", [talk]) is None
    assert story_of("g-first", []) is None


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("31 of 52", (31, 52)),
        ("31 van de 52", (31, 52)),
        ("31/52", (31, 52)),
        ("8 OUT OF THE 10", (8, 10)),
        ("8 op de 10", (8, 10)),
        ("4,5%", (4.5, None)),
        ("-3", (-3, None)),
        ("1.250 of 12,000", (1250, 12000)),
        ("1.25", (1.25, None)),
        ("van 4,5 naar 6,8", (None, None)),
        ("40 to 25", (None, None)),
        ("1.2.3", (None, None)),
        ("a dozen", (None, None)),
    ],
)
def test_the_number_of_a_figure_is_the_one_that_was_said(
    said: str, numbers: tuple[float | None, float | None]
) -> None:
    assert numbers_in(said) == numbers


def test_what_a_team_saw_looking_back_on_all_its_goals_is_in_the_story_of_each() -> None:
    from docs.sample_talks import sample

    for goal in ("g-plan25-1.team", "g-plan25-3.team"):
        story = story_of(goal, sample("en"))
        assert story
        saw = [one.text for one in story.insights if one.meeting == "revie5"]
        assert saw == ["trust was about them first, and now about us both"], "once"


@pytest.mark.parametrize(
    ("who", "choice", "steps"),
    [
        ("Joost", "taken-up", [("Joost", SECOND, "two", "I did it too (Noor)")]),
        ("Noor", "taken-up", [("Noor", SECOND, "two", "I did it too (Noor)")]),
        ("Joost", "declined", []),
    ],
)
def test_what_was_asked_and_is_taken_up_at_a_later_look_back_stands_among_the_initiatives(
    who: str, choice: str, steps: list[tuple[str, date, str, str]]
) -> None:
    asked = line("q1", "request", "sing at the door", "Ruth", who=("Joost",))
    waits = state_of((closed("one", 0, asked),)).goals["g-first"].waiting
    back = LookedBack(initiative=waits[0].initiative, meeting="one")
    began = Began(goal=GOAL, brought=Brought(), looked_back=(back,))
    about = f"talk:one:{waits[0].initiative.id}"
    later = (
        line("1", "onward", "", who, about=about, choice=choice),
        line("2", "experience", "I did it too", "Noor", about=about),
    )
    told = story_of("g-first", [closed("one", 0, asked), closed("two", 7, *later, began=began)])
    assert told
    found = [
        (o.initiative.by, o.taken, o.meeting, back.happened)
        for o in told.steps
        for _on, back in o.backs
    ]
    assert found == steps


@pytest.mark.parametrize("chose", ["", "Ruth"])
def test_words_for_a_goal_are_theirs_who_said_them_here_and_in_the_next_talk(chose: str) -> None:
    by = (chose,) if chose else ()
    said = (
        line("d1", "decision", "it is vague" if chose else "they ask", *by, choice="reword"),
        line("w2", "wording", "they ask", "Ana", about="d1"),
        line("c3", "consent", "", "Ana", who=("Ana",), about="w2", choice="behind"),
    )
    (proposed,) = story(first=said).proposals
    assert (proposed.text, proposed.by) == ("they ask", "Ana")
    (waits,) = state_of((closed("one", 0, *said),)).goals["g-first"].pending
    assert (waits.wording, waits.by, waits.text) == ("they ask", "Ana", "")
