"""Two windows, and a window that is ended in the middle of a word."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import NOW

from store.errors import Busy, StoreError
from store.files import lock
from store.files.lock import lease
from store.library import TalkLibrary

ROOT = Path(__file__).parents[2]
SAVES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from agendas.agenda import builtin
from agendas.lines.edit import change
from agendas.lines.talk import Line
from agendas.talk.begin import Opening, new_talk
from store.library import TalkLibrary
now = datetime(2026, 10, 6, 9, tzinfo=UTC)
library = TalkLibrary(Path(sys.argv[1]), lambda: now)
talk = new_talk("k3f9q2", builtin("accountability"), Opening(goal_text="Mornings"), now)
n = 0
while True:
    n += 1
    half = Line(id="", text=f"{n} " * 500, phase="goal")
    library.save(change(talk, unsaid=(half,)))
    print(n, flush=True)
"""
HOLDS = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from store.files.lock import lease
now = datetime(2026, 11, 24, 15, 7, tzinfo=UTC)
with lease(Path(sys.argv[1]), "k3f9q2", "Ada at the front desk", now):
    print("held", flush=True)
    time.sleep(60)
"""


def start(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_a_second_window_is_told_who_writes_and_since_when(folder: Path) -> None:
    with start(HOLDS, folder) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Busy) as told, lease(folder, "k3f9q2", "Bo", NOW):
            pytest.fail("both hold it")
        assert told.value.who == "Ada at the front desk"
        assert told.value.since == "15:07"
        assert "has this talk open since" in str(told.value)
        with lease(folder, "aaaaaa", "Bo", NOW):
            pass  # another talk is free
        process.kill()
    with lease(folder, "k3f9q2", "Bo", NOW):
        pass  # the lock went with its holder


def test_two_windows_of_one_program_exclude_each_other_too(folder: Path) -> None:
    with lease(folder, "k3f9q2", "Ada\nwith a line end", NOW):
        with pytest.raises(Busy) as told, lease(folder, "k3f9q2", "Bo", NOW):
            pytest.fail("both hold it")
        assert told.value.who == "Ada with a line end"
        for path in (folder / "locks").iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with lease(folder, "k3f9q2", "Bo", NOW):
        pass


def test_a_lock_that_cannot_be_made_is_told_and_not_kept(folder: Path, monkeypatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock, "_write", full)
    with (
        pytest.raises(StoreError, match="No space left") as told,
        lease(folder, "k3f9q2", "Ada", NOW),
    ):
        pytest.fail("held")
    assert "Errno" not in str(told.value)
    monkeypatch.undo()
    with lease(folder, "k3f9q2", "Ada", NOW):
        pass


def test_a_folder_that_takes_no_locks_says_why(folder: Path, monkeypatch) -> None:
    def none(*_args: object, **_more: object) -> None:
        raise NotImplementedError("this disk has no locks")

    monkeypatch.setattr("filelock.FileLock.acquire", none)
    with (
        pytest.raises(StoreError, match="this disk has no locks"),
        lease(folder, "k3f9q2", "Ada", NOW),
    ):
        pytest.fail("held")


def test_importing_the_store_does_nothing_and_loads_no_lock_or_screen(tmp_path: Path) -> None:
    code = "import store.library, store.files.lock, store.files.autosave, sys; print([m for m in ('filelock', 'textual', 'click') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
    assert list(tmp_path.iterdir()) == []


def test_a_library_in_another_window_sees_what_was_saved(folder: Path, library, talk) -> None:
    library.save(talk())
    assert TalkLibrary(folder, library.now).summaries()[0].id == "k3f9q2"
