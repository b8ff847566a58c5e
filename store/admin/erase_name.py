"""Taking a person out: a pseudonym in place of a name, in everything that Vertel keeps.

It goes through the talks, the index, the journal, the names of who holds a talk, what was set
aside, kept or left behind, and the names of files. What was exported, sent or kept by another
program is out of reach; `unreachable` says which of those are in sight.
"""

import contextlib
import secrets
from pathlib import Path

import msgspec

from agendas.errors import N_
from agendas.records.said import Record
from store.admin.name_forms import Forms
from store.conflicts.versions import run_name
from store.encryption.seal import is_sealed, seal, unseal
from store.errors import Damaged, Misused, StoreError
from store.files.atomic_write import read_whole, write_whole
from store.files.names import slug
from store.files.ours import Own, owned, purpose_of
from store.files.tables import summed, tables_in
from store.library import MeetingLibrary

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
WHO = "vertel store erase-name"


class Named(Record, frozen=True, kw_only=True):
    """A file in which a name stands, `times` times, its own name counted too."""

    file: Path
    times: int


def pseudonym() -> str:
    """A name that tells nothing: "P-" and four signs."""
    return "P-" + "".join(secrets.choice(_SIGNS) for _ in range(4))


def named(library: MeetingLibrary, name: str) -> list[Named]:
    """Where a name stands. Raises `StoreError` for a name of one letter or none, or a bad file."""
    forms = _forms(name)
    found = []
    for one in owned(library):
        times = _times(library, one, forms)
        if times:
            found.append(Named(file=one.file, times=times))
    return found


def erase_name(library: MeetingLibrary, name: str, instead: str = "") -> list[Named]:
    """Put `instead`, or a new pseudonym, in place of a name; gives where it stood.

    Raises `Busy` when a talk it stands in is open elsewhere, and `StoreError` when the name is
    still somewhere afterwards. Run again it goes on where it stopped.
    """
    forms = _forms(name, instead or pseudonym())
    run = run_name()
    if forms.count(forms.pseudonym):
        raise Misused(N_("The pseudonym holds the name itself. Choose another with --as."))
    found = named(library, name)
    where = {one.file for one in found}
    for one in owned(library):
        if one.file in where:
            _erase_in(library, one, forms, run)
    left = named(library, name)
    if left:
        raise StoreError(
            N_("“{name}” still stands in {files}. Close Vertel elsewhere and try again."),
            name=forms.name,
            files=", ".join(one.file.name for one in left),
        )
    return found


def unreachable(library: MeetingLibrary) -> list[Path]:
    """What in sight may hold earlier versions that Vertel does not keep: of git, of sync programs."""
    known = (".git", ".stversions", ".dropbox.cache", ".hg")
    folder = library.folder.absolute()
    return [
        place / name
        for place in (library.meetings_folder, folder, *folder.parents)
        for name in known
        if (place / name).exists()
    ]


def _forms(name: str, instead: str = "") -> Forms:
    if sum(sign.isalnum() for sign in name) < 2:
        raise Misused(N_("Give the whole name, as it stands in the talks."))
    return Forms(name, instead)


def _times(library: MeetingLibrary, one: Own, forms: Forms) -> int:
    data = read_whole(one.file) or b""
    plain = _plain(data, one.file.name, purpose_of(library, one, data))
    return forms.count_bytes(plain) + (1 if _in_name(one.file, forms) else 0)


def _plain(data: bytes, name: str, purpose: str) -> bytes:
    try:
        return unseal(data, name, purpose)
    except Damaged:
        return data  # sealed, and not to be opened by anybody


def _in_name(path: Path, forms: Forms) -> bool:
    short = slug(forms.name)
    return (bool(short) and f"-{short}-" in f"-{slug(path.name, 400)}-") or bool(
        forms.count(path.name)
    )


def _erase_in(library: MeetingLibrary, one: Own, forms: Forms, run: str) -> None:
    path = one.file
    meeting_id = library.id_of(path.name)
    hold = library.hold(meeting_id, WHO) if meeting_id else contextlib.nullcontext()
    with hold:
        data = read_whole(path)  # anew: it may have been written until it was held
        if data is None or path.parent.name == "locks":
            path.unlink(missing_ok=True)
            return
        target = _renamed(path, forms)
        purpose = purpose_of(library, one, data)
        write_whole(target, _erased(data, path.name, purpose, forms, run))
        if target != path:
            path.unlink()


def _erased(data: bytes, name: str, purpose: str, forms: Forms, run: str) -> bytes:
    try:
        tables = tables_in(data, name, purpose)
    except StoreError:
        plain = _plain(data, name, purpose)
        clean_bytes = forms.replaced_bytes(plain)
        return seal(clean_bytes, purpose) if is_sealed(data) and plain is not data else clean_bytes
    clean = forms.replaced_in(msgspec.json.decode(msgspec.json.encode(tables)))
    assert isinstance(clean, dict)
    # Counted as a save, so that on another machine this version follows the one with the name.
    for counts in clean.get("versions", {}).values():
        counts[run] = 1
    return seal(summed(clean, name), purpose)


def _renamed(path: Path, forms: Forms) -> Path:
    """Where a file goes whose own name tells the name."""
    if not _in_name(path, forms):
        return path
    short, other = slug(forms.name), slug(forms.pseudonym)
    name = forms.replaced(path.name)
    stem = f"-{name}".replace(f"-{short}-", f"-{other}-").replace(f"-{short}.", f"-{other}.")
    return path.with_name(stem.removeprefix("-"))
