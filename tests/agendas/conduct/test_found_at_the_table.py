"""What a room stumbled over: a day at an unanswered request, an older line that is moved, a name and "ik"."""

import pytest
from at_table import begun, ended, said, to

from agendas.came_to.next_talks import next_talk
from agendas.conduct.conductor import Card, Conductor
from agendas.conduct.shown import kind_of
from agendas.slots.slots import SLOTS
from minutes.document import document
from minutes.formats.plain_text import to_text


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
    (line,) = said(to(begun(), "standing"), f"henk: 2, {why}")
    assert (bool(line.choice), line.text) == (True, why)


def test_why_one_is_against_new_words_is_none_of_them() -> None:
    table = to(begun(), "decision")
    said(table, "ruth: 2, Leerlingen durven te vragen", "henk: 1 omdat het vaag blijft")
    to(table, "new_wording")
    taken, against = said(table, "1", "henk: 2 omdat het vaag blijft")
    assert (taken.kind, taken.by) == ("wording", ("Ruth",))
    assert (against.kind, against.by, against.text) == (
        "remark", ("Henk",), "2 omdat het vaag blijft",
    )  # fmt: skip


@pytest.mark.parametrize("mend", ["give", "change"])
def test_what_was_expected_is_about_the_sign_of_whom_it_is_given_to(mend: str) -> None:
    table = to(begun(), "indicator")
    mine, theirs = said(table, "Marieke: ouders bellen", "Henk: kinderen zwaaien")
    to(table, "expectation")
    first, second = said(table, "Henk: drie", "ik denk tien")
    assert (first.about, second.by, second.about) == (theirs.id, (), theirs.id)
    if mend == "give":
        table.give(second.id, ("Marieke",))
    else:
        table.change(second.id, "Marieke: ik denk tien")
    second = table.find(second.id)
    assert (second.by, second.about) == (("Marieke",), mine.id)
    assert "“ouders bellen”: ik denk tien (Marieke)" in written(table)
    table.undo()
    assert table.find(second.id).about == theirs.id


def test_what_a_line_was_said_to_be_about_on_its_card_stays_whoever_it_is_given_to() -> None:
    table = to(begun(), "indicator")
    mine, theirs = said(table, "Marieke: ouders bellen", "Henk: kinderen zwaaien")
    to(table, "expectation")
    said(table, "Henk: drie")
    (line,) = said(table, "ik denk tien")
    table.mend(line.id, Card(about=mine.id))
    table.give(line.id, ("Henk",))
    assert table.find(line.id).about == mine.id
    assert theirs.id != mine.id


def test_who_agrees_with_a_step_or_its_day_says_it_of_that_step() -> None:
    table = to(begun(), "initiative")
    step, *agrees = said(table, "Marieke: ik zet de deur open", "Ruth: Ja, dat is goed", "is goed")
    assert [(line.kind, line.about) for line in agrees] == [("remark", step.id)] * 2
    (approves,) = said(table, "Joost: goed plan!")
    assert (approves.kind, approves.about) == ("remark", step.id)
    day, agreed = said(to(table, "due"), "Marieke: dinsdag 8 december", "Henk: prima")
    assert (day.kind, agreed.kind, agreed.about) == ("appointment", "remark", step.id)
    told = written(table)
    assert "Ja, dat is goed (Ruth) - iemand: is goed" in told, "no section of its own"
    assert "Het volgende initiatief".upper() not in told
    assert "Wanneer vertel je erover, en met wie erbij? prima (Henk)" in told


def test_a_yes_with_a_day_is_a_day() -> None:
    table = to(begun(), "initiative")
    said(table, "Marieke: ik zet de deur open")
    _day, other = said(to(table, "due"), "Marieke: dinsdag 8 december", "Henk: ja, vrijdag")
    assert (other.kind, other.value.on.isoformat()) == ("appointment", "2026-11-27")


def test_what_another_ought_to_do_was_not_set_in_motion() -> None:
    table = to(begun(), "set_in_motion")
    ought, done = said(table, "Henk: Sanne moet dat doen", "Marieke: ik belde ze")
    assert (kind_of(ought), kind_of(done)) == ("remark", "done")
    told = written(table)
    assert "Wat heb je gedaan, en waarom juist zo? Sanne moet dat doen (Henk)" in told
    set_in_motion = told.partition("WAT ER IN GANG IS GEZET")[2].partition("HET DOEL")[0]
    assert set_in_motion.endswith("ik belde ze (Marieke) ")


def test_what_was_said_at_the_goal_stands_by_its_vote_in_the_order_of_the_talk() -> None:
    table = to(begun(), "decision")
    said(table, "Marieke: het is vaag", "Henk: ik mis de ouders", "Marieke: 2, Ze durven te vragen")
    said(to(table, "new_wording"), "1", "Ruth: 2 omdat het lang is")
    said(to(table, "consent"), "allen: 1", "Joost: 1, het is kort")
    told = written(table)
    assert told.count("het is vaag") == 1
    assert (
        "staan erachter. Staat het doel er nog goed, nu we dit weten? het is vaag (Marieke);"
        " ik mis de ouders (Henk) Hoe zeggen we het nu, en voor wie? 2 omdat het lang is (Ruth)"
        " Wie van jullie kan zich in deze woorden vinden? het is kort (Joost)"
    ) in told


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (True, "staan erachter. Het blijft bij deze woorden"),
        (False, "Tot dan bleef het doel zoals het was"),
    ],
)
def test_a_goal_in_new_words_stays_in_these_and_not_as_it_was(first: bool, told: str) -> None:
    table = begun()
    if not first:
        said(to(table, "decision"), "Marieke: 1, het dekt de lading")
    to(table, "itch")
    table.slot = SLOTS["wording_proposed"]
    said(table, "Ze durven te vragen")
    said(to(table, "consent"), "allen: 1")
    if first:
        said(to(table, "decision"), "Marieke: 1, het dekt de lading")
    minutes = written(table)
    assert f"{told}: het dekt de lading (Marieke)." in minutes
    assert "Het doel wordt “Ze durven te vragen”." in minutes
    assert "Verder blijft" not in minutes


def test_how_another_sees_it_is_told_with_one_colon() -> None:
    table = begun()
    said(to(table, "evidence"), "Henk: ze zwaaien")
    said(to(table, "standing"), "Marieke: 2, ze komen", "Henk: 3, er kwam niemand", "Ruth: 3")
    said(to(table, "other_reading"), "Ruth: het regende")
    told = written(table)
    assert "Ziet het als “nog niet zichtbaar”: er kwam niemand" in told
    assert "Ziet het zo: nog niet zichtbaar" in told


def test_minutes_name_who_expected_a_figure_below_their_own_figure_too() -> None:
    table = to(begun(), "indicator")
    said(table, "Marieke: ouders bellen", "Henk: kinderen zwaaien")
    said(to(table, "expectation"), "Marieke: tien ouders", "Henk: vier kinderen")
    said(to(table, "evidence"), "Henk: 5 kinderen zwaaiden")
    assert "Vooraf verwacht: vier kinderen (Henk)" in written(table)


def written(table: Conductor) -> str:
    """The minutes of the talk, closed, on one line."""
    return " ".join(to_text(document(ended(table))).split())
