"""A store with a passphrase: what Vertel writes there is sealed, and opens with the passphrase only.

Each file is sealed as what it is, `talk k3f9q2` or `cache index.json`, by a key of its own at each
save; docs/encryption.md has the form, and what it holds against. A program opens one store at a
time: its key is held here. Whatever the seal says, what is written is sealed while a key is held.
"""

import hashlib
import os
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from agendas.errors import N_
from store.encryption.header import (
    FORMER,
    SEAL,
    Former,
    Signed,
    derived,
    former_key,
    former_key_in,
    key_in,
    opened_before,
    unwrap,
    wrap,
)
from store.encryption.in_rows import GROWS, as_row, from_row, whole_rows
from store.encryption.trusted import pin, pinned, unpin
from store.encryption.which_seal import MAGIC, NOW, refuse_sealed, seal_of, seals_in, there
from store.errors import Damaged, StoreError
from store.files.atomic_write import read_whole

LIST = "seal.list.json"
_SALT = 32
_LONGEST = 200  # bytes of the first line

Present = tuple[int, int, int] | None


class Locked(StoreError):  # noqa: N818
    """A sealed file, and no passphrase or another one's."""

    def __init__(self, file: str = "") -> None:
        super().__init__(
            N_(
                "{file} is sealed with a passphrase. Type it when it is asked, or put it in VERTEL_PASSPHRASE."
            ),
            file=file or SEAL,
        )


class Foreign(Damaged):
    """A file in a sealed store that cannot be known to have been written with its passphrase."""


class HeldKey(NamedTuple):
    """The key of the store that is open; `seal` is None in form 1, which the key is then of.

    `former` is the key of form 1 that a store had before. `listed` are the files that may stand there
    in their other form, while the store is being converted; see `listed_as`.
    """

    key: bytes
    folder: Path
    seal: Signed | None = None
    state: Path | None = None
    former: bytes = b""
    listed: frozenset[bytes] = frozenset()


_held: HeldKey | None = None
_plainly = False
_at: Present = None


def open_seal(
    folder: Path, found: Signed | Former, passphrase: str, state: Path | None = None
) -> None:
    """Hold a store's key. Raises `StoreError` for another passphrase."""
    if isinstance(found, Former):
        hold(HeldKey(key=former_key(found, passphrase), folder=folder, state=state))
        return
    hold_by(folder, found, key_in(found, passphrase), state)


def hold_by(folder: Path, found: Signed, key: bytes, state: Path | None) -> None:
    """Hold the key of a seal, and remember the seal. Raises `StoreError`."""
    former = former_key_in(found.seal, key)
    listed = _listed(folder, key, found)
    hold(HeldKey(key=key, folder=folder, seal=found, state=state, former=former, listed=listed))
    pin(state, folder, found)


def hold(key: HeldKey | None) -> None:
    """Hold a key; what is written from now on is sealed with it. None lets it go."""
    global _held, _plainly, _at
    _held, _plainly = key, False
    _at = _present(key.folder) if key else None


def holding() -> HeldKey | None:
    """The key that is held."""
    return _held


def guard(folder: Path, state: Path | None = None) -> None:
    """Raise `Locked` where a store has a passphrase that was not given, and as `seal_of` does.

    Nothing is then shown as if it were not there, and nothing is written for everybody to read.
    """
    if _held is not None:
        _follow(_held)
    elif there(folder):
        if seal_of(folder, state) is not None:
            raise Locked()
    elif pinned(state, folder):
        seal_of(folder, state)
        unpin(state, folder)
    else:
        refuse_sealed(folder, state)


def write_plainly() -> None:
    """Go on reading what is sealed, and write as without a passphrase: `vertel store unlock` alone."""
    global _plainly
    _plainly = True


def is_sealed(data: bytes) -> bool:
    """Whether the bytes of a file are sealed, in any form."""
    return data.startswith(MAGIC)


def in_this_form(data: bytes) -> bool:
    """Whether the bytes of a file are sealed in the present form."""
    return data.startswith(NOW)


def as_now(data: bytes) -> bool:
    """Whether the bytes of a file are as they are written now."""
    if _held is None or _plainly:
        return not is_sealed(data)
    return data.startswith(NOW if _held.seal else FORMER)


def sealing() -> bool:
    """Whether what is written now is sealed."""
    return _held is not None and not _plainly


def seal(data: bytes, purpose: str) -> bytes:
    """The bytes as they go into a file: sealed as what it is, where the store has a passphrase.

    A file that grows is sealed row by row, see `in_rows`.
    """
    if _held is None or _plainly:
        return data
    if purpose.startswith(GROWS) and _held.seal:
        return b"".join(as_row(_sealed(_held, row, purpose)) for row in whole_rows(data))
    return _sealed(_held, data, purpose)


def _sealed(held: HeldKey, data: bytes, purpose: str) -> bytes:
    if held.seal is None:
        return FORMER + wrap(held.key, data, FORMER)
    return sealed_with(held.key, data, purpose)


