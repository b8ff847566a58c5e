"""A store with a passphrase: without it nothing can be read, and whatever stops it, nothing is lost."""

import shutil
import time
from pathlib import Path

import pytest
from conftest import NOW
from said_in import drafts, with_draft

from store.admin.backup import back_up, bring_seal, restore
from store.admin.check import findings
from store.admin.erase_name import erase_name, named, sought
from store.encryption import convert as converting
from store.encryption import seal as sealing
from store.encryption.convert import lock, unconverted, unlock
from store.encryption.header import SEAL, SECOND, Cost, sealed_by
from store.encryption.seal import Locked, open_seal
from store.encryption.which_seal import seal_of
from store.errors import Busy, Damaged, StoreError, Unsaved
from store.files.lock import lease
from store.library import TalkLibrary

PASS = "vier woorden die niemand raadt"
CHEAP = Cost(memory=64, passes=1, lanes=1)
SECRET = "the mother of Jip told us"


@pytest.fixture
def ours(folder: Path, library, tmp_path: Path) -> TalkLibrary:
    return TalkLibrary(folder, library.now, tmp_path / "state")


def fill(ours: TalkLibrary, talk) -> None:
    ours.save(talk(goal=SECRET))
    ours.save(with_draft(talk(goal=SECRET), "goal", f"{SECRET}, half a sen"))
    ours.save(talk("aaaaaa", goal="Another"))
    path = ours.files()["k3f9q2"]
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes()[:-30])
    ours.summaries()


def readable(top: Path) -> list[str]:
    """Where the words can be read, in a file or in its name."""
    return [
        str(path)
        for path in top.rglob("*")
        if "mother" in path.name or (path.is_file() and b"mother" in path.read_bytes())
    ]


def test_nothing_can_be_read_without_and_everything_with_it(ours, talk, tmp_path, folder) -> None:
    fill(ours, talk)
    assert len(readable(tmp_path)) >= 5
    lock(ours, PASS, CHEAP)
    assert readable(tmp_path) == []
    again = TalkLibrary(folder, ours.now, tmp_path / "state")
    assert drafts(again.open("k3f9q2"))["goal"].startswith(SECRET)
    assert {row.id for row in again.summaries()} == {"k3f9q2", "aaaaaa"}
    assert [copy.meeting for copy in again.copies()] == ["k3f9q2", "k3f9q2"]
    again.save(with_draft(again.open("k3f9q2"), "goal", f"{SECRET}: more"))
    again.save(talk("bbbbbb", goal=f"New: {SECRET}"))
    again.summaries()
    back_up(again, tmp_path / "backup.zip")
    assert readable(tmp_path) == []
    sealing.hold(None)
    for act in (
        lambda: again.open("k3f9q2"),
        again.summaries,
        lambda: again.save(talk("cccccc", goal=SECRET)),
        lambda: list(again.known().hits("mother", False)),
        again.new_id,
        lambda: findings(again),
        lambda: sought(again, "Jip"),
    ):
        with pytest.raises(Locked):
            act()
    assert readable(tmp_path) == []


def test_without_the_passphrase_no_name_is_said_to_stand_nowhere(folder, library, talk) -> None:
    library.save(talk(goal=SECRET))
    lock(library, PASS, CHEAP)
    sealing.hold(None)
    with pytest.raises(Locked):
        sought(TalkLibrary(folder, library.now), "Jip")


def test_words_that_cannot_be_saved_are_sealed_where_they_are_kept(
    ours, talk, folder, tmp_path, monkeypatch
) -> None:
    from test_promise_03_save_fails import full

    ours.save(talk())
    lock(ours, PASS, CHEAP)
    ours.save(talk())
    full(monkeypatch, folder)
    with pytest.raises(Unsaved):
        ours.save(with_draft(talk(), "goal", SECRET))
    assert readable(tmp_path) == []
    assert drafts(TalkLibrary(folder, ours.now, tmp_path / "state").open("k3f9q2")) == {
        "goal": SECRET
    }


def test_each_save_has_a_fresh_nonce(ours, talk) -> None:
    ours.save(talk())
    lock(ours, PASS, CHEAP)
    seen = set()
    for _turn in range(5):
        ours.save(talk())
        seen.add(ours.files()["k3f9q2"].read_bytes().partition(b"\n")[2][:32])
    assert len(seen) == 5


def test_another_passphrase_is_told_and_opens_nothing(ours, talk, folder) -> None:
    ours.save(talk())
    lock(ours, PASS, CHEAP)
    sealing.hold(None)
    seal = seal_of(folder)
    assert seal is not None
    for wrong in ("", PASS + " ", PASS.upper()):
        with pytest.raises(StoreError, match="not the passphrase"):
            open_seal(folder, seal, wrong)
        assert not sealing.holding()
    open_seal(folder, seal, PASS)
    assert ours.open("k3f9q2") == talk()


def test_a_changed_byte_is_damage_and_never_other_words(ours, talk) -> None:
    ours.save(talk())
    lock(ours, PASS, CHEAP)
    path = ours.files()["k3f9q2"]
    whole = path.read_bytes()
    for at in range(len(sealing.MAGIC), len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Damaged):
            TalkLibrary(ours.folder, ours.now).open("k3f9q2")


