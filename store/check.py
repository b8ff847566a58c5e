"""Looking over a store: every file that is not as it should be, with what to do about it."""

from collections import defaultdict
from pathlib import Path

from agendas.errors import N_, SpokenError
from store.aside import kept_beside
from store.errors import StoreError
from store.index import INDEX, listed, read_index
from store.library import Finding, MeetingLibrary


def findings(library: MeetingLibrary) -> list[Finding]:
    """What is wrong, damaged talks first. `what` is one of the words below.

    "damaged", "nameless" (no id at the end of the name), "double" (two files of one talk), "kept"
    (a copy of what was there before a save), "stray" (of an interrupted save), "index". Nothing
    is written.
    """
    talks = _talks(library)
    return [
        *talks,
        *_doubles(library),
        *(_found(path, "kept", _KEPT) for path in kept_beside(library.meetings_folder)),
        *(_found(path, "stray", _STRAY) for path in library.stray()),
        *_index(library, talks),
    ]


_NAMELESS = N_(
    "{file} does not end in the id of a talk, so it is left out. A sync program may have made it; compare it with the talk and move it elsewhere."
)
_DOUBLE = N_("{file} is one of two files of talk {id}. Keep the one you want and move the other.")
_KEPT = N_(
    "{file} is what stood there before it was written anew. Compare it with the talk, then remove it."
)
_STRAY = N_("{file}: left by an interrupted save. It can be removed.")
_INDEX = N_("{file} is out of date. The next list mends it; “vertel store rebuild” does it now.")


def _found(path: Path, what: str, message: str, **values: object) -> Finding:
    return Finding(file=path, what=what, error=SpokenError(message, file=path.name, **values))


def _talks(library: MeetingLibrary) -> list[Finding]:
    found = []
    for seen in listed(library.meetings_folder):
        path = library.meetings_folder / seen.name
        if not library.id_of(seen.name):
            found.append(_found(path, "nameless", _NAMELESS))
            continue
        try:
            library.read_file(path)
        except StoreError as error:
            found.append(Finding(file=path, what="damaged", error=error))
    return sorted(found, key=lambda finding: (finding.what, finding.file))


def _doubles(library: MeetingLibrary) -> list[Finding]:
    files: dict[str, list[Path]] = defaultdict(list)
    for seen in listed(library.meetings_folder):
        if key := library.id_of(seen.name):
            files[key].append(library.meetings_folder / seen.name)
    return [
        _found(path, "double", _DOUBLE, id=key)
        for key, paths in sorted(files.items())
        if len(paths) > 1
        for path in sorted(paths)
    ]


def _index(library: MeetingLibrary, talks: list[Finding]) -> list[Finding]:
    path = library.folder / INDEX
    indexed = {(r.file, r.size, r.time) for r in read_index(library.folder).values()}
    there = {(s.name, s.size, s.time) for s in listed(library.meetings_folder)}
    unread = {f.file.name for f in talks}
    if indexed == {row for row in there if row[0] not in unread}:
        return []
    return [_found(path, "index", _INDEX)]
