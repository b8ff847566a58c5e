"""The fold over talks: from scratch, a talk further, in any order of arrival, and apart from each other."""

from datetime import date
from itertools import count
from typing import Any

import msgspec
import pytest
from any_year import year
from examples import examples, rows
from hypothesis import given
from hypothesis import strategies as st
from made_talk import AT, GOAL, SOME, closed, decided, line

from agendas.agenda import builtin
from agendas.folding.fold import after, in_order, state_of
from agendas.folding.story import story_of
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import AgainstLimits, Began, Day, Figure, Line, Pass, Talk
from agendas.records.said import Decision, Goal, Person, Phase, Wording
from agendas.records.segment import Brought
from agendas.records.state import GoalState, State
from agendas.talk.begin import Opening, new_talk


@pytest.fixture(scope="module", params=range(3))
def talks(request: pytest.FixtureRequest) -> list[Talk]:
    """Two dozen talks of a team, some begun before an earlier one was known."""
    return year(request.param, 24, 40)


@examples(8)
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(talks: list[Talk], data: st.DataObject) -> None:
    arrived = data.draw(st.permutations(talks))
    whole = state_of(talks)
    assert state_of(arrived) == whole
    further = State()
    for talk in in_order(arrived):
        further = after(further, talk)
    assert further == whole


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
    begun = closed("two", 7, ended=None, closed=None)
    nobodys = msgspec.structs.replace(begun, id="one", team="", started=AT)
    assert [state_of(told).goals["g-first"].team for told in ([nobodys], [nobodys, begun])] == [
        "", "A team",
    ]  # fmt: skip


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


DEC, JAN, FEB = date(2026, 12, 8), date(2027, 1, 5), date(2027, 2, 2)


def on(day: date | None, said: str = "n1", about: str = "", **more: object) -> Line:
    return line(said, "appointment", value=Day(on=day), about=about, **more)


def of_goal(*talks: Talk) -> GoalState:
    return state_of(talks).goals["g-first"]


def test_the_talk_that_was_planned_is_held_and_the_next_one_waits() -> None:
    held = of_goal(closed("one", 0, on(DEC, who=("Ruth",))), closed("two", 7, on(JAN)))
    assert [(p.on, p.planned_in, p.people, p.held_as, p.held_on) for p in held.planned] == [
        (DEC, "one", ("Ruth",), "two", DEC), (JAN, "two", (), "", None),
    ]  # fmt: skip
    assert held.next_talk == JAN
    between = closed("three", 8, on(FEB), kind="criterion")
    after_it = of_goal(closed("one", 0, on(DEC)), closed("two", 7, on(JAN)), between)
    assert [(p.on, p.open) for p in after_it.planned] == [(DEC, False), (FEB, True)]


@rows(
    ("days", "said", "planned", "due"),
    [
        (0, (), [(JAN, True)], JAN),
        (27, (), [(JAN, True)], JAN),
        (35, (), [(JAN, False)], None),
        (36, (), [(JAN, False)], None),
        (0, (on(FEB),), [(FEB, True)], FEB),
        (0, (line("i1", "initiative"), on(DEC, about="i1")), [(JAN, True)], DEC),
    ],
)
def test_an_agreed_day_waits_until_a_talk_on_or_after_it_or_another_day(
    days: int, said: tuple[Line, ...], planned: list[tuple[date, bool]], due: date | None
) -> None:
    """Another talk before it is not that talk, and a day of what somebody takes up is no other day."""
    later = of_goal(closed("one", 0, on(JAN)), closed("two", days, *said))
    assert [(p.on, p.open) for p in later.planned] == planned
    assert later.due == due


def test_a_planned_talk_is_put_on_another_day_or_called_off() -> None:
    def moved(to: date | None, about: str = "g-first") -> State:
        said = line("m1", "moved talk", "ill", value=Day(on=to, was=JAN), about=about)
        planned = closed("two", 7, on(JAN))
        return state_of(
            [closed("one", 0, on(DEC)), planned, closed("three", 8, said, kind="planning")]
        )

    assert [p.on for p in moved(FEB).goals["g-first"].planned] == [DEC, FEB]
    assert moved(None).goals["g-first"].next_talk is None
    assert [m.text for m in moved(FEB).goals["g-first"].planned[-1].moved] == ["ill"]
    assert moved(FEB, "").goals["g-first"].next_talk == JAN, "that is the team's"
    assert of_goal(closed("one", 0)).planned == ()


TEAM = (Pass(goal="", began=Began(goal=msgspec.structs.replace(GOAL, id=""))),)


@pytest.mark.parametrize(
    ("kind", "next_talk"), [("frames", DEC), ("planning", None), ("goals", None)]
)
def test_a_talk_of_the_team_plans_the_next_one_and_one_about_goals_does_not(
    kind: str, next_talk: date | None
) -> None:
    state = state_of([closed("one", 0, on(DEC), kind=kind, passes=TEAM)])
    assert state.team("a TEAM").next_talk == next_talk


