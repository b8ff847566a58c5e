"""A sentence with the reason that was given for what it tells."""

import re
from collections.abc import Sequence

from minutes.sections.phrases import Telling

THING = re.compile(r"(?:(?:de|het|een|the|an?)\s+)?\S+", re.IGNORECASE)  # "the flu" is no sentence
BECAUSE = re.compile(r"(?:omdat|want|doordat|because|since)\b", re.IGNORECASE)
NO_MORE_THAN_NO = re.compile(
    r"(?:(?:nee|niet|nog|steeds|altijd|liever|echt|toch|ook|even|ik|no|not|still|yet|rather|i|do)\b[\s,]*)+",
    re.IGNORECASE,
)


def with_reason(w: Telling, word: str, because: str) -> str:
    """A word that was chosen and what was said with it: "closer: they stay", "closer, because …".

    Words that begin with the same word again are told alone.
    """
    if re.match(rf"{re.escape(word)}\b", because, re.IGNORECASE):
        return because
    return behind(w, word, because)


def behind(w: Telling, what: str, why: str, asked_why: bool = False) -> str:
    """What is told and what was said with it, if anything: "…, because it is vague", or "…: the flu".

    It is called a reason where its own words do so, or where the question was why and they say more than
    no.
    """
    if not why:
        return what
    if BECAUSE.match(why):
        return f"{what}, {why[:1].lower()}{why[1:]}"
    if not asked_why or THING.fullmatch(why) or NO_MORE_THAN_NO.fullmatch(why):
        return f"{what}: {why}"
    return w.say("{what}, because {why}").format(what=what, why=why)


def sentence(
    w: Telling, what: str, because: str, by: Sequence[str], asked_why: bool = False
) -> str:
    """A whole sentence, with what was said with it and whose it is."""
    what = behind(w, what, w.line(because).rstrip(". "), asked_why)
    what = f"{what} ({w.names(by)})" if by else what
    return what if what.endswith((".", "?", "!", "…")) else f"{what}."


def word_onward(w: Telling, choice: str, because: str, by: Sequence[str], is_gone: bool) -> str:
    """What somebody would do with an earlier sign, as a sentence; whether it was let go or stays."""
    _ = w.say
    keeps = _("This stays the indicator") if not is_gone else _("Would keep this indicator")
    beside = _("This stays the indicator, with another beside it")
    drops = _("This is the indicator no longer") if is_gone else _("Would let this indicator go")
    told = {"keep": keeps, "beside": keeps if is_gone else beside, "replace": drops}[choice]
    return sentence(w, told, because, by or (_("someone"),) * (is_gone != (choice == "replace")))
