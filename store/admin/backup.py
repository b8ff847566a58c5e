"""A store in one file, checked when it is written and again before anything comes back from it."""

import hashlib
import io
import os
import zipfile
from collections.abc import Collection
from pathlib import Path

import msgspec

from agendas.errors import N_
from agendas.records.said import Record
from store.admin.backup_file import MANIFEST, Backup, Manifest, opened, refuse_beyond, unsound
from store.conflicts.both_versions import readable
from store.conflicts.versions import Version
from store.encryption.header import SEAL, SECOND, Former, Signed, read_former, read_signed
from store.encryption.seal import Foreign, unseal, unvouched
from store.encryption.which_seal import SealGone, seal_of
from store.errors import Damaged, StoreError
from store.files.atomic_write import make_folder, read_whole, write_whole
from store.files.listing import listed
from store.files.names import id_in, outranked
from store.files.tables import checked, talk_of
from store.files.talk_content import is_talk
from store.files.talk_file import version_in
from store.library import TalkLibrary

WHO = "vertel store restore"


class Restored(Record, frozen=True, kw_only=True):
    """The ids that came back, that are the `same` here, and that are `newer` here.

    Of those that are `other` here, both sides stay: the version of the backup is kept beside. `spoilt`
    are the names of files that were damaged when the backup was made.
    """

    came: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    spoilt: tuple[str, ...] = ()


def back_up(
    library: TalkLibrary, target: Path, replace: bool = False, own: Collection[Path] = ()
) -> int:
    """Write every talk, and what was kept beside it, into one file; gives the number of files.

    The file is read back and compared before this returns. Raises `StoreError`, also for a place
    in the store's own folder or among what Vertel keeps of this machine: what happens to those happens to the
    backup; and for a file of one's `own` that is no backup's place.
    """
    _refuse_within(library, target, own)
    sums: dict[str, str] = {}
    sizes: dict[str, int] = {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(library):
            data = read_whole(path)
            if data is None:
                continue  # it went meanwhile
            sizes[path.name] = len(data)
            refuse_beyond(target, sizes)
            sums[path.name] = hashlib.sha256(data).hexdigest()
            archive.writestr(path.name, data)
        archive.writestr(MANIFEST, msgspec.json.encode(Manifest(files=sums)))
    write_whole(target, packed.getvalue(), replace=replace)
    with opened(target) as backup:
        if backup.sums != sums:
            raise unsound(target)
        for name in sums:
            backup.read(name)
    return len(sums)


def bring_seal(library: TalkLibrary, source: Path) -> None:
    """Put a backup's seal in an empty store, so that its passphrase opens what comes back.

    Raises `StoreError` where the store has talks, or a seal of its own that does not open the backup.
    """
    with opened(source) as backup:
        if SEAL not in backup.sums:
            return
        data = backup.read(SEAL)
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


def _seal_here(library: TalkLibrary) -> Signed | Former | None:
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
    library: TalkLibrary, source: Path, force: bool = False, trusted: bool = False
) -> Restored:
    """Bring back the talks of a backup that are missing, older or damaged here.

    What is newer here stays, and is named. What is another version is kept beside; with `force`
    the backup's version becomes the talk, and what is here is kept beside instead. Only with `trusted`
    does anything come into a sealed store that was not sealed with its passphrase. What was damaged when the
    backup was made is left out, and named. Raises `StoreError` before anything is written when the backup is not
    as it was made, or larger than one can be, and when a talk in it is of a newer Vertel.
    """
    found: dict[str, list[str]] = {"came": [], "same": [], "newer": [], "other": [], "spoilt": []}
    with opened(source) as backup:
        sound, found["spoilt"] = _looked_over(backup, trusted)
        for name in sound:
            version = _version(backup, name, trusted)
            with library.hold(version.talk.id, WHO):
                found[_bring(library, version, force)].append(version.talk.id)
    return Restored(**{what: tuple(ids) for what, ids in found.items()})


def _looked_over(backup: Backup, trusted: bool) -> tuple[list[str], list[str]]:
    """The files of the talks in a backup, one a talk, and those that are damaged; one in memory at a time."""
    names, spoilt = [], []
    for name in sorted(backup.sums):
        if not id_in(name):
            backup.read(name)
            continue
        try:
            if id_in(name) != _version(backup, name, trusted).talk.id:
                raise unsound(backup.source)
            names.append(name)
        except Foreign:
            raise
        except Damaged:
            spoilt.append(name)
    twins = outranked(names, id_in, lambda _name: True)
    return [name for name in names if name not in twins], spoilt


def _version(backup: Backup, name: str, trusted: bool) -> Version:
    return version_in(checked(_unsealed(backup.read(name), name, trusted), name), name)


def _bring(library: TalkLibrary, version: Version, force: bool) -> str:
    talk_id = version.talk.id
    path = library.files(whoever=True).get(talk_id)
    in_file = readable(path, talk_id) if path else None
    in_journal = library.journal.read(talk_id) if library.journal else None
    later = in_journal if in_journal and in_journal.covers(in_file or version) else None
    here = later or in_file
    if here and in_file and here.talk == version.talk:
        return "same"
    if force or in_file is None or version.covers(in_file):
        library.take(version if force or later is None else later)
        return "came"
    if here and here.covers(version):
        return "newer"
    library.keep_beside(version)
    return "other"


def _refuse_within(library: TalkLibrary, target: Path, own: Collection[Path]) -> None:
    place, home = target.absolute().parent.resolve(), Path.home()
    state = [library.state_folder] if library.state_folder else []
    for folder in map(Path.resolve, (library.folder, *library.journal_places(), *state)):
        if place.is_relative_to(folder):
            raise StoreError(
                N_(
                    "{file} would stand in a folder of Vertel's own, and be lost with it. Put it on another disk, or for now at {place}."
                ),
                file=target,
                place=(folder.parent if home.is_relative_to(folder) else home) / target.name,
            )
    if target.resolve() in map(Path.resolve, own):
        raise StoreError(
            N_("{file} is where Vertel keeps its settings. Choose another name."), file=target
        )


def _files(library: TalkLibrary) -> list[Path]:
    there = (library.meetings_folder / seen.name for seen in listed(library.meetings_folder))
    talks = filter(is_talk, there)  # what is somebody else's would keep all from coming back
    seals = [library.folder / SEAL] if os.path.lexists(library.folder / SEAL) else []
    return sorted({*talks, *(copy.file for copy in library.copies()), *seals})
