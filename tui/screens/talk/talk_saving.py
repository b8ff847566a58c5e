"""An open talk's way to disk as people see it, and how it is left."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on

from agendas.errors import SpokenError
from agendas.records.meeting import Meeting
from locales import _, clock_time, say
from tui.keys import KeyBar, key_for
from tui.messages import NotSaved, Saved
from tui.screens.talk.changing import MendingScreen
from tui.widgets.entry import Entry
from tui.widgets.record import RecordList

if TYPE_CHECKING:
    from tui.app_type import Vertel


class SavingScreen(MendingScreen):
    """A screen that says when the last word was saved, and lets a talk go only once all is."""

    @property
    def _vertel(self) -> "Vertel":
        return cast("Vertel", self.app)

    def _written(self, meeting: Meeting, at: datetime) -> None:
        self.post_message(Saved(at))  # from the writer's thread; it must not wait for the screen

    def _not_written(self, error: Exception) -> None:
        self.post_message(NotSaved(error))

    def read_along(self) -> None:
        """Show what the other window has written since."""
        try:
            latest = self._vertel.library.latest(self.meeting)
        except SpokenError:
            return  # it is being written; the next look shows it
        if latest != self.meeting:
            self.session.meeting = latest
            self.show()

    def tell_notes(self) -> None:
        """What was found of this talk on opening or saving."""
        for error in self._vertel.library.take_notes():
            self._vertel.tell(error)

    @on(Saved)
    def _tell_saved(self, event: Saved) -> None:
        self.tell_notes()
        self._say_saved(_("saved {time}").format(time=clock_time(event.at)))

    @on(NotSaved)
    def _tell_not_saved(self, event: NotSaved) -> None:
        error = event.error
        self.notice(
            say(error.message, **error.values) if isinstance(error, SpokenError) else str(error)
        )
        self._say_saved(_("NOT SAVED"))

    def _say_saved(self, word: str) -> None:
        if self.is_attached:
            self.query_one(KeyBar).say(word)

    def on_unmount(self) -> None:
        """However the screen ends, what was typed is written."""
        self.let_go(last=True)

    def let_go(self, last: bool = False) -> bool:
        """Have everything written and let the talk go. False when it could not be written.

        Then the talk stays open, unless this is the `last` chance.
        """
        self.note_typed()
        return self.session.close(last)

    def action_leave(self) -> None:
        """From the record back to the line; from the line Home."""
        entry = self.query_one(Entry)
        if self.editing:
            aside = self.leave_change()
            self.notice(
                _("The line is as it was. {key} on it brings your change back.").format(
                    key=key_for(self, "pick_up")
                )
                if aside
                else ""
            )
            return
        if self.query_one(RecordList).has_focus and not self.session.busy:
            self.set_focus(entry)
            return
        if self.let_go():
            self.app.pop_screen()
        else:
            self.tell_not_let_go()

    def tell_not_let_go(self) -> None:
        """Say why the talk is still there."""
        self.notice(_("Not everything could be saved yet; the talk stays open."))
