"""The app behind the page: `python -m tui.served.served_app`, started by `vertel serve` alone."""

import asyncio
import gc
import sys

from textual.theme import Theme

from locales import use
from tui.app import VertelApp
from tui.themes import DARK, LIGHT

MADE = 3.0  # seconds for a screen to be made


class ServedApp(VertelApp):
    """Vertel, for a browser: it leaves when the browser has gone, and says where it was."""

    def on_ready(self) -> None:
        """Give what is not written on the colours of the theme, now and when it changes."""
        self.theme_changed_signal.subscribe(self, self._colour)
        self._colour(self.current_theme)

    def _colour(self, theme: Theme) -> None:
        ours = DARK if theme.dark else LIGHT
        if self._driver:
            self._driver.write(f"\x1b]10;{ours.foreground}\x07\x1b]11;{ours.background}\x07")

    async def hung_up(self) -> None:
        """Leave as when a terminal's window closes; what was open is opened again by the next.

        A screen that is just coming is waited for: it cannot be left half made.
        """
        clock = asyncio.get_running_loop().time
        until = clock() + MADE
        while not self.screen.is_mounted and clock() < until:
            await asyncio.sleep(0.02)
        await self.leave()
        opened = (getattr(screen, "_opened", None) for screen in reversed(self.screen_stack))
        talk = next((one.id for one in opened if one), "")
        self._driver.write_meta({"type": "left", "talk": talk})  # type: ignore[union-attr]


def open_served() -> None:
    """Open the app as standard input says; raises `SpokenError` as `vertel` does."""
    import msgspec

    from tui.commands.common.open_app import run
    from tui.commands.common.open_store import open_store
    from tui.served.handover import Handover, read_line
    from tui.settings import settings

    opening = msgspec.json.decode(read_line(sys.stdin.fileno()), type=Handover)
    use(opening.language)
    chosen = settings(opening.store, opening.language)
    # A browser has no colours of its own for the terminal: light and dark are ours.
    chosen = chosen._replace(mouse=opening.mouse, theme=chosen.theme.removeprefix("ansi-"))
    if chosen.fault:
        raise chosen.fault
    open_store(chosen.store, opening.passphrase)
    gc.disable()  # until the first screen is there; `VertelApp.on_ready` has it go on
    talk = opening.talk
    run(ServedApp(chosen, (lambda app: app.resume(talk)) if talk else None))


if __name__ == "__main__":
    from tui.commands import exit_code_of
    from tui.run import end_at_once

    end_at_once(exit_code_of(open_served))
