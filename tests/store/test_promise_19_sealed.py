"""Promise 19: a seal cannot be taken off, weakened or mixed up by who has no passphrase.

Each attack changes files only. Then somebody who has the passphrase works on, on the machine where
all was saved, and on another that never saw the store: nothing that was forged is shown, nothing of the store is
written for everybody to read, nothing is lost, and what is not as it was is told.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from backups import read_backup
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

from agendas.records.meeting import Meeting, with_draft
from store.admin.backup import back_up, bring_seal, restore
from store.admin.check import findings
from store.admin.recover import recover
from store.admin.retention import retire
from store.conflicts.compare import compared, settle
from store.encryption import seal as sealing
from store.encryption.convert import lock
from store.encryption.header import OPENED, SEAL, Cost, Seal, read_signed, sealed_by, signed
from store.encryption.seal import LIST, hold, open_seal, seal_of, sealed_with
from store.errors import Damaged, Newer, StoreError
from store.files.talk_file import version_of
from store.library import MeetingLibrary

MINE = b"m" * 32  # the key of who attacks
CHANGED = "was changed by something|opens nothing|passphrase does not open"
GONE = "seal is gone"
ANOTHER = "seal of another store"
PLAIN = "can be read without the passphrase"
FOREIGN = "was changed, or belongs to another store"
PLACED = "was sealed as something else"
FORM = "in another form than the store"
NOT_AS_KNOWN = "is not as this machine knows it"
WRONG = "not the passphrase of this store"
COSTS = "That is not what Vertel wrote"


class Attack(NamedTuple):
    do: Callable[[Ground], object]
    here: str
    elsewhere: str


ATTACKS: dict[str, Attack] = {}


def attack(here: str, elsewhere: str | None = None) -> Callable[[Callable[[Ground], object]], None]:
    """What is said on the machine where all was saved, and on another; "" where nothing has to be."""

    def put(do: Callable[[Ground], object]) -> None:
        ATTACKS[do.__name__.strip("_")] = Attack(do, here, here if elsewhere is None else elsewhere)

    return put


def forged(meeting_id: str = "k3f9q2") -> Meeting:
    return with_draft(talk(meeting_id), "goal", FORGED)


def edited(ground: Ground, **what: object) -> None:
    """Change values in both seals, as an editor would, and leave the signature."""
    for path in ground.seals:
        line, rest = path.read_bytes().split(b"\n", 1)
        path.write_bytes(json.dumps({**json.loads(line), **what}).encode() + b"\n" + rest)


def swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


# --- the seal is taken off, or said to be --------------------------------------------------------


@attack(NOT_AS_KNOWN, CHANGED)
def _unsealing_is_put_in_the_seal(ground: Ground) -> None:
    edited(ground, turn="unsealing")


@attack(NOT_AS_KNOWN, CHANGED)
def _open_is_put_in_the_seal(ground: Ground) -> None:
    edited(ground, turn="open")


@attack(NOT_AS_KNOWN, CHANGED)
def _unsealing_is_signed_with_a_key_of_ones_own(ground: Ground) -> None:
    ground.put_seal(ground.resigned(MINE, turn="unsealing", number=99))


@attack(ANOTHER, CHANGED)
def _unsealing_is_signed_with_a_key_of_ones_own_that_is_named(ground: Ground) -> None:
    own = sealed_by("mine", MINE, CHEAP, "0" * 32, 1, "sealed").seal.key
    ground.put_seal(ground.resigned(MINE, turn="unsealing", number=99, key=own))


@attack(NOT_AS_KNOWN, CHANGED)
def _a_seal_of_the_former_form_says_unsealing(ground: Ground) -> None:
    old = json.loads((Path(__file__).parent / "samples/sealed-form-1/store/seal.json").read_bytes())
    ground.put_seal(json.dumps({**old, "turn": "unsealing"}).encode())


@attack(GONE, GONE)
def _both_seals_are_taken_away(ground: Ground) -> None:
    for path in ground.seals:
        path.unlink()


@attack(GONE, GONE)
def _both_seals_are_taken_away_and_plain_talks_put_there(ground: Ground) -> None:
    for path in ground.seals:
        path.unlink()
    ground.file.write_bytes(plain_bytes(forged()))


@attack(NOT_AS_KNOWN, "gone, damaged|not as this machine")
def _one_seal_is_taken_away(ground: Ground) -> None:
    ground.seals[0].unlink()


@attack(NOT_AS_KNOWN, CHANGED)
def _one_seal_is_taken_away_and_the_other_damaged(ground: Ground) -> None:
    ground.seals[0].unlink()
    ground.seals[1].write_bytes(b"torn")


@attack(GONE, GONE)
def _it_is_written_down_that_the_passphrase_was_taken_off(ground: Ground) -> None:
    own = sealed_by("mine", MINE, CHEAP, "0" * 32, 1, "sealed").seal.key
    data = ground.resigned(MINE, turn="open", number=99, key=own)
    for path in ground.seals:
        path.unlink()
    (ground.folder / OPENED).write_bytes(data)


@attack("", "")
def _it_is_written_down_beside_a_seal_that_stands(ground: Ground) -> None:
    (ground.folder / OPENED).write_bytes(ground.resigned(MINE, turn="open", number=99))


# --- what was sealed before is put back ----------------------------------------------------------


@attack(NOT_AS_KNOWN, "")
def _the_half_sealed_state_is_put_back_with_plain_words(ground: Ground) -> None:
    ground.back("half sealed", "seal.json", "seal.copy.json", LIST)
    ground.file.write_bytes(plain_bytes(forged()))


@attack(NOT_AS_KNOWN, "")
def _the_half_unsealed_state_is_put_back_with_plain_words(ground: Ground) -> None:
    ground.back("half unsealed", "seal.json", "seal.copy.json", LIST)
    ground.file.write_bytes(plain_bytes(forged()))


@attack("", "")
def _the_list_of_a_conversion_is_put_back_alone(ground: Ground) -> None:
    ground.back("half sealed", LIST)
    ground.second.write_bytes(
        (ground.past("open") / "meetings").glob("*aaaaaa.json").__next__().read_bytes()
    )


@attack("damaged", PLAIN)
def _a_list_is_made_with_a_key_of_ones_own(ground: Ground) -> None:
    ground.back("half unsealed", "seal.json", "seal.copy.json")
    plain = plain_bytes(forged())
    number = read_signed(ground.seals[0].read_bytes(), SEAL).number
    own = sealing.list_bytes(frozenset({sealing.listed_as("talk k3f9q2", plain)}), MINE, number)
    (ground.folder / LIST).write_bytes(own)
    ground.file.write_bytes(plain)


@attack("damaged|older words", PLAIN)
def _the_list_of_another_conversion_with_words_that_were_in_the_open_then(ground: Ground) -> None:
    ground.back("half unsealed", "seal.json", "seal.copy.json")
    ground.back("half sealed", LIST)
    (then,) = (ground.past("open") / "meetings").glob("*k3f9q2.json")
    shutil.copy(then, ground.file)


@attack(NOT_AS_KNOWN, "")
def _the_seal_of_an_earlier_passphrase_is_put_back(ground: Ground) -> None:
    ground.back("sealed", "seal.json", "seal.copy.json")


@attack("older words", "")
def _an_older_version_is_put_back(ground: Ground) -> None:
    shutil.copy(ground.past("sealed") / "meetings" / ground.file.name, ground.file)


@attack("older words", "")
def _all_talks_and_caches_are_put_back(ground: Ground) -> None:
    shutil.copytree(ground.past("sealed"), ground.folder, dirs_exist_ok=True)


@attack("Talk k3f9q2 is gone", "")
def _a_talk_is_taken_away(ground: Ground) -> None:
    ground.file.unlink()


# --- the costs, the salt, the key ----------------------------------------------------------------


@attack(NOT_AS_KNOWN, CHANGED)
def _costs_of_twelve_gigabytes(ground: Ground) -> None:
    edited(ground, cost={"memory": 12 * 1024**2, "passes": 3, "lanes": 4})


@attack(ANOTHER, COSTS)
def _costs_of_twelve_gigabytes_are_signed(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    cost = Cost(memory=12 * 1024**2, passes=3, lanes=4)
    ground.put_seal(signed_by_who_attacks(found, cost=cost))


@attack(ANOTHER, COSTS)
def _a_million_passes_are_signed(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=64, passes=10**6, lanes=1)))


@attack(ANOTHER, COSTS)
def _much_of_both_is_signed(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=1024**2, passes=32, lanes=4)))


@attack(ANOTHER, COSTS)
def _costs_of_nothing_are_signed(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=0, passes=0, lanes=0)))


@attack(NOT_AS_KNOWN, CHANGED)
def _the_costs_are_words(ground: Ground) -> None:
    edited(ground, cost={"memory": "much", "passes": None, "lanes": [4]})


@attack(ANOTHER, WRONG)
def _cheaper_costs_are_signed(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=8, passes=1, lanes=1)))


@attack(NOT_AS_KNOWN, CHANGED)
def _the_salt_is_cut_short(ground: Ground) -> None:
    edited(ground, salt="00")


@attack(NOT_AS_KNOWN, CHANGED)
def _the_wrapped_key_is_no_key(ground: Ground) -> None:
    edited(ground, wrapped="not a key")


@attack(NOT_AS_KNOWN, CHANGED)
def _a_key_is_added_to_the_seal(ground: Ground) -> None:
    edited(ground, hint="the name of the cat")


@attack(NOT_AS_KNOWN, "written by a newer Vertel")
def _a_form_is_named_that_is_not_there_yet(ground: Ground) -> None:
    edited(ground, form=3)


@attack(NOT_AS_KNOWN, CHANGED)
def _the_number_is_raised(ground: Ground) -> None:
    edited(ground, number=10**6)


@attack(NOT_AS_KNOWN, CHANGED)
def _the_signature_is_written_in_capitals(ground: Ground) -> None:
    for path in ground.seals:
        line, rest = path.read_bytes().split(b"\n", 1)
        path.write_bytes(line + b"\n" + rest.upper())


@attack(ANOTHER, f"{FOREIGN}|{WRONG}")
def _the_seal_of_another_store_with_this_passphrase(ground: Ground) -> None:
    ground.put_seal(sealed_by(PASS, MINE, CHEAP, "0" * 32, 9, "sealed").data)


def signed_by_who_attacks(found: Seal, **what: object) -> bytes:
    own = sealed_by("mine", MINE, CHEAP, "0" * 32, 1, "sealed").seal.key
    return signed(msgspec.structs.replace(found, key=own, **what), MINE).data


# --- files in plain words ------------------------------------------------------------------------


@attack("damaged", PLAIN)
def _a_plain_talk_over_a_sealed_one(ground: Ground) -> None:
    ground.file.write_bytes(plain_bytes(forged()))


@attack(PLAIN)
def _a_plain_talk_of_a_new_id(ground: Ground) -> None:
    ground.file.with_name("2026-10-06-cccccc.json").write_bytes(plain_bytes(forged("cccccc")))


@attack("second version")
def _a_plain_conflict_copy(ground: Ground) -> None:
    copy = ground.file.with_name(f"{ground.file.stem} (conflicted copy).json")
    copy.write_bytes(plain_bytes(forged()))


@attack("", "")
def _a_plain_version_in_the_journal(ground: Ground) -> None:
    (ground.journal / "k3f9q2.json").write_bytes(plain_bytes(forged()))


@attack("", "")
def _a_plain_draft(ground: Ground) -> None:
    (ground.journal / "prepared.draft").write_bytes(FORGED.encode())


@attack("", "")
def _plain_caches(ground: Ground) -> None:
    hold(None)
    other = MeetingLibrary(ground.top / "third", ground.ours.now)
    other.save(forged())
    other.save(talk("dddddd", FORGED))
    other.summaries()
    list(other.find_text("never"))
    for name in ("index.json", "texts.txt", "overview.json", "state.json"):
        if (other.folder / name).exists():
            shutil.copy(other.folder / name, ground.folder / name)


# --- files that are swapped, cut, glued or of another store --------------------------------------


@attack("damaged", PLACED)
def _two_talks_are_swapped(ground: Ground) -> None:
    swap(ground.file, ground.second)


@attack("damaged|older words", PLACED)
def _the_journals_version_in_the_place_of_the_talk(ground: Ground) -> None:
    shutil.copy(ground.journal / "k3f9q2.json", ground.file)


@attack("", "")
def _the_talk_in_the_place_of_the_journals_version(ground: Ground) -> None:
    shutil.copy(
        ground.past("sealed") / "meetings" / ground.file.name, ground.journal / "k3f9q2.json"
    )


@attack("damaged", PLACED)
def _a_draft_in_the_place_of_the_talk(ground: Ground) -> None:
    shutil.copy(ground.journal / "prepared.draft", ground.file)


@attack("damaged", PLACED)
def _a_cache_in_the_place_of_the_talk(ground: Ground) -> None:
    shutil.copy(ground.folder / "texts.txt", ground.file)


@attack("", "")
def _two_caches_are_swapped(ground: Ground) -> None:
    swap(ground.folder / "texts.txt", ground.folder / "index.json")


@attack("", "")
def _the_talk_in_the_place_of_a_draft(ground: Ground) -> None:
    shutil.copy(ground.file, ground.journal / "prepared.draft")


@attack("damaged", FOREIGN)
def _a_talk_of_another_store_with_this_passphrase(ground: Ground) -> None:
    ground.file.write_bytes(sealed_with(MINE, plain_bytes(forged()), "talk k3f9q2"))


@attack("damaged", FOREIGN)
def _the_purpose_in_a_file_is_changed(ground: Ground) -> None:
    data = (ground.journal / "k3f9q2.json").read_bytes()
    ground.file.write_bytes(data.replace(b" journal ", b" talk ", 1))


@attack("damaged", FORM)
def _the_form_in_a_file_is_changed(ground: Ground) -> None:
    ground.file.write_bytes(ground.file.read_bytes().replace(b"SEALED 2 talk k3f9q2", b"SEALED 1"))


@attack("damaged", PLAIN)
def _the_first_line_of_a_file_is_taken_away(ground: Ground) -> None:
    ground.file.write_bytes(ground.file.read_bytes().partition(b"\n")[2])


@attack("damaged", FOREIGN)
def _the_head_of_one_file_on_the_body_of_another(ground: Ground) -> None:
    one, other = ground.file.read_bytes(), ground.second.read_bytes()
    ground.file.write_bytes(one[:60] + other[60:])


@attack("damaged", FOREIGN)
def _a_file_with_something_behind_it(ground: Ground) -> None:
    ground.file.write_bytes(ground.file.read_bytes() + b"\n")


@attack("damaged", f"{PLAIN}|{FOREIGN}")
def _a_file_cut_short(ground: Ground) -> None:
    ground.file.write_bytes(ground.file.read_bytes()[:-1])


@attack("damaged", PLAIN)
def _an_empty_file(ground: Ground) -> None:
    ground.file.write_bytes(b"")


@attack("damaged", PLAIN)
def _a_file_of_zeros(ground: Ground) -> None:
    ground.file.write_bytes(bytes(len(ground.file.read_bytes())))


@pytest.fixture(autouse=True)
def _no_key() -> Iterator[None]:
    hold(None)
    yield
    hold(None)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return built(tmp_path_factory.mktemp("sealed") / "base")


@pytest.mark.parametrize("machine", ["here", "elsewhere"])
@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_is_shown_written_or_lost(
    base: Ground, tmp_path: Path, name: str, machine: str
) -> None:
    ground, what = copied(base, tmp_path / "ground"), ATTACKS[name]
    what.do(ground)
    before = {*readable(ground.folder), *readable(ground.state)}
    there = {path.read_bytes() for path in ground.folder.rglob("*") if path.is_file()}
    library = ground.ours if machine == "here" else ground.elsewhere
    day = ground.a_day(library)
    told = "\n".join(day.told)
    assert re.search(what.here if machine == "here" else what.elsewhere, told), told
    assert FORGED not in told
    for shown in day.shown:
        assert shown.goal.now.text.startswith(SECRET)
        assert FORGED not in shown.drafts.values()
        if machine == "here":
            assert shown.drafts == {"goal": f"{SECRET}: half a sen"}
    written = {
        *readable(ground.folder),
        *readable(ground.state),
        *readable(ground.top / "other-state"),
    }
    assert written <= before, "words of a sealed store in plain"
    put_right(ground)
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


def everything(ground: Ground) -> str:
    """All words that can still be opened, in the store and in the journal."""
    found = []
    for path in (*ground.folder.rglob("*"), *ground.state.rglob("*")):
        if path.is_file() and sealing.is_sealed(data := path.read_bytes()):
            try:
                found.append(sealing.unseal(data, path.name, sealing.purpose_in(data)))
            except StoreError:
                continue
    return b"\n".join(found).decode("utf-8", "replace")


def test_there_are_as_many_attacks_as_were_asked_for() -> None:
    assert len(ATTACKS) >= 47


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


def opened(ground: Ground) -> MeetingLibrary:
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
    other = MeetingLibrary(tmp_path / "empty", ground.ours.now, tmp_path / "state")
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
    assert ours.open("k3f9q2").drafts == {"goal": f"{SECRET}: half a sen"}


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
    assert ours.open("k3f9q2").drafts == {"goal": FORGED}
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
    ours = MeetingLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
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
    assert ours.open("cccccc").drafts == {"goal": FORGED}
    assert findings(ours) == []
