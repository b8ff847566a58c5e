"""Which files are Vertel's own: told by their place and name, and in the talks' folder by what is in them.

All else in the store's folder is somebody else's, a letter or a backup that was put there: it is
never rewritten, sealed, moved or removed, only named. Whoever goes through the files of a store to
change them asks here which those are.
"""

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from agendas.errors import N_
from agendas.records.said import Record
from store.cache.cache_file import cache_of, may_replace
from store.cache.folded import STATE
from store.cache.index import INDEX
from store.cache.lookup import drop_caches
from store.cache.overview import OVERVIEW
from store.cache.texts import TEXTS
from store.encryption.header import OPENED, SEAL, SECOND
from store.encryption.seal import LIST, is_sealed, purpose_in, unvouched
from store.errors import StoreError
from store.files.atomic_write import TEMPORARY
from store.files.names import KEPT, id_in
from store.files.tables import TALK, checked, talk_of
from store.files.talk_content import is_file, what_in_meetings
from store.files.this_machine.journal import (
    DRAFT,
    OTHER,
    SEEN,
    WHERE,
    draft_of,
    journal_of,
    seen_of,
)
from store.files.this_machine.waiting_file import ENDING, WAITING, waiting_of

if TYPE_CHECKING:
    from store.library import TalkLibrary

What = Literal[
    "talk", "words", "draft", "waiting", "cache", "seal", "who", "lock", "where", "stray"
]

CACHES = (INDEX, STATE, OVERVIEW, TEXTS)
_ID = re.compile(r"-([a-z0-9]{6})(?![a-z0-9])")
_JOURNALED = re.compile(rf"[a-z0-9]{{6}}(?:{re.escape(OTHER)}[^/]+)?\.json")


class Own(Record, frozen=True, kw_only=True):
    """A file of Vertel's and what it is.

    "talk" is a version of a talk, sound or damaged, under whatever name; "words" the sentences that
    could be read in a damaged one, a sentence a line; "draft" what was typed that is no talk yet;
    "waiting" lines from phones that wait; "cache" what can be made anew; "who" who holds a talk, "lock" by what it is held; "where" which
    store a journal is of; "stray" what an interrupted save left.
    """

    file: Path
    what: What


def owned(library: "TalkLibrary") -> list[Own]:
    """Every file that Vertel keeps for this store, in its folder and in its journal."""
    return _sorted_out(library)[0]


def strangers(library: "TalkLibrary") -> list[Path]:
    """What else is in the store's folder, links and folders too; hidden names are left out."""
    return _sorted_out(library)[1]


def files_of(library: "TalkLibrary", talk_id: str) -> list[Path]:
    """Every file of a talk in the talks' folder: its versions, and what was read in a damaged one."""
    return [
        path
        for path in _entries(library.meetings_folder)
        if talk_id in path.name
        and talk_id in (id_in(path.name.partition(KEPT)[0]), id_told(library, path.name))
        and is_file(path)
        and what_in_meetings(path)
    ]


def let_go_of(library: "TalkLibrary", talk_id: str, files: Iterable[Path]) -> None:
    """Remove these files of a talk, what the caches say of it, and what the journal keeps of it.

    Raises `StoreError`.
    """
    drop_caches(library.folder)
    try:
        for file in files:
            file.unlink(missing_ok=True)
        if library.journal:
            library.journal.forget(talk_id)
    except OSError as error:
        raise StoreError(
            N_("{file} cannot be removed: {reason}."), file=talk_id, reason=error.strerror
        ) from error


def purpose_of(library: "TalkLibrary", one: Own, data: bytes) -> str:
    """As what a file of the store is sealed, or will be; "" for what never is."""
    name = one.file.name
    if one.file.parent != library.folder and one.file.parent != library.meetings_folder:
        if name.endswith(ENDING):
            return waiting_of(name.removesuffix(ENDING))
        if name.endswith(DRAFT):
            return draft_of(name.removesuffix(DRAFT).partition(OTHER)[0])
        if name.endswith(SEEN):
            return seen_of(one.file.stem)
        return journal_of(one.file.stem.partition(OTHER)[0])
    if one.what == "cache":
        return cache_of(one.file)
    told = purpose_in(data)
    key = id_told(library, name) or told.partition(" ")[2] or _id_within(data)
    if one.what == "words":
        return f"words {key}"
    if told.startswith("aside "):
        return f"aside {key}"
    return talk_of(key) if key else TALK


def id_told(library: "TalkLibrary", name: str) -> str:
    """The id of the talk that a name is of, a second version's too."""
    if found := id_in(name):
        return found
    known = library.files(whoever=True)
    return next((found[1] for found in _ID.finditer(name) if found[1] in known), "")


def _id_within(data: bytes) -> str:
    """The id that a talk tells itself; "" where it cannot be read."""
    with contextlib.suppress(StoreError):
        plain = unvouched(data, "", TALK, "aside") if is_sealed(data) else data
        document = checked(plain, "").get("meeting", {}).get("1")
        if isinstance(document, dict):
            return str(document.get("id", ""))
    return ""


def _sorted_out(library: "TalkLibrary") -> tuple[list[Own], list[Path]]:
    own: list[Own] = []
    others: list[Path] = []
    for folder, what_in in (
        (library.folder, _in_store),
        (library.meetings_folder, what_in_meetings),
        (library.folder / "locks", _in_locks),
        *((place, _in_journal) for place in _journals(library)),
        *((place / WAITING, _in_waiting) for place in _journals(library)),
    ):
        for path in _entries(folder):
            what = what_in(path) if is_file(path) else None
            if what:
                own.append(Own(file=path, what=what))
            elif what_in not in (_in_journal, _in_waiting) and not path.name.startswith("."):
                others.append(path)
    folders = {library.meetings_folder, library.folder / "locks"}
    return own, [path for path in others if path not in folders or path.is_symlink()]


def _journals(library: "TalkLibrary") -> list[Path]:
    """Where the journal is, and where it was when the store's folder had another path."""
    if not library.journal:
        return []
    ids = library.files(whoever=True).keys() | library.journal.ids()
    return [*library.journal_places(), *library.journal.former(ids)]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []  # there is none, or nothing in it can be read or written anyhow


def _in_store(path: Path) -> What | None:
    if path.name in (SEAL, SECOND, OPENED, LIST):
        return "seal"
    if path.name in CACHES:
        return "cache" if may_replace(path) else None
    return "stray" if path.name.startswith(TEMPORARY) else None


def _in_locks(path: Path) -> What | None:
    if path.suffix == ".who":
        return "who"
    return "lock" if path.suffix == ".lock" else None


def _in_waiting(path: Path) -> What | None:
    if path.name.startswith(TEMPORARY):
        return "stray"
    return "waiting" if path.name.endswith(ENDING) else None


def _in_journal(path: Path) -> What | None:
    if path.name == WHERE:
        return "where"
    if path.name.startswith(TEMPORARY):
        return "stray"
    if path.name.endswith(SEEN):
        return "cache"
    if path.name.endswith(DRAFT):
        return "draft"
    return "talk" if _JOURNALED.fullmatch(path.name) else None
