"""The library: the one door to what has been recorded.

A meeting is one file, `meetings/2026-10-06-walk-in-mornings-k3f9q2.json`; those files are the only
truth. Making a library touches nothing; folders are made when something is first written.
"""

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from agendas.cycle import GoalState, goals_of
from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting
from agendas.records import Record, Words
from store.errors import Damaged, NotFound, StoreError
from store.index import INDEX, Seen, Summary, listed, read_index, summary_of, write_index
from store.storage import TEMPORARY, WholeFileStorage, make_folder
from store.upgrade import meeting_in, written

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_NAME = re.compile(r"(?:.*-)?([a-z0-9]{6})\.json")
_ID = re.compile(r"[a-z0-9]{6}")


class Broken(Record, frozen=True, kw_only=True):
    """A file that cannot be opened, and why."""

    file: str
    error: object


class Hit(Record, frozen=True, kw_only=True):
    """Where something was said: in which talk and phase, by whom, and the words."""

    meeting: str
    started: datetime
    goal: str
    phase: Words
    by: str
    text: str


class MeetingLibrary:
    """The meetings in a folder. `now` gives the present time, for what needs one."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = Path(folder)
        self.now = now
        self._files: dict[str, Path] = {}

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
        known = {_id_in(seen.name) for seen in listed(self.meetings_folder)}
        while (made := "".join(secrets.choice(_LETTERS) for _ in range(6))) in known:
            pass
        return made

    def save(self, meeting: Meeting) -> None:
        """Put the meeting on disk; when this returns it is there. Raises `StoreError`."""
        make_folder(self.meetings_folder)
        path = self._files.get(meeting.id) or self._file(meeting.id) or self._new_file(meeting)
        self._files[meeting.id] = path
        with TinyDB(path, storage=WholeFileStorage) as database:
            database.storage.write({"meeting": {"1": Document(written(meeting), 1)}})

    def open(self, meeting_id: str) -> Meeting:
        """The meeting with this id. Raises `NotFound`, `Damaged` or `Newer`."""
        path = self._file(meeting_id)
        if path is None:
            raise _not_found(meeting_id)
        self._files[meeting_id] = path
        return self._read(path)

    def find_id(self, text: str) -> str:
        """The id that `text` begins, or the newest for "last". Raises `NotFound`, `StoreError`."""
        wanted = text.strip().lower()
        if wanted == "last":
            newest = self.summaries()
            if not newest:
                raise NotFound(N_("There are no talks yet. “vertel meet” starts one."))
            return newest[0].id
        found = sorted(
            key
            for seen in listed(self.meetings_folder)
            if (key := _id_in(seen.name)).startswith(wanted) and wanted
        )
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
                yield self._read(self.meetings_folder / seen.name)
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
                self._read(self.meetings_folder / seen.name)
            except SpokenError as error:
                found.append(Broken(file=seen.name, error=error))
        return found

    def summaries(self) -> list[Summary]:
        """Every talk that can be read in a few words, newest first; the index heals on the way."""
        kept_rows = read_index(self.folder)
        rows, fresh = [], 0
        for seen in listed(self.meetings_folder):
            row = kept_rows.get(seen.name)
            if row is None or (row.size, row.time) != (seen.size, seen.time):
                try:
                    row = summary_of(self._read(self.meetings_folder / seen.name), seen)
                except StoreError:
                    continue  # told by `broken`
                fresh += 1
            rows.append(row)
        if fresh or len(rows) != len(kept_rows):
            write_index(self.folder, rows)
        return sorted(rows, key=lambda row: (row.started, row.id), reverse=True)

    def goals(self) -> dict[str, GoalState]:
        """Every goal as the talks so far left it."""
        return goals_of(self.meetings())

    def find_text(self, text: str, private: bool = False) -> Iterator[Hit]:
        """Where `text` was said, newest talk first; letters' case does not matter."""
        wanted = text.casefold()
        found = sorted(self.meetings(), key=lambda meeting: meeting.started, reverse=True)
        for meeting in found:
            if meeting.private and not private:
                continue
            titles = {phase.id: phase.title for phase in meeting.phases}
            said = [
                (w.text, "", meeting.title)
                for w in meeting.goal.wordings
                if w.meeting == meeting.id
            ]
            said += [
                (_words_of(s), s.by, titles.get(s.phase, meeting.title))
                for _w, s in meeting.said()
                if not s.withdrawn
            ]
            for words, by, title in said:
                if wanted in words.casefold():
                    yield Hit(
                        meeting=meeting.id,
                        started=meeting.started,
                        goal=meeting.goal.now.text,
                        phase=title,
                        by=by,
                        text=words,
                    )

    def rebuild(self) -> int:
        """Make the index anew from the meetings; gives the number of talks in it."""
        make_folder(self.folder)
        (self.folder / INDEX).unlink(missing_ok=True)
        return len(self.summaries())

    def stray(self) -> list[Path]:
        """Temporary files that an interrupted save left behind."""
        folders = (self.folder, self.meetings_folder)
        return [
            path for folder in folders if folder.is_dir() for path in folder.glob(f"{TEMPORARY}*")
        ]

    def _read(self, path: Path) -> Meeting:
        tables = WholeFileStorage(path).read()
        if tables is None:
            raise _not_found(path.name)
        document = tables.get("meeting", {}).get("1")
        if not isinstance(document, dict):
            raise Damaged(
                N_("{file} does not hold a talk as Vertel writes it: {reason}."),
                file=path.name,
                reason="meeting",
            )
        meeting = meeting_in(document, path.name)
        if meeting.id != _id_in(path.name):
            raise Damaged(
                N_("{file} does not hold a talk as Vertel writes it: {reason}."),
                file=path.name,
                reason="id",
            )
        return meeting

    def _file(self, meeting_id: str) -> Path | None:
        for seen in listed(self.meetings_folder):
            if _id_in(seen.name) == meeting_id:
                return self.meetings_folder / seen.name
        return None

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


def _words_of(said: object) -> str:
    fields = (
        "text",
        "why",
        "misses",
        "moment",
        "wording",
        "notice",
        "frames",
        "watch",
        "stops",
        "support",
    )
    return " · ".join(value for name in fields if (value := getattr(said, name, "")))


def _id_in(name: str) -> str:
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def _not_found(name: str) -> NotFound:
    return NotFound(N_("There is no talk “{id}”. “vertel list” shows which there are."), id=name)


def slug(text: str, most: int = 40) -> str:
    """A piece of a file name: small letters, digits and dashes, made from any text."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")


__all__ = ["Broken", "Hit", "MeetingLibrary", "Seen", "slug"]
