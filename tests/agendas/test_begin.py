"""A talk about to begin: what earlier talks left is on the table, each in its phase, and no more."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from made_talk import AT, GOAL

from agendas.agenda import BUILTIN, builtin
from agendas.lines.talk import Talk
from agendas.records import heads
from agendas.records.agreements import (
    AccountAgreement,
    Agreed,
    Frame,
    Laid,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.said import (
    Decision,
    Goal,
    Indicator,
    Initiative,
    LookedBack,
    Meaning,
    Person,
    Reading,
    Wording,
)
from agendas.records.segment import Brought
from agendas.records.state import GoalState, State, TeamState, Waiting
from agendas.talk.begin import Opening, new_talk
from agendas.talk.laid_out import FROM_PLAN, INITIATIVE, LAST_TALK, NEVER
from agendas.talk.laid_out import GOAL as SHARED

DUE = date(2027, 1, 5)
LIMIT = Frame(id="f1", frame="f1", text="€ 500", owner="Ruth")
AGREED = AccountAgreement(
    id="a1", text="to the board", rhythm="monthly", form="a talk", use_of_notes="ours", by="Ana"
)
POINT = StartingPoint(id="s1", text="every child", by="Joost")
RHYTHM = Rhythm(id="r1", text="monthly", weeks=4)
CALL = Waiting(
    initiative=Initiative(id="i1", text="call them", by="Joost", due=DUE), meeting="one", taken=AT.date(),
    goal_wording=2, words="Parents ask",
)  # fmt: skip
MOVE = msgspec.structs.replace(
    CALL,
    initiative=Initiative(id="i2", text="move it", by="Ruth", limits="touches"),
    goal_wording=9,
)
LEFT: dict[str, Any] = {
    "readings": (Reading(id="one:r1", text="they ask"),),
    "indicators": (Indicator(id="one:i1", text="who comes"),),
    "others": (Meaning(id="one:m1", text="it rained"),),
    "pending": (Decision(id="one:d1", text="", choice="let-go"),),
}
WORDED = msgspec.structs.replace(
    GOAL,
    wordings=(*GOAL.wordings, Wording(n=2, text="Parents ask"), Wording(n=3, text="Parents host")),
)
STATE = GoalState(
    goal=WORDED,
    team="Blue",
    talks=2,
    waiting=(CALL, MOVE),
    last_talk=AT,
    account_giver="Ana",
    **LEFT,
)
OTHER = GoalState(goal=msgspec.structs.replace(GOAL, id="g-other"), team="Blue", account_giver="Mo",
                  lines=(PlanLine(id="l1", text="Results up", became="who reads"), PlanLine(id="l2", text="a bench")))  # fmt: skip
TEAM = TeamState(
    name="Blue", frames=(LIMIT,), agreement=AGREED, starting_points=(POINT,), rhythm=RHYTHM
)
WHOLE = State(goals={"g-first": STATE, "g-other": OTHER}, teams={"blue": TEAM})
NOW = AT + timedelta(days=30)


def begun(agenda: str, state: GoalState | None = None, whole: State = WHOLE, **more: Any) -> Talk:
    opening = Opening(**{"goal_text": " Parents  ask ", "team": "Blue", "account_giver": "Ana",
                         "people": (Person(name="Ana"), Person(name="Ruth")), **more})  # fmt: skip
    return new_talk("now", builtin(agenda), opening, NOW, state, whole)


def test_a_talk_on_a_goal_looks_back_on_what_waits_and_has_what_was_left() -> None:
    (one,) = begun("accountability", STATE).passes
    back = [
        LookedBack(initiative=item.initiative, meeting="one", taken=AT.date(), words="Parents ask",
                   goal_wording=item.goal_wording) for item in (CALL, MOVE)
    ]  # fmt: skip
    assert (one.goal, one.account_giver, one.chosen) == ("g-first", "Ana", True)
    assert one.began.looked_back == tuple(back)
    assert (one.began.goal, one.began.agreed) == (WORDED, 2)
    assert one.began.brought == Brought(**LEFT, status="agreed")
    (between,) = begun("plan-or-frame", STATE).passes
    assert between.began.looked_back == (back[1],)
    assert between.began.agreed == 3, "a wording that is not known is the present one"
    (alone,) = begun("checkin", STATE).passes
    assert alone.began.looked_back == ()
    assert alone.began.brought == Brought(readings=LEFT["readings"], indicators=LEFT["indicators"])


def test_a_talk_has_what_the_team_agreed_on_and_a_check_in_has_none() -> None:
    whole = Agreed(frames=(LIMIT,), agreement=AGREED, starting_points=(POINT,), rhythm=RHYTHM)
    assert begun("accountability", STATE).agreed == begun("frames").agreed == whole
    alone = begun("checkin", STATE)
    assert (alone.agreed, alone.private, alone.laid_out) == (Agreed(), True, ())
    assert not begun("accountability", STATE).private
    ended = msgspec.structs.replace(
        TEAM, frames=(msgspec.structs.replace(LIMIT, valid_to=AT.date()),)
    )
    assert begun("frames", whole=State(teams={"blue": ended})).agreed.frames == ()


def test_one_of_several_goals_is_given_account_of_by_who_took_something_on() -> None:
    talk = begun("goals")
    assert [(one.goal, one.account_giver, one.chosen) for one in talk.passes] == [
        ("", "Ana", True), ("g-other", "Mo", False), ("g-first", "Joost", False),
    ]  # fmt: skip
    assert [one.kind for one in talk.each] == [p.kind for p in builtin("goals").phases if p.each]
    (choose,) = [phase.id for phase in talk.phases if phase.kind == "choose"]
    assert [one for one in talk.laid_out if one.phase == choose] == [
        Laid(phase=choose, head=NEVER, text="1  Parents dare to ask"),
        Laid(phase=choose, head=LAST_TALK, text="2  Parents host", on=AT.date()),
        Laid(phase=choose, head=INITIATIVE, text="call them", by="Joost", on=DUE),
        Laid(phase=choose, head=INITIATIVE, text="move it", by="Ruth"),
    ]  # fmt: skip


def test_what_was_agreed_on_is_laid_out_where_a_talk_begins_with_it() -> None:
    talks = [begun(name, STATE) for name in BUILTIN]
    talk = next(t for t in talks if "agreements" in {phase.kind for phase in t.phases})
    (phase,) = [one.id for one in talk.phases if one.kind == "agreements"]
    rows = [one for one in talk.laid_out if one.phase == phase]
    assert rows == [
        Laid(phase=phase, head=SHARED, text=talk.goal.now.text),
        Laid(phase=phase, head=heads.LIMIT, text="€ 500", by="Ruth"),
        Laid(phase=phase, head=heads.AGREEMENT, text="to the board · monthly · a talk · ours", by="Ana"),
    ]  # fmt: skip


def test_the_signs_and_steps_of_a_plan_lie_on_the_table_in_the_first_talk_on_its_goal() -> None:
    told = begun("accountability", OTHER).laid_out
    (phase,) = {p.id for p in begun("accountability", OTHER).phases if p.kind == "indicator"}
    assert [one for one in told if one.head == FROM_PLAN] == [
        Laid(phase=phase, head=FROM_PLAN, text="who reads"), Laid(phase=phase, head=FROM_PLAN, text="a bench"),
    ]  # fmt: skip
    later = msgspec.structs.replace(OTHER, talks=1)
    again = begun("accountability", later, State(goals={"g-other": later})).laid_out
    assert [one for one in again if one.head == FROM_PLAN] == []
    assert [one.text for one in told if one.head == heads.STARTING_POINT] == ["every child"]
    assert {one.phase for one in told if one.head == heads.STARTING_POINT} == {
        p.id for p in begun("accountability", OTHER).phases if p.kind == "interpretation"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("agenda", "status"), [("accountability", "agreed"), ("goal-dialogue", "brought-in")]
)
def test_a_goal_that_is_new_has_the_words_it_was_begun_with(agenda: str, status: str) -> None:
    talk = begun(agenda, target_group="parents of group 3")
    first = Wording(
        n=1,
        text=talk.goal.now.text,
        target_group="parents of group 3",
        meeting="now",
        on=NOW.date(),
    )
    goal = Goal(id="g-now", wordings=(first,), status=status)  # type: ignore[arg-type]
    (one,) = talk.passes
    assert (one.goal, one.began.goal, one.account_giver) == ("g-now", goal, "Ana")
    assert talk.goal.now.text.split() == ["Parents", "ask"]
    assert "look-back" not in {phase.kind for phase in talk.phases}


def test_the_lines_of_a_plan_are_taken_in_each_in_its_words() -> None:
    talk = begun("plan", lines=("Results up", "  ", "a bench"))
    phase = next(one.id for one in talk.phases if one.kind == "origin")
    assert [(one.id, one.kind, one.text, one.phase) for one in talk.lines] == [
        ("l1", "plan line", "Results up", phase), ("l2", "plan line", "a bench", phase),
    ]  # fmt: skip
    assert talk.counter == 2
    assert [one.text.split() for one in begun("goal-dialogue").lines] == [["Parents", "ask"]]
    assert begun("accountability", lines=("a bench",)).lines == ()


def test_a_phase_that_only_asks_of_earlier_limits_is_left_out_where_there_are_none() -> None:
    some, none = begun("frames"), begun("frames", whole=State())
    gone = {phase.id for phase in some.phases} - {phase.id for phase in none.phases}
    asked = {
        p.id
        for p in builtin("frames").phases
        if {q.records for q in p.questions} == {"frame_choice"}
    }
    assert gone == asked != set()


@pytest.mark.parametrize("agenda", BUILTIN)
def test_a_talk_begins_in_its_first_phase_and_ends_in_the_close(agenda: str) -> None:
    talk = begun(agenda, STATE if builtin(agenda).kind not in ("plan",) else None)
    assert [phase.visited for phase in talk.phases] == [True, *[False] * (len(talk.phases) - 1)]
    assert (talk.started, talk.changed, talk.team, talk.agenda) == (NOW, NOW, "Blue", agenda)
    assert (talk.kind, talk.minutes, talk.title) == (
        builtin(agenda).kind, builtin(agenda).minutes, builtin(agenda).title,
    )  # fmt: skip
    closes = [phase.kind for phase in talk.phases].count("close")
    assert closes == (0 if talk.private else 1)
