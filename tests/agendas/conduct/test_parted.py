"""Two versions of a talk that parted: each line that only one has is told, whatever was done to it."""

from collections.abc import Callable

import pytest
from at_table import begun, conducted, said, to, walk

from agendas.conduct.conductor import Conductor
from agendas.lines.schema_2 import document_of, talk_in
from store.conflicts.compare import lines


def parted() -> tuple[Conductor, Conductor]:
    """One talk on two machines, each with a mark of its own."""
    table = begun()
    said(to(table, "reading"), "gekend is groot", "henk: wij weten wie er is")
    said(to(table, "evidence"), "31 van de 52 kwamen")
    here = conducted(talk_in(document_of(table.talk)), mark="h3r3")
    there = conducted(talk_in(document_of(table.talk)), mark="th3r")
    return here, there


def alone(one: Conductor, other: Conductor) -> list[str]:
    """What only the first has, line by line, as `vertel store compare` tells it."""
    known = [*lines(other.talk)]
    return [line for line in lines(one.talk) if line not in known]


def test_no_two_lines_of_both_have_one_id_and_each_is_told() -> None:
    here, there = parted()
    shared = {line.id for line in here.talk.lines}
    for table, who in ((here, "joost"), (there, "fatima")):
        for lamp in walk(to(table, "reading")):
            said(table, f"{who}: ik zeg iets bij {lamp.id}", f"{who}: 2 want {lamp.id}")
    ours, theirs = ({line.id for line in table.talk.lines} - shared for table in (here, there))
    assert ours.isdisjoint(theirs), "so that a union keeps both"
    assert len(alone(here, there)) >= len(
        {line.text for line in here.talk.lines if line.id in ours}
    )
    for table, other in ((here, there), (there, here)):
        told = [*lines(table.talk)]
        for line in table.talk.lines:
            assert any(line.text in row for row in told)
        assert all(row in told for row in alone(table, other))


def test_what_each_machine_undid_leaves_the_others_lines_alone() -> None:
    here, there = parted()
    said(to(here, "itch"), "joost: het wringt")
    said(to(there, "itch"), "fatima: het is goed")
    assert (alone(here, there), alone(there, here)) == (
        ["Joost: het wringt"], ["Fatima: het is goed"],
    )  # fmt: skip
    here.undo()
    assert alone(here, there) == ["het wringt"] or alone(here, there) == ["joost: het wringt"]
    here.drop(here.unsaid()[0])
    assert alone(here, there) == []


ACTS: dict[str, Callable[[Conductor, str], object]] = {
    "whose": lambda table, line: table.give(line, ("Ruth",)),
    "words": lambda table, line: table.change(line, "gekend is van ons allen"),
    "moved": lambda table, line: table.move_on(line),
    "as what": lambda table, line: table.walk_as(line),
}


@pytest.mark.parametrize("act", [*ACTS])
def test_a_line_that_one_changed_stands_in_both(act: str) -> None:
    here, there = parted()
    line = here.talk.lines[1]
    ACTS[act](here, line.id)
    now, then = here.find(line.id), there.find(line.id)
    assert now
    assert then == line
    assert now.act > line.act, "which of the two is later can be told"
    assert [row for row in lines(there.talk) if line.text in row]


def test_choices_and_days_that_differ_alone_are_told() -> None:
    here, there = parted()
    said(to(here, "standing"), "marieke: 1")
    said(to(there, "standing"), "marieke: 4")
    assert alone(here, there) == ["Marieke: dichterbij gekomen"]
    assert alone(there, here) == ["Marieke: verder weg geraakt"]
    said(to(here, "due"), "marieke: 8 december")
    said(to(there, "due"), "marieke: 15 december")
    assert "2026-12-08" in " ".join(alone(here, there))
    assert "2026-12-15" in " ".join(alone(there, here))


def test_what_is_half_typed_is_told_too() -> None:
    here, there = parted()
    to(here, "itch").note("half hier")
    assert alone(here, there) == ["half hier"]
