"""A sentence that is handed to an editor stands where nobody else reads it, and nowhere afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from locales import say
from store.admin.check import findings
from store.files.editor_folder import left, places
from store.library import TalkLibrary
from tui.terminal.editor import EditorError, edited

ROOT = Path(__file__).parents[2]
WORDS = "the mother of Jip told us"
posix = pytest.mark.skipif(os.name != "posix", reason="the editor here is a shell script")


def editor(tmp_path: Path, script: str) -> str:
    path = tmp_path / "an editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return f"'{path}'"


def readable(*folders: Path) -> list[str]:
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in paths if WORDS.encode() in path.read_bytes()]


def around(tmp_path: Path) -> tuple[Path, Path]:
    return Path(os.environ["XDG_RUNTIME_DIR"]), tmp_path


@posix
def test_what_was_changed_comes_back_and_nothing_stays(tmp_path: Path) -> None:
    script = (
        'stat -c %a "$1" "${1%/*}" > "$0.modes"; '
        'cp "$1" "$1~"; cp "$1" "${1%/*}/.text.swp"; echo "and a second line" >> "$1"'
    )
    after = edited(WORDS, editor(tmp_path, script))
    assert after == f"{WORDS}\nand a second line"
    assert (tmp_path / "an editor.modes").read_text().split() == ["600", "700"]
    assert readable(*around(tmp_path)) == []
    assert left(tmp_path / "state") == []


@posix
@pytest.mark.parametrize("script", ["exit 1", 'rm "$1"', ': > "$1"', "printf '\\377' > \"$1\""])
def test_an_editor_that_ends_badly_leaves_nothing_either(tmp_path: Path, script: str) -> None:
    try:
        after = edited(WORDS, editor(tmp_path, script))
    except EditorError as error:
        told = say(error.message, **error.values)
        assert told.startswith("Your words are as they were. ")
        assert "codec" not in told
        after = WORDS
    assert after == ("" if script.startswith(":") else WORDS)
    assert readable(*around(tmp_path)) == []


@posix
def test_its_bytes_are_written_over_before_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second name of the file shows what became of its bytes."""
    script = f'ln "$1" "{tmp_path}/second name"'
    assert edited(WORDS, editor(tmp_path, script)) == WORDS
    assert set((tmp_path / "second name").read_bytes()) == {0}


@posix
@pytest.mark.parametrize("session", [True, False])
def test_after_a_kill_check_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: TalkLibrary, session: bool
) -> None:
    if not session:
        monkeypatch.delenv("XDG_RUNTIME_DIR")
    waits = editor(tmp_path, "echo open; exec sleep 60")
    code = f"from tui.terminal.editor import edited; edited({WORDS!r}, {waits!r})"
    window = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert window.stdout is not None
    assert window.stdout.readline() == b"open\n"
    ours = TalkLibrary(library.folder, library.now, tmp_path / "state")
    assert [one.what for one in findings(ours)] == [], "it is open"
    os.killpg(window.pid, signal.SIGKILL)
    window.wait()
    window.stdout.close()
    (found,) = findings(ours)
    assert found.what == "edited"
    assert found.file.read_text().startswith(WORDS)
    assert found.file.parent.parent == places(tmp_path / "state")[0]
