"""A talk that is open: held for this window, conducted, and its one way to disk."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime

import msgspec

from agendas.agenda import Agenda
from agendas.came_to.counting import TalkLines
from agendas.conduct.at_close import reopened
from agendas.conduct.conductor import Conductor
from agendas.errors import SpokenError
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from store.cache.overview import NEWEST
from store.errors import StoreError
from store.files.autosave import Autosave
from store.files.names import fresh_id
from store.library import TalkLibrary
from tui.words.rosters import came_before
from tui.words.signs import Roster

MARK = 4  # letters of the mark of a run, in the ids of its lines
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
        library: TalkLibrary,
        agenda: Agenda,
        talk: Talk,
        who: str,
        now: Callable[[], datetime],
        saved: Callable[[datetime], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.busy: StoreError | None = None
        self._held = ExitStack()
        self._autosave: Autosave | None = None
        self._library = library
        self._before: dict[str, TalkLines | None] = {}  # by goal
        self._people: tuple[str, tuple[str, ...]] | None = None  # of which team, who came before
        self._closed: Talk | None = None  # stays closed on disk until something is said
        try:
            self._held.enter_context(library.hold(talk.id, who))
            # It may have been written elsewhere between opening it and holding it.
            talk = library.latest(talk)
        except StoreError as busy:
            self.busy = busy
            self._held.close()
        if not self.busy and talk.ended:
            self._closed = talk = reopened(talk)
        if not self.busy and saved and failed:
            told = saved
            self._autosave = Autosave(library.save, lambda _talk, at: told(at), failed, now)
        self.talk = Conductor(
            talk, agenda, now, self._offer, fresh_id()[:MARK], read_only=bool(self.busy)
        )

    def read_along(self) -> bool:
        """Take what the window that holds the talk has written; True where that is something new."""
        try:
            latest = self._library.latest(self.talk.talk)
        except SpokenError:
            return False  # it is being written; the next look shows it
        new, self.talk.talk = latest != self.talk.talk, latest
        return new

    def notes(self) -> Iterable[SpokenError]:
        """What was found of the store's talks on opening or saving, and was not told yet."""
        return self._library.take_notes()

    def other_versions(self) -> Iterator[SpokenError]:
        """What to say of each other version of this talk that is kept beside it."""
        for copy in self._library.copies(self.talk.talk.id):
            from store.conflicts.copy_origin import told

            yield told(self._library, copy)

    def before(self) -> TalkLines | None:
        """The lines of the last closed talk on the goal in hand, to lay beside this one; None for none."""
        talk, goal = self.talk.talk, self.talk.goal.id
        if goal not in self._before:
            self._before[goal] = None
            with suppress(SpokenError):
                for row in self._library.known().index.about(goal):
                    if row.ended and not row.private and row.started < talk.started:
                        self._before[goal] = TalkLines(self._library.open(row.id))
                        break
        return self._before[goal]

    @property
    def roster(self) -> Roster:
        """The marks of who is here: the team's people keep theirs, who is new comes after."""
        talk = self.talk.talk
        if self._people is None or self._people[0] != talk.team:
            people: tuple[str, ...] = ()
            with suppress(SpokenError):
                rows = self._library.known().index.newest(NEWEST)
                people = tuple(came_before(rows, talk.team, talk.started))
            self._people = talk.team, people
        return Roster((*self._people[1], *talk.names))

    def _offer(self, talk: Talk, at_once: bool) -> None:
        if self._closed and _what_is_said(self._closed) == _what_is_said(talk):
            return
        self._closed = None
        if self._autosave:
            self._autosave.offer(talk, at_once=at_once)
        else:
            self._library.save(talk)

    @property
    def is_closed(self) -> bool:
        """Whether the talk is closed on disk: nothing was said or changed in it since it was opened."""
        return self._closed is not None

    def flush(self, wait: float = LAST_WAIT) -> bool:
        """Wait so many seconds until what was said is on disk. False when it is not by then."""
        return self._autosave is None or self._autosave.flush(wait)

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


def _what_is_said(talk: Talk) -> Talk:
    """The talk but for where it is, how long it took, and whether it is closed."""
    phases = tuple(
        msgspec.structs.replace(phase, seconds=0.0, visited=False) for phase in talk.phases
    )
    return change(talk, phases=phases, at=0, asked={}, changed=None, ended=None)
