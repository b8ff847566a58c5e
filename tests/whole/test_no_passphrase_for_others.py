"""Promise 19: a program that Vertel starts beside itself is not handed the passphrase of a store."""

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from minutes.formats.own_template import rendered
from minutes.formats.template import Template
from minutes.sample import SAMPLE
from tui.live import host
from tui.terminal import open_file
from tui.terminal.editor import edited

WORDS = "four words that nobody guesses"
NAMES = ("VERTEL_PASSPHRASE", "VERTEL_NEW_PASSPHRASE", "VERTEL_EARLIER_PASSPHRASE")


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, WORDS)
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The environments that programs were started with; none starts."""
    seen: list[dict[str, str]] = []

    class Refused(subprocess.Popen[bytes]):
        def __init__(self, *_args: object, env: Any = None, **_more: object) -> None:
            import os

            seen.append(dict(os.environ if env is None else env))
            raise FileNotFoundError

        def __del__(self) -> None:
            """There is nothing to wait for."""

    monkeypatch.setattr(subprocess, "Popen", Refused)
    return seen


def told(seen: list[dict[str, str]]) -> None:
    (environment,) = seen
    assert environment["PATH"], "and all else is"
    assert WORDS not in "".join(environment.values())


def test_the_page_for_the_rooms_phones(handed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host.LiveHost, "__init__", lambda _self: None)
    with pytest.raises(FileNotFoundError):
        host.LiveHost()._run_one()  # type: ignore[call-arg]
    told(handed)


def test_the_process_of_a_template(handed) -> None:
    with pytest.raises(FileNotFoundError):
        rendered(SAMPLE, Template(name="ours.html", data=b"{{ title }}"), "html")
    told(handed)


def test_what_opens_minutes(handed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(open_file, "opener", lambda: [sys.executable])
    assert not open_file.open_file(tmp_path / "minutes.pdf")
    told(handed)


def test_an_editor() -> None:
    code = "import os, sys; open(sys.argv[1], 'w').write(repr(dict(os.environ)))"
    after = edited("a sentence", shlex.join([sys.executable, "-c", code]))
    assert "PATH" in after
    assert WORDS not in after
