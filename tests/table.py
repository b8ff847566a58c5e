"""A table to talk at, for tests: hands on the keys of the screen, and a voice at the prompts."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from rest import LONGEST
from textual.pilot import Pilot
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import OptionList, Static

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor, Lamp, Talk
from locales import spoken
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.prompts.talk_prompts import PlainTalk
from tui.screens.dialogs.talk.closing import ClosingScreen
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.start_talk import listed, start
from tui.widgets.talk.entry import Entry

Said = dict[str, list[str]]


class Screen:
    """The screen of one who guides a talk: what is on it, and the keys that are pressed."""

    def __init__(self, app: VertelApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.seen: list[str] = []

    async def press(self, *keys: str) -> None:
        """Press keys, and let the screen come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        self.seen.append(self.text())

    def text(self) -> str:
        """Everything that is on the screen, a line each."""
        found = [
            str(widget.content)
            for widget in self.app.screen.query(Static)
            if isinstance(widget.content, str | Visual)
            and all(one.display for one in widget.ancestors_with_self if isinstance(one, Widget))
        ]
        for rows in self.app.screen.query(OptionList):
            found += [str(option.prompt) for option in rows.options]
        return "\n".join(found)

    @property
    def conductor(self) -> Conductor:
        """What conducts the talk that is open."""
        for screen in self.app.screen_stack:
            if isinstance(screen, TalkScreen):
                return screen.talk
        raise AssertionError(self.text())

    @property
    def talk(self) -> Talk:
        """The talk that is open."""
        return self.conductor.talk

    def said(self, kind: str) -> list[tuple[str, str]]:
        """Who said what, of a kind of line, in order; "" where that is open."""
        found = self.conductor.lines.of(kind)
        return [(", ".join(line.by), line.text) for line in found]

    @property
    def notice(self) -> str:
        """What is told below the line that is typed."""
        return str(self.app.screen.query_one("#notice", Static).content)

    @property
    def borders(self) -> tuple[str, str]:
        """What stands in the upper and in the lower border of the line that is typed."""
        entry = self.app.screen.query_one(Entry)
        told = entry._border_title, entry._border_subtitle
        return tuple(title.plain if title else "" for title in told)  # type: ignore[attr-defined,return-value]

    @property
    def asked(self) -> Lamp | None:
        """The lamp that shines."""
        return self.conductor.lamp

    async def begin(self, agenda: str, goal: str, names: str, team: str = "Blue") -> None:
        """From Home to the first question of a talk, as Prepare begins it."""
        library = self.app.library
        of, at = self.app.shelf.get(agenda), library.now()
        talk = start(library, of, goal, listed(names), spoken(), at, team)
        library.save(talk)
        self.app.begin(talk)
        await self.pilot.pause()
        assert self.talk.agenda == agenda

    async def phase(self, phase_id: str) -> None:
        """On to this phase, past every question before it; who said what stays open."""
        while self.talk.phase.id != phase_id:
            assert self.conductor.past_block() != "end", f"{phase_id} did not come:\n{self.text()}"
        await self._went("phase")

    async def question(self, slot: str, about_figure: bool = False) -> None:
        """To the next question of this phase that is kept in `slot`; a deeper one is chosen."""
        talk = self.conductor
        places = [
            place
            for place, lamp in enumerate((*talk.lamps, *talk.waiting))
            if lamp.slot.name == slot and (not about_figure or lamp.about)
        ]
        assert places, f"{slot} is not asked here:\n{self.text()}"
        talk.choose(next((n for n in places if talk.place <= n < len(talk.lamps)), places[0]))
        await self._went("lamp")
        assert self.asked
        assert self.asked.slot.name == slot

    async def _went(self, where: str) -> None:
        """Show where the talk is as after one of the keys that go on."""
        screen = self.app.screen
        assert isinstance(screen, TalkScreen), self.text()
        with screen._context():
            screen._went(where)
        await self.pilot.pause()
        self.seen.append(self.text())

    async def say(self, text: str, slot: str = "", about_figure: bool = False) -> None:
        """Type a sentence and Enter, at the question of `slot` where one is named."""
        if slot:
            await self.question(slot, about_figure)
        self.app.screen.query_one(Entry).text = text
        await self.press("enter")

    async def said_before(self, *texts: str) -> None:
        """What was said to this question before one looks: each on record as Enter puts it, shown once."""
        for text in texts:
            self.conductor.say(text)
        await self._went("lamp")

    async def close(self) -> None:
        """On to the close, and through it; what is open stays so."""
        while self.conductor.past_block() != "end":
            pass
        await self._went("phase")
        for _step in range(60):
            if isinstance(self.app.screen, (ClosingScreen, OpenNamesScreen)):
                await self.press("enter")
            elif isinstance(self.app.screen, TalkScreen):
                await self.press("ctrl+pagedown")
            else:
                return
        raise AssertionError(f"it does not close:\n{self.text()}")


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for what the screen or the store comes to by itself."""
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, "it never came true"
        await pilot.pause()
        await asyncio.sleep(0.01)


def app_on(library: TalkLibrary, language: Any = "en") -> VertelApp:
    """Vertel on this store."""
    settings = Settings(
        store=library.folder, agendas=library.folder / "agendas", language=language, name="Ana"
    )
    return VertelApp(settings, clock=library.now)


@asynccontextmanager
async def screen_on(
    library: TalkLibrary, language: Any = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Screen]:
    """Vertel on this store, shown, with hands on its keys."""
    app = app_on(library, language)
    async with app.run_test(size=size) as pilot:
        yield Screen(app, pilot)


class Rehearsed:
    """Somebody at the prompts who has lines for questions, by what these record, and closes at the end.

    Where several lamps record the same each gets one line, and the last of them the rest.
    """

    def __init__(self, talk: Talk, agenda: Any, said: Said, now: Callable[[], datetime]) -> None:
        self.said = {slot: list(lines) for slot, lines in said.items()}
        self.typed: list[str] = []
        self.refused: list[str] = []
        self._given = ("", "", "")
        self._anew = False
        self._conductor = Conductor(talk, agenda, now, lambda _talk, _at_once: None, "made")
        self._prompts = PlainTalk(
            self._conductor, self._type, lambda _row: None, complain=self.refused.append
        )

    def run(self) -> Talk:
        return self._prompts.run()

    def _type(self) -> str:
        self.typed.append("" if self._prompts.closing else self._next())
        return self.typed[-1]

    def _next(self) -> str:
        talk, lamp = self._conductor, self._conductor.lamp
        waits = [one.slot.name for one in talk.waiting]
        if wanted := [slot for slot in waits if self.said.get(slot)]:  # put it, then begin anew
            self._anew = True
            return f"/questions {len(talk.lamps) + 1 + waits.index(wanted[0])}"
        if self._anew:
            self._anew = False
            return "/questions 1"
        later = talk.lamps[talk.place + 1 :]
        slot = lamp.slot.name if lamp else ""
        more = lamp is not None and any(one.slot.name == slot for one in later)
        if lamp and self.said.get(slot) and not (more and lamp.key == self._given):
            self._given = lamp.key
            return self.said[slot].pop(0)
        before = [one.slot.name for one in talk.lamps[: talk.place]]
        if missed := [n for n, name in enumerate(before) if self.said.get(name)]:
            return f"/questions {missed[0] + 1}"
        at_the_end = talk.phase.kind == "close" and not later
        return "/close" if at_the_end else ""


def lines_for(
    library: TalkLibrary, agenda: str, goal: str, names: tuple[str, ...], said: Said, at: datetime
) -> str:
    """What is typed at the prompts of this talk, from its first question to its close."""
    talk = start(library, builtin(agenda), goal, names, "en", at, "Blue")
    rehearsed = Rehearsed(talk, builtin(agenda), said, lambda: at)
    closed = rehearsed.run()
    assert closed.ended, rehearsed.refused
    left = {slot: lines for slot, lines in rehearsed.said.items() if lines}
    assert not left, f"nobody asked for {left}"
    return "\n".join(rehearsed.typed) + "\n"
