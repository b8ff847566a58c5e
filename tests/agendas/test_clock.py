"""The soft clock: pure, and never a score."""

import pytest
from conftest import begin
from hypothesis import given
from hypothesis import strategies as st

from agendas.agenda import Agenda, builtin
from agendas.lines.edit import go_to, spend
from agendas.lines.talk import Talk
from agendas.talk.clock import Clock, clock, give_more


def at(agenda: Agenda, kind: str, **minutes: float) -> Talk:
    """A talk in the phase of this kind, with the minutes spent in each."""
    meeting = begin(agenda)
    for place, phase in enumerate(meeting.phases):
        meeting = go_to(meeting, place)
        meeting = spend(meeting, minutes.get(phase.kind, 0) * 60)
        if phase.kind == kind:
            return meeting
    raise AssertionError(kind)


def read(meeting: Talk, extra: float = 0.0) -> Clock:
    found = clock(meeting, extra)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("minutes", "tone"),
    [(0, "calm"), (4.7, "calm"), (4.8, "nearing"), (5.7, "last"), (6.1, "over")],
)
def test_the_tone_changes_at_a_fifth_and_a_twentieth(
    agenda: Agenda, minutes: float, tone: str
) -> None:
    meeting = at(agenda, "goal", goal=minutes)
    assert meeting.phase.minutes == 6
    assert read(meeting).tone == tone


def test_more_time_is_time_of_the_phase_and_not_of_the_talk(agenda: Agenda) -> None:
    meeting = at(agenda, "goal", goal=6)
    before, after = read(meeting), read(give_more(meeting, 5))
    assert (before.left, after.left) == (0, 300)
    assert before.talk_left == after.talk_left


def test_ahead_and_behind_are_told_against_the_plan(agenda: Agenda) -> None:
    assert read(at(agenda, "indicator", goal=4)).ahead == pytest.approx(120)
    assert read(at(agenda, "indicator", goal=9)).ahead == pytest.approx(-180)
    assert read(at(agenda, "goal", goal=2)).ahead == 0
    back = go_to(at(agenda, "indicator", goal=6, indicator=7), 0)
    assert read(back).ahead == 0


def test_evidence_that_takes_of_interpretation_is_told_with_what_is_left(agenda: Agenda) -> None:
    in_time = at(agenda, "evidence", goal=6, indicator=7, evidence=8)
    over = at(agenda, "evidence", goal=6, indicator=7, evidence=14)
    after = sum(p.minutes for p in over.phases[over.at + 2 :])
    assert read(in_time).for_meaning is None
    assert read(over).for_meaning == pytest.approx((45 - 27 - after) * 60)
    assert read(go_to(over, over.at + 1)).for_meaning is None


def test_evidence_that_runs_over_in_time_saved_before_takes_nothing(agenda: Agenda) -> None:
    saved = at(agenda, "evidence", goal=1, indicator=1, evidence=10)
    assert read(saved).for_meaning is None


def test_a_phase_without_minutes_has_no_clock(agenda: Agenda) -> None:
    from msgspec.structs import replace

    meeting = begin(agenda)
    assert clock(replace(meeting, phases=(replace(meeting.phase, minutes=0),))) is None


@given(seconds=st.lists(st.floats(0, 10_000), min_size=5, max_size=5), extra=st.floats(0, 9_999))
def test_what_is_said_of_the_time_always_adds_up(seconds: list[float], extra: float) -> None:
    meeting = begin(builtin("accountability"))
    for place, spent in enumerate(seconds):
        meeting = spend(go_to(meeting, place), spent)
    found = read(meeting, extra)
    assert found.talk_left == pytest.approx(
        meeting.minutes * 60 - sum(p.seconds for p in meeting.phases) - extra
    )
    assert (found.tone == "over") == (found.left < 0)
    assert found.for_meaning is None or found.for_meaning >= 0
