"""What a room stumbled over: a day at an unanswered request, an older line that is moved, a name and "ik"."""

import pytest
from at_table import begun, said, to

from agendas.came_to.next_talks import next_talk


@pytest.mark.parametrize("day", ["Joost: woensdag 16 december om 14.00", "dinsdag 15 december"])
def test_a_day_beside_a_request_that_nobody_answered_is_the_goals(day: str) -> None:
    table = to(begun(), "initiative")
    step, _request = said(table, "Marieke: ik doe het licht uit", "Ruth: Henk, bel jij de nacht?")
    (found,) = said(to(table, "due"), day)
    assert found.kind == "appointment"
    assert found.about == step.id
    assert next_talk(table.lines, 0).on == found.value.on


def test_a_day_that_hangs_on_a_request_counts_until_that_is_refused() -> None:
    table = to(begun(), "initiative")
    said(table, "Ruth: Henk, bel jij de nacht?")
    (day,) = said(to(table, "due"), "henk: woensdag 16 december om 14.00")
    assert table.find(day.about).kind == "request"
    assert next_talk(table.lines, 0).on == day.value.on
    said(to(table, "request_answer"), "henk: 2")
    assert next_talk(table.lines, 0).on is None


def test_the_lamp_stays_where_it_is_when_a_line_of_an_earlier_question_is_moved() -> None:
    table = to(begun(), "evidence")
    (line,) = said(table, "Henk: ze zwaaien")
    to(table, "meaning")
    lit = table.lamp
    assert lit
    table.move_on(line.id)
    assert table.find(line.id).question != line.question
    assert table.lamp == lit


def test_the_lamp_goes_along_with_a_line_that_stood_under_it() -> None:
    table = to(begun(), "evidence")
    lit = table.lamp
    (line,) = said(table, "Henk: ze zwaaien")
    table.move_on(line.id)
    assert table.lamp != lit
    assert table.lamp_under(table.find(line.id)) == table.lamp


def test_a_name_and_ik_is_no_request_and_that_name_is_offered() -> None:
    table = to(begun(), "initiative")
    said(table, "Ruth: ik zet de deur open")
    (line,) = said(table, "henk ik haal een spel")
    assert (line.kind, line.by, line.maybe, line.who) == ("initiative", (), "henk", ())
    table.walk_given(line.id)
    line = table.find(line.id)
    assert (line.text, line.by) == ("ik haal een spel", ("Henk",))


def test_a_request_that_becomes_ones_own_by_other_words_is_a_step() -> None:
    table = to(begun(), "initiative")
    (line,) = said(table, "Ruth: Henk haalt een spel")
    assert (line.kind, line.who) == ("request", ("Henk",))
    table.change(line.id, "Henk: ik haal een spel")
    line = table.find(line.id)
    assert (line.kind, line.by, line.who) == ("initiative", ("Henk",), ())


def test_a_request_that_is_given_to_who_was_asked_is_their_own_step() -> None:
    table = to(begun(), "initiative")
    (line,) = said(table, "Ruth: Henk haalt een spel")
    table.give(line.id, ("Henk",))
    line = table.find(line.id)
    assert (line.kind, line.by, line.who) == ("initiative", ("Henk",), ())


@pytest.mark.parametrize("why", ["omdat gewoon niet te meten is", "doordat het regent"])
def test_a_subordinate_reason_keeps_the_word_that_its_verb_stands_last_for(why: str) -> None:
    (line,) = said(to(begun(), "standing"), f"henk: 2 {why}")
    assert (bool(line.choice), line.text) == (True, why)


def test_why_one_is_against_new_words_is_none_of_them() -> None:
    table = to(begun(), "decision")
    said(table, "ruth: 2 Leerlingen durven te vragen", "henk: 1 omdat het vaag blijft")
    to(table, "new_wording")
    taken, against = said(table, "1", "henk: 2 omdat het vaag blijft")
    assert (taken.kind, taken.by) == ("wording", ("Ruth",))
    assert (against.kind, against.by, against.text) == (
        "remark", ("Henk",), "2 omdat het vaag blijft",
    )  # fmt: skip
