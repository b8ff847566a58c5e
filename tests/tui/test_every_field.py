"""Whatever field words are typed in and whatever key is pressed then: they are on screen or on disk.

The fields are read from the running screens: one that has no row here is red.
"""

import ast
import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from conftest import whole_talk
from table import app_on, until
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static, TextArea

import tui.screens
from agendas.agenda import Agenda
from agendas.lines.edit import change, go_to
from store.files.this_machine.waiting_file import WaitingRow
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.screens.check_in_screen import CheckInScreen
from tui.screens.dialogs.another_day import MoveTalkScreen
from tui.screens.dialogs.talk.line import LineScreen
from tui.screens.dialogs.talk.waiting_list import WaitingListScreen
from tui.screens.dialogs.whose_check_in import WhoseScreen
from tui.screens.find_screen import FindScreen
from tui.screens.home_screen import HomeScreen
from tui.screens.prepare_screen import PrepareScreen
from tui.screens.talk_screen import TalkScreen

KEYS = ("enter", "tab", "shift+tab", "escape", "pagedown", "f2", "f6", "f8", "ctrl+q")
WORDS = "zqx"
FIELDS: dict[type[Screen[object]], tuple[str, ...]] = {
    TalkScreen: ("entry",),
    CheckInScreen: ("goal", "noticed", "means", "next"),
    PrepareScreen: ("goal", "names", "team", "people", "head"),
    LineScreen: ("by", "text"),
    MoveTalkScreen: ("to", "why"),
    WhoseScreen: ("name",),
    FindScreen: ("wanted",),
    WaitingListScreen: ("words",),
}
# A search is no word of a talk: it goes with its screen. A name is given to who asked for it.
GOES = {(FindScreen, "wanted", key) for key in ("escape", "ctrl+q")}
GOES |= {(WhoseScreen, "name", "enter")}
GOES |= {(PrepareScreen, field, "f8") for field in FIELDS[PrepareScreen]}  # back and out


def short(screen: type[Screen[object]], field: str, key: str) -> bool:
    """Whether checking takes it: Enter in every field, Ctrl+Q on every screen, every key where one talks or writes alone."""
    first = field == FIELDS[screen][0]
    return key == "enter" or (first and (key == "ctrl+q" or screen in (TalkScreen, CheckInScreen)))


ROWS = [  # each key in each field is long
    pytest.param(
        screen, field, key, marks=[] if short(screen, field, key) else [pytest.mark.long]
    )
    for screen, fields in FIELDS.items() for field in fields for key in KEYS
]  # fmt: skip


async def _line(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    talk = change(whole_talk(agenda), ended=None)
    place = next(n for n, phase in enumerate(talk.phases) if phase.kind == "evidence")
    app.library.save(go_to(talk, place))
    app.resume(talk.id)
    await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
    await pilot.press("ctrl+o", "ctrl+o")


async def _move(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    app.library.save(whole_talk(agenda))
    assert isinstance(app.screen, HomeScreen)
    app.screen.on_screen_resume()
    rows = app.screen.query_one(OptionList)
    await until(pilot, lambda: rows.highlighted is not None)
    await pilot.press("v")


async def _talk(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    talk = change(whole_talk(agenda), ended=None)
    app.library.save(go_to(talk, 2))
    app.resume(talk.id)


async def _check_in(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    app.check_in()


async def _prepare(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    app.prepare()


async def _whose(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    app.push_screen(WhoseScreen(once=True))


async def _find(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    app.push_screen(FindScreen())


async def _waiting(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> None:
    assert app.library.journal
    waits = app.library.journal.waiting(whole_talk(agenda).id)
    waits.add([WaitingRow(id="0001", text="they dare")])
    await _talk(app, pilot, agenda)
    await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
    await pilot.press("ctrl+b")
    await until(pilot, lambda: isinstance(app.screen, WaitingListScreen))
    await pilot.press("f5")
    assert isinstance(app.focused, Input)


OPEN: dict[type[Screen[object]], Callable[[VertelApp, Pilot[None], Agenda], Awaitable[None]]] = {
    TalkScreen: _talk, CheckInScreen: _check_in, PrepareScreen: _prepare, LineScreen: _line,
    MoveTalkScreen: _move, WhoseScreen: _whose, FindScreen: _find, WaitingListScreen: _waiting,
}  # fmt: skip


async def opened(
    app: VertelApp, pilot: Pilot[None], agenda: Agenda, screen: type[Screen[object]]
) -> Screen[object]:
    await until(pilot, lambda: isinstance(app.screen, HomeScreen) and bool(app.focused))
    await OPEN[screen](app, pilot, agenda)
    await until(pilot, lambda: isinstance(app.screen, screen) and bool(app.focused))
    return app.screen


def fields_of(screen: Screen[object]) -> set[str]:
    return {str(field.id) for field in (*screen.query(Input), *screen.query(TextArea))}


def in_sight(app: VertelApp) -> bool:
    """Whether the words stand anywhere on the present screen, a notice over it included."""
    shown = [str(w.content) for w in app.screen.query(Static)]
    shown += [field.value for field in app.screen.query(Input)]
    shown += [field.text for field in app.screen.query(TextArea)]
    shown += [str(row.prompt) for rows in app.screen.query(OptionList) for row in rows.options]
    return any(WORDS in text for text in shown)


def on_disk(folder: Path) -> bool:
    found = [path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file()]
    return any(WORDS in text for text in found)


def test_every_screen_that_makes_a_field_is_run_here() -> None:
    run = {base.__module__ for screen in FIELDS for base in screen.__mro__}
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        path = importlib.import_module(module.name).__file__
        assert path
        made = {
            call.func.id
            for call in ast.walk(ast.parse(Path(path).read_text("utf-8")))
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        }
        if made & {"Input", "Entry", "TextArea"}:
            assert module.name in run, f"{module.name} makes a field that no row is about"


@pytest.mark.parametrize(
    ("screen", "field", "key"), ROWS, ids=lambda one: getattr(one, "__name__", one)
)
async def test_words_that_were_typed_are_on_screen_or_on_disk(
    library: TalkLibrary,
    agenda: Agenda,
    tmp_path: Path,
    screen: type[Screen[object]],
    field: str,
    key: str,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        there = await opened(app, pilot, agenda, screen)
        assert fields_of(there) == set(FIELDS[screen]), "each has its rows"
        widget = there.query_one(f"#{field}")
        if not widget.display:  # a check-in on a new goal
            await pilot.press("f2")
        there.set_focus(widget)
        for letter in WORDS:
            await pilot.press(letter)
        await pilot.press(key)
        await pilot.pause()
        kept = in_sight(app) and not app._exit  # what goes with the app is seen by nobody
    assert kept or on_disk(tmp_path) or (screen, field, key) in GOES
