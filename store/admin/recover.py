"""Putting a store right: talks that are damaged or gone, and what the journal still has of them."""

from pathlib import Path

from agendas.errors import N_
from agendas.records.said import Record
from store.admin.salvage import set_aside
from store.errors import Damaged, NotFound, StoreError, not_found
from store.files.ours import files_of, let_go_of
from store.files.talk_content import is_talk
from store.files.talk_file import read_version
from store.library import TalkLibrary

WHO = "vertel store recover"


class Recovered(Record, frozen=True, kw_only=True):
    """What became of a talk: back `whole` from the journal or not, and what was set aside."""

    meeting: str
    whole: bool
    aside: tuple[Path, ...] = ()


def gone(library: TalkLibrary) -> list[str]:
    """The ids of talks that the journal has and the store has not."""
    ids = library.journal.ids() if library.journal else set()
    return sorted(ids - library.files(whoever=True).keys())


def recover(library: TalkLibrary, talk_id: str) -> Recovered:
    """Bring a talk back from the journal; set a damaged file aside with what can be read in it.

    Raises `NotFound` for a talk that is nowhere, and `StoreError`.
    """
    with library.hold(talk_id, WHO):
        path = library.files().get(talk_id)
        if path is None and talk_id in library.files(whoever=True):
            raise not_found(talk_id)
        journaled = library.journal.read(talk_id) if library.journal else None
        if path is None and journaled is None:
            raise NotFound(N_("There is no talk “{id}”, and nothing was kept of it."), id=talk_id)
        aside = _aside(library, path, talk_id) if path else ()
        if journaled and (path is None or aside):
            library.take(journaled)
        return Recovered(meeting=talk_id, whole=bool(journaled) or not aside, aside=aside)


def _aside(library: TalkLibrary, path: Path, talk_id: str) -> tuple[Path, ...]:
    try:
        read_version(path, talk_id)
    except Damaged:
        if not is_talk(path):
            raise StoreError(
                N_("{file} is not Vertel's, and stays as it is. Move it elsewhere."), file=path.name
            ) from None
        return set_aside(path, library.machine) or ()
    return ()


def forget(library: TalkLibrary, talk_id: str) -> None:
    """Drop what was kept of a talk that is gone from the store: in the journal, and sentences beside it.

    Raises `NotFound`, and `StoreError` for a talk that is still in the store.
    """
    if talk_id in library.files():
        raise StoreError(
            N_("Talk {id} is in the store. “vertel delete {id}” takes it out first."), id=talk_id
        )
    beside = files_of(library, talk_id)
    if not beside and talk_id not in gone(library):
        raise NotFound(N_("Nothing was kept of a talk “{id}”."), id=talk_id)
    let_go_of(library, talk_id, beside)
