"""A sentence with the reason that was given for what it tells."""

import re
from collections.abc import Sequence

from minutes.sections.phrases import Telling

SHORT = 5  # letters of a word that a sentence may well say twice
THING = re.compile(r"(?:(?:de|het|een|the|an?)\s+)?\S+", re.IGNORECASE)  # "the flu" is no sentence
BECAUSE = re.compile(r"(?:omdat|want|doordat|because|since)\b", re.IGNORECASE)


def with_reason(w: Telling, word: str, because: str) -> str:
    """A word that was chosen and what was said with it: "closer, because …", or "closer: I think so".

    A "because" is put between only where the words do not say that word again.
    """
    said = {part for part in re.findall(r"\w+", because.casefold()) if len(part) > SHORT}
    if said & set(re.findall(r"\w+", word.casefold())) and not BECAUSE.match(because):
        return f"{word}: {because}"
    return behind(w, word, because)


def behind(w: Telling, what: str, why: str) -> str:
    """What is told and its reason, if there is one: "…, because it is vague", or "…: the flu"."""
    if not why:
        return what
    if BECAUSE.match(why):
        return f"{what}, {why[:1].lower()}{why[1:]}"
    if THING.fullmatch(why):
        return f"{what}: {why}"
    return w.say("{what}, because {why}").format(what=what, why=why)


def sentence(w: Telling, what: str, because: str, by: Sequence[str]) -> str:
    """A whole sentence, with the reason that was given and whose it is."""
    what = behind(w, what, w.line(because).rstrip(". "))
    what = f"{what} ({w.names(by)})" if by else what
    return what if what.endswith((".", "?", "!", "…")) else f"{what}."
