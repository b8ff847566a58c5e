"""What lies at hand beside the lamps: silence and time, figures, lines brought along, changes, for whom."""

from datetime import datetime, timedelta

import msgspec
import pytest
from at_table import LIMITS, PEOPLE, begun, read, said, to
from conftest import NOW
from made_talk import GOAL, line, lines

from agendas.agenda import builtin
from agendas.conduct.for_leader import for_leader, leaders
from agendas.conduct.limits_in_force import limits_in_force
from agendas.conduct.on_record import choose_goals, goals_named
from agendas.errors import TalkError
from agendas.lines.talk import Figure, Line, Talk
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import Initiative, Person
from agendas.records.state import GoalState, State, TeamState, Waiting
from agendas.talk.begin import Opening, new_talk


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def test_a_silent_minute_lasts_a_minute_and_ends_once_somebody_is_on_record() -> None:
    clock = Clock()
    table = begun(now=clock)
    assert table.silent_left() == 0.0
    table.be_silent()
    assert table.silent_left() == 60.0
    clock.at += timedelta(seconds=20)
    assert table.silent_left() == 40.0
    table.park("de kopieermachine")
    assert table.silent_left() == 40.0, "what is parked does not end it"
    table.be_silent()
    assert table.silent_left() == 0.0
    table.be_silent()
    clock.at += timedelta(seconds=61)
    assert table.silent_left() == 0.0
    table.be_silent()
    assert table.silent_left() == 60.0, "one that ran out begins anew"
    said(to(table, "reading"), "gekend is groot")
    assert table.silent_left() == 0.0
    assert table.silence.startswith("Een minuut stilte")


def test_more_time_is_of_the_phase_that_asked_for_it() -> None:
    table = begun()
    table.more_time()
    once = table.phase.more
    table.more_time()
    assert [phase.more for phase in table.talk.phases][:2] == [2 * once, 0]
    assert once > 0


def test_the_newest_figure_and_the_one_that_is_covered_are_at_hand() -> None:
    table = to(begun(), "evidence")
    assert (table.newest_figure(), table.to_show()) == (None, None)
    first, second = said(table, "31 van de 52 kwamen", "henk: 12 bleven weg")[:2]
    (seen,) = said(to(table, "evidence"), "ze blijven staan bij de deur")
    newest = table.newest_figure()
    assert newest is not None
    assert newest.id == second.id
    assert isinstance(newest.value, Figure)
    assert table.figure(first.id) is not None
    assert table.figure(seen.id) is None
    assert table.to_show() is None
    assert [table.cover(first.id), table.cover(second.id)] == [True, True]
    shown = table.to_show()
    assert shown is not None
    assert shown.id == second.id
    assert not table.cover(second.id)
    assert [one.id for one in read(table.talk).of("ground") if one.covered] == [first.id]
    assert not table.cover(seen.id), "what holds no figure is not covered"


@pytest.mark.parametrize("phase", ["evidence", "initiative"])
def test_what_is_brought_along_is_evidence_where_it_was_seen_and_else_stands_as_said(
    phase: str,
) -> None:
    table = to(begun(), phase)
    here, asks = table.phase.id, len(table.lamps)
    table.bring_in("31 moeders kwamen", "Henk", "check-in, 3 november", seen=True)
    ground, source = table.talk.lines[-2:]
    assert (ground.kind, ground.choice, ground.by, ground.phase) == (
        "ground",
        "figure",
        ("Henk",),
        here,
    )
    assert isinstance(ground.value, Figure)
    assert (ground.value.said, ground.value.unit) == ("31", "moeders")
    assert not ground.covered, "the list that it was chosen from has shown it"
    assert len(table.lamps) == asks, "and nothing more is asked by it"
    assert (source.kind, source.about, source.text, source.by) == (
        "source", ground.id, "check-in, 3 november", (),
    )  # fmt: skip
    table.bring_in("ze stonden stil", "", "check-in, 3 november", seen=True)
    ground = table.talk.lines[-2]
    assert (ground.choice, ground.value, ground.covered, ground.by) == (
        "observation",
        None,
        False,
        (),
    )
    table.bring_in("het raakte me", "Henk", "check-in, 4 november", seen=False)
    told = table.talk.lines[-1]
    assert (told.kind, told.by, told.text, told.phase) == (
        "remark",
        ("Henk",),
        "het raakte me",
        here,
    )
    assert table.talk.questions[told.question].nl == "check-in, 4 november"
    assert table.undo()
    assert table.talk.lines[-2] == ground


