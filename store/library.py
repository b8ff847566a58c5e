"""The library: the one door to what has been recorded.

A talk is one file, `meetings/2026-10-06-walk-in-mornings-k3f9q2.json`; those files are the only
truth. Making a library touches nothing; folders are made when something is first written. TinyDB and
all that reads and writes a talk are imported when the first one is: Home is told from the caches.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agendas.errors import N_, SpokenError
from store.cache.index import INDEX, Summary
from store.cache.lookup import Known, large, overview_before
from store.encryption.seal import guard, sealing
from store.errors import Misused, Newer, NotFound, StoreError, not_found
from store.files.listing import Seen, listed
from store.files.names import file_name, fresh_id, id_in, is_for, outranked, second_versions
from store.files.one_file import Unsure, file_of

if TYPE_CHECKING:
    from agendas.lines.talk import Talk
    from agendas.records.state import GoalState, State
    from store.cache.overview import Overview
    from store.conflicts.copies import Copy
    from store.conflicts.versions import Version
    from store.files.atomic_write import Present
    from store.files.saving import Saving
    from store.files.this_machine.journal import Journal


class TalkLibrary:
    """The talks in a folder. `now` gives the present time, for what needs one.

    With `state`, a folder of this user's outside the store, what is saved is in a journal there
    too: it brings back what is done away with from outside. `notes` tells what people should know
    of what was found on opening or saving, until somebody takes it. `machine` is this machine's name,
    the system's where none is given. With `writers`, the names
    that somebody goes by here, others' check-ins are in no listing, search or export; a check-in that
    is new belongs to the first of them. See docs/promises.md.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        state: Path | None = None,
        writers: tuple[str, ...] = (),
        machine: str = "",
    ) -> None:
        self.folder = Path(folder)
        self.now = now
        self.writers = writers
        self.state_folder = state
        self._machine = machine
        self.notes: list[SpokenError] = []
        self._taking = threading.Lock()
        self._saved_by: Saving | None = None
        self._came_to: tuple[str, State] | None = None  # … with the listing it was told from

    @property
    def machine(self) -> str:
        """The name of the machine that this runs on, by which another one's work is told apart."""
        import platform

        return self._machine or platform.node()

    @cached_property
    def journal(self) -> "Journal | None":
        """The last version of each talk that was saved here, outside the folder."""
        from store.files.this_machine.journal import Journal

        return Journal(self.state_folder, self.folder) if self.state_folder else None

    @property
    def _saving(self) -> "Saving":
        from store.files.saving import Saving

        with self._taking:  # a writer's thread may be the first to ask
            if self._saved_by is None:
                self._saved_by = Saving(self.journal, self.notes.append, self.machine)
            return self._saved_by

    @property
    def meetings_folder(self) -> Path:
        """Where the files of the talks are."""
        return self.folder / "meetings"

    def where(self) -> dict[str, Path]:
        """The places the store uses, by name."""
        places = {
            "store": self.folder,
            "meetings": self.meetings_folder,
            "index": self.folder / INDEX,
            "locks": self.folder / "locks",
        }
        if self.journal:
            places["journal"] = self.journal.places[0]
        return places

    def new_id(self) -> str:
        """An id that no talk has yet: six letters and digits that are not taken for another."""
        while self._file_of(made := fresh_id(), whoever=True):
            pass
        return made

    @contextlib.contextmanager
    def hold(self, talk_id: str, who: str, wait: float = 0.0) -> Iterator[None]:
        """Hold a talk from reading to writing; waits at most `wait` seconds for another holder.

        Raises `Busy`. What an interrupted save of this talk left behind is cleared on the way:
        who holds it knows that nobody else is writing it.
        """
        from store.files.lock import lease
        from store.files.temporary import clear

        with lease(self.folder, talk_id, who, self.now(), wait, self.machine):
            clear(self.places(), talk_id)
            yield

    def save(self, talk: "Talk") -> None:
        """Put the talk on disk; when this returns it is there. Raises `StoreError`.

        What something else put in its file since this library last saw it is kept beside the file
        first; `notes` and `check` tell of it. When it cannot be written, the words are kept in the
        journal, and the error says where.
        """
        guard(self.folder, self.state_folder)
        self._saving.save(self._path_of(talk), talk)

    def take(self, version: "Version") -> None:
        """Make this version the talk; what is here of it is kept beside. Raises `StoreError`."""
        guard(self.folder, self.state_folder)
        self._saving.take(self._path_of(version.talk), version)

    def lay(self, version: "Version") -> "Present | None":
        """Make a version of another laptop the talk with its own counts: untouched, it stays one version.

        What is here and it does not follow is kept beside; gives by what its file is known. Raises `StoreError`.
        """
        guard(self.folder, self.state_folder)
        return self._saving.lay(self._path_of(version.talk), version)

    def keep_beside(self, version: "Version") -> Path:
        """Keep this version beside the talk, for an earlier state of it there. Raises `StoreError`."""
        from store.files.saving import keep_latest

        kept = [copy.file for copy in self.copies(version.talk.id) if copy.what == "kept"]
        return keep_latest(self._path_of(version.talk), version, kept, self.machine)

    def held(self) -> frozenset[str]:
        """The ids of the talks that some window writes now, on this machine or on another."""
        from store.files.lock import held

        return held(self.folder, self.machine)

    def apart(self, talk_id: str) -> "Version | None":
        """What this machine saved of an opened talk, where its file was written apart from that."""
        return self._saving.apart(talk_id)

    def open(self, talk_id: str, name: str = "") -> "Talk":
        """The talk with this id. Raises `NotFound`, `Damaged` or `Newer`; writes nothing.

        `name` is its file's, for who has it from a summary: the folder is then not listed.
        """
        guard(self.folder, self.state_folder)
        path = self.meetings_folder / name if name else self._file_of(talk_id)
        if path is None:
            raise not_found(talk_id)
        return self._saving.open(path, talk_id)

    def latest(self, talk: "Talk") -> "Talk":
        """The talk as it is on disk now, if it changed there since it was opened or saved here.

        For who comes to hold a talk that was opened before. Raises as `open`.
        """
        path = self._saving.path(talk.id)
        if path is None or self._saving.as_known(path, talk.id):
            return talk
        return self._saving.open(path, talk.id)

    def find_id(self, text: str) -> str:
        """The id that `text` begins, or the newest for "last". Raises `NotFound`, `StoreError`."""
        wanted = text.strip().lower()
        if wanted == "last":
            return self._newest().id
        ids = {self.id_of(seen.name) for seen in self._listed(self.writers)}
        found = sorted(key for key in ids if wanted and key.startswith(wanted))
        if not found:
            raise not_found(text)
        if len(found) > 1 and wanted not in found:
            raise Misused(
                N_("“{id}” fits several talks: {ids}. Type more of it."),
                id=text,
                ids=", ".join(found[:8]),
            )
        return wanted if wanted in found else found[0]

    def open_found(self, text: str) -> "Talk":
        """The talk that `find_id` finds. Raises as that and `open` do."""
        if text.strip().lower() == "last":
            newest = self._newest()
            return self.open(newest.id, newest.file)
        return self.open(self.find_id(text))

    def _newest(self) -> Summary:
        newest = self.known().index.newest(1)
        if not newest:
            raise NotFound(N_("There are no talks yet. “vertel meet” starts one."))
        return newest[0]

    def talks(self) -> "Iterator[Talk]":
        """Every talk that can be read, in no order."""
        for seen in self._listed(self.writers):
            try:
                yield self._read_name(seen.name)
            except StoreError:
                continue  # one broken file hides no other; the index tells of it

    def known(self) -> Known:
        """What the talks are and came to, as the folder is now; the caches heal on the way."""
        guard(self.folder, self.state_folder)
        return Known(self.folder, self.writers, self._mine, self._read_name)

    def overview_before(self) -> "Overview | None":
        """What Home showed last, of a large store, without a look at its talks; None if in doubt."""
        guard(self.folder, self.state_folder)
        return overview_before(self.folder, self.writers)

    def large(self) -> bool:
        """Whether looking at every talk anew would keep somebody waiting."""
        return large(self.folder)

    def summaries(self) -> list[Summary]:
        """Every talk that can be read in a few words, newest first."""
        return self.known().index.summaries()

    def state(self) -> "State":
        """Every goal and every team as the talks so far left them; told once while no file is another."""
        known = self.known()
        if self._came_to and self._came_to[0] == known.listing:
            return self._came_to[1]
        state = known.state
        if known.whole:
            self._came_to = known.listing, state
        return state

    def goals(self) -> "dict[str, GoalState]":
        """Every goal as the talks so far left it."""
        return self.state().goals

    def rebuild(self, tick: Callable[[int, int], None] = lambda done, total: None) -> int:
        """Make the index anew from the talks; gives the number of talks in it.

        `tick` is told how many of how many are read. Raises `StoreError` when it cannot be written.
        """
        return self.known().rebuild(tick)

    def places(self) -> list[Path]:
        """The folders in which a save may be interrupted."""
        return [self.folder, self.meetings_folder, *self.journal_places()]

    def journal_places(self) -> tuple[Path, ...]:
        """The folders of the journal that are this user's own."""
        return self.journal.own_places() if self.journal else ()

    def copies(self, talk_id: str = "") -> "list[Copy]":
        """The second versions there are, of every talk or of one. Nothing is written."""
        from store.conflicts.copies import copies

        found = copies(self.meetings_folder, self.id_of, self._holds, self.writers, talk_id)
        return [copy for copy in found if talk_id in ("", copy.meeting)]

    def missing(self) -> list[str]:
        """The ids of talks that were saved on this machine and deleted elsewhere, as it seems."""
        from store.files.this_machine.missing import missing

        return missing(self.state_folder, self.folder)

    def versions(self, talk_id: str) -> int:
        """How many versions of a talk there are that nobody settled: one, mostly.

        Of a talk that was opened here, what this machine has apart from its file counts too.
        """
        apart = self._saved_by and self._saved_by.apart(talk_id)
        return 1 + len(self.copies(talk_id)) + (apart is not None)

    def stray(self) -> list[Path]:
        """Temporary files that an interrupted save left behind."""
        from store.files.temporary import strays

        return strays(self.places())

    def take_notes(self) -> list[SpokenError]:
        """What people should know since this was last asked."""
        with self._taking:  # a writer's thread may put one more at the end meanwhile
            return [self.notes.pop(0) for _note in range(len(self.notes))]

    def read_file(self, path: Path) -> "Talk":
        """The talk in a file of the store. Raises `NotFound`, `Damaged` or `Newer`."""
        from store.files.talk_file import read_lines

        return read_lines(path, self.id_of(path.name))

    def _read_name(self, name: str) -> "Talk":
        return self.read_file(self.meetings_folder / name)

    def id_of(self, name: str) -> str:
        """The id of the talk that a file of this name is of; "" when it is of none."""
        return id_in(name)

    def files(self, whoever: bool = False) -> dict[str, Path]:
        """The file of every talk by its id.

        With `whoever` others' check-ins too: to look after the files, and not to show them.
        """
        folder = self.meetings_folder
        return {key: folder / name for key, name in self.names(whoever).items()}

    def names(self, whoever: bool = False) -> dict[str, str]:
        """The name of the file of every talk by its id, of those that `files` gives."""
        there = self._listed(() if whoever else self.writers)
        return {key: name for name in sorted(s.name for s in there) if (key := self.id_of(name))}

    def _file_of(self, talk_id: str, whoever: bool = False) -> Path | None:
        """The file of a talk as `files` has it, mostly without a look at each."""
        guard(self.folder, self.state_folder)
        try:
            writers = () if whoever else self.writers
            return file_of(self.meetings_folder, talk_id, writers)
        except Unsure:
            return self.files(whoever).get(talk_id)

    def _listed(self, writers: tuple[str, ...]) -> list[Seen]:
        """The files there are for these writers, but for second versions: `copies` tells those."""
        guard(self.folder, self.state_folder)
        return self._of(listed(self.meetings_folder), writers)

    def _mine(self, there: list[Seen]) -> list[Seen]:
        return self._of(there, self.writers)

    def _of(self, there: list[Seen], writers: tuple[str, ...]) -> list[Seen]:
        second = second_versions((seen.name for seen in there), self.id_of)
        first = [s for s in there if s.name not in second and is_for(s.name, writers)]
        twins = outranked((seen.name for seen in first), self.id_of, self._holds)
        return [seen for seen in first if seen.name not in twins] if twins else first

    def _holds(self, name: str) -> bool:
        """Whether a talk can be read in a file, or could be by a newer Vertel."""
        try:
            self._read_name(name)
        except Newer:
            return True
        except StoreError:
            return False
        return True

    def _path_of(self, talk: "Talk") -> Path:
        """Where a talk goes. The folder is listed only for one that is not known here yet."""
        path = self._saving.path(talk.id)
        if path is None or not path.exists():
            path = self._file_of(talk.id, whoever=True) or path
        return path or self.meetings_folder / self.new_name(talk)

    def new_name(self, talk: "Talk") -> str:
        """The name of a new talk's file. Raises `StoreError`."""
        return file_name(talk, self.writers, silent=sealing())
