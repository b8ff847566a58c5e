"""The store of a run, opened: apart, so that who looks into it loads nothing of holding a talk."""

from locales import _, say
from store.library import MeetingLibrary
from tui.commands.output import tell
from tui.settings import Settings, now, state_folder, writer


def library(settings: Settings) -> MeetingLibrary:
    """The store of this run, opened with its passphrase where it has one."""
    from tui.commands.passphrase import open_store

    open_store(settings.store)
    return MeetingLibrary(settings.store, now, state_folder(), writer())


def tell_notes(store: MeetingLibrary) -> None:
    """Say what was found on opening or saving."""
    for note in store.take_notes():
        tell(say(note.message, **note.values))


def tell_strangers(store: MeetingLibrary) -> None:
    """Name what stands in the store's folder and is not Vertel's."""
    from store.files.ours import strangers

    others = strangers(store)
    if others:
        names = ", ".join(str(path.relative_to(store.folder)) for path in others)
        tell(_("Not Vertel's, and left as it is: {files}").format(files=names))
