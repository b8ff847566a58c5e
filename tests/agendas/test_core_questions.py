"""Which questions every talk needs, which wait as deeper ones, and which stand inside another."""

import pytest
from at_table import LIMITS, begun, ended, said, to, walk

from agendas.agenda import BUILTIN, builtin, builtin_source, problems, read_agenda
from agendas.conduct.conductor import Conductor

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
INSIDE = {"why_chosen", "moment", "watch"}  # asked by the question before them; F6 puts them


def later() -> Conductor:
    """The talk after one in which two things were taken up."""
    first = to(begun(), "initiative")
    said(first, "ik zet de box neer", "joost: ik bel de ouders")
    return begun(earlier=(ended(first),), agreed=LIMITS)


def taking_up(table: Conductor) -> Conductor:
    """The same talk at its first lamp, with a sign and something taken up in it already."""
    said(to(table, "indicator"), "wie vraagt")
    said(to(table, "initiative"), "ik zet de box neer")
    table.go_to(0)
    table.light(0)
    return table


def put(table: Conductor, part: bool = True) -> list[str]:
    """The ids of the questions that are put in a talk, in order, once; without `part` those that count."""
    found = [lamp.id for lamp in walk(table) if part or not lamp.part]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("name", BUILTIN)
def test_each_agenda_has_this_many_questions(name: str) -> None:
    assert builtin(name).asked == ASKED[name]
    assert set(ASKED) == set(BUILTIN)


def test_no_talk_of_three_quarters_of_an_hour_counts_more_than_twenty() -> None:
    assert (
        max(ASKED[name] for name in BUILTIN if builtin(name).minutes <= 50) == ASKED["peer"] == 20
    )


def test_the_eighteen_are_put_in_this_order_and_the_ladder_counts_for_one() -> None:
    assert put(taking_up(later()), part=False) == EIGHTEEN
    everything = put(taking_up(later()))
    ladder = everything.index("enough")
    assert everything[ladder : ladder + 4] == LADDER
    assert {*everything} - {*EIGHTEEN} == {*LADDER[1:], "limits"}
    again = taking_up(later())
    told = {lamp.id: again.question_of for lamp in walk(again) if not lamp.part}
    assert list(told.values()) == [(n, 18) for n in range(1, 19)], "and the rail counts so"


def test_what_a_question_asks_already_waits_and_f6_puts_it() -> None:
    table = later()
    waits = set()
    for phase in table.talk.phases:
        while table.phase.id != phase.id:
            table.next_phase()
        waits |= {lamp.id for lamp in table.waiting}
    assert waits >= INSIDE
    assert not INSIDE & {*put(taking_up(later()))}
    assert "why_chosen" not in put(begun("goals"))


def test_a_first_talk_has_no_look_back() -> None:
    assert put(taking_up(begun()), part=False) == EIGHTEEN[1:]


def test_whether_it_is_enough_is_asked_where_a_sign_was_given() -> None:
    table = to(begun(), "indicator")
    assert "enough" not in [lamp.id for lamp in table.lamps]
    (sign,) = said(table, "wie vraagt")
    assert [lamp.id for lamp in table.lamps if lamp.id in LADDER] == LADDER
    said(to(table, "enough"), "nee")
    table.withdraw(sign.id)
    assert "enough" in [lamp.id for lamp in table.lamps], "what was answered stays"


def test_what_is_asked_of_an_initiative_comes_where_there_is_one() -> None:
    table = begun(agreed=LIMITS)
    still = [key for key in EIGHTEEN[1:] if key not in ("enough", "notice", "due")]
    still.insert(-1, "due-all")
    assert put(table, part=False) == still, "the close asks when one talks again"
    assert put(begun("leader"), part=False)[-2:] == ["due-all", "learned"]
    assert {"notice", "limits", "due"} <= {lamp.id for lamp in to(table, "initiative").waiting}
    assert to(table, "initiative").question_of == (14, 17), "and the count stays as it was"
    assert to(table, "due-all").question_of == (16, 17)
    for words in ("ik zet de box neer", "joost, bel jij ze?"):
        said(to(table, "initiative"), words)
        assert [lamp.id for lamp in table.lamps if not lamp.part] == ["initiative", "notice", "due"]
        assert "limits" in [lamp.id for lamp in table.lamps]
        assert to(table, "learned").question_of == (17, 17)
        assert [lamp.id for lamp in table.lamps] == ["learned"]
        table.undo()
    said(to(table, "due"), "1 december")
    assert "due" in [lamp.id for lamp in table.lamps], "what was answered stays"


def test_who_goes_on_with_what_was_taken_up_earlier_is_asked_when_they_tell() -> None:
    table = later()
    for choice in ("3", "1"):  # stopped, goes on
        assert "due" not in [lamp.id for lamp in to(table, "initiative").lamps]
        said(to(table, "happened"), choice)
    assert "due" in [lamp.id for lamp in to(table, "initiative").lamps]


def test_limits_are_asked_where_there_are_any() -> None:
    assert "limits" not in put(taking_up(begun()))
    assert "limits" in put(taking_up(begun(agreed=LIMITS)))
    waits = [lamp.id for lamp in to(begun(), "initiative").waiting]
    assert "limits" in waits, "and may be put where there are none"


def test_the_agenda_of_90_minutes_asks_them_all() -> None:
    every = {q.id for phase in builtin("accountability").phases for q in phase.questions}
    first = to(begun(), "initiative")
    said(first, "ik zet de box neer")
    table = taking_up(begun("accountability-90", (ended(first),), LIMITS))
    assert set(put(table)) == every
    table = taking_up(begun("accountability-90", (ended(first),), LIMITS))
    for _lamp in walk(table):
        assert table.waiting == ()


def test_a_short_round_has_the_first_three_of_the_ladder() -> None:
    round_ = next(p for p in builtin("goals").phases if p.id == "indicator")
    assert [q.id for q in round_.questions if q.id in LADDER] == LADDER[:3]


def test_what_is_asked_of_us_comes_back_where_something_is_taken_up() -> None:
    table = begun()
    said(to(table, "of_us"), "joost: dat onze deur openstaat", "henk: tijd")
    (lamp,) = [one for one in to(table, "initiative").lamps if one.id == "initiative"]
    assert lamp.subject.split("\n") == [
        "Dit vraagt het van ons, zeiden we:", "– dat onze deur openstaat", "– tijd",
    ]  # fmt: skip


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
