"""`vertel join`, `vertel live --check`, and what `--live` refuses."""

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from line import VERTEL
from typed import typed_apart

from tui.commands.talks.live_command import tell_where_it_leads
from tui.live.addresses import of_name

ROOT = Path(__file__).parents[2]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ, "VERTEL_STORE": str(tmp_path / "store"), "VERTEL_LANG": "en", "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": str(tmp_path / "state"), "XDG_RUNTIME_DIR": "", "PYTHONUTF8": "1",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }  # fmt: skip


def done(env: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.CompletedProcess(words, *typed_apart(env, *words))


def test_without_a_talk_there_is_nothing_to_join(env: dict[str, str]) -> None:
    told = done(env, "join")
    assert (told.returncode, told.stdout) == (3, "")
    assert "vertel meet --live" in told.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("meet", "--live", "--plain"), "wants the screen"),
        (("meet", "--at", "192.168.1.7"), "goes with --live"),
        (("meet", "--live", "--cert", "a.pem"), "go together"),
        (("resume", "--cert", "a.pem", "--key", "b.pem"), "--cert goes with --live"),
        (("meet", "--live", "--at", "8.8.8.8"), "no address of a room's own network"),
        (("resume", "--live", "--at", "nonsense"), "no address of a room's own network"),
        (("live", "--check", "--at", "8.8.8.8"), "no address of a room's own network"),
    ],
)
def test_what_cannot_be_is_refused(env: dict[str, str], words: tuple[str, ...], said: str) -> None:
    told = done(env, *words)
    assert told.returncode == 2
    assert said in told.stderr


def test_how_a_room_takes_part_is_told(env: dict[str, str]) -> None:
    told = done(env, "live")
    assert told.returncode == 0
    assert {"vertel meet --live", "vertel live --check"} <= set(
        re.findall(r"vertel [a-z]+ --\w+", told.stdout + told.stderr)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no other process is sent Ctrl+C there")
def test_a_phone_that_reaches_the_trial_is_told_and_one_that_does_not_too(
    env: dict[str, str],
) -> None:
    for reaches in (True, False):
        process = subprocess.Popen(
            [*VERTEL, "live", "--check", "--at", "127.0.0.1"], env=env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        address = process.stdout.readline().strip()
        found = re.fullmatch(r"http://(127\.0\.0\.1:\d+)/", address)
        assert found, address
        if reaches:
            line = HTTPConnection(found[1])
            line.request("GET", "/", headers={"Accept-Language": "nl"})
            assert "Het werkt: deze telefoon bereikt Vertel." in line.getresponse().read().decode()
            line.close()
            other = HTTPConnection(found[1])
            other.request("GET", "/", headers={"Host": "evil.example"})
            assert other.getresponse().status == 403
            other.close()
        process.send_signal(signal.SIGINT)
        _out, told = process.communicate()
        assert ("It works" in told) == reaches
        assert process.returncode == (0 if reaches else 1)
        assert "hotspot" in told


@pytest.mark.parametrize(
    ("leads", "told"),
    [(["10.0.0.7"], ""), (["192.0.2.9", "::1"], "192.0.2.9, ::1"), ([], "nowhere")],
)
def test_a_name_that_leads_past_this_laptop_is_told(
    leads: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.live.addresses.here", lambda: ["10.0.0.7", "fd00::2"])
    monkeypatch.setattr("tui.live.addresses.of_name", lambda _name: leads)
    tell_where_it_leads("talk.school.example", ())
    said = capsys.readouterr().err
    assert bool(said) == bool(told)
    if told:
        assert (
            f"talk.school.example leads to {told}, and not to this laptop (10.0.0.7, fd00::2)"
            in " ".join(said.split())
        )


def test_where_a_name_leads_is_asked_of_the_network() -> None:
    assert "127.0.0.1" in of_name("localhost")
    assert of_name("no such name.invalid") == []
