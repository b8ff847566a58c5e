"""A table to talk at, for tests: hands on the keys of the screen, and a voice at the prompts."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from rest import LONGEST
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Select, Static

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.records.meeting import Meeting
from agendas.slots.slots import Ask
from store.library import MeetingLibrary
from tui.app import VertelApp
from tui.prompts.talk_prompts import PlainTalk
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.start_talk import start
from tui.widgets.entry import Entry

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
            if widget.display and isinstance(widget.content, str | Content)
        ]
        for rows in self.app.screen.query(OptionList):
            found += [str(option.prompt) for option in rows.options]
        return "\n".join(found)

    @property
    def talk(self) -> Meeting:
        """The talk that is open."""
        screen = self.app.screen
        assert isinstance(screen, TalkScreen), self.text()
        return screen.meeting

    @property
    def asked(self) -> Ask | None:
        """The question that is put."""
        screen = self.app.screen
        assert isinstance(screen, TalkScreen), self.text()
        return screen.talk.ask

    async def begin(self, agenda: str, goal: str, names: str, team: str = "Blue") -> None:
        """From Home to the first question of a talk."""
        await self.press("n")
        self.app.screen.query_one("#agenda", Select).value = agenda
        await self.pilot.pause()
        for field, text in (("goal", goal), ("names", names), ("team", team)):
            self.app.screen.query_one(f"#{field}", Input).value = text
        await self.press("pagedown")
        assert self.talk.agenda == agenda

    async def phase(self, phase_id: str) -> None:
        """On to this phase; what is missing on the way is asked for once."""
        for _step in range(30):
            if self.talk.phase.id == phase_id:
                return
            await self.press("pagedown")
        raise AssertionError(f"{phase_id} did not come:\n{self.text()}")

    async def question(self, slot: str, about_figure: bool = False) -> None:
        """On to the next question of this phase that is kept in `slot`; a deeper one is chosen."""
        screen = self.app.screen
        assert isinstance(screen, TalkScreen), self.text()
        waits = [ask.slot.name for ask in screen.talk.waiting]
        if slot in waits and slot not in [ask.slot.name for ask in screen.talk.asked]:
            number = len(screen.talk.asked) + waits.index(slot)
            await self.press("f2")
            rows = self.app.screen.query_one(OptionList)
            rows.highlighted = rows.get_option_index(str(number))
            await self.press("enter")
        for _step in range(30):
            asked = self.asked
            if asked and asked.slot.name == slot and bool(asked.about) >= about_figure:
                return
            await self.press("tab")
        raise AssertionError(f"{slot} is not asked here:\n{self.text()}")

    async def say(self, text: str, slot: str = "", about_figure: bool = False) -> None:
        """Type a sentence and Enter, at the question of `slot` where one is named."""
        if slot:
            await self.question(slot, about_figure)
        self.app.screen.query_one(Entry).text = text
        await self.press("enter")

    async def close(self) -> None:
        """On to the close, and through it."""
        for _step in range(40):
            if not isinstance(self.app.screen, TalkScreen):
                return
            await self.press("pagedown")
        raise AssertionError(f"it does not close:\n{self.text()}")


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for what the screen or the store comes to by itself."""
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, "it never came true"
        await pilot.pause()
        await asyncio.sleep(0.01)


def app_on(library: MeetingLibrary, language: Any = "en") -> VertelApp:
    """Vertel on this store."""
    settings = Settings(
        store=library.folder, agendas=library.folder / "agendas", language=language, name="Ana"
    )
    return VertelApp(settings, clock=library.now)


class Rehearsed(PlainTalk):
    """A talk in prompts in which each question gets the next line that was written for it."""

    def __init__(
        self, meeting: Meeting, agenda: Any, said: Said, now: Callable[[], datetime]
    ) -> None:
        self.said = {slot: list(lines) for slot, lines in said.items()}
        self.typed: list[str] = []
        self.shown: list[str] = []
        self.ask: Ask | None = None
        self.back = False
        talk = Conductor(meeting, agenda, now, lambda _meeting, _at_once: None)
        super().__init__(talk, self._type, self.shown.append)

    def _put(self, ask: Ask) -> None:
        super()._put(ask)
        self.ask = ask

    def _type(self) -> str:
        waits = [ask.slot.name for ask in self.talk.waiting] if self.ask else []
        if wanted := [slot for slot in waits if self.said.get(slot)]:  # put it, then begin anew
            self.back, self.ask = True, None
            self.typed.append(f"/questions {len(self.talk.asked) + 1 + waits.index(wanted[0])}")
            return self.typed[-1]
        if self.back:
            self.back, self.ask = False, None
            self.typed.append("/questions 1")
            return self.typed[-1]
        waiting = self.said.get(self.ask.slot.name) if self.ask else None
        self.ask = None  # asking to go on all the same is no question of the talk
        self.typed.append(waiting.pop(0) if waiting else "")
        return self.typed[-1]


def lines_for(
    library: MeetingLibrary,
    agenda: str,
    goal: str,
    names: tuple[str, ...],
    said: Said,
    at: datetime,
) -> str:
    """What is typed at the prompts of this talk, from its first question to its close."""
    meeting = start(library, builtin(agenda), goal, names, "en", at, "Blue")
    rehearsed = Rehearsed(meeting, builtin(agenda), said, lambda: at)
    closed = rehearsed.run()
    assert closed.ended
    left = {slot: lines for slot, lines in rehearsed.said.items() if lines}
    assert not left, f"nobody asked for {left}"
    return "\n".join(rehearsed.typed) + "\n"
