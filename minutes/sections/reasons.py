"""A sentence with the reason that was given for what it tells."""

import re
from collections.abc import Sequence

from minutes.sections.phrases import Telling

BECAUSE = re.compile(r"(?:omdat|want|doordat|because|since)\b", re.IGNORECASE)


def sentence(w: Telling, what: str, because: str, by: Sequence[str]) -> str:
    """A whole sentence, with the reason that was given and whose it is."""
    _ = w.say
    why = w.line(because).rstrip(". ")
    if why and BECAUSE.match(why):
        what = f"{what}, {why[:1].lower()}{why[1:]}"
    elif why:
        what = _("{what}, because {why}").format(what=what, why=why)
    what = f"{what} ({w.names(by)})" if by else what
    return what if what.endswith((".", "?", "!", "…")) else f"{what}."
