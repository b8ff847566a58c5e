"""From a talk in memory to its file, and back: nobody's words are written over."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from agendas.errors import N_, SpokenError
from agendas.lines.talk import Talk
from agendas.records.said import Record
from store.conflicts import both_versions as sides
from store.conflicts.kept_beside import keep_beside, present, put_beside
from store.conflicts.versions import Counts, Version, counted, reaches, reaching, run_name
from store.encryption.seal import seal, sealing
from store.errors import StoreError, Unsaved, Unwritable
from store.files.atomic_write import Lack, Present, lacking, make_folder, remove
from store.files.tables import LineBytes, summed, talk_of
from store.files.talk_file import tables_of
from store.files.this_machine.journal import OTHER, Journal
from store.upgrade import not_a_talk, unsound

LACKS: dict[Lack, str] = {
    "private": N_(
        "The file system of {folder} keeps no file to its owner: whoever can open that disk or that share can read the talks. A passphrase seals them."
    ),
    "durable": N_(
        "The file system of {folder} does not say when a file is on disk: what was saved just before a power cut may be missing there. It is kept on this machine too."
    ),
}


class LastSeen(Record, frozen=True, kw_only=True):
    """What this library last saw of a talk: where, by what its file is known, and its words."""

    path: Path
    there: Present | None
    version: Version
    beside: Version | None = None


class Saving:
    """Opens and saves talks, each by the path it is at; `told` gets what people should know."""

    def __init__(
        self, journal: Journal | None, told: Callable[[SpokenError], None], machine: str
    ) -> None:
        self._journal, self._told, self._machine = journal, told, machine
        self._run = run_name()
        self._known: dict[str, LastSeen] = {}
        self._saves: dict[str, int] = {}
        self._settled: set[str] = set()
        self._lacking: set[Lack] = set()
        self._lines = LineBytes()

    def path(self, talk_id: str) -> Path | None:
        """Where a talk was last seen by this library; None when it was not."""
        known = self._known.get(talk_id)
        return known.path if known else None

    def as_known(self, path: Path, talk_id: str) -> bool:
        """Whether a talk's file is the one that this library opened or wrote."""
        known = self._known.get(talk_id)
        return known is not None and known.there == present(path)

    def apart(self, talk_id: str) -> Version | None:
        """What the journal alone has of a talk that was opened, apart from its file."""
        known = self._known.get(talk_id)
        return known.beside if known else None

    def open(self, path: Path, talk_id: str) -> Talk:
        """The talk in a file, or what the journal has that is newer. See `sides.sides`."""
        there = present(path)  # before reading: what comes after it is then seen as a change
        found = sides.sides(path, talk_id, self._journal)
        self._known[talk_id] = LastSeen(
            path=path,
            there=None if found.damaged else there,
            version=found.version,
            beside=found.beside,
        )
        if found.note:
            self._told(found.note)
        self._see(path, found.version)
        return found.version.talk

    def _see(self, path: Path, version: Version) -> None:
        """Tell of a version that is older than was opened here; remember one that is newer.

        In a store with a passphrase alone, and of what was opened but never saved here: what was
        saved is in the journal.
        """
        if self._journal is None or not sealing():
            return
        seen = self._journal.seen(version.talk.id)
        if not reaches(version.counts, seen):
            self._told(SpokenError(sides.ROLLED, file=path.name))
            self._settled.discard(version.talk.id)
        elif version.counts != seen:
            self._journal.note_seen(version.talk.id, version.counts)

    def take(self, path: Path, version: Version) -> None:
        """Make a version from elsewhere the talk; what is here of it is kept beside."""
        self._known.pop(version.talk.id, None)
        self._saves.pop(version.talk.id, None)
        self.save(path, version.talk, version.counts)
        if self._journal:
            self._journal.note_deleted(version.talk.id, deleted=False)

    def lay(self, path: Path, version: Version) -> Present | None:
        """Make a version the talk with its own counts; see `TalkLibrary.lay`."""
        talk_id = version.talk.id
        if wrong := unsound(version.talk):
            raise not_a_talk(talk_id, wrong)
        self._known.pop(talk_id, None)
        self._saves.pop(talk_id, None)
        self._settled.discard(talk_id)
        make_folder(path.parent)
        for other in self._in_journal(None, talk_id, version):
            keep_version(path, other, self._machine)
        there = present(path)
        if there is not None:
            found = sides.readable(path, talk_id)
            if found is None:
                self._keep_beside(path, talk_id, sides.SPOILT)
            elif not version.covers(found):
                self._keep_beside(path, talk_id, sides.CHANGED)
        put = self._put(path, version, _later_than(there, None))
        if self._journal:
            self._journal.note_deleted(talk_id, deleted=False)
        return put

    def save(self, path: Path, talk: Talk, after: Counts | None = None) -> None:
        """Put a talk in its file, as coming `after` these saves, or those that are known here.

        Raises `StoreError`; see `TalkLibrary.save`.
        """
        known = self._known.get(talk.id)
        wrong = unsound(talk, known.version.talk if known else None)
        if wrong:
            raise not_a_talk(talk.id, wrong)
        self._saves[talk.id] = self._saves.get(talk.id, 0) + 1
        mine = known.version.counts if known else dict(after or {})
        version = Version(talk=talk, counts={**mine, self._run: self._saves[talk.id]})
        try:
            make_folder(path.parent)
            version = self._beside(path, version, known)
            there = self._put(path, version, _later_than(present(path), known))
        except StoreError as error:
            raise self._unsaved(path, version, known, error) from error
        self._known[talk.id] = LastSeen(path=path, there=there, version=version)
        self._tell_lacking(path.parent)
        if self._journal and talk.id not in self._settled:
            self._journal.settle(talk.id)
            self._journal.forget_seen(talk.id)
            if talk.id in self._journal.with_others:
                put_others_beside(self._journal, path, version, self._machine)
            self._settled.add(talk.id)

    def _tell_lacking(self, folder: Path) -> None:
        """Say once, on this machine, what cannot be promised on the file system of the store."""
        for what in sorted(lacking(folder) - self._lacking):
            self._lacking.add(what)
            if self._journal is None or self._journal.first_told(what):
                self._told(SpokenError(LACKS[what], folder=folder))

    def _put(self, path: Path, version: Version, later_than: int) -> Present | None:
        from tinydb import TinyDB

        from store.files.storage import WholeFileStorage

        talk_id = version.talk.id

        def before(data: bytes) -> None:
            if self._journal:
                self._journal.keep(talk_id, data)

        with TinyDB(
            path,
            storage=WholeFileStorage,
            mark=talk_id,
            before=before,
            later_than=later_than,
            lines=self._lines,
        ) as database:
            storage = database.storage
            storage.write(tables_of(version))
            return storage.put  # type: ignore[no-any-return]

    def _beside(self, path: Path, version: Version, known: LastSeen | None) -> Version:
        """Keep what would be written over; gives the version with the saves that it replaces."""
        talk_id = version.talk.id
        counts = version.counts
        for other in self._in_journal(known, talk_id, version):
            keep_version(path, other, self._machine)
            counts = counted(counts, other.counts, self._run)
        there = present(path)
        if there is None:
            if known and known.there:
                self._told(SpokenError(sides.WENT, file=path.name))
        elif known is None or there != known.there:
            found = sides.readable(path, talk_id)
            if found is None:
                self._keep_beside(path, talk_id, sides.SPOILT)
            elif _contained(found, version, known):
                counts = counted(counts, found.counts, self._run)
            elif known and known.version.covers(found):
                self._told(SpokenError(sides.WENT_BACK, file=path.name))
            else:
                self._keep_beside(path, talk_id, sides.CHANGED)
                counts = counted(counts, found.counts, self._run)
        if counts is not version.counts:
            self._saves[talk_id] = counts[self._run]
        return Version(talk=version.talk, counts=dict(counts))

    def _in_journal(self, known: LastSeen | None, talk_id: str, version: Version) -> list[Version]:
        """What the journal alone has, and would lose by this save."""
        if known:
            return [known.beside] if known.beside else []
        found = self._journal.read(talk_id) if self._journal else None
        return [found] if found and not version.covers(found) else []

    def _keep_beside(self, path: Path, talk_id: str, message: str) -> None:
        """Keep what something else put in the file, and tell of it."""
        if kept := keep_beside(path, self._machine):
            self._told(SpokenError(message, file=path.name, id=talk_id, kept=kept.name))

    def _unsaved(
        self, path: Path, version: Version, known: LastSeen | None, error: StoreError
    ) -> StoreError:
        """Put the words where they can be; gives the error to tell."""
        if self._journal is None:
            return error
        talk_id = version.talk.id
        self._settled.discard(talk_id)
        if known and known.beside:  # it is nowhere else yet
            other = summed(tables_of(known.beside), path.name)
            if self._journal.keep_safe(f"{talk_id}{OTHER}{self._run}", other) is None:
                return error
        place = self._journal.keep_safe(talk_id, summed(tables_of(version), path.name))
        if place is None or not isinstance(error, Unwritable):
            return error
        return Unsaved(error.values["file"], error.values["reason"], place)


