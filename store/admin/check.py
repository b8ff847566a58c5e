"""Looking over a store: every file that is not as it should be, with what to do about it."""

import contextlib
from pathlib import Path

from agendas.errors import N_, SpokenError
from agendas.records.said import Record
from store.bounds import odd
from store.cache.cache_file import is_damaged, may_replace
from store.cache.index import INDEX
from store.conflicts.both_versions import readable
from store.conflicts.copy_origin import told
from store.conflicts.versions import reaches
from store.encryption.convert import still_sealed, unconverted
from store.encryption.header import SEAL, SECOND
from store.encryption.kept_here import sealed_before
from store.encryption.seal import holding, unseal
from store.errors import StoreError
from store.files.atomic_write import read_whole
from store.files.editor_folder import left
from store.files.listing import listed
from store.files.lock import holder_of
from store.files.ours import owned, purpose_of
from store.files.talk_content import is_talk
from store.files.this_machine.waiting_file import waiting_in
from store.library import TalkLibrary


class Finding(Record, frozen=True, kw_only=True):
    """Something in the store that is not as it should be: which file, what, and what to do."""

    file: Path
    what: str
    error: SpokenError


def findings(library: TalkLibrary) -> list[Finding]:
    """What is wrong, damaged talks first. `what` is one of the words below.

    "damaged", "odd" (it opens, and holds what cannot be meant), "nameless" (no id at the end of the name), "other"
    (named as a talk, and somebody else's), "kept"
    (a version that Vertel kept), "conflict" (one that a sync program made), "behind" (older than
    what was last saved on this machine), "apart" (both are newer than the other), "gone" (a talk that only the journal has), "stray" (of an
    interrupted save), "unsealed" (in a store with a passphrase, and its own), "strange" (not sealed with
    its passphrase as what it should be), "seal" (not as it is on this machine), "former" (the form of
    another Vertel), "sealed" (in a store without a passphrase), "before" (with an earlier passphrase), "rolled back" (older than what was
    opened on this machine), "edited" (left by an editor), "open" (left open by another machine), "waiting"
    (lines from phones, of a talk that is open no more), "index" (it cannot be read). Nothing is written.
    """
    copies = library.copies()
    before = [one.file for one in sealed_before(library)]
    return [
        *_talks(library, {copy.file for copy in copies}),
        *(Finding(file=copy.file, what=copy.what, error=told(library, copy)) for copy in copies),
        *_journal(library),
        *(_found(path, "stray", _STRAY) for path in library.stray()),
        *_open(library),
        *_seal(library),
        *(_found(path, "unsealed", _UNSEALED) for path in unconverted(library)),
        *(_found(path, "before", _BEFORE) for path in before),
        *_strange(library, {copy.file for copy in copies}, before),
        *(_found(path, "sealed", _STILL_SEALED) for path in still_sealed(library)),
        *_rolled_back(library),
        *(
            _found(path, "edited", _EDITED, folder=path.parent)
            for path in left(library.state_folder)
        ),
        *_waiting(library),
        *_index(library),
    ]


_NAMELESS = N_(
    "{file} does not end in the id of a talk, so it is left out. A sync program may have made it; compare it with the talk and move it elsewhere."
)
_ODD = N_("{file} opens, and something is wrong in it ({place}): {reason}.")
_OTHER = N_(
    "{file} is named as a talk and is none: somebody else's, and left as it is. Move it elsewhere."
)
_BEHIND = N_(
    "{file} holds older words than were last saved on this machine. “vertel resume {id}” shows the last ones and writes them."
)
_APART = N_(
    "{file} was changed elsewhere, and so was talk {id} on this machine, apart from each other. “vertel store compare {id}” lays the two side by side."
)
_GONE = N_(
    "Talk {id} is gone from the store, and was kept on this machine. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops it."
)
_STRAY = N_("{file}: left by an interrupted save. It goes when the talk is opened.")
_OPEN = N_(
    "{who} has talk {id} open since {since}, on {machine}. When that machine is gone: vertel store take-over {id}"
)
_SEAL = N_(
    "{file} is not as this machine knows it: it is gone, damaged or put back from before. “vertel store lock” puts it right."
)
_FORMER = N_(
    "This store is sealed in a former form, which holds less. “vertel store lock” brings it to the present one."
)
_STILL_SEALED = N_(
    "{file} is still sealed, though the store has no passphrase any more. “vertel store unlock” opens it."
)
_BEFORE = N_(
    "{file} was sealed on this machine with an earlier passphrase of this store. “vertel store lock” asks for that, and brings it over."
)
_ROLLED_BACK = N_(
    "{file} lacks words that were in it when it was opened on this machine: it may have been put back from before. Ask who wrote it last, or look in a backup."
)
_EDITED = N_(
    "{file} in {folder} was handed to an editor when Vertel was ended, and anybody who has this login can read it. Take from it what you need, and remove it."
)
_UNSEALED = N_("{file} is not sealed yet. “vertel store lock” goes on.")
_INDEX = N_("{file} is damaged. The next list makes it anew; “vertel store rebuild” does it now.")

