"""How long talks are kept: what is older goes, with everything that was kept of it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agendas.errors import N_
from store.cache.index import Summary
from store.errors import Misused, StoreError
from store.files.listing import listed
from store.files.ours import files_of, let_go_of
from store.library import TalkLibrary

WHO = "vertel store retire"
FOLLOWED = timedelta(days=550)  # by the next talk, also where a team talks once a year
_AGE = re.compile(r"(\d{1,5})\s*([dwmy])", re.I)
_LONGEST = 300_000  # days, some 800 years: no talk is that old, and the calendar goes back so far
_DAYS = {"d": 1, "w": 7, "m": 31, "y": 366}


def age(text: str) -> timedelta:
    """A time span such as 90d, 26w, 18m or 5y; months and years count long. Raises `Misused`."""
    found = _AGE.fullmatch(text.strip())
    if not found or not int(found[1]):
        raise Misused(N_("“{text}” is no age. For instance 90d, 26w, 18m or 5y."), text=text)
    return timedelta(days=min(int(found[1]) * _DAYS[found[2].lower()], _LONGEST))


def outdated(
    library: TalkLibrary, older_than: timedelta, as_of: datetime | None = None
) -> list[Summary]:
    """The closed talks that ended longer before `as_of` than that, oldest first.

    Without a moment that somebody gives it is the clock's, and at most what the talks vouch for.
    """
    talks = library.summaries()
    before = (as_of or min(library.now(), vouched_for(library) or library.now())) - older_than
    return sorted(
        (talk for talk in talks if talk.ended and last_edit(talk) < before), key=last_edit
    )


def vouched_for(library: TalkLibrary) -> datetime | None:
    """How late it is by the talks and their files; None in a store without talks.

    A clock that runs ahead leaves talks that say so too, and one that stood at nought leaves talks
    from long ago. So what counts is the longest row of talks in which each is followed within
    `FOLLOWED`; no talk counts for later than its file was written.
    """
    written = {seen.name: seen.time for seen in listed(library.meetings_folder)}
    moments = sorted(
        min(last_edit(talk), datetime.fromtimestamp(written[talk.file] / 1e9, UTC))
        for talk in library.summaries()
        if talk.file in written
    )
    rows: list[list[datetime]] = []
    for moment in moments:
        if rows and moment - rows[-1][-1] <= FOLLOWED:
            rows[-1].append(moment)
        else:
            rows.append([moment])
    return max(rows, key=len)[-1] if rows else None


def last_edit(talk: Summary) -> datetime:
    """When a talk was last worked on."""
    return max(m for m in (talk.started, talk.changed, talk.ended) if m)


def everything_of(library: TalkLibrary, talk_id: str) -> list[Path]:
    """Every file of a talk in the store's folder, damaged or not, and its second versions.

    Raises `StoreError` where the only file by its name is somebody else's.
    """
    found = {copy.file for copy in library.copies(talk_id)}
    found.update(files_of(library, talk_id))
    path = library.files().get(talk_id)
    if path and path not in found:
        raise StoreError(
            N_("{file} is not Vertel's, and stays as it is. Move it elsewhere."), file=path.name
        )
    return sorted(found)


def retire(library: TalkLibrary, talk_id: str, who: str = WHO) -> None:
    """Remove a talk with all that was kept of it, in journals and caches too.

    Raises `Busy`, and `StoreError` as `everything_of`.
    """
    with library.hold(talk_id, who):
        let_go_of(library, talk_id, everything_of(library, talk_id))
