"""Promise 19: a seal cannot be taken off, weakened or mixed up by who has no passphrase.

Each attack changes files only. Then somebody who has the passphrase works on, on the machine where
all was saved, and on another that never saw the store: nothing that was forged is shown, nothing of the store is
written for everybody to read, nothing is lost, and what is not as it was is told.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import attacks_on_files
import attacks_on_the_seal
import msgspec
import pytest
from attacks import ATTACKS, GONE, MINE, forged
from backups import read_backup
from examples import further
from said_in import drafts, with_draft
from sealed import (
    CHEAP,
    FORGED,
    LATER,
    NOW,
    PASS,
    SECRET,
    Ground,
    built,
    copied,
    plain_bytes,
    readable,
    talk,
)

from store.admin.backup import back_up, bring_seal, restore
from store.admin.check import findings
from store.admin.recover import recover
from store.admin.retention import retire
from store.conflicts.compare import compared, settle
from store.encryption import seal as sealing
from store.encryption import which_seal
from store.encryption.convert import lock, unlock
from store.encryption.header import OPENED, SEAL, read_signed, sealed_by
from store.encryption.seal import LIST, hold, open_seal
from store.encryption.which_seal import seal_of
from store.errors import Damaged, Newer, StoreError
from store.files.talk_file import version_of
from store.library import TalkLibrary


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return built(tmp_path_factory.mktemp("sealed") / "base")


@pytest.mark.parametrize("machine", further(["elsewhere", "here"]))
@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_is_shown_written_or_lost(
    base: Ground, tmp_path: Path, name: str, machine: str
) -> None:
    ground, what = copied(base, tmp_path / "ground"), ATTACKS[name]
    what.do(ground)
    before = {*readable(ground.folder), *readable(ground.state)}
    there = {path.read_bytes() for path in ground.folder.rglob("*") if path.is_file()}
    kept = {path.read_bytes() for path in ground.state.rglob("*") if path.is_file()}
    library = ground.ours if machine == "here" else ground.elsewhere
    day = ground.a_day(library)
    told = "\n".join(day.told)
    assert re.search(what.here if machine == "here" else what.elsewhere, told), told
    assert FORGED not in told
    if not (what.here if machine == "here" else what.elsewhere) and name != "a_talk_is_taken_away":
        assert day.shown, "nothing was wrong with the talk"
    for shown in day.shown:
        assert shown.goal.now.text.startswith(SECRET)
        assert FORGED not in drafts(shown).values()
        if machine == "here":
            assert drafts(shown) == {"goal": f"{SECRET}: half a sen"}
    written = {
        *readable(ground.folder),
        *readable(ground.state),
        *readable(ground.top / "other-state"),
    }
    moved = {path for path in written - before if Path(path).read_bytes() in kept}
    assert written - moved <= before, "words of a sealed store in plain"
    put_right(ground)
    assert FORGED not in everything(ground, "aside"), "sealed as if it had been said here"
    if (base.past("now") / "meetings" / base.file.name).read_bytes() in there or machine == "here":
        assert f"{SECRET}: half a sen" in everything(ground)


def put_right(ground: Ground) -> None:
    """What was done to the seal is undone, to see what is still there of the words."""
    ground.back("now", "seal.json", "seal.copy.json", LIST, OPENED)
    shutil.rmtree(ground.state / "sealed", ignore_errors=True)
    hold(None)
    found = seal_of(ground.folder)
    assert found is not None
    open_seal(ground.folder, found, PASS)


def everything(ground: Ground, but: str = "nothing") -> str:
    """All words that can still be opened, in the store and in the journal, but for what is sealed as this."""
    found = []
    for path in (*ground.folder.rglob("*"), *ground.state.rglob("*")):
        if path.is_file() and sealing.is_sealed(data := path.read_bytes()):
            purpose = sealing.purpose_in(data)
            if purpose.startswith(but):
                continue
            try:
                found.append(sealing.unseal(data, path.name, purpose))
            except StoreError:
                continue
    return b"\n".join(found).decode("utf-8", "replace")


def test_there_are_as_many_attacks_as_were_asked_for() -> None:
    assert attacks_on_files, attacks_on_the_seal
    assert len(ATTACKS) >= 17 + 30


@pytest.mark.parametrize("seal", ["none", "own"])
def test_where_it_is_known_not_even_a_store_that_is_plain_throughout_is_opened(
    base: Ground, tmp_path: Path, seal: str
) -> None:
    """All that was sealed is gone, and it is written down, signed by somebody, that this was done."""
    ground = copied(base, tmp_path / "ground")
    own = sealed_by("mine", MINE, CHEAP, "0" * 32, 1, "sealed").seal.key
    data = ground.resigned(MINE, turn="open", number=99, key=own if seal == "own" else "f" * 64)
    shutil.rmtree(ground.folder)
    ground.file.parent.mkdir(parents=True)
    ground.file.write_bytes(plain_bytes(forged()))
    (ground.folder / OPENED).write_bytes(data)
    day = ground.a_day(ground.ours)
    assert day.shown == []
    assert FORGED not in "".join(day.told)
    assert re.search(GONE, "".join(day.told))
    assert readable(ground.folder) == [str(ground.file)], "what was put there alone"


@pytest.mark.parametrize("there", ["no seal", "the seal of before"])
@pytest.mark.parametrize("machine", ["saw all", "saw the first alone", "saw none"])
def test_where_a_passphrase_was_taken_off_once_the_next_one_cannot_be(
    tmp_path: Path, there: str, machine: str
) -> None:
    """The seal that says so is genuine, and of before: by it nobody takes off the one that came after."""
    ground = Ground(tmp_path)
    ground.ours.save(talk())
    lock(ground.ours, PASS, CHEAP)
    first = ground.seals[0].read_bytes()
    if machine == "saw the first alone":
        found = seal_of(ground.folder)
        assert found is not None
        open_seal(ground.folder, found, PASS, ground.elsewhere.state_folder)
        hold_again(ground)
    unlock(ground.ours)
    lock(ground.ours, PASS, CHEAP)
    for path in ground.seals:
        path.unlink()
        if there != "no seal":
            path.write_bytes(first)
    state = ground.state if machine == "saw all" else ground.elsewhere.state_folder
    hold(None)
    which_seal._has_sealed.cache_clear()  # as the next start looks
    with pytest.raises(StoreError, match=f"{GONE}|seal of another store"):
        seal_of(ground.folder, state)
    library = TalkLibrary(ground.folder, ground.ours.now, state)
    with pytest.raises(StoreError):
        library.save(talk("bbbbbb"))
    assert readable(ground.folder) == []


def hold_again(ground: Ground) -> None:
    found = seal_of(ground.folder, ground.state)
    assert found is not None
    open_seal(ground.folder, found, PASS, ground.state)


# --- every byte ----------------------------------------------------------------------------------


def flips(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The bytes with one bit of one byte the other way: each byte, a bit of it in turn."""
    for at, byte in enumerate(data):
        yield at, data[:at] + bytes([byte ^ 1 << at % 8]) + data[at + 1 :]


