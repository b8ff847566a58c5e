"""What this machine keeps of a store with a passphrase, in its journal: brought along when that changes elsewhere.

The passphrase may be put on, taken off or exchanged for another on another machine. What this one
kept meanwhile is then plain, or sealed with the passphrase of before; nobody loses a word of it.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from store.conflicts.both_versions import readable
from store.encryption.convert import WHO, convert_all
from store.encryption.header import Signed, key_in, opened_before
from store.encryption.seal import (
    HeldKey,
    hold,
    in_this_form,
    is_sealed,
    seal,
    sealing,
    unseal,
    unsealed_with,
    write_plainly,
)
from store.errors import Damaged, StoreError
from store.files.atomic_write import read_whole, write_whole
from store.files.ours import Own, owned, purpose_of
from store.files.saving import put_others_beside
from store.files.tables import checked
from store.files.talk_file import version_in
from store.library import TalkLibrary

_KEPT_HERE = ("talk", "draft", "waiting")


def unlock_journal(library: TalkLibrary, passphrase: str) -> int:
    """Unseal what this machine kept of a store whose passphrase was taken off on another machine.

    Gives the number of files. Raises `StoreError` for another passphrase.
    """
    count, before_now = 0, _earlier(library, passphrase)
    for before, key in before_now:
        hold(HeldKey(key=key, folder=library.folder, seal=before))
        write_plainly()
        count += convert_all(library)
        hold(None)
    if library.journal and before_now:
        for talk_id, path in library.files(whoever=True).items():
            if there := readable(path, talk_id):
                put_others_beside(library.journal, path, there, library.machine)
    return count


def _earlier(library: TalkLibrary, passphrase: str) -> list[tuple[Signed, bytes]]:
    """The seals that were taken off and that this passphrase opened, each with its key; oldest first.

    Raises `StoreError` where it opens none of those there are.
    """
    found, wrong = [], None
    for before in opened_before(library.folder):
        try:
            found.append((before, key_in(before, passphrase)))
        except StoreError as error:
            wrong = error
    if wrong and not found:
        raise wrong
    return found


def kept_plainly(library: TalkLibrary) -> list[Path]:
    """What this machine kept of a sealed store and anybody can read: the store was sealed elsewhere."""
    if not sealing():
        return []
    shared = (library.folder, library.meetings_folder)
    kept = (one.file for one in owned(library) if one.what in _KEPT_HERE)
    ours = [path for path in kept if path.parent not in shared]
    return [path for path in ours if not is_sealed(read_whole(path) or b"")]


def sealed_before(library: TalkLibrary) -> list[Own]:
    """What this machine kept of a sealed store and sealed with a passphrase that it had before.

    The passphrase was taken off on another machine, and another one put on.
    """
    return [one for one, _data in _sealed_before(library)]


def _sealed_before(library: TalkLibrary) -> Iterator[tuple[Own, bytes]]:
    if not sealing() or not opened_before(library.folder):
        return
    shared = (library.folder, library.meetings_folder)
    for one in owned(library):
        if one.what in _KEPT_HERE and one.file.parent not in shared:
            data = read_whole(one.file)
            if data is not None and in_this_form(data):
                try:
                    unseal(data, one.file.name, purpose_of(library, one, data))
                except Damaged:
                    yield one, data


def bring_over_journal(library: TalkLibrary, passphrase: str) -> int:
    """Seal with the present key what was sealed with this earlier passphrase on this machine.

    A version that the talk does not follow is put beside the talk. Gives the number of files. Raises `StoreError` for another
    passphrase.
    """
    count = 0
    for _before, key in _earlier(library, passphrase):
        for one, data in list(_sealed_before(library)):
            purpose = purpose_of(library, one, data)
            with contextlib.suppress(Damaged):  # of yet another passphrase
                _bring_over(library, one, unsealed_with(key, data, one.file.name, purpose))
                count += 1
    return count


def _bring_over(library: TalkLibrary, one: Own, plain: bytes) -> None:
    if one.what in ("draft", "waiting"):
        write_whole(one.file, seal(plain, purpose_of(library, one, plain)))
        return
    version = version_in(checked(plain, one.file.name), one.file.name)
    talk_id = version.talk.id
    path = library.files(whoever=True).get(talk_id)
    with library.hold(talk_id, WHO):
        if path is None:  # the journal is all there is of it
            target = one.file.with_name(f"{talk_id}.json")
            target = one.file if target.exists() else target
            write_whole(target, seal(plain, purpose_of(library, one, plain)))
            if target != one.file:
                one.file.unlink()
            return
        there = readable(path, talk_id)
        if there is None or not there.covers(version):
            library.keep_beside(version)
        one.file.unlink()
