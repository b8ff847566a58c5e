"""A talk fed from a file: a refused answer is told, kept, closes nothing, and the end is 1."""

import json
from pathlib import Path

import pytest
from conftest import GOAL
from line import Shell

MEET = ("meet", "--plain", "--goal", GOAL, "--with", "Ana, Joost")
TO_READING = ["/on", ""] * 3  # to: has what we wanted come closer?


@pytest.fixture
def shell(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    return Shell(capfd, monkeypatch)


def test_a_refused_answer_is_told_on_stderr_and_kept_and_what_follows_answers_nothing(
    shell: Shell,
) -> None:
    lines = [*TO_READING, "perhaps, says Joy", "2 they stayed", *["/on", ""] * 9]
    done = shell(*MEET, stdin="\n".join(lines) + "\n")
    assert done.code == 1, done.out
    assert "Refused, and kept in the talk: perhaps, says Joy" in done.said
    assert "is closed" not in done.out
    talk = json.loads(shell("show", "last", "--json").out)
    assert not talk.get("ended")
    assert "they stayed" not in json.dumps(talk), "a line that may be for another question"
    again = shell("resume", "last", "--plain", stdin="/stop\n")
    assert (again.code, "perhaps, says Joy" in again.out) == (0, True)


def test_an_order_that_is_none_is_told_and_kept_too(shell: Shell) -> None:
    done = shell(*MEET, stdin="/besluit they stay\nthey dare\n")
    assert done.code == 1
    assert "/besluit they stay" in done.said
    assert "they dare" not in shell("show", "last", "--json").out


def test_what_is_taken_ends_as_before(shell: Shell) -> None:
    done = shell(*MEET, stdin="\n".join([*TO_READING, "2 they stayed", *["/on", ""] * 9]) + "\n")
    assert (done.code, "is closed" in done.out) == (0, True)
