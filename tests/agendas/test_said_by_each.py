"""Whose each line is: nobody's words become another's, and no name or role is there that nobody said."""

import pytest
from conftest import NOW, begin

from agendas.agenda import Agenda, builtin
from agendas.records.meeting import Meeting, change, go_to
from agendas.records.said import Person
from agendas.slots.script import asks
from agendas.talk.answers import answer
from agendas.talk.audiences import marked_lines
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.change_line import bring_in, reword
from minutes.formats.writers import write


def said(meeting: Meeting, agenda: Agenda, phase: str, slot: str, *texts: str) -> Meeting:
    place = next(n for n, p in enumerate(meeting.phases) if p.id == phase)
    meeting = go_to(meeting, place)
    for text in texts:
        ask = next(
            a for a in asks(meeting, agenda, meeting.phase, also=True) if a.slot.name == slot
        )
        meeting = answer(meeting, ask, text, NOW)
    return meeting


def txt(meeting: Meeting) -> str:
    return " ".join(write(meeting, "txt").decode().split())


@pytest.mark.parametrize("slot", ["target_group", "difference"])
def test_who_says_what_a_goal_is_told_by_stays_beside_it(agenda: Agenda, slot: str) -> None:
    meeting = said(begin(agenda), agenda, "goal", slot, "joost: the youngest")
    assert getattr(meeting.goal.now, slot) == "the youngest"
    assert "the youngest (Joost)" in txt(meeting)
    assert txt(meeting).count("the youngest") == 1
    (line,) = meeting.segment.remarks
    assert line.by == "Joost"
    mended = reword(meeting, line.id, "the very youngest")
    assert getattr(mended.goal.now, slot) == "the very youngest"


def test_another_who_sees_it_otherwise_takes_nothing_away(agenda: Agenda) -> None:
    meeting = said(
        begin(agenda), agenda, "goal", "difference", "joost: they stay", "Fatima: they go home glad"
    )
    assert meeting.goal.now.difference == "they stay"
    assert [(r.text, r.by) for r in meeting.segment.remarks] == [
        ("they stay", "Joost"),
        ("they go home glad", "Fatima"),
    ]
    told = txt(meeting)
    assert "they stay (Joost)" in told
    assert "they go home glad (Fatima)" in told


@pytest.mark.parametrize("slot", ["meaning", "other_reading"])
def test_an_unnamed_line_about_what_it_means_is_nobodys(agenda: Agenda, slot: str) -> None:
    meeting = said(begin(agenda), agenda, "interpretation", slot, "it is early days")
    assert [m.by for m in meeting.segment.meanings] == [""]


def test_a_question_to_you_is_open_once_another_has_spoken_to_it(agenda: Agenda) -> None:
    meeting = said(
        begin(agenda), agenda, "goal", "reading", "they dare", "joost: they stay", "they call"
    )
    assert [r.by for r in meeting.segment.readings] == ["Ana", "Joost", ""]
    other = said(begin(agenda), agenda, "goal", "road", "fatima: by asking first", "and by waiting")
    assert [r.by for r in other.segment.remarks] == ["Fatima", ""]


def test_the_standing_stays_the_account_givers(agenda: Agenda) -> None:
    meeting = said(begin(agenda), agenda, "interpretation", "standing", "2 they ask for it")
    assert [s.by for s in meeting.segment.standings] == ["Ana"]


@pytest.mark.parametrize(
    ("phase", "about", "slot"),
    [
        ("indicator", "indicator", "why_chosen"),
        ("indicator", "indicator", "misses"),
        ("initiative", "initiative", "notice"),
        ("interpretation", "value", "moment"),
    ],
)
def test_what_another_says_to_a_line_stands_by_itself(
    agenda: Agenda, phase: str, about: str, slot: str
) -> None:
    meeting = said(begin(agenda), agenda, phase, about, "ana: who comes unasked")
    line = next(s for _w, s in meeting.said() if s.text == "who comes unasked")
    meeting = said(meeting, agenda, phase, slot, "it is their own step", "Joost: I don't think so")
    now = meeting.find(line.id)
    field = {"why_chosen": "why"}.get(slot, slot)
    assert getattr(now, field) == "it is their own step", "it takes the place of nothing"
    (his,) = [r for r in meeting.segment.remarks if r.about == line.id]
    assert (his.text, his.by) == ("I don't think so", "Joost")
    told = txt(meeting)
    assert told.count("I don't think so (Joost)") == 1
    assert told.index("it is their own step") < told.index("I don't think so")


def test_what_is_said_behind_a_choice_without_a_field_is_kept(agenda: Agenda) -> None:
    meeting = said(begin(agenda), agenda, "indicator", "indicator", "who comes unasked")
    meeting = said(meeting, builtin("accountability"), "indicator", "indicator_origin",
                   "joost: 2 because we made a list together")  # fmt: skip
    assert meeting.segment.indicators[0].origin == "together"
    (his,) = meeting.segment.remarks
    assert (his.text, his.by) == ("chosen together: we made a list together", "Joost")


def test_a_limit_is_in_nobodys_care_until_somebody_says_so() -> None:
    agenda = builtin("frames")
    people = (Person(name="Ana"), Person(name="Ruth", role="leader"))
    opening = Opening(goal_text="", people=people, account_giver="", team="Blue")
    meeting = new_meeting("k3f9q2", agenda, opening, NOW, None)
    phase = next(p.id for p in meeting.phases
                 if any(a.slot.name == "prevent" for a in asks(meeting, agenda, p)))  # fmt: skip
    meeting = said(meeting, agenda, phase, "prevent", "no child walks home alone")
    assert [f.owner for f in meeting.frames] == [""]
    assert "Ruth" not in txt(meeting).replace("Ruth (leader)", "")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_role_is_told_that_nobody_said(agenda: Agenda, language: str) -> None:
    told = write(begin(agenda), "txt", language).decode()  # type: ignore[arg-type]
    assert "Ana, Joost, Fatima" in told
    assert "partner" not in told


def test_for_whom_a_choice_is_stands_with_the_word_that_was_chosen(agenda: Agenda) -> None:
    meeting = said(begin(agenda), agenda, "interpretation", "standing", "2 they ask for it")
    meeting = said(meeting, agenda, "interpretation", "decision", "1")
    assert [text for _k, _a, text in marked_lines(meeting)] == [
        "on its way: they ask for it",
        "keep",
    ]
    assert marked_lines(change(meeting, language="nl"))[0][2] == "onderweg: they ask for it"


@pytest.mark.parametrize("phase", ["evidence", "interpretation"])
def test_of_a_check_in_only_what_was_seen_is_evidence(agenda: Agenda, phase: str) -> None:
    meeting = go_to(begin(agenda), next(n for n, p in enumerate(agenda.phases) if p.id == phase))
    source = "check-in, 3 November"
    meeting = bring_in(meeting, "ask Fatima about 3 mornings", "Ana", source, NOW, seen=False)
    assert meeting.segment.evidence == ()
    told = txt(meeting)
    assert "check-in, 3 November" in told
    assert "ask Fatima about 3 mornings (Ana)" in told
    seen = bring_in(meeting, "3 of 9 stayed", "Ana", source, NOW)
    assert [e.figure for e in seen.segment.evidence] == ["3 of 9"]
