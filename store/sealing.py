"""A store with a passphrase: what Vertel writes there is sealed, and opens with the passphrase only.

A random key seals every file with AES-256-GCM, under a fresh nonce at each save; the passphrase,
through Argon2id, opens the key alone, once a run. The key, so wrapped, stands in `seal.json` in the
store, twice. A program opens one store at a time: its key is held here.
"""

import os
from pathlib import Path
from typing import Literal

import msgspec

from agendas.errors import N_
from agendas.records import Record
from store.errors import Damaged, StoreError
from store.whole import make_folder, read_whole, write_whole

SEAL = "seal.json"
SECOND = "seal.copy.json"
MAGIC = b"VERTEL SEALED 1\n"
_NONCE = 12
Turn = Literal["sealed", "unsealing"]


class Cost(Record, frozen=True, kw_only=True):
    """What Argon2id takes: memory in KiB, passes over it, and lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


class Seal(Record, frozen=True, kw_only=True):
    """The key of a store, wrapped by its passphrase; `turn` says which way it is being converted."""

    salt: str
    wrapped: str
    cost: Cost
    turn: Turn = "sealed"


class Locked(StoreError):  # noqa: N818
    """A sealed file, and no passphrase or another one's."""

    def __init__(self, file: str = "") -> None:
        super().__init__(
            N_(
                "{file} is sealed with a passphrase. Type it when it is asked, or put it in VERTEL_PASSPHRASE."
            ),
            file=file or SEAL,
        )


_key: bytes | None = None
_sealing = False


def seal_of(folder: Path) -> Seal | None:
    """The seal of the store in a folder; None when it has none. Raises `StoreError`."""
    found = False
    for name in (SEAL, SECOND):
        data = read_whole(folder / name)
        if data is None:
            continue
        found = True
        try:
            return msgspec.json.decode(data, type=Seal)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
    if found:
        raise StoreError(
            N_(
                "{file} is damaged, and without it nothing can be opened. Put it back from a backup."
            ),
            file=SEAL,
        )
    return None


def new_seal(folder: Path, passphrase: str, cost: Cost | None = None) -> None:
    """Give a store a passphrase, and hold its key. Raises `StoreError`."""
    key, salt, cost = os.urandom(32), os.urandom(16), cost or Cost()
    make_folder(folder)
    wrapped = _sealed(_derived(passphrase, salt, cost), key)
    put_seal(folder, Seal(salt=_text(salt), wrapped=_text(wrapped), cost=cost))
    hold(key)


def put_seal(folder: Path, seal: Seal) -> None:
    """Write a store's seal, twice. Raises `StoreError`."""
    for name in (SECOND, SEAL):
        write_whole(folder / name, msgspec.json.encode(seal))


def open_seal(seal: Seal, passphrase: str) -> None:
    """Hold a store's key. Raises `StoreError` for another passphrase."""
    need_library()
    from cryptography.exceptions import InvalidTag

    derived = _derived(passphrase, _bytes(seal.salt), seal.cost)
    try:
        key = _unsealed(derived, _bytes(seal.wrapped))
    except (InvalidTag, ValueError) as error:
        raise StoreError(
            N_("That is not the passphrase of this store. Nobody can open it without.")
        ) from error
    hold(key, seal.turn == "sealed")


def hold(key: bytes | None, sealing: bool = True) -> None:
    """Hold a key; what is written from now on is sealed with it, unless `sealing` is false."""
    global _key, _sealing
    _key, _sealing = key, key is not None and sealing


def held() -> bool:
    """Whether a key is held."""
    return _key is not None


def guard(folder: Path) -> None:
    """Raise `Locked` where a store has a passphrase that was not given.

    Nothing is then shown as if it were not there, and nothing is written for everybody to read.
    """
    # A link that leads nowhere counts too: what it stands for may be back in a moment.
    if _key is None and (os.path.lexists(folder / SEAL) or os.path.lexists(folder / SECOND)):
        raise Locked()


def write_plainly() -> None:
    """Go on reading what is sealed, and write as without a passphrase."""
    hold(_key, sealing=False)


def is_sealed(data: bytes) -> bool:
    """Whether the bytes of a file are sealed."""
    return data.startswith(MAGIC)


def sealing() -> bool:
    """Whether what is written now is sealed."""
    return _sealing


def seal(data: bytes) -> bytes:
    """The bytes as they go into a file: sealed, where the store has a passphrase."""
    return _sealed(_key, data) if _key is not None and _sealing else data


def unseal(data: bytes, name: str) -> bytes:
    """The bytes of a file as they were before sealing. Raises `Locked`, and `Damaged`."""
    if not is_sealed(data):
        return data
    if _key is None:
        raise Locked(name)
    from cryptography.exceptions import InvalidTag

    try:
        return _unsealed(_key, data)
    except (InvalidTag, ValueError) as error:
        raise Damaged(
            N_("{file} is damaged. It is left as it is; “vertel store check” tells more."),
            file=name,
        ) from error


def need_library() -> None:
    """Raise `StoreError`, with the line that installs it, where what seals is not installed."""
    try:
        from cryptography.hazmat.primitives.kdf import argon2  # noqa: F401
    except ImportError as error:
        from agendas.libraries import install_line

        raise StoreError(
            N_("A passphrase needs one more library. Install it with:\n{line}"),
            line=install_line("passphrase"),
        ) from error


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    need_library()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    return made.derive(passphrase.encode("utf-8", "surrogatepass"))


def _sealed(key: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return MAGIC + nonce + AESGCM(key).encrypt(nonce, data, MAGIC)


def _unsealed(key: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(MAGIC)
    nonce, rest = data[start : start + _NONCE], data[start + _NONCE :]
    return AESGCM(key).decrypt(nonce, rest, MAGIC)


def _text(data: bytes) -> str:
    import base64

    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    import base64

    return base64.b64decode(text)
