"""What a talk leaves waiting: the initiatives of before that go on, and those that were taken up in it."""

import msgspec
import pytest
from made_talk import AT, GOAL, closed, decided, line

from agendas.folding.fold import state_of
from agendas.lines.talk import Began, Day, Line, Pass, Talk
from agendas.records.said import GoalStatus, Initiative, LookedBack, Wording
from agendas.records.state import GoalState

FIRST = closed("one", 0, line("i1", "initiative", "call two mothers", "Joost"),
               line("i2", "initiative", "open the room", "Ana"))  # fmt: skip
BACK = tuple(
    LookedBack(initiative=Initiative(id=key, text=text, by=by), meeting="one")
    for key, text, by in (("i1", "call two mothers", "Joost"), ("i2", "open the room", "Ana"))
)
KNOWN = Began(goal=GOAL, looked_back=BACK)
BOTH = line("d1.consent", "consent", about="d1", who=("Ana", "Joost"))


def second(*said: Line, kind: str = "dialogue", began: Began = KNOWN) -> Talk:
    return closed("two", 7, *said, kind=kind, passes=(Pass(goal="g-first", began=began),))


def onward(choice: str) -> Line:
    return line("o1", "onward", "", "Joost", choice=choice, about="talk:one:i1", phase="")


def after(*talks: Talk) -> GoalState:
    return state_of(talks).goals["g-first"]


def left(*talks: Talk) -> list[tuple[str, str]]:
    return [(w.meeting, w.initiative.text) for w in after(*talks).waiting]


CALL, ROOM = ("one", "call two mothers"), ("one", "open the room")


def test_what_is_taken_up_waits_as_it_was_taken() -> None:
    vague = line("i3.due", "appointment", "after the holidays", about="i3")
    clear = line("i4.due", "appointment", about="i4", value=Day(on=AT.date()))
    found = after(
        FIRST, second(line("i3", "initiative", "a bench", "Ana"), vague,
                      line("i4", "initiative", "a sign", "Ana"), clear),
    ).waiting  # fmt: skip
    assert left(FIRST) == [CALL, ROOM]
    assert [(w.meeting, w.initiative.text, w.open_day) for w in found] == [
        (*CALL, False), (*ROOM, False), ("two", "a bench", True), ("two", "a sign", False),
    ]  # fmt: skip
    assert {(w.goal_wording, w.words) for w in found} == {(1, "Parents dare to ask")}
    assert [w.taken for w in found][::2] == [FIRST.started.date(), second().started.date()]


@pytest.mark.parametrize(
    ("choice", "waits"),
    [("stopped", [ROOM]), ("let-go", [ROOM]), ("carried-on", [CALL, ROOM]), ("changed", [CALL, ROOM]),
     ("did-not-happen", [CALL, ROOM]), ("", [CALL, ROOM])],
)  # fmt: skip
def test_what_was_ended_waits_no_more_and_all_else_does(
    choice: str, waits: list[tuple[str, str]]
) -> None:
    assert left(FIRST, second(onward(choice))) == waits


def test_what_is_taken_up_anew_waits_once() -> None:
    goes_on = line("i3", "initiative", "call three", "Joost", about="one:i1")
    assert left(FIRST, second(goes_on)) == [ROOM, ("two", "call three")]
    again = line("i3", "initiative", "Call two MOTHERS", "Joost")
    assert left(FIRST, second(again)) == [ROOM, ("two", "Call two MOTHERS")]
    others = line("i3", "initiative", "call two mothers", "Ana")
    assert left(FIRST, second(others)) == [CALL, ROOM, ("two", "call two mothers")]


def test_who_takes_up_something_within_the_limits_has_that_instead_and_elsewhere_beside() -> None:
    other = line("i3", "initiative", "write to them", "Joost")
    for kind, before in (
        ("plan-or-frame", [ROOM]),
        ("dialogue", [CALL, ROOM]),
        ("review", [CALL, ROOM]),
    ):
        assert left(FIRST, second(other, kind=kind)) == [*before, ("two", "write to them")]


@pytest.mark.parametrize(("choice", "waits"), [("let-go", []), ("set-aside", [CALL, ROOM])])
def test_of_a_goal_that_is_let_go_nothing_waits(choice: str, waits: list[tuple[str, str]]) -> None:
    assert left(FIRST, second(line("d1", "decision", "enough", choice=choice), BOTH)) == waits


def test_it_waits_under_the_words_of_the_day_it_was_taken_up_on() -> None:
    taken = line("i3", "initiative", "a bench", "Ana")
    told = after(FIRST, closed("two", 7, *decided(taken)), closed("three", 14, line("i9", "initiative", "more", "Ana"),
                 goal=msgspec.structs.replace(GOAL, wordings=(*GOAL.wordings, Wording(n=2, text="Parents ask", meeting="two")))))  # fmt: skip
    assert [(w.initiative.text, w.goal_wording, w.words) for w in told.waiting[2:]] == [
        ("a bench", 1, "Parents dare to ask"), ("more", 2, "Parents ask"),
    ]  # fmt: skip


def test_two_talks_that_gave_words_apart_from_each_other_keep_both_and_each_its_number() -> None:
    def worded(talk: str, days: int, text: str) -> Talk:
        said = (line("d1", "decision", "because", "Ana", choice="reword"),
                line("d1.wording", "wording", text, about="d1"), BOTH)  # fmt: skip
        return closed(talk, days, *said)

    told = after(worded("one", 0, "Parents ask"), worded("two", 7, "Parents call"))
    assert [(w.n, w.text, w.meeting) for w in told.goal.wordings] == [
        (1, "Parents dare to ask", "first"), (2, "Parents ask", "one"), (3, "Parents call", "two"),
    ]  # fmt: skip
    filled = closed(
        "three", 14, line("t1", "target group", "of group 3"), line("t2", "difference", "they come")
    )
    first = after(closed("one", 0), filled).goal.wordings[0]
    assert (first.target_group, first.difference, first.n) == ("of group 3", "they come", 1)
    kept = after(closed("one", 0, line("t1", "target group", "of all")), filled).goal.wordings[0]
    assert (kept.target_group, kept.difference) == ("of all", "they come")


@pytest.mark.parametrize(("status", "days"), [("agreed", 1), ("set-aside", 0), ("let-go", 0)])
def test_no_next_talk_is_planned_of_a_goal_that_is_not_worked_on(
    status: GoalStatus, days: int
) -> None:
    choice = line("d1", "decision", "enough", choice=status if days == 0 else "keep")
    planned = line("n2", "appointment", value=Day(on=AT.date()))
    assert len(after(closed("one", 0, choice, BOTH, planned)).planned) == days


def test_what_no_longer_serves_waits_until_it_was_talked_about() -> None:
    no = line("r1", "remark", "80% on time", question="criterion-1")
    other = line("r2", "remark", "a form", question="criterion-1")
    assert [one.text for one in after(closed("one", 0, no), closed("two", 7, other)).criteria] == [
        "80% on time", "a form",
    ]  # fmt: skip
    assert after(closed("one", 0, no), closed("two", 7, other, kind="criterion")).criteria == ()


def test_a_goal_keeps_what_it_came_in_the_place_of_whoever_did_not_know() -> None:
    came = msgspec.structs.replace(GOAL, predecessor="g-old")
    assert after(closed("one", 0, goal=came), closed("two", 7)).goal.predecessor == "g-old"
    assert after(closed("one", 0), closed("two", 7, goal=came)).goal.predecessor == "g-old"
    assert after(closed("one", 0), closed("two", 7)).goal.predecessor == ""
