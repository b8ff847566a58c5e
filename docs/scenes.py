"""Every screen of Vertel with a sample talk on it: what the pictures and the tests of looks show.

A scene is a name and the way to it. The clock of a scene stands still.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Select

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import shine
from agendas.records.said import Language
from agendas.talk.clock import Clock
from docs.sample_talks import (
    ALONE,
    ALONE_NOW,
    FOR_WHOM,
    GOAL,
    NOW,
    fresh,
    half,
    half_by,
    last_of,
    line_of,
    on_a_target,
    said,
    sample,
)
from locales import use
from store.files.this_machine.waiting_file import WaitingRow
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn, done, open_check_in
from tui.keys import KeyBar
from tui.live.room_view import question_key
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.time_left import time_words
from tui.words.rosters import came_before
from tui.words.signs import Roster

SIZES = ((60, 18), (80, 24), (120, 36), (200, 50))
LANGUAGES: tuple[Language, ...] = ("en", "nl")
Go = Callable[[VertelApp, Pilot[None]], Awaitable[None]]

_TERMINAL = re.compile(r'(clip-terminal">\s*<rect [^>]*?height=")([\d.]+)')
TAIL = 4.0  # pixels of the tails in the last row, which the picture of a terminal would cut off


class Scene(NamedTuple):
    """A screen by name, and the way to it from Home; of an `empty` store, or in another theme."""

    name: str
    go: Go
    sizes: tuple[tuple[int, int], ...] = SIZES
    theme: str = ""
    empty: bool = False


ADDRESS = "HTTP://192.168.178.23:8123/K7PXQM2A"  # at which the room takes part
# What comes from the room's phones; only one without a name, for those are shuffled.
FROM_PHONES: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("Fatima", "my parents only dared when Ana stood outside"),
        ("Henk", "12 of the 52 are always the same"),
        ("Ruth", "a grandmother takes two children home every day"),
        ("", "the coffee is better than the talk"),
    ),
    "nl": (
        ("Fatima", "mijn ouders durfden pas toen Ana buiten stond"),
        ("Henk", "12 van de 52 zijn steeds dezelfden"),
        ("Ruth", "een oma haalt elke dag twee kinderen op"),
        ("", "de koffie is beter dan het gesprek"),
    ),
}


def _talk(question: str, lit: str = "", typed: bool = True) -> Go:
    """The talk as it is when the last answer to a question was just said, and more is half typed.

    Then `lit` is the question in the lamp, where it is another.
    """

    async def go(app: VertelApp, pilot: Pilot[None]) -> None:
        language, number = app.settings.language, last_of(question)
        app.begin(said(language, number))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TalkScreen)
        shine(screen.talk, question)
        screen.enter_phase()
        screen.talk.say(line_of(number, language)[1])
        if lit:
            shine(screen.talk, lit)
        screen.show()
        if typed:
            entry = screen.query_one(Entry)
            who, words = half_by(question, language)
            screen.talk.held = who
            entry.text = words
            entry.move_cursor(entry.document.end)
        await pilot.pause()

    return go


async def _close(app: VertelApp, pilot: Pilot[None]) -> None:
    """The close as one comes to it: what was said is read back from the top."""
    language, number = app.settings.language, last_of("learned")
    app.begin(said(language, number + 1))
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, TalkScreen)
    told = {line.text: line.id for line in screen.talk.lines.counting}
    screen.talk.release((told[words], audience) for words, audience in FOR_WHOM[language])
    shine(screen.talk, "learned")
    screen.enter_phase()
    entry = screen.query_one(Entry)
    entry.text = half("learned", language)
    entry.move_cursor(entry.document.end)
    await pilot.pause()


async def _home(app: VertelApp, pilot: Pilot[None]) -> None:
    await pilot.pause()


async def _prepare(app: VertelApp, pilot: Pilot[None]) -> None:
    app.prepare(goal=GOAL[app.settings.language])
    await pilot.pause()
    for part in app.screen.query("*"):  # where it came to rest: at its end, the words to give
        if part.is_scrollable and part.max_scroll_y:
            part.scroll_end(animate=False, immediate=True)
    await pilot.pause()


async def _select(app: VertelApp, pilot: Pilot[None]) -> None:
    await _prepare(app, pilot)
    app.screen.query_one("#agenda", Select).focus()
    await pilot.press("enter")


async def _asked_once(app: VertelApp, pilot: Pilot[None]) -> None:
    app.begin(fresh("k3f9q2", app.settings.language, NOW))
    await pilot.pause()
    await pilot.press("pagedown")


async def _marked(app: VertelApp, pilot: Pilot[None]) -> None:
    await _talk("evidence")(app, pilot)
    app.screen.query_one(RecordList).focus()
    app.screen.query_one(RecordList).highlighted = 0


async def _selected(app: VertelApp, pilot: Pilot[None]) -> None:
    await _talk("evidence")(app, pilot)
    app.screen.query_one(Entry).select_all()


async def _pressed(app: VertelApp, pilot: Pilot[None], *keys: str) -> None:
    await _talk("evidence", typed=False)(app, pilot)
    await pilot.press(*keys)


async def _questions(app: VertelApp, pilot: Pilot[None]) -> None:
    await _pressed(app, pilot, "f2")


async def _line(app: VertelApp, pilot: Pilot[None]) -> None:
    await _pressed(app, pilot, "ctrl+o", "ctrl+o")


async def _help(app: VertelApp, pilot: Pilot[None]) -> None:
    await _pressed(app, pilot, "f1")


async def _palette(app: VertelApp, pilot: Pilot[None]) -> None:
    await _pressed(app, pilot, "ctrl+p")
    await pilot.pause(0.3)


async def _toast(app: VertelApp, pilot: Pilot[None]) -> None:
    await _pressed(app, pilot, "ctrl+c")


async def _deleting(app: VertelApp, pilot: Pilot[None]) -> None:
    await pilot.press("end", "up", "delete")


async def _busy(app: VertelApp, pilot: Pilot[None]) -> None:
    from store.files.lock import lease

    with lease(app.library.folder, "k3f9q2", "Ana (laptop)", NOW):
        await _talk("evidence")(app, pilot)


async def _coach(app: VertelApp, pilot: Pilot[None]) -> None:
    app.begin(on_a_target(app.settings.language))
    await pilot.pause()


async def _covered(app: VertelApp, pilot: Pilot[None]) -> None:
    await _pressed(app, pilot, "f10", *"31 of 52")


async def _bringing(app: VertelApp, pilot: Pilot[None]) -> None:
    _write_alone(app, NOW - timedelta(days=4))
    await _pressed(app, pilot, "ctrl+r")
    await pilot.pause()


async def _waiting(app: VertelApp, pilot: Pilot[None]) -> None:
    await _talk("evidence")(app, pilot)
    screen, language = app.screen, app.settings.language
    assert isinstance(screen, TalkScreen)
    lamp = screen.talk.lamp
    journal = app.library.journal
    assert lamp
    assert journal
    journal.waiting(screen.talk.talk.id).add(
        WaitingRow(id=f"phone-{n:04}", text=text, by=by, about=question_key(lamp))
        for n, (by, text) in enumerate(FROM_PHONES[language])
    )
    screen.room.look_for_lines()
    room = screen.room.room
    assert room
    room.hands[1] = "Ruth"
    await pilot.press("ctrl+b")
    await pilot.pause()


async def _minutes(app: VertelApp, pilot: Pilot[None]) -> None:
    app.resume("trust3")
    await pilot.pause()


async def _find(app: VertelApp, pilot: Pilot[None]) -> None:
    await pilot.press("slash")
    await app.workers.wait_for_complete()  # one that is cut off by the next has no end to wait for
    app.screen.query_one(Input).value = {"en": "trust", "nl": "vertrouwen"}[app.settings.language]
    await pilot.pause()  # until the search has begun
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.press("down", "down")
    await pilot.pause()


def _write_alone(app: VertelApp, at: datetime) -> None:
    language = app.settings.language
    noticed, means, now = ALONE[language]
    written = CheckIn(goal=GOAL[language], noticed=noticed, means=means, next=now)
    opened = open_check_in(app.library, written, language, at)
    app.library.save(done(opened, written, at))


async def _check_in(app: VertelApp, pilot: Pilot[None]) -> None:
    _write_alone(app, NOW - timedelta(days=4))
    language = app.settings.language
    noticed, means = ALONE_NOW[language]
    app.check_in(CheckIn(goal=GOAL[language], noticed=noticed, means=means))
    await pilot.pause()
    await pilot.press("tab")


async def _from_home(app: VertelApp, pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


async def _story(app: VertelApp, pilot: Pilot[None]) -> None:
    await _from_home(app, pilot, "down", "down", "down", "s")


async def _move(app: VertelApp, pilot: Pilot[None]) -> None:
    await _from_home(app, pilot, "v")


async def _voices(app: VertelApp, pilot: Pilot[None]) -> None:
    await _talk("other_reading")(app, pilot)
    await pilot.press("f4")
    await pilot.pause()


async def _forms(app: VertelApp, pilot: Pilot[None]) -> None:
    from tui.screens.dialogs.formats import FormsScreen

    await _minutes(app, pilot)
    await app.push_screen(FormsScreen(Path("/home/ana/minutes")))  # as ctrl+s, from there
    await pilot.pause()


async def _pause(app: VertelApp, pilot: Pilot[None]) -> None:
    from tui.screens.curtain_screen import CurtainScreen

    await _talk("evidence")(app, pilot)
    await app.push_screen(CurtainScreen(_at_evidence(app.settings.language).question, "15:40"))


class _Evidence(NamedTuple):
    table: Conductor
    question: str


def _at_evidence(language: Language, count: int = 1) -> _Evidence:
    """A talk at its evidence, the last line of it said or not, and the question that is put there."""
    talk = said(language, last_of("evidence") + count)
    table = Conductor(
        talk, builtin("accountability"), lambda: NOW, lambda _talk, _at_once: None, "pict"
    )
    table.shine(table.lamps_called("evidence")[0])
    lamp = table.lamp
    assert lamp
    return _Evidence(table, lamp.question[language])


async def _board(app: VertelApp, pilot: Pilot[None]) -> None:
    from tui.board.file import BoardFile
    from tui.board.view import board_of
    from tui.screens.board_screen import BoardScreen

    shown_on, screen = BoardFile(app.library.folder), BoardScreen()
    for count in range(2):
        table = _at_evidence(app.settings.language, count).table
        times = time_words(
            Clock(left=480.0, planned=540.0, talk_left=1500.0, ahead=0.0, tone="calm")
        )
        talk = table.talk
        before = came_before(app.library.summaries(), talk.team, talk.started)
        who = Roster((*before, *talk.names))
        board = replace(board_of(table, times, roster=who), join=ADDRESS)
        shown_on.put(board)
        if not count:
            app.push_screen(screen)
            await pilot.pause()
            screen.looking.pause()
            screen.action_clock()
        screen.look()
        await pilot.pause()
    shown_on.away()


async def _question(app: VertelApp, pilot: Pilot[None]) -> None:
    await _board(app, pilot)
    await pilot.press("f2")


SCENES = (
    Scene("home", _home),
    Scene("home-empty", _home, empty=True),
    Scene("story", _story),
    Scene("another-day", _move),
    Scene("prepare", _prepare),
    Scene("look-back", _talk("happened")),
    Scene("goal", _talk("itch")),
    Scene("indicator", _talk("of_us")),
    Scene("evidence", _talk("evidence")),
    Scene("meaning", _talk("other_reading")),
    Scene("initiative", _talk("notice", lit="initiative")),
    Scene("close", _close),
    Scene("questions", _questions),
    Scene("voices", _voices),
    Scene("card", _line),
    Scene("coach", _coach),
    Scene("covered", _covered),
    Scene("bringing-in", _bringing),
    Scene("waiting", _waiting),
    Scene("minutes", _minutes),
    Scene("forms", _forms),
    Scene("find", _find),
    Scene("check-in", _check_in),
    Scene("board", _board),
    Scene("board-question", _question),
    Scene("pause", _pause),
    Scene("help", _help),
    Scene("meaning-dark", _talk("other_reading"), ((80, 24),), "vertel-dark"),
    Scene("close-dark", _close, ((120, 36),), "vertel-dark"),
    Scene("board-dark", _board, ((200, 50),), "vertel-dark"),
)
# States of those screens that are worth no picture, and must be as easy to read.
STATES = (
    Scene("choosing an agenda", _select),
    Scene("asked once", _asked_once),
    Scene("a line marked", _marked),
    Scene("words selected", _selected),
    Scene("everything", _palette),
    Scene("a notice", _toast),
    Scene("written elsewhere", _busy),
    Scene("deleting a talk", _deleting),
)


@contextmanager
def no_word_of_saving() -> Iterator[None]:
    """Have no screen tell that it saved: whether it did already depends on the machine."""
    says = KeyBar.say
    KeyBar.say = lambda _self, _word: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        KeyBar.say = says  # type: ignore[method-assign]


@asynccontextmanager
async def shown(
    scene: Scene, language: Language, size: tuple[int, int], place: Path, theme: str = ""
) -> AsyncIterator[VertelApp]:
    """The app at a scene, over a store in `place` that holds the sample talks."""
    place.mkdir(parents=True, exist_ok=True)
    use(language)
    settings = Settings(
        store=place, agendas=place / "agendas", language=language, name="Ana", motion=False
    )
    app = VertelApp(settings, clock=lambda: NOW)
    with no_word_of_saving():
        for talk in () if scene.empty else sample(language):
            app.library.save(talk)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if theme or scene.theme:
                app.theme = theme or scene.theme
            await scene.go(app, pilot)
            await pilot.pause()
            for field in app.screen.query(Input):
                field.cursor_blink = False
            for _more in range(3):  # on a busy machine one is not always enough
                await pilot.pause()
            try:
                yield app
            finally:  # its writer must not be at work in a folder that is taken away
                for screen in app.screen_stack:
                    if isinstance(screen, TalkScreen):
                        screen.let_go()


async def pull(app: VertelApp, size: tuple[int, int]) -> None:
    """Have the window be as large as this."""
    if app.size != size:
        pilot = Pilot(app)
        await pilot.resize_terminal(*size)
        while app._resize_timer:
            await pilot.pause()
        for _more in range(3):  # what is out of sight then is told, and laid out anew
            await pilot.pause()


def picture(app: VertelApp) -> str:
    """The screen as SVG, its last row with the tails of its letters.

    Fonts from elsewhere are left out: it must not call out when looked at.
    """
    drawn = app.export_screenshot(title="vertel")
    drawn = _TERMINAL.sub(lambda found: f"{found[1]}{float(found[2]) + TAIL:.1f}", drawn)
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
