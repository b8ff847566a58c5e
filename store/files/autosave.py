"""A writer of its own thread: what is typed is on disk soon, and nobody waits for the disk."""

import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime

from agendas.errors import N_
from agendas.lines.talk import Talk
from store.errors import StoreError


class Autosave:
    """Saves the latest talk it was offered.

    It writes when nothing new came for `quiet` seconds, at the latest `most` seconds after the
    first words that are not on disk, or at once when asked. A save that fails is told by `failed`
    and tried again every `again` seconds; the words stay here meanwhile. `saved` tells each that
    was written, and when. Both are called on the writer's thread. `clock` gives seconds.
    """

    def __init__(
        self,
        save: Callable[[Talk], None],
        saved: Callable[[Talk, datetime], None],
        failed: Callable[[StoreError], None],
        now: Callable[[], datetime],
        quiet: float = 0.25,
        most: float = 0.5,
        again: float = 2.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._save, self._saved, self._failed, self._now = save, saved, failed, now
        self._quiet, self._most, self._again, self._clock = quiet, most, again, clock
        self._changed = threading.Condition()
        self._latest: Talk | None = None
        self._due = 0.0
        self._limit = 0.0
        self._writing = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="vertel-autosave", daemon=True)
        self._thread.start()

    def offer(self, talk: Talk, at_once: bool = False) -> None:
        """Have this talk saved; the latest one offered wins.

        Raises `RuntimeError` after `close`: words offered then would never be written.
        """
        with self._changed:
            if self._closing:
                raise RuntimeError("offered to an Autosave that was closed")
            moment = self._clock()
            idle, due = self._latest is None, self._due
            if idle:
                self._limit = moment + self._most
            if at_once:
                self._limit = moment  # what is offered after it does not put it off
            self._latest = talk
            self._due = min(moment + self._quiet, self._limit)
            # A writer that waits for an earlier moment finds the later one then: to wake it at
            # every letter takes the interpreter from the one that draws it.
            if idle or self._due < due:
                self._changed.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything offered is on disk. False when that took longer than `timeout`."""
        with self._changed:
            self._due = 0.0
            self._changed.notify_all()
            return self._changed.wait_for(
                lambda: self._latest is None and not self._writing, timeout
            )

    def close(self) -> bool:
        """Try once more to write what is left, and end the thread. False when words are left."""
        with self._changed:
            self._closing = True
            self._due = 0.0
            self._changed.notify_all()
        self._thread.join()
        return self._latest is None

    def _run(self) -> None:
        while (talk := self._next()) is not None:
            if self._written(talk, self._write(talk)):
                return

    def _next(self) -> Talk | None:
        """The talk to write, once it is due; None when there will be no more."""
        with self._changed:
            while self._latest is None or (wait := self._due - self._clock()) > 0:
                if self._closing and self._latest is None:
                    return None
                self._changed.wait(None if self._latest is None else wait)
            talk, self._latest, self._writing = self._latest, None, True
            return talk

    def _written(self, talk: Talk, done: bool) -> bool:
        """Settle a save; True when it was the last try of a writer that is closed."""
        with self._changed:
            self._writing = False
            newer = self._latest is not None
            if not done:
                self._latest = self._latest or talk
                if not (self._closing and newer):
                    self._limit = self._due = self._clock() + self._again
            self._changed.notify_all()
            return self._closing and not done and not newer

    def _write(self, talk: Talk) -> bool:
        try:
            self._save(talk)
        except StoreError as error:
            _tell(self._failed, error)
            return False
        except Exception as error:  # whatever it is, the words stay and the person is told
            _tell(self._failed, _unsaved(error))
            return False
        _tell(self._saved, talk, self._now())
        return True


def _tell(who: Callable[..., None], *what: object) -> None:
    try:
        who(*what)
    except Exception:
        # A listener that is gone must not stop the writer; its error is still told, as the
        # error of any thread is.
        args = (*sys.exc_info(), threading.current_thread())
        threading.excepthook(threading.ExceptHookArgs(args))


def _unsaved(error: Exception) -> StoreError:
    # The kind of error and no more: its text may hold what somebody said.
    reason = getattr(error, "strerror", None) or type(error).__name__
    told = StoreError(
        N_("The last words are not saved yet: {reason}. Vertel keeps trying; leave it open."),
        reason=reason,
    )
    told.__cause__ = error
    return told