def test_every_byte_of_the_seal_counts(base: Ground) -> None:
    """Before a passphrase is asked, and without memory and time for Argon2id."""
    whole = base.seals[0].read_bytes()
    for bit in range(8):
        for at, byte in enumerate(whole):
            changed = whole[:at] + bytes([byte ^ 1 << bit]) + whole[at + 1 :]
            with pytest.raises((Damaged, Newer)):
                read_signed(changed, SEAL)
    for cut in range(len(whole)):
        with pytest.raises((Damaged, Newer)):
            read_signed(whole[:cut], SEAL)


def test_every_byte_of_a_file_counts(base: Ground) -> None:
    opened(base)
    whole = base.file.read_bytes()
    assert b"checksum" in sealing.unseal(whole, base.file.name, "talk k3f9q2")
    for _at, changed in flips(whole):
        with pytest.raises(Damaged):
            sealing.unseal(changed, base.file.name, "talk k3f9q2")
    for cut in range(len(whole)):
        with pytest.raises(Damaged):
            sealing.unseal(whole[:cut], base.file.name, "talk k3f9q2")


@pytest.mark.parametrize("bit", range(8))
def test_with_any_bit_of_the_seal_changed_nothing_is_written_plainly(
    base: Ground, tmp_path: Path, bit: int
) -> None:
    """The whole way, some bytes of both files: on a machine that never saw the store it is refused."""
    whole = base.seals[0].read_bytes()
    for at in range(bit * 7, len(whole), 97):
        ground = copied(base, tmp_path / f"{at}")
        ground.put_seal(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        hold(None)
        with pytest.raises(StoreError):
            seal_of(ground.folder, ground.elsewhere.state_folder)
        with pytest.raises(StoreError):
            ground.elsewhere.save(talk("bbbbbb"))
        found = seal_of(ground.folder, ground.state)
        assert found is not None, "this machine knows the seal"
        assert readable(ground.folder) == []
        shutil.rmtree(ground.top)


def opened(ground: Ground) -> TalkLibrary:
    hold(None)
    found = seal_of(ground.folder, ground.state)
    assert found is not None
    open_seal(ground.folder, found, PASS, ground.state)
    return ground.ours


# --- backups -------------------------------------------------------------------------------------


def backup_with(source: Path, target: Path, **files: bytes | None) -> Path:
    """A backup with other files in it; its sums are nobody's secret."""
    import hashlib
    import zipfile

    from store.admin.backup_file import MANIFEST, Manifest

    data = {name: content for name, content in read_backup(source).items() if name not in files}
    data |= {name: content for name, content in files.items() if content is not None}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(MANIFEST, msgspec.json.encode(Manifest(files=sums)))
        for name, content in data.items():
            archive.writestr(name, content)
    return target


@pytest.mark.parametrize("with_seal", [True, False])
def test_a_forged_talk_in_a_backup_does_not_come_in(
    base: Ground, tmp_path: Path, with_seal: bool
) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    back_up(ours, tmp_path / "sound.zip")
    forged_one = {"2026-10-06-cccccc.json": plain_bytes(forged("cccccc"))}
    seal: dict[str, bytes | None] = {} if with_seal else {"seal.json": None}
    source = backup_with(tmp_path / "sound.zip", tmp_path / "forged.zip", **forged_one, **seal)
    files = {path: path.read_bytes() for path in ground.folder.rglob("*") if path.is_file()}
    with pytest.raises(StoreError, match="not sealed as this store is"):
        restore(ours, source)
    assert {path: path.read_bytes() for path in files} == files
    assert restore(ours, source, trusted=True).came == ("cccccc",), "when somebody says so"
    assert not readable(ground.folder, FORGED.encode())


def test_talks_that_were_swapped_in_a_backup_do_not_come_in(base: Ground, tmp_path: Path) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    back_up(ours, tmp_path / "sound.zip")
    one, other = ground.file.read_bytes(), ground.second.read_bytes()
    swapped = {ground.file.name: other, ground.second.name: one}
    source = backup_with(tmp_path / "sound.zip", tmp_path / "swapped.zip", **swapped)
    with pytest.raises(StoreError):
        restore(ours, source)
    with pytest.raises(StoreError):
        restore(ours, source, trusted=True)


def test_a_forged_seal_in_a_backup_is_not_put_in_an_empty_store(
    base: Ground, tmp_path: Path
) -> None:
    ground = copied(base, tmp_path / "ground")
    back_up(opened(ground), tmp_path / "sound.zip")
    hold(None)
    seal = ground.seals[0].read_bytes().replace(b'"sealed"', b'"unsealing"')
    source = backup_with(tmp_path / "sound.zip", tmp_path / "forged.zip", **{"seal.json": seal})
    other = TalkLibrary(tmp_path / "empty", ground.ours.now, tmp_path / "state")
    with pytest.raises(StoreError, match="changed by something"):
        bring_seal(other, source)
    assert not (tmp_path / "empty").exists()


def test_a_store_that_was_lost_comes_back_from_its_backup_here(
    base: Ground, tmp_path: Path
) -> None:
    ground = copied(base, tmp_path / "ground")
    back_up(opened(ground), tmp_path / "sound.zip")
    shutil.rmtree(ground.folder)
    hold(None)
    bring_seal(ground.ours, tmp_path / "sound.zip")
    ours = opened(ground)
    assert set(restore(ours, tmp_path / "sound.zip").came) == {"aaaaaa", "k3f9q2"}
    assert drafts(ours.open("k3f9q2")) == {"goal": f"{SECRET}: half a sen"}


# --- what is not the store's own stays, and can be taken by who says so -----------------------------


def test_what_anybody_may_have_written_is_laid_beside_and_taken_when_somebody_says_so(
    base: Ground, tmp_path: Path
) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    copy = ground.file.with_name(f"{ground.file.stem} (conflicted copy).json")
    copy.write_bytes(plain_bytes(forged()))
    (side,) = compared(ours, "k3f9q2")
    assert (side.vouched, side.sound) == (False, True)
    assert FORGED in side.copy_alone
    settle(ours, "k3f9q2", copy.name, take=True)
    assert drafts(ours.open("k3f9q2")) == {"goal": FORGED}
    assert readable(ground.folder, FORGED.encode()) == []


def test_a_plain_talk_in_the_place_of_a_sealed_one_is_kept_sealed_and_comparable(
    base: Ground, tmp_path: Path
) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    ground.file.write_bytes(plain_bytes(forged()))
    ours.save(with_draft(ours.open("k3f9q2"), "goal", LATER))
    assert readable(ground.folder, FORGED.encode()) == []
    (side,) = compared(ours, "k3f9q2")
    assert (side.vouched, FORGED in side.copy_alone) == (False, True)
    assert [one.what for one in findings(ours)] == ["kept"]


def test_what_is_set_aside_is_sealed_and_its_sentences_are_in_no_text(
    base: Ground, tmp_path: Path
) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    ground.file.write_bytes(plain_bytes(forged())[:-9])
    assert recover(ours, "k3f9q2").whole
    assert readable(ground.folder, FORGED.encode()) == []
    (side,) = compared(ours, "k3f9q2")
    assert (side.sound, FORGED in side.copy_alone) == (False, True), (
        "they can be read with the passphrase"
    )


def test_no_name_tells_the_words_of_what_is_kept(base: Ground, tmp_path: Path) -> None:
    """By a plain hash in a name anybody could try what was said there."""
    import hashlib

    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    plain = sealing.unseal(ground.file.read_bytes(), ground.file.name, "talk k3f9q2")
    version = version_of(ground.file.read_bytes(), ground.file.name)
    kept = ours.keep_beside(version)
    assert ours.keep_beside(version) == kept, "the same words are kept once"
    assert hashlib.sha256(plain).hexdigest()[:8] not in kept.name


def test_what_is_retired_leaves_nothing(base: Ground, tmp_path: Path) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    ours.open("aaaaaa")
    retire(ours, "aaaaaa")
    assert not list(ground.top.joinpath("store").rglob("*aaaaaa.json"))
    assert not [path for path in ground.journal.iterdir() if "aaaaaa" in path.name]


def test_check_reads_every_place(base: Ground, tmp_path: Path) -> None:
    ground = copied(base, tmp_path / "ground")
    ours = opened(ground)
    assert findings(ours) == []
    places = {
        "a cache": ground.folder / "texts.txt",
        "the overview": ground.folder / "overview.json",
        "the journal": ground.journal / "aaaaaa.json",
        "a draft": ground.journal / "prepared.draft",
        "a kept version": ground.file.with_name(f"{ground.file.name}.kept-1"),
        "a conflict copy": ground.file.with_name(f"{ground.file.stem} (copy).json"),
        "a talk": ground.second,
    }
    for where, path in places.items():
        before = path.read_bytes() if path.exists() else None
        if path.name == "texts.txt" or (path.suffix == ".json" and path.parent == ground.folder):
            path.write_bytes(b"cache of Vertel 00000000 00000000\n")
        else:
            path.write_bytes(plain_bytes(forged()) if path.suffix != ".draft" else b"{}")
        told = {(one.file, one.what) for one in findings(ours)}
        assert (path, "damaged" if where == "a talk" else "strange") in told, where
        path.unlink()
        if before is not None:
            path.write_bytes(before)


def test_a_file_of_the_form_before_that_came_later_is_told_and_taken_when_somebody_says_so(
    tmp_path: Path,
) -> None:
    """A machine with an older Vertel wrote on while the store was brought over."""
    sample = Path(__file__).parent / "samples" / "sealed-form-1"
    shutil.copytree(sample / "store", tmp_path / "store")
    ours = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    found = seal_of(ours.folder, ours.state_folder)
    assert found is not None
    open_seal(ours.folder, found, PASS, ours.state_folder)
    late = sealing.seal(plain_bytes(forged("cccccc")), "talk cccccc")
    lock(ours, PASS, CHEAP)
    path = ours.meetings_folder / "2026-10-06-cccccc.json"
    path.write_bytes(late)
    with pytest.raises(Damaged, match="another form"):
        ours.open("cccccc")
    assert ours.summaries() == [row for row in ours.summaries() if row.id != "cccccc"]
    lock(ours, PASS, CHEAP, trusted=True)
    assert drafts(ours.open("cccccc")) == {"goal": FORGED}
    assert findings(ours) == []
