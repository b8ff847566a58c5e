"""From one talk to the next: only what is changed changes, and the rest is as it was."""

import msgspec
import pytest
from made_talk import AT, GOAL, SOME, line, lines

from agendas.errors import TalkError
from agendas.lines.edit import (
    go_to,
    mend,
    renamed,
    spend,
    with_goals,
    with_line,
    with_person,
    without_person,
)
from agendas.lines.talk import Began, Convened, Pass, Talk
from agendas.records.said import Initiative, LookedBack, Person, Phase, PhaseKind

BACK = LookedBack(initiative=Initiative(id="i1", text="call"), meeting="old")


def phase(name: str, kind: PhaseKind, segment: int = 0) -> Phase:
    return Phase(id=name, kind=kind, title=SOME, minutes=5, segment=segment)


def talk(**more: object) -> Talk:
    said = (line("v1", "value", "trust", "Ana"), line("v2", "value", "rest", "Joost"),
            line("i3", "initiative", "call", who=("Ana", "Joost")))  # fmt: skip
    phases = (phase("one", "open"), phase("two", "goal"), phase("close", "close"))
    return lines(*said, **{"phases": phases, **more}).talk


def names(told: Talk) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in told.people]


def test_a_line_is_put_last_and_one_of_its_id_stands_where_it_stood() -> None:
    more = line("v9", "value", "joy")
    assert with_line(talk(), more).lines == (*talk().lines, more)
    other = msgspec.structs.replace(more, id="v2")
    assert with_line(talk(), other).lines == (talk().lines[0], other, talk().lines[2])
    assert [one.text for one in mend(talk(), "v2", text="joy").lines] == ["trust", "joy", "call"]
    assert mend(talk(), "gone", text="joy") == talk()


@pytest.mark.parametrize(("at", "there"), [(-1, 0), (0, 0), (1, 1), (2, 2), (9, 2)])
def test_a_talk_goes_to_a_phase_that_there_is_and_it_is_visited(at: int, there: int) -> None:
    gone = go_to(talk(), at)
    assert gone.at == there
    assert [one.visited for one in gone.phases] == [n == there for n in range(3)]


def test_time_is_spent_in_the_phase_in_hand_and_never_given_back() -> None:
    spent = spend(spend(go_to(talk(), 1), 20.04), 1.5)
    assert [one.seconds for one in spent.phases] == [0.0, 21.5, 0.0]
    assert spend(spent, -5.0) == spent


def test_who_joins_is_there_once_a_guest_where_it_is_read_back_and_absent_no_more() -> None:
    assert names(with_person(talk(), Person(name="  Ruth  de Wit ")))[2:] == [
        ("Ruth de Wit", "partner")
    ]
    for name in ("", "  ", "ana"):
        assert with_person(talk(), Person(name=name)) == talk()
    close = go_to(talk(), 2)
    assert names(with_person(close, Person(name="Ruth")))[2:] == [("Ruth", "guest")]
    assert names(with_person(close, Person(name="Ruth", role="leader")))[2:] == [("Ruth", "leader")]
    shared = Began(goal=msgspec.structs.replace(GOAL, sharers=("ruth",)))
    known = go_to(talk(passes=(Pass(goal="g-first", began=shared),)), 2)
    assert names(with_person(known, Person(name="Ruth")))[2:] == [("Ruth", "partner")]
    absent = go_to(talk(convened=Convened(absent=("RUTH", "Mo"))), 2)
    there = with_person(absent, Person(name="Ruth"))
    assert (names(there)[2:], there.convened.absent) == ([("Ruth", "partner")], ("Mo",))


def test_who_was_not_there_is_absent_and_who_was_heard_or_gave_account_was_there() -> None:
    for name, asked in (("Ana", "gives account here"), ("Joost", "said something here")):
        with pytest.raises(TalkError, match=asked):
            without_person(talk(), name)
    silent = talk(people=(*talk().people, Person(name="Ruth")), convened=Convened(absent=("Mo",)))
    gone = without_person(silent, "Ruth")
    assert (gone.names, gone.convened.absent) == (("Ana", "Joost"), ("Mo", "Ruth"))
    assert without_person(gone, "Ruth").convened.absent == ("Mo", "Ruth")
    unsaid = mend(silent, "v2", withdrawn=True)
    assert without_person(unsaid, "Joost").names == ("Ana", "Ruth")


def test_a_person_has_another_name_everywhere_and_nobody_elses() -> None:
    told = talk(convened=Convened(absent=("Mo",), chair="Ana", note_taker="Joost"))
    new = renamed(told, "Ana", " Anna  Bos ")
    assert new.names == ("Anna Bos", "Joost")
    assert [one.by for one in new.lines] == [("Anna Bos",), ("Joost",), ()]
    assert new.lines[2].who == ("Anna Bos", "Joost")
    assert new.account_giver == "Anna Bos"
    assert (new.convened.chair, new.convened.note_taker) == ("Anna Bos", "Joost")
    assert renamed(told, "Mo", "Moe").convened.absent == ("Moe",)
    for taken in ("joost", " "):
        assert renamed(told, "Ana", taken) == told
    assert renamed(told, "Ana", "ANA").names == ("ANA", "Joost")


def test_goals_are_talked_through_each_in_its_phases_behind_the_choice() -> None:
    passes = (
        Pass(goal="", began=Began(goal=msgspec.structs.replace(GOAL, id=""))),
        Pass(goal="g-1", began=Began(goal=GOAL, looked_back=(BACK,)), chosen=False),
        Pass(goal="g-2", began=Began(goal=GOAL), chosen=False),
        Pass(goal="g-3", began=Began(goal=GOAL), chosen=False),
    )
    each = (phase("back", "look-back"), phase("step", "initiative"))
    own = (phase("choose", "choose"), phase("end", "open"), phase("close", "close"))
    told = with_goals(talk(passes=passes, each=each, phases=own), (2, 1))
    assert [one.chosen for one in told.passes] == [True, True, True, False]
    assert [(one.id, one.segment) for one in told.phases] == [
        ("choose", 0), ("step-2", 2), ("back-1", 1), ("step-1", 1), ("end", 0), ("close", 0),
    ]  # fmt: skip
    anew = with_goals(told, (3,))
    assert [one.chosen for one in anew.passes] == [True, False, False, True]
    assert [one.id for one in anew.phases] == ["choose", "step-3", "end", "close"]
    bare = (phase("a", "open"), phase("b", "open"), phase("close", "close"))
    asked = with_goals(talk(passes=passes, each=each, phases=bare), (3,))
    assert [one.id for one in asked.phases] == ["a", "b", "step-3", "close"]
    assert asked.started == AT