def test_words_that_a_line_was_being_changed_into_wait_and_go_once_let_go() -> None:
    table = to(begun(), "reading")
    (mine, other) = said(table, "gekend is groot", "henk: en gezien")
    assert (table.begin_change(mine.id), table.editing) == ("gekend is groot", mine.id)
    assert table.leave_change("gekend is meer")
    assert table.editing == ""
    assert table.begin_change(mine.id) == "gekend is meer"
    table.leave_change("gekend is meer")
    assert table.begin_change(other.id) == "en gezien"
    assert table.leave_change("en gehoord")
    assert [(one.id, words) for one, words in table.begun_changes()] == [
        (mine.id, "gekend is meer"), (other.id, "en gehoord"),
    ]  # fmt: skip
    aside = Line(id="90.k3f9", text="set aside", about=mine.id)
    table.talk = msgspec.structs.replace(table.talk, unsaid=(*table.talk.unsaid, aside))
    table.leave_as_it_was(mine.id)
    assert aside in table.talk.unsaid, "an answer that was set aside is no change of the line"
    assert [one.id for one, _words in table.begun_changes()] == [other.id]
    assert (table.begin_change("gone"), table.editing) == ("", "")
    assert not table.leave_change("")
    table.note("half")
    table.leave_as_it_was(other.id)
    assert table.typed == "half", "what is typed at a question is no change of a line"


def test_a_phase_is_entered_at_its_first_lamp_or_as_it_was_left_and_who_only_reads_visits_none() -> (
    None
):
    table = to(begun(), "set_in_motion")
    left = table.place
    assert left > 0
    table.enter()
    assert table.place == left
    table.talk = msgspec.structs.replace(table.talk, asked={})
    table.enter()
    assert table.place == 0
    unseen = tuple(msgspec.structs.replace(phase, visited=False) for phase in table.talk.phases)
    table.talk = msgspec.structs.replace(table.talk, phases=unseen)
    table.read_only = True
    table.enter()
    assert not table.phase.visited
    table.read_only = False
    table.enter()
    assert table.phase.visited


def test_every_key_acts_on_the_line_that_is_marked_and_on_none_that_is_gone() -> None:
    table = to(begun(), "reading")
    (mine,) = said(table, "gekend is groot")
    table.mark_line(mine.id)
    assert table.marked == mine.id
    table.mark_line("gone")
    assert table.marked == ""
    assert [one.audience for one in table.talk.lines] == [""]
    table.release([(mine.id, "leader"), ("gone", "all")])
    assert [one.audience for one in table.talk.lines] == ["leader"]
    table.withdraw("gone")
    table.withdraw(mine.id)
    assert [one.withdrawn for one in table.talk.lines] == [True]


def test_goals_are_chosen_by_their_numbers_three_at_most_and_once() -> None:
    waits = {
        f"g-{n}": GoalState(goal=msgspec.structs.replace(GOAL, id=f"g-{n}"), team="Blauw", talks=1)
        for n in range(4)
    }

    def several(goals: dict[str, GoalState]) -> Talk:
        return new_talk("k3f9q2", builtin("goals"), Opening(goal_text="Ons", team="Blauw", people=PEOPLE),
                        NOW, whole=State(goals=goals))  # fmt: skip

    talk = several(waits)
    for text, asked in (("", "1 to 4"), ("5", "1 to 4"), ("0", "1 to 4"), ("1 9", "1 to 4"),
                        ("1 2 3 4", "at most 3")):  # fmt: skip
        with pytest.raises(TalkError, match=asked):
            choose_goals(talk, text)
    made = choose_goals(talk, "3, 1 en 3")
    assert [one.chosen for one in made.passes] == [True, True, False, True, False]
    assert [one.chosen for one in choose_goals(made, "2").passes[1:]] == [False, True, False, False]
    went = msgspec.structs.replace(
        made, phases=tuple(msgspec.structs.replace(p, visited=True) for p in made.phases)
    )
    with pytest.raises(TalkError, match="talked about already"):
        choose_goals(went, "2")
    one = several({"g-0": waits["g-0"]})
    with pytest.raises(TalkError, match="type 1"):
        choose_goals(one, "2")
    assert goals_named(made, "1, 2 of 9") == "Parents dare to ask; Parents dare to ask"
    assert goals_named(made, "geen") == "geen"


