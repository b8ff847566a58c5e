"""What a talk makes of the words of its goal: who stands behind them, and what becomes of it."""

from typing import Any

import msgspec
import pytest
from made_talk import GOAL, SOME, decided, line, lines

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.changes import changes
from agendas.came_to.goal.consents import behind, consents, stances
from agendas.came_to.goal.decisions import asked_about, decisions
from agendas.came_to.goal.wordings import (
    agreed_last,
    all_behind,
    asked,
    became,
    in_hand,
    proposals,
)
from agendas.lines.talk import Began, Line, Pass
from agendas.records.said import (
    Consent,
    Decision,
    Goal,
    Person,
    Phase,
    Stance,
    Wording,
)
from agendas.records.segment import Brought

BOTH = ("Ana", "Joost")


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
    assert behind((*said, free)) == ("Ana",), "a sentence without a choice chooses nothing"
    assert behind((*said, line("c3", "consent", "well put", "ana"))) == ("Ana",), (
        "nor takes it back"
    )
    assert behind((*said, line("c3", "consent", "I doubt it", "ana"))) == ()
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


def of_its_own_talk(*said: Line, **more: Any) -> TalkLines:
    """A talk that gives its own goal its words."""
    goal = Goal(id="g-now", wordings=(Wording(n=1, text="Results up", meeting="now"),))
    phases = tuple(Phase(id=kind, kind=kind, title=SOME, minutes=5) for kind in ("goal", "wording"))
    passes = (Pass(goal="g-now", began=Began(goal=goal)),)
    return lines(*said, phases=phases, passes=passes, **more)


def test_the_words_of_a_new_goal_are_those_it_was_asked_for_and_others_are_proposed() -> None:
    def put(**more: Any) -> tuple[str, list[str]]:
        given = line("w1", "wording", "Parents ask", "Ana", **{"phase": "wording", **more})
        found = of_its_own_talk(
            line("d0", "decision", "", "Ana", choice="keep", phase="goal"), given
        )
        words = became(found, 0).goal.now.text
        return words, [one.wording for one in proposals(found, 0)]

    assert put() == put(phase="goal", question="coach-2") == ("Parents ask", [])
    assert put(phase="goal", question="coach") == ("Parents ask", [])
    assert put(phase="goal", question="itch") == ("Results up", ["Parents ask"])
    assert put(about="d0") == ("Results up", [])
    doubt = line("2.a", "consent", "too vague", "Joost", about="w1", choice="not", phase="wording")
    given = line("w1", "wording", "Parents ask", "Ana", phase="wording")
    found = of_its_own_talk(given, doubt)
    assert became(found, 0).goal.now.text == "Results up"
    assert [one.wording for one in proposals(found, 0)] == ["Parents ask"]


def test_words_proposed_are_agreed_on_by_those_who_share_the_goal_and_by_nobody_alone() -> None:
    proposed = line("w1", "wording", "Parents call", "Joost")
    yes = line("2.a", "consent", "yes", about="w1", who=("Ana", "Joost"))
    some = line("2.a", "consent", "yes", about="w1", who=("Ana",))
    for said, private, status in ((yes, False, "agreed"), (some, False, "proposed"),
                                  (yes, True, "proposed")):  # fmt: skip
        goal = became(lines(proposed, said, private=private), 0).goal
        assert [(w.text, w.status) for w in goal.wordings[1:]] == [("Parents call", status)]


def test_who_keeps_the_goal_after_consenting_to_other_words_is_not_behind_those() -> None:
    for choice, held in (("keep", ("Ana",)), ("let-go", BOTH)):
        after = line("d9", "decision", "dare is the word", "Joost", choice=choice)
        before = line("d0", "decision", "dare is the word", "Joost", choice=choice)
        said = decisions(lines(*decided(line("2.a", "consent", about="d1", who=BOTH), after)), 0)
        assert said[0].consented_by == held
        early = decisions(lines(before, *decided(line("2.a", "consent", about="d1", who=BOTH))), 0)
        assert early[1].consented_by == BOTH


