"""The fold over talks: from scratch, a talk further, in any order of arrival, and apart from each other."""

from datetime import timedelta
from itertools import count
from typing import Any

import msgspec
import pytest
from any_year import year
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from made_talk import AT, GOAL, decided, line, lines

from agendas.agenda import builtin
from agendas.folding.fold import after, in_order, state_of
from agendas.folding.story import story_of
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import AgainstLimits, Began, Day, Figure, Line, Talk
from agendas.records.said import Decision, Goal, Wording
from agendas.records.segment import Brought
from agendas.records.state import State
from agendas.talk.begin import Opening, new_talk


@pytest.fixture(scope="module", params=range(3))
def talks(request: pytest.FixtureRequest) -> list[Talk]:
    """Two dozen talks of a team, some begun before an earlier one was known."""
    return year(request.param, 24, 40)


@examples(20)
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(talks: list[Talk], data: st.DataObject) -> None:
    arrived = data.draw(st.permutations(talks))
    whole = state_of(talks)
    assert state_of(arrived) == whole
    further = State()
    for talk in in_order(arrived):
        further = after(further, talk)
    assert further == whole


def closed(talk: str, days: int, *said: Line, goal: Goal = GOAL, pending: Any = ()) -> Talk:
    """A closed talk so many days on, that began with a goal as it was known there."""
    began = Began(goal=goal, brought=Brought(pending=tuple(pending)))
    at = AT + timedelta(days=days)
    return lines(*said, began=began, id=talk, started=at, closed=at.date(), ended=at).talk


PROPOSED = Wording(
    n=2, text="Parents ask", reason="it is theirs", meeting="one", on=AT.date(), status="proposed",
    consented_by=("Ana",),
)  # fmt: skip
KNOWN = msgspec.structs.replace(GOAL, wordings=(*GOAL.wordings, PROPOSED))
WAITS = Decision(
    id="one:d1", text="it is theirs", choice="reword", wording="Parents ask", consented_by=("Ana",)
)
OTHER = (
    line("d1", "decision", "they call", choice="reword"),
    line("d1.wording", "wording", "Parents call", about="d1"),
    line("d1.consent", "consent", about="d1", who=("Ana", "Joost")),
)


def test_once_words_are_agreed_on_those_that_waited_are_asked_no_more_and_kept() -> None:
    one = closed("one", 0, *decided(who=("Ana",)))
    assert [d.id for d in state_of([one]).goals["g-first"].pending] == ["one:d1"]
    state = state_of([one, closed("two", 7, *OTHER, goal=KNOWN, pending=(WAITS,))]).goals["g-first"]
    assert (state.pending, state.goal.now.text) == ((), "Parents call")
    assert [w.status for w in state.goal.wordings] == ["agreed", "proposed", "agreed"]


def test_the_last_consent_counts_also_after_other_words_were_agreed_on() -> None:
    """The third talk began before the second was known: what all stand behind last is the goal."""
    yes = line("c1", "consent", "yes", "Joost", about="one:d1", who=("Joost",))
    told = [
        closed("one", 0, *decided(who=("Ana",))),
        closed("two", 7, *OTHER, goal=KNOWN, pending=(WAITS,)),
        closed("three", 8, yes, goal=KNOWN, pending=(WAITS,)),
    ]
    goal = state_of(told).goals["g-first"].goal
    assert goal.now.text == "Parents ask"
    assert goal.now.agreed_in == "three"
    assert [w.text for w in goal.wordings] == ["Parents dare to ask", "Parents call", "Parents ask"]
    assert [w.n for w in goal.wordings] == [1, 3, 4]
    assert state_of(told).goals["g-first"].pending == ()


def test_what_a_talk_decided_stays_while_it_is_open_again() -> None:
    first = Wording(n=1, text="Parents dare to ask", meeting="first")
    made = closed("first", 0, goal=Goal(id="g-first", wordings=(first,)))
    again = msgspec.structs.replace(made, ended=None)
    assert state_of([again]).goals["g-first"].goal.sharers == ("Ana", "Joost")


