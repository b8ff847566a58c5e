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
from agendas.records.said import Person
from tui.prompts.line_words import about


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


def test_what_waits_returns_under_its_own_question_and_only_to_who_puts_back() -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden")
    said(to(table, "missing"), "joost: de vaders")
    table.undo()
    table.undo()
    assert (table.lamp and table.lamp.id, table.typed) == ("evidence", "henk: 6 bedden")
    said(table, table.typed)
    assert table.take_aside()
    assert (table.lamp and table.lamp.id, table.typed) == ("missing", "joost: de vaders")


def test_who_goes_on_with_other_words_is_not_handed_what_waits() -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden", "joost: de vaders")
    table.undo()
    table.undo()
    table.note("")  # erased
    said(table, "ana: iets anders")
    assert not table.take_aside()
    assert table.typed == ""
    assert [line.text for line in table.unsaid()] == ["joost: de vaders"], "asked at the close"


def test_with_the_words_goes_whose_and_as_what_they_were() -> None:
    table = to(begun(), "reading")
    table.walk_whose("groot")
    table.walk_kind("groot")
    table.note("groot")
    assert table.by
    assert table.slot
    table.note("")
    (line,) = said(table, "gekend is groot")
    assert (line.by, line.kind) == (("Marieke",), "reading")


def test_a_prefix_typed_after_tab_says_whose_the_line_is() -> None:
    table = to(begun(), "reading")
    table.walk_whose("gekend")
    table.note("gekend")
    assert table.by == ("Henk",)
    (line,) = said(table, "joost: gekend is groot")
    assert (line.by, line.text) == (("Joost",), "gekend is groot")
    table.walk_whose("henk: gekend")
    chosen = table.by
    (line,) = said(table, "henk: gekend")
    assert line.by == chosen != ("Henk",), "Tab on a line with a prefix is the last word"


def test_an_undone_covered_figure_comes_back_covered() -> None:
    table = to(begun(), "evidence")
    table.covering = True
    said(table, "31 van de 52 kwamen")
    step = table.undo()
    assert step
    assert "31" not in step.did
    assert table.covering
    table.note("31 van de 52 kwam")
    assert table.typed_covered
    (line,) = said(table, table.typed)
    assert line.covered


def test_a_choice_a_move_a_withdrawal_and_a_name_are_undone_by_themselves() -> None:
    table = to(begun(), "set_in_motion")
    (line,) = said(table, "henk: ik stond bij de poort")
    acts: list[Callable[[], object]] = [
        lambda: table.move_on(line.id),
        lambda: table.withdraw(line.id),
        lambda: table.give(line.id, ("Joost",)),
        lambda: table.walk_as(line.id),
        lambda: table.release([(line.id, "leader")]),
        lambda: table.change(line.id, "iets anders"),
        lambda: table.rename("Henk", "Hendrik"),
        lambda: table.join(Person(name="Samir")),
    ]
    for act in acts:
        before = table.talk
        act()
        assert what_is_said(table.talk) != what_is_said(before)
        step = table.undo()
        assert step
        assert step.words == ""
        assert what_is_said(table.talk) == what_is_said(before)


def test_a_step_is_named_by_what_it_did_and_cut_behind_a_word() -> None:
    table = to(begun(), "set_in_motion")
    (line,) = said(table, "henk: de jongens achterin hebben het over voetbal, niet over rekenen")
    table.give(line.id, ("Joost",))
    step = table.undo()
    assert step
    assert (step.did, step.values) == ("the other name with “{text}”", {"text": line.text})
    table.withdraw(line.id)
    table = reopened(table)
    step = table.undo()
    assert step
    assert step.did == "“{text}” was withdrawn"
    step = table.undo()
    assert step
    assert step.did == "de jongens achterin hebben het over voetbal, niet over…"


