"""What is in a file of a store, in plain words, whether the store has a passphrase or not."""

from pathlib import Path

from store.encryption.seal import is_sealed, purpose_in, seal, unseal
from store.errors import StoreError


def plain(path: Path) -> bytes:
    """The bytes of a file as they were before sealing; as they stand there where nobody opens them."""
    data = path.read_bytes()
    try:
        return unseal(data, path.name, purpose_in(data)) if is_sealed(data) else data
    except StoreError:
        return data


def put(path: Path, words: bytes, like: Path) -> None:
    """Write a file with these words, sealed as what the file `like` is sealed."""
    data = like.read_bytes()
    path.write_bytes(seal(words, purpose_in(data)) if is_sealed(data) else words)
