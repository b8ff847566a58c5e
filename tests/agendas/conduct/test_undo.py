"""F8 undoes a line, a choice or a move, in this run and after reopening (conversation.md §4)."""

import json
from collections.abc import Callable

import msgspec
import pytest
from at_table import GOAL, LIMITS, begun, conducted, ended, said, tell, to, walk, what_is_said

from agendas.agenda import BUILTIN
from agendas.conduct.conductor import Conductor
from agendas.lines.schema_2 import document_of, talk_in
from agendas.lines.talk import Line
from tui.prompts.line_words import about
from tui.widgets.talk.asked import did_words, undone_words


def reopened(table: Conductor, mark: str = "k3f9") -> Conductor:
    """The talk as it is read from disk, conducted in another run."""
    return conducted(talk_in(json.loads(msgspec.json.encode(document_of(table.talk)))), mark=mark)


@pytest.mark.parametrize("name", BUILTIN)
def test_a_whole_talk_is_undone_step_by_step_to_its_beginning(name: str) -> None:
    table = begun(name, agreed=LIMITS)
    start = what_is_said(table.talk)
    for lamp in walk(table):
        if lamp.slot.becomes != "goals":
            said(table, "henk: 2 want zo", "31 van de 52, want ja", "ruth: Joost, neem jij dit?")
    while table.steps:
        table.undo()
    assert what_is_said(table.talk) == start


@pytest.mark.parametrize("name", BUILTIN)
def test_a_whole_talk_is_undone_after_reopening_too(name: str) -> None:
    table = begun(name, agreed=LIMITS)
    known = {line.id for line in table.talk.lines}  # a plan brings lines along
    for lamp in walk(table):
        if lamp.slot.becomes != "goals":
            said(table, "henk: 2 want zo", "31 van de 52, want ja", "ruth: Joost, neem jij dit?")
    table = reopened(table)
    for _step in range(500):
        if {line.id for line in table.talk.lines} <= known:
            break
        assert table.undo()
    assert what_is_said(table.talk).lines == begun(name, agreed=LIMITS).talk.lines


def test_undo_names_it_and_its_words_return_with_its_question_and_its_lamps() -> None:
    table = to(begun(), "itch")
    table.walk_kind("x")
    said(table, "henk: Leerlingen worden gezien")
    table.next_phase()
    step = table.undo()
    assert step
    assert (step.did, step.words) == (
        "Henk: Leerlingen worden gezien", "henk: Leerlingen worden gezien",
    )  # fmt: skip
    assert table.typed == "henk: Leerlingen worden gezien"
    assert table.lamp
    assert (table.phase.id, table.lamp.id) == ("goal", "itch")
    assert "consent" not in [lamp.id for lamp in table.lamps]
    (line,) = said(table, table.typed)
    assert tell(line) == ("Henk", "wording", "Leerlingen worden gezien"), "enter puts it back"


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("reading", "henk: gekend is groot"), ("reading", "gekend is groot"), ("itch", "het wringt"),
        ("set_in_motion", "omdat ze verdwijnen"), ("evidence", "jo: twee bleven"),
        ("evidence", "Moeder van Samir: hij slaapt"), ("standing", "2 want ze komen"),
        ("standing", "4 ruth: niet gezien"), ("standing", "2, 3 moeders bleven"), ("standing", "2"),
        ("standing", "3 moeders bleven"), ("evidence", "marieke: henk: nee"),
        ("evidence", "henk, joost: samen"), ("initiative", "ruth: Joost, neem jij dit?"),
        ("initiative", "ik zet de box neer"), ("due", "8 december, met Joost"),
        ("indicator_origin", "3 van het bestuur"), ("initiative_origin", "4 van het bestuur"),
        ("limits", "1 want het is klein"), ("evidence", "31 van de 52 kwamen"),
    ],
)  # fmt: skip
def test_enter_puts_an_undone_line_back_as_it_was(question: str, typed: str, later: bool) -> None:
    table = to(begun(agreed=LIMITS), question)
    said(table, "marieke: iets eerders")
    (line,) = said(table, typed)
    if later:
        table = reopened(table)
    table.undo()
    assert line.id not in {one.id for one in table.talk.lines}
    (again,) = said(table, table.typed)
    same = {"id": "", "at": None, "act": 0, "value": None}
    assert msgspec.structs.replace(again, **same) == msgspec.structs.replace(line, **same)
    assert again.value == line.value


@pytest.mark.parametrize("later", [False, True])
def test_half_typed_words_wait_and_return(later: bool) -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden")
    table.walk_whose("hij lachte")
    whose = table.by
    table.note("hij lachte")
    table = reopened(table) if later else table
    table.undo()
    assert (table.typed, table.by) != ("hij lachte", whose)
    assert not table.take_aside(), "not while the line is taken"
    said(table, table.typed)
    assert table.take_aside()
    assert (table.typed, table.by) == ("hij lachte", whose)


def set_aside(table: Conductor) -> Conductor:
    """A line is undone, and what was half typed under it waits."""
    said(to(table, "evidence"), "henk: 6 bedden")
    table.note("hij lachte")
    table.undo()
    return table


@pytest.mark.parametrize("erased", [False, True])
def test_what_waits_returns_once_the_undone_line_is_on_record_or_erased_and_the_last_first(
    erased: bool,
) -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden", "joost: de vaders")
    table.note("hij lachte")
    table.undo()
    table.undo()
    for waits in ("joost: de vaders", "hij lachte"):
        table.note("")
        if not erased:
            said(table, "ruth: iets anders")
        assert table.take_aside()
        assert table.typed == waits
    assert not table.left_aside(), "all of it came back"


