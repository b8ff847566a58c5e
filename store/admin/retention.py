"""How long talks are kept: what is older goes, with everything that was kept of it."""

import re
from datetime import datetime, timedelta

from agendas.errors import N_
from store.cache.index import Summary
from store.errors import Misused, StoreError
from store.library import MeetingLibrary

WHO = "vertel store retire"
_AGE = re.compile(r"(\d{1,5})\s*([dwmy])", re.I)
_LONGEST = 300_000  # days, some 800 years: no talk is that old, and the calendar goes back so far
_DAYS = {"d": 1, "w": 7, "m": 31, "y": 366}


def age(text: str) -> timedelta:
    """A time span such as 90d, 26w, 18m or 5y; months and years count long. Raises `Misused`."""
    found = _AGE.fullmatch(text.strip())
    if not found or not int(found[1]):
        raise Misused(N_("“{text}” is no age. For instance 90d, 26w, 18m or 5y."), text=text)
    return timedelta(days=min(int(found[1]) * _DAYS[found[2].lower()], _LONGEST))


def outdated(library: MeetingLibrary, older_than: timedelta) -> list[Summary]:
    """The closed talks that ended longer ago than that, oldest first.

    A clock that runs ahead takes nothing away: the present is at most the newest talk's last edit.
    """
    talks = library.summaries()
    moments = [moment for talk in talks if (moment := last_edit(talk))]
    if not moments:
        return []
    before = min(library.now(), max(moments)) - older_than
    return sorted(
        (talk for talk in talks if talk.ended and last_edit(talk) < before), key=last_edit
    )


def last_edit(talk: Summary) -> datetime:
    """When a talk was last worked on."""
    return max(m for m in (talk.started, talk.changed, talk.ended) if m)


def retire(library: MeetingLibrary, meeting_id: str) -> None:
    """Remove a talk, its copies, and what the journal has of it. Raises `Busy`, `StoreError`."""
    with library.hold(meeting_id, WHO):
        copies = [copy.file for copy in library.copies(meeting_id)]
        path = library.files().get(meeting_id)
        try:
            for file in (*copies, *((path,) if path else ())):
                file.unlink(missing_ok=True)
            if library.journal:
                library.journal.forget(meeting_id)
        except OSError as error:
            raise StoreError(
                N_("{file} cannot be removed: {reason}."), file=meeting_id, reason=error.strerror
            ) from error
