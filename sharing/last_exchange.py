"""What a laptop remembers of its exchanges, so that nothing is asked or sent twice: a cache.

Lost, all is compared anew, and nothing is doubled. What is to be sent is what differs from it: there
is no queue.
"""

from pathlib import Path

import msgspec

from agendas.decoded import decoded
from agendas.files import read_regular
from agendas.records.said import Record
from store.files.atomic_write import write_whole

_MOST = 64_000_000


class OfTeam(msgspec.Struct, kw_only=True):
    """What is known of a team's talks on the server.

    `seq` is up to where its versions were taken in, `mark` one that is there for sure (its number and
    digest): where it is gone, the server was put back. `waits` are the talks to ask for anew, `last`
    has the digest of each talk's version that is the same here and there, `changed` up to where its
    changes of people were told; -1 where none was yet.
    """

    called: str = ""
    seq: int = 0
    mark: tuple[int, str] = (0, "")
    waits: set[str] = set()
    last: dict[str, str] = {}
    changed: int = -1

    def note(self, seq: int, digest: str) -> None:
        """A version is there for sure."""
        if seq > self.mark[0]:
            self.mark = (seq, digest)


class Remembered(msgspec.Struct, kw_only=True):
    """Of one server: the teams by number, and each file's size and time when it was last dealt with."""

    board: str = ""
    teams: dict[int, OfTeam] = {}
    seen: dict[str, tuple[int, int, int]] = {}


class Last(Record, frozen=True, kw_only=True):
    """When was last exchanged (an aware ISO time, "" for never), and why not since then."""

    at: str = ""
    failed: bool = False


def remembered(path: Path) -> Remembered:
    """What is remembered; nothing where that cannot be read."""
    try:
        return decoded(read_regular(path, _MOST), Remembered)
    except (OSError, msgspec.MsgspecError):
        return Remembered()


def remember(path: Path, encoded: bytes) -> None:
    """Put what is remembered on disk, whole or not at all. Raises `StoreError`."""
    write_whole(path, encoded, durable=False)


def last_of(path: Path) -> Last:
    """When was last exchanged."""
    try:
        return decoded(read_regular(path, 4096), Last)
    except (OSError, msgspec.MsgspecError):
        return Last()
