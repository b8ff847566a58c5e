"""Lines from the room's phones that wait: kept on this machine until the facilitator says of each.

One file a talk, beside its journal, of rows that are only added: a line, or what became of it. A row
that was flushed is acknowledged; one that a kill broke off never was, and is cut away. No row tells
when a line came or from which phone. In a store with a passphrase each row is sealed by itself.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from agendas.decoded import decoded
from agendas.errors import N_
from agendas.records.said import Record
from agendas.strings import Key, Name, Text
from store.encryption.in_rows import GROWS, whole_rows
from store.encryption.seal import as_now, guard, holding, seal, unseal
from store.errors import StoreError, Unwritable
from store.files.atomic_write import (
    flush_folder,
    keep_private,
    make_folder,
    read_whole,
    remove,
    write_whole,
)

WAITING = "waiting"  # the folder, in that of the journal
ENDING = ".jsonl"
MOST_ROWS = 20_000  # of one talk; more than an evening of 300 phones
FORMER = N_(
    "This store is sealed in a former form. “vertel store lock” first; then the room can take part."
)


class WaitingRow(Record, frozen=True, kw_only=True):
    """A line that waits, or what became of it.

    `id` is the phone's own for the line, under which it may come again. `by` is a name as somebody
    typed it, which nobody has checked; `about` the key of the question it was written to. A row with
    `now` has no words: the line of this id was laid "aside", taken "back", is being "put" on record
    with the id that is then in `about`, or is "done". A row that is "done" and about itself is a line on
    record that its sender gave no name: nobody is asked whose it is.
    """

    id: Key
    text: Text = ""
    by: Name = ""
    about: Key = ""
    now: Literal["", "aside", "back", "put", "done"] = ""


class WaitingLines(Record, frozen=True, kw_only=True):
    """What a file of waiting lines says: those that wait, those laid aside, and the ids of all it knows.

    Of a line that was being `put` on record the id that it has there is told: where it came so far, it
    waits no more. `nameless` are the ids of lines on record that were sent without a name.
    """

    lines: tuple[WaitingRow, ...] = ()
    aside: tuple[WaitingRow, ...] = ()
    known: frozenset[str] = frozenset()
    put: dict[str, str] = {}
    nameless: frozenset[str] = frozenset()


class WaitingFile:
    """The waiting lines of one talk; `place` is the folder of the store's journal."""

    def __init__(self, place: Path, store: Path, state: Path, talk_id: str) -> None:
        self.path = place / WAITING / f"{talk_id}{ENDING}"
        self._purpose = waiting_of(talk_id)
        self._store, self._state = store, state
        self._sound = False  # whether it ends in a whole row, in the form that is written now

    def read(self) -> WaitingLines:
        """What waits, in the order in which it came. Raises `StoreError`."""
        data = read_whole(self.path)
        return waiting_in(unseal(data, self.path.name, self._purpose) if data else b"")

    def add(self, rows: Iterable[WaitingRow]) -> None:
        """Put rows behind those there are; when this returns they are on disk. Raises `StoreError`."""
        data = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        guard(self._store, self._state)
        if (held := holding()) and held.seal is None:
            raise StoreError(FORMER)
        if not self._sound:
            self._heal()
        try:
            self._append(seal(data, self._purpose))
        except OSError as error:
            self._sound = False
            raise Unwritable(self.path, error.strerror or str(error)) from error

    def thin_out(self) -> None:
        """Let the words go of what is on record. Raises `StoreError`."""
        guard(self._store, self._state)
        data = read_whole(self.path)
        if data:
            plain = unseal(data, self.path.name, self._purpose)
            if (thin := without_done(plain)) != plain:
                write_whole(self.path, seal(thin, self._purpose))

    def remove(self) -> None:
        """Take it away: its talk is closed. Raises `StoreError`."""
        remove(self.path)
        with contextlib.suppress(OSError):
            self.path.parent.rmdir()

    def _heal(self) -> None:
        """Make the file one that can be added to: what a kill broke off goes, and the form is today's."""
        make_folder(self.path.parent)
        data = read_whole(self.path)
        if data and not (as_now(data) and data.endswith(b"\n")):
            plain = unseal(data, self.path.name, self._purpose)
            whole = b"".join(row + b"\n" for row in whole_rows(plain))
            write_whole(self.path, seal(whole, self._purpose))
        self._sound = True

    def _append(self, data: bytes) -> None:
        new = not self.path.exists()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self.path, flags | getattr(os, "O_BINARY", 0), 0o600)
        try:
            before = os.fstat(descriptor).st_size
            try:
                written = 0
                while written < len(data):
                    written += os.write(descriptor, data[written:])
                os.fsync(descriptor)
                if new:
                    keep_private(self.path)
                    flush_folder(self.path.parent)
            except OSError:
                with contextlib.suppress(OSError):  # a full disk: half a row is none
                    os.ftruncate(descriptor, before)
                raise
        finally:
            os.close(descriptor)


def waiting_of(talk_id: str) -> str:
    """As what the waiting lines of a talk are sealed."""
    return f"{GROWS}{talk_id}"


def waiting_in(plain: bytes) -> WaitingLines:
    """What rows say together; a row that cannot be read says nothing."""
    lines: dict[str, WaitingRow] = {}
    state: dict[str, str] = {}
    put: dict[str, str] = {}
    for raw in whole_rows(plain):
        with contextlib.suppress(msgspec.MsgspecError):
            row = decoded(raw, WaitingRow)
            if row.now:
                state[row.id] = row.now
                put[row.id] = row.about
            elif row.id not in lines:
                lines[row.id] = row
    return WaitingLines(
        lines=tuple(row for key, row in lines.items() if state.get(key, "back") in ("back", "put")),
        aside=tuple(row for key, row in lines.items() if state.get(key) == "aside"),
        known=frozenset(lines.keys() | state.keys()),
        put={key: put[key] for key, now in state.items() if now == "put" and key in lines},
        nameless=frozenset(key for key, now in state.items() if now == "done" and put[key] == key),
    )


def without_done(plain: bytes) -> bytes:
    """The rows without the words of lines that are on record: of those the id alone is kept."""
    said = waiting_in(plain)
    rows: list[WaitingRow] = [*said.lines, *said.aside]
    aside = {row.id for row in said.aside}
    rows += [WaitingRow(id=key, now="aside") for key in sorted(aside)]
    rows += [WaitingRow(id=key, now="put", about=line) for key, line in said.put.items()]
    done = said.known - {row.id for row in (*said.lines, *said.aside)}
    rows += [
        WaitingRow(id=key, now="done", about=key if key in said.nameless else "")
        for key in sorted(done)
    ]
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
