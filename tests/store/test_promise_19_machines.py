"""Promise 19: machines that share a sealed store by a sync program work as with one that is not sealed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from machines import worked
from sealed import CHEAP, PASS

from store.encryption.header import put_seal, sealed_by
from store.encryption.seal import hold, hold_by
from store.files.atomic_write import make_folder


@pytest.fixture(autouse=True)
def _key(tmp_path: Path) -> Iterator[None]:
    """All of them have the passphrase."""
    key, folder = b"k" * 32, tmp_path / "sealed"
    seal = sealed_by(PASS, key, CHEAP, "0" * 32, 1, "sealed")
    make_folder(folder)
    put_seal(folder, seal)
    hold_by(folder, seal, key, None)
    yield
    hold(None)


@pytest.mark.parametrize("machines", [2, 3, 5])
def test_no_sentence_is_lost_and_none_is_written_in_plain_words(
    tmp_path: Path, machines: int
) -> None:
    office = worked(tmp_path / "office", 7, machines)
    assert office.lost() == []
    assert len(office.machines[0].library().copies()) >= 1, "they were in each other's way"
    files = [path for path in (tmp_path / "office").rglob("*") if path.is_file()]
    written = b"\0".join(path.read_bytes() for path in files)
    assert len(office.said) > 15
    assert not [text for _talk, text in office.said if text.encode() in written]
