"""What can still be read in a damaged file: the sentences in it, in their order."""

from pathlib import Path

from store.admin.rewrite_words import STRING, holds_words, unescaped
from store.conflicts.kept_beside import put_beside, sealed_aside
from store.encryption.seal import is_sealed, sealing
from store.files.atomic_write import read_whole, write_whole
from store.files.names import READABLE

_MOST = 64 * 1024 * 1024


def sentences(data: bytes) -> list[str]:
    """The sentences in the bytes of a file, as far as they are whole; each once.

    Values under the keys that hold people's words or names, and whatever has a space in it.
    """
    text = data[:_MOST].decode("utf-8", "replace")
    found: dict[str, None] = {}
    key = ""
    for match in STRING.finditer(text):
        words = unescaped(match[1]).encode("utf-8", "replace").decode("utf-8")
        if match[2]:
            key = words
        elif words and (" " in words.strip() or holds_words(key)):
            found[words] = None
    return list(found)


def set_aside(path: Path, machine: str) -> tuple[Path, Path] | None:
    """Move a damaged file out of the way, and what could be read beside it as text.

    Gives both files, or None when the file went meanwhile. Raises `StoreError`.
    """
    data = read_whole(path)
    if data is None:
        return None
    kept = put_beside(path, sealed_aside(data, path), machine)
    if is_sealed(data) or sealing():
        path.unlink(missing_ok=True)
        return kept, kept  # nothing can be read in it, or nothing may be: `compare` shows it
    words = kept.with_name(kept.name + READABLE)
    if not words.exists():
        write_whole(words, "".join(f"{line}\n" for line in sentences(data)).encode())
    path.unlink(missing_ok=True)
    return kept, words
