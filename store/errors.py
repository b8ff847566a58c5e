"""What can go wrong with what is kept, each with a way out."""

import errno
import os
from pathlib import Path

from agendas.errors import N_, SpokenError

_NO_ROOM = (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT))
_NO_FOLDER = os.strerror(errno.ENOENT)


class StoreError(SpokenError):
    """The store could not do what was asked. `exit_code` is the command line's."""

    exit_code = 1


class Misused(StoreError):  # noqa: N818
    """What was asked has a value in it that cannot be: wrong use."""

    exit_code = 2


class NotFound(StoreError):  # noqa: N818
    """Nothing goes by that name."""

    exit_code = 3


class Damaged(StoreError):  # noqa: N818
    """A file whose content is not what was written. It is left as it is."""


class Newer(StoreError):  # noqa: N818
    """A file written by a newer Vertel."""


class Taken(StoreError):  # noqa: N818
    """A file that is there, and is not to be written over."""

    def __init__(self, file: object) -> None:
        super().__init__(N_("{file} is there already. Choose another name."), file=file)


class Unwritable(StoreError):  # noqa: N818
    """A file that cannot be written, why, and what helps against that."""

    def __init__(self, file: object, reason: object) -> None:
        told = N_(
            "{file} cannot be written: {reason}. Choose another place, or make this one writable."
        )
        if reason in _NO_ROOM:
            told = N_("{file} cannot be written: {reason}. Make room, or choose another place.")
        elif reason == _NO_FOLDER:
            told = N_(
                "{file} cannot be written: there is no folder {folder}. Make it, or choose another place."
            )
        super().__init__(told, file=file, reason=reason, folder=Path(str(file)).parent)


class Unsaved(StoreError):  # noqa: N818
    """Words that could not be put in the store; `kept` is the folder they are in meanwhile."""

    def __init__(self, file: object, reason: object, kept: object) -> None:
        super().__init__(
            N_(
                "{file} cannot be written: {reason}. The last words are kept in {kept}; they go into the store as soon as it can be written."
            ),
            file=file,
            reason=reason,
            kept=kept,
        )


class Busy(StoreError):  # noqa: N818
    """Another window writes this talk: `who`, since `since` (a local time as text).

    `machine` is its machine's name where that is another one than this.
    """

    def __init__(self, who: str, since: str, talk_id: str, machine: str = "") -> None:
        here = N_(
            "{who} has this talk open since {since}. Here it opens to read; close it there to write here."
        )
        elsewhere = N_(
            "{who} has this talk open since {since}, on {machine}. Here it opens to read. When that window is gone, write here after: vertel store take-over {id}"
        )
        super().__init__(
            elsewhere if machine else here, who=who, since=since, id=talk_id, machine=machine
        )
        self.who = who
        self.since = since
        self.machine = machine


def unreadable(file: object, error: OSError) -> StoreError:
    """The error for what the system does not let be read."""
    return StoreError(N_("{file} cannot be read: {reason}."), file=file, reason=error.strerror)


def not_found(name: str) -> NotFound:
    """The error for an id that no talk has."""
    return NotFound(N_("There is no talk “{id}”. “vertel list” shows which there are."), id=name)
