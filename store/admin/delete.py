"""Taking one talk out of the store: the journal has it until somebody has it forgotten."""

from agendas.errors import N_
from store.conflicts.both_versions import sides
from store.conflicts.copies import TWO
from store.errors import StoreError, not_found
from store.files.ours import forget_caches
from store.files.tables import summed
from store.files.talk_file import read_version, tables_of
from store.library import MeetingLibrary

WHO = "vertel delete"


def delete(library: MeetingLibrary, meeting_id: str) -> None:
    """Take a talk out of the store, once its last words are in the journal, on disk.

    Raises `NotFound`, `Busy`, `Damaged`, and `StoreError` where there are two versions of it or it
    cannot be kept: it then stays as it is.
    """
    with library.hold(meeting_id, WHO):
        path, journal = library.files().get(meeting_id), library.journal
        if path is None:
            raise not_found(meeting_id)
        read_version(path, meeting_id)  # what is damaged is put right first: it may hold more
        found = sides(path, meeting_id, journal.read(meeting_id) if journal else None)
        if found.beside or library.copies(meeting_id):
            raise StoreError(TWO, id=meeting_id)
        data = summed(tables_of(found.version), path.name)
        if journal is None or journal.keep_safe(meeting_id, data) is None:
            raise StoreError(
                N_("Talk {id} cannot be kept on this machine, so it stays in the store."),
                id=meeting_id,
            )
        try:
            journal.note_deleted(meeting_id)
            path.unlink()
            forget_caches(library)
        except OSError as error:
            raise StoreError(
                N_("{file} cannot be removed: {reason}."), file=path.name, reason=error.strerror
            ) from error
