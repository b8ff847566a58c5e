"""Prompts whose terminal goes away, or that never had one: they end by themselves, and keep what was said."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import GOAL, NOW
from examples import further
from prompts_shown import MEET, VERTEL, Prompts, check_in, env, half, opened, said
from rest import LONGEST

from store.library import TalkLibrary

__all__ = ["env", "opened"]
DIGIT_ASKED = "\x1b3"  # Alt+3: the line editor then waits for the key that comes three times


def closed(shown: Prompts, seconds: float = LONGEST) -> int:
    """Close the window; the exit code. It is a failure when it does not end."""
    shown.type("")  # until it is quiet
    time.sleep(0.3)
    os.dup2(os.open(os.devnull, os.O_RDONLY), shown.fd)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(shown.pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(shown.pid, signal.SIGKILL)
    raise AssertionError("it does not end")


@pytest.mark.parametrize("keys", further([DIGIT_ASKED, "", "\x12", "\x1b["]))
def test_a_window_that_closes_in_the_middle_of_a_line_leaves_the_line_as_a_draft(
    env: dict[str, str], opened: Callable[..., Prompts], keys: str
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    shown.type("they greet us\r")
    shown.wait("greet us")
    shown.type("and the little o")
    shown.wait("little o")
    shown.type(keys)
    assert closed(shown) == 1
    assert said(env) == ["they greet us"]
    assert half(env) == ["and the little o"]


@pytest.mark.parametrize("keys", further([DIGIT_ASKED, ""]))
@pytest.mark.parametrize("typed", further([["/change 1\r"], [], ["/on\r"], ["/change\r"]]))
def test_a_window_that_closes_at_any_question_ends_the_talk(
    env: dict[str, str], opened: Callable[..., Prompts], typed: list[str], keys: str
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    for line in ["they greet us\r", *typed, keys]:
        shown.type(line)
    assert closed(shown) == 1
    assert said(env) == ["they greet us"]


@pytest.mark.parametrize("keys", further([DIGIT_ASKED, ""]))
def test_a_window_that_closes_at_the_read_back_closes_no_talk(
    env: dict[str, str], opened: Callable[..., Prompts], keys: str
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    shown.type("@evidence 31 of 52 came\r")
    shown.type("/close\r")
    shown.wait("No meaning yet")
    shown.type(f"that they d{keys}")
    assert closed(shown) == 1
    assert said(env) == ["31 of 52 came"]
    assert half(env) == ["that they d"]


@pytest.mark.parametrize(
    "words", further([("meet", "--plain", "--goal", GOAL), ("meet", "--plain")])
)
def test_a_window_that_closes_before_the_talk_leaves_no_talk(
    env: dict[str, str], opened: Callable[..., Prompts], words: tuple[str, ...]
) -> None:
    shown = opened(*words)
    shown.wait("?")
    shown.type("An")
    assert closed(shown) == 1
    assert not list((Path(env["VERTEL_STORE"]) / "meetings").glob("*.json"))


@pytest.mark.parametrize("keys", further([DIGIT_ASKED, ""]))
def test_a_window_that_closes_in_a_check_in_keeps_its_words(
    env: dict[str, str], opened: Callable[..., Prompts], keys: str
) -> None:
    shown = opened("checkin", "--plain", "--goal", GOAL)
    shown.wait("What did I notice")
    shown.type("two parents stayed\r")
    shown.wait("What does")
    shown.type(f"they feel at h{keys}")
    assert closed(shown) == 1
    written = check_in(env)
    assert (written.noticed, written.means) == ("two parents stayed", "they feel at h")


@pytest.mark.parametrize("there", further(["closed", "null"]))
@pytest.mark.parametrize(
    "words", further([("checkin", "--plain"), MEET, ("meet", "--plain"), ("checkin", "--plain", "--goal", "x")])
)  # fmt: skip
def test_without_input_prompts_end_in_a_sentence(
    env: dict[str, str], words: tuple[str, ...], there: str
) -> None:
    how = {"closed": "<&-", "null": "</dev/null"}[there]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {how}', "sh", *VERTEL, *words],
        env=env, capture_output=True, text=True, timeout=LONGEST,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "did not foresee" not in done.stderr
    assert done.returncode == (2 if words == ("meet", "--plain") else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_questions_that_cannot_be_shown_are_told_in_a_sentence(env: dict[str, str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*VERTEL, *MEET], env=env, stdin=subprocess.DEVNULL, stdout=full,
            stderr=subprocess.PIPE, text=True, timeout=LONGEST,
        )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be shown any more" in done.stderr
    assert "did not foresee" not in done.stderr
    assert list(TalkLibrary(Path(env["VERTEL_STORE"]), lambda: NOW).talks())
