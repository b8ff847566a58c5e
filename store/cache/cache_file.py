"""A file that can be lost: made from the talks so that nothing waits, and made anew when in doubt.

Its first line tells when it was cut short or changed, or made by another Vertel than this: a talk
may be read otherwise there, and what came of it is not to be mixed. Where the store has a passphrase it
is sealed as the talks are. Nothing waits for it to be on disk.
"""

import os
import zlib
from functools import cache
from pathlib import Path

import agendas
import store
from agendas.errors import N_
from agendas.files import read_beginning
from store.encryption.seal import guard, seal, unseal
from store.encryption.which_seal import MAGIC
from store.errors import StoreError
from store.files.atomic_write import read_whole, write_whole

_NAMED = b"cache of Vertel "
_EARLIER = b'{\n "summaries"'  # the index of the first Vertels


def read_cache(path: Path) -> bytes | None:
    """What was put in a cache; None when it is missing, damaged, or not to be read."""
    try:
        data = unseal(read_whole(path) or b"", path.name, cache_of(path))
    except StoreError:
        return None
    end = data.find(b"\n") + 1
    body = data[end:]
    return body if end and data[:end] == _sum(body) else None


def is_damaged(path: Path) -> bool:
    """Whether a cache is there and its bytes are not those that were written, by any Vertel."""
    try:
        whole = read_whole(path)
        if whole is None:
            return False
        data = unseal(whole, path.name, cache_of(path))
    except StoreError:
        return True
    end = data.find(b"\n") + 1
    head, sum_ = data[:end].split(b" "), b"%08x\n" % zlib.crc32(data[end:])
    return not (end and data.startswith(_NAMED) and head[-1] == sum_)


def put_cache(path: Path, body: bytes) -> None:
    """Write a cache anew. Raises `StoreError`, also where somebody else's file has that name."""
    if not may_replace(path):
        raise StoreError(
            N_("{file} is not Vertel's, and stays as it is. Move it, or choose another folder."),
            file=path,
        )
    guard(path.parent)
    write_whole(path, seal(_sum(body) + body, cache_of(path)), durable=False)


def write_cache(path: Path, body: bytes) -> bool:
    """Write a cache anew. False when it cannot be written, which costs speed and no word."""
    try:
        put_cache(path, body)
    except StoreError:
        return False
    return True


def may_replace(path: Path) -> bool:
    """Whether nothing is there, or what is or was a cache before it was damaged."""
    try:
        head = read_beginning(path, len(_NAMED))  # the longest of the signs
    except FileNotFoundError:
        return True
    except OSError:
        return False
    told = head.strip(b"\0")
    return any(told[: len(sign)] == sign[: len(told)] for sign in (_NAMED, MAGIC, _EARLIER))


def cache_of(path: Path) -> str:
    """As what a cache is sealed."""
    return f"cache {path.name}"


def _sum(body: bytes) -> bytes:
    return b"%s%08x %08x\n" % (_NAMED, _made_by(), zlib.crc32(body))


@cache
def _made_by() -> int:
    """A number for the code that reads and folds talks: another one for any other code."""
    found = []
    folders = [*agendas.__path__, *store.__path__]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    found.append(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}")
                elif entry.is_dir() and not entry.name.startswith("__"):
                    folders.append(entry.path)
    return zlib.crc32("\n".join(sorted(found)).encode())
