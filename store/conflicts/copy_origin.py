"""What a second version of a talk is: by whom it was kept, and which of the two has words that the other has not."""

from agendas.errors import N_, SpokenError
from store.conflicts.both_versions import readable
from store.conflicts.compare import lines, version_of_copy
from store.conflicts.copies import Copy
from store.conflicts.kept_beside import kept_by, machine_mark
from store.errors import StoreError
from store.library import TalkLibrary

_COPY = N_(
    "{file} is a second version of talk {id}, {origin}. {how} “vertel store compare {id}” lays the two side by side."
)
_ALONE = N_(
    "{file} is a second version of talk {id}, {origin}. The talk itself cannot be read; “vertel store compare {id} --take {file}” makes this one the talk."
)
_HERE = N_("kept on this machine")
_ELSEWHERE = N_("kept on another machine")
_EARLIER = N_("kept by an earlier Vertel")
_FOREIGN = N_("made by a sync program or another")

_SAME = N_("It holds the same words.")
_LESS = N_("All its sentences are in the talk too.")
_MORE = N_("It has the sentences of the talk, and more.")
_EACH = N_("Each has sentences that the other has not.")
_PIECES = N_("It is no whole talk, only what can be read of one.")


def told(library: TalkLibrary, copy: Copy) -> SpokenError:
    """Who kept a copy, and how it stands to the talk, by their words.

    By their counts of saves a talk that was written over a kept one comes after it, though it was
    written apart from that.
    """
    how = _how(library, copy)
    return SpokenError(
        _COPY if how else _ALONE,
        file=copy.file.name,
        id=copy.meeting,
        origin=SpokenError(_origin(library, copy)),
        how=SpokenError(how),
    )


def _origin(library: TalkLibrary, copy: Copy) -> str:
    if copy.what != "kept":
        return _FOREIGN
    mark = kept_by(copy.file.name)
    if not mark:
        return _EARLIER
    return _HERE if mark == machine_mark(library.machine) else _ELSEWHERE


def _how(library: TalkLibrary, copy: Copy) -> str:
    """How they stand to each other; "" where the copy is whole and the talk is not."""
    try:
        other = version_of_copy(copy)
    except StoreError:
        return _PIECES
    path = library.files().get(copy.meeting)
    here = readable(path, copy.meeting) if path else None
    if here is None:
        return ""
    if here.talk == other.talk:
        return _SAME
    ours, theirs = set(lines(here.talk)), set(lines(other.talk))
    if theirs <= ours:
        return _LESS
    return _MORE if ours <= theirs else _EACH
