"""Giving a store a passphrase, or taking it away: file by file, and whatever stops it, it goes on.

While it is under way some files are sealed and others not; both are read. The seal stands first
when sealing and goes last when unsealing, so that no file is ever sealed without it.
"""

import contextlib
import re
from pathlib import Path

import msgspec

from store.library import MeetingLibrary
from store.names import id_in
from store.ours import owned
from store.sealing import (
    SEAL,
    SECOND,
    Cost,
    hold,
    is_sealed,
    new_seal,
    put_seal,
    seal,
    seal_of,
    sealing,
    unseal,
    write_plainly,
)
from store.whole import read_whole, write_whole

WHO = "vertel store lock"
_ID = re.compile(r"-([a-z0-9]{6})(?![a-z0-9])")
_PLAIN = ("seal", "who", "lock", "where")  # what may be read without the passphrase


def lock(library: MeetingLibrary, passphrase: str, cost: Cost | None = None) -> int:
    """Seal everything in a store; gives the number of files. Raises `Busy`, `StoreError`.

    A store that has a passphrase already, opened with it, goes on where it was interrupted.
    """
    if seal_of(library.folder) is None:
        for name in sorted((library.folder / "locks").glob("*.who")):
            with library.hold(name.stem, WHO):  # an open window could not write any more
                pass
        new_seal(library.folder, passphrase, cost)
    count = _convert(library)
    library.summaries()  # the index, by the new names
    return count


def unlock(library: MeetingLibrary) -> int:
    """Write everything in a store as it was without a passphrase; gives the number of files."""
    found = seal_of(library.folder)
    if found is None:
        return 0
    put_seal(library.folder, msgspec.structs.replace(found, turn="unsealing"))
    write_plainly()
    count = _convert(library)
    library.summaries()
    for name in (SEAL, SECOND):
        (library.folder / name).unlink(missing_ok=True)
    hold(None)
    return count


def unconverted(library: MeetingLibrary) -> list[Path]:
    """The files of a store with a passphrase that anybody can read yet."""
    if not sealing():
        return []
    return [path for path in _files(library) if not is_sealed(read_whole(path) or b"")]


def _convert(library: MeetingLibrary) -> int:
    count = 0
    for path in _files(library):
        meeting_id = id_in(path.name) if path.parent == library.meetings_folder else ""
        with library.hold(meeting_id, WHO) if meeting_id else contextlib.nullcontext():
            data = read_whole(path)
            if data is None or is_sealed(data) == sealing():
                continue
            plain = unseal(data, path.name)
            target = _silent(library, path)
            write_whole(target, seal(plain))
            if target != path:
                path.unlink()
            count += 1
    return count


def _files(library: MeetingLibrary) -> list[Path]:
    return [one.file for one in owned(library) if one.what not in _PLAIN]


def _silent(library: MeetingLibrary, path: Path) -> Path:
    """Where a file goes whose name tells what the talk is about, a second version's too."""
    if not sealing() or path.parent != library.meetings_folder or "-private-" in path.name:
        return path
    known = library.files()
    for found in _ID.finditer(path.name):
        if found[1] in known:
            return path.with_name(f"{path.name[:10]}-{path.name[found.start(1) :]}")
    return path
