"""What a talk makes of the words of its goal: who stands behind them, and what becomes of it."""

import msgspec
import pytest
from made_talk import GOAL, SOME, decided, line, lines

from agendas.came_to.goal.changes import changes
from agendas.came_to.goal.consents import behind, consents, stances
from agendas.came_to.goal.decisions import asked_about
from agendas.came_to.goal.wordings import became, in_hand, proposals
from agendas.lines.talk import Began, Line, Pass
from agendas.records.said import (
    Decision,
    Goal,
    Person,
    Phase,
    Wording,
)
from agendas.records.segment import Brought


def wordings(
    *said: Line, brought: Brought | None = None, goal: Goal = GOAL
) -> list[tuple[str, str]]:
    began = Began(goal=goal, brought=brought or Brought())
    left = became(lines(*said, began=began), 0).goal
    return [(wording.text, wording.status) for wording in left.wordings]


def test_a_wording_is_agreed_once_all_sharers_stand_behind_it_or_left() -> None:
    assert wordings(*decided())[1:] == [("Parents ask", "agreed")]
    assert wordings(*decided(who=("Ana",)))[1:] == [("Parents ask", "proposed")]
    gone = line("2.a", "leaves", about="d1", who=("Joost",))
    assert wordings(*decided(gone, who=("Ana",)))[1:] == [("Parents ask", "agreed")]
    no = line("2.a", "consent", "too vague", "Joost", about="d1.wording", choice="not")
    assert wordings(*decided(no))[1:] == [("Parents ask", "proposed")]


def test_the_same_persons_last_choice_holds_and_no_choice_leaves_the_goal() -> None:
    keep = line("d9", "decision", "it says it", "Ana", choice="keep")
    assert wordings(*decided(keep)) == wordings() == [("Parents dare to ask", "agreed")]


def test_another_persons_choice_takes_nobodys_place_and_nothing_is_decided_while_they_differ() -> (
    None
):
    keep = line("d9", "decision", "dare is the word", "Joost", choice="keep")
    assert wordings(*decided(keep)) == [
        ("Parents dare to ask", "agreed"),
        ("Parents ask", "proposed"),
    ]
    (reword, stays) = changes(lines(*decided(keep)), 0)
    assert (reword.said.choice, stays.said.choice) == ("reword", "keep")
    assert not reword.agreed
    assert not stays.agreed
    assert [(one.name, one.choice) for one in reword.stances] == [("Ana", ""), ("Joost", "not")]
    both = line("d10", "decision", "", "Ana, Joost", choice="keep")
    (only,) = changes(lines(*decided(keep, both)), 0)
    assert only.agreed
    assert not only.waiting


def test_a_goal_that_is_let_go_split_or_replaced() -> None:
    all_behind = line("d1.consent", "consent", about="d1", who=("Ana", "Joost"))
    goal = became(lines(line("d1", "decision", choice="let-go"), all_behind), 0).goal
    assert goal.status == "let-go"
    parts = [
        line(f"d1.part{n}", "part", text, about="d1")
        for n, text in ((1, "They ask"), (2, "They dare"))
    ]
    split = became(lines(line("d1", "decision", choice="split"), *parts, all_behind), 0)
    assert [new.now.text for new in split.new_goals] == ["They ask", "They dare"]
    assert split.goal.successors == ("g-now-d1-1", "g-now-d1-2")
    assert {new.predecessor for new in split.new_goals} == {"g-first"}


PENDING = Decision(
    id="old:d5", text="why", choice="reword", wording="Parents know", consented_by=("Ana",)
)
PROPOSED = msgspec.structs.replace(
    GOAL, wordings=(*GOAL.wordings, Wording(n=2, text="Parents know", meeting="old", status="proposed"))
)  # fmt: skip


@pytest.mark.parametrize("about", ["old:d5", "talk:old:d5"])
def test_the_last_consent_carries_out_what_an_earlier_talk_proposed(about: str) -> None:
    yes = line("c1", "consent", "yes", "Joost", about=about, who=("Joost",))
    assert wordings(yes, goal=PROPOSED, brought=Brought(pending=(PENDING,)))[1:] == [
        ("Parents know", "agreed")
    ]
    assert [c.about for c in consents(lines(yes), 0)] == ["old:d5"]
    taken_back = msgspec.structs.replace(yes, choice="dropped")
    assert wordings(taken_back, goal=PROPOSED, brought=Brought(pending=(PENDING,)))[1:] == [
        ("Parents know", "proposed")
    ]


def test_what_is_taken_back_in_words_is_not_carried_out_though_all_stand_behind_it() -> None:
    complete = msgspec.structs.replace(PENDING, consented_by=("Ana", "Joost"))
    back = line("c1", "consent", "withdrawn", about="old:d5", choice="dropped")
    began = Brought(pending=(complete,))
    assert wordings(goal=PROPOSED, brought=began)[1:] == [("Parents know", "agreed")]
    assert wordings(back, goal=PROPOSED, brought=began)[1:] == [("Parents know", "proposed")]