def gone_on(table: Conductor) -> Conductor:
    table.on()
    said(table, table.typed)
    return table


def looked_round(table: Conductor) -> Conductor:
    table.on()
    table.back()
    said(table, table.typed)
    return table


def later_on(table: Conductor) -> Conductor:
    table = reopened(table)
    said(table, table.typed)
    return table


@pytest.mark.parametrize("way", [gone_on, looked_round, later_on])
def test_what_waits_elsewhere_or_later_stays_for_the_close_and_no_lamp_moves(
    way: Callable[[Conductor], Conductor],
) -> None:
    """F8 at one question is no reason to be sent back there from another, whenever that is."""
    table = way(set_aside(begun()))
    lit = table.lamp
    assert not table.take_aside()
    assert not table.take_aside()
    assert (table.typed, table.lamp) == ("", lit)
    assert [line.text for line in table.unsaid()] == ["hij lachte"], "asked at the close"


def test_what_was_typed_under_another_lamp_waits_and_is_told_once() -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden")
    said(to(table, "missing"), "joost: de vaders")
    table.undo()
    table.undo()
    assert (table.lamp and table.lamp.id, table.typed) == ("evidence", "henk: 6 bedden")
    said(table, table.typed)
    assert not table.take_aside(offered=True), "prompts offer it there alone, too"
    assert (table.lamp and table.lamp.id, table.typed) == ("evidence", "")
    assert (table.left_aside(), table.left_aside()) == ("joost: de vaders", "")


def test_undoing_what_was_said_before_a_deeper_question_was_put_leaves_it_put() -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden")
    to(table, "voice-story")
    to(table, "evidence")
    table.undo()
    assert "voice-story" in [lamp.id for lamp in table.lamps]


def test_an_answer_that_was_undone_with_its_request_is_handed_to_nobody_elsewhere() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, bel jij ze?")
    said(to(table, "request_answer"), "joost: 2, ik heb geen tijd")
    table = reopened(table, "m4p7")
    assert table.undo()
    assert table.typed == "2, ik heb geen tijd"
    assert table.undo()
    assert table.typed == "Joost, bel jij ze?"
    table.by = table.slot = None
    (other,) = said(table, "henk: ik zet de box neer")
    assert other.kind == "initiative"
    assert not table.take_aside(), "nobody is asked that any more"
    assert [line.text for line in table.unsaid()] == ["2, ik heb geen tijd"]


def test_where_nothing_was_said_nothing_is_undone() -> None:
    table = begun()
    assert table.undo() is None
    assert reopened(table).undo() is None


def test_another_runs_lines_are_undone_last_first() -> None:
    table = to(begun(), "evidence")
    said(table, "henk: een")
    table = to(reopened(table, "m4p7"), "evidence")
    (two,) = said(table, "henk: twee")
    assert two.id == "2.m4p7"
    table = reopened(table, "z9z9")
    assert [table.undo() and table.typed for _n in range(2)] == ["twee", "een"]
    assert table.talk.lines == ()


def test_a_line_whose_words_look_like_a_name_keeps_them_when_it_is_moved() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "marieke: henk: nee")
    table.move_on(line.id)
    moved = table.find(line.id)
    assert moved
    assert (moved.by, moved.text) == (("Marieke",), "henk: nee")


def test_a_mere_choice_is_named_by_its_word_wherever_it_came_from() -> None:
    table = to(begun(), "standing")
    assert table.lamp
    said(table, "2")
    assert table.steps[-1].did == "Marieke: onderweg"
    (heard,) = table.hear("1", table.lamp, ("Henk",)).lines
    assert table.steps[-1].did == "Henk: dichterbij gekomen"
    table.note("joost: 3")
    (half,) = table.unsaid()
    table.send(half, half.text)
    assert table.steps[-1].did == "Joost: nog niet zichtbaar"
    table.give(heard.id, ("Fatima",))
    assert table.steps[-1].values == {"text": "dichterbij gekomen"}
    assert about(table.lines, Line(id="x", about=heard.id)) == "with “dichterbij gekomen”"
    goals = to(begun("goals", earlier=(ended(begun()),)), "chosen_goal")
    said(goals, "1")
    assert goals.steps[-1].did == GOAL


@pytest.mark.parametrize("later", [False, True])
def test_what_a_close_left_open_is_undone_in_words_at_once_and_the_lamp_stays(later: bool) -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden", "joost: de helft bleef")
    table.go_to(len(table.talk.phases) - 1)
    table.leave_figures_open()
    if later:
        table = reopened(table)
    lit = table.lamp
    step = table.undo()
    assert step
    assert did_words(step) == "that what a figure means was left open"
    assert (table.typed, table.lamp) == ("", lit)
    assert len(table.open_at_close().figures) == 2
    step = table.undo()
    assert step
    assert step.words.endswith("de helft bleef")


def test_where_what_was_changed_is_not_kept_nothing_is_undone_and_the_lamp_stays() -> None:
    table = to(begun(), "itch")
    (line,) = said(table, "omdat hardop te groot is")
    table.go_to(len(table.talk.phases) - 1)
    table.give(line.id, ("Henk",))
    table = reopened(table)
    lit = table.lamp
    step = table.undo()
    assert step
    assert undone_words(step) == (
        "Nothing was undone: what was changed earlier in “omdat hardop te groot is” stays."
    )
    assert (table.lamp, table.typed, did_words(step)) == (lit, "", "")
    assert table.talk.lines[-1].by == ("Henk",)
    step = table.undo()
    assert step
    assert step.words == "omdat hardop te groot is", "then what was said last"