def test_a_decision_in_the_very_words_that_were_proposed_has_those_as_no_reason() -> None:
    same = line("d1", "decision", "Parents call", "Ana", choice="reword")
    words = line("w2", "wording", "Parents call", about="d1")
    (one,) = decisions(lines(same, words), 0)
    assert (one.text, one.wording) == ("", "Parents call")
    other = line("d1", "decision", "it is theirs", "Ana", choice="reword")
    assert decisions(lines(other, words), 0)[0].text == "it is theirs"


def test_all_are_behind_a_change_who_share_the_goal_unless_somebody_takes_it_back() -> None:
    def all_of(*said: Line, pending: tuple[Decision, ...] = (), about: str = "d1") -> bool:
        began = Began(goal=GOAL, brought=Brought(pending=pending))
        return all_behind(
            lines(line("d1", "decision", "", choice="let-go"), *said, began=began), 0, about
        )

    def yes(number: int, *who: str, about: str = "d1", choice: str = "") -> Line:
        return line(f"c{number}", "consent", about=about, who=who, choice=choice)

    assert all_of(yes(2, "ana", "JOOST"))
    assert not all_of(yes(2, "Ana"))
    assert all_of(yes(2, "Ana"), line("3.a", "leaves", about="d1", who=("Joost",)))
    assert not all_of(yes(2, *BOTH), yes(3, "Joost", choice="not"))
    assert not all_of(yes(2, *BOTH), yes(3, "Joost", choice="absent"))
    assert not all_of(yes(2, *BOTH), yes(3, "Ruth", choice="dropped"))
    waits = Decision(id="old:d1", text="", choice="let-go", consented_by=("Ana",))
    told = "talk:old:d1"
    assert all_of(yes(2, "Joost", about=told), pending=(waits,), about=told)
    assert not all_of(yes(2, "Joost", about=told), pending=(), about=told)
    assert not all_of(yes(2, "Joost", about=told), yes(3, "ana", about=told, choice="not"),
                      pending=(waits,), about=told)  # fmt: skip
    gone = msgspec.structs.replace(waits, consented_by=(), left=("Ana",))
    assert all_of(yes(2, "Joost", about=told), pending=(gone,), about=told)


def test_an_earlier_proposal_has_the_consent_of_then_and_of_now_and_who_takes_back_their_word() -> (
    None
):
    then = Decision(id="old:d1", text="", choice="let-go", consented_by=("Ana", "Ruth"), left=("Mo",),
                    apart=(Stance(name="Joost", choice="not", because="vague"),
                           Stance(name="Ben", choice="absent")))  # fmt: skip
    here = (
        Consent(id="c1", text="", about="old:d1", names=("joost",), left=("Eva",)),
        Consent(id="c2", text="", about="old:d1", apart=(Stance(name="ana", choice="not"),)),
        Consent(id="c3", text="", about="old:d9", names=("Zoe",)),
    )
    now = asked(then, here)
    assert now.consented_by == ("Ruth", "joost")
    assert now.left == ("Mo", "Eva")
    assert [(one.name, one.choice) for one in now.apart] == [("Ben", "absent"), ("ana", "not")]
    assert asked(then, here[2:]) is then


def test_words_that_are_agreed_on_stand_behind_those_agreed_on_later_and_else_where_they_stood() -> (
    None
):
    def words(n: int, status: str, text: str) -> Wording:
        return Wording(n=n, text=text, status=status, meeting="one")  # type: ignore[arg-type]

    first, waits, other = (
        words(1, "agreed", "a"),
        words(2, "proposed", "b"),
        words(3, "agreed", "c"),
    )
    now = msgspec.structs.replace(waits, status="agreed")
    assert agreed_last((first, waits), now) == (first, now)
    assert agreed_last((first, waits, other), now) == (
        first, other, msgspec.structs.replace(now, n=4),
    )  # fmt: skip
    late = words(3, "proposed", "c")
    assert agreed_last((first, waits, late), now) == (first, now, late)
    again = msgspec.structs.replace(waits, n=5, meeting="two")
    assert agreed_last((first, waits, again), now) == (first, now, again), (
        "the same words of another talk"
    )
