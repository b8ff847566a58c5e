"""Takes one check of the seal out at a time, and tells which tests notice: one that nothing notices holds nothing.

    .venv/bin/python tests/faults/taken_out.py [WORD...]      with words: the checks that have one of them

Each is taken out in a copy of the source, and those tests of promise 19 are run that are named with it: the attacks
that it refuses, mostly. Ends with 1 where one of them stays green.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parents[2]
SEAL, WHICH, HEADER, TRUSTED = (
    f"store/encryption/{name}.py" for name in ("seal", "which_seal", "header", "trusted")
)
CONVERT = "store/encryption/convert.py"
SAVING, JOURNAL, KEPT = (
    "store/files/saving.py",
    "store/files/this_machine/journal.py",
    "store/conflicts/kept_beside.py",
)
SIDES = "store/conflicts/both_versions.py"
BACKUP, CHECK, CACHE = "store/admin/backup.py", "store/admin/check.py", "store/cache/cache_file.py"
TESTS = (
    *(f"tests/store/test_promise_19_{name}.py" for name in ("sealed", "converted", "nonces")),
    *(
        f"tests/store/test_{name}.py"
        for name in ("held_key", "remembered_seals", "encryption_page", "sealed")
    ),
)


class Check(NamedTuple):
    """A check, told in words, what stands in its place when it is taken out, and the tests that are red then.

    Of each of these at least one is red: of an attack here or elsewhere, of every byte one of them.
    """

    what: str
    file: str
    now: str
    then: str
    red: str


CHECKS = (
    Check("the seal is signed", HEADER, "public.verify(", "(lambda *_: None)(",
          "unsealing_is_put_in_the_seal open_is_put_in_the_seal the_number_is_raised "
          "unsealing_is_signed_with_a_key_of_ones_own costs_of_twelve_gigabytes "
          "every_byte_of_the_seal any_bit_of_the_seal"),
    Check("the signature is written in one way alone", HEADER,
          'if signature[128:] != b"\\n" or not _SIGNATURE.fullmatch(signature[:128]):', "if False:",
          "the_signature_is_written_in_capitals"),
    Check("the signature is by the key that the passphrase opens", HEADER,
          "if _public(key) != seal.key:", "if False:",
          "unsealing_is_signed_with_a_key_of_ones_own_that_is_named "
          "another_seal_is_remembered"),
    Check("the store's key is wrapped for this store alone", HEADER,
          'return f"vertel 2 {what} {store}".encode()', 'return b""',
          "a_program_that_knows_the_page_alone"),
    Check("lanes are bounded", HEADER, "1 <= self.lanes <= MOST_LANES", "1 <= self.lanes",
          "lanes_are_too_many"),
    Check("costs are bounded before they are paid", HEADER, "    if not cost.bearable:\n",
          "    if not cost.bearable:\n        return b'paid'.ljust(32)\n    if False:\n",
          "a_million_passes costs_of_nothing costs_of_twelve_gigabytes_are_signed"),
    Check("memory is bounded", HEADER, "8 * self.lanes <= self.memory <= MOST_MEMORY", "True",
          "memory_is_too_much"),
    Check("passes are bounded", HEADER, "1 <= self.passes <= MOST_PASSES", "True",
          "passes_are_too_many"),
    Check("memory and passes are bounded together", HEADER,
          "self.memory * self.passes <= MOST_WORK", "True",
          "much_of_both"),
    Check("a form that is not there yet is told as newer", HEADER,
          "        if form > FORM:", "        if False:",
          "a_form_is_named_that_is_not_there_yet"),
    Check("nothing more stands in a seal than belongs there", HEADER,
          "forbid_unknown_fields=True", "forbid_unknown_fields=False",
          "a_seal_holds_what_belongs_there"),
    Check("a passphrase was taken off by a seal that says so", HEADER,
          'if one.seal.turn == "open":', "if True:",
          "only_a_seal_that_was_taken_off_counts"),
    Check("what is no seal is left out of those that were taken off", HEADER,
          "            continue  # somebody else's word: it says nothing of this store", "            raise",
          "something_else_stands_where_it_is_written"),
    Check("a seal of form 1 is refused among files of form 2", WHICH,
          "if former and newest is None and _has_sealed(folder, NOW):", "if False:",
          "a_seal_of_the_former_form_says_unsealing"),
    Check("a damaged seal is told", WHICH, "        if not off and wrong:\n            raise wrong\n", "",
          "one_seal_is_taken_away_and_the_other_damaged the_salt_is_cut_short "
          "folders_in_the_place links_in_the_place "
          "the_wrapped_key_is_no_key the_costs_are_words brackets_without_end"),
    Check("sealed files without a seal are no open store", WHICH,
          "if not is_trusted(state, folder) and _has_sealed(folder, MAGIC):", "if False:",
          "both_seals_are_taken_away it_is_written_down_that what_is_remembered_of_it"),
    Check("nor where a passphrase was taken off once, and nothing is known", WHICH,
          "        refuse_sealed(folder, state)\n        return None  #", "        return None  #",
          "where_a_passphrase_was_taken_off_once"),
    Check("nor where a passphrase was taken off once, and that one is known", WHICH,
          "            refuse_sealed(folder, None)\n", "            pass\n",
          "where_a_passphrase_was_taken_off_once"),
    Check("nor when it is opened or written without a look at its seal", SEAL,
          "    else:\n        refuse_sealed(folder, state)\n", "",
          "both_seals_are_taken_away"),
    Check("a store that was sealed here and has no seal is refused", WHICH,
          "    if not there(folder):\n        raise SealGone(folder)\n", "",
          "not_even_a_store_that_is_plain_throughout"),
    Check("a seal of another store is refused here", WHICH,
          "if others and len(others) == len(found):", "if False:",
          "the_seal_of_another_store_with_this_passphrase all_of_another_store "
          "cheaper_costs_are_signed"),
    Check("the seal that this machine knows counts", WHICH,
          "newest = max([*(one for one in (*found, *before) if one.is_of(known)), known], key=_number)",
          "newest = max([*(one for one in (*found, *before) if one.is_of(known))] or [known], key=_number)",
          "the_seal_of_an_earlier_passphrase_is_put_back half_sealed_state_is_put_back "
          "half_unsealed_state_is_put_back"),
    Check("only a seal of this store takes its passphrase off, where none is known", WHICH,
          "any(one.is_of(newest) and one.number > newest.number for one in before)",
          "any(one.number > newest.number for one in before)",
          "it_is_written_down_beside_it_with_a_key_of_ones_own"),
    Check("only a seal of this store takes its passphrase off, where one is known", WHICH,
          "(one for one in (*found, *before) if one.is_of(known))", "(*found, *before)",
          "not_even_a_store_that_is_plain_throughout"),
    Check("plain words in a sealed store are not shown", SEAL,
          "    if not is_sealed(data):\n        raise Foreign(", "    if not is_sealed(data):\n        return data\n    if False:\n        raise Foreign(",
          "the_first_line_of_a_file_is_taken_away an_empty_file a_file_of_zeros "
          "a_plain_talk_over_a_sealed_one a_plain_talk_of_a_new_id a_plain_conflict_copy "
          "a_plain_draft a_plain_version_that_is_said_to_be_kept "
          "a_plain_version_beside_the_journals plain_caches a_plain_version_in_the_journal"),
    Check("what is in the former form is not shown", SEAL,
          "    raise Foreign(\n        N_(\n            \"{file} is sealed in another form",
          "    if is_sealed(data):\n        return data\n    raise Foreign(\n        N_(\n            \"{file} is sealed in another form",
          "a_file_of_the_form_before_that_came_later the_form_in_a_file_is_changed"),
    Check("what is not listed is not taken for the store's own", SEAL,
          "if listed_as(purpose, data) in held.listed:", "if held.listed:",
          "half_sealed_state_is_put_back half_unsealed_state_is_put_back"),
    Check("the list is sealed with the store's key", SEAL,
          'body = unsealed_with(key, read_whole(folder / LIST) or b"", LIST, f"list {found.number}")',
          'body = (read_whole(folder / LIST) or b"")',
          "a_list_is_made_with_a_key_of_ones_own half_sealed_state_is_put_back"),
    Check("the list is of this seal's number", SEAL,
          'f"list {found.number}")\n        return frozenset', '"list")\n        return frozenset',
          "the_list_of_another_conversion"),
    Check("the list counts while the store is converted alone", SEAL,
          'if found.seal.turn not in ("sealing", "unsealing"):', "if False:",
          "what_is_listed_counts_only"),
    Check("a file is of its purpose, as it says", SEAL,
          'if told != purpose and told.partition(" ")[0] != purpose:', "if False:",
          "two_talks_are_swapped the_journals_version_in_the_place_of_the_talk "
          "a_draft_in_the_place_of_the_talk a_cache_in_the_place_of_the_talk "
          ""
          "another_talk_that_is_said_to_be_kept what_vertel_sealed_itself"),
    Check("what a file says it is stands under its tag", SEAL,
          "return head + AESGCM(made[:32]).encrypt(made[32:], data, head)",
          "return head + AESGCM(made[:32]).encrypt(made[32:], data, b'')",
          "the_purpose_in_a_file_is_changed"),
    Check("a file is under a tag at all", SEAL,
          "plain = AESGCM(made[:32]).decrypt(made[32:], data[start:], head)",
          "plain = untagged(made, data[start:])",
          "a_file_cut_short something_behind_it the_head_of_one_file "
          "a_talk_of_another_store_with every_byte_of_a_file"),
    Check("each save has a salt of its own", SEAL, "os.urandom(_SALT)", 'b"s" * _SALT',
          "each_save_has_a_fresh_nonce no_salt_comes_back"),
    Check("nothing is opened or written while the store is locked", SEAL,
          "        if seal_of(folder, state) is not None:\n            raise Locked()\n", "        pass\n",
          "nothing_can_be_read_without writes_nothing_once_it_is_sealed"),
    Check("a store that was sealed here is looked at though no seal is there", SEAL,
          "    elif pinned(state, folder):\n        seal_of(folder, state)\n", "    elif pinned(state, folder):\n",
          "not_even_a_store_that_is_plain_throughout"),
    Check("what is written is sealed while a key is held, whatever the seal says", SEAL,
          "    if _held is None or _plainly:\n        return data\n",
          '    if _held is None or _plainly or b\'"unsealing"\' in ((_held.folder / SEAL).read_bytes() if (_held.folder / SEAL).exists() else b""):\n        return data\n',
          "unsealing_is_put_in_the_seal"),
    Check("a window follows no seal but one of its store", SEAL,
          "ours = [one for one in (*found, *opened_before(held.folder)) if one.is_of(held.seal)]",
          "ours = [*found, *opened_before(held.folder)]",
          "a_window_follows_no_seal"),
    Check("a name tells no words", SEAL,
          'return derived(_held.key, b"vertel 2 name", salt=found).hex() if _held else found.hex()',
          "return found.hex()",
          "no_name_tells_the_words"),
    Check("an older seal takes not the place of a newer that is remembered", TRUSTED,
          "if state is None or (known and known.is_of(seal) and known.number >= seal.number):",
          "if state is None:",
          "a_seal_of_before_takes_not"),
    Check("a store that was moved is known by its id", TRUSTED,
          "return max(moved, key=lambda one: one.number, default=None)", "return None",
          "a_store_that_was_moved_is_known"),
    Check("what is remembered counts only if it is signed", TRUSTED,
          "return read_signed(decoded(data, Pinned).seal.encode(), path.name)",
          "return unsigned(decoded(data, Pinned).seal.encode())",
          "what_is_remembered_counts_only"),
    Check("words that are older than the journal's are not shown", SIDES,
          "    if journaled.covers(found):\n", "    if journaled.covers(found):\n        return Sides(version=found)\n    if False:\n",
          "an_older_version_is_put_back all_talks_and_caches_are_put_back"),
    Check("a talk that the journal has and the store has not is told", CHECK,
          "        if path is None:\n", "        if path is None:\n            continue\n        if False:\n",
          "a_talk_is_taken_away"),
    Check("words that were opened here and lack now are told", SAVING,
          "if not reaches(version.counts, seen):", "if False:",
          "rolled_back_since_is_told"),
    Check("what the journal has is sealed as the journal's", JOURNAL,
          "        return unseal(read_whole(path) or b\"\", path.name, journal_of(talk_id))", "        data = read_whole(path) or b\"\"\n        return unseal(data, path.name, data[16:].split()[0].decode() if data[:6] == b'VERTEL' else 'talk')",
          "as_nobodys_in_the_place_of_the_journals_version"),
    Check("what this machine cannot open is not written over", JOURNAL,
          "            self._keep_shut(path, purpose)\n", "",
          "it_stays_usable_here nothing_that_is_only_here_is_lost"),
    Check("a window without the passphrase keeps no version", JOURNAL,
          "            guard(self._store, self._state)\n            path =", "            path =",
          "writes_nothing_once_it_is_sealed"),
    Check("a window without the passphrase keeps no draft", JOURNAL,
          "        try:\n            guard(self._store, self._state)\n", "        try:\n            pass\n",
          "writes_nothing_once_it_is_sealed"),
    Check("a window without the passphrase writes no cache", CACHE, "    guard(path.parent)\n", "",
          "writes_nothing_once_it_is_sealed"),
    Check("what is kept of plain words is sealed", KEPT,
          "return data if is_sealed(data) else seal(data, aside_of(id_in(path.name)))", "return data",
          "is_kept_sealed_and_comparable what_is_set_aside_is_sealed"),
    Check("what comes out of a backup was sealed as the store is", BACKUP,
          "        if trusted:\n            return unvouched", "        if True:\n            return unvouched",
          "a_forged_talk_in_a_backup"),
    Check("a backup's seal is signed", BACKUP,
          "found, here = read_former(data) or read_signed(data, SEAL), _seal_here(library)",
          "found, here = read_former(data) or unsigned(data), _seal_here(library)",
          "a_forged_seal_in_a_backup"),
    Check("check looks at caches, drafts and journals", CHECK,
          'or one.what not in ("talk", "words", "draft", "waiting", "cache")', 'or one.what not in ("talk",)',
          "check_reads_every_place"),
    Check("check compares both seals with the one that is known", CHECK,
          "if not _is(path, held.seal.data)]", "if False]",
          "one_seal_is_taken_away"),
    Check("nobody converts while somebody else does", CONVERT,
          "held.enter_context(lease(library.folder, _CONVERTING, WHO, library.now()))", "pass",
          "two_windows_do_not_seal_at_once"),
    Check("nobody converts while a talk is open", CONVERT,
          "            with library.hold(name.stem, WHO):\n                pass\n", "            pass\n",
          "nothing_begins_while_a_talk_is_open"),
    Check("the list is on disk before the seal", CONVERT,
          "    write_whole(library.folder / LIST, list_bytes(listed, key, found.number))\n    put_seal(library.folder, found)\n",
          "    put_seal(library.folder, found)\n",
          "interrupted_anywhere"),
    Check("what is written while it is unsealed is listed", CONVERT,
          "                _list_too(library, listed_as(purpose, plain))", "                pass",
          "what_a_window_saved_while_it_was_unsealed"),
    Check("that a passphrase was taken off is written down", CONVERT,
          '    put_opened(library.folder, _next(held.key, held.seal, "open"))\n', "",
          "it_stays_usable_here"),
)  # fmt: skip

# What stands in the place of a check that is more than a condition.
HELPERS = '''

def untagged(made, data):
    """AES-GCM without a look at its tag."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    opened = Cipher(algorithms.AES(made[:32]), modes.CTR(made[32:] + b"\\0\\0\\0\\2")).decryptor()
    return opened.update(data[:-16])
