"""Which seal a store is to be opened with: what its folder says, held against what this machine knows.

A folder may be anybody's: a seal that was taken away, put back from before or exchanged for another
is told, and nothing is then opened. See docs/encryption.md.
"""

import contextlib
import os
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import Path

from agendas.errors import N_
from agendas.files import read_beginning
from store.encryption.header import (
    SEAL,
    SECOND,
    Former,
    Signed,
    changed,
    opened_before,
    read_former,
    read_signed,
)
from store.encryption.trusted import is_trusted, pinned
from store.errors import StoreError, unreadable
from store.files.atomic_write import read_whole

MAGIC = b"VERTEL SEALED "  # of every form
NOW = MAGIC + b"2 "
_LOOK = 8  # files of a store without a seal
_CACHE = "index.json"
_number = attrgetter("number")


class SealGone(StoreError):  # noqa: N818
    """A store that was sealed on this machine, or has sealed files, and has no seal."""

    def __init__(self, folder: Path, known: bool = True) -> None:
        here = N_(
            "{folder} was sealed with a passphrase on this machine, and its seal is gone. Nothing is opened and nothing is written. “vertel store lock” puts the seal back; if you know why it is gone: vertel store trust"
        )
        elsewhere = N_(
            "In {folder} there are files that are sealed with a passphrase, and the seal is gone. Nothing is opened and nothing is written. Put seal.json back, from another machine or a backup; if you know why it is gone: vertel store trust"
        )
        super().__init__(here if known else elsewhere, folder=folder)


def there(folder: Path) -> bool:
    """Whether a store has a seal, sound or not; a link that leads nowhere counts too.

    Raises `StoreError` where that cannot be seen: what is not known to be open is not opened.
    """
    return _is_there(folder / SEAL) or _is_there(folder / SECOND)


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise unreadable(path.name, error) from error
    return True


def seal_of(folder: Path, state: Path | None = None) -> Signed | Former | None:
    """The seal that a store is to be opened with; None when it has no passphrase.

    `state` is where this machine remembers what was opened on it. Raises `StoreError` where the seal
    is not one to go by: damaged, of another store than was here, or gone.
    """
    found, former, wrong = seals_in(folder)
    before = opened_before(folder)
    known = pinned(state, folder, {one.seal.store for one in found})
    if known is None:
        newest = max(found, key=_number, default=None)
        if former and newest is None and _has_sealed(folder, NOW):
            raise changed(SEAL)  # an earlier seal was put back, which holds less
        off = newest and any(one.is_of(newest) and one.number > newest.number for one in before)
        if not off and (newest or former):
            return newest or former
        if not off and wrong:
            raise wrong
        refuse_sealed(folder, state)
        return None  # of a passphrase that was taken off, a seal may be left
    newest = max([*(one for one in (*found, *before) if one.is_of(known)), known], key=_number)
    others = [one for one in found if not one.is_of(known)]
    if newest.seal.turn == "open":  # whatever seal is there now came after it
        after = max(others, key=_number, default=former)
        if after is None:
            refuse_sealed(folder, None)
        return after
    if not there(folder):
        raise SealGone(folder)
    if others and len(others) == len(found):
        raise StoreError(
            N_(
                "{folder} has the seal of another store than was opened there on this machine. Nothing is opened and nothing is written. If you know why: vertel store trust"
            ),
            folder=folder,
        )
    return newest


def refuse_sealed(folder: Path, state: Path | None) -> None:
    """Raise `SealGone` where files are sealed though no seal is to be gone by, unless somebody said that it is so."""
    if not is_trusted(state, folder) and _has_sealed(folder, MAGIC):
        raise SealGone(folder, known=False)


def seals_in(folder: Path) -> tuple[list[Signed], Former | None, StoreError | None]:
    """The seals that are whole, the one of form 1, and what is wrong where there is neither."""
    found: list[Signed] = []
    former, wrong = None, None
    for name in (SEAL, SECOND):
        try:
            data = read_whole(folder / name)
            if data is None:
                continue
            former = former or read_former(data)
            found.append(read_signed(data, name))
        except StoreError as error:
            wrong = wrong or error
    return found, former, wrong


@cache
def _has_sealed(folder: Path, sign: bytes) -> bool:
    """Whether some of the files that are looked at first begin so; looked at once a run."""
    with contextlib.suppress(OSError), os.scandir(folder / "meetings") as entries:
        some = [folder / _CACHE, *(Path(entry.path) for entry in islice(entries, _LOOK))]
        return any(_begins(path, sign) for path in some)
    return False


def _begins(path: Path, sign: bytes) -> bool:
    try:
        return read_beginning(path, len(sign)) == sign
    except OSError:
        return False
