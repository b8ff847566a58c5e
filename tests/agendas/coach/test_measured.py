"""How often the coach is right on labelled sentences; benchmarks/coach.py shows the misses."""

import pytest

from benchmarks.coach import KEPT_APART, TUNED_ON, labelled_by, looked, rows, score


def test_it_is_right_on_what_it_was_tuned_on() -> None:
    found = score([row for name in TUNED_ON for row in rows(name)])
    assert found.goal >= 0.97
    assert found.verdict >= 0.97


@pytest.mark.parametrize("name", KEPT_APART)
def test_it_is_right_often_enough_on_sentences_kept_apart(name: str) -> None:
    found = score(labelled_by("settled") if name == "unseen" else rows(name))
    assert found.goal >= 0.94
    assert found.verdict >= 0.9
    assert found.false_goals <= found.others / 100
    assert found.missed_goals <= found.goals / 12


@pytest.mark.parametrize("name", [*TUNED_ON, *KEPT_APART])
def test_the_group_is_the_one_that_is_meant(name: str) -> None:
    goals = [row for row in rows(name) if row["verdict"] == "result"]
    looks = [(row, looked(row["text"], row["lang"])) for row in goals]
    seen = [(row, found) for row, found in looks if found.verdict == "result"]
    right = [row["group"].lower() in found.target_group.lower() for row, found in seen]
    assert sum(right) / len(right) >= 0.85
