"""docs/encryption.md is enough to read a sealed store: this reader knows the page and nothing of Vertel."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said_in import with_draft
from sealed import CHEAP, NOW, PASS, SECRET, talk

from store.encryption import seal as sealing
from store.encryption.convert import lock
from store.files.this_machine.waiting_file import WaitingRow
from store.library import TalkLibrary

PAGE = Path(__file__).parents[2] / "docs" / "encryption.md"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    sealing.hold(None)
    ours = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    ours.save(with_draft(talk(), "goal", SECRET))
    assert ours.journal is not None
    ours.journal.keep_draft("prepared", b"half a sentence")
    lock(ours, PASS, CHEAP)
    ours.save(with_draft(talk(), "goal", SECRET))
    ours.journal.waiting("k3f9q2").add([WaitingRow(id="a1", text=SECRET), WaitingRow(id="a2")])
    sealing.hold(None)
    yield tmp_path
    sealing.hold(None)


def hkdf(key: bytes, info: str, size: int = 32, salt: bytes | None = None) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), size, salt, info.encode()).derive(key)


def store_key(folder: Path, passphrase: str) -> bytes:
    """The chapters “Keys” and “The seal”."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    line, signature, nothing = (folder / "seal.json").read_bytes().split(b"\n")
    assert nothing == b""
    seal = json.loads(line)
    cost = seal["cost"]
    derived = Argon2id(
        salt=bytes.fromhex(seal["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory"],
    ).derive(passphrase.encode())
    wrapped = bytes.fromhex(seal["wrapped"])
    about = f"vertel 2 key {seal['store']}".encode()
    key = AESGCM(derived).decrypt(wrapped[:12], wrapped[12:], about)
    signing = Ed25519PrivateKey.from_private_bytes(hkdf(key, "vertel 2 sign")).public_key()
    assert signing.public_bytes_raw().hex() == seal["key"]
    signing.verify(bytes.fromhex(signature.decode()), b"vertel 2 seal\n" + line)
    assert list(seal) == [
        "vertel", "form", "store", "number", "turn", "cost", "salt", "wrapped", "former", "key",
    ]  # fmt: skip
    return key


def content(path: Path, key: bytes, purpose: str) -> bytes:
    """The chapter “A file”."""
    return opened(path.read_bytes(), key, purpose)


def opened(data: bytes, key: bytes, purpose: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    first = f"VERTEL SEALED 2 {purpose}\n".encode()
    assert data.startswith(first)
    head = data[: len(first) + 32]
    made = hkdf(key, "vertel 2 file", 44, head[-32:])
    return AESGCM(made[:32]).decrypt(made[32:], data[len(head) :], head)


def test_a_program_that_knows_the_page_alone_reads_all_of_it(store: Path) -> None:
    key = store_key(store / "store", PASS)
    (path,) = (store / "store" / "meetings").glob("*.json")
    tables = json.loads(content(path, key, "talk k3f9q2"))
    assert tables["meeting"]["1"]["unsaid"][0]["text"] == SECRET
    told = tables.pop("checksum")["1"]["sha256"]
    compact = json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode()
    assert hashlib.sha256(compact).hexdigest() == told
    (place,) = (store / "state" / "journal").iterdir()
    assert SECRET.encode() in content(place / "k3f9q2.json", key, "journal k3f9q2")
    rows = (place / "waiting" / "k3f9q2.jsonl").read_bytes().splitlines()
    parts = [row.rpartition(b" ") for row in rows]
    files = [first + b"\n" + base64.b64decode(rest) for first, _space, rest in parts]
    said = [json.loads(opened(data, key, "waiting k3f9q2")) for data in files]
    assert said == [{"id": "a1", "text": SECRET}, {"id": "a2"}]
    assert content(place / "prepared.draft", key, "draft prepared") == b"half a sentence"
    assert content(store / "store" / "index.json", key, "cache index.json").startswith(
        b"cache of Vertel"
    )


def test_the_page_names_what_is_not_promised() -> None:
    page = PAGE.read_text("utf-8").casefold()
    for word in ("memory", "swap", "watched", "sizes", "times", "roll-back", "weak passphrase"):
        assert word in page.partition("## what is not promised")[2], word
