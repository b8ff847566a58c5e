"""What a screen may ask of the app: its store and settings, and the ways to other screens.

A type alone: screens know it, and the app, which knows the screens, is imported by none of them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from agendas.agenda import Shelf
from agendas.errors import SpokenError
from agendas.lines.talk import Talk
from store.library import TalkLibrary
from store.prepared import PreparedTalks
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

    @property
    def prepared(self) -> PreparedTalks:
        """The talks that were prepared and not begun."""

    def tell(self, error: SpokenError) -> None:
        """Show what went wrong, in a sentence."""

    def say_people(self, word: str) -> None:
        """Have the questions use the team's own word for the people its work is for."""

    def whose(self, then: Callable[[], object], anew: bool = False) -> None:
        """Go on with `then` once it is known whose check-ins these are; with `anew` ask in any case."""

    def prepare(self, agenda: str = ..., goal: str = ..., team: str = ...) -> None:
        """Go to Prepare, with what is known already."""

    def begin(self, talk: Talk, in_place: bool = False) -> None:
        """Open a new talk; `in_place` of the screen that is shown."""

    def resume(self, talk_id: str, at: str = "") -> None:
        """Go on with the talk that has this id; a closed one opens as its minutes, `at` these words."""

    def go_on(self, talk: Talk, in_place: bool = False) -> None:
        """Open a talk or a check-in that was begun, or closed, to go on with; as `begin`."""

    def check_in(self, written: object = None) -> None:
        """Go to the check-in, once it is known whose it is."""

    def paused(self, talk_id: str) -> None:
        """Have Home mark the row of this talk once it is shown: Enter there goes on with it."""

    def read(self, talk: Talk, at: str = "") -> None:
        """Show a talk's minutes, from where these words stand."""
