"""What is asked once at the read-back, and that nothing half said is dropped (conversation.md §3, §9)."""

from datetime import timedelta

import pytest
from at_table import LIMITS, PEOPLE, begun, conducted, ended, said, to, walk
from conftest import NOW

from agendas.came_to.limits import limits
from agendas.conduct.at_close import OpenAtClose, closed, reopened
from agendas.conduct.conductor import Card, Conductor
from agendas.errors import TalkError
from agendas.folding.fold import state_of
from agendas.lines.talk import Line
from agendas.records.said import Person


def ids(lines: tuple[Line, ...]) -> list[str]:
    return [line.id for line in lines]


def unanswered(table: Conductor) -> list[str]:
    return [lamp.id for lamp in table.open_at_close().unanswered]


def test_a_talk_in_which_all_is_said_has_nothing_open() -> None:
    table = begun()
    said(to(table, "reading"), "we weten wie er achterblijft")
    said(to(table, "indicator"), "wie er om hulp vraagt")
    said(to(table, "evidence"), "6 bedden leeg")
    said(to(table, "meaning-figure"), "dat het lukt")
    said(to(table, "meaning"), "dat we er zijn")
    said(to(table, "standing"), "2 want ze komen")
    said(to(table, "other_reading"), "henk: zij durfden al")
    said(to(table, "initiative"), "ik zet de box neer")
    said(to(table, "notice"), "dat hij er staat")
    said(to(table, "due"), "8 december")
    assert table.open_at_close() == OpenAtClose()
    talk = ended(table)
    assert not [line for line in talk.lines if line.kind == "passed over"]


def test_what_nobody_answered_is_asked_once_and_passed_over_at_the_close() -> None:
    table = begun()
    said(to(table, "evidence"), "de deur stond open")
    missed = unanswered(table)
    assert missed == [
        "reading", "indicator", "meaning", "standing", "other_reading", "initiative",
    ]  # fmt: skip
    said(to(table, "initiative"), "ik zet de box neer")
    assert unanswered(table)[-2:] == ["notice", "due"], "asked once there is what they are about"
    said(to(table, "indicator"), "wie vraagt")
    assert "indicator" not in unanswered(table)
    talk = ended(table)
    passed = [line for line in talk.lines if line.kind == "passed over"]
    assert [line.question for line in passed] == unanswered(conducted(reopened(talk)))
    assert {(line.by, line.text) for line in passed} == {((), "")}, "nobody said it"
    assert len({line.id for line in talk.lines}) == len(talk.lines)


def test_a_first_talk_is_not_asked_for_evidence_nor_what_it_means() -> None:
    table = begun()
    assert not {"evidence", "meaning", "standing", "other_reading"} & {*unanswered(table)}
    first = to(begun(), "initiative")
    said(first, "ik zet de box neer")
    later = begun(earlier=(ended(first),))
    assert {"happened", "evidence", "meaning", "standing"} <= {*unanswered(later)}


@pytest.mark.parametrize("text", ["nee", "henk: niets", "samen"])
def test_anything_said_under_a_lamp_answers_it_and_what_is_struck_out_does_not(text: str) -> None:
    table = begun()
    (line,) = said(to(table, "reading"), text)
    assert "reading" not in unanswered(table)
    table.withdraw(line.id)
    assert "reading" in unanswered(table)


def test_a_choice_that_is_open_is_listed_until_it_is_made() -> None:
    table = begun(agreed=LIMITS)
    said(to(table, "initiative"), "ik zet de box neer")
    (standing,) = said(to(table, "standing"), "marieke: ze komen")
    (limits,) = said(to(table, "limits"), "marieke: dat weet ik nog niet")
    assert ids(table.open_at_close().choices) == [limits.id, standing.id] or ids(
        table.open_at_close().choices
    ) == [standing.id, limits.id]
    said(table, "marieke: 1")
    said(to(table, "standing"), "marieke: 3")
    assert table.open_at_close().choices == ()


def test_a_bare_figure_holds_the_close_until_its_meaning_is_said_or_left_open_in_words() -> None:
    table = begun()
    one, two = said(to(table, "evidence"), "6 bedden leeg", "drie van de vier klassen")
    assert ids(table.open_at_close().figures) == [one.id, two.id]
    with pytest.raises(TalkError):
        table.close()
    assert table.talk.ended is None
    to(table, "meaning-figure")
    said(table, "henk: mwah")
    assert ids(table.open_at_close().figures) == [two.id]
    table.leave_figures_open()
    assert table.open_at_close().figures == ()
    table.close()
    (left,) = [line for line in table.talk.lines if line.choice == "open"]
    assert (left.about, left.text, left.by) == (two.id, "", ())
    assert left.id not in ids(table.open_at_close().names), "nobody said that"


