"""The cycle as a review lays it out: what each talk left, with its day, its reason and whose it is."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from made_talk import AT, GOAL, closed, line

from agendas.folding.fold import state_of
from agendas.folding.review import cycle_laid_out, history, put_off
from agendas.lines.talk import AgainstLimits, Began, Day, Line, Pass, Talk
from agendas.records import heads
from agendas.records.agreements import Agreed, Frame, Laid, Moved
from agendas.records.said import FrameRef, Indicator, Wording
from agendas.records.segment import Brought
from agendas.records.state import PlannedTalk

FIRST, THEN = AT.date(), AT.date() + timedelta(days=7)
WORDS = "Parents dare to ask"
TEAM = (Pass(goal="", began=Began(goal=msgspec.structs.replace(GOAL, id=""))),)
LIMIT = Frame(id="f1", frame="f1", text="€ 500", owner="Ruth", valid_from=FIRST)


def laid(*talks: Talk, days: int = 30, **more: Any) -> list[Laid]:
    """What a review that many days on lays out of these talks, without the words of the goal."""
    review = closed("r", days, kind="review", passes=TEAM, **more)
    return [
        one for one in cycle_laid_out(review, state_of(talks), talks) if one.head != heads.WORDING
    ]


def of_goal(*said: Line, **more: Any) -> Talk:
    return closed("two", 7, *said, **more)


def test_signs_with_their_why_and_those_they_took_the_place_of() -> None:
    known = Brought(indicators=(Indicator(id="old:i1", text="who comes"),))
    said = (
        line("i1", "sign", "who asks", "Ana"),
        line("i1.why", "why", "it is theirs", about="i1"),
        line("i2", "sign onward", "it says little", "Joost", choice="replace", about="old:i1"),
        line("i3", "sign onward", "it says much", "Joost", choice="keep", about="old:i2"),
        line("i4", "sign onward", "of another", choice="replace", about="old:i9"),
    )
    passes = (Pass(goal="g-first", began=Began(goal=GOAL, brought=known)),)
    told = {"phase": "indicators", "on": THEN, "of_goal": WORDS}
    assert laid(of_goal(*said, passes=passes)) == [
        Laid(head=heads.SIGN_REPLACED, text="who comes", because="it says little", by="Joost", **told),
        Laid(head=heads.SIGN_REPLACED, because="of another", **told),
        Laid(head=heads.SIGN, text="who asks", because="it is theirs", by="Ana", **told),
    ]  # fmt: skip


def test_limits_as_they_hold_as_they_changed_and_what_touched_them() -> None:
    held = AgainstLimits(
        considered=(FrameRef(frame="f1", n=1, text="€ 500"), FrameRef(frame="f2", n=1, text="by law"),
                    FrameRef(frame="f3", n=1, text="the hall")), touched=("f1", "f3"),
    )  # fmt: skip
    said = (
        line("f1", "limit", "€ 800", "Ana", about="f1", who=("Joost",)),
        line("f2", "limit", "quiet", "Ana"),
        line("i3", "initiative", "a bench", "Ana"),
        line("i3.limits", "limits", choice="touches", about="i3", value=held),
        line("i4", "initiative", "a call", "Ana"),
        line("i4.limits", "limits", choice="inside", about="i4", value=held),
    )
    now = Agreed(frames=(msgspec.structs.replace(LIMIT, n=2, text="€ 800"),
                         msgspec.structs.replace(LIMIT, frame="f3", text="the hall")))  # fmt: skip
    assert laid(of_goal(*said, agreed=Agreed(frames=(LIMIT,))), agreed=now) == [
        Laid(phase="frames", head=heads.LIMIT, text="the hall", on=FIRST, kept_by="Ruth"),
        Laid(phase="frames", head=heads.CHANGED, text="€ 800", before="€ 500", by="Ana", kept_by="Joost", on=THEN),
        Laid(phase="frames", head=heads.TOUCHED, text="a bench", because="€ 500; the hall", by="Ana", on=THEN),
    ]  # fmt: skip


def test_values_insights_what_was_parked_and_what_the_team_stands_for() -> None:
    said = (
        line("v1", "value", "trust", "Ana"), line("v1.moment", "moment", "in May", about="v1"),
        line("l2", "insight", "it is theirs", "Joost"), line("p3", "parked", "the copier", "Ruth"),
        line("s4", "starting point", "every child", at=AT),
    )  # fmt: skip
    told = {"phase": "values", "on": THEN, "of_goal": WORDS}
    whole = [
        Laid(head=heads.VALUE, text="trust", because="in May", by="Ana", **told),
        Laid(head=heads.INSIGHT, text="it is theirs", by="Joost", **told),
        Laid(phase="day", head=heads.PARKED, text="the copier", by="Ruth", on=THEN),
        Laid(phase="identity", head=heads.STARTING_POINT, text="every child", on=FIRST),
    ]  # fmt: skip
    assert laid(of_goal(*said)) == whole
    assert laid(of_goal(*said, team="")) == [], "a talk of a goal that no team has is of no team"
    known = closed("one", 0)
    assert laid(known, of_goal(*said, team="")) == whole, "it is of the team its goal is of"
    assert laid(closed("one", 0), of_goal(*said, team="Red"))[:1] != whole[:1]


@pytest.mark.parametrize(("days", "is_told"), [(-1, True), (7, False), (8, True)])
def test_a_cycle_is_what_was_said_since_the_last_review(days: int, is_told: bool) -> None:
    before = closed("r0", 0, passes=TEAM, kind="review")
    told = closed("two", days if days > 0 else 1, line("p1", "parked", "the copier"))
    reviewed = closed("r1", 7, passes=TEAM, kind="review")
    after = laid(before, told, *([reviewed] if days > 0 else []))
    assert [one.text for one in after] == (["the copier"] if is_told else [])


def test_a_talk_that_was_planned_and_did_not_come_about_or_came_later() -> None:
    def planned(on: date, said: str = "n1") -> Line:
        return line(said, "appointment", value=Day(on=on))

    today = FIRST + timedelta(days=30)
    for on, missed in ((FIRST, True), (today - timedelta(days=1), True), (today, False),
                       (FIRST - timedelta(days=1), False)):  # fmt: skip
        told = [Laid(phase="day", head=heads.NOT_HELD, text=WORDS, on=on)] * missed
        assert laid(closed("one", 0, planned(on))) == told
    team = closed("one", 0, planned(FIRST), passes=TEAM, kind="frames")
    assert laid(team) == [Laid(phase="day", head=heads.NOT_HELD, text="A talk", on=FIRST)]
    elsewhere = closed("one", 0, planned(FIRST), team="Red")
    assert laid(elsewhere) == []


@pytest.mark.parametrize(("held", "told"), [(6, False), (7, True), (8, True), (-1, False)])
def test_a_talk_that_came_a_week_later_than_planned_came_on_another_day(
    held: int, told: bool
) -> None:
    came = FIRST + timedelta(days=held)
    talk = PlannedTalk(on=FIRST, planned_in="one", held_as="two", held_on=came)
    later = [Laid(phase="day", head=heads.LATER, text=WORDS, on=FIRST, to=came)] * told
    assert list(put_off(talk, WORDS, {"two"})) == later
    assert list(put_off(talk, WORDS, {"one"})) == [], "a talk that is told of elsewhere"


def test_each_time_a_talk_was_moved_or_called_off_is_told_with_why() -> None:
    to, off = (
        Moved(id="m1", text="ill", by="Ana", was=FIRST, to=THEN),
        Moved(id="m2", text="snow", was=THEN),
    )
    talk = PlannedTalk(on=None, planned_in="one", moved=(to, off))
    assert list(put_off(talk, WORDS, ())) == [
        Laid(phase="day", head=heads.LATER, text=WORDS, because="ill", by="Ana", on=FIRST, to=THEN),
        Laid(phase="day", head=heads.NOT_HELD, text=WORDS, because="snow", on=THEN),
    ]  # fmt: skip


def test_how_the_words_of_a_goal_grew_and_how_it_ended() -> None:
    words = (
        Wording(n=1, text="Parents ask", original="Results up", reason="from the plan", on=FIRST),
        Wording(n=2, text="Parents call", reason="louder", on=THEN, status="proposed"),
        Wording(n=3, text="Parents dare", reason="from the plan", on=FIRST, agreed_in="t", agreed_on=THEN),
    )  # fmt: skip
    goal = msgspec.structs.replace(GOAL, wordings=words)

    def row(head: Any, text: str, on: date, before: str, because: str) -> Laid:
        return Laid(phase="histories", head=head, text=text, on=on, of_goal="Parents dare",
                    before=before, because=because)  # fmt: skip

    grew = [
        row(heads.WORDING, "Parents ask", FIRST, "Results up", "from the plan"),
        row(heads.NOT_AGREED, "Parents call", THEN, "Parents ask", "louder"),
        row(heads.WORDING, "Parents dare", THEN, "Parents ask", "from the plan"),
    ]
    assert list(history(goal)) == grew
    once = [msgspec.structs.replace(grew[0], because=""), *grew[1:]]
    assert list(history(goal, "from the plan")) == once, (
        "its reason stands with the goal it came of"
    )
    same = msgspec.structs.replace(words[0], original="Parents ask")
    alone = msgspec.structs.replace(GOAL, wordings=(same,))
    assert [one.before for one in history(alone)] == [""]
    for status, head in (("set-aside", heads.SET_ASIDE), ("let-go", heads.LET_GO),
                         ("split", heads.SPLIT), ("replaced", heads.REPLACED)):  # fmt: skip
        ended = msgspec.structs.replace(goal, status=status, reason="no time")
        end = Laid(phase="histories", head=head, because="no time", of_goal="Parents dare")
        assert list(history(ended)) == [*grew, end]
        came = [msgspec.structs.replace(GOAL, wordings=words[n:]) for n in (0, 2)]
        told = msgspec.structs.replace(end, text="“Parents ask”; “Parents dare”")
        assert list(history(ended, came=came))[-1] == told


def test_a_goal_that_came_of_another_tells_its_reason_there_and_one_of_another_team_is_not_told() -> (
    None
):
    replaced = (
        line("d1", "decision", "it is theirs", "Ana", choice="replace"),
        line("d1.wording", "wording", "Parents host", about="d1"),
        line("d1.consent", "consent", about="d1.wording", who=("Ana", "Joost")),
    )
    talks = (of_goal(*replaced),)
    review = closed("r", 30, kind="review", passes=TEAM)
    rows = [
        (one.head, one.text, one.because) for one in cycle_laid_out(review, state_of(talks), talks)
    ]
    assert rows == [
        (heads.WORDING, WORDS, ""), (heads.REPLACED, "“Parents host”", "it is theirs"),
        (heads.WORDING, "Parents host", ""),
    ]  # fmt: skip
    red = closed("r", 30, kind="review", passes=TEAM, team="Red")
    assert list(cycle_laid_out(red, state_of(talks), talks)) == []
    unchosen = (Pass(goal="g-first", began=Began(goal=GOAL), chosen=False), *TEAM)
    known = (*talks, closed("three", 30, passes=unchosen))
    late = closed("r", 40, kind="review", passes=TEAM)
    since = state_of((*known, closed("r1", 20, kind="review", passes=TEAM)))
    assert list(cycle_laid_out(late, since, known)) == [], "nothing was said of it in this cycle"