def test_the_teams_next_talk_moves_by_what_is_said_of_it_and_not_of_a_goal() -> None:
    planned = closed("one", 0, on(DEC), kind="frames", passes=TEAM)
    for about, day in (("", JAN), ("g-first", DEC)):
        said = line("m1", "moved talk", "ill", value=Day(on=JAN, was=DEC), about=about)
        state = state_of([planned, closed("two", 1, said, kind="planning", passes=TEAM)])
        assert state.team("A team").next_talk == day


def test_what_waits_goes_along_to_the_goal_that_came_in_the_place_of_another() -> None:
    replaced = (
        line("d1", "decision", "it is theirs", "Ana", choice="replace"),
        line("d1.wording", "wording", "Parents host", about="d1"),
        line("d1.consent", "consent", about="d1.wording", who=("Ana", "Joost")),
        line("i2", "initiative", "call two mothers", who=("Joost",)),
    )
    goals = state_of([closed("one", 0, on(DEC)), closed("two", 7, on(JAN), *replaced)]).goals
    old, new = goals.pop("g-first"), goals.popitem()[1]
    assert (old.goal.status, new.goal.now.text) == ("replaced", "Parents host")
    assert ([p.on for p in old.planned], [p.on for p in new.planned]) == ([DEC], [JAN])
    assert (old.waiting, [w.initiative.text for w in new.waiting]) == ((), ["call two mothers"])
    assert (new.account_giver, new.team) == ("Ana", "A team")


def test_who_gives_account_and_who_is_there_stay_until_others_are_named() -> None:
    nobody = (Pass(goal="g-first", began=Began(goal=GOAL)),)
    told = of_goal(closed("one", 0), closed("two", 7, passes=nobody, people=(), team=""))
    assert (told.account_giver, told.team, told.talks) == ("Ana", "A team", 2)
    assert [person.name for person in told.people] == ["Ana", "Joost"]
    assert told.last_talk == closed("two", 7).started


def test_a_review_is_no_talk_on_the_goal() -> None:
    told = of_goal(closed("one", 0, on(DEC)), closed("two", 7, on(JAN), kind="review", people=()))
    assert (told.talks, told.last_talk, told.next_talk) == (1, AT, DEC)
    assert [person.name for person in told.people] == ["Ana", "Joost"]


@pytest.mark.parametrize(
    ("choice", "signs"), [("replace", ["who asks"]), ("keep", ["who comes", "who asks"])]
)
def test_a_sign_holds_until_another_takes_its_place(choice: str, signs: list[str]) -> None:
    told = of_goal(
        closed("one", 0, line("i1", "sign", "who comes")),
        closed("two", 7, line("o1", "sign onward", "it misses them", choice=choice, about="one:i1"),
               line("i2", "sign", "who asks")),
    )  # fmt: skip
    assert [sign.text for sign in told.indicators] == signs


def test_other_readings_are_those_of_the_last_talk_that_had_room_for_them() -> None:
    room = (Phase(id="p", kind="interpretation", title=SOME, minutes=5),)
    first = closed("one", 0, line("o1", "other reading", "it rained", "Joost"), phases=room)
    for more, left in (({"phases": room}, []), ({}, ["it rained"]),
                       ({"phases": room, "kind": "criterion"}, ["it rained"])):  # fmt: skip
        assert [o.text for o in of_goal(first, closed("two", 7, **more)).others] == left


@pytest.mark.parametrize(
    ("choice", "wording", "waits"),
    [("keep", "", []), ("replace", "", []), ("replace", "Parents call", ["replace"]),
     ("set-aside", "", ["set-aside"]), ("reword", "Parents call", ["reword"])],
)  # fmt: skip
def test_a_change_to_which_not_all_consent_waits(
    choice: str, wording: str, waits: list[str]
) -> None:
    said = [line("d1", "decision", "because", "Ana", choice=choice)]
    if wording:
        said.append(line("d1.wording", "wording", wording, about="d1"))
    said.append(
        line("d1.consent", "consent", about="d1.wording" if wording else "d1", who=("Ana",))
    )
    pending = of_goal(closed("one", 0, *said)).pending
    assert [(d.id, d.choice) for d in pending] == [("one:d1", choice) for choice in waits]


def test_a_talk_that_goes_on_tells_of_the_goals_it_is_about_and_of_no_other() -> None:
    several = (
        Pass(goal="", began=TEAM[0].began),
        Pass(goal="g-first", began=Began(goal=GOAL)),
        Pass(goal="g-other", began=Began(goal=msgspec.structs.replace(GOAL, id="g-other")), chosen=False),
    )  # fmt: skip
    for ended in (AT, None):
        state = state_of([closed("one", 0, passes=several, ended=ended)])
        assert [*state.goals] == ["g-first"]
        assert [*state.teams] == (["a team"] if ended else [])


