"""What a list of talks says of the store, beside the talks in it."""

from locales import ngettext
from store.library import TalkLibrary

NAMED = 8  # ids at most


def missing_told(store: TalkLibrary) -> str:
    """That talks which were saved on this machine are in the store no more; "" where none is gone."""
    gone = store.missing()
    if not gone:
        return ""
    ids = ", ".join(gone[:NAMED]) + (" …" if len(gone) > NAMED else "")
    return ngettext(
        "{n} talk that was saved on this machine is in the store no more: {ids}. “vertel store recover ID” brings it back; “vertel store forget ID” drops what is kept of it.",
        "{n} talks that were saved on this machine are in the store no more: {ids}. “vertel store recover ID” brings one back; “vertel store forget ID” drops what is kept of it.",
        len(gone),
    ).format(n=len(gone), ids=ids)
