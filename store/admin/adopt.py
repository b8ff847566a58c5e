"""Adopting minutes: those who were there find that this is what was said, and nothing more than that."""

from datetime import date

from agendas.errors import N_
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from store.conflicts.copies import TWO
from store.errors import Misused, StoreError
from store.library import TalkLibrary

WHO = "vertel minutes --adopt"


def adopt(library: TalkLibrary, talk_id: str, on: date) -> Talk:
    """Note in a closed talk that its minutes were adopted on that day; gives it as it then is.

    A talk that is opened again, and in which something is said, is a draft anew. Raises `NotFound`,
    `Busy`, and `StoreError` where the talk is preparation, is open still, came later than that day, or
    has two versions.
    """
    with library.hold(talk_id, WHO):
        talk = library.open(talk_id)
        if talk.private:
            raise Misused(N_("A check-in is preparation of one person; there is nothing to adopt."))
        if talk.ended is None:
            raise Misused(N_("This talk is not closed yet; close it first."))
        if on < talk.started.date():
            raise Misused(
                N_("Minutes are adopted after the talk, which was on {day}."),
                day=talk.started.date().isoformat(),
            )
        if library.versions(talk_id) > 1:
            raise StoreError(TWO, id=talk_id)
        adopted = change(talk, adopted=on)
        library.save(adopted)
        return adopted
