"""A shell without a terminal, in an empty folder and with a store of its own."""

from pathlib import Path

import pytest
from line import Shell


@pytest.fixture
def shell(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    return Shell(capfd, monkeypatch)
