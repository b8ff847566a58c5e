"""The way in of `vertel` alone: what is out of the ordinary is said as it is with words on the line."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from line import VERTEL
from rest import LONGEST
from typed import typed_apart


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    store = str(tmp_path / "store")
    return {**os.environ, "VERTEL_STORE": store, "TERM": "xterm", "PYTHONPATH": root}


def alone(env: dict[str, str], keys: bytes = b"") -> tuple[int, str]:
    """The exit code of `vertel` in a terminal with these keys, and what it showed.

    Where a passphrase is asked, it gets another one.
    """
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(sys.executable, VERTEL, env)
    shown = b""
    try:
        while data := os.read(fd, 65536):
            shown += data
            if b"Passphrase" in data:
                time.sleep(0.2)  # what is typed before it listens is thrown away
                os.write(fd, b"another\r")
            elif keys and b"f1" in shown:
                os.write(fd, keys)
                keys = b""
    except OSError:
        pass  # the terminal's way to say that it has ended
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode("utf-8", "replace")


def test_it_opens_home_and_closes_with_zero(env: dict[str, str]) -> None:
    code, shown = alone(env, b"q")
    assert code == 0
    assert "Nothing here yet" in shown


def test_a_name_that_no_folder_can_have_is_a_sentence(env: dict[str, str]) -> None:
    code, shown = alone({**env, "VERTEL_STORE": "/tmp/" + "x" * 300})
    assert code == 1
    assert "File name too long" in shown
    assert "Traceback" not in shown


def test_a_config_that_cannot_be_used_is_told(env: dict[str, str]) -> None:
    config = Path(env["VERTEL_CONFIG"])
    config.parent.mkdir(parents=True)
    config.write_text("theme = [", "utf-8")
    code, shown = alone(env)
    assert code == 1
    assert "cannot be read" in shown


def test_a_store_with_a_passphrase_asks_for_it(env: dict[str, str]) -> None:
    sealed = {**env, "VERTEL_PASSPHRASE": "a quiet word"}
    words = ("--goal", "trust", "--noticed", "a", "--means", "b", "--next", "c")
    assert typed_apart(env, "checkin", *words).code == 0
    assert typed_apart(sealed, "store", "lock").code == 0
    code, shown = alone(env)
    assert code == 1
    assert "trust" not in shown
    assert alone(sealed, b"q")[0] == 0


def test_without_a_terminal_it_is_wrong_use(env: dict[str, str]) -> None:
    for stdin in (subprocess.DEVNULL, None):
        done = subprocess.run(
            ["sh", "-c", 'exec "$@" <&-', "sh", *VERTEL] if stdin is None else VERTEL,
            env=env,
            stdin=stdin,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 2
        assert "need a terminal" in done.stderr


def test_a_shell_that_asks_for_completion_gets_no_screen(env: dict[str, str]) -> None:
    code, shown = alone({**env, "_VERTEL_COMPLETE": "bash_source"})
    assert code == 0
    assert "complete" in shown


HELD_UP = """
import asyncio, tui.app, tui.entrance, tui.terminal.terminal_workarounds
async def never(self):
    await asyncio.sleep(1000)
tui.app.VertelApp.action_quit = never
tui.terminal.terminal_workarounds.LAST_WAY_OUT = 1.0
tui.entrance.main()
"""


def test_what_holds_it_up_does_not_keep_it_once_its_window_is_gone(env: dict[str, str]) -> None:
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, "-c", HELD_UP], env)
    shown = b""
    while b"f1" not in shown:
        shown += os.read(fd, 65536)
    os.close(fd)
    until = time.monotonic() + LONGEST
    while (ended := os.waitpid(pid, os.WNOHANG)) == (0, 0) and time.monotonic() < until:
        time.sleep(0.1)
    if ended == (0, 0):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert ended[0] == pid
