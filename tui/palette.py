"""The command palette: the keys of this screen, by name, in the language that is spoken."""

from functools import partial

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from locales import _
from tui.actions import ACTIONS
from tui.keys import bindings_of, key_name

SAID_SO = 100.0  # more than any letters that fit


class HereProvider(Provider):
    """What can be done on the screen the palette was opened on."""

    @property
    def _rows(self) -> list[tuple[str, str, str, str]]:
        also = {one.id: one.also for here in ACTIONS.values() for one in here if one.also}
        return [
            (_(b.tooltip or b.description), b.action, key_name(b), also.get(b.id or "", ""))
            for b in bindings_of(self.screen)
            if not b.action.startswith("command_palette")
        ]

    async def discover(self) -> Hits:
        """Everything, before a letter is typed."""
        for about, action, key, _also in self._rows:
            yield DiscoveryHit(about, partial(self.screen.run_action, action), help=key)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed."""
        matcher = self.matcher(query)
        for about, action, key, also in self._rows:
            said = also and any(word.startswith(query.casefold()) for word in _(also).split())
            if (score := matcher.match(about) + SAID_SO * bool(said)) > 0:
                yield Hit(
                    score,
                    matcher.highlight(about),
                    partial(self.screen.run_action, action),
                    help=key,
                )


def open_palette(app: App[object]) -> None:
    """Open the palette, unless it is open."""
    if not CommandPalette.is_open(app):
        app.push_screen(
            CommandPalette(providers=[HereProvider], placeholder=_("What would you like to do?"))
        )
