"""What the key of a store does to the bytes of a file, and what it does not take for its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.encryption import seal as sealing
from store.encryption.header import (
    OPENED,
    Cost,
    Signed,
    derived,
    opened_before,
    put_opened,
    put_seal,
    read_signed,
    sealed_by,
)
from store.encryption.seal import LIST, Foreign, HeldKey, Locked, is_sealed, seal, unseal
from store.encryption.trusted import is_trusted, trust
from store.encryption.which_seal import SealGone, seal_of

KEY = b"k" * 32
WORDS = b"two parents stayed"
TALK = "talk k3f9q2"


@pytest.fixture
def signed(folder: Path) -> Iterator[Signed]:
    """The seal of a store, whose key is held."""
    cost = Cost(memory=8, passes=1, lanes=1)
    made = sealed_by("known", KEY, cost, "0" * 32, 1, "sealed")
    folder.mkdir(parents=True, exist_ok=True)
    put_seal(folder, made)
    sealing.hold_by(folder, made, KEY, None)
    yield made
    sealing.hold(None)


def test_what_is_written_is_sealed_as_what_it_is(signed: Signed) -> None:
    data = seal(WORDS, TALK)
    assert is_sealed(data)
    assert WORDS not in data
    assert unseal(data, "a.json", TALK) == WORDS
    with pytest.raises(sealing.Damaged):
        unseal(data, "a.json", "talk m4p7r8")
    with pytest.raises(Foreign):
        unseal(WORDS, "a.json", TALK)


def test_no_seal_was_taken_off_where_that_file_cannot_be_read(signed: Signed, folder: Path) -> None:
    assert opened_before(folder) == []
    (folder / OPENED).mkdir()
    assert opened_before(folder) == []


def test_while_a_store_is_unsealed_what_is_written_is_plain(signed: Signed) -> None:
    sealing.write_plainly()
    assert not sealing.sealing()
    assert seal(WORDS, TALK) == WORDS
    sealing.hold_by(sealing.holding().folder, signed, KEY, None)
    assert is_sealed(seal(WORDS, TALK))


def test_without_the_key_a_sealed_file_is_locked_and_a_plain_one_is_read(
    signed: Signed, folder: Path
) -> None:
    data = seal(WORDS, TALK)
    sealing.hold(None)
    for read in (unseal, lambda *what: sealing.unvouched(*what, "kept")):
        with pytest.raises(Locked, match=r"a\.json"):
            read(data, "a.json", TALK)
    assert unseal(WORDS, "a.json", TALK) == WORDS


def test_in_a_store_of_the_former_form_a_file_of_the_present_one_is_not_its_own(
    signed: Signed, folder: Path
) -> None:
    data = seal(WORDS, TALK)
    sealing.hold(HeldKey(key=KEY, folder=folder, state=None))
    with pytest.raises(Foreign):
        unseal(data, "a.json", TALK)
    assert unseal(seal(WORDS, TALK), "a.json", TALK) == WORDS


def test_a_seal_that_is_gone_is_told_by_a_talk_that_is_sealed(
    signed: Signed, folder: Path, tmp_path: Path
) -> None:
    (folder / "meetings").mkdir()
    (folder / "meetings" / "2026-10-06-k3f9q2.json").write_bytes(seal(WORDS, TALK))
    sealing.hold(None)
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    with pytest.raises(SealGone):
        seal_of(folder, tmp_path / "state")
    trust(tmp_path / "state", folder)  # on a machine that has no such folder yet
    assert is_trusted(tmp_path / "state", folder)
    assert seal_of(folder, tmp_path / "state") is None


@pytest.mark.parametrize(
    ("turn", "taken"), [("sealed", False), ("sealing", True), ("unsealing", True), ("open", False)]
)
def test_what_is_listed_counts_only_while_a_store_is_converted(
    folder: Path, turn: str, taken: bool
) -> None:
    folder.mkdir(parents=True)
    cost = Cost(memory=8, passes=1, lanes=1)
    made = sealed_by("known", KEY, cost, "0" * 32, 1, turn)  # type: ignore[arg-type]
    plain = sealing.listed_as(TALK, WORDS)
    (folder / LIST).write_bytes(sealing.list_bytes(frozenset([plain]), KEY, 1))
    sealing.hold_by(folder, made, KEY, None)
    try:
        if taken:
            assert unseal(WORDS, "a.json", TALK) == WORDS
        else:
            with pytest.raises(Foreign):
                unseal(WORDS, "a.json", TALK)
        with pytest.raises(Foreign):
            unseal(WORDS, "a.json", "talk m4p7r8")
    finally:
        sealing.hold(None)


def test_only_a_seal_that_was_taken_off_counts_as_taken_off(
    signed: Signed, folder: Path, tmp_path: Path
) -> None:
    put_opened(folder, signed)  # a seal of before, put there by somebody
    assert opened_before(folder) == []
    assert seal_of(folder, tmp_path / "state") == signed
    cost = Cost(memory=8, passes=1, lanes=1)
    off = sealed_by("known", KEY, cost, "0" * 32, 2, "open")
    put_opened(folder, off)
    assert opened_before(folder) == [off]
    assert seal_of(folder, tmp_path / "state") is None, "the passphrase was taken off after it"


def test_a_seal_holds_what_belongs_there_and_nothing_more(signed: Signed) -> None:
    """Also where it is signed with the store's own key: by a form that is not this one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(derived(KEY, b"vertel 2 sign"))

    def written(line: bytes) -> bytes:
        return line + b"\n" + private.sign(b"vertel 2 seal\n" + line).hex().encode() + b"\n"

    line = signed.data.partition(b"\n")[0]
    assert read_signed(written(line), "seal.json").seal == signed.seal
    with pytest.raises(sealing.Damaged, match="changed by something"):
        read_signed(written(line[:-1] + b',"hint":"the name of the cat"}'), "seal.json")
