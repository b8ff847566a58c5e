"""The journal: what is kept on this machine outside the store's folder, of talks and before them.

A folder can be rolled back, emptied or filled up by something else; the journal is not in it. Of a
talk it holds the last version that was shown as saved, or that could not be saved yet: one file a
talk, of the same form as the talk's own. Beside these it holds drafts: what was typed that is no
talk yet, such as the lines of Prepare. A draft is one file a name, in bytes that the journal does
not look into, and it is nowhere else. In a folder of their own the lines from phones wait that nobody
put on record yet (`waiting_file.py`). Losing the journal loses no word that is in the store.
"""

import contextlib
import errno
import os
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from agendas.decoded import decoded
from store.conflicts.versions import Counts, Version
from store.encryption.seal import guard, seal, unseal
from store.errors import StoreError, Unwritable
from store.files.atomic_write import make_folder, read_whole, write_whole
from store.files.tables import checked
from store.files.talk_file import ReadFile, version_in
from store.files.this_machine.missing import DELETED, journal_folder
from store.files.this_machine.waiting_file import ENDING, WAITING, WaitingFile

WHERE = "where.txt"
DRAFT = ".draft"  # behind the name of what is no talk yet
SEEN = ".seen"  # behind the id of a talk that was opened here
GONE = (
    ".gone"  # behind the id of a talk that was removed here for good, where others are to be told
)
EXCHANGED = "exchanged"  # the store is exchanged with other laptops
OTHER = ".other-"  # in the name of the other side of a clash that found no place in the store


