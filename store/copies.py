"""Second versions of a talk: what a sync program made of it, and what Vertel kept beside it.

Nextcloud, OneDrive, Dropbox, Syncthing and git each name them in their own way; what they share is
that the name begins as the talk's file does. They are told and offered, and never listed as talks.
"""

from collections.abc import Container
from pathlib import Path

from agendas.errors import N_, SpokenError
from agendas.records import Record
from store.aside import KEPT
from store.storage import TEMPORARY

_CONFLICT = N_(
    "{file} is a conflict copy of talk {id}, made by a sync program or another. “vertel store compare {id}” lays the two side by side."
)
_KEPT = N_(
    "{file} was kept when talk {id} was written in two places (a conflict). “vertel store compare {id}” lays the two side by side."
)


class Copy(Record, frozen=True, kw_only=True):
    """A second version of a talk: which talk, its file, who made it, and the sentence to say.

    `what` is "kept" for one of ours, "conflict" for one of another program.
    """

    meeting: str
    file: Path
    what: str
    error: SpokenError


def copies(folder: Path, talks: dict[str, Path]) -> list[Copy]:
    """The second versions in a folder of these talks, by id and file."""
    stems = {path.name.removesuffix(".json"): key for key, path in talks.items()}
    files = {path.name for path in talks.values()}
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    found = []
    for name in names:
        if name in files or name.startswith((".", TEMPORARY)):
            continue
        stem = _stem(name, stems)
        if stem:
            found.append(_copy(folder / name, stems[stem]))
    return found


def _stem(name: str, stems: Container[str]) -> str:
    """The longest of the talks' names that a file's name begins with; "" when none does."""
    # From long to short, so that ten thousand talks cost a look-up a letter and no more.
    return next((name[:n] for n in range(len(name) - 1, 0, -1) if name[:n] in stems), "")


def _copy(path: Path, meeting_id: str) -> Copy:
    what, sentence = ("kept", _KEPT) if KEPT in path.name else ("conflict", _CONFLICT)
    error = SpokenError(sentence, file=path.name, id=meeting_id)
    return Copy(meeting=meeting_id, file=path, what=what, error=error)