'''
UNSIGNED = '''

def unsigned(data):
    """A seal, whoever signed it."""
    import msgspec
    from store.encryption.header import Seal, Signed
    from store.errors import Damaged
    try:
        return Signed(msgspec.json.decode(data.partition(b"\\n")[0], type=Seal), data)
    except msgspec.MsgspecError as error:
        raise Damaged("{file}", file="seal") from error
'''
ALSO = {
    "what a file says it is stands under its tag": (
        "AESGCM(made[:32]).decrypt(made[32:], data[start:], head)",
        "AESGCM(made[:32]).decrypt(made[32:], data[start:], b'')",
    )
}
ADDED = {SEAL: HELPERS, TRUSTED: UNSIGNED, BACKUP: UNSIGNED}


def copy_of_source(top: Path) -> None:
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in names.stdout.splitlines():
        if not name.startswith(("docs/look", "benchmarks")) and (HERE / name).is_file():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / name, top / name)


def tests_of(top: Path, names: Sequence[str]) -> set[str]:
    """The tests that are red, of those that have one of these in their names; of all, with no names."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    which = ["-k", " or ".join(names)] if names else []
    done = subprocess.run(
        [*command, "--tb=no", "-rfE", "-m", "not moments", *which, *TESTS],
        cwd=top, capture_output=True, text=True, check=False, env=_environment(top),
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise SystemExit(f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return set(re.findall(r"^(?:FAILED|ERROR) \S+?::(.+?)(?: - .*)?$", done.stdout, re.MULTILINE))


def _environment(top: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(top), "PYTHONDONTWRITEBYTECODE": "1"}


def without(check: Check, source: str) -> str:
    """The source with a check taken out; `SystemExit` where it does not stand there once."""
    if source.count(check.now) != 1:
        raise SystemExit(f"{check.what}: stands {source.count(check.now)} times in {check.file}")
    changed = source.replace(check.now, check.then).replace(*ALSO.get(check.what, ("", "")))
    return changed + ADDED.get(check.file, "")


def red_without(top: Path, check: Check) -> set[str]:
    """The tests that are red with a check taken out, of those that should be."""
    path = top / check.file
    source = path.read_text("utf-8")
    path.write_text(without(check, source), "utf-8")
    try:
        return tests_of(top, check.red.split())
    finally:
        path.write_text(source, "utf-8")


def main(words: list[str]) -> int:
    """Every check, or those with one of these words in them."""
    chosen = [one for one in CHECKS if not words or any(word in one.what for word in words)]
    unnoticed = 0
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        copy_of_source(top)
        if red := tests_of(top, [name for one in chosen for name in one.red.split()]):
            raise SystemExit(f"red with every check in its place: {red}")
        for check in chosen:
            red = red_without(top, check)
            green = [name for name in check.red.split() if not any(name in one for one in red)]
            print(f"{check.what}: {len(red)} red", *sorted(red), sep="\n    ", flush=True)
            for name in green:
                print(f"    GREEN: {name}", flush=True)
            unnoticed += bool(green or not red)
    print(f"{len(chosen)} checks, {unnoticed} not noticed as they should be")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
