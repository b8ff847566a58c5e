"""A talk that is there twice: which words to show, which to keep beside, and what to say of it."""

from pathlib import Path

from agendas.errors import N_, SpokenError
from agendas.records.said import Record
from store.conflicts.versions import Version
from store.errors import Damaged, StoreError
from store.files.talk_file import read_file, read_version
from store.files.this_machine.journal import Journal, newest

_HEALED = N_(
    "{file} is damaged; here stands what was last saved on this machine. The damaged file is kept beside it at the next save."
)
_OLDER = N_(
    "{file} held older words than were last saved on this machine. The last ones stand here again."
)
_BOTH = N_(
    "{file} was changed elsewhere, and so was this talk here. Nothing is overwritten: the version of this machine is kept beside it. “vertel store compare {id}” lays them side by side."
)
CHANGED = N_(
    "{file} was changed from outside while it was open here. Nothing is overwritten: that version is kept as {kept}. “vertel store compare {id}” lays them side by side."
)
SPOILT = N_("{file} was damaged from outside. It is written anew; what stood there is {kept}.")
WENT_BACK = N_(
    "{file} went back to older words from outside. It is written anew with the last ones."
)
ROLLED = N_(
    "{file} lacks words that were in it when it was opened on this machine: it may have been put back from before. It opens as it is; ask who wrote it last, or look in a backup."
)
WENT = N_("{file} was taken away from outside. It is written anew.")


class Sides(Record, frozen=True, kw_only=True):
    """What was found of a talk: the `version` to show, one to keep `beside` it, and a `note`.

    `damaged` is true where the file itself holds no talk and has to be kept beside.
    """

    version: Version
    damaged: bool = False
    beside: Version | None = None
    note: SpokenError | None = None


def sides(path: Path, talk_id: str, journal: Journal | None) -> Sides:
    """The talk in a file, next to what the journal has of it: that is looked at first, as it is written first.

    Raises `NotFound`, `Newer`, and `Damaged` where the journal has nothing either.
    """
    kept = journal.kept(talk_id) if journal else []
    try:
        file = read_file(path, talk_id)
    except Damaged:
        journaled = newest(kept, talk_id)
        if journaled is None:
            raise
        return Sides(version=journaled, damaged=True, note=SpokenError(_HEALED, file=path.name))
    found, journaled = file.version, newest(kept, talk_id, file)
    if journaled is None or found.covers(journaled):
        return Sides(version=found)
    if journaled.covers(found):
        return Sides(version=journaled, note=SpokenError(_OLDER, file=path.name))
    note = SpokenError(_BOTH, file=path.name, id=talk_id)
    return Sides(version=found, beside=journaled, note=note)


def readable(path: Path, talk_id: str) -> Version | None:
    """The talk in a file; None when there is none in it that can be read."""
    try:
        return read_version(path, talk_id)
    except StoreError:
        return None
