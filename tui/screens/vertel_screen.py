"""What Vertel's screens have in common: they know their app, and tell when words are on disk."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on
from textual.screen import Screen

from agendas.errors import SpokenError
from locales import _, clock_time, error_text
from tui.keys import KeyBar
from tui.widgets.messages import NotSaved, Saved

if TYPE_CHECKING:
    from tui.app_type import Vertel


class VertelScreen(Screen[None]):
    """A screen that goes by the store and the settings, and leads to others."""

    @property
    def vertel(self) -> "Vertel":
        """The app, with what is Vertel's own."""
        return cast("Vertel", self.app)

    def on_compose(self) -> None:
        """Lay out by the window's size from the first picture on: else it is laid out, and drawn, twice."""
        size = self.app.size
        for at_least, cells in (
            (self.app.HORIZONTAL_BREAKPOINTS, size.width),
            (self.app.VERTICAL_BREAKPOINTS, size.height),
        ):
            names = [name for least, name in at_least or () if cells >= least]
            self.add_class(*names[-1:], update=False)


class SavingScreen(VertelScreen):
    """A screen of which a session writes the words; `written` and `not_written` are for its thread."""

    def notice(self, text: str) -> None:
        """Say something above the keys, until the next thing happens."""
        raise NotImplementedError

    def written(self, at: datetime) -> None:
        """The words are on disk; the thread does not wait for the screen to tell it."""
        self.post_message(Saved(at))

    def not_written(self, error: Exception) -> None:
        """The words could not be put on disk."""
        self.post_message(NotSaved(error))

    def tell_notes(self) -> None:
        """Tell what was found of the store's talks on opening or saving."""
        for error in self.vertel.library.take_notes():
            self.vertel.tell(error)

    @on(Saved)
    def _tell_saved(self, event: Saved) -> None:
        self.tell_notes()
        self._say_at_keys(_("saved {time}").format(time=clock_time(event.at)))

    @on(NotSaved)
    def _tell_not_saved(self, event: NotSaved) -> None:
        error = event.error
        self.notice(error_text(error) if isinstance(error, SpokenError) else str(error))
        self._say_at_keys(_("NOT SAVED"))

    def _say_at_keys(self, word: str) -> None:
        if self.is_attached:
            self.query_one(KeyBar).say(word)