def test_a_move_is_undone_after_reopening_with_all_that_it_was() -> None:
    table = to(begun(), "indicator")
    (line,) = said(table, "henk: wie lacht")
    table.move_on(line.id)
    table = reopened(table)
    table.undo()
    back = table.find(line.id)
    assert back
    assert (back.question, back.kind, back.phase) == ("indicator", "sign", "indicator")
    assert table.lamp
    assert table.lamp.id == "indicator"
    table.undo()
    assert table.find(line.id) is None


def test_a_withdrawal_is_undone_after_reopening_and_changed_words_stay_so() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "Sam sliep")
    table.withdraw(line.id)
    table = reopened(table)
    table.undo()
    back = table.find(line.id)
    assert back
    assert not back.withdrawn
    table.change(line.id, "een kind sliep")
    table = reopened(table)
    table.undo()
    kept = table.find(line.id)
    assert kept
    assert kept.text == "een kind sliep", "the name that was taken out is gone"
    assert "Sam" not in msgspec.json.encode(document_of(table.talk)).decode()


def test_what_was_expected_waits_again_once_its_figure_is_undone() -> None:
    table = to(begun(), "indicator")
    (sign,) = said(table, "marieke: wie lacht")
    (expected,) = said(to(table, "expectation"), "marieke: de helft")
    (figure,) = said(to(table, "evidence"), "marieke: 6 van de 9")
    table = reopened(table)
    now = table.find(expected.id)
    assert now
    assert now.about == figure.id
    table.undo()
    now = table.find(expected.id)
    assert now
    assert now.about == sign.id
    (again,) = said(to(table, "evidence"), "marieke: 6 van de 9")
    now = table.find(expected.id)
    assert now
    assert now.about == again.id


def test_a_choice_survives_a_move_to_where_none_is_and_back() -> None:
    table = to(begun(), "standing")
    long, short = said(table, "henk: 2 want ze komen", "henk: 4")
    for line in (long, short):
        table.move_to(line.id, next(one for one in table.lamps if one.id == "value"))
        moved = table.find(line.id)
        assert moved
        assert (moved.kind, moved.choice) == ("value", "")
        assert moved.text.startswith("onderweg" if line is long else "verder weg geraakt")
    table.move_back(long.id)
    table.move_to(short.id, next(one for one in table.lamps if one.id == "standing"))
    table.move_to(long.id, next(one for one in table.lamps if one.id == "standing"))
    found = [table.find(line.id) for line in (long, short)]
    assert [(one.choice, one.text) for one in found if one] == [
        ("on-its-way", "ze komen"), ("moved-away", ""),
    ]  # fmt: skip


def test_undoing_what_was_said_before_a_deeper_question_was_put_leaves_it_put() -> None:
    table = to(begun(), "evidence")
    said(table, "henk: 6 bedden")
    to(table, "voice-story")
    to(table, "evidence")
    table.undo()
    assert "voice-story" in [lamp.id for lamp in table.lamps]


def test_an_answer_that_was_undone_with_its_request_comes_back_under_it_and_nowhere_else() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, bel jij ze?")
    said(to(table, "request_answer"), "joost: 2 ik heb geen tijd")
    table = reopened(table, "m4p7")
    assert table.undo()
    assert table.typed == "2 ik heb geen tijd"
    assert table.undo()
    assert table.typed == "Joost, bel jij ze?"
    (asked,) = said(table, table.typed)
    assert table.take_aside()
    assert table.typed == "2 ik heb geen tijd"
    assert table.lamp
    assert (table.lamp.id, table.lamp.about) == ("request_answer", asked.id)
    (answer,) = said(table, table.typed)
    assert (tell(answer), answer.choice) == (("Joost", "request answer", "ik heb geen tijd"), "no")
    table.undo()
    table.undo()
    table.by = table.slot = None
    (other,) = said(table, "henk: ik zet de box neer")
    assert other.kind == "initiative"
    assert not table.take_aside(), "nobody is asked that any more"
    assert [line.text for line in table.unsaid()] == ["2 ik heb geen tijd"]


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
