"""Promise 19: machines that share a sealed store by a sync program work as with one that is not sealed.

VERTEL_MACHINES is how many stories there are for each number of machines.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from machines import worked
from sealed import CHEAP, PASS

from store.encryption.header import put_seal, sealed_by
from store.encryption.seal import hold, hold_by
from store.files.atomic_write import make_folder

RUNS = int(os.environ.get("VERTEL_MACHINES", "1"))


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
    for seed in range(7, 7 + RUNS):
        top = tmp_path / f"{seed}"
        office = worked(top, seed, machines)
        assert office.lost() == [], seed
        assert len(office.said) > 10
        written = b"\0".join(path.read_bytes() for path in top.rglob("*") if path.is_file())
        assert not [text for _talk, text in office.said if text.encode() in written], seed
        if seed == 7:
            assert len(office.said) > 15
            assert office.machines[0].library().copies(), "they were in each other's way"
        shutil.rmtree(top)
