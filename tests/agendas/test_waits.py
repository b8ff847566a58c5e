"""What waits for a talk, and with what a talk that takes it up begins."""

from datetime import date, time
from typing import Any

import msgspec
import pytest
from conftest import NOW, begin, conducted, talk_through
from made_talk import AT, GOAL
from said_in import close

from agendas.agenda import Agenda, builtin
from agendas.folding.fold import state_of
from agendas.folding.waits import bare, waits
from agendas.lines.talk import leads
from agendas.records.agreements import AccountAgreement, Frame, Moved
from agendas.records.said import Decision, Goal, Initiative, Person, Remark, Wording
from agendas.records.state import GoalState, PlannedTalk, State, TeamState, Waiting
from agendas.talk.begin import Opening, new_talk


def test_a_criterion_that_no_longer_serves_waits_until_it_is_talked_over(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda)
    table = conducted(talk, agenda)
    table.criterion("Joost: twenty percent in modules")
    talk = close(table.talk, NOW)
    state = state_of([talk])
    told = [(w.kind, w.agenda, w.subject) for w in waits(state, NOW.date())]
    assert ("criterion", "criterion", "twenty percent in modules") in told
    assert waits(bare(state), NOW.date()) == waits(state, NOW.date())

    call = builtin("criterion")
    later = NOW.replace(day=25)
    opening = Opening(goal_text=talk.goal.now.text, team="Blue")
    over = new_talk("c2c2c2", call, opening, later, state.goals[talk.goal.id], state)
    after = state_of([talk, close(over, later, call)])
    assert "criterion" not in [w.kind for w in waits(after, later.date())]
    # a talk in between is not the one that was planned
    assert after.goals[talk.goal.id].next_talk == state.goals[talk.goal.id].next_talk


TODAY, BEFORE, LATER = date(2026, 12, 1), date(2026, 11, 30), date(2026, 12, 8)


def whole(**goal: Any) -> State:
    """A goal of the team as it waits, of which one talk was held unless said otherwise."""
    return State(goals={"g-first": GoalState(**{"goal": GOAL, "team": "Blue", "talks": 1, **goal})})


def taken(item: str, **more: Any) -> Waiting:
    made = Initiative(id=item, text=f"{item} it", by="Joost", **more)
    return Waiting(initiative=made, meeting="one", taken=BEFORE, goal_wording=1, words="as it was")


def told(state: State) -> list[tuple[str, str, str, date | None, list[str]]]:
    for wait in (found := waits(state, TODAY)):
        assert wait.goal or wait.team
        assert bool(wait.remark) == (wait.kind != "talk")
    assert found == waits(bare(state), TODAY), "on Home it is the same"
    return [(w.kind, w.agenda, w.subject, w.on, [i.id for i in w.initiatives]) for w in found]


def test_of_a_goal_waits_what_touches_a_limit_what_serves_no_more_and_the_rest() -> None:
    touching, other = taken("move", limits="touches"), taken("call", due=LATER)
    state = whole(waiting=(touching, other), criteria=(Remark(id="c", text="20% in modules"),))
    assert told(state) == [
        ("plan-or-frame", "plan-or-frame", "Parents dare to ask", BEFORE, ["move"]),
        ("talk", "accountability", "Parents dare to ask", LATER, ["call"]),
        ("criterion", "criterion", "20% in modules", None, []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "waiting"),
    [
        ({}, []),
        ({"planned": (PlannedTalk(on=LATER, planned_in="one"),)}, [("talk", LATER)]),
        ({"planned": (PlannedTalk(on=LATER, planned_in="one", held_as="two"),)}, []),
        ({"talks": 0}, [("first-talk", None)]),
        ({"talks": 0, "planned": (PlannedTalk(on=LATER, planned_in="one"),)}, [("first-talk", LATER)]),
        ({"talks": 0, "waiting": (taken("call"),)}, [("talk", None)]),
        ({"goal": msgspec.structs.replace(GOAL, status="let-go"), "planned": (PlannedTalk(on=LATER, planned_in="one"),)}, []),
        ({"goal": msgspec.structs.replace(GOAL, status="let-go"), "waiting": (taken("call"),)}, [("talk", None)]),
    ],
)  # fmt: skip
def test_a_goal_waits_for_its_talk_while_it_lives_or_something_is_to_be_told(
    goal: dict[str, Any], waiting: list[tuple[str, date | None]]
) -> None:
    assert [(kind, on) for kind, _agenda, _subject, on, _items in told(whole(**goal))] == waiting


def test_a_talk_waits_for_the_hour_that_was_agreed_on_and_one_that_was_held_leaves_none() -> None:
    ten, nine = time(10), time(9)
    held = PlannedTalk(on=LATER, planned_in="one", at=nine, held_as="two")
    next_one = PlannedTalk(on=LATER, planned_in="two", at=ten)
    due = (taken("call", due=LATER),)
    for goal, hour in (
        ({"planned": (held, next_one)}, ten),
        ({"planned": (held,), "waiting": due}, None),
        ({"planned": (next_one,), "talks": 0}, ten),
    ):
        assert [w.at for w in waits(whole(**goal), TODAY)] == [hour]
    team = TeamState(name="Blue", planned=(held, next_one))
    assert [w.at for w in waits(State(teams={"blue": team}), TODAY)] == [ten]


