"""Second versions of a talk: what a sync program made of it, and what Vertel kept beside it.

Nextcloud, OneDrive, Dropbox, Syncthing and git each name them in their own way; what they share is
that the name begins as the talk's file does, or ends in its id too. They are told and offered, and never listed as talks.
"""

import os
from collections.abc import Callable, Collection
from pathlib import Path

from agendas.errors import N_
from agendas.records.said import Record
from store.files.names import KEPT, is_for, outranked, second_versions

TWO = N_("There are two versions of talk {id}. Try: vertel store compare {id}")


class Copy(Record, frozen=True, kw_only=True):
    """A second version of a talk: which talk, its file, and who made it.

    `what` is "kept" for one of ours, "conflict" for one of another program.
    """

    meeting: str
    file: Path
    what: str


def copies(
    folder: Path,
    id_of: Callable[[str], str],
    holds: Callable[[str], bool],
    writers: Collection[str] = (),
    within: str = "",
) -> list[Copy]:
    """The second versions in a folder, but for the check-ins that others wrote.

    `id_of` gives the id of the talk that a name is of, or ""; `holds` whether a talk can be read in a file. Only names with `within` in them are looked
    at: those of a talk's second versions have its id.
    """
    try:
        names = [name for name in os.listdir(folder) if name[0] != "." and within in name]
    except OSError:
        return []
    found = second_versions(names, id_of)
    first = (n for n in names if n not in found and n.endswith(".json") and is_for(n, writers))
    found.update(outranked(first, id_of, holds))
    if not found:
        return []
    from store.files.talk_content import (  # minutes may stand beside a talk under its name
        is_file,
        is_talk,
    )

    return [
        _copy(path, id_of(talk))
        for name, talk in sorted(found.items())
        if is_for(talk, writers) and is_file(path := folder / name) and is_talk(path)
    ]


def _copy(path: Path, talk_id: str) -> Copy:
    return Copy(meeting=talk_id, file=path, what="kept" if KEPT in path.name else "conflict")
