"""Attacks on the seal of a store: taken off, put back from before, or with other costs, salt or key."""

import json
import shutil
from pathlib import Path

import msgspec
from attacks import (
    ANOTHER,
    CHANGED,
    COSTS,
    FOREIGN,
    GONE,
    MINE,
    NOT_AS_KNOWN,
    PLAIN,
    WRONG,
    attack,
    edited,
    forged,
)
from sealed import CHEAP, PASS, Ground, plain_bytes

from store.encryption import seal as sealing
from store.encryption.header import OPENED, SEAL, Cost, Seal, read_signed, sealed_by, signed
from store.encryption.seal import LIST
from store.encryption.trusted import Pinned

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


@attack("", "")
def _it_is_written_down_beside_it_with_a_key_of_ones_own(ground: Ground) -> None:
    own = sealed_by("mine", MINE, CHEAP, "0" * 32, 1, "sealed").seal.key
    data = ground.resigned(MINE, turn="open", number=99, key=own)
    (ground.folder / OPENED).write_bytes(data)


# --- what was sealed before is put back ----------------------------------------------------------


@attack(NOT_AS_KNOWN, PLAIN)
def _the_half_sealed_state_is_put_back_with_plain_words(ground: Ground) -> None:
    ground.back("half sealed", "seal.json", "seal.copy.json", LIST)
    ground.file.write_bytes(plain_bytes(forged()))


@attack(NOT_AS_KNOWN, PLAIN)
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
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=1024**2, passes=5, lanes=4)))


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


@attack(ANOTHER, COSTS)
def _memory_is_too_much_for_one_pass(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=1024**2 + 1, passes=1, lanes=1)))


@attack(ANOTHER, COSTS)
def _passes_are_too_many_for_little_memory(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=64, passes=33, lanes=1)))


@attack(ANOTHER, COSTS)
def _lanes_are_too_many(ground: Ground) -> None:
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    ground.put_seal(signed_by_who_attacks(found, cost=Cost(memory=1024, passes=1, lanes=17)))


@attack(NOT_AS_KNOWN, CHANGED)
def _a_seal_with_brackets_without_end(ground: Ground) -> None:
    ground.put_seal(
        b'{"form":2,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n" + b"0" * 128 + b"\n"
    )


@attack(NOT_AS_KNOWN, "cannot be read")
def _folders_in_the_place_of_the_seals(ground: Ground) -> None:
    for path in ground.seals:
        path.unlink()
        path.mkdir()


@attack(NOT_AS_KNOWN, "cannot be read")
def _links_in_the_place_of_the_seals(ground: Ground) -> None:
    elsewhere = ground.top / "elsewhere.json"
    elsewhere.write_bytes(sealed_by(PASS, MINE, CHEAP, "0" * 32, 9, "open").data)
    for path in ground.seals:
        path.unlink()
        path.symlink_to(elsewhere)


@attack("", "")
def _something_else_stands_where_it_is_written_that_a_passphrase_was_taken_off(
    ground: Ground,
) -> None:
    (ground.folder / OPENED).write_bytes(b"{" * 5000 + b"\n\n\xff\n" * 5000)


@attack(NOT_AS_KNOWN, PLAIN)
def _the_half_sealed_state_is_put_back_without_its_list(ground: Ground) -> None:
    ground.back("half sealed", "seal.json", "seal.copy.json")
    ground.file.write_bytes(plain_bytes(forged()))


@attack(ANOTHER, WRONG)
def _all_of_another_store(ground: Ground) -> None:
    shutil.rmtree(ground.folder / "meetings")
    ground.put_seal(sealed_by("mine", MINE, CHEAP, "0" * 32, 9, "sealed").data)
    ground.file.parent.mkdir()
    ground.file.write_bytes(sealing.sealed_with(MINE, plain_bytes(forged()), "talk k3f9q2"))


@attack(GONE, GONE)
def _what_is_remembered_of_it_is_taken_away_with_the_seals(ground: Ground) -> None:
    shutil.rmtree(ground.state / "sealed")
    for path in ground.seals:
        path.unlink()


@attack(CHANGED, CHANGED)
def _another_seal_is_remembered_and_stands_there(ground: Ground) -> None:
    """As far as a file can tell it is one of this store, by a key that is named in it."""
    found = read_signed(ground.seals[0].read_bytes(), SEAL).seal
    data = signed_by_who_attacks(msgspec.structs.replace(found, turn="unsealing", number=99))
    (place,) = (ground.state / "sealed").iterdir()
    kept = Pinned(path=str(ground.folder), seal=data.decode())
    place.write_bytes(msgspec.json.encode(kept))
    ground.put_seal(data)