def test_a_talk_without_a_team_is_of_the_team_of_its_goals_and_a_goal_stays_with_its_own() -> None:
    def several(talk: str, days: int, *goals: str, **more: Any) -> Talk:
        known = [msgspec.structs.replace(GOAL, id=goal) for goal in goals]
        passes = tuple(Pass(goal=goal.id, began=Began(goal=goal)) for goal in known)
        return closed(talk, days, passes=passes, **more)

    nobodys = several("one", 0, "g-first", team="")
    known = several("two", 1, "g-other")
    both = several("three", 2, "g-first", "g-gone", "g-other", "g-new", team="")
    state = state_of([nobodys, known, both])
    assert {key: goal.team for key, goal in state.goals.items()} == dict.fromkeys(
        ("g-first", "g-other", "g-gone", "g-new"), "A team"
    )
    assert [*state.teams] == ["", "a team"]
    elsewhere = several("four", 3, "g-other", team="Red", ended=None)
    assert state_of([known, elsewhere]).goals["g-other"].team == "A team"
    moved = several("four", 3, "g-other", team="Red")
    assert state_of([known, moved]).goals["g-other"].team == "Red"


def test_a_team_is_as_its_last_talks_left_it_and_what_nobody_said_anew_stays() -> None:
    said = (
        line("r1", "rhythm", "monthly", value=Figure(said="4"), at=AT),
        line("a2", "account agreement", "to the board", at=AT),
        line("s3", "starting point", "every child", at=AT),
    )
    other = (line("r1", "rhythm", "weekly", at=AT), line("a2", "account agreement", "to all"),
             line("s3", "starting point", "and every parent"))  # fmt: skip
    first = closed("one", 0, *said, passes=TEAM, kind="review")
    silent = closed("two", 7, passes=TEAM, people=(), kind="agreement")
    anew = closed("three", 8, *other, passes=TEAM, kind="agreement", people=first.people[:1])

    def told(*talks: Talk) -> tuple[object, ...]:
        team = state_of(talks).team("A TEAM")
        assert team.agreement
        assert team.rhythm
        return (
            team.rhythm.text, team.rhythm.weeks, team.agreement.text,
            [one.text for one in team.starting_points], len(team.people), team.reviewed, team.name,
        )  # fmt: skip

    monthly = ("monthly", 4, "to the board", ["every child"], 2, AT, "A team")
    assert told(first) == told(first, silent) == monthly
    assert told(first, silent, anew) == (
        "weekly", None, "to all", ["every child", "and every parent"], 1, AT, "A team",
    )  # fmt: skip
    assert state_of([first, silent]).team("A team").last_talk == silent.started


def test_who_shares_a_goal_agreed_on_it_gives_account_of_it_read_it_or_took_something_up() -> None:
    people = tuple(Person(name=name) for name in ("Ana", "Joost", "Ruth", "Ben", "Mo", "Eva"))
    said = (
        line("r1", "reading", "they ask", "ben"),
        line("i2", "initiative", "call them", who=("Mo", "Ana")),
        line("v3", "value", "trust", "Eva"),
    )
    account = (Pass(goal="g-first", began=Began(goal=GOAL), account_giver="Ruth"),)
    one = closed("one", 0, *said, people=people, passes=account)
    assert of_goal(one).goal.sharers == ("Ana", "Joost", "Ruth", "ben", "Mo")
    leaves = (line("d1", "decision", "it is theirs", "Ana", choice="reword"),
              line("d1.left", "leaves", about="d1", who=("JOOST", "Mo")))  # fmt: skip
    assert of_goal(one, closed("two", 7, *leaves)).goal.sharers == ("Ana", "Ruth", "ben")
    yes = line("c1", "consent", "yes", about="one:d1", who=("Ana",))
    gone = line("c1.left", "leaves", about="c1", who=("Joost",))
    waits = closed("two", 7, yes, gone, goal=KNOWN, pending=(WAITS,))
    assert of_goal(closed("one", 0), waits).goal.sharers == ("Ana",)


def test_a_goal_that_ended_stays_so_by_a_talk_that_did_not_know_and_is_taken_up_by_one_that_did() -> (
    None
):
    everyone = line("d1.consent", "consent", about="d1", who=("Ana", "Joost"))
    keep = (line("d1", "decision", "we can", choice="keep"), everyone)
    for choice in ("set-aside", "let-go"):
        ended = closed("one", 0, line("d1", "decision", "no time", choice=choice), everyone)
        began = Began(
            goal=msgspec.structs.replace(GOAL, status=choice), brought=Brought(status=choice)
        )
        knew = closed("two", 7, *keep, began=began, passes=(Pass(goal="g-first", began=began),))
        assert of_goal(ended).goal.status == choice
        assert of_goal(ended, closed("two", 7)).goal.status == choice
        assert of_goal(ended, knew).goal.status == "agreed"
    replaced = (line("d1", "decision", "theirs", choice="replace"), everyone,
                line("d1.wording", "wording", "Parents host", about="d1"))  # fmt: skip
    assert of_goal(closed("one", 0, *replaced), closed("two", 7, *keep)).goal.status == "replaced"


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
