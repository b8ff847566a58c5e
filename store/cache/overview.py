"""What Home and `vertel due` show, kept in one small file: it is there before anything else is read."""

from pathlib import Path

import msgspec

from agendas.folding.waits import bare
from agendas.records.said import Record
from agendas.records.state import State
from store.cache.cache_file import read_cache, write_cache
from store.cache.index import Index, Summary

OVERVIEW = "overview.json"
NEWEST = 200  # closed talks in it


class Overview(Record, frozen=True, kw_only=True):
    """What waits, what is unfinished, the newest of the closed talks, and the files left out.

    `more` is how many closed talks there are beside those, `talks` how many there are in all;
    `listing` and `writer` tell what it was made from, and for whom.
    """

    listing: str = ""
    writer: str = ""
    waiting: State = State()
    unfinished: tuple[Summary, ...] = ()
    earlier: tuple[Summary, ...] = ()
    more: int = 0
    talks: int = 0
    unread: tuple[str, ...] = ()

    @property
    def in_company(self) -> bool:
        """Whether a talk with others is open or paused: they may look on, and see no check-in."""
        return any(not row.private for row in self.unfinished)


def read_overview(folder: Path) -> Overview:
    """The overview as it was kept; an empty one, of no listing, when there is none."""
    try:
        return msgspec.json.decode(read_cache(folder / OVERVIEW) or b"{}", type=Overview)
    except msgspec.MsgspecError:
        return Overview()  # a cache: it is made anew from the talks


def overview_of(folder: Path, index: Index, state: State) -> Overview:
    """The overview of the talks in an index, kept for the next look."""
    unfinished = index.unfinished()
    newest = index.newest(NEWEST + len(unfinished))
    earlier = tuple(row for row in newest if row.ended is not None)[:NEWEST]
    made = Overview(
        listing=index.head.listing,
        writer=index.head.writer,
        waiting=bare(state),
        unfinished=tuple(unfinished),
        earlier=earlier,
        more=index.talks - len(unfinished) - len(earlier),
        talks=index.talks,
        unread=index.head.unread,
    )
    if made.talks or made.unread:
        write_cache(folder / OVERVIEW, msgspec.json.encode(made))
    return made
