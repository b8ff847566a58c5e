"""What a screen may ask of the app: its store and settings, and the ways to other screens.

A type alone: screens know it, and the app, which knows the screens, is imported by none of them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from agendas.agenda import Shelf
from agendas.errors import SpokenError
from agendas.lines.talk import Talk
from store.library import TalkLibrary
from tui.config.owner import Owner
from tui.settings import Settings

if TYPE_CHECKING:
    from tui.live.at_talk import PageWish


class Vertel(Protocol):
    """The app, as a screen sees it."""

    library: TalkLibrary
    settings: Settings
    owner: Owner
    live: "PageWish | None"
    """Where the next talk that opens has its page for phones; None for none."""

    @property
    def shelf(self) -> Shelf:
        """The agendas: ours, and people's own."""

    def tell(self, error: SpokenError) -> None:
        """Show what went wrong, in a sentence."""

    def whose(self, then: Callable[[], object], anew: bool = False) -> None:
        """Go on with `then` once it is known whose check-ins these are; with `anew` ask in any case."""

    def paused(self, talk_id: str) -> None:
        """Have Home mark the row of this talk once it is shown: Enter there goes on with it."""

    def read(self, talk: Talk) -> None:
        """Show a talk's minutes."""
