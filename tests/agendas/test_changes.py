"""What became of each change of a goal, whom it waits for, when a talk is next, and what a figure was expected to be."""

from datetime import date, timedelta
from typing import Any

import pytest
from made_talk import AT, GOAL, decided, line, lines

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.changes import changes, is_behind
from agendas.came_to.goal.wordings import became
from agendas.came_to.grounds import evidence, expected, waits_for
from agendas.came_to.next_talks import day_of, is_of_agreement, moves, next_talk, open_days
from agendas.came_to.requests import NOBODYS
from agendas.conduct.earlier_steps import at_table, own_steps, steps, takers, told_earlier
from agendas.conduct.lamps import Lamp
from agendas.lines.talk import Began, Day, Figure, Line, Pass
from agendas.records.said import (
    Decision,
    Indicator,
    Initiative,
    LookedBack,
    NextTalk,
    Phase,
    Stance,
    Words,
)
from agendas.records.segment import Brought
from agendas.slots.slots import SLOTS

BOTH = ("Ana", "Joost")
WAITS = Decision(
    id="old:d1", text="theirs", choice="reword", wording="Parents call", consented_by=("Ana",),
    apart=(Stance(name="Mo", choice="not", because="vague"), Stance(name="Ben", choice="absent")),
)  # fmt: skip


def told(*said: Line, **more: Any) -> list[tuple[str, bool, tuple[str, ...], bool]]:
    """Of each change: its choice, whether it was agreed on, whom it waits for, whether it was overtaken."""
    found = changes(lines(*said, **more), 0)
    return [(one.said.choice, one.agreed, one.waiting, one.overtaken) for one in found]


def test_a_change_waits_for_who_shares_the_goal_and_is_agreed_at_the_close() -> None:
    some = decided(who=("ana",))
    assert told(*some) == [("reword", False, ("Joost",), False)]
    assert told(*decided()) == [("reword", True, (), False)]
    assert told(*decided(), ended=None, closed=None) == [("reword", False, (), False)]
    assert told(*decided(), ended=None) == [("reword", True, (), False)], "opened again it stays so"
    assert told(*decided(), private=True) == [("reword", False, (), False)]
    left = line("2.a", "leaves", about="d1", who=("joost",))
    assert told(*decided(left, who=("Ana",))) == [("reword", True, (), False)]
    no_words = line("d1", "decision", "other words", "Ana", choice="reword")
    assert told(no_words) == [("reword", False, (), False)]
    assert told(line("d1", "decision", "it stays", "Ana", choice="keep")) == [
        ("keep", True, (), False)
    ]


@pytest.mark.parametrize("choice", ["let-go", "set-aside", "split", "replace"])
def test_what_ends_a_goal_is_agreed_once_the_goal_has_ended(choice: str) -> None:
    said = [line("d1", "decision", "enough", choice=choice),
            *([line("d1.wording", "wording", "Parents host", about="d1")] if choice == "replace" else []),
            *([line(f"d1.{n}", "part", text, about="d1") for n, text in enumerate(("one", "two"))]
              if choice == "split" else [])]  # fmt: skip
    yes = line("d2.consent", "consent", about="d1", who=BOTH)
    assert told(*said, yes) == [(choice, True, (), False)]
    assert told(*said) == [(choice, False, BOTH, False)]


