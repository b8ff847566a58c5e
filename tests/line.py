"""A line typed in a shell: as a process of its own (`VERTEL`), or run within the test (`Shell`)."""

import io
import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.commands import main

VERTEL = [sys.executable, "-c", "from tui.entrance import main; main()"]


def environment(top: Path, **more: str) -> dict[str, str]:
    """What a line is typed in: English, on a store below `top`, unless `more` says otherwise."""
    return {
        **os.environ,
        "VERTEL_STORE": str(top / "store"),
        "VERTEL_LANG": "en",
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONUTF8": "1",
        **more,
    }


class Done(NamedTuple):
    """What came of a line: its exit code, the data on stdout, the words on stderr."""

    code: int
    out: str
    said: str


class Shell:
    """Types lines as in a shell without a terminal; `stdin` is what is piped into one."""

    def __init__(self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capfd, self._patch = capfd, monkeypatch

    def __call__(self, *words: str, stdin: str = "") -> Done:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        self._capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        sys.stdout.flush()
        told = self._capfd.readouterr()
        return Done(int(ended.value.code or 0), told.out, told.err)
