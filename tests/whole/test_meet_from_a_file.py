"""A talk fed from a file on the command line: what is refused is told on stderr, closes nothing, ends with 1."""

import json

import pytest
from conftest import GOAL
from line import Shell

MEET = ("meet", "--plain", "--goal", GOAL, "--with", "Ana", "--with", "Joost")


def test_an_unknown_question_is_told_on_stderr_and_its_words_are_kept(shell: Shell) -> None:
    lines = ["@reading they dare", "@sign joost: who stays", "@evidence they stayed", "/close"]
    done = shell(*MEET, stdin="\n".join(lines) + "\n")
    assert done.code == 1, done.out
    assert "There is no question “sign” in this talk." in done.said
    assert "Refused, and kept in the talk: @sign joost: who stays" in done.said
    assert "is closed" not in done.out
    talk = json.loads(shell("show", "last", "--json").out)
    assert not talk.get("ended")
    assert "they stayed" not in json.dumps(talk), "what comes after it is not read"
    again = shell("resume", "last", "--plain", stdin="/stop\n")
    assert (again.code, "@sign joost: who stays" in again.out) == (0, True)


def test_an_order_that_is_none_is_told_and_kept_too(shell: Shell) -> None:
    done = shell(*MEET, stdin="/besluit they stay\nthey dare\n")
    assert done.code == 1
    assert "/besluit they stay" in done.said
    assert "they dare" not in shell("show", "last", "--json").out


@pytest.mark.parametrize(("end", "closed"), [("/close", True), ("/sluit", True), ("", False)])
def test_a_file_closes_its_talk_by_the_order_alone(shell: Shell, end: str, closed: bool) -> None:
    lines = [
        "@reading they dare",
        "@evidence joost: 31 of 52 came",
        "@meaning-figure they stay",
        end,
    ]
    done = shell(*MEET, stdin="\n".join(lines) + "\n")
    assert (done.code, "is closed" in done.out) == (0, closed)
    assert bool(json.loads(shell("show", "last", "--json").out).get("ended")) is closed


def test_a_figure_that_nobody_gave_a_meaning_holds_the_close(shell: Shell) -> None:
    done = shell(*MEET, stdin="@evidence 31 of 52 came\n/close\n")
    assert (done.code, "is closed" in done.out) == (1, False)
    assert "“31 of 52 came” has no meaning yet." in done.said
