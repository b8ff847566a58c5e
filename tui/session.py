"""A talk that is open: the meeting as it is now, what came before it, and its way to disk."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime

import msgspec

from agendas.agenda import Agenda
from agendas.records.meeting import Meeting, change, spend
from agendas.talk.close import reopened
from store.errors import StoreError
from store.files.autosave import Autosave
from store.library import MeetingLibrary

MOST_UNDO = 200
LONGEST_PAUSE = 600.0  # seconds; a closed lid is no time spent talking
LAST_WAIT = 5.0  # seconds that leaving waits for a disk that does not take the words


class UndoStep(msgspec.Struct, frozen=True, kw_only=True):
    """An edit that can be undone: the meeting before it, and what it did in a few words."""

    before: Meeting
    did: str


class Session:
    """One open talk.

    A talk that was closed is open again here, and stays closed on disk until something is said or
    changed in it: looking back through it leaves it as it was.

    With `busy` set it can only be read: another window writes it, or the store cannot be
    written; `busy` says which.
    """

    def __init__(
        self,
        library: MeetingLibrary,
        agenda: Agenda,
        meeting: Meeting,
        who: str,
        now: Callable[[], datetime],
        saved: Callable[[Meeting, datetime], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.agenda = agenda
        self.meeting = meeting
        self.now = now
        self.steps: list[UndoStep] = []
        self.busy: StoreError | None = None
        self.paused = False
        self._since = now()
        self._passed = 0.0
        self._held = ExitStack()
        self._autosave: Autosave | None = None
        self._closed: Meeting | None = None  # stays closed on disk until something is said
        try:
            self._held.enter_context(library.hold(meeting.id, who))
            # It may have been written elsewhere between opening it and holding it.
            self.meeting = library.latest(meeting)
        except StoreError as busy:
            self.busy = busy
            self._held.close()
            return
        if self.meeting.ended:
            self._closed = self.meeting = reopened(self.meeting)
        self._autosave = Autosave(library.save, saved, failed, now)

    def keep(self, meeting: Meeting, did: str = "", at_once: bool = True) -> None:
        """Make this the meeting and have it saved; `did` makes it one step to undo."""
        if self.busy:
            return
        if did:
            self.steps = [*self.steps[-MOST_UNDO:], UndoStep(before=self.meeting, did=did)]
        self.meeting = self._timed(meeting)
        if self._closed and _what_is_said(self._closed) == _what_is_said(self.meeting):
            return
        self._closed = None
        if self._autosave:
            self._autosave.offer(self.meeting, at_once=at_once)

    def undo(self) -> str:
        """Go back one step and say what it had done; "" when there is nothing to undo."""
        if not self.steps:
            return ""
        self.meeting = self._timed(self.meeting)  # time spent is not undone
        step = self.steps.pop()
        spent = {phase.id: phase for phase in self.meeting.phases}
        phases = tuple(
            msgspec.structs.replace(phase, seconds=now.seconds, visited=now.visited)
            if (now := spent.get(phase.id))
            else phase
            for phase in step.before.phases
        )
        # Choosing goals brings phases with it; where the present one goes, so does the talk.
        places = {phase.id: place for place, phase in enumerate(phases)}
        at = places.get(self.meeting.phase.id, step.before.at)
        self.meeting = change(self.meeting, phases=phases, at=at)
        self.keep(change(step.before, phases=phases, at=at, drafts=self.meeting.drafts))
        return step.did

    def unspent(self) -> float:
        """The seconds that passed since the meeting's own time was last noted.

        Asked at every tick: people may talk a quarter of an hour and type nothing. Only a gap
        without ticks is cut short.
        """
        now = self.now()
        gap, self._since = (now - self._since).total_seconds(), now
        if self.paused:
            return 0.0
        self._passed += max(0.0, min(gap, LONGEST_PAUSE))
        return self._passed

    def pause(self) -> None:
        """Stop the clock, or let it go on; the time until now is noted first."""
        self.keep(self.meeting)
        self.paused = not self.paused

    def _timed(self, meeting: Meeting) -> Meeting:
        now = self.now()
        seconds, self._passed = self.unspent(), 0.0
        at, meeting = meeting.at, change(meeting, at=self.meeting.at)
        meeting = spend(meeting, seconds) if meeting.ended is None else meeting
        return change(meeting, at=at, changed=now)

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
        return done


def _what_is_said(meeting: Meeting) -> Meeting:
    """The meeting but for where it is, how long it took, and whether it is closed."""
    phases = tuple(
        msgspec.structs.replace(phase, seconds=0.0, visited=False) for phase in meeting.phases
    )
    return change(meeting, phases=phases, at=0, asked={}, changed=None, ended=None)
