"""The app: its keys, themes and settings, how it begins and how it ends."""

import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste, Resize
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.widgets import Input

from agendas.errors import SpokenError
from locales import _
from store.library import TalkLibrary
from store.prepared import PreparedTalks
from tui.actions import bindings
from tui.board.file import clear_left_behind
from tui.config.owner import owner
from tui.config.people_word import said
from tui.crash_report import places, unforeseen
from tui.keys import key_for
from tui.navigation import NavigatingApp
from tui.screens.dialogs.dialog import Dialog
from tui.settings import Settings, now, state_folder
from tui.terminal.keys_in_turn import InTurn, typed_out
from tui.terminal.terminal_workarounds import (
    bear_a_dead_terminal,
    bear_invalid_bytes,
    bear_words_behind_escape,
    bearable,
    heed_signals,
)
from tui.themes import ROLES, THEMES, has_few_colours, of_terminal, other
from tui.widgets.thin_scrollbar import ThinScrollBar

if TYPE_CHECKING:
    from agendas.agenda import Shelf
    from tui.live.at_talk import PageWish

SETTLED = 0.5  # seconds after the first picture in which people get to their first key


class VertelApp(NavigatingApp):
    """Vertel on the screen."""

    TITLE = "Vertel"
    CSS_PATH = Path(__file__).with_name("app.tcss")  # an app made of this one may stand elsewhere
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-middle"), (34, "-high")]
    BINDINGS = bindings("app")

    def __init__(
        self,
        settings: Settings,
        first: Callable[["VertelApp"], None] | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        bear_invalid_bytes()
        bear_a_dead_terminal()
        # Without colour, or with few, the terminal's own are kept, whatever theme is chosen.
        plain = "NO_COLOR" in os.environ or has_few_colours()
        super().__init__(driver_class=_driver(), ansi_color=True if plain else None)
        ScrollBar.renderer = ThinScrollBar
        bear_words_behind_escape()
        self._start_in(THEMES[of_terminal(settings.theme) if plain else settings.theme])
        if plain or not settings.motion:
            self.animation_level = "none"
        self.settings = settings
        self.owner = owner(settings)
        self.library = TalkLibrary(settings.store, clock, state_folder(), self.owner.writers)
        self.prepared = PreparedTalks(self.library)
        self.last_words = ""
        self.live: PageWish | None = None  # where the next talk's page is to be
        self._first = first
        self.keys_in_turn = InTurn(self, self._as_typed)
        if first:
            self.keys_in_turn.hold()  # what is typed already is for the screen that comes first

    @cached_property
    def shelf(self) -> "Shelf":
        """The agendas: ours, and people's own."""
        from agendas.agenda import Shelf

        return Shelf(self.settings.agendas, self.settings.people)

    def say_people(self, word: str) -> None:
        """Have the questions use the team's own word for the people its work is for."""
        self.settings = said(self.settings, word)
        self.shelf.people = self.settings.people

    def _start_in(self, theme: Theme) -> None:
        """Have a theme from the start: a change of it would have everything read and drawn twice."""
        for one in THEMES.values():
            self.register_theme(one)
        self._theme = theme.name
        if not theme.ansi:  # the terminal's own colours ask for more, which the change does
            self.set_reactive(App.theme, theme.name)
            self.set_class(theme.dark, "-dark-mode")
            self.set_class(not theme.dark, "-light-mode")
            self.add_class(f"-theme-{theme.name}")
            self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles that a style may name, which every theme of ours gives a colour."""
        return ROLES

    def on_mount(self) -> None:
        """Home first; then, if asked for, straight on."""
        self.theme = self._theme
        if self.settings.keys:
            from tui.config.keymap import keymap

            keys, complaints = keymap(self.settings.keys)
            self.set_keymap(keys)
            for complaint in complaints:
                self.tell(complaint)
        clear_left_behind(self.settings.store)
        if self._first:
            self.call_after_refresh(self._go_first)
        heed_signals(self, self.leave)

    def on_ready(self) -> None:
        """Do what waited for the first picture, where it waited: garbage, and what is needed next."""
        if not gc.isenabled():
            self.set_timer(SETTLED, _go_on)

    def get_default_screen(self) -> Screen[Any]:
        """The screen that lies under all others."""
        return self.first_screen()

    def first_screen(self) -> Screen[None]:
        """Home, unless another app shows another."""
        from tui.screens.home_screen import HomeScreen

        return HomeScreen()

    def _go_first(self) -> None:
        if self._first:
            try:
                self._first(self)
            except SpokenError as error:
                self.tell(error)
        self.keys_in_turn.let_go()

    def _fatal_error(self) -> None:
        """End after an error that nobody foresaw; Textual would show what is in memory."""
        from rich.text import Text

        error = sys.exception()
        lines = places(error) if error else []
        self.bell()
        self._exit_renderables.append(Text("\n".join((unforeseen(), *lines))))
        self._close_messages_no_wait()

    async def on_event(self, event: Event) -> None:
        """Have keys do their work in the order in which they were pressed."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.keys_in_turn.take(event)
        else:
            await super().on_event(event)

    async def _as_typed(self, event: Key | Paste) -> None:
        if isinstance(event, Paste) and isinstance(self.focused, Input):
            event.text = " ".join(event.text.splitlines())  # a field of one line drops the others
        await super().on_event(event)

    async def _on_resize(self, event: Resize) -> None:
        event.stop()
        event.prevent_default()  # else Textual takes the size as it came too
        await super()._on_resize(bearable(event))

    def action_keys_help(self) -> None:
        """Show the keys."""
        from tui.screens.help_screen import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Show everything that can be done here."""
        from tui.palette import open_palette

        open_palette(self)  # type: ignore[arg-type]

    def action_other_theme(self) -> None:
        """Light to dark, or back."""
        self.theme = other(self.theme)

    def action_blank(self, _by: str = "") -> None:
        """A blank screen, or back from it."""
        from tui.screens.dialogs.blank import BlankScreen

        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss()
        else:
            self.push_screen(BlankScreen())

    def action_edit_elsewhere(self) -> None:
        """Hand the field that has the cursor to somebody's own editor."""
        from tui.terminal.editor import edit_elsewhere

        try:
            edit_elsewhere(self, self.settings.editor)
        except SpokenError as error:
            self.tell(error)

    def action_help_quit(self) -> None:
        """Say how to close, where people try ctrl+c."""
        self.notify(
            _("Press {key} to close Vertel.").format(key=key_for(self.screen, "quit")), markup=False
        )

    async def action_quit(self) -> None:
        """Close, unless words stand in a dialog that no key kept: that is said first."""
        await typed_out(self.focused)
        if not (isinstance(self.screen, Dialog) and self.screen.unkept()):
            await self.leave()

    async def leave(self) -> None:
        """Have every screen write what was typed on it and let go of it, then close the app."""
        await typed_out(self.focused)
        for screen in self.screen_stack:
            let_go = getattr(screen, "let_go", None)
            if let_go is not None and not let_go(last=True):
                self.last_words = _("Not everything could be saved.")
                self.exit(return_code=1)
                return
        self.exit()


def _go_on() -> None:
    from tui.preload import load_ahead

    load_ahead()
    gc.freeze()  # what is there by now stays to the end
    gc.enable()


def _driver() -> type[Driver] | None:
    """The driver that closes at once; where it does not fit, or another is wished for, Textual's."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.terminal.ending import EndingDriver

    return EndingDriver