def test_interrupted_anywhere_it_is_read_as_it_is_and_goes_on(
    ours, talk, tmp_path, monkeypatch
) -> None:
    fill(ours, talk)
    real, left = converting.write_whole, 0

    def stop_after(*args, **more):  # type: ignore[no-untyped-def]
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        return real(*args, **more)

    monkeypatch.setattr(converting, "write_whole", stop_after)
    for turn in range(1, 4):  # the first is the list, before anything is sealed
        left = turn
        with pytest.raises(KeyboardInterrupt):
            lock(ours, PASS, CHEAP)
        assert unconverted(ours)
        assert drafts(ours.open("k3f9q2"))["goal"].startswith(SECRET)
        assert "unsealed" in [finding.what for finding in findings(ours)]
    monkeypatch.undo()
    lock(ours, PASS, CHEAP)
    assert unconverted(ours) == []
    assert readable(tmp_path) == []
    monkeypatch.setattr(converting, "write_whole", stop_after)
    left = 2
    with pytest.raises(KeyboardInterrupt):
        unlock(ours)
    monkeypatch.undo()
    sealing.hold(None)
    seal = seal_of(ours.folder)
    assert seal is not None
    open_seal(ours.folder, seal, PASS)  # the next start
    assert drafts(ours.open("k3f9q2"))["goal"].startswith(SECRET)
    unlock(ours)
    assert not sealing.holding()
    assert drafts(ours.open("k3f9q2"))["goal"].startswith(SECRET)
    assert seal_of(ours.folder) is None
    assert not any(sealing.is_sealed(p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file())


def test_a_talk_that_is_open_elsewhere_stops_it_before_anything_is_sealed(ours, talk) -> None:
    ours.save(talk())
    with lease(ours.folder, "k3f9q2", "Bo", NOW), pytest.raises(Busy):
        lock(ours, PASS, CHEAP)
    assert seal_of(ours.folder) is None


def test_a_lost_or_damaged_seal_has_a_second(ours, talk, folder) -> None:
    ours.save(talk())
    lock(ours, PASS, CHEAP)
    sealing.hold(None)
    (folder / SEAL).write_bytes(b"torn")
    seal = seal_of(folder)
    assert seal is not None
    open_seal(folder, seal, PASS)
    (folder / SECOND).write_bytes(b"")
    with pytest.raises(StoreError, match="from a backup"):
        seal_of(folder)


def test_a_backup_comes_back_with_its_passphrase_into_an_empty_store(ours, talk, tmp_path) -> None:
    ours.save(talk(goal=SECRET))
    lock(ours, PASS, CHEAP)
    back_up(ours, tmp_path / "backup.zip")
    sealing.hold(None)
    other = TalkLibrary(tmp_path / "other", ours.now)
    bring_seal(other, tmp_path / "backup.zip")
    seal = seal_of(other.folder)
    assert seal is not None
    open_seal(other.folder, seal, PASS)
    assert restore(other, tmp_path / "backup.zip").came == ("k3f9q2",)
    assert other.open("k3f9q2") == ours.open("k3f9q2")
    shutil.rmtree(tmp_path / "other")
    sealing.hold(None)
    plain = TalkLibrary(tmp_path / "other", ours.now)
    plain.save(talk("aaaaaa"))
    with pytest.raises(StoreError, match="another passphrase"):
        bring_seal(plain, tmp_path / "backup.zip")


def test_a_name_is_erased_there_too(ours, talk, tmp_path) -> None:
    fill(ours, talk)
    lock(ours, PASS, CHEAP)
    assert len(named(ours, "Jip")) >= 3
    erase_name(ours, "Jip", "a pupil")
    assert named(ours, "Jip") == []
    assert drafts(ours.open("k3f9q2"))["goal"].startswith("the mother of a pupil")
    assert readable(tmp_path) == []


def test_the_passphrase_is_made_slow_to_guess(tmp_path) -> None:
    cost = Cost()
    assert (cost.memory, cost.passes) >= (64 * 1024, 3)
    began = time.process_time()
    sealed_by(PASS, b"k" * 32, cost, "0" * 32, 1, "sealed")
    assert time.process_time() - began > 0.05


def test_what_is_no_talk_yet_is_sealed_with_the_rest(ours, talk, tmp_path, folder) -> None:
    fill(ours, talk)
    assert ours.journal.keep_draft("prepared", SECRET.encode())
    lock(ours, PASS, CHEAP)
    assert readable(tmp_path) == []
    assert ours.journal.draft("prepared") == SECRET.encode()
    assert ours.journal.keep_draft("prepared", f"{SECRET}, and more".encode())
    assert readable(tmp_path) == []
    assert ours.journal.draft("prepared") == f"{SECRET}, and more".encode()
    assert ours.journal.keep_draft("prepared", b"")
    assert ours.journal.draft("prepared") == b""


def test_a_window_that_was_open_while_another_sealed_the_store_makes_no_second_key(
    ours: TalkLibrary, folder: Path
) -> None:
    folder.mkdir()
    lock(ours, PASS, CHEAP)
    key = (folder / SEAL).read_bytes()
    sealing.hold(None)
    with pytest.raises(Locked):  # also while nothing is in it that its key is needed for
        lock(ours, "another passphrase", CHEAP)
    assert (folder / SEAL).read_bytes() == key


def test_a_store_that_nothing_is_remembered_of_is_unsealed_though_a_file_opens_no_more(
    folder: Path, talk, library: TalkLibrary
) -> None:
    fill(library, talk)
    lock(library, PASS, CHEAP)
    torn = library.files()["aaaaaa"]
    torn.write_bytes(torn.read_bytes()[:-1])
    assert unlock(library) >= 1
    assert not (folder / SEAL).exists()
    assert converting.still_sealed(library) == [torn]
    assert library.open("k3f9q2").goal.now.text == SECRET
    assert unlock(library) == 0
