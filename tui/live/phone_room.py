"""The room as the talk has it: lines that wait, hands that are up, and the door while it is open.

What comes is kept by the keeper's thread; here it is taken in when the screen has a moment for it.
Lines without a name come three at a time or at the end of their phase, shuffled, so that nobody is
told by when they wrote.
"""

import secrets
import threading
from collections.abc import Callable, Collection, Iterable
from hashlib import blake2s
from random import Random

from store.errors import StoreError
from store.files.this_machine.waiting_file import WaitingFile, WaitingRow
from tui.live.certificate import Certificate
from tui.live.entry_code import RANDOM_BYTES, code_of
from tui.live.host import LiveHost
from tui.live.keeper import Keeper
from tui.live.pipe import (
    ChildOpen,
    ChildShut,
    ChildStart,
    HandHeard,
    PhoneHand,
    PhoneLine,
    PhoneReply,
    RoomView,
    ToApp,
)

TOGETHER = 3  # lines without a name that are shown at once
MOST_HANDS = 300
CLOSING = 5.0  # seconds for what came to be written


class PhoneRoom:
    """The waiting lines of one talk. `told` is called, on any thread, when there is something new.

    `on_record` are the ids of the lines that are on record on disk.

    `rows` wait, `aside` were laid aside; `back` lack company to be shown. `nameless` are the ids of lines
    on record that came without a name. `fault` is why nothing can
    be kept, `shut` the system's word for why there is no page.
    """

    def __init__(
        self,
        file: WaitingFile,
        told: Callable[[], None],
        chance: Random,
        on_record: Collection[str] = (),
    ) -> None:
        self._file, self._told, self._chance = file, told, chance
        self._lock = threading.Lock()
        self._inbox: list[WaitingRow] = []
        self._done: list[str] = []  # on record, and perhaps not on disk yet
        self._phase = ""
        self.fault: StoreError | None = None
        self.shut: str | None = None
        self.at: tuple[str, ...] = ()
        self.hands: dict[int, str] = {}
        self.host: LiveHost | None = None
        self.code, self._scheme = "", "HTTP"
        self.keeper = Keeper(file, self._answer, self._came, self._failed)
        there = {key for key, line in self.keeper.put.items() if line in on_record}
        self.nameless = set(self.keeper.nameless)
        self.leave_nameless(
            self.keeper.put[row.id] for row in self.keeper.lines if row.id in there and not row.by
        )
        for key in there:  # a kill came between: it is on record, and waits no more
            self.keeper.settle(WaitingRow(id=key, now="done"))
        self.rows = self._mixed(tuple(row for row in self.keeper.lines if row.id not in there))
        self.aside = list(self.keeper.aside)
        self.back: list[WaitingRow] = []

    def _mixed(self, rows: tuple[WaitingRow, ...]) -> list[WaitingRow]:
        named, open_ones = [r for r in rows if r.by], [r for r in rows if not r.by]
        self._chance.shuffle(open_ones)
        return named + open_ones

    # -- the door

    def open_door(
        self, talk_id: str, hosts: tuple[str, ...] = (), certificate: Certificate | None = None
    ) -> None:
        """Let the room take part, behind a code that nobody had before."""
        if self.host is None:
            self.code = code_of(secrets.token_bytes(RANDOM_BYTES))
            tag = blake2s(talk_id.encode(), digest_size=6).hexdigest()
            secret = secrets.token_hex(32)
            start = ChildStart(
                code=self.code, secret=secret, talk=tag, hosts=hosts, certificate=certificate
            )
            self._scheme = "HTTPS" if certificate else "HTTP"
            self.host = LiveHost(start, self._heard)

    def shut_door(self) -> None:
        """No page any more; what waits goes on waiting."""
        if self.host:
            self.host.close()
            self.host = None
        with self._lock:
            self.at, self.shut = (), None
            self.hands.clear()

    @property
    def address(self) -> str:
        """The address of the page in the capitals that make a small code; "" where there is none."""
        return f"{self._scheme}://{self.at[0].upper()}/{self.code}" if self.host and self.at else ""

    def show(self, view: RoomView, open_keys: tuple[str, ...], phase: str) -> None:
        """Have the page show this, and take lines to these questions."""
        self.keeper.open = open_keys
        if phase != self._phase:
            self._phase = phase
            self._release(1)
        if self.host:
            self.host.show(view)

    # -- what comes, on other threads

    def _heard(self, message: ToApp) -> None:
        match message:
            case PhoneLine() as line:
                self.keeper.take(line)
                return
            case PhoneHand(hand=number, up=up, by=by):
                with self._lock:
                    if up and len(self.hands) < MOST_HANDS:
                        self.hands[number] = by
                    elif not up:
                        self.hands.pop(number, None)
            case ChildOpen(at=at):
                with self._lock:
                    self.at, self.shut = at, None
                    self.hands.clear()  # a child that is new knows of none
            case ChildShut(reason=reason):
                with self._lock:
                    self.at, self.shut = (), reason
        self._told()

    def _answer(self, line: PhoneLine, status: int) -> None:
        if host := self.host:
            host.tell(PhoneReply(n=line.n, status=status))

    def _came(self, rows: tuple[WaitingRow, ...]) -> None:
        with self._lock:
            self.fault = None
            self._inbox.extend(rows)
        self._told()

    def _failed(self, error: StoreError) -> None:
        with self._lock:
            self.fault = error
        self._told()

    # -- what the facilitator does

    def look(self) -> None:
        """Take in what came."""
        with self._lock:
            came, self._inbox = self._inbox, []
        self.rows += [row for row in came if row.by]
        self.back += [row for row in came if not row.by]
        self._release(TOGETHER)

    def _release(self, least: int) -> None:
        if len(self.back) >= least:
            self._chance.shuffle(self.back)
            self.rows += self.back
            self.back = []

    def begin_to_put(self, row: WaitingRow, line_id: str) -> None:
        """Note, on disk, with which id it comes on record: so that a kill offers no line twice."""
        self.keeper.settle(WaitingRow(id=row.id, now="put", about=line_id))
        self.keeper.flush(CLOSING)

    def put(self, row: WaitingRow) -> None:
        """It is on record; it is let go of once that is on disk."""
        self.rows = [one for one in self.rows if one.id != row.id]
        self.aside = [one for one in self.aside if one.id != row.id]
        self._done.append(row.id)

    def leave_nameless(self, line_ids: Iterable[str]) -> None:
        """Whoever sent what these lines hold gave no name: at the close nobody is asked for one."""
        for line_id in line_ids:
            self.nameless.add(line_id)
            self.keeper.settle(WaitingRow(id=line_id, now="done", about=line_id))

    def saved(self) -> None:
        """All that is on record is on disk."""
        done, self._done = self._done, []
        for key in done:
            self.keeper.settle(WaitingRow(id=key, now="done"))

    def lay_aside(self, row: WaitingRow) -> None:
        """Lay a line aside: it waits no more, and is not gone."""
        self.rows = [one for one in self.rows if one.id != row.id]
        self.aside.append(row)
        self.keeper.settle(WaitingRow(id=row.id, now="aside"))

    def take_back(self, row: WaitingRow) -> None:
        """Have a line that was laid aside wait again."""
        self.aside = [one for one in self.aside if one.id != row.id]
        self.rows.append(row)
        self.keeper.settle(WaitingRow(id=row.id, now="back"))

    def hear_hand(self) -> str | None:
        """The first hand was heard, and is down; gives its name, None where no hand is up."""
        with self._lock:
            number = next(iter(self.hands), None)
            name = self.hands.pop(number) if number is not None else None
        if self.host and number is not None:
            self.host.tell(HandHeard(hand=number))
        return name

    def close(self, closed: bool) -> None:
        """End the page; with the talk `closed` what still waits is let go of, as was said beforehand."""
        self.shut_door()
        self.keeper.flush(CLOSING)
        self.keeper.close()
        if closed:
            self._file.remove()
