"""What the room sends is kept before it is acknowledged: a thread of its own, one flush for all that came.

It writes whatever the screen is doing, and whatever it writes costs the screen no key.
"""

import threading
from collections.abc import Callable, Collection

from store.errors import StoreError
from store.files.this_machine.waiting_file import MOST_ROWS, WaitingFile, WaitingRow
from tui.live.pipe import PhoneLine

KEPT, OVER, FULL, NOT_KEPT = 204, 409, 429, 503
Answer = Callable[[PhoneLine, int], None]


class Keeper:
    """Keeps the waiting lines of one talk.

    `answer` is told what became of each line that came, as HTTP says it, after it is on disk;
    `came` is given those that are new, `failed` why nothing can be kept. All three are called on the
    keeper's thread. `open` are the keys of the questions that take lines now. An id that is known is
    kept already, under whatever question it comes again.
    """

    def __init__(
        self,
        file: WaitingFile,
        answer: Answer,
        came: Callable[[tuple[WaitingRow, ...]], None],
        failed: Callable[[StoreError], None],
    ) -> None:
        file.thin_out()
        found = file.read()
        self.lines, self.aside, self.put = found.lines, found.aside, found.put
        self.nameless = found.nameless
        self.open: Collection[str] = ()
        self._file, self._answer, self._came, self._failed = file, answer, came, failed
        self._known = set(found.known)
        self._there = threading.Condition()
        self._lines: list[PhoneLine] = []
        self._states: list[WaitingRow] = []
        self._unwritten: list[WaitingRow] = []
        self._closing = self._idle = False
        self._thread = threading.Thread(target=self._run, name="vertel-waiting", daemon=True)
        self._thread.start()

    def take(self, line: PhoneLine) -> None:
        """Have a line kept, and answered."""
        with self._there:
            self._lines.append(line)
            self._idle = False
            self._there.notify_all()

    def settle(self, row: WaitingRow) -> None:
        """Have it written what became of a line; a line that is on record, once that is on disk."""
        with self._there:
            self._states.append(row)
            self._idle = False
            self._there.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until all that came is kept or refused; False when that took longer, in seconds."""
        with self._there:
            return self._there.wait_for(lambda: self._idle, timeout)

    def close(self) -> None:
        """Keep what came, and end."""
        with self._there:
            self._closing = True
            self._there.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._there:
                if not (self._lines or self._states):
                    self._idle = True
                    self._there.notify_all()
                    if self._closing:
                        return
                self._there.wait_for(lambda: self._lines or self._states or self._closing)
                lines, self._lines = self._lines, []
                states, self._states = self._states, []
            self._keep(lines, states)

    def _keep(self, lines: list[PhoneLine], states: list[WaitingRow]) -> None:
        new: dict[str, WaitingRow] = {}
        states, self._unwritten = [*self._unwritten, *states], []
        answers: list[tuple[PhoneLine, int]] = []
        for line in lines:
            if line.id in self._known or line.id in new:
                answers.append((line, KEPT))
            elif line.about not in self.open:
                answers.append((line, OVER))
            elif len(self._known) + len(new) >= MOST_ROWS:
                answers.append((line, FULL))
            else:
                new[line.id] = WaitingRow(id=line.id, text=line.text, by=line.by, about=line.about)
                answers.append((line, KEPT))
        try:
            if new or states:
                self._file.add((*new.values(), *states))
        except StoreError as error:
            self._unwritten = states  # offered twice at the worst; they go with what comes next
            answers = [
                (line, NOT_KEPT if line.id in new and line.id not in self._known else status)
                for line, status in answers
            ]
            new = {}
            self._failed(error)
        self._known |= new.keys()
        for line, status in answers:
            self._answer(line, status)
        if new:
            self._came(tuple(new.values()))
