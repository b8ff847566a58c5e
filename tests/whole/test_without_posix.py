"""Most schools have Windows: nothing that only POSIX has is needed on the way to Home or to a command.

What only POSIX has is hidden here; that there is a way round on Windows itself is held by the types
(`mypy --platform win32`), and by the workflow for who hosts the project where Windows is.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HIDDEN = """
import os, select, signal, sys, warnings
import platformdirs.unix  # a library has its own way on Windows; here it takes the one of this system
for name in ("fcntl", "termios", "pty", "tty", "resource", "pwd", "grp", "readline"):
    sys.modules[name] = None
for module, names in (
    (os, ("getuid", "geteuid", "getgid", "fork", "killpg", "setsid", "fchmod", "O_NOFOLLOW", "O_DIRECTORY")),
    (signal, ("SIGHUP", "SIGALRM", "SIGTSTP", "SIGCONT", "setitimer", "ITIMER_REAL")),
    (select, ("poll", "POLLHUP", "POLLERR")),
):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
warnings.simplefilter("ignore")  # the lock's library says that it locks by a file
"""
COMMANDS = (
    ("--version",),
    (
        "checkin",
        "--goal",
        "Pupils dare to ask",
        "--noticed",
        "Two asked",
        "--means",
        "They dare",
        "--next",
        "Ask them",
    ),
    ("list",),
    ("due",),
    ("find", "asked"),
    ("minutes", "last"),
    ("minutes", "last", "--format", "html"),
    ("goal", "check", "Pupils dare to ask"),
    ("agenda", "list"),
    ("store", "check"),
    ("config", "show"),
)
TYPED = """
from tui.entrance import main
for words in {lines}:
    sys.argv = ['vertel', *words]
    try:
        main()
    except SystemExit as ended:
        if ended.code not in (0, 3, None):
            sys.exit(f'{{words}}: {{ended.code}}')
"""
HOME = """
import asyncio
from tui.app import VertelApp
from tui.settings import settings
async def home():
    app = VertelApp(settings({store!r}, None))
    async with app.run_test() as pilot:
        await pilot.pause()
        print(type(app.screen).__name__)
asyncio.run(home())
"""


def run(code: str, store: Path) -> subprocess.CompletedProcess[str]:
    """A new interpreter without what only POSIX has."""
    env = os.environ | {
        "VERTEL_STORE": str(store),
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
        "USERNAME": "ana",
        "PYTHONIOENCODING": "cp1252:strict",  # the console of many a Windows machine
    }
    return subprocess.run(
        [sys.executable, "-c", HIDDEN + code], env=env, capture_output=True, text=True,
        encoding="cp1252", check=False,
    )  # fmt: skip


def test_every_command_works_without_posix(tmp_path: Path) -> None:
    """0, or 3 where there is nothing to tell; an error that nobody foresaw is 1."""
    done = run(TYPED.format(lines=COMMANDS), tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]


def test_home_opens_without_posix(tmp_path: Path) -> None:
    done = run(HOME.format(store=str(tmp_path)), tmp_path)
    assert done.stdout.strip() == "HomeScreen", done.stderr[-2000:]


def test_a_reader_in_the_way_of_a_rename_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.files import atomic_write as whole

    tries: list[int] = []
    rename = os.replace

    def held(one: Path, other: Path) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError(13, "The file is used by another process")
        rename(one, other)

    monkeypatch.setattr(whole, "REPLACE_WAITS", (0.0,) * 5)
    monkeypatch.setattr(whole, "WINDOWS", True)
    monkeypatch.setattr(os, "replace", held)
    whole.write_whole(tmp_path / "file", b"words")
    assert (tmp_path / "file").read_bytes() == b"words"
    assert len(tries) == 3


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
def test_no_agenda_has_the_name_of_a_device(name: str) -> None:
    from agendas.agenda_file import ID

    assert not ID.fullmatch(name)
    assert ID.fullmatch(f"{name}-talk")