_WAITING = N_(
    "{file}: lines from phones that wait, and talk {id} is not open any more. “vertel resume {id}” opens it again, with them; “vertel store forget {id}” lets them go."
)

_NOT_OURS = N_(
    "{file} is not Vertel's, and stays as it is; every look reads all talks anew. Move it elsewhere, or choose another folder for the store."
)


def _found(path: Path, what: str, message: str, **values: object) -> Finding:
    return Finding(file=path, what=what, error=SpokenError(message, file=path.name, **values))


def _talks(library: TalkLibrary, copies: set[Path]) -> list[Finding]:
    found = []
    for seen in listed(library.meetings_folder):
        path = library.meetings_folder / seen.name
        if path in copies:
            continue
        if not library.id_of(seen.name):
            found.append(_found(path, "nameless", _NAMELESS))
            continue
        try:
            place, reason = odd(library.read_file(path))
            if place:
                found.append(_found(path, "odd", _ODD, place=place, reason=reason))
        except StoreError as error:
            if is_talk(path):
                found.append(Finding(file=path, what="damaged", error=error))
            else:
                found.append(_found(path, "other", _OTHER))
    return sorted(found, key=lambda finding: (finding.what, finding.file))


def _seal(library: TalkLibrary) -> list[Finding]:
    held = holding()
    if held is None:
        return []
    if held.seal is None:
        return [_found(library.folder / SEAL, "former", _FORMER)]
    paths = [library.folder / name for name in (SEAL, SECOND)]
    return [_found(path, "seal", _SEAL) for path in paths if not _is(path, held.seal.data)]


def _is(path: Path, data: bytes) -> bool:
    try:
        return read_whole(path) == data
    except StoreError:
        return False


def _strange(library: TalkLibrary, copies: set[Path], before: list[Path]) -> list[Finding]:
    """What in a sealed store was not sealed with its passphrase, or as something else: caches too.

    The talks themselves are told with what is damaged.
    """
    if not holding():
        return []
    names = listed(library.meetings_folder)
    talks = {library.meetings_folder / seen.name for seen in names} - copies
    found = []
    for one in owned(library):
        if (
            one.file in talks
            or one.file in before
            or one.what not in ("talk", "words", "draft", "waiting", "cache")
        ):
            continue
        try:
            data = read_whole(one.file)
            if data is not None:
                unseal(data, one.file.name, purpose_of(library, one, data))
        except StoreError as error:
            found.append(Finding(file=one.file, what="strange", error=error))
    return found


def _rolled_back(library: TalkLibrary) -> list[Finding]:
    if library.journal is None or not holding():
        return []
    files, found = library.files(), []
    for talk_id in sorted(library.journal.seen_ids() & files.keys()):
        there = readable(files[talk_id], talk_id)
        if there and not reaches(there.counts, library.journal.seen(talk_id)):
            found.append(_found(files[talk_id], "rolled back", _ROLLED_BACK))
    return found


def _journal(library: TalkLibrary) -> list[Finding]:
    if library.journal is None:
        return []
    files, found = library.files(whoever=True), []
    for talk_id in sorted(library.journal.ids()):
        journaled, path = library.journal.read(talk_id), files.get(talk_id)
        if journaled is None:
            continue
        if path is None:
            found.append(_found(library.journal.places[0], "gone", _GONE, id=talk_id))
        elif (there := readable(path, talk_id)) and not there.covers(journaled):
            what, how = ("behind", _BEHIND) if journaled.covers(there) else ("apart", _APART)
            found.append(_found(path, what, how, id=talk_id))
    return found


def _open(library: TalkLibrary) -> list[Finding]:
    found = []
    for path in sorted((library.folder / "locks").glob("*.who")):
        holder = holder_of(library.folder, path.stem)
        if holder and holder.machine not in ("", library.machine):
            about = {
                "who": holder.who,
                "since": holder.since_when(library.now().date()),
                "machine": holder.machine,
            }
            found.append(_found(path, "open", _OPEN, id=path.stem, **about))
    return found


def _waiting(library: TalkLibrary) -> list[Finding]:
    """Lines that wait in a talk which was closed elsewhere, or is gone; what cannot be opened is told apart."""
    files, found = library.files(whoever=True), []
    for one in owned(library):
        if one.what == "waiting":
            key = one.file.stem
            with contextlib.suppress(StoreError):
                data = read_whole(one.file) or b""
                said = waiting_in(unseal(data, one.file.name, purpose_of(library, one, data)))
                closed = key not in files or library.open(key).ended
                if closed and (said.lines or said.aside):
                    found.append(_found(one.file, "waiting", _WAITING, id=key))
    return found


def _index(library: TalkLibrary) -> list[Finding]:
    """An index whose bytes are not those that were written.

    One that is merely behind is as it should be: saving never touches it, and the next look
    brings it up to date.
    """
    path = library.folder / INDEX
    if not is_damaged(path):
        return []
    return [_found(path, "index", _INDEX if may_replace(path) else _NOT_OURS)]
