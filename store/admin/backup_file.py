"""The file of a backup: a zip with a sum of each file in it, bounded before any of it is unpacked.

Whoever made it may have wanted to fill this machine's memory: what a file says of itself is looked
at first, then one file in it at a time.
"""

import contextlib
import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from agendas.errors import N_
from agendas.files import open_regular
from agendas.records.said import Record
from store.errors import StoreError, unreadable

MANIFEST = "vertel-backup.json"
MEGABYTE = 1024 * 1024
MOST_FILE = 32 * MEGABYTE
MOST_TOTAL = 2048 * MEGABYTE  # of all files, unpacked
MOST_FILES = 200_000
MOST_DIRECTORY = 24 * MEGABYTE  # what names the files: as much as that many names take
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for memory by themselves
_END, _END64 = struct.Struct("<4s4H2LH"), struct.Struct("<4sQ2H2L4Q")
_LOCATED = 20  # bytes of what stands between the two


class Manifest(Record, frozen=True, kw_only=True):
    """What a backup holds: the SHA-256 of each file by its name."""

    vertel: int = 1
    files: dict[str, str]


class Backup:
    """A backup that is open: `sums` has what each file in it should be, by its name."""

    def __init__(self, source: Path, archive: zipfile.ZipFile) -> None:
        """Looks at what it says of itself, and unpacks the sums alone. Raises as `opened`."""
        self.source, self._archive = source, archive
        there = archive.infolist()
        sizes = {one.filename: one.file_size for one in there}
        if len(sizes) != len(there) or any(one.compress_type not in _PACKED for one in there):
            raise unsound(source)
        refuse_beyond(source, sizes)
        self.sums = msgspec.json.decode(self._unpacked(MANIFEST), type=Manifest).files
        if sizes.keys() != {MANIFEST, *self.sums} or any(Path(n).name != n for n in sizes):
            raise unsound(source)

    def read(self, name: str) -> bytes:
        """A file in it, compared with its sum. Raises `StoreError`."""
        with _told(self.source):
            data = self._unpacked(name)
        if hashlib.sha256(data).hexdigest() != self.sums[name]:
            raise unsound(self.source)
        return data

    def _unpacked(self, name: str) -> bytes:
        with self._archive.open(name) as member:
            return member.read(MOST_FILE)  # no more than it said, or its own sum is another


@contextlib.contextmanager
def opened(source: Path) -> Iterator[Backup]:
    """A backup, to read from. Raises `StoreError` for what is none, or larger than one can be."""
    with contextlib.ExitStack() as stack:
        with _told(source):
            file = stack.enter_context(_file(source))
            archive = stack.enter_context(zipfile.ZipFile(file))
            backup = Backup(source, archive)
        yield backup


def refuse_beyond(file: Path, sizes: dict[str, int]) -> None:
    """Raise `StoreError` where these files, by name with their bytes, are more than a backup holds."""
    if len(sizes) > MOST_FILES + 1:
        raise StoreError(
            N_("{file} would hold {n} files; a backup holds at most {most}."),
            file=file,
            n=len(sizes),
            most=MOST_FILES,
        )
    name, size = max(sizes.items(), key=lambda one: one[1], default=("", 0))
    if size > MOST_FILE:
        raise StoreError(
            N_("{name} in {file} takes {n} MB; no talk is larger than {most} MB."),
            file=file,
            name=name,
            n=size // MEGABYTE,
            most=MOST_FILE // MEGABYTE,
        )
    total = sum(sizes.values())
    if total > MOST_TOTAL:
        raise StoreError(
            N_("{file} would take {n} MB unpacked; a backup takes at most {most} MB."),
            file=file,
            n=total // MEGABYTE,
            most=MOST_TOTAL // MEGABYTE,
        )


def _file(source: Path) -> BinaryIO:
    try:
        file = io.BufferedReader(open_regular(source, follow=True))
    except FileNotFoundError:
        raise StoreError(N_("There is no file {file}."), file=source) from None
    except OSError as error:
        raise unreadable(source, error) from error
    if _directory(file) > MOST_DIRECTORY:
        file.close()
        raise unsound(source)
    return file


def _directory(file: BinaryIO) -> int:
    """The bytes of what names the files in a zip: it is read whole before anything can be asked."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END.size - _LOCATED - _END64.size))
    tail = file.read()
    mark, *_parts, told, _at, comment = _END.unpack(tail[-_END.size :].rjust(_END.size))
    mark64, *parts = _END64.unpack(tail[: _END64.size].rjust(_END64.size))
    if mark != b"PK\5\6" or comment:
        return MOST_DIRECTORY + 1  # not as it is written here
    return max(int(told), int(parts[7]) if mark64 == b"PK\6\6" else 0)


@contextlib.contextmanager
def _told(source: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError) as error:
        raise unsound(source) from error
    except (NotImplementedError, RuntimeError, struct.error, msgspec.MsgspecError) as error:
        raise unsound(source) from error


def unsound(source: Path) -> StoreError:
    """The error for what is no backup, or not as it was made."""
    return StoreError(
        N_("{file} is not a sound backup of Vertel. Nothing was changed; try another backup."),
        file=source,
    )