class Journal:
    """The journal of the store in `folder`, under the state folder of this user."""

    def __init__(self, state: Path, folder: Path) -> None:
        self._state = Path(state)
        self._place = journal_folder(self._state, folder)
        self._store = Path(folder)
        self._readable: set[Path] = set()  # what this run wrote, or could open

    @property
    def places(self) -> tuple[Path, ...]:
        """Where it may be: the usual place, then one for when that cannot be written."""
        import tempfile

        return (self._place, Path(tempfile.gettempdir()) / spare_name() / self._place.name)

    @property
    def _read_from(self) -> tuple[Path, ...]:
        """The places that may have something: the spare one only where one was ever made.

        Which folder the system has for it is found out by writing a file there, and by loading what
        packs and draws lots: it would be most of what reading a talk takes.
        """
        spare = (os.path.join(parent, self._place.name) for parent in may_be_spare())
        if os.name == "posix" and not any(map(os.path.isdir, spare)):
            return (self._place,)
        return self.places

    def read(self, talk_id: str) -> Version | None:
        """The newest version of a talk in the journal; None when it has none that is sound."""
        return newest(self.kept(talk_id), talk_id)

    def kept(self, talk_id: str) -> list[bytes]:
        """What it has of a talk, sound or not, as it is not sealed: of each place one at most."""
        paths = (place / f"{talk_id}.json" for place in self._read_from)
        return [data for path in paths if (data := _kept_in(path, talk_id))]

    def ids(self) -> set[str]:
        """The ids of the talks it has."""
        files = [path for place in self.places if _ours(place) for path in _files(place)]
        return {path.stem.partition(OTHER)[0] for path in files}

    @cached_property
    def with_others(self) -> frozenset[str]:
        """The ids of the talks that `others` may have something of, as it was when this was first asked."""
        names = (path.name for place in self.own_places() for path in _files(place))
        return frozenset(name.partition(OTHER)[0] for name in names if OTHER in name)

    def others(self, talk_id: str) -> list[tuple[Path, Version]]:
        """What is kept beside the newest version of a talk and can be opened: the other side of a clash."""
        places = self.own_places()
        paths = [path for p in places for path in sorted(p.glob(f"{talk_id}{OTHER}*.json"))]
        found = ((path, _sound(_kept_in(path, talk_id))) for path in paths)
        return [(path, version) for path, version in found if version]

    def keep(self, talk_id: str, data: bytes) -> bool:
        """Put a version, not sealed yet, in the usual place, without waiting for the disk; False when it cannot.

        It guards against what is done to the folder; against a power cut the store itself does.
        """
        return self._put(self._place, talk_id, data, durable=False)

    def keep_safe(self, talk_id: str, data: bytes) -> Path | None:
        """Put a version that could not be saved wherever that is possible, on disk.

        Gives the folder it is in, or None when nothing can be written anywhere.
        """
        for place in self.places:
            if self._put(place, talk_id, data, durable=True):
                return place
        return None

    def seen(self, talk_id: str) -> Counts:
        """The saves that led to the newest version of a talk that was opened on this machine."""
        path = self._place / f"{talk_id}{SEEN}"
        try:
            data = read_whole(path) if _ours(self._place) else None
            plain = unseal(data, path.name, seen_of(talk_id)) if data else b"{}"
            return decoded(plain, dict[str, int])
        except (StoreError, msgspec.MsgspecError):
            return {}  # as on a machine that never saw the talk

    def note_seen(self, talk_id: str, counts: Counts) -> None:
        """Remember the saves that led to what was opened here, in a store with a passphrase."""
        data = seal(msgspec.json.encode(counts), seen_of(talk_id))
        with contextlib.suppress(StoreError, OSError):
            if self._there(self._place):
                path = self._place / f"{talk_id}{SEEN}"
                write_whole(path, data, mark=talk_id, durable=False)

    def forget_seen(self, talk_id: str) -> None:
        """What is saved now is the newest there is."""
        with contextlib.suppress(OSError):
            (self._place / f"{talk_id}{SEEN}").unlink(missing_ok=True)

    def note_deleted(self, talk_id: str, deleted: bool = True) -> None:
        """Remember, or no more, that a talk was taken out of the store on this machine."""
        path = self._place / f"{talk_id}{DELETED}"
        with contextlib.suppress(StoreError, OSError):
            if deleted and self._there(self._place):
                write_whole(path, b"", durable=False)
            elif not deleted:
                path.unlink(missing_ok=True)
                path.with_suffix(GONE).unlink(missing_ok=True)

    def note_exchanged(self) -> None:
        """Remember that other laptops have these talks too: what is removed here is told there."""
        with contextlib.suppress(StoreError, OSError):
            if not (self._place / EXCHANGED).exists() and self._there(self._place):
                write_whole(self._place / EXCHANGED, b"", durable=False)

    def gone(self, talk_id: str) -> str:
        """How a talk went from the store on this machine: "deleted", "retired" for good, or ""."""
        if (self._place / f"{talk_id}{DELETED}").exists():
            return "deleted"
        return "retired" if (self._place / f"{talk_id}{GONE}").exists() else ""

    def seen_ids(self) -> set[str]:
        """The ids of the talks that were opened on this machine, of which none was saved here."""
        return {path.stem for path in self._place.glob(f"*{SEEN}")} if _ours(self._place) else set()

    def first_told(self, what: str) -> bool:
        """Whether something is to be told that is told once on this machine; remembers that it is."""
        path = self._place / f"told-{what}"
        if path.exists():
            return False
        with contextlib.suppress(StoreError, OSError):
            if self._there(self._place):
                write_whole(path, b"", durable=False)
        return True

    def settle(self, talk_id: str) -> None:
        """The talk is in the store: what was kept in the spare place is not needed."""
        for place in self.places[1:]:
            if _ours(place):
                with contextlib.suppress(OSError):
                    (place / f"{talk_id}.json").unlink(missing_ok=True)

    def forget(self, talk_id: str) -> None:
        """Take a talk out, also where the store's folder had another path. Raises `OSError`."""
        for place in (*self.own_places(), *self.former({talk_id})):
            for name in (f"{talk_id}.json", f"{talk_id}{SEEN}", f"{talk_id}{DELETED}"):
                (place / name).unlink(missing_ok=True)
            for path in place.glob(f"{talk_id}{OTHER}*.json"):
                path.unlink(missing_ok=True)
            (place / WAITING / f"{talk_id}{ENDING}").unlink(missing_ok=True)
        if (self._place / EXCHANGED).exists():
            with contextlib.suppress(StoreError):
                write_whole(self._place / f"{talk_id}{GONE}", b"", durable=False)

    def waiting(self, talk_id: str) -> WaitingFile:
        """The lines from phones that wait in a talk. Raises `StoreError` where none can be kept."""
        if not self._there(self._place):
            raise Unwritable(self._place, os.strerror(errno.EACCES))
        return WaitingFile(self._place, self._store, self._state, talk_id)

    def keep_draft(self, name: str, data: bytes) -> bool:
        """Keep what was typed that is no talk yet, on disk, or take it away where `data` is empty.

        It is sealed where the store has a passphrase. False when it could not be written, or where
        the store was given a passphrase meanwhile that this window does not have.
        """
        if not data:
            self._unlink_drafts(name) or self._unlink_aside(name)
            return True
        try:
            guard(self._store, self._state)
        except StoreError:
            return False
        for place in self.places:
            try:
                if self._there(place):
                    self._keep_shut(path := place / f"{name}{DRAFT}", draft_of(name))
                    write_whole(path, seal(data, draft_of(name)))
                    self._unlink_drafts(name, but=place)
                    return True
            except (StoreError, OSError):
                continue
        return False

    def draft(self, name: str) -> bytes:
        """What was kept last under this name; nothing where there is none, or none can be read."""
        paths = [place / f"{name}{DRAFT}" for place in self.places if _ours(place)]
        for path in (*sorted(paths, key=_when, reverse=True), *self._aside(name)):
            with contextlib.suppress(StoreError):
                if not path.is_symlink() and (data := read_whole(path)):
                    return unseal(data, path.name, draft_of(name))
        return b""

    def _unlink_drafts(self, name: str, but: Path | None = None) -> bool:
        """Take a draft away, but for the one in `but`: an older one would be taken for it.

        True where there was one. What this run cannot open stays.
        """
        gone = False
        for place in self.places:
            path = place / f"{name}{DRAFT}"
            if place != but and _ours(place) and path.exists():
                with contextlib.suppress(OSError, StoreError):  # `draft` goes by the time, then
                    if not _is_shut(path, draft_of(name)):
                        path.unlink()
                        gone = True
        return gone

    def _aside(self, name: str) -> list[Path]:
        """What stood in a draft's place and could not be opened then."""
        places = self.own_places()
        return [path for place in places for path in sorted(place.glob(f"{name}{OTHER}*{DRAFT}"))]

    def _unlink_aside(self, name: str) -> bool:
        """Take the first of those away, where it could be opened and so was shown."""
        with contextlib.suppress(OSError, StoreError, StopIteration):
            next(p for p in self._aside(name) if not _is_shut(p, draft_of(name))).unlink()
            return True
        return False

    def _keep_shut(self, path: Path, purpose: str) -> None:
        """Put out of the way what this run cannot open, once: it was sealed otherwise, before."""
        if path in self._readable:
            return
        if _is_shut(path, purpose):
            name, number = path.name.removesuffix(path.suffix), 1
            while (beside := path.with_name(f"{name}{OTHER}sealed{number}{path.suffix}")).exists():
                number += 1
            path.rename(beside)
        self._readable.add(path)

    def own_places(self) -> tuple[Path, ...]:
        """Those of the places that are there and nobody else's."""
        return tuple(place for place in self.places if _ours(place))

    def former(self, ids: Collection[str]) -> tuple[Path, ...]:
        """The journals of this store from when its folder had another path.

        That path is gone, and a talk with one of these ids is in them.
        """
        return tuple(
            other
            for place in self.places
            for other in (sorted(place.parent.iterdir()) if place.parent.is_dir() else ())
            if other != place and _ours(other) and _is_gone(other)
            and any(path.stem.partition(OTHER)[0] in ids for path in _files(other))
        )  # fmt: skip

    def _put(self, place: Path, talk_id: str, data: bytes, durable: bool) -> bool:
        try:
            if not self._there(place):
                return False
            guard(self._store, self._state)
            path = place / f"{talk_id}.json"
            purpose = journal_of(talk_id.partition(OTHER)[0])
            self._keep_shut(path, purpose)
            write_whole(path, seal(data, purpose), mark=talk_id, durable=durable)
        except (StoreError, OSError):
            return False  # the caller has another place, or the store itself
        return True

    def _there(self, place: Path) -> bool:
        """Whether files may be written there; the folder is made where it is not."""
        if not place.is_dir():
            make_folder(place)
            write_whole(place / WHERE, f"{os.path.abspath(self._store)}\n".encode())
        return _ours(place)