def sealed_with(key: bytes, data: bytes, purpose: str) -> bytes:
    """The bytes of a file, sealed with the key of a store as what it is."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = NOW + purpose.encode() + b"\n" + os.urandom(_SALT)
    made = _key_of(key, head)
    return head + AESGCM(made[:32]).encrypt(made[32:], data, head)


def unseal(data: bytes, name: str, purpose: str) -> bytes:
    """The bytes of a file as they were before sealing.

    `purpose` is what the file should be by its place, or its first word where that is all there is to
    know. Raises `Locked`, and `Damaged` for what was not sealed as that with this passphrase.
    """
    held = _held
    if held is None:
        if is_sealed(data):
            raise Locked(name)
        return data
    if data.startswith(NOW) and held.seal:
        return unsealed_with(held.key, data, name, purpose)
    if data.startswith(FORMER) and not held.seal:
        return _opened_former(held.key, data, name)
    if listed_as(purpose, data) in held.listed:
        return _opened_former(held.former, data, name) if is_sealed(data) else data
    if not is_sealed(data):
        raise Foreign(
            N_(
                "{file} can be read without the passphrase, so anybody may have written it. It is left as it is; “vertel store check” tells more."
            ),
            file=name,
        )
    raise Foreign(
        N_(
            "{file} is sealed in another form than the store, and may have been put back from before. It is left as it is; “vertel store check” tells more."
        ),
        file=name,
    )


def unvouched(data: bytes, name: str, purpose: str, aside: str) -> bytes:
    """What stands in a file that may be anybody's, for who was told so. Raises as `unseal`.

    `aside` is what it is where Vertel set it aside itself.
    """
    held = _held
    if held is None or data.startswith(NOW):
        return unseal(data, name, aside if purpose_in(data) == aside else purpose)
    if data.startswith(FORMER):
        return _opened_former(held.former or held.key, data, name)
    return data


def fingerprint(data: bytes) -> str:
    """The same for the same words, for a name: nobody without the passphrase can try what they are."""
    found = hashlib.sha256(data).digest()
    return derived(_held.key, b"vertel 2 name", salt=found).hex() if _held else found.hex()


def purpose_in(data: bytes) -> str:
    """What a sealed file says it is; "" where it says nothing. It is true once the file is unsealed."""
    line, end, _rest = data[:_LONGEST].partition(b"\n")
    return line[len(NOW) :].decode("ascii", "replace") if end and line.startswith(NOW) else ""


def listed_as(purpose: str, data: bytes) -> bytes:
    """By what a file is known that may stand there in its other form."""
    return hashlib.sha256(purpose.encode() + b"\n" + data).digest()


def list_bytes(listed: frozenset[bytes], key: bytes, number: int) -> bytes:
    """The bytes of the list of a conversion that the seal of this number begins."""
    body = msgspec.json.encode(sorted(one.hex() for one in listed))
    return sealed_with(key, body, f"list {number}")


def _listed(folder: Path, key: bytes, found: Signed) -> frozenset[bytes]:
    if found.seal.turn not in ("sealing", "unsealing"):
        return frozenset()
    try:
        body = unsealed_with(key, read_whole(folder / LIST) or b"", LIST, f"list {found.number}")
        return frozenset(map(bytes.fromhex, msgspec.json.decode(body, type=list[str])))
    except (StoreError, msgspec.MsgspecError, ValueError):
        return frozenset()  # what is not listed is not taken for the store's own, and `check` tells


def _follow(held: HeldKey) -> None:
    """Go along with what somebody with the passphrase did to the seal elsewhere."""
    global _at
    now = _present(held.folder)
    if now == _at:
        return
    found, _former, _wrong = seals_in(held.folder)
    if held.seal is None:
        if found:
            raise StoreError(
                N_(
                    "The seal of this store was brought to another form in another window or on another machine. Close Vertel here and start it again."
                )
            )
        return
    _at = now
    ours = [one for one in (*found, *opened_before(held.folder)) if one.is_of(held.seal)]
    newest = max([*ours, held.seal], key=attrgetter("number"))
    if newest.number == held.seal.number:
        return  # nobody with the passphrase did it: what is written stays sealed
    if newest.seal.turn == "open":
        hold(None)
        unpin(held.state, held.folder)
    else:
        hold_by(held.folder, newest, held.key, held.state)


def _present(folder: Path) -> Present:
    try:
        stat = os.lstat(folder / SEAL)
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _key_of(key: bytes, head: bytes) -> bytes:
    """The key and the nonce of one save of one file."""
    return derived(key, b"vertel 2 file", 44, salt=head[-_SALT:])


def unsealed_with(key: bytes, data: bytes, name: str, purpose: str) -> bytes:
    """The bytes of a file that the key of a store sealed as this. Raises `Foreign`."""
    if purpose.startswith(GROWS):
        rows = [from_row(row) for row in whole_rows(data)]
        return b"".join(_unsealed(key, row, name, purpose) + b"\n" for row in rows)
    return _unsealed(key, data, name, purpose)


def _unsealed(key: bytes, data: bytes, name: str, purpose: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    told = purpose_in(data)
    start = len(NOW) + len(told) + 1 + _SALT
    head = data[:start]
    try:
        made = _key_of(key, head)
        plain = AESGCM(made[:32]).decrypt(made[32:], data[start:], head)
    except (InvalidTag, ValueError) as error:
        raise Foreign(
            N_(
                "{file} was changed, or belongs to another store: this passphrase does not open it. It is left as it is; “vertel store check” tells more."
            ),
            file=name,
        ) from error
    if told != purpose and told.partition(" ")[0] != purpose:
        raise Foreign(
            N_(
                "{file} was sealed as something else ({purpose}) and was put in the place of another. It is left as it is; “vertel store check” tells more."
            ),
            file=name,
            purpose=told,
        )
    return plain


def _opened_former(key: bytes, data: bytes, name: str) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return unwrap(key, data[len(FORMER) :], FORMER)
    except (InvalidTag, ValueError) as error:
        raise Damaged(
            N_("{file} is damaged. It is left as it is; “vertel store check” tells more."),
            file=name,
        ) from error
