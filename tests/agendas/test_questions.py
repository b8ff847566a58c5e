"""Which questions are put, what stands above each, and which takes several answers."""

from datetime import date, timedelta

import msgspec
import pytest
from conftest import NOW, SAID, begin, next_talk, talk_through, whole_talk

from agendas.agenda import Agenda, builtin
from agendas.folding.fold import goals_of
from agendas.lines.kinds import KINDS
from agendas.parsing.dates import date_in
from agendas.records.agreements import AccountAgreement, Agreed, Frame
from agendas.records.meeting import Meeting, add, change, go_to, in_segment, mend
from agendas.records.said import Decision, Evidence, Person
from agendas.records.state import PlannedTalk
from agendas.slots import script
from agendas.slots.script import asks
from agendas.slots.slots import SLOTS, Ask, takes_more
from agendas.talk import answered, answers
from agendas.talk.answered import is_answered
from agendas.talk.answers import answer
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.close import close
from agendas.talk.rules import go_on, needs


def put(meeting: Meeting, agenda: Agenda, kind: str) -> list[Ask]:
    """The questions of the phase of this kind."""
    place = next(n for n, phase in enumerate(meeting.phases) if phase.kind == kind)
    here = go_to(meeting, place)
    return list(asks(here, agenda, here.phase))


def names(found: list[Ask]) -> list[str]:
    return [ask.slot.name for ask in found]


def test_a_first_talk_needs_no_evidence_and_the_next_one_does(agenda: Agenda) -> None:
    first = begin(agenda)
    second = next_talk(agenda, whole_talk(agenda))
    assert (first.first, second.first) == (True, False)
    for talk, needed in ((first, False), (second, True)):
        place = next(n for n, phase in enumerate(talk.phases) if phase.kind == "evidence")
        here = go_to(talk, place)
        missing = [n.ask.slot.name for n in needs(here, tuple(asks(here, agenda, here.phase)))]
        assert ("evidence" in missing) is needed


@pytest.mark.parametrize(
    ("choice", "slots", "subjects"),
    [
        ("keep", [], []),
        ("reword", ["new_wording", "consent"], ["", "This goal is shared by: Ana, Joost, Fatima."]),
        ("split", ["part", "consent"], ["They dare\nThey ask", "This goal is shared by: Ana, Joost, Fatima."]),
        ("set-aside", ["consent"], ["This goal is shared by: Ana, Joost, Fatima."]),
    ],
)  # fmt: skip
def test_behind_a_decision_comes_what_it_still_wants(
    agenda: Agenda, choice: str, slots: list[str], subjects: list[str]
) -> None:
    parts = ("They dare", "They ask") if choice == "split" else ()
    decision = msgspec.convert({"id": "", "text": "x", "choice": choice, "parts": parts}, Decision)
    found = put(add(begin(agenda), "decisions", decision), agenda, "interpretation")
    place = names(found).index("decision")
    behind = found[place + 1 : place + 1 + len(slots)]
    assert names(behind) == slots
    assert [ask.subject for ask in behind] == subjects
    rest = names(found[place + 1 + len(slots) :])
    assert not {"new_wording", "part", "consent"} & set(rest)


@pytest.mark.parametrize(
    ("said", "above"),
    [
        ({"decision": "2 it says more", "new_wording": "They dare"}, "“They dare”"),
        ({"decision": "4 they are two", "part": "They dare"}, "“They dare”"),
        ({"decision": "5 not now"}, "“set aside”"),
    ],
)
def test_a_change_that_waits_for_consent_is_asked_with_what_it_is_and_who_was_not_asked(
    agenda: Agenda, said: dict[str, str], above: str
) -> None:
    first = whole_talk(agenda)
    second = talk_through(next_talk(agenda, first), agenda, {**SAID, **said, "consent": "Ana"})
    second = close(second, NOW + timedelta(days=14))
    state = goals_of([first, second])[first.goal.id]
    third = begin(agenda, "z9z9z9", state, NOW + timedelta(days=28))
    ask = next(a for a in put(third, agenda, "goal") if a.slot.name == "consent_later")
    because = said["decision"][2:]
    assert ask.subject.split("\n") == [above, because, "Not asked yet: Joost, Fatima."]


def test_a_peer_talk_asks_for_what_it_rests_on_and_is_not_there() -> None:
    agenda = builtin("peer")
    people = (Person(name="Ana"), Person(name="Joost"))
    opening = Opening(goal_text="They dare", people=people, account_giver="Ana")
    talk = new_meeting("p1p1p1", agenda, opening, NOW)
    frame, agreement = Frame(id="f1", text="No"), AccountAgreement(id="a1", text="each other")
    for agreed, rows in (
        (Agreed(), 2), (Agreed(frames=(frame,)), 1), (Agreed(agreement=agreement), 1),
        (Agreed(frames=(frame,), agreement=agreement), 0),
    ):  # fmt: skip
        found = [a for a in put(change(talk, agreed=agreed), agenda, "agreements")
                 if a.slot.name == "make_first"]  # fmt: skip
        assert [len(ask.subject.split("\n")) for ask in found] == ([rows] if rows else [])


