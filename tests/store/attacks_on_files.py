"""Attacks on the files of a sealed store: in plain words, swapped, cut, glued, of another store or of another place."""

import json
import shutil
from pathlib import Path

from attacks import FOREIGN, FORM, MINE, PLACED, PLAIN, attack, forged, swap
from sealed import FORGED, PASS, Ground, plain_bytes, talk

from store.cache.cache_file import _sum, read_cache
from store.encryption import seal as sealing
from store.encryption.seal import hold, sealed_with
from store.files.listing import digest, files
from store.library import TalkLibrary

# --- files in plain words ------------------------------------------------------------------------


@attack("damaged", PLAIN)
def _a_plain_talk_over_a_sealed_one(ground: Ground) -> None:
    ground.file.write_bytes(plain_bytes(forged()))


@attack(PLAIN)
def _a_plain_talk_of_a_new_id(ground: Ground) -> None:
    ground.file.with_name("2026-10-06-cccccc.json").write_bytes(plain_bytes(forged("cccccc")))


@attack(PLAIN)
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
    other = TalkLibrary(ground.top / "third", ground.ours.now)
    other.save(forged())
    other.save(talk("dddddd", FORGED))
    other.summaries()
    list(other.known().hits("never", False))
    for name in ("texts.txt", "overview.json", "state.json"):
        if (other.folder / name).exists():
            shutil.copy(other.folder / name, ground.folder / name)
    index = read_cache(other.folder / "index.json") or b""
    (ground.folder / "index.json").write_bytes(as_of(ground, index))


def as_of(ground: Ground, body: bytes) -> bytes:
    """An index, said to be made of the talks that are there: their names, sizes and times are no secret."""
    head, rest = body.split(b"\n", 1)
    there = digest(files(ground.folder / "meetings"), ())
    whole = json.dumps({**json.loads(head), "listing": there}).encode() + b"\n" + rest
    return _sum(whole) + whole


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


# --- what Vertel keeps of itself, in another place --------------------------------------------------


@attack("", "")
def _a_plain_version_beside_the_journals(ground: Ground) -> None:
    (ground.journal / "k3f9q2.other-9.json").write_bytes(plain_bytes(forged()))


@attack("", "")
def _two_versions_of_the_journal_are_swapped(ground: Ground) -> None:
    swap(ground.journal / "k3f9q2.json", ground.journal / "aaaaaa.json")


@attack("", "")
def _a_draft_in_the_place_of_the_journals_version(ground: Ground) -> None:
    shutil.copy(ground.journal / "prepared.draft", ground.journal / "k3f9q2.json")


@attack("", "")
def _the_journals_version_in_the_place_of_what_was_seen(ground: Ground) -> None:
    shutil.copy(ground.journal / "k3f9q2.json", ground.journal / "k3f9q2.seen")


@attack(PLAIN, "")
def _a_plain_version_in_the_journal_of_a_former_path(ground: Ground) -> None:
    former = ground.journal.with_name("0123456789abcdef")
    former.mkdir()
    (former / "where.txt").write_text("/nowhere/at/all\n")
    (former / "k3f9q2.json").write_bytes(plain_bytes(forged()))


@attack(PLAIN)
def _a_plain_version_that_is_said_to_be_kept(ground: Ground) -> None:
    ground.file.with_name(f"{ground.file.name}.kept-1").write_bytes(plain_bytes(forged()))


@attack(PLACED)
def _another_talk_that_is_said_to_be_kept(ground: Ground) -> None:
    shutil.copy(ground.second, ground.file.with_name(f"{ground.file.name}.kept-1"))


@attack("damaged", PLACED)
def _what_vertel_sealed_itself_as_nobodys_in_the_place_of_the_talk(ground: Ground) -> None:
    """Vertel is made to seal forged words: it keeps, sealed, what stood in a talk's place."""
    nobodys(ground).replace(ground.file)


@attack("", "")
def _what_vertel_sealed_itself_as_nobodys_in_the_place_of_the_journals_version(
    ground: Ground,
) -> None:
    nobodys(ground).replace(ground.journal / "k3f9q2.json")


def nobodys(ground: Ground) -> Path:
    """What Vertel keeps, sealed, of forged words that stood in a talk's place."""
    ours = with_passphrase(ground)
    ground.file.write_bytes(plain_bytes(forged()))
    ours.save(ours.open("k3f9q2"))
    (kept,) = ground.file.parent.glob(f"{ground.file.name}.kept*")
    assert sealing.purpose_in(kept.read_bytes()) == "aside k3f9q2"
    return kept


def with_passphrase(ground: Ground) -> TalkLibrary:
    """The store as somebody opens it who has the passphrase, while the attack goes on."""
    found = sealing.seal_of(ground.folder, ground.state)
    assert found is not None
    sealing.open_seal(ground.folder, found, PASS, ground.state)
    return ground.ours
