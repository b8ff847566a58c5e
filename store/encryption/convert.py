"""Giving a store a passphrase, bringing it over from form 1, or taking the passphrase away.

It goes file by file, and whatever stops it, it goes on. While it is under way some files stand there in
their other form: those and no others are read, by a list that is itself sealed. See docs/encryption.md.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from agendas.errors import N_
from store.encryption.header import (
    SEAL,
    SECOND,
    Cost,
    Signed,
    Turn,
    put_opened,
    put_seal,
    sealed_by,
    signed,
)
from store.encryption.seal import (
    LIST,
    HeldKey,
    Locked,
    as_now,
    hold,
    hold_by,
    holding,
    in_this_form,
    is_sealed,
    list_bytes,
    listed_as,
    seal,
    sealing,
    unseal,
    write_plainly,
)
from store.encryption.trusted import pinned, trust, unpin
from store.encryption.which_seal import SealGone, seal_of, there
from store.errors import Busy, Damaged, StoreError
from store.files.atomic_write import make_folder, read_whole, write_whole
from store.files.lock import lease
from store.files.names import id_in
from store.files.ours import Own, id_told, owned, purpose_of
from store.library import TalkLibrary

WHO = "vertel store lock"
_ID = re.compile(r"-([a-z0-9]{6})(?![a-z0-9])")
_CONVERTING = "sealing"  # held by who converts, as a talk is
_PLAIN = ("seal", "who", "lock", "where")
_MADE_ANEW = ("cache", "stray")


def lock(
    library: TalkLibrary, passphrase: str, cost: Cost | None = None, trusted: bool = False
) -> int:
    """Seal everything in a store; gives the number of files. Raises `Busy`, `StoreError`.

    A store that has a passphrase already, opened with it, goes on where it was interrupted, and is
    brought over from form 1. `trusted` takes for the store's own, too, what was not sealed with its passphrase.
    """
    with _alone(library):
        count = _lock(library, passphrase, cost, trusted)
    library.summaries()  # the index, by the new names
    return count


def _lock(library: TalkLibrary, passphrase: str, cost: Cost | None, trusted: bool) -> int:
    found = holding()
    if found is None and there(library.folder):
        raise Locked()  # another window sealed it a moment ago
    if found is None or found.seal is None:
        _nobody_writes(library)
        key = os.urandom(32)
        former = found.key if found else b""
        listed = frozenset(_as_they_stand(library, trusted or found is None))
        made = sealed_by(
            passphrase, key, cost or Cost(), os.urandom(16).hex(), 1, "sealing", former
        )
        _begin(library, key, made, listed)
    elif found.seal.seal.turn != "sealed" or trusted:
        listed = found.listed | frozenset(_as_they_stand(library, trusted) if trusted else ())
        _begin(library, found.key, _next(found.key, found.seal, "sealing"), listed)
    else:
        put_seal(library.folder, found.seal)  # one of the two may have been lost
        hold(found)
    count = convert_all(library)
    _end_sealed(library)
    return count


def unlock(library: TalkLibrary) -> int:
    """Write everything in a store as it was without a passphrase; gives the number of files.

    Raises `Busy`, `StoreError`. Run again it goes on where it was interrupted.
    """
    with _alone(library):
        count = _unlock(library)
    library.summaries()
    return count


def _unlock(library: TalkLibrary) -> int:
    found = holding()
    if found is None:
        if there(library.folder) and seal_of(library.folder, library.state_folder) is None:
            _remove_seal(library)
        return 0
    if found.seal is None:
        raise StoreError(
            N_("This store is sealed in a former form. “vertel store lock” first, then unlock it.")
        )
    _nobody_writes(library)
    listed = found.listed | frozenset(_as_they_will(library))
    _begin(library, found.key, _next(found.key, found.seal, "unsealing"), listed)
    write_plainly()
    count = convert_all(library)
    held = the_seal()
    put_opened(library.folder, _next(held.key, held.seal, "open"))
    _remove_seal(library)
    return count


def still_sealed(library: TalkLibrary) -> list[Path]:
    """What stands sealed in a store without a passphrase."""
    if holding():
        return []
    files = [one.file for one in owned(library) if one.what not in (*_PLAIN, *_MADE_ANEW)]
    return [path for path in files if is_sealed(read_whole(path) or b"")]


def put_back_seal(folder: Path, state: Path | None) -> None:
    """Put the seal back of a store that lost it, from what this machine remembers of it."""
    try:
        seal_of(folder, state)
    except SealGone:
        if known := pinned(state, folder):
            put_seal(folder, known)


def change_passphrase(library: TalkLibrary, passphrase: str, cost: Cost) -> None:
    """Give a sealed store, opened, another passphrase or other costs. Raises `StoreError`."""
    found = the_seal()
    seal_now = found.seal.seal
    made = sealed_by(
        passphrase,
        found.key,
        cost,
        seal_now.store,
        seal_now.number + 1,
        seal_now.turn,
        found.former,
    )
    listed = found.listed
    if seal_now.turn == "sealed":
        put_seal(library.folder, made)
        hold_by(library.folder, made, found.key, library.state_folder)
    else:
        _begin(library, found.key, made, listed)


def unconverted(library: TalkLibrary) -> list[Path]:
    """The files of a sealed store that are its own and still stand there in their other form."""
    held = holding()
    if held is None:
        return []
    return [
        one.file
        for one, data in _contents(library)
        if not as_now(data) and listed_as(purpose_of(library, one, data), data) in held.listed
    ]


def _begin(library: TalkLibrary, key: bytes, found: Signed, listed: frozenset[bytes]) -> None:
    """The list first: with the seal that it belongs to, nothing that is on it is strange."""
    make_folder(library.folder)
    write_whole(library.folder / LIST, list_bytes(listed, key, found.number))
    put_seal(library.folder, found)
    hold_by(library.folder, found, key, library.state_folder)


def _end_sealed(library: TalkLibrary) -> None:
    held = the_seal()
    if held.seal.seal.turn != "sealed":
        made = _next(held.key, held.seal, "sealed")
        put_seal(library.folder, made)
        hold_by(library.folder, made, held.key, library.state_folder)
    (library.folder / LIST).unlink(missing_ok=True)


def _remove_seal(library: TalkLibrary) -> None:
    for name in (LIST, SEAL, SECOND):
        (library.folder / name).unlink(missing_ok=True)
    unpin(library.state_folder, library.folder)
    hold(None)
    if library.state_folder and still_sealed(library):
        trust(library.state_folder, library.folder)  # what nobody can open closes no store


class _Sealed(HeldKey):
    """A key of the present form."""

    seal: Signed


def the_seal() -> _Sealed:
    """The key of the store that is open, and its seal. Raises `StoreError` where it has no passphrase."""
    found = holding()
    if found is None or found.seal is None:
        raise StoreError(N_("This store has no passphrase. “vertel store lock” gives it one."))
    return _Sealed(*found)


def _next(key: bytes, found: Signed, turn: Turn) -> Signed:
    made = msgspec.structs.replace(found.seal, number=found.number + 1, turn=turn)
    return signed(made, key)


@contextlib.contextmanager
def _alone(library: TalkLibrary) -> Iterator[None]:
    """Convert while nobody else does: two keys at once would each seal files that the other cannot open."""
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(lease(library.folder, _CONVERTING, WHO, library.now()))
        except Busy as error:
            raise StoreError(
                N_(
                    "The passphrase of this store is being put on or taken off in another window. Wait until that is done."
                )
            ) from error
        yield


def _nobody_writes(library: TalkLibrary) -> None:
    """Raise `Busy` where a window has a talk open: it could not write any more."""
    for name in sorted((library.folder / "locks").glob("*.who")):
        if name.stem != _CONVERTING:
            with library.hold(name.stem, WHO):
                pass


def _as_they_stand(library: TalkLibrary, plain: bool) -> Iterator[bytes]:
    """What is to be sealed, as it stands: in form 1, and with `plain` what anybody can read."""
    for one, data in _contents(library):
        if not in_this_form(data) and (plain or is_sealed(data)):
            yield listed_as(purpose_of(library, one, data), data)


def _as_they_will(library: TalkLibrary) -> Iterator[bytes]:
    """What is to be unsealed, as it will stand."""
    for one, data in _contents(library):
        purpose = purpose_of(library, one, data)
        with contextlib.suppress(Damaged):
            yield listed_as(purpose, unseal(data, one.file.name, purpose))


def _contents(library: TalkLibrary) -> Iterator[tuple[Own, bytes]]:
    for one in owned(library):
        if one.what not in (*_PLAIN, *_MADE_ANEW):
            data = read_whole(one.file)
            if data is not None:
                yield one, data


def convert_all(library: TalkLibrary) -> int:
    """Bring every file over; once more where there were some, for what was written meanwhile."""
    count = 0
    while more := _convert_once(library):
        count += more
    return count


def _convert_once(library: TalkLibrary) -> int:
    count = 0
    for one in owned(library):
        path = one.file
        if one.what in _PLAIN:
            continue
        talk_id = id_in(path.name) if path.parent == library.meetings_folder else ""
        with library.hold(talk_id, WHO) if talk_id else contextlib.nullcontext():
            data = read_whole(path)
            if data is None or (as_now(data) and one.what != "stray"):
                continue
            if one.what in _MADE_ANEW:
                path.unlink(missing_ok=True)
                continue
            purpose = purpose_of(library, one, data)
            try:
                plain = unseal(data, path.name, purpose)
            except Damaged:
                continue  # nobody's, or not to be opened by anybody: `check` tells of it
            if not sealing():
                _list_too(library, listed_as(purpose, plain))
            target = _silent(library, path)
            write_whole(target, seal(plain, purpose))
            if target != path:
                path.unlink()
            count += 1
    return count


def _list_too(library: TalkLibrary, listed: bytes) -> None:
    """Put on the list what was written since it was made."""
    held = the_seal()
    if held.seal.seal.turn == "unsealing" and listed not in held.listed:
        more = held.listed | {listed}
        write_whole(library.folder / LIST, list_bytes(more, held.key, held.seal.number))
        hold(held._replace(listed=more))
        write_plainly()


def _silent(library: TalkLibrary, path: Path) -> Path:
    """Where a file goes whose name tells what the talk is about, a second version's too."""
    if not sealing() or path.parent != library.meetings_folder or "-private-" in path.name:
        return path
    key = id_told(library, path.name)
    for found in _ID.finditer(path.name):
        if found[1] == key:
            return path.with_name(f"{path.name[:10]}-{path.name[found.start(1) :]}")
    return path
