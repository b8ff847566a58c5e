"""A sealed store to attack: what was said there, the seals it had, and a day's work by who has the passphrase."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from said_in import with_draft

from agendas.agenda import builtin
from agendas.lines.talk import Talk
from agendas.records.said import Person
from agendas.talk.begin import Opening, new_talk
from store.admin.check import findings
from store.conflicts.versions import Version
from store.encryption import seal as sealing
from store.encryption.convert import change_passphrase, lock, unlock
from store.encryption.header import SEAL, SECOND, Cost, read_signed, signed
from store.encryption.seal import open_seal
from store.encryption.which_seal import seal_of
from store.files.tables import summed
from store.files.talk_file import tables_of
from store.library import TalkLibrary

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
PASS = "vier woorden die niemand raadt"
CHEAP = Cost(memory=64, passes=1, lanes=1)
SECRET = "the mother of Jip told us"
LATER = "and what she said later"
FORGED = "Jip was never there"


def talk(talk_id: str = "k3f9q2", goal: str = SECRET) -> Talk:
    people = (Person(name="Ada", role="account-giver"), Person(name="Bo"))
    opening = Opening(goal_text=goal, people=people, account_giver="Ada")
    return new_talk(talk_id, builtin("accountability"), opening, NOW)


def plain_bytes(meeting: Talk) -> bytes:
    """A talk's file as anybody can write it."""
    return summed(tables_of(Version(talk=meeting, counts={"somebody": 99})), "talk.json")


def readable(top: Path, words: bytes = b"mother") -> list[str]:
    """Where the words can be read, in a file or in its name."""
    return [
        str(path)
        for path in sorted(top.rglob("*"))
        if words.decode() in path.name or (path.is_file() and words in path.read_bytes())
    ]


@dataclass
class Day:
    """What came of a day's work: what was shown of the talk, and the sentences instead."""

    shown: list[Talk] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def did(self, what: object) -> object:
        try:
            return what() if callable(what) else what
        except sealing.StoreError as error:
            self.told.append(str(error))
            return None


class Ground:
    """A sealed store with two talks, on this machine: here everything was saved last.

    `past` has the store's files as they were: with words in the open, half sealed, sealed, with an earlier passphrase,
    half unsealed, and now.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self.folder, self.state = top / "store", top / "state"

    @property
    def ours(self) -> TalkLibrary:
        return TalkLibrary(self.folder, lambda: NOW, self.state)

    @property
    def elsewhere(self) -> TalkLibrary:
        """The same folder, on a machine that never saw it."""
        return TalkLibrary(self.folder, lambda: NOW, self.top / "other-state")

    @property
    def file(self) -> Path:
        return self.folder / "meetings" / "2026-10-06-k3f9q2.json"

    @property
    def second(self) -> Path:
        return self.folder / "meetings" / "2026-10-06-aaaaaa.json"

    @property
    def journal(self) -> Path:
        (place,) = (self.state / "journal").iterdir()
        return place

    @property
    def seals(self) -> tuple[Path, Path]:
        return self.folder / SEAL, self.folder / SECOND

    def past(self, when: str) -> Path:
        return self.top / "past" / when

    def remember(self, when: str) -> None:
        shutil.copytree(self.folder, self.past(when))

    def put_seal(self, data: bytes) -> None:
        for path in self.seals:
            path.write_bytes(data)

    def back(self, when: str, *names: str) -> None:
        """Put these files back as they were, where they were there."""
        for name in names:
            was = self.past(when) / name
            here = self.folder / name
            here.rmdir() if here.is_dir() else here.unlink(missing_ok=True)
            if was.exists():
                shutil.copy(was, here)

    def a_day(self, library: TalkLibrary, passphrase: str = PASS) -> Day:
        """What somebody does who has the passphrase: open, read, go on, write something new, look in lists."""
        sealing.hold(None)
        day = Day()
        try:
            state = library.state_folder
            found = seal_of(library.folder, state)
            if found is not None:
                open_seal(library.folder, found, passphrase, state)
        except sealing.StoreError as error:
            day.told.append(str(error))
        day.did(lambda: day.told.extend(row.goal for row in library.summaries()))
        opened = day.did(lambda: library.open("k3f9q2"))
        if isinstance(opened, Talk):
            day.shown.append(opened)
            day.did(lambda: library.save(with_draft(opened, "evidence", f"{SECRET}, {LATER}")))
        rows = day.did(library.summaries)
        if isinstance(rows, list):
            day.told += [row.goal for row in rows]
        day.did(lambda: day.told.extend(hit.text for hit in library.known().hits("jip", False)))
        day.did(lambda: day.told.extend(str(note) for note in library.take_notes()))
        day.did(lambda: day.told.extend(str(one.error) for one in findings(library)))
        day.did(lambda: library.save(talk("bbbbbb", f"New: {SECRET}")))
        assert library.journal is not None
        day.told.append(library.journal.draft("prepared").decode("utf-8", "replace"))
        library.journal.keep_draft("prepared", SECRET.encode())
        draft = day.did(lambda: library.journal and library.journal.draft("prepared"))
        if isinstance(draft, bytes):
            day.told.append(draft.decode("utf-8", "replace"))
        day.did(library.summaries)
        return day

    def resigned(self, by: bytes, /, **what: object) -> bytes:
        """The seal with something else in it, signed with a key of one's own."""
        found = read_signed(self.seals[0].read_bytes(), SEAL)
        return signed(msgspec.structs.replace(found.seal, **what), by).data