def test_a_covered_figure_takes_a_guess_of_each_and_a_meaning_one_answer(agenda: Agenda) -> None:
    figure = Evidence(id="", text="7 came", kind="figure", figure="7", phase="evidence")
    talk = add(begin(agenda), "evidence", figure)
    covered = mend(talk, talk.segment.evidence[0].id, covered=True)
    guess = next(a for a in put(covered, agenda, "evidence") if a.slot.name == "guess")
    assert takes_more(guess)
    assert guess.subject == "… came"
    assert "guess" not in names(put(talk, agenda, "evidence"))
    about = [a for a in put(talk, agenda, "interpretation") if a.slot.name == "meaning" and a.about]
    assert [takes_more(ask) for ask in about] == [False]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("next week", date(2026, 12, 1)),
        ("volgende week", date(2026, 12, 1)),
        ("tuesday", date(2026, 12, 1)),
        ("wednesday", date(2026, 11, 25)),
        ("next week monday", date(2026, 11, 30)),
        ("next week sunday", date(2026, 12, 6)),
    ],
)
def test_a_day_of_the_week_is_the_first_after_today_or_of_next_week(words: str, day: date) -> None:
    assert date_in(words, date(2026, 11, 24)) == day  # a Tuesday


def test_a_planned_talk_is_open_until_it_was_held_or_called_off() -> None:
    planned = PlannedTalk(on=NOW.date(), planned_in="k3f9q2")
    assert planned.open
    assert not msgspec.structs.replace(planned, on=None).open
    assert not msgspec.structs.replace(planned, held_as="m4p7r8").open


def test_a_limit_holds_from_its_first_day_to_its_last() -> None:
    today = NOW.date()
    limit = Frame(id="f1", text="No", valid_from=today, valid_to=today)
    day = timedelta(days=1)
    assert [limit.in_force(today + n * day) for n in (-1, 0, 1)] == [False, True, False]


def test_a_sign_of_somebody_else_is_not_asked_after(agenda: Agenda) -> None:
    first = talk_through(begin(agenda), agenda, {**SAID, "indicator": "Joost: who asks"})
    second = next_talk(agenda, close(first, NOW))
    assert "indicator_onward" not in names(put(second, agenda, "indicator"))
    own = next_talk(agenda, whole_talk(agenda))
    ask = next(a for a in put(own, agenda, "indicator") if a.slot.name == "indicator_onward")
    assert ask.subject == f"{SAID['indicator']} (Ana)"
    nobodys = in_segment(own, account_giver="Joost")
    assert "indicator_onward" not in names(put(nobodys, agenda, "indicator"))


def test_what_an_earlier_talk_left_answers_a_question_and_none_is_an_answer(agenda: Agenda) -> None:
    second = next_talk(agenda, whole_talk(agenda))
    reading = next(a for a in put(second, agenda, "goal") if a.slot.name == "reading")
    assert is_answered(second, reading) is True
    assert reading.subject == f"Last time: {SAID['reading']}"
    another = in_segment(second, account_giver="Joost")
    asked = next(a for a in put(another, agenda, "goal") if a.slot.name == "reading")
    assert is_answered(another, asked) is False
    sign = next(a for a in put(second, agenda, "indicator") if a.slot.name == "indicator")
    assert is_answered(second, sign) is True
    other = next(a for a in put(second, agenda, "interpretation") if a.slot.name == "other_reading")
    assert is_answered(second, other) is False
    for words in ("none", "joost: it may be the weather"):
        assert is_answered(answer(second, other, words, NOW), other) is True
    meaning = next(a for a in put(second, agenda, "interpretation") if a.slot.name == "meaning")
    only_other = answer(second, other, "joost: it may be the weather", NOW)
    assert is_answered(only_other, meaning) is False


def test_alone_nobody_is_asked_for_another_reading(agenda: Agenda) -> None:
    second = next_talk(agenda, whole_talk(agenda))
    place = next(n for n, phase in enumerate(second.phases) if phase.kind == "interpretation")
    here = go_to(second, place)
    asked = tuple(asks(here, agenda, here.phase))
    for people, wanted in ((here.people, True), (here.people[:1], False)):
        found = {need.ask.slot.name for need in needs(change(here, people=people), asked)}
        assert ("other_reading" in found) is wanted
        assert "standing" in found


def test_a_day_that_is_said_at_the_close_answers_what_was_passed_over_before(
    agenda: Agenda,
) -> None:
    talk = begin(agenda)
    place = next(n for n, phase in enumerate(talk.phases) if phase.kind == "initiative")
    here = go_to(talk, place)
    passed = go_on(here, tuple(asks(here, agenda, here.phase)), insisted=True).meeting
    slots = [skipped.slot for skipped in passed.segment.skipped]
    assert slots == ["initiative", "notice", "due"]
    closing = passed.phase.kind == "close"
    assert closing
    due = next(a for a in asks(passed, agenda, passed.phase, also=True) if a.slot.name == "due")
    dated = answer(passed, due, "8 December", NOW)
    left = go_on(dated, tuple(asks(dated, agenda, dated.phase))).meeting.segment.skipped
    assert [skipped.slot for skipped in left] == ["initiative", "notice"]


def test_every_row_of_the_table_says_what_is_done_and_nothing_is_done_that_no_row_says() -> None:
    rows = SLOTS.values()
    assert {row.becomes for row in rows} == set(answers._WAYS)
    assert {row.answered for row in rows} == set(answered._WHEN)
    assert {row.put for row in rows} == set(script._PUT)
    assert {row.leads for row in rows if row.first_in} == set(script._LEADS)
    assert {row.line for row in rows} <= KINDS.keys()
    assert SLOTS["why_chosen"].line == "why"
    assert all(row.passed for row in rows if row.needed)
    assert all(row.ask for row in rows if row.first_in)