def spare_name() -> str:
    """The name of this user's folder for when the usual place cannot be written."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return f"vertel-{user}"


def may_be_spare() -> list[str]:
    """Where that folder may be on a system of the Unix kind: wherever `tempfile` looks for a place."""
    wished = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    parents = (*filter(None, wished), "/tmp", "/var/tmp", "/usr/tmp", os.curdir)
    return [os.path.join(parent, spare_name()) for parent in parents]


def journal_of(talk_id: str) -> str:
    """As what a version of a talk is sealed in the journal."""
    return f"journal {talk_id}"


def seen_of(talk_id: str) -> str:
    """As what it is sealed that tells of the newest version that was opened here."""
    return f"seen {talk_id}"


def draft_of(name: str) -> str:
    """As what a draft is sealed."""
    return f"draft {name}"


def _is_shut(path: Path, purpose: str) -> bool:
    """Whether this run cannot take a file for its own: the passphrase was another one, or none, then."""
    data = read_whole(path)
    try:
        if data is not None:
            unseal(data, path.name, purpose)
    except StoreError:
        return True
    return False


def _ours(place: Path) -> bool:
    """Whether a folder is there and nobody else's: a folder in /tmp may be a trap."""
    for part in (place, place.parent):
        try:
            stat = part.stat(follow_symlinks=False)
        except OSError:
            return False
        if part.is_symlink() or (hasattr(os, "getuid") and stat.st_uid != os.getuid()):
            return False
    return place.is_dir()


