"""What was typed on Prepare and is no talk yet: it is there again when one comes back.

It is kept with the journal of the store, so that it is sealed, and names are taken out of it, as of
all that Vertel keeps; where there is no journal, as long as the program runs.
"""

import msgspec

from agendas.records import Record
from store.library import MeetingLibrary

NAME = "prepared"


class Prepared(Record, frozen=True, kw_only=True):
    """The lines of Prepare, as they were typed."""

    goal: str = ""
    names: str = ""
    team: str = ""
    agenda: str = ""


def storable(text: str) -> str:
    """The text but for half a surrogate pair, which no file can hold."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class PreparedTalks:
    """What was typed on Prepare, by the `door` it was opened through: for a new talk, or a goal's."""

    def __init__(self, library: MeetingLibrary) -> None:
        self._journal = library.journal
        self._known: dict[str, Prepared] | None = None

    def get(self, door: str) -> Prepared | None:
        """What was typed there; None when nothing was."""
        return self._all().get(door)

    def put(self, door: str, typed: Prepared | None) -> bool:
        """Keep it, or let it go when None. False when it is kept for this run alone."""
        known = self._all()
        if known.get(door) == typed:
            return True
        if typed is None:
            del known[door]
        else:
            known[door] = typed
        data = msgspec.json.encode(known) if known else b""
        return self._journal is not None and self._journal.keep_draft(NAME, data)

    def _all(self) -> dict[str, Prepared]:
        if self._known is None:
            data = self._journal.draft(NAME) if self._journal else b""
            try:
                self._known = msgspec.json.decode(data, type=dict[str, Prepared]) if data else {}
            except msgspec.MsgspecError:
                self._known = {}
        return self._known
