"""What a machine remembers of a seal, and what a window follows: a seal of its own store alone, and none from before."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from said_in import with_draft
from sealed import CHEAP, NOW, PASS, SECRET, readable, talk

from store.encryption.convert import change_passphrase, lock
from store.encryption.header import (
    OPENED,
    SEAL,
    SECOND,
    Signed,
    Turn,
    read_signed,
    sealed_by,
    signed,
)
from store.encryption.seal import hold, holding
from store.encryption.trusted import pin, pinned
from store.encryption.which_seal import seal_of
from store.errors import StoreError
from store.library import TalkLibrary

MINE = b"m" * 32  # the key of who attacks


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[TalkLibrary]:
    hold(None)
    ours = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    ours.save(talk())
    lock(ours, PASS, CHEAP)
    yield ours
    hold(None)


def here(ours: TalkLibrary) -> Signed:
    return read_signed((ours.folder / SEAL).read_bytes(), SEAL)


@pytest.mark.parametrize("where", [(SEAL,), (SECOND,), (SEAL, SECOND), (SEAL, OPENED)])
@pytest.mark.parametrize("turn", ["open", "unsealing"])
def test_a_window_follows_no_seal_but_one_of_its_store(
    ours: TalkLibrary, tmp_path: Path, where: tuple[str, ...], turn: Turn
) -> None:
    """It has the key, and would write plainly if it took this for the passphrase taken off elsewhere."""
    own = sealed_by("mine", MINE, CHEAP, "0" * 32, 1, "sealed").seal.key
    made = msgspec.structs.replace(here(ours).seal, turn=turn, number=99, key=own)
    for name in where:
        (ours.folder / name).write_bytes(signed(made, MINE).data)
    ours.save(with_draft(ours.open("k3f9q2"), "goal", SECRET))
    assert holding()
    assert readable(tmp_path) == []


@pytest.mark.parametrize("strange", [SEAL, SECOND])
def test_beside_its_own_seal_one_of_another_store_opens_nothing_and_stops_nothing(
    ours: TalkLibrary, strange: str
) -> None:
    own = here(ours)
    other = sealed_by("mine", MINE, CHEAP, "0" * 32, 99, "sealed")
    (ours.folder / strange).write_bytes(other.data)
    assert seal_of(ours.folder, ours.state_folder) == own
    for name in (SEAL, SECOND):
        (ours.folder / name).write_bytes(other.data)
    with pytest.raises(StoreError, match="of another store"):
        seal_of(ours.folder, ours.state_folder)


def test_a_seal_of_before_takes_not_the_place_of_the_newest_in_memory(ours: TalkLibrary) -> None:
    before = here(ours)
    change_passphrase(ours, "another", CHEAP)
    newest = here(ours)
    pin(ours.state_folder, ours.folder, before)
    assert pinned(ours.state_folder, ours.folder) == newest


def test_a_store_that_was_moved_is_known_by_its_id(ours: TalkLibrary, tmp_path: Path) -> None:
    before = here(ours)
    change_passphrase(ours, "another", CHEAP)
    newest = here(ours)
    moved = tmp_path / "moved"
    ours.folder.rename(moved)
    for name in (SEAL, SECOND):
        (moved / name).write_bytes(before.data)
    assert seal_of(moved, ours.state_folder) == newest
    assert seal_of(moved, tmp_path / "another machine") == before, "where nobody can know"


def test_what_is_remembered_counts_only_as_it_was_signed(ours: TalkLibrary) -> None:
    assert ours.state_folder is not None
    (place,) = (ours.state_folder / "sealed").iterdir()
    place.write_bytes(
        place.read_bytes().replace(b'\\"turn\\":\\"sealed\\"', b'\\"turn\\":\\"open\\"')
    )
    assert b"open" in place.read_bytes()
    assert pinned(ours.state_folder, ours.folder) is None
    assert seal_of(ours.folder, ours.state_folder) == here(ours)
