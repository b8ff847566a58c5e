"""What is loaded before anything can be shown: nothing that could wait until it is asked for."""

import os
import subprocess
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import whole_talk

from agendas.agenda import builtin
from store.library import TalkLibrary
from tui.config.owner import owner
from tui.settings import settings

# A library that comes in here is waited for at every start: 5 to 30 milliseconds each.
ON_SCREEN = {"msgspec", "platformdirs", "rich", "textual", "typing_extensions"}
IN_PLAIN = {"click", "msgspec", "platformdirs", "typing_extensions"}
WAIT = {
    "agendas.coach", "agendas.agenda_file", "store.files.saving", "store.files.this_machine.journal", "agendas.conduct.script", "agendas.folding.goals", "agendas.folding.story", "minutes",
    "store.admin.check", "store.admin.backup", "store.admin.erase_name", "store.encryption.convert", "tui.sample",
    "tui.screens.talk_screen", "tui.screens.minutes_screen", "tui.screens.find_screen", "tui.start_talk", "tui.check_in.conduct",
}  # fmt: skip
CODE = """
import asyncio, sys
{imports}
print(*sorted(m for m in sys.modules if m.split(".")[0] in ("agendas", "store", "sharing", "minutes", "tui")))
found = (m for m in list(sys.modules.values()) if "site-packages" in (getattr(m, "__file__", "") or ""))
print(*sorted({{m.__name__.split(".")[0].lstrip("_") for m in found}}))
"""


def loaded(imports: str) -> tuple[set[str], set[str]]:
    """Our own modules and the libraries that a new interpreter has after these imports."""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(imports=imports)],
        capture_output=True,
        text=True,
        check=True,
    )
    ours, libraries = done.stdout.splitlines()
    return set(ours.split()), set(libraries.split()) - {"distutils_hack", "pytest", "virtualenv"}


OPENED = """
from tui.app import VertelApp
from tui.settings import settings
async def open_home():
    async with VertelApp(settings({store!r}, None)).run_test() as pilot:
        await pilot.pause()
asyncio.run(open_home())
"""


def test_what_waits_goes_by_names_that_there_are() -> None:
    assert not [name for name in WAIT if find_spec(name) is None]


@pytest.mark.parametrize("ids", [(), ("k3f9q2", "k3f9q3")])
def test_home_loads_textual_and_no_more(ids: tuple[str, ...], tmp_path: Path) -> None:
    library = TalkLibrary(tmp_path, datetime.now, writers=owner(settings(None, None)).writers)
    for key in ids:
        library.save(whole_talk(builtin("accountability"), key))
    assert library.known().overview.talks == len(ids)  # what is known is kept
    ours, libraries = loaded(OPENED.format(store=str(tmp_path)))
    assert libraries <= ON_SCREEN
    assert not ours & WAIT


@pytest.mark.parametrize("room", ["tui.commands.talks.list_find_show", "tui.commands.group"])
def test_a_command_loads_no_screen_and_nothing_that_waits(room: str) -> None:
    ours, libraries = loaded(f"import tui.commands, {room}")
    assert libraries <= IN_PLAIN
    assert not ours & (WAIT | {"tui.app", "tui.commands.talks.talk_commands", "agendas.agenda"})


AHEAD = """
from tui.preload import NEXT, load_ahead
from tui.app import VertelApp
from tui.settings import settings
import threading
async def open_talk():
    async with VertelApp(settings({store!r}, None)).run_test() as pilot:
        load_ahead()
        for thread in threading.enumerate():
            if thread.daemon:
                thread.join(60)
        before = set(sys.modules)
        from agendas.parsing import late_regex
        assert all("compiled" in vars(pattern) for pattern in late_regex._late)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"They dare", "pagedown")
        await pilot.pause()
        print(type(pilot.app.screen).__name__, *sorted(
            m for m in set(sys.modules) - before if m.split(".")[0] in ("agendas", "store", "tui")
        ))
asyncio.run(open_talk())
"""


def test_a_talk_opens_with_what_was_loaded_ahead(tmp_path: Path) -> None:
    code = f"import asyncio, sys\n{AHEAD.format(store=str(tmp_path))}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    screen, *more = done.stdout.split()
    assert screen == "TalkScreen"
    assert not more, more


@pytest.mark.parametrize(("wished", "drawn"), [({}, "120"), ({"TEXTUAL_FPS": "30"}, "30")])
def test_a_letter_right_behind_another_is_not_held_back_for_long(
    wished: dict[str, str], drawn: str
) -> None:
    code = "from tui.run import begin; begin(); from textual import constants; print(constants.MAX_FPS)"
    env = {k: v for k, v in os.environ.items() if k != "TEXTUAL_FPS"} | wished
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == drawn
