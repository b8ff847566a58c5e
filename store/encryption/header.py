"""The seal of a store: what `seal.json` says, signed as a whole. Its form is in docs/encryption.md.

It holds the store's key, wrapped by the passphrase. Whatever the file says is somebody else's word
until its signature is by the key that the passphrase opened.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import msgspec

from agendas.decoded import decoded
from agendas.errors import N_
from agendas.records.said import Record
from store.errors import Damaged, Newer, StoreError
from store.files.atomic_write import read_whole, write_whole

SEAL = "seal.json"
SECOND = "seal.copy.json"
OPENED = "unsealed.json"  # the last seals of a store whose passphrase was taken off
FORM = 2
FORMER = b"VERTEL SEALED 1\n"  # how a file of form 1 begins, and its key
Turn = Literal["sealed", "sealing", "unsealing", "open"]

MOST_MEMORY = 1024 * 1024  # KiB
MOST_PASSES = 32
MOST_LANES = 16
MOST_WORK = 4 * MOST_MEMORY  # KiB in all passes together
_README = (
    "The seal of a store with a passphrase, in form 2. An older Vertel says that this file is damaged: "
    "update Vertel, and leave the file as it is."
)
_NONCE = 12
_SIGNATURE = re.compile(rb"[0-9a-f]{128}")

Positive = Annotated[int, msgspec.Meta(ge=1)]


def _hex(size: int, pattern: str = "^(?:[0-9a-f]{%d})$") -> msgspec.Meta:
    return msgspec.Meta(pattern=pattern % (2 * size))


class Cost(Record, frozen=True, kw_only=True):
    """What Argon2id takes: memory in KiB, passes over it, and lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """Whether a machine can be asked for it: a file of somebody else's may say anything."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory <= MOST_MEMORY
            and 1 <= self.passes <= MOST_PASSES
            and self.memory * self.passes <= MOST_WORK
        )


class Seal(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=False
):
    """The key of a store, wrapped by its passphrase, and which way the store is being converted."""

    vertel: str = _README
    form: Literal[2] = 2
    store: Annotated[str, _hex(16)]
    number: Positive
    turn: Turn
    cost: Cost
    salt: Annotated[str, _hex(16)]
    wrapped: Annotated[str, _hex(60)]
    former: Annotated[str, _hex(60, "^(?:[0-9a-f]{%d})?$")] = ""
    key: Annotated[str, _hex(32)]


class Signed(NamedTuple):
    """A seal, and the bytes that it stands in with its signature."""

    seal: Seal
    data: bytes

    @property
    def number(self) -> int:
        """One more at each change of the seal."""
        return self.seal.number

    def is_of(self, other: "Signed") -> bool:
        """Whether both are of one store, signed by one key."""
        return (self.seal.store, self.seal.key) == (other.seal.store, other.seal.key)


class Former(Record, frozen=True, kw_only=True):
    """A seal of form 1. It was not signed, so its `turn` may be anybody's word, and is not used."""

    salt: str
    wrapped: str
    cost: Cost
    turn: Literal["sealed", "unsealing"] = "sealed"


class _Form(msgspec.Struct, frozen=True):
    form: int = 1


def derived(key: bytes, info: bytes, size: int = 32, salt: bytes | None = None) -> bytes:
    """Another key out of a key, by HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=size, salt=salt, info=info).derive(key)


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


def wrap(under: bytes, key: bytes, data: bytes) -> bytes:
    """A key, readable with the key `under` alone; `data` says what it is."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(under).encrypt(nonce, key, data)


def unwrap(under: bytes, wrapped: bytes, data: bytes) -> bytes:
    """What was wrapped. Raises `InvalidTag`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(under).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], data)


def passphrase_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key of a passphrase. Raises `StoreError` for costs that nobody can be asked to bear."""
    if not cost.bearable:
        raise StoreError(
            N_(
                "{file} asks for {memory} MB of memory and {passes} passes to open the store. That is not what Vertel wrote: put the file back from a backup."
            ),
            file=SEAL,
            memory=cost.memory // 1024,
            passes=cost.passes,
        )
    need_library()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    try:
        return made.derive(passphrase.encode("utf-8", "surrogatepass"))
    except MemoryError as error:
        raise StoreError(
            N_("This machine has no {memory} MB of memory free, which the passphrase takes."),
            memory=cost.memory // 1024,
        ) from error


def sealed_by(
    passphrase: str,
    key: bytes,
    cost: Cost,
    store: str,
    number: int,
    turn: Turn,
    former: bytes = b"",
) -> Signed:
    """A seal that this passphrase opens; `former` is the key of form 1, where there was one."""
    salt = os.urandom(16)
    wrapped = wrap(passphrase_key(passphrase, salt, cost), key, _about("key", store))
    kept = (
        wrap(derived(key, b"vertel 2 former"), former, _about("former", store)) if former else b""
    )
    seal = Seal(
        store=store,
        number=number,
        turn=turn,
        cost=cost,
        salt=salt.hex(),
        wrapped=wrapped.hex(),
        former=kept.hex(),
        key=_public(key),
    )
    return signed(seal, key)