def _later_than(there: Present | None, known: LastSeen | None) -> int:
    """The time of the file that is written over, in nanoseconds; 0 where there is none.

    The machine that wrote it may have a clock that runs ahead: a sync program that lets the latest
    time win would then put it back over the newer words, each time anew.
    """
    if there is None:
        return 0
    ours = known is not None and known.there == there
    return there[2] - 1 if ours else there[2]  # a clock may stand still between two saves of ours


def _contained(found: Version, version: Version, known: LastSeen | None) -> bool:
    """Whether what is in a file is also in what will be written there."""
    if known is None:
        return version.covers(found)
    return found.talk == version.talk or found == known.version


def put_others_beside(journal: Journal, path: Path, version: Version, machine: str) -> None:
    """Put beside a talk's file what the journal alone has of it and this version does not follow."""
    for kept, other in journal.others(version.talk.id):
        with contextlib.suppress(StoreError, OSError):  # it stays where it is
            if not version.covers(other):
                keep_version(path, other, machine)
            kept.unlink(missing_ok=True)


def keep_latest(path: Path, version: Version, kept: Iterable[Path], machine: str) -> Path:
    """Keep a version beside a talk's file, in place of those `kept` that are earlier states of it.

    Where one that lies there has it already, nothing is written. The same words that came by other
    saves are kept as following all of these, so that what settles them settles both. Raises `StoreError`.
    """
    earlier, put = [], None
    for file in kept:
        lying = sides.readable(file, version.talk.id)
        if lying is None:
            continue
        if lying.covers(version) and reaches(lying.counts, version.counts):
            version, put = lying, file
        elif lying.talk == version.talk:
            version = Version(talk=version.talk, counts=reaching(version.counts, lying.counts))
            put = None
        if version.covers(lying):
            earlier.append(file)
    put = put or keep_version(path, version, machine)
    for file in earlier:  # after: broken off in between, both lie there
        if file != put:
            remove(file)
    return put


def keep_version(path: Path, version: Version, machine: str) -> Path:
    """Keep a version beside a talk's file. Raises `StoreError`."""
    data = summed(tables_of(version), path.name)
    return put_beside(path, seal(data, talk_of(version.talk.id)), machine)
