"""Theirs: what stands on the server comes to this laptop, and nobody's words are written over.

What follows ours is laid with its own counts; what stands beside ours is kept beside. What comes in
counts as a file from a stranger: it is read as any, and must be what its row says.
"""

import contextlib
from functools import cached_property
from pathlib import Path

from agendas.errors import N_, SpokenError
from sharing.exchanged import Tally
from sharing.last_exchange import OfTeam, Remembered
from sharing.team_talks import Row
from store.admin.delete import delete
from store.conflicts.both_versions import readable, sides
from store.conflicts.kept_beside import present
from store.conflicts.versions import Version, reaches, reaching
from store.errors import Busy, Damaged, Newer, NotFound, StoreError
from store.files.atomic_write import Present
from store.files.tables import summed
from store.files.talk_file import tables_of, version_of
from store.library import TalkLibrary

WHO = "vertel sync"
Stamp = Present  # by what a file is known not to have been written since

_OTHER_TEAM = N_("it says that it is of another team")
_NOT_ITSELF = N_("it is not what the server says it is")
_TAKEN = N_("here its id is that of another talk")
_TWO = N_("it has two versions here")


def team_key(name: str) -> str:
    """A team's name as it is compared."""
    return " ".join(name.split()).casefold()


def body_of(version: Version) -> bytes:
    """A version as the bytes of its file, not sealed."""
    return summed(tables_of(version), version.talk.id)


class OneWay:
    """One way of an exchange; with `dry` it only tallies. `names` has each team's number by its key."""

    def __init__(
        self,
        library: TalkLibrary,
        known: Remembered,
        tally: Tally,
        names: dict[str, int],
        dry: bool,
    ) -> None:
        self._library, self._known, self._tally, self._dry = library, known, tally, dry
        self._names = names


class Incoming(OneWay):
    """Takes in the versions of the teams."""

    @cached_property
    def _paths(self) -> dict[str, Path]:
        """The file of every talk, others' check-ins too; looked for where something came."""
        return self._library.files(whoever=True)

    def take(self, team: int, row: Row, body: bytes | None) -> None:
        """One version. Raises `StoreError` where this laptop cannot write."""
        seen = self._known.teams[team]
        seen.note(row.seq, row.digest)
        seen.waits.discard(row.talk)
        if seen.last.get(row.talk) == row.digest:
            return
        try:
            if row.what != "talk":
                self._went(seen, row)
            elif body is not None:  # else its words went there in the meantime
                self._came(team, seen, row, self._read(team, row, body))
        except Busy:
            seen.waits.add(row.talk)
            self._tally.held.add(row.talk)
        except Newer as error:
            seen.waits.add(row.talk)
            self._strange(row, error)
        except _Strange as error:
            self._strange(row, error)

    def _strange(self, row: Row, error: SpokenError) -> None:
        self._tally.strange[row.talk] = error

    def _read(self, team: int, row: Row, body: bytes) -> Version:
        """The version in a body. Raises `Newer` or `_Strange`."""
        try:
            version = version_of(body, row.talk)
        except Newer:
            raise
        except StoreError as error:  # sealed, for one: here that says nothing of this store
            raise _Strange(error.message, **error.values) from error
        talk = version.talk
        if talk.id != row.talk or talk.private or version.counts != row.counts:
            raise _Strange(_NOT_ITSELF)
        if self._names.get(team_key(talk.team)) != team:
            raise _Strange(_OTHER_TEAM)
        return version

    def _came(self, team: int, seen: OfTeam, row: Row, theirs: Version) -> None:
        key = row.talk
        with contextlib.nullcontext() if self._dry else self._library.hold(key, WHO):
            here = self._here(key)
            if here is None:
                self._came_anew(seen, row, theirs)
                return
            if here.talk.private or self._names.get(team_key(here.talk.team), team) != team:
                raise _Strange(_TAKEN)
            if here.talk == theirs.talk:
                self._same_words(seen, row, here, theirs)
            elif theirs.covers(here):
                self._lay(seen, row, theirs)
                self._settled(key, here, theirs)
            elif not here.covers(theirs):
                self._tally.beside.add(key)
                if not self._dry:
                    self._library.keep_beside(theirs)

    def _here(self, key: str) -> Version | None:
        """The talk as it is here: in its file, or what the journal has that is newer."""
        path = self._paths.get(key)
        if path is None:
            return None
        try:
            return sides(path, key, self._library.journal).version
        except (Damaged, NotFound):
            return None  # what is laid over it keeps it beside

    def _came_anew(self, seen: OfTeam, row: Row, theirs: Version) -> None:
        journal = self._library.journal
        if journal and row.talk not in self._paths and journal.gone(row.talk) == "deleted":
            ours = journal.read(row.talk)
            if ours and ours.covers(theirs):  # it was deleted here: outgoing tells that
                seen.last[row.talk] = row.digest
                return
        self._lay(seen, row, theirs)

    def _lay(self, seen: OfTeam, row: Row, theirs: Version) -> None:
        self._tally.came.add(row.talk)
        if self._dry:
            return
        self._is_there(seen, row, self._library.lay(theirs))

    def _is_there(self, seen: OfTeam, row: Row, stamp: Stamp | None) -> None:
        """The same version is here and there, in a file that is known by its stamp."""
        seen.last[row.talk] = row.digest
        if stamp:
            self._known.seen[row.talk] = stamp

    def _same_words(self, seen: OfTeam, row: Row, here: Version, theirs: Version) -> None:
        """The same words that came by other saves: from now on they follow all of these."""
        both = reaching(here.counts, theirs.counts)
        if self._dry:
            return
        path = self._paths[row.talk]
        stamp: Stamp | None = present(path)
        there = readable(path, row.talk)
        if there is None or there.talk != here.talk or there.counts != both:
            stamp = self._library.lay(Version(talk=here.talk, counts=both))
        if both == theirs.counts:
            self._is_there(seen, row, stamp)
        self._settled(row.talk, here, theirs)

    def _settled(self, key: str, before: Version, theirs: Version) -> None:
        """What stood beside ours and theirs follows was settled elsewhere: it need not lie here.

        What lay beside ours as a loser already stays until somebody here drops it.
        """
        for copy in () if self._dry else self._library.copies(key):
            kept = readable(copy.file, key) if copy.what == "kept" else None
            if not kept or not kept.counts or reaches(before.counts, kept.counts):
                continue
            if reaches(theirs.counts, kept.counts):
                copy.file.unlink(missing_ok=True)

    def _went(self, seen: OfTeam, row: Row) -> None:
        """A talk that was deleted or retired on another laptop is taken out here too, unless it was gone on with.

        The journal has it until somebody here forgets it: one person's deed takes nothing from others for good.
        """
        path, key, journal = self._paths.get(row.talk), row.talk, self._library.journal
        if path is None:
            if row.what == "retired" or not journal or journal.gone(key) != "retired":
                seen.last.pop(key, None)  # else its words are to go there too: outgoing tells that
            return
        here = self._here(key)
        if key in self._library.held():
            raise Busy("", "", key)
        if here is None or not reaches(row.counts, here.counts):
            self._tally.stays.add(key)
        elif self._library.copies(key):
            raise _Strange(_TWO)
        else:
            self._tally.went.add(key)
            if not self._dry:
                delete(self._library, key)
                seen.last.pop(key, None)
                self._known.seen.pop(key, None)
                self._paths.pop(key, None)


class _Strange(SpokenError):  # noqa: N818
    """A version that is not taken in, and why."""
