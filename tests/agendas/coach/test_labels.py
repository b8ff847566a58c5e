"""What the coach is measured by: two people's labels, and what was settled where they differ."""

import pytest

from agendas.coach.classifier import VERDICTS
from benchmarks.coach import kappa, labelled_by, rows, same_question, score


def test_every_sentence_kept_apart_has_a_second_label() -> None:
    assert [row["id"] for row in rows("unseen-second")] == [row["id"] for row in rows("unseen")]


def test_every_sentence_on_which_two_people_differ_is_settled_with_a_reason() -> None:
    second = {row["id"]: row for row in rows("unseen-second")}
    differ = {
        row["id"]: row["text"]
        for row in rows("unseen")
        if row["verdict"] != second[row["id"]]["verdict"]
        or (row["verdict"] == "result") != second[row["id"]]["goal"]
    }
    settled = rows("unseen-settled")
    assert {row["id"]: row["text"] for row in settled} == differ
    first = {row["id"]: row["verdict"] for row in rows("unseen")}
    for row in settled:
        assert row["first"] == first[row["id"]]
        assert row["second"].removesuffix(" (a goal)") == second[row["id"]]["verdict"]
        assert row["settled"] in VERDICTS
        assert row["settled"] in (row["first"], same_question(row["second"]))
        assert row["why"]


def test_what_is_settled_stands_in_place_of_the_first_label() -> None:
    by = {
        name: {row["id"]: row["verdict"] for row in labelled_by(name)}
        for name in ("first", "settled")
    }
    changed = {
        row["id"]: row["settled"]
        for row in rows("unseen-settled")
        if row["settled"] != row["first"]
    }
    assert changed
    assert {
        key: label for key, label in by["settled"].items() if label != by["first"][key]
    } == changed


def test_agreement_beyond_chance() -> None:
    one, other = list("aabb"), list("aaba")
    assert kappa(one, one) == 1
    assert kappa(one, other) == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))


def test_where_two_verdicts_count_as_one_neither_is_a_miss() -> None:
    nobody = [{"text": "Meer rust.", "lang": "nl", "verdict": "unclear"}]
    assert score(nobody).verdict == 0
    assert score(nobody, same_question).verdict == 1