def test_limits_in_force_are_those_of_the_day_the_talks_own_too_and_none_that_lapsed() -> None:
    day = lines().talk.started.date()
    ended = Frame(id="f4", frame="f4", text="gone", valid_to=day - timedelta(days=1))
    later = Frame(id="f5", frame="f5", text="later", valid_from=day + timedelta(days=1))
    agreed = Agreed(frames=(*LIMITS.frames, ended, later))
    found = lines(
        line("l1", "limit onward", "too tight", about="f1", choice="lapses"),
        line("l2", "limit onward", "still", about="f2", choice="stays"),
        line("l3", "limit", "quiet after nine", "Ana"),
        agreed=agreed,
    )
    assert [(one.frame, one.n, one.text) for one in limits_in_force(found)] == [
        ("f2", 1, "Ieder kind wordt gehoord"), ("f-now-l3", 1, "quiet after nine"),
    ]  # fmt: skip


def test_the_leader_is_proposed_what_was_decided_and_what_they_said_themselves() -> None:
    people = (Person(name="Ana"), Person(name="Ruth", role="leader"))
    told = (
        line("d1", "decision", "it is theirs", "Ana", choice="keep"),
        line("d1.consent", "consent", about="d1", who=("Ana",)),
        line("i2", "initiative", "call", "Ana"), line("i2.due", "appointment", about="i2"),
        line("q3", "request", "bring it", "Ana"), line("w4", "wording", "Parents ask", "Ana"),
        line("o5", "sign onward", "misses", "Ana", choice="replace", about="old:i1"),
        line("o6", "sign onward", "good", "Ana", choice="keep", about="old:i2"),
        line("v7", "value", "trust", "ruth"), line("v7.moment", "moment", "in May", "Ana", about="v7"),
        line("v8", "value", "rest", "Ana, Ruth"), line("m9", "meaning", "open", ""),
        line("n10", "appointment", "in May", "Ana"),
    )  # fmt: skip
    proposed = {"d1", "d1.consent", "i2", "i2.due", "q3", "w4", "o5", "v7", "v7.moment", "n10"}
    assert for_leader(lines(*told, people=people)) == proposed
    assert leaders(lines(*told, people=people)) == ("Ruth",)
    assert for_leader(lines(*told)) == frozenset(), "there is no leader"
    marked = msgspec.structs.replace(told[-1], audience="leader")
    assert for_leader(lines(*told[:-1], marked, people=people)) == frozenset()


def test_who_keeps_the_limits_that_are_touched_is_wanted_in_the_talk_about_them() -> None:
    def taken(*touched: str, limits: str = "touches") -> Waiting:
        made = Initiative(id="i1", text="it", by="Ana", limits=limits, touched=touched)  # type: ignore[arg-type]
        return Waiting(initiative=made, meeting="one", taken=NOW.date(), goal_wording=1)

    ruth = Person(name="Ruth", role="leader")
    frames = (
        Frame(id="f1", frame="f1", text="€ 500", owner="Joost"),
        Frame(id="f1b", frame="f1", n=2, text="€ 800", owner="Ruth"),
        Frame(id="f2", frame="f2", text="by law"),
        Frame(id="f3", frame="f3", text="quiet", owner="Mo"),
    )
    team = TeamState(name="Blauw", frames=frames, people=(ruth,))
    state = State(teams={"blauw": team})

    def keepers(*waiting: Waiting, **more: object) -> tuple[Person, ...]:
        goal = GoalState(goal=GOAL, team="blauw", waiting=waiting, **more)  # type: ignore[arg-type]
        return state.keepers(goal)

    assert keepers(taken("f1", "f2")) == (ruth,)
    assert keepers(taken("f3"), taken("f1")) == (ruth, Person(name="Mo"))
    mo = Person(name="Mo", role="guest")
    assert keepers(taken("f3"), people=(mo,)) == (mo,)
    assert keepers(taken("f1", limits="inside")) == ()