def test_a_covered_figure_is_on_record_as_it_was_said_once_the_talk_is_closed() -> None:
    table = to(begun(), "evidence")
    table.covering = True
    (line,) = said(table, "6 bedden leeg")
    assert line.covered
    shown = {one.id: one.covered for one in ended(table).lines}
    assert not shown[line.id]


# -- nothing half said is dropped


def half(table: Conductor) -> list[tuple[str, str]]:
    return [(line.text, line.question) for line in table.unsaid()]


def test_the_entrys_words_and_what_f8_set_aside_are_shown_at_the_close() -> None:
    table = to(begun(), "reading")
    said(table, "henk: gekend is groot")
    table.note("een halve zin")
    table.undo()
    while table.phase.kind != "close":
        table.next_phase()
    assert sorted(text for text, _q in half(table)) == ["een halve zin", "henk: gekend is groot"]
    first, second = table.unsaid()
    table.send(first, first.text)
    table.drop(second)
    assert table.unsaid() == []
    texts = [(line.text, line.by) for line in table.talk.lines]
    assert texts == [("gekend is groot", ("Henk",))] or texts == [("een halve zin", ("Marieke",))]
    table.undo()
    assert half(table), "what was dropped may come back"


def test_what_was_half_said_goes_on_record_under_the_question_it_was_typed_at() -> None:
    table = to(begun(), "reading")
    table.note("gekend is groot")
    (waits,) = table.unsaid()
    to(table, "learned")
    (moved,) = table.unsaid()
    assert (waits.question, moved.question) == ("reading", "learned"), "it travels with the lamp"
    table.send(moved, "henk: dat stilte vertrouwen is")
    (line,) = table.talk.lines
    assert (line.question, line.kind, line.by) == ("learned", "insight", ("Henk",))


def test_a_pause_keeps_them_and_so_does_a_close_that_nobody_asked_at() -> None:
    table = to(begun(), "reading")
    said(table, "henk: een")
    table.note("half")
    table.undo()
    again = conducted(table.talk)
    assert half(again) == half(table)
    again.close()
    assert half(again) == half(table)


def test_words_a_line_was_being_changed_into_are_asked_too() -> None:
    table = to(begun(), "reading")
    (line,) = said(table, "gekend is groot")
    table.begin_change(line.id)
    table.leave_change("gekend is vaag")
    assert [(one.id, text) for one, text in table.begun_changes()] == [(line.id, "gekend is vaag")]
    while table.phase.kind != "close":
        table.next_phase()
    assert len(table.begun_changes()) == 1
    table.leave_as_it_was(line.id)
    assert table.begun_changes() == []


# -- reopened and closed again


def test_reopened_and_closed_again_it_is_the_same_with_what_was_added() -> None:
    table = begun()
    said(to(table, "evidence"), "6 bedden leeg")
    once = ended(table)
    twice = closed(reopened(once), table.agenda, once.started + timedelta(hours=2))
    assert twice.lines == once.lines, "passed over once, and not again beside it"
    again = conducted(reopened(once), mark="m4p7")
    (line,) = said(to(again, "reading"), "henk: gekend is groot")
    more = ended(again)
    kept = {one.id for one in once.lines if one.kind != "passed over"}
    assert kept | {line.id} <= {one.id for one in more.lines}
    assert "reading" not in [one.question for one in more.lines if one.kind == "passed over"]


def test_a_closed_talk_takes_no_half_line() -> None:
    table = begun()
    table.close()
    table.note("te laat")
    assert table.typed == ""


@pytest.mark.parametrize("name", ["frames", "goals", "review", "plan", "leader", "peer"])
def test_every_open_lamp_is_one_that_can_be_lit(name: str) -> None:
    table = begun(name, agreed=LIMITS)
    known = {lamp.key for lamp in table.every_lamp()}
    assert {lamp.key for lamp in table.open_at_close().unanswered} <= known
    for lamp in walk(table):
        if lamp.slot.becomes != "goals":
            said(table, "henk: 1 want zo is het, denk ik")
    left = {lamp.id for lamp in table.open_at_close().unanswered} - {"chosen_goal"}
    assert left == set()


