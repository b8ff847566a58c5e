"""A talk that is open: held for this window, conducted, and its one way to disk."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime

import msgspec

from agendas.agenda import Agenda
from agendas.conduct.conductor import Conductor
from agendas.errors import SpokenError
from agendas.records.meeting import Meeting, change
from agendas.talk.close import reopened
from store.errors import StoreError
from store.files.autosave import Autosave
from store.library import MeetingLibrary

LAST_WAIT = 5.0  # seconds that leaving waits for a disk that does not take the words


class Session:
    """One open talk: `talk` conducts it.

    A talk that was closed is open again here, and stays closed on disk until something is said or
    changed in it: looking back through it leaves it as it was.

    With `busy` set it can only be read: another window writes it, or the store cannot be
    written; `busy` says which. A writer on a thread of its own takes what is said to disk, and tells
    `saved` or `failed`; without those two it is on disk before whatever was done is done, and a
    disk that does not take it raises `StoreError`.
    """

    def __init__(
        self,
        library: MeetingLibrary,
        agenda: Agenda,
        meeting: Meeting,
        who: str,
        now: Callable[[], datetime],
        saved: Callable[[Meeting, datetime], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.busy: StoreError | None = None
        self._held = ExitStack()
        self._autosave: Autosave | None = None
        self._library = library
        self._closed: Meeting | None = None  # stays closed on disk until something is said
        try:
            self._held.enter_context(library.hold(meeting.id, who))
            # It may have been written elsewhere between opening it and holding it.
            meeting = library.latest(meeting)
        except StoreError as busy:
            self.busy = busy
            self._held.close()
        if not self.busy and meeting.ended:
            self._closed = meeting = reopened(meeting)
        if not self.busy and saved and failed:
            self._autosave = Autosave(library.save, saved, failed, now)
        self.talk = Conductor(meeting, agenda, now, self._offer, read_only=bool(self.busy))

    @property
    def meeting(self) -> Meeting:
        """The talk as it is now."""
        return self.talk.meeting

    def read_along(self) -> bool:
        """Take what the window that holds the talk has written; True where that is something new."""
        try:
            latest = self._library.latest(self.meeting)
        except SpokenError:
            return False  # it is being written; the next look shows it
        new, self.talk.meeting = latest != self.meeting, latest
        return new

    def notes(self) -> Iterable[SpokenError]:
        """What was found of the store's talks on opening or saving, and was not told yet."""
        return self._library.take_notes()

    def other_versions(self) -> Iterator[SpokenError]:
        """What to say of each other version of this talk that is kept beside it."""
        for copy in self._library.copies(self.meeting.id):
            from store.conflicts.standing import told

            yield told(self._library, copy)

    def _offer(self, meeting: Meeting, at_once: bool) -> None:
        if self._closed and _what_is_said(self._closed) == _what_is_said(meeting):
            return
        self._closed = None
        if self._autosave:
            self._autosave.offer(meeting, at_once=at_once)
        else:
            self._library.save(meeting)

    def close(self, last: bool = False) -> bool:
        """Write what is not on disk yet and let the talk go. False when it could not be written.

        Then the talk stays open and held, and its words are tried again; unless this is the `last`
        chance, when the program ends.
        """
        done = True
        if self._autosave:
            done = self._autosave.flush(LAST_WAIT)
            if not done and not last:
                return False
            done = self._autosave.close()
            self._autosave = None
        self._held.close()
        self.talk.read_only = True
        return done


def _what_is_said(meeting: Meeting) -> Meeting:
    """The meeting but for where it is, how long it took, and whether it is closed."""
    phases = tuple(
        msgspec.structs.replace(phase, seconds=0.0, visited=False) for phase in meeting.phases
    )
    return change(meeting, phases=phases, at=0, asked={}, changed=None, ended=None)
