"""Taking one talk out of the store: the journal has it until somebody has it forgotten."""

from pathlib import Path

from agendas.errors import N_
from store.cache.lookup import drop_caches
from store.conflicts.both_versions import sides
from store.conflicts.copies import TWO
from store.errors import Damaged, StoreError, not_found
from store.files.atomic_write import remove
from store.files.ours import files_of
from store.files.tables import summed
from store.files.talk_file import read_version, tables_of
from store.library import TalkLibrary

WHO = "vertel delete"
DAMAGED = N_(
    "{file} is damaged, so nobody can say what goes with it. “vertel store recover {id}” saves what can be read in it; “vertel delete {id} --force” removes it for good, with all that was kept of it."
)

STAYS = N_("Sentences of it stay in {files}, and go with “vertel store forget {id}” too.")


def delete(library: TalkLibrary, talk_id: str) -> list[Path]:
    """Take a talk out of the store, once its last words are in the journal, on disk.

    Gives what stays of it in the store's folder: the sentences that were read in a damaged version.
    Raises `NotFound`, `Busy`, `Damaged`, and `StoreError` where there are two versions of it or it
    cannot be kept: it then stays as it is.
    """
    with library.hold(talk_id, WHO):
        path, journal = library.files().get(talk_id), library.journal
        if path is None:
            raise not_found(talk_id)
        try:
            read_version(path, talk_id)  # what is damaged may hold more than the journal
        except Damaged as error:
            raise Damaged(DAMAGED, file=path.name, id=talk_id) from error
        found = sides(path, talk_id, journal)
        if found.beside or library.copies(talk_id):
            raise StoreError(TWO, id=talk_id)
        data = summed(tables_of(found.version), path.name)
        if journal is None or journal.keep_safe(talk_id, data) is None:
            raise StoreError(
                N_("Talk {id} cannot be kept on this machine, so it stays in the store."),
                id=talk_id,
            )
        journal.note_deleted(talk_id)
        remove(path)
        drop_caches(library.folder)
        return files_of(library, talk_id)