def signed(seal: Seal, key: bytes) -> Signed:
    """A seal with its signature."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    line = msgspec.json.encode(seal)
    private = Ed25519PrivateKey.from_private_bytes(derived(key, b"vertel 2 sign"))
    return Signed(seal, line + b"\n" + private.sign(_signed_bytes(line)).hex().encode() + b"\n")


def key_in(found: Signed, passphrase: str) -> bytes:
    """The key of a store. Raises `StoreError` for another passphrase, and for a seal that was changed."""
    from cryptography.exceptions import InvalidTag

    seal = found.seal
    under = passphrase_key(passphrase, bytes.fromhex(seal.salt), seal.cost)
    try:
        key = unwrap(under, bytes.fromhex(seal.wrapped), _about("key", seal.store))
    except InvalidTag as error:
        raise _not_the_passphrase() from error
    if _public(key) != seal.key:  # the signature is good, and by somebody else
        raise changed(SEAL)
    return key


def former_key_in(seal: Seal, key: bytes) -> bytes:
    """The key of form 1 that a store had; none where it had none. Raises `StoreError`."""
    from cryptography.exceptions import InvalidTag

    if not seal.former:
        return b""
    under = derived(key, b"vertel 2 former")
    try:
        return unwrap(under, bytes.fromhex(seal.former), _about("former", seal.store))
    except InvalidTag as error:
        raise changed(SEAL) from error


def read_signed(data: bytes, name: str) -> Signed:
    """The seal in these bytes, whole as it was signed. Raises `Damaged`, `Newer`, `StoreError`."""
    need_library()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    line, _end, signature = data.partition(b"\n")
    try:
        form = decoded(line, _Form).form
        if form > FORM:
            raise Newer(
                N_(
                    "{file} was written by a newer Vertel (schema {version}). Update Vertel to open it."
                ),
                file=name,
                version=form,
            )
        seal = decoded(line, Seal)
        if signature[128:] != b"\n" or not _SIGNATURE.fullmatch(signature[:128]):
            raise changed(name)
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.key))
        public.verify(bytes.fromhex(signature[:128].decode()), _signed_bytes(line))
    except (msgspec.MsgspecError, ValueError, InvalidSignature) as error:
        raise changed(name) from error
    return Signed(seal, data)


def read_former(data: bytes) -> Former | None:
    """The seal of form 1 in these bytes; None where they hold none."""
    try:
        return decoded(data, Former) if decoded(data, _Form).form == 1 else None
    except msgspec.MsgspecError:
        return None


def former_key(found: Former, passphrase: str) -> bytes:
    """The key of a store of form 1. Raises `StoreError` as `key_in`."""
    import base64

    from cryptography.exceptions import InvalidTag

    try:
        salt, wrapped = (
            base64.b64decode(text, validate=True) for text in (found.salt, found.wrapped)
        )
        if len(salt) < 8 or not wrapped.startswith(FORMER):
            raise changed(SEAL)
    except ValueError as error:
        raise changed(SEAL) from error
    under = passphrase_key(passphrase, salt, found.cost)
    try:
        return unwrap(under, wrapped[len(FORMER) :], FORMER)
    except (InvalidTag, ValueError) as error:
        raise _not_the_passphrase() from error


def put_seal(folder: Path, found: Signed) -> None:
    """Write a store's seal, twice. Raises `StoreError`."""
    for name in (SECOND, SEAL):
        write_whole(folder / name, found.data)


def opened_before(folder: Path) -> list[Signed]:
    """The seals of this store that were taken off, oldest first; those that are not whole are left out."""
    try:
        lines = (read_whole(folder / OPENED) or b"").splitlines(keepends=True)
    except StoreError:
        return []
    found = []
    for line, signature in zip(lines[::2], lines[1::2], strict=False):
        try:
            one = read_signed(line + signature, OPENED)
        except StoreError:
            continue  # somebody else's word: it says nothing of this store
        if one.seal.turn == "open":
            found.append(one)
    return found


def put_opened(folder: Path, found: Signed) -> None:
    """Write down that the passphrase was taken off. Raises `StoreError`."""
    before = b"".join(one.data for one in opened_before(folder))
    write_whole(folder / OPENED, before + found.data)


def changed(name: str) -> Damaged:
    """The error for a seal that is not as somebody with the passphrase wrote it."""
    return Damaged(
        N_(
            "{file} was changed by something that does not have the passphrase, and nothing is opened by it. Put it back from a backup."
        ),
        file=name,
    )


def _not_the_passphrase() -> StoreError:
    return StoreError(N_("That is not the passphrase of this store. Nobody can open it without."))


def _about(what: str, store: str) -> bytes:
    return f"vertel 2 {what} {store}".encode()


def _signed_bytes(line: bytes) -> bytes:
    return b"vertel 2 seal\n" + line


def _public(key: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(derived(key, b"vertel 2 sign"))
    return private.public_key().public_bytes_raw().hex()
