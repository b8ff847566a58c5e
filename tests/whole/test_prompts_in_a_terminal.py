"""Prompts in a real terminal: long lines, narrow windows, and a talk that is broken off."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import GOAL
from examples import further
from prompts_shown import MEET, VERTEL, Prompts, check_in, env, half, only, opened, said
from rich.cells import cell_len
from typed import typed_apart

__all__ = ["env", "opened"]


def test_lines_end_between_words_in_a_terminal_and_are_whole_in_a_pipe(
    env: dict[str, str], opened: Callable[..., Prompts], tmp_path: Path
) -> None:
    shown = opened(*MEET, "--lang", "nl", columns=40)
    shown.wait("Fase 1")
    shown.type("/hulp\r")
    text = shown.wait("deze lijst")
    shown.type("\x04")
    assert shown.end() == 0
    rows = (text + shown.text).splitlines()
    piped = subprocess.run(
        [*VERTEL, *MEET, "--lang", "nl"],
        env={**env, "VERTEL_STORE": str(tmp_path / "piped")},  # a first talk, like the other
        input="/hulp\n", capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert any(len(row) > 90 for row in piped.splitlines())
    words = set(piped.replace("\n", " ").split())
    told = [row for row in rows if "vertel resume" not in row and "/hulp\r" not in row]
    assert all(cell_len(row) <= 40 for row in told), told
    assert {word for row in told for word in row.split()} - {"/hulp", ""} <= words


def test_a_line_longer_than_a_terminal_takes_by_itself_is_whole(
    env: dict[str, str], opened: Callable[..., Prompts]
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    line = " ".join(f"word{n}" for n in range(900))
    assert len(line) > 4096 * 1.5
    shown.type(f"{line}\r")
    shown.wait("word899")
    shown.type("/stop\r")
    shown.wait("Everything is saved", 30)
    assert said(env) == [line]


@pytest.mark.parametrize("how", further(["SIGHUP", "ctrl+c", "SIGTERM"]))
def test_what_is_half_typed_is_kept_when_the_talk_is_broken_off(
    env: dict[str, str], opened: Callable[..., Prompts], how: str
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    shown.type("they greet us\r")
    shown.wait("greet us")
    shown.type("and the little o")
    shown.wait("little o")
    if how == "ctrl+c":
        shown.type("\x03")
    else:
        os.kill(shown.pid, getattr(signal, how))
    shown.wait("Everything is saved. Go on later with: vertel resume")
    assert shown.end() == 1
    assert "Traceback" not in shown.text
    assert said(env) == ["they greet us"]
    assert half(env) == ["and the little o"]
    again = opened("resume", "--plain")
    again.wait("Typed before, and not on record: and the little o")
    again.type("+\r/stop\r")
    again.wait("Everything is saved")
    assert said(env) == ["they greet us", "and the little o"]
    assert half(env) == []


def test_a_second_half_line_leaves_the_first_and_an_empty_line_puts_neither_on_record(
    env: dict[str, str], opened: Callable[..., Prompts]
) -> None:
    first = opened(*MEET)
    first.wait("Phase 1")
    first.type("bert: that the nurse la")
    first.wait("nurse la")
    first.type("\x03")
    first.wait("Everything is saved")
    assert first.end() == 1
    second = opened("resume", "--plain")
    second.wait("Typed before, and not on record: bert: that the nurse la")
    second.type("\r")
    second.type("ena")
    second.wait("ena")
    os.kill(second.pid, signal.SIGHUP)
    assert second.end() == 1
    assert half(env) == ["bert: that the nurse la", "ena"]
    assert said(env) == []
    third = opened("resume", "--plain")
    third.wait("Typed before, and not on record: bert: that the nurse la")
    third.type("-\r")
    third.wait("Typed before, and not on record: ena")
    third.type("/stop\r")
    third.wait("Everything is saved")
    assert half(env) == ["ena"]


def test_a_talk_is_talked_through_and_closed_at_the_prompts(
    env: dict[str, str], opened: Callable[..., Prompts]
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    for line, became in (
        ("they dare to ask us", "Ana"), ("joost: a big word", "Joost"), ("me too", "who?"),
        ("/who 2", "Joost: me too"), ("@evidence 31 of 52 came", "figure"), ("/close", "No meaning yet"),
        ("that they dare", "meaning"),
    ):  # fmt: skip
        shown.type(f"{line}\r")
        shown.wait(became)
    shown.wait("Enter closes the talk")
    shown.type("\r")
    shown.wait("The talk is closed. Its minutes: vertel minutes")
    assert shown.end() == 0
    assert [line.by for line in only(env).lines[:3]] == [("Ana",), ("Joost",), ("Joost",)]
    assert only(env).ended


def test_ctrl_d_in_the_middle_of_a_talk_saves_and_ends_well(
    env: dict[str, str], opened: Callable[..., Prompts]
) -> None:
    shown = opened(*MEET)
    shown.wait("Phase 1")
    shown.type("they greet us\r")
    shown.wait("greet us")
    shown.type("\x04")
    shown.wait("Everything is saved")
    assert shown.end() == 0
    assert only(env).ended is None


def test_ctrl_c_in_a_check_in_keeps_its_words(
    env: dict[str, str], opened: Callable[..., Prompts]
) -> None:
    shown = opened("checkin", "--plain", "--goal", GOAL)
    shown.wait("What did I notice")
    shown.type("two parents stayed\r")
    shown.wait("What does")
    shown.type("they feel at h")
    shown.wait("at h")
    shown.type("\x03")
    shown.wait("Everything is saved")
    assert shown.end() == 1
    written = check_in(env)
    assert (written.noticed, written.means) == ("two parents stayed", "they feel at h")


def test_ctrl_c_before_a_talk_has_begun_says_that_nothing_was_kept(
    env: dict[str, str], opened: Callable[..., Prompts]
) -> None:
    shown = opened("meet", "--plain")
    shown.wait("Which goal")
    shown.type("\x03")
    shown.wait("Stopped")
    assert shown.end() == 1
    assert not list((Path(env["VERTEL_STORE"]) / "meetings").glob("*.json"))


@pytest.mark.parametrize("how", further(["ctrl+c", "SIGTERM"]))
def test_at_the_passphrase_a_talk_can_be_ended(
    env: dict[str, str], opened: Callable[..., Prompts], how: str
) -> None:
    secret = "een lange zin die niemand raadt"
    Path(env["VERTEL_STORE"]).mkdir(mode=0o700)
    assert typed_apart({**env, "VERTEL_PASSPHRASE": secret}, "store", "lock").code == 0
    shown = opened(*MEET)
    shown.wait("assphrase")
    time.sleep(0.3)  # until the echo is off
    if how == "ctrl+c":
        os.write(shown.fd, b"\x03")
    else:
        os.kill(shown.pid, signal.SIGTERM)
    assert shown.end(8) != 0
    assert "Traceback" not in shown.text


def test_a_byte_that_is_no_letter_does_not_end_a_talk(env: dict[str, str]) -> None:
    typed = b"they greet \xff us\nthe little ones\n"
    done = subprocess.run([*VERTEL, *MEET], env=env, input=typed, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert said(env) == ["they greet \ufffd us", "the little ones"]


@pytest.mark.parametrize(
    ("others", "kept"), [("", 'name = "Ana"'), ("y", "shared = true")], ids=["alone", "shared"]
)
def test_in_a_terminal_it_is_asked_once_whose_check_in_it_is(
    env: dict[str, str], opened: Callable[..., Prompts], others: str, kept: str
) -> None:
    del env["VERTEL_WRITER"]
    shown = opened("checkin", "two stayed", "--goal", GOAL)
    shown.wait("Your name")
    os.write(shown.fd, b"Ana\r")
    shown.wait("under this login too?")
    os.write(shown.fd, f"{others}\r".encode())
    shown.wait("Kept, for you alone")
    assert shown.end() == 0
    assert only(env).owner == "ana"
    assert kept in Path(env["VERTEL_CONFIG"]).read_text("utf-8")
    again = opened("checkin", "one left", "--goal", GOAL)
    if others:
        again.wait("Your name")
        os.write(again.fd, b"Bo\r")
    assert "Do others" not in again.wait("Kept, for you alone")
    assert again.end() == 0
