"""A talk of an earlier Vertel that was closed: its goals as they came in, and the day of its closing."""

from datetime import timedelta
from typing import Any

import pytest
from made_meeting import meeting, said
from made_talk import AT, GOAL
from msgspec.structs import replace

from agendas.lines.from_records import talk_of
from agendas.records.agreements import PlanLine
from agendas.records.said import Consent, Decision, Goal, Wording
from agendas.records.segment import Brought, Segment

DAY = AT.date()
FIRST = GOAL.wordings[0]
BOTH = ("Ana", "Joost")
ASK = Wording(n=2, text="Parents ask", reason="words", meeting="now", on=DAY, consented_by=BOTH)


def change(choice: str, by: tuple[str, ...] = BOTH, **more: Any) -> tuple[Decision, ...]:
    return (said(Decision, id="d1", choice=choice, consented_by=by, **more),)


def worded(*more: Wording, **other: Any) -> Goal:
    goal: Goal = replace(GOAL, wordings=(FIRST, *more), **other)
    return goal


def new(place: int, text: str, **more: Any) -> Goal:
    first = Wording(n=1, text=text, reason="words", meeting="now", on=DAY, consented_by=BOTH)
    return Goal(id=f"g-now-{more.pop('key', 'd1')}-{place}", wordings=(first,), sharers=BOTH,
                predecessor="g-first", **more)  # fmt: skip


WAITS = Decision(
    id="old:d1", text="words", choice="reword", wording="Parents ask", consented_by=("Ana",)
)
PROPOSED = replace(ASK, meeting="old", status="proposed", consented_by=("Ana",))
YES = (Consent(id="c1", about="old:d1", names=("Joost",), text=""),)
OURS = replace(FIRST, meeting="now")
CLOSED: dict[str, tuple[Segment, Goal]] = {
    "other words": (Segment(goal=worded(ASK), decisions=change("reword", wording="Parents ask")), GOAL),
    "words kept of a goal that came in": (
        Segment(goal=GOAL, decisions=change("keep"), brought=Brought(status="brought-in")),
        GOAL),
    "let go": (Segment(goal=replace(GOAL, status="let-go", reason="words"), decisions=change("let-go")), GOAL),
    "set aside": (
        Segment(goal=replace(GOAL, status="set-aside", reason="words"), decisions=change("set-aside")), GOAL),
    "replaced": (
        Segment(goal=replace(GOAL, status="replaced", reason="words", successors=("g-now-d1-1",)),
                decisions=change("replace", wording="Parents host"), new_goals=(new(1, "Parents host"),)),
        GOAL),
    "split": (
        Segment(goal=replace(GOAL, status="split", reason="words", successors=("g-now-d1-1", "g-now-d1-2")),
                decisions=change("split", parts=("one", "two")), new_goals=(new(1, "one"), new(2, "two"))),
        GOAL),
    "one left it": (
        Segment(goal=worded(replace(ASK, consented_by=("Ana",))),
                decisions=change("reword", ("Ana",), wording="Parents ask", left=("joost",))),
        GOAL),
    "not all consent": (
        Segment(goal=worded(replace(ASK, consented_by=("Ana",), status="proposed")),
                decisions=change("reword", ("Ana",), wording="Parents ask")),
        GOAL),
    "the last consent to what waited": (
        Segment(goal=worded(replace(PROPOSED, status="agreed", agreed_in="now", agreed_on=DAY, consented_by=BOTH)),
                brought=Brought(pending=(WAITS,)), consents=YES),
        worded(replace(PROPOSED, consented_by=BOTH))),
    "a goal that waited to be replaced": (
        Segment(goal=replace(GOAL, status="replaced", reason="words", successors=("g-now-old-d1-1",)),
                brought=Brought(pending=(replace(WAITS, choice="replace"),)), consents=YES,
                new_goals=(new(1, "Parents ask", key="old-d1"),)),
        GOAL),
    "split in no words": (Segment(goal=GOAL, decisions=change("split")), GOAL),
    "replaced by no words": (Segment(goal=GOAL, decisions=change("replace")), GOAL),
    "let go by whoever was there": (
        Segment(goal=replace(GOAL, sharers=(), status="let-go", reason="words"), decisions=change("let-go")),
        replace(GOAL, sharers=())),
    "replaced once the only one who shares it left": (
        Segment(goal=replace(GOAL, sharers=("Ana",), status="replaced", reason="words", successors=("g-now-d1-1",)),
                decisions=change("replace", (), wording="one", left=("Ana",)),
                new_goals=(replace(new(1, "one"), sharers=("Ana",),
                                   wordings=(replace(new(1, "one").wordings[0], consented_by=()),)),)),
        replace(GOAL, sharers=("Ana",))),
    "the first talk on a goal": (
        Segment(goal=replace(GOAL, wordings=(OURS,))),
        replace(GOAL, wordings=(replace(OURS, consented_by=()),), sharers=())),
}  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_the_goal_of_a_talk_that_was_closed_is_as_it_came_in(name: str) -> None:
    closed, came_in = CLOSED[name]
    talk = talk_of(meeting(closed, ended=AT))
    began = talk.passes[0].began
    assert (began.goal, began.new_goals) == (came_in, ())
    assert talk.closed == (None if closed.goal == came_in else DAY)
    again = talk_of(meeting(closed, ended=None, started=AT - timedelta(days=40)))
    known = [w.on or w.agreed_on for w in closed.goal.wordings if w.on or w.agreed_on]
    assert (again.closed == DAY) == bool(talk.closed and (known or closed.new_goals))
    if not closed.goal.proposed:
        alone = talk_of(meeting(closed, ended=AT, private=True))
        assert (alone.closed, alone.passes[0].began.goal) == (None, closed.goal)


def test_a_proposal_that_was_taken_back_is_not_carried_out_though_all_stood_behind_it() -> None:
    dropped = (*YES, Consent(id="c2", about="old:d1", text="not now", dropped=True))
    gone = replace(dropped[1], withdrawn=True)
    agreed = replace(PROPOSED, status="agreed", agreed_in="now", agreed_on=DAY, consented_by=BOTH)
    for consents, closed in ((dropped, None), ((YES[0], gone), DAY)):
        brought = Brought(pending=(WAITS,))
        segment = Segment(goal=worded(agreed), brought=brought, consents=consents)
        assert talk_of(meeting(segment, ended=AT)).closed == closed


def test_the_goals_that_came_of_a_plan_came_of_its_closing() -> None:
    def of_line(n: int, text: str, original: str = "") -> Goal:
        first = Wording(n=1, text=text, original=original, meeting="now", on=DAY, consented_by=BOTH)
        return Goal(id=f"g-now-l{n}", wordings=(first,), sharers=BOTH)

    lines = (
        said(PlanLine, id="l1", exit="keep", became="words"),
        said(PlanLine, id="l2", exit="reword", became="Parents ask"),
        said(PlanLine, id="l3", exit="to-frame", became="€ 500"),
        said(PlanLine, id="l4", exit="keep", became="words", withdrawn=True),
    )
    made = (of_line(1, "words"), of_line(2, "Parents ask", "words"))
    segment = Segment(goal=replace(GOAL, id=""), new_goals=made)
    for kind, closed, left in (("plan", DAY, ()), ("review", None, made)):
        talk = talk_of(meeting(segment, ended=AT, kind=kind, lines=lines))
        assert (talk.closed, talk.passes[0].began.new_goals) == (closed, left)