def test_words_that_all_stand_behind_wait_no_more_where_they_were_proposed_before() -> None:
    again = (line("d1.wording", "wording", "Parents ask", about="d1"), OTHER[0], OTHER[2])
    one = closed("one", 0, *decided(who=("Ana",)))
    state = state_of([one, closed("two", 7, *again, goal=KNOWN, pending=(WAITS,))])
    assert state.goals["g-first"].pending == ()
    assert state.goals["g-first"].goal.now.meeting == "two"


def test_readings_that_are_nobodys_stand_until_others_are_said_in_their_place() -> None:
    def read(talk: str, days: int, *by: str) -> Talk:
        said = (line(f"r{n}", "reading", f"{talk} {n}", who) for n, who in enumerate(by))
        return closed(talk, days, *said)

    told = [read("one", 0, "", "", "Ana"), read("two", 7, "Joost"), read("three", 14, "")]
    held = [[r.text for r in state_of(told[:n]).goals["g-first"].readings] for n in (1, 2, 3)]
    assert held == [
        ["one 0", "one 1", "one 2"], ["one 0", "one 1", "one 2", "two 0"],
        ["one 2", "two 0", "three 0"],
    ]  # fmt: skip


def test_two_versions_of_a_limit_that_were_made_apart_are_counted_on() -> None:
    made = closed("one", 0, line("f1", "limit", "€ 500", at=AT))
    apart = [
        closed(talk, days, line("f2", "limit", text, about="f-one-f1", at=AT))
        for talk, days, text in (("two", 7, "€ 600"), ("three", 8, "€ 700"))
    ]
    frames = state_of([made, *apart]).team("A team").frames
    assert [(f.n, f.text, f.valid_to is None) for f in frames] == [
        (1, "€ 500", False), (2, "€ 600", False), (3, "€ 700", True),
    ]  # fmt: skip


IDS = ("e1", "i2", "d3", "d3.wording", "4.k3f9", "next", "b0.0.onward", "five")
ANY_LINE = st.builds(
    Line,
    id=st.sampled_from(IDS),
    kind=st.sampled_from([*LINE_KINDS, "of a later Vertel"]),
    text=st.sampled_from(["", "words"]),
    by=st.sampled_from([(), ("Ana",), ("Joost", "Ruth")]),
    who=st.sampled_from([(), ("Joost",), ("Ana", "Joost")]),
    at=st.sampled_from([None, AT]),
    phase=st.sampled_from(["", "p", "gone-7"]),
    question=st.sampled_from(["", "criterion-2"]),
    about=st.sampled_from(["", *IDS, "g-first", "g-first:²", "old:i3", "talk:old:i3"]),
    choice=st.sampled_from(["", "keep", "reword", "let-go", "split", "came-closer", "own", "inside",
                            "lapses", "replace", "carried-on", "dropped", "of a later Vertel"]),
    value=st.sampled_from([None, Figure(said="²"), Figure(said="6"), Day(), Day(on=AT.date()), AgainstLimits()]),
    audience=st.sampled_from(["", "leader"]),
    withdrawn=st.booleans(),
)  # fmt: skip


@examples(200)
@given(said=st.lists(ANY_LINE, max_size=12))
def test_whatever_lines_a_file_holds_all_that_spans_talks_can_be_told_and_kept(
    said: list[Line],
) -> None:
    talk = closed("now", 0, *said)
    state = state_of([talk])
    assert msgspec.json.decode(msgspec.json.encode(state), type=State) == state
    assert story_of("g-first", [talk])
    opened = new_talk(
        "next", builtin("review"), Opening(goal_text="A cycle", team="A team"), AT, whole=state,
        earlier=[talk],
    )  # fmt: skip
    assert opened.laid_out or not said


def test_a_word_of_a_later_vertel_is_no_choice_of_any_kind_about_any_other() -> None:
    later, numbers = "of a later Vertel", count(1)
    said = [line(f"a{next(numbers)}", kind, "words", choice=later, at=AT) for kind in LINE_KINDS]
    said += [
        line(f"a{next(numbers)}", kind, "more", choice=later, about=one.id)
        for one in said
        for kind in LINE_KINDS
    ]
    state = state_of([closed("now", 0, *said)])
    assert msgspec.json.decode(msgspec.json.encode(state), type=State) == state
    assert state.goals["g-first"].indicators[0].why == "more"
