"""The library: the one door to what has been recorded.

A meeting is one file, `meetings/2026-10-06-walk-in-mornings-k3f9q2.json`; those files are the only
truth. Making a library touches nothing; folders are made when something is first written.
"""

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from agendas.cycle import GoalState, State, state_of
from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting
from agendas.records import Record
from store.aside import Present, keep_beside, present
from store.errors import Damaged, NotFound, StoreError
from store.find import Hit, hits
from store.index import INDEX, Seen, Summary, listed, put_index, read_index, summary_of, write_index
from store.storage import TEMPORARY, WholeFileStorage, make_folder
from store.upgrade import meeting_in, unsound, written

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_NAME = re.compile(r"(?:.*-)?([a-z0-9]{6})\.json")
_ID = re.compile(r"[a-z0-9]{6}")


class Broken(Record, frozen=True, kw_only=True):
    """A file that cannot be opened, and why."""

    file: str
    error: object


class Finding(Record, frozen=True, kw_only=True):
    """Something in the store that is not as it should be: which file, what, and what to do."""

    file: Path
    what: str
    error: SpokenError


class MeetingLibrary:
    """The meetings in a folder. `now` gives the present time, for what needs one."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = Path(folder)
        self.now = now
        self._files: dict[str, Path] = {}
        self._known: dict[str, tuple[Present | None, Meeting]] = {}

    @property
    def meetings_folder(self) -> Path:
        """Where the meeting files are."""
        return self.folder / "meetings"

    def where(self) -> dict[str, Path]:
        """The places the store uses, by name."""
        return {
            "store": self.folder,
            "meetings": self.meetings_folder,
            "index": self.folder / INDEX,
        }

    def new_id(self) -> str:
        """An id that no meeting has yet: six letters and digits that are not taken for another."""
        known = self.files()
        while (made := "".join(secrets.choice(_LETTERS) for _ in range(6))) in known:
            pass
        return made

    def save(self, meeting: Meeting) -> None:
        """Put the meeting on disk; when this returns it is there. Raises `StoreError`.

        Where its file was damaged or changed by something else since this library last saw it,
        that content is kept beside the file first; `check` tells of it.
        """
        wrong = unsound(meeting)
        if wrong:
            raise _not_a_talk(meeting.id, wrong)
        make_folder(self.meetings_folder)
        path = self._files.get(meeting.id) or self._file(meeting.id) or self._new_file(meeting)
        self._set_aside(path, meeting)
        with TinyDB(path, storage=WholeFileStorage) as database:
            database.storage.write({"meeting": {"1": Document(written(meeting), 1)}})
        self._files[meeting.id] = path
        self._known[meeting.id] = (present(path), meeting)

    def _set_aside(self, path: Path, meeting: Meeting) -> None:
        here = present(path)
        seen, known = self._known.get(meeting.id, (None, None))
        if here is None or here == seen:
            return
        try:
            found: Meeting | None = self.read_file(path)
        except NotFound:
            return
        except StoreError:
            found = None
        if found is None or (known is not None and found not in (known, meeting)):
            keep_beside(path)

    def open(self, meeting_id: str) -> Meeting:
        """The meeting with this id. Raises `NotFound`, `Damaged` or `Newer`."""
        path = self._file(meeting_id)
        if path is None:
            raise _not_found(meeting_id)
        seen = present(path)  # before reading: what comes after it is then seen as a change
        meeting = self.read_file(path)
        self._files[meeting_id] = path
        self._known[meeting_id] = (seen, meeting)
        return meeting

    def find_id(self, text: str) -> str:
        """The id that `text` begins, or the newest for "last". Raises `NotFound`, `StoreError`."""
        wanted = text.strip().lower()
        if wanted == "last":
            newest = self.summaries()
            if not newest:
                raise NotFound(N_("There are no talks yet. “vertel meet” starts one."))
            return newest[0].id
        found = sorted(key for key in self.files() if wanted and key.startswith(wanted))
        if not found:
            raise _not_found(text)
        if len(found) > 1 and wanted not in found:
            raise StoreError(
                N_("“{id}” fits several talks: {ids}. Type more of it."),
                id=text,
                ids=", ".join(found[:8]),
            )
        return wanted if wanted in found else found[0]

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting that can be read, in no order."""
        for seen in listed(self.meetings_folder):
            try:
                yield self.read_file(self.meetings_folder / seen.name)
            except StoreError:
                continue  # told by `broken`; one broken file hides no other

    def broken(self) -> list[Broken]:
        """The files that cannot be opened, each with the reason."""
        known = {row.file for row in self.summaries()}
        found = []
        for seen in listed(self.meetings_folder):
            if seen.name in known:
                continue
            try:
                self.read_file(self.meetings_folder / seen.name)
            except SpokenError as error:
                found.append(Broken(file=seen.name, error=error))
        return found

    def summaries(self) -> list[Summary]:
        """Every talk that can be read in a few words, newest first; the index heals on the way."""
        indexed = read_index(self.folder)
        rows = self._summarised(indexed)
        if {row.file: row for row in rows} != indexed:
            write_index(self.folder, rows)
        # Ids, not the clock, settle talks of the same moment.
        return sorted(rows, key=lambda row: (row.started, row.id), reverse=True)

    def _summarised(self, indexed: dict[str, Summary]) -> list[Summary]:
        rows = []
        for seen in listed(self.meetings_folder):
            row = indexed.get(seen.name)
            if row is None or (row.size, row.time) != (seen.size, seen.time):
                try:
                    row = summary_of(self.read_file(self.meetings_folder / seen.name), seen)
                except StoreError:
                    continue  # told by `broken`
            rows.append(row)
        return rows

    def state(self) -> State:
        """Every goal and every team as the talks so far left them."""
        return state_of(self.meetings())

    def goals(self) -> dict[str, GoalState]:
        """Every goal as the talks so far left it."""
        return self.state().goals

    def find_text(
        self, text: str, limit: int | None = None, private: bool = False
    ) -> Iterator[Hit]:
        """Where `text` was said, newest talk first; letters' case does not matter.

        At most `limit` hits. Check-ins are left out unless `private` is true; blank text is
        nowhere.
        """
        return islice(self._hits(text, private), limit)

    def _hits(self, text: str, private: bool) -> Iterator[Hit]:
        wanted = text.strip().casefold()
        if not wanted:
            return
        found = sorted(self.meetings(), key=lambda meeting: meeting.started, reverse=True)
        for meeting in found:
            if meeting.private and not private:
                continue
            yield from hits(meeting, wanted)

    def check(self) -> list[Finding]:
        """Everything in the store that is not as it should be; empty when it is sound."""
        from store.check import findings

        return findings(self)

    def rebuild(self) -> int:
        """Make the index anew from the meetings; gives the number of talks in it.

        Raises `StoreError` when it cannot be written.
        """
        rows = self._summarised({})
        if self.folder.is_dir():
            put_index(self.folder, rows)
        return len(rows)

    def stray(self) -> list[Path]:
        """Temporary files that an interrupted save left behind."""
        folders = (self.folder, self.meetings_folder)
        return [
            path for folder in folders if folder.is_dir() for path in folder.glob(f"{TEMPORARY}*")
        ]

    def read_file(self, path: Path) -> Meeting:
        """The meeting in a file of the store. Raises `NotFound`, `Damaged` or `Newer`."""
        tables = WholeFileStorage(path).read()
        if tables is None:
            raise _not_found(path.name)
        document = tables.get("meeting", {}).get("1")
        if not isinstance(document, dict):
            raise _not_a_talk(path.name, "meeting")
        meeting = meeting_in(document, path.name)
        if meeting.id != id_in(path.name):
            raise _not_a_talk(path.name, "id")
        return meeting

    def _file(self, meeting_id: str) -> Path | None:
        return self.files().get(meeting_id)

    def files(self) -> dict[str, Path]:
        """The file of every talk by its id; of two with one id, the first by name."""
        names = sorted((seen.name for seen in listed(self.meetings_folder)), reverse=True)
        return {key: self.meetings_folder / name for name in names if (key := id_in(name))}

    def check_id(self, meeting: Meeting) -> None:
        """Raise `StoreError` when a meeting's id cannot be the name of a file."""
        if not _ID.fullmatch(meeting.id):
            raise StoreError(
                N_("“{id}” is not the id of a talk: six small letters and digits."), id=meeting.id
            )

    def _new_file(self, meeting: Meeting) -> Path:
        self.check_id(meeting)
        name = f"{meeting.started:%Y-%m-%d}-{slug(meeting.goal.now.text)}-{meeting.id}.json"
        return self.meetings_folder / name.replace("--", "-")


def id_in(name: str) -> str:
    """The id a meeting's file name ends with; "" when it has none."""
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def _not_a_talk(name: str, reason: str) -> Damaged:
    return Damaged(
        N_("{file} does not hold a talk as Vertel writes it: {reason}."), file=name, reason=reason
    )


def _not_found(name: str) -> NotFound:
    return NotFound(N_("There is no talk “{id}”. “vertel list” shows which there are."), id=name)


def slug(text: str, most: int = 40) -> str:
    """A piece of a file name: small letters, digits and dashes, made from any text."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")


__all__ = ["Broken", "Finding", "Hit", "MeetingLibrary", "Seen", "slug"]
