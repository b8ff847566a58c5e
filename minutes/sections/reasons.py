"""A sentence with the reason that was given for what it tells."""

import re
from collections.abc import Sequence

from minutes.sections.phrases import Telling

SHORT = 5  # letters of a word that a sentence may well say twice
BECAUSE = re.compile(r"(?:omdat|want|doordat|because|since)\b", re.IGNORECASE)


def with_reason(w: Telling, word: str, because: str) -> str:
    """A word that was chosen and what was said with it: "closer, because …", or "closer: I think so".

    A "because" is put between only where the words do not say that word again.
    """
    _ = w.say
    if not because:
        return word
    if BECAUSE.match(because):
        return f"{word}, {because[:1].lower()}{because[1:]}"
    said = {part for part in re.findall(r"\w+", because.casefold()) if len(part) > SHORT}
    if said & set(re.findall(r"\w+", word.casefold())):
        return f"{word}: {because}"
    return _("{word}, because {text}").format(word=word, text=because)


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