def test_what_an_earlier_talk_proposed_is_told_with_who_spoke_then_and_now() -> None:
    began = Began(goal=GOAL, brought=Brought(pending=(WAITS,)))
    (one,) = changes(lines(began=began), 0)
    assert (one.earlier, one.dropped, one.agreed, one.waiting) == (True, False, False, ("Joost",))
    assert [(s.name, s.choice) for s in one.stances] == [("Ana", ""), ("Mo", "not")]
    yes = line("c1", "consent", "yes", "Joost", about="talk:old:d1", who=("Joost",))
    back = line("c2", "consent", "not now", "Joost", about="old:d1", choice="dropped")
    (agreed,) = changes(lines(yes, began=began), 0)
    assert [(s.name, s.choice) for s in agreed.stances] == [
        ("Ana", ""),
        ("Mo", "not"),
        ("Joost", ""),
    ]
    (gone,) = changes(lines(back, began=began), 0)
    assert (gone.dropped, gone.agreed, gone.waiting) == (True, False, ())
    other = changes(lines(*decided(), began=began), 0)
    assert [(c.said.wording, c.agreed, c.overtaken) for c in other] == [
        ("Parents call", False, True), ("Parents ask", True, False),
    ]  # fmt: skip
    beside = changes(lines(line("w1", "wording", "Parents sing", "Joost")), 0)
    assert [(c.said.wording, c.waiting, c.earlier) for c in beside] == [
        ("Parents sing", BOTH, False)
    ]
    assert [is_behind(Stance(name="Ana", choice=c)) for c in ("", "behind", "not", "absent")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_proposal_is_of_the_day_it_was_made_on_and_an_agreement_of_the_close() -> None:
    """The talk is closed after midnight."""
    made = line("w1", "wording", "Parents sing", "Joost", at=AT)
    yes = line("c1", "consent", about="w1", who=BOTH)
    late = AT.date() + timedelta(days=1)
    for said, day in (((made,), AT.date()), ((made, yes), late)):
        assert became(lines(*said, closed=late), 0).goal.wordings[-1].on == day


JAN, FEB = date(2027, 1, 5), date(2027, 2, 2)


def on(day: date | None, said: str, about: str = "", text: str = "", **more: Any) -> Line:
    hour = more.pop("hour", "")
    return line(said, "appointment", text, about=about, value=Day(on=day, hour=hour), **more)


def of_steps(*said: Line) -> TalkLines:
    """The lines of a talk in which each tells when they tell about what they take up."""
    title = Words(nl="a", en="a")
    return lines(*said, phases=(Phase(id="p", kind="initiative", title=title, minutes=5),))


def test_the_day_said_for_the_next_talk_is_its_day_whatever_was_said_of_what_is_taken_up() -> None:
    step, own = line("i1", "initiative", "call", "Ana"), on(JAN, "i1.due", "i1")
    told = lines(step, on(FEB, "n2", who=("Ruth",)), own)
    assert next_talk(told, 0) == NextTalk(on=FEB, people=("Ruth",))
    assert day_of(told.about("i1", "appointment")) == JAN
    called_off = on(None, "n3")
    for said, day, is_its in (
        ((on(FEB, "n2"),), FEB, False),
        ((), JAN, True),
        ((called_off,), JAN, True),
    ):
        found = lines(step, own, *said)
        assert (next_talk(found, 0).on, is_of_agreement(found, 0)) == (day, is_its)
    assert not is_of_agreement(lines(step), 0)


def test_the_next_talk_is_the_earliest_day_of_what_is_taken_up_where_none_was_said_for_it() -> None:
    step = line("i1", "initiative", "call", "Ana")
    assert next_talk(of_steps(step, on(FEB, "n2"), on(JAN, "i1.due", "i1")), 0).on == JAN
    assert next_talk(lines(step, on(JAN, "n2"), on(FEB, "i1.due", "i1")), 0).on == JAN
    assert next_talk(lines(step, on(JAN, "i1.due", "i1"), on(None, "n9", "i1")), 0) == NextTalk()
    asked = line("q1", "request", "bring it", "Ana", who=("Joost",))
    yes = line("q1.a", "request answer", "", "Joost", about="q1", choice="yes")
    no = line("q1.a", "request answer", "", "Joost", about="q1", choice="no")
    for answer, day in ((None, JAN), (yes, JAN), (no, None)):
        said = [asked, on(JAN, "q1.due", "q1"), *([answer] if answer else [])]
        assert next_talk(lines(*said), 0).on == day
    taken = (asked, on(JAN, "n1"), on(FEB, "q1.due", "q1"), yes)
    assert next_talk(of_steps(*taken), 0).on == JAN, "that is no later word on the goal's"
    assert next_talk(of_steps(*taken[:3]), 0).on == FEB
    nobodys = line("q1", "request", "somebody is to call", "Ana", choice=NOBODYS)
    assert next_talk(lines(nobodys, on(JAN, "q1.due", "q1")), 0).on == JAN
    assert next_talk(lines(step), 0) == NextTalk()
    words = next_talk(lines(on(JAN, "n1", text="5 January, in the hall", who=("Ruth",))), 0)
    assert words == NextTalk(on=JAN, people=("Ruth",), words="5 January, in the hall")
    assert next_talk(lines(on(JAN, "n1", text="5 January with Ruth", who=("Ruth",))), 0).words == ""
    assert next_talk(lines(on(JAN, "n1", text="5 January", hour="10:30")), 0).words == "5 January"


def test_a_goal_without_a_day_goes_by_that_of_the_talk_and_the_talk_by_no_goals() -> None:
    passes = tuple(Pass(goal=goal, began=Began(goal=GOAL)) for goal in ("", "g-first"))
    phases = tuple(Phase(id=f"p-{n}", kind="open", title=Words(nl="a", en="a"), minutes=5, segment=n) for n in (0, 1))  # fmt: skip
    whole = on(FEB, "n1", phase="p-0")
    own = on(JAN, "n2", phase="p-1")
    for said, days in (((whole,), (FEB, FEB)), ((own,), (None, JAN)), ((whole, own), (FEB, JAN))):
        found = lines(*said, passes=passes, phases=phases)
        assert tuple(next_talk(found, place).on for place in (0, 1)) == days


def test_days_that_nobody_made_clear_are_told_as_such_and_a_moved_talk_tells_from_where() -> None:
    found = lines(
        line("a1", "appointment", "after the holidays", about="i1"),
        line("a2", "appointment", "in spring", about="i1"),
        line("a3", "appointment", "soon", about="i2"), on(JAN, "a4", "i2"),
        line("m5", "moved talk", "ill", "Ana", about="g-first", value=Day(on=None, was=JAN)),
        line("m6", "moved talk", "no day"),
    )  # fmt: skip
    assert [one.id for one in open_days(found)] == ["a2"]
    assert [(one.goal, one.was, one.to, one.text) for one in moves(found)] == [
        ("g-first", JAN, None, "ill")
    ]
    assert (day_of(()), day_of(found.about("i2", "appointment"))) == (None, JAN)
    assert day_of((on(JAN, "n1"), line("n2", "appointment", "soon"))) == JAN


def test_what_somebody_expected_is_of_the_figure_that_it_can_only_be_of() -> None:
    def waits(
        *said: Line, figure: tuple[str, str] = ("31", "mothers"), by: str = "Joost"
    ) -> str | None:
        shown = line("e9", "ground", "31 came", by, value=Figure(said=figure[0], unit=figure[1]))
        found = waits_for(lines(*said, shown), shown)
        return found.id if found else None

    guess = line("x1", "expectation", "20", "Joost")
    assert waits(guess) == "x1"
    assert waits(line("x1", "expectation", "20", "Ana")) is None
    assert waits(guess, by="") is None
    assert waits() is None
    assert waits(guess, line("x2", "expectation", "25", "Joost")) == "x2"
    assert waits(guess, line("x2", "expectation", "25", "Joost", about="i2")) is None, (
        "of two signs"
    )
    assert waits(line("x1", "expectation", "3 times", "Joost")) is None
    assert waits(line("x1", "expectation", "20 mothers", "Joost"), line("x2", "expectation", "3 times", "Joost")) == "x1"  # fmt: skip
    other = line("e2", "ground", "12 came", "Joost", value=Figure(said="12"))
    assert waits(other, line("x1", "expectation", "20", "Joost", about="e2")) is None
    again = (
        line("x1", "expectation", "20", "Joost", about="e2"),
        line("x3", "expectation", "25", "Joost"),
    )
    assert waits(other, *again) == "x3"
    assert waits(line("x1", "expectation", "20", "Joost", phase="another")) is None
    plain = line("e9", "ground", "they came", "Joost")
    assert [one.kind for one in evidence(lines(plain), 0)] == ["observation"]
    assert waits_for(lines(guess, plain), plain) is None
    found = lines(plain, *(line(f"x{n}", "expectation", str(n), by, about="e9")
                           for n, by in enumerate(("Joost", "", "joost", ""))))  # fmt: skip
    assert [one.text for one in expected(found, plain)] == ["2", "1", "3"]


def test_whose_step_it_is_that_somebody_tells_of() -> None:
    back = tuple(
        LookedBack(initiative=Initiative(id=key, text=key, by=by), meeting="old")
        for key, by in (("i1", "Joost"), ("i2", "ana, Joost"), ("i3", "Ruth"), ("i4", "Mo"))
    )
    brought = Brought(indicators=(Indicator(id="old:s1", text="who comes"),))
    talk = lines(began=Began(goal=GOAL, looked_back=back, brought=brought)).talk
    about = {f"talk:old:{one.initiative.id}": one.initiative for one in back}
    assert steps(talk) == about
    assert told_earlier(talk) == {
        "old:s1": "who comes",
        **{key: s.text for key, s in about.items()},
    }
    assert at_table(talk, "joost") == ("Joost",)
    assert at_table(talk, "Ana, Joost") == ("Ana", "Joost")
    assert at_table(talk, "Ruth") == ()

    def lamp(step: str) -> Lamp:
        slot = SLOTS["happened"]
        return Lamp(
            phase="p",
            id="happened",
            question=Words(nl="?", en="?"),
            slot=slot,
            about=f"talk:old:{step}",
        )

    assert [takers(talk, lamp(step)) for step in ("i1", "i2", "i3", "i9")] == [
        ("Joost",), BOTH, (), (),
    ]  # fmt: skip
    assert own_steps(talk, ("Joost",)) == ("talk:old:i1", "talk:old:i2")
    assert own_steps(talk, ("Ana",)) == ("talk:old:i2",)
    assert own_steps(talk, ()) == ()