def test_the_day_of_the_close_is_what_was_decided_on() -> None:
    table = begun()
    table.close()
    assert (table.talk.closed, table.talk.ended) == (NOW.date(), NOW)


def test_who_joins_at_the_read_back_to_say_a_line_shares_no_goal_and_is_on_no_next_roster() -> None:
    table = to(begun(), "itch")
    table.walk_kind("x")
    (words,) = said(table, "henk: Leerlingen weten dat ze gemist worden")
    (early,) = said(to(table, "reading"), "Samira: gekend is thuis zijn")
    table.join(Person(name="Wim"))
    table.go_to(len(table.talk.phases) - 1)
    table.mend(early.id, Card(by=("Samira",), joins="Samira"))
    table.join(Person(name="Buurman"))
    table.join(Person(name="Inspecteur", role="leader"))
    assert [p.role for p in table.talk.people[-4:]] == ["partner", "guest", "guest", "leader"]
    said(to(table, "consent"), "allen: 1")
    talk = ended(table)
    state = state_of((talk,))
    (goal,) = state.goals.values()
    asked = [*(person.name for person in PEOPLE), "Wim", "Inspecteur"]
    assert list(goal.goal.sharers) == asked
    assert [person.name for person in goal.people] == asked
    assert [person.name for person in next(iter(state.teams.values())).people] == asked
    assert talk.lines[1].by == ("Samira",), "what she said is hers"
    assert words.text == goal.goal.now.text


def test_the_consent_of_a_guest_is_not_waited_for_and_who_was_told_to_be_away_is_no_guest() -> None:
    table = to(begun(), "itch")
    table.away("Fatima")
    table.walk_kind("x")
    said(table, "henk: Leerlingen weten dat ze gemist worden")
    table.go_to(len(table.talk.phases) - 1)
    table.join(Person(name="Samira"))
    table.join(Person(name="Fatima"))
    assert table.talk.member_names == (*(p.name for p in PEOPLE if p.name != "Fatima"), "Fatima")
    lamp = to(table, "consent").lamp
    assert lamp
    assert "Samira" not in lamp.subject
    said(table, "marieke, henk, joost, jolanda, ruth, fatima: 1")
    (goal,) = state_of((ended(table),)).goals.values()
    assert [(w.text, w.status) for w in goal.goal.wordings][1:] == [
        ("Leerlingen weten dat ze gemist worden", "agreed")
    ]


def test_what_somebody_said_not_to_do_is_told_when_it_is_read_back_and_is_not_open() -> None:
    first = begun()
    said(to(first, "initiative"), "ik zet de box neer", "joost: ik bel de ouders")
    table = begun(earlier=(ended(first),))
    said(table, "marieke: ik stop met de box", "henk: 3", "fatima: hij staat er nog", "henk: 1")
    table.on()
    said(
        table,
        "fatima: nee, niet gedaan",
        "joost: 5, geen tijd",
        "jolanda: niet iedereen kwam",
        "ruth: niet gedaan",
        "ruth: 1",
    )
    said(to(table, "initiative"), "jolanda: ik neem niets op me", "ruth: Henk, bel jij ze?")
    said(to(table, "request_answer"), "henk: 2, geen tijd")
    told = [table.not_done(line) for line in table.open_at_close().declined]
    assert told == [
        "ik stop met de box (Marieke) – ik zet de box neer",
        "nee, niet gedaan (Fatima) – ik bel de ouders",
        "niet gebeurd: geen tijd (Joost) – ik bel de ouders",
        "ik neem niets op me (Jolanda)",
        "nee: geen tijd (Henk) – Henk, bel jij ze?",
    ], "who changed their mind is not among them"


def test_a_place_of_a_line_of_a_plan_is_asked_about_by_that_line_and_once() -> None:
    table = to(begun("plan"), "line_exit")
    said(table, "3")
    (place,) = table.open_at_close().names
    assert table.told(place) == "“80% komt op tijd”: naar de grenzen"
    table.give(place.id, ("Henk",))
    assert [line.by for line in table.talk.lines if line.kind == "limit"] == [("Henk",)]
    assert table.open_at_close().names == ()
    table.give(place.id, ("Ruth",))
    assert [one.by for one in limits(table.lines)] == ["Ruth"]
