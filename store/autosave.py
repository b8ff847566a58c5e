"""A writer of its own thread: what is typed is on disk soon, and nobody waits for the disk."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from agendas.meeting import Meeting
from store.errors import StoreError


class Autosave:
    """Saves the latest meeting it was offered.

    It writes when nothing new came for `quiet` seconds, at the latest `most` seconds after the
    first words that are not on disk, or at once when asked. A save that fails is told by `failed`
    and tried again every `again` seconds; the words stay here meanwhile. `saved` tells each that
    was written, and when. Both are called on the writer's thread.
    """

    def __init__(
        self,
        save: Callable[[Meeting], None],
        saved: Callable[[Meeting, datetime], None],
        failed: Callable[[StoreError], None],
        quiet: float = 0.25,
        most: float = 1.5,
        again: float = 2.0,
    ) -> None:
        self._save, self._saved, self._failed = save, saved, failed
        self._quiet, self._most, self._again = quiet, most, again
        self._changed = threading.Condition()
        self._latest: Meeting | None = None
        self._due = 0.0
        self._limit = 0.0
        self._writing = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="vertel-autosave", daemon=True)
        self._thread.start()

    def offer(self, meeting: Meeting, at_once: bool = False) -> None:
        """Have this meeting saved; the latest one offered wins."""
        with self._changed:
            moment = time.monotonic()
            if self._latest is None:
                self._limit = moment + self._most
            self._latest = meeting
            self._due = moment if at_once else min(moment + self._quiet, self._limit)
            self._changed.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything offered is on disk. False when that took longer than `timeout`."""
        with self._changed:
            self._due = 0.0
            self._changed.notify_all()
            return self._changed.wait_for(
                lambda: self._latest is None and not self._writing, timeout
            )

    def close(self) -> None:
        """Try once more to write what is left, and end the thread."""
        with self._changed:
            self._closing = True
            self._due = 0.0
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._latest is None or (wait := self._due - time.monotonic()) > 0:
                    if self._closing and self._latest is None:
                        return
                    self._changed.wait(None if self._latest is None else wait)
                meeting, self._latest, self._writing = self._latest, None, True
            done = self._write(meeting)
            with self._changed:
                self._writing = False
                if not done and self._latest is None:
                    self._latest = meeting
                if not done:
                    self._limit = self._due = time.monotonic() + self._again
                self._changed.notify_all()
                if self._closing and (done is False or self._latest is None):
                    return

    def _write(self, meeting: Meeting) -> bool:
        try:
            self._save(meeting)
        except StoreError as error:
            self._failed(error)
            return False
        self._saved(meeting, datetime.now().astimezone())
        return True