def test_a_goal_waits_for_the_earliest_day_that_is_still_to_come() -> None:
    planned = PlannedTalk(on=date(2027, 4, 6), planned_in="two", at=time(10))
    sooner, over = date(2027, 2, 2), date(2026, 12, 23)
    held = PlannedTalk(on=over, planned_in="one", held_as="two")
    put_off = msgspec.structs.replace(
        planned, moved=(Moved(id="m", text="", was=over, to=planned.on),)
    )
    last = NOW.replace(month=11, day=30)
    for plans, days, on in (
        ((planned,), (sooner,), sooner),
        ((planned,), (date(2027, 5, 1),), planned.on),
        ((held, planned), (over,), planned.on),
        ((held, planned), (over, sooner), sooner),
        ((put_off,), (over,), planned.on),
        ((planned,), (BEFORE,), planned.on),
    ):
        waiting = tuple(taken(f"call {day}", due=day) for day in days)
        state = whole(planned=plans, waiting=waiting, last_talk=last)
        assert [wait[3] for wait in told(state)] == [on]
        hour = time(10) if on == planned.on else None
        assert [wait.at for wait in waits(state, TODAY)] == [hour]
        talk = None if on == planned.on else planned.on
        assert [wait.talk for wait in waits(state, TODAY)] == [talk]


def test_what_is_to_be_told_stands_by_day_and_what_has_none_last() -> None:
    days = {"a": None, "b": date(2027, 5, 1), "c": date(2027, 2, 2), "d": BEFORE}
    waiting = tuple(taken(item, due=day) for item, day in days.items())
    assert told(whole(waiting=waiting))[0][-1] == ["d", "c", "b", "a"]


def test_a_goal_of_a_plan_is_brought_in_and_a_change_waits_for_consent() -> None:
    brought = msgspec.structs.replace(GOAL, status="brought-in")
    assert told(whole(goal=brought, talks=0))[0][:2] == ("first-talk", "goal-dialogue")
    (wait,) = waits(whole(pending=(Decision(id="one:d1", text="why", choice="let-go"),)), TODAY)
    assert wait.remark
    assert (wait.kind, wait.remark.en) == ("talk", "a proposal waits for consent")


def test_a_goal_of_a_plan_waits_for_its_first_talk_though_nobody_said_to_stand_behind_it() -> None:
    shared = Goal(
        id="g-first", wordings=(Wording(n=1, text="Ours", meeting="one"),), sharers=("Ana",)
    )
    assert told(whole(goal=shared, talks=0))[0][0] == "first-talk"


def test_what_only_a_check_in_knows_waits_for_nobody() -> None:
    alone = Goal(id="g-first", wordings=(Wording(n=1, text="Mine", meeting="one"),))
    assert told(whole(goal=alone, talks=0)) == []


def test_of_a_team_waits_its_talk_a_limit_to_look_at_and_an_agreement_that_ended() -> None:
    def team(day: date, until: date | None = None) -> State:
        limit = Frame(id="f1", frame="f1", text="€ 500", review_on=day, valid_to=until)
        agreed = AccountAgreement(id="a1", text="monthly", valid_to=day)
        planned = (
            PlannedTalk(on=LATER, planned_in="one"),
            PlannedTalk(on=TODAY, planned_in="one", held_as="two"),
        )
        made = TeamState(name="Blue", frames=(limit,), agreement=agreed, planned=planned)
        return State(teams={"blue": made})

    talk = ("team-talk", "review", "Blue", LATER, [])
    limit = ("frame", "frames", "€ 500", BEFORE, [])
    ended = ("agreement", "agreement", "Blue", BEFORE, [])
    assert told(team(BEFORE)) == [ended, limit, talk]
    assert told(team(TODAY)) == [("frame", "frames", "€ 500", TODAY, []), talk]
    assert told(team(LATER)) == [talk]
    assert "frame" not in [found[0] for found in told(team(BEFORE, BEFORE))], "it lapsed"


def test_goals_of_a_team_stand_with_the_one_that_waited_longest_first() -> None:
    def known(key: str, days: int | None, **more: Any) -> GoalState:
        last = AT.replace(day=days) if days else None
        goal = msgspec.structs.replace(GOAL, id=key)
        return GoalState(**{"goal": goal, "team": "Blue", "last_talk": last, "talks": 1, **more})

    found = [
        known("g-a", 3),
        known("g-b", 2),
        known("g-d", None),
        known("g-c", None),
        known("g-e", 1, team="Red"),
    ]
    state = State(goals={one.goal.id: one for one in found})
    assert [one.goal.id for one in state.goals_in("BLUE")] == ["g-c", "g-d", "g-b", "g-a"]
    review = new_talk(
        "r1r1r1", builtin("review"), Opening(goal_text="A year", team="Blue"), AT, whole=state
    )
    assert [one.goal for one in review.passes] == ["", "g-c", "g-d", "g-b", "g-a"]
    assert [one.chosen for one in review.passes[1:]] == [True] * 4
    assert {phase.segment for phase in review.phases} == {0, 1, 2, 3, 4}
    several = new_talk(
        "g1g1g1", builtin("goals"), Opening(goal_text="Ours", team="Blue"), AT, whole=state
    )
    assert [one.chosen for one in several.passes[1:]] == [False] * 4
    one = new_talk(
        "o1o1o1", builtin("frames"), Opening(goal_text="Limits", team="Blue"), AT, whole=state
    )
    assert [p.goal for p in one.passes] == [""]


def test_a_leader_is_one_by_name_and_role() -> None:
    people = (Person(name="Ana"), Person(name="Ruth", role="leader"))
    talk = new_talk(
        "k3f9q2", builtin("accountability"), Opening(goal_text="Ours", people=people), AT
    )
    assert [leads(talk, name) for name in ("Ana", "ruth", "Joost")] == [False, True, False]