class Stopped(BaseException):
    """The conversion was stopped there."""


@contextmanager
def stopped_after(files: int) -> Iterator[None]:
    """Stop a conversion after so many files."""
    from unittest.mock import patch

    from store.encryption import convert as converting

    real, left = converting.write_whole, files + 1  # the list is the first

    def write(*args: object, **more: object) -> object:
        nonlocal left
        if left == 0:
            raise Stopped
        left -= 1
        return real(*args, **more)  # type: ignore[arg-type]

    with patch.object(converting, "write_whole", write):
        try:
            yield
        except Stopped:
            return
    raise AssertionError("it was not stopped")


def built(top: Path) -> Ground:
    """A store with a history. The last words of its talk are in `shown_now`."""
    ground = Ground(top)
    ours = ground.ours
    ours.save(talk(goal=f"{SECRET} at first"))
    ours.save(talk("aaaaaa", "Another"))
    ours.summaries()
    ground.remember("open")
    with stopped_after(2):
        lock(ours, PASS, CHEAP)
    ground.remember("half sealed")
    lock(ours, PASS, CHEAP)
    ours = ground.ours  # names tell nothing now
    ours.save(talk(goal=f"{SECRET} at first"))
    ours.summaries()
    ground.remember("sealed")
    change_passphrase(ours, f"{PASS}, newer", CHEAP)
    change_passphrase(ours, PASS, CHEAP)
    with stopped_after(1):
        unlock(ours)
    ground.remember("half unsealed")
    sealing.hold(sealing.holding())  # as the next start does
    lock(ours, PASS, CHEAP)
    again = ground.ours
    again.save(talk("aaaaaa", "Another"))
    again.save(with_draft(again.open("k3f9q2"), "goal", f"{SECRET}: half a sen"))
    assert again.journal is not None
    again.journal.keep_draft("prepared", SECRET.encode())
    again.summaries()
    again.known().overview  # noqa: B018
    list(again.known().hits("mother", False))
    ground.remember("now")
    sealing.hold(None)
    return ground


def copied(ground: Ground, top: Path) -> Ground:
    """Another ground just like it; the state folder knows stores by where they are."""
    shutil.copytree(ground.top, top)
    other = Ground(top)
    for kind in ("journal", "sealed"):
        for old in sorted((other.state / kind).iterdir()):
            new = _place(other, kind, old)
            old.rename(new)
    where = other.journal / "where.txt"
    where.write_text(f"{other.folder}\n")
    return other


def _place(ground: Ground, kind: str, old: Path) -> Path:
    import hashlib

    key = hashlib.sha256(os.fsencode(os.path.realpath(ground.folder))).hexdigest()[:16]
    return old.with_name(f"{key}.json" if kind == "sealed" else key)
