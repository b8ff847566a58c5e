"""What was typed on Prepare and is no talk yet: it is there again when one comes back.

It is kept with the journal of the store, so that it is sealed, and names are taken out of it, as of
all that Vertel keeps; where there is no journal, as long as the program runs.
"""

from threading import Lock

import msgspec

from agendas.decoded import decoded
from agendas.records.said import Record
from agendas.strings import Key, Text
from store.library import TalkLibrary

NAME = "prepared"


class Prepared(Record, frozen=True, kw_only=True):
    """The lines of Prepare, as they were typed."""

    goal: Text = ""
    names: Text = ""
    team: Text = ""
    head: Text = ""
    agenda: Key = ""


def storable(text: str) -> str:
    """The text but for half a surrogate pair, which no file can hold."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class PreparedTalks:
    """What was typed on Prepare, by the `door` it was opened through: for a new talk, or a goal's."""

    def __init__(self, library: TalkLibrary) -> None:
        self._library = library
        self._noted: dict[str, Prepared | None] = {}  # not on disk yet
        self._noting, self._writing = Lock(), Lock()

    def get(self, door: str) -> Prepared | None:
        """What was typed there; None when nothing was."""
        return self._with(self._noted_now(), self._on_disk()).get(door)

    def put(self, door: str, typed: Prepared | None) -> bool:
        """Keep it, or let it go when None. False when it is kept for this run alone."""
        self.note(door, typed)
        return self.write()

    def note(self, door: str, typed: Prepared | None) -> None:
        """Keep it, or let it go when None, with the next `write`; no disk is waited for."""
        with self._noting:
            self._noted[door] = typed

    @property
    def waiting(self) -> bool:
        """Whether something was noted that is not on disk."""
        return bool(self._noted)

    def write(self) -> bool:
        """Put what was noted last on disk, from any thread. False when it is kept for this run alone.

        What is on disk is read anew: another window may have kept what was typed at other doors.
        """
        with self._writing:
            if not self.waiting:
                return True
            noted, before = self._noted_now(), self._on_disk()
            known = self._with(noted, before)
            if known != before and not self._kept(known):
                return False
            with self._noting:  # at a door there may be something newer by now
                self._noted = {
                    door: typed
                    for door, typed in self._noted.items()
                    if door not in noted or noted[door] != typed
                }
        return True

    def _noted_now(self) -> dict[str, Prepared | None]:
        with self._noting:
            return dict(self._noted)

    def _with(
        self, noted: dict[str, Prepared | None], known: dict[str, Prepared]
    ) -> dict[str, Prepared]:
        return {door: typed for door, typed in {**known, **noted}.items() if typed is not None}

    def _kept(self, known: dict[str, Prepared]) -> bool:
        data = msgspec.json.encode(known) if known else b""
        journal = self._library.journal
        return journal is not None and journal.keep_draft(NAME, data)

    def _on_disk(self) -> dict[str, Prepared]:
        journal = self._library.journal
        data = journal.draft(NAME) if journal else b""
        try:
            return decoded(data, dict[str, Prepared]) if data else {}
        except msgspec.MsgspecError:
            return {}