def _is_gone(place: Path) -> bool:
    """Whether the store that a journal is of is not where it was."""
    try:
        store = os.fsdecode((read_whole(place / WHERE) or b"").rstrip(b"\n"))
    except StoreError:
        return False
    return os.path.isabs(store) and not os.path.lexists(store)


def _when(path: Path) -> int:
    """When a file was written last, in nanoseconds; 0 where there is none."""
    try:
        return path.stat(follow_symlinks=False).st_mtime_ns
    except OSError:
        return 0


def _files(place: Path) -> list[Path]:
    return [path for path in place.glob("*.json") if not path.name.startswith(".")]


def newest(kept: Iterable[bytes], talk_id: str, file: ReadFile | None = None) -> Version | None:
    """The newest version of a talk that is kept so; None where none is sound.

    What stands in the talk's `file` to the letter, as mostly, was read there and is not once more.
    """
    found: Version | None = None
    for data in kept:
        version = file.version if file and file.whole == data else _sound(data)
        if version is None or version.talk.id != talk_id:
            continue
        if found is None or (version.covers(found) and not found.covers(version)):
            found = version
    return found


def _kept_in(path: Path, talk_id: str) -> bytes:
    """The bytes of a file of the journal, not sealed; none where it cannot be read or is not the journal's."""
    if not _ours(path.parent) or path.is_symlink():
        return b""
    try:
        return unseal(read_whole(path) or b"", path.name, journal_of(talk_id))
    except StoreError:
        return b""


def _sound(data: bytes) -> Version | None:
    try:
        return version_in(checked(data, ""), "")
    except StoreError:
        return None  # torn by a power cut: the store itself has what was saved
