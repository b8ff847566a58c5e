"""A store in one file, checked when it is written and again before anything comes back from it."""

import hashlib
import io
import os
import zipfile
import zlib
from pathlib import Path

import msgspec

from agendas.errors import N_
from agendas.files import MOST_BYTES
from agendas.records.said import Record
from store.cache.index import listed
from store.conflicts.both_versions import readable
from store.conflicts.versions import Version
from store.encryption.header import SEAL, SECOND, Former, Signed, read_former, read_signed
from store.encryption.seal import Foreign, SealGone, seal_of, unseal, unvouched
from store.errors import StoreError
from store.files.atomic_write import make_folder, read_whole, write_whole
from store.files.names import id_in
from store.files.tables import checked, talk_of
from store.files.talk_file import version_in
from store.library import MeetingLibrary

MANIFEST = "vertel-backup.json"
MOST_FILE = MOST_BYTES
MOST_BACKUP = 16 * MOST_BYTES
MOST_FILES = 200_000
WHO = "vertel store restore"


class Manifest(Record, frozen=True, kw_only=True):
    """What a backup holds: the SHA-256 of each file by its name."""

    vertel: int = 1
    files: dict[str, str]


class Restored(Record, frozen=True, kw_only=True):
    """The ids that came back, that are the `same` here, and that are `newer` here.

    Of those that are `other` here, both sides stay: the version of the backup is kept beside.
    """

    came: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def back_up(library: MeetingLibrary, target: Path, replace: bool = False) -> int:
    """Write every talk, and what was kept beside it, into one file; gives the number of files.

    The file is read back and compared before this returns. Raises `StoreError`, also for a place
    in the store's own folder or journal: what happens to those happens to the backup.
    """
    _refuse_within(library, target)
    found = {path.name: read_whole(path) for path in _files(library)}
    data = {name: content for name, content in found.items() if content is not None}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, msgspec.json.encode(Manifest(files=sums)))
        for name, content in data.items():
            archive.writestr(name, content)
    write_whole(target, packed.getvalue(), replace=replace)
    if read_backup(target) != data:
        raise _unsound(target)
    return len(data)


def read_backup(source: Path) -> dict[str, bytes]:
    """The files in a backup, each compared with its sum. Raises `StoreError`; writes nothing."""
    data = read_whole(source, MOST_BACKUP, follow=True)
    if data is None:
        raise StoreError(N_("There is no file {file}."), file=source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            manifest = msgspec.json.decode(_member(archive, MANIFEST), type=Manifest)
            sound = len(names) <= MOST_FILES and set(names) == {MANIFEST, *manifest.files}
            if not sound or any(Path(name).name != name for name in names):
                raise _unsound(source)
            found = {name: _member(archive, name) for name in manifest.files}
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError) as error:
        raise _unsound(source) from error
    except (NotImplementedError, RuntimeError, msgspec.MsgspecError) as error:
        raise _unsound(source) from error
    if any(
        hashlib.sha256(found[name]).hexdigest() != told for name, told in manifest.files.items()
    ):
        raise _unsound(source)
    return found


def bring_seal(library: MeetingLibrary, source: Path) -> None:
    """Put a backup's seal in an empty store, so that its passphrase opens what comes back.

    Raises `StoreError` where the store has talks, or a seal of its own that does not open the backup.
    """
    data = read_backup(source).get(SEAL)
    if data is None:
        return
    found, here = read_former(data) or read_signed(data, SEAL), _seal_here(library)
    if here and _opens(here, found):
        return
    if here or listed(library.meetings_folder):
        raise StoreError(
            N_(
                "This backup has another passphrase than this store. Restore it into an empty one: --store DIR"
            )
        )
    make_folder(library.folder)
    for name in (SECOND, SEAL):
        write_whole(library.folder / name, data)


def _seal_here(library: MeetingLibrary) -> Signed | Former | None:
    try:
        return seal_of(library.folder, library.state_folder)
    except SealGone:
        return None  # in a folder that was emptied, the seal may come back


def _opens(here: Signed | Former, found: Signed | Former) -> bool:
    """Whether what is sealed by the backup's seal opens with the store's."""
    if isinstance(found, Signed):
        return isinstance(here, Signed) and here.is_of(found)
    if isinstance(here, Former):
        return here.wrapped == found.wrapped
    return bool(here.seal.former)


def _unsealed(data: bytes, name: str, trusted: bool) -> bytes:
    purpose = talk_of(id_in(name))
    try:
        return unseal(data, name, purpose)
    except Foreign as error:
        if trusted:
            return unvouched(data, name, purpose, purpose)
        raise StoreError(
            N_(
                "{file} in this backup was not sealed as this store is: whoever had the backup may have changed it. Nothing came in; if you trust it, add --trust."
            ),
            file=name,
        ) from error


def restore(
    library: MeetingLibrary, source: Path, force: bool = False, trusted: bool = False
) -> Restored:
    """Bring back the talks of a backup that are missing, older or damaged here.

    What is newer here stays, and is named. What is another version is kept beside; with `force`
    the backup's version becomes the talk, and what is here is kept beside instead. Only with `trusted`
    does anything come into a sealed store that was not sealed with its passphrase. Raises `StoreError` before anything is written when a talk in the backup cannot be read.
    """
    talks = {
        key: version_in(checked(_unsealed(data, name, trusted), name), name)
        for name, data in read_backup(source).items()
        if (key := id_in(name))
    }
    found: dict[str, list[str]] = {"came": [], "same": [], "newer": [], "other": []}
    for meeting_id, version in sorted(talks.items()):
        if meeting_id != version.meeting.id:
            raise _unsound(source)
        with library.hold(meeting_id, WHO):
            found[_bring(library, version, force)].append(meeting_id)
    return Restored(**{what: tuple(ids) for what, ids in found.items()})


def _bring(library: MeetingLibrary, version: Version, force: bool) -> str:
    meeting_id = version.meeting.id
    path = library.files(whoever=True).get(meeting_id)
    in_file = readable(path, meeting_id) if path else None
    in_journal = library.journal.read(meeting_id) if library.journal else None
    later = in_journal if in_journal and in_journal.covers(in_file or version) else None
    here = later or in_file
    if here and in_file and here.meeting == version.meeting:
        return "same"
    if force or in_file is None or version.covers(in_file):
        library.take(version if force or later is None else later)
        return "came"
    if here and here.covers(version):
        return "newer"
    library.keep_beside(version)
    return "other"


def _refuse_within(library: MeetingLibrary, target: Path) -> None:
    place, home = target.absolute().parent.resolve(), Path.home()
    for folder in map(Path.resolve, (library.folder, *library.journal_places())):
        if place.is_relative_to(folder):
            raise StoreError(
                N_(
                    "{file} would stand in the store's own folder, and be lost with it. Put it on another disk, or for now at {place}."
                ),
                file=target,
                place=(folder.parent if home.is_relative_to(folder) else home) / target.name,
            )


def _files(library: MeetingLibrary) -> list[Path]:
    talks = [library.meetings_folder / seen.name for seen in listed(library.meetings_folder)]
    seals = [library.folder / SEAL] if os.path.lexists(library.folder / SEAL) else []
    return sorted({*talks, *(copy.file for copy in library.copies()), *seals})


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        data = member.read(MOST_FILE + 1)
    if len(data) > MOST_FILE:
        raise ValueError(name)
    return data


def _unsound(source: Path) -> StoreError:
    return StoreError(
        N_("{file} is not a sound backup of Vertel. Nothing was changed; try another backup."),
        file=source,
    )