def test_what_is_agreed_last_is_the_goal_also_where_it_was_proposed_before_another() -> None:
    other = Wording(n=3, text="Parents call", meeting="between", status="agreed")
    goal = msgspec.structs.replace(PROPOSED, wordings=(*PROPOSED.wordings, other))
    yes = line("c1", "consent", "yes", about="old:d5", who=("Joost",))
    began = Began(goal=goal, brought=Brought(pending=(PENDING,)))
    assert became(lines(yes, began=began), 0).goal.now.text == "Parents know"


def test_nothing_is_carried_into_a_goal_by_a_check_in_or_a_talk_that_is_not_closed() -> None:
    assert became(lines(*decided(), private=True), 0).goal == GOAL
    assert became(lines(*decided(), closed=None), 0).goal == GOAL


def test_the_people_of_a_goal_agreed_on_earlier_are_filled_in_once() -> None:
    said = line("t1", "target group", "our youngest"), line("t2", "target group", "all")
    assert became(lines(*said), 0).goal.now.target_group == "all"
    known = msgspec.structs.replace(GOAL.wordings[0], target_group="the neighbours")
    goal = msgspec.structs.replace(GOAL, wordings=(known,))
    assert became(lines(*said, began=Began(goal=goal)), 0).goal.now.target_group == "the neighbours"


def test_consent_is_each_persons_last_word_and_a_not_keeps_its_why() -> None:
    said = [
        line("c1", "consent", who=("Ana", "Joost"), choice="behind"),
        line("c2", "consent", "it is vague", who=("Joost",), choice="not"),
    ]
    assert [(s.name, s.choice, s.because) for s in stances(said)] == [
        ("Ana", "behind", ""), ("Joost", "not", "it is vague"),
    ]  # fmt: skip
    assert behind(said) == ("Ana",)
    free = line("c3", "consent", "yes", "joost")
    assert behind((*said, free)) == ("Ana",), "a sentence without a choice leaves it open"
    assert behind((*said, line("c4", "consent", by="joost", choice="behind"))) == ("Ana", "Joost")


def test_each_wording_that_was_put_for_the_same_choice_stands_until_all_agree_on_one() -> None:
    mine = (line("d1", "decision", "shorter", "Ana", choice="reword"),
            line("d1.wording", "wording", "Parents ask", about="d1"))  # fmt: skip
    yours = (line("d2", "decision", "warmer", "Joost", choice="reword"),
             line("d2.wording", "wording", "Parents dare", about="d2"))  # fmt: skip
    agrees = line("d3", "decision", "Ana is right", "Ruth", choice="reword")
    found = lines(*mine, *yours, agrees, people=tuple(Person(name=n) for n in ("Ana", "Joost", "Ruth")))  # fmt: skip
    stands = became(found, 0).stands
    assert [one.wording for one in stands] == ["Parents ask", "Parents dare", ""]
    assert [one.wording for one in asked_about(stands, found.talk.names)] == [
        "Parents ask", "Parents dare",
    ]  # fmt: skip


def test_words_proposed_beside_any_decision_are_a_proposal_and_those_of_one_are_not() -> None:
    found = lines(*decided(), line("w4", "wording", "Parents call", "Joost"))
    assert [(one.wording, one.by) for one in proposals(found, 0)] == [("Parents call", "Joost")]
    team = Began(goal=msgspec.structs.replace(GOAL, id=""))
    assert proposals(lines(line("w4", "wording", "Parents call"), began=team), 0) == ()


@pytest.mark.parametrize(
    ("way", "worded", "status", "reason"),
    [
        ("keep", False, "agreed", ""),
        ("keep", True, "agreed", ""),
        ("to-frame", False, "set-aside", "a limit"),
        ("to-indicator", False, "set-aside", "a limit"),
        ("to-initiative", False, "set-aside", "a limit"),
        ("to-frame", True, "agreed", ""),
        ("reword", False, "brought-in", ""),
        ("leave", False, "brought-in", ""),
        ("", False, "brought-in", ""),
    ],
)
def test_what_came_in_is_a_goal_once_it_is_kept_or_put_into_words_and_aside_where_it_is_none(
    way: str, worded: bool, status: str, reason: str
) -> None:
    first = Wording(n=1, text="Results up", meeting="now")
    goal = Goal(id="g-now", wordings=(first,), status="brought-in")
    said = [line("x1", "exit", "earlier", about="g-now", choice="leave")] * bool(way)
    said += [line("x2", "exit", "a limit", about="g-now", choice=way)] * bool(way)
    said += [line("x3", "exit", "of another", about="g-other", choice="keep")]
    said += [line("w4", "wording", "Parents ask", phase="w")] * worded
    phases = (Phase(id="p", kind="open", title=SOME, minutes=5), Phase(id="w", kind="wording", title=SOME, minutes=5))  # fmt: skip
    found = lines(*said, phases=phases, passes=(Pass(goal="g-now", began=Began(goal=goal)),))
    for left in (became(found, 0).goal, in_hand(found, 0)):
        assert (left.status, left.reason) == (status, reason)
        now = (left.now.text, left.now.original)
        assert now == (("Parents ask", "Results up") if worded else ("Results up", ""))
