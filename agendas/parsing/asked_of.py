"""Whether a next step is asked of somebody, instead of taken up by who says it (conversation.md §5)."""

import re
from collections.abc import Iterable

from agendas.parsing.late_regex import late_regex
from agendas.parsing.whose import SPEAKS, surely

_I_DO = late_regex(r"\s*(?:ik|wij|we|i|i['’](?:ll|m|d|ve)|we['’](?:ll|re|d|ve))\b", re.I)
_OURS = late_regex(
    r"\b(?:ik|wij|we|i|i['’](?:ll|m|d|ve)|we['’](?:ll|re|d|ve)|mij|ons|me|us)\b", re.I
)
_ASKS = late_regex(
    r"\s*(?:ik|wij|we|i)(?:['’]ll)?\s+"
    r"(?:(?:wil|willen|will|zal|zou|ga|gaan|would\s+like\s+to|want\s+to)\s+(?:[\w-]+\s+){0,3}?)?"
    r"(?:vra(?:ag|gen)|ask)\b",
    re.I,
)
_SOMEBODY = late_regex(
    r"\b(?:iemand\s+(?:moet|zou|kan|mag)|(?:moet|zou|kan|mag)\s+(?:er\s+|eens\s+)*iemand"
    r"|(?:somebody|someone)\s+(?:should|must|has\s+to|needs\s+to|ought|could|can))\b",
    re.I,
)
_WILL_YOU = late_regex(
    r"\s*(?!(?:ik|wij|we|i)\b)[^\W\d_][\w'’-]*(?:\s+[\w'’-]+)?(?:\s+(?:en|and|&)\s+[\w'’-]+)?\s*,\s*(?:(?:will|would|can|could)\s+you"
    r"|(?!(?:weet|denk|vind|zie|hoor|snap)\b)\w+\s+(?:jij|je|jullie))\b.*\?\s*\Z",
    re.I,
)  # "Ben, will you paint the wall?", of who is not at the table
_OUGHT = late_regex(
    r"(?!(?:ik|wij|we|i)\b)\w[\w'’-]*(?:\s+[\w'’-]+){0,3}?\s+"
    r"(?:moet(?:en)?|zou(?:den)?\s+moeten|should|must|ought\s+to|(?:has|have|needs?)\s+to)\b",
    re.I,
)
_SHALL_WE = late_regex(
    r"\b(?:shall\s+we|let['’]?s|let\s+us|(?:can|could)\s+we\s+(?:\w+\s+)?agree|(?:zullen|laten|spreken)\s+(?:we|wij)"
    r"|kunnen\s+(?:we|wij)\b.{0,20}\bafspreken)\b(?!.*\b(?:that\s+you|dat\s+(?:jij|je|jullie))\b)",
    re.I,
)
_TOGETHER = late_regex(r"\b(?:met|with|samen met|van|of|bij|voor|for|aan|to)\s*\Z", re.I)
_ABOUT_THEM = late_regex(r"\b(?:met|with|van|bij|voor|for|over|about)\s*\Z", re.I)
_SAYS_I = late_regex(
    rf"\s+{SPEAKS}(?!.*\b(?:jij|je|jullie|you)\b)", re.I
)  # no address: "kees ik haal het"
_AND_I = late_regex(r"(?:\s*,\s*[\w-]+)*\s*(?:,|\ben\b|\band\b|&)\s*(?:ik|I)\b")


def asked_of(text: str, by: tuple[str, ...], names: Iterable[str]) -> tuple[str, ...]:
    """Whom a line names as the one who does it, when that is not who says it; else nobody.

    "With Joost" and "Joost and I" are done together, and a line that opens with "I" or "we" is its
    speaker's own, unless that asks it of somebody.

    >>> people = ("Ruth", "Joost")
    >>> asked_of("Joost, neem jij het volgende contact?", ("Ruth",), people)
    ('Joost',)
    >>> asked_of("ik vraag Joost om te bellen", ("Ruth",), people)
    ('Joost',)
    >>> asked_of("ik bel de ouders met Joost", ("Ruth",), people)
    ()
    >>> asked_of("Joost en ik bellen samen", ("Ruth",), people)
    ()
    >>> asked_of("joost ik bel de ouders", ("Ruth",), people), asked_of("Joost ik wil dat jij belt", ("Ruth",), people)
    ((), ('Joost',))
    >>> asked_of("Joost en sane, willen jullie bellen?", ("Ruth",), (*people, "Sanne"))
    ('Joost', 'Sanne')
    """
    names = tuple(names)
    asks = _ASKS.match(text)
    if _I_DO.match(text) and not asks:
        return ()
    said = {name.casefold() for name in by}
    return tuple(
        name
        for name in names
        if name.casefold() not in said
        and any(_does(text, one, bool(asks)) for one in _called(text, name, names))
    )


def asks_somebody(text: str) -> bool:
    """Whether a line says that somebody should do something, and not who, or asks it of who is called.

    >>> asks_somebody("Ben, will you paint the wall?"), asks_somebody("Ben, weet je wat we doen?")
    (True, False)
    >>> asks_somebody("Kees en Piet, halen jullie dat?"), asks_somebody("ik bel, kom je mee?")
    (True, False)
    >>> asks_somebody("iemand moet naar de lampen kijken"), asks_somebody("Somebody should call")
    (True, True)
    >>> asks_somebody("ik vraag iemand erbij"), asks_somebody("someone told me")
    (False, False)
    """
    return bool(_SOMEBODY.search(text) or _WILL_YOU.match(text))


def asks_to_join(text: str) -> bool:
    """Whether somebody asks others something that they would do too, as an agreement among peers.

    >>> asks_to_join("Joanna, Nadia, shall we three agree that nobody leaves before it is read?")
    True
    >>> asks_to_join("Joost, zullen we dat samen doen?"), asks_to_join("Joost, zullen we afspreken dat jij belt?")
    (True, False)
    """
    return bool(_SHALL_WE.search(text))


def says_who_ought_to(text: str) -> bool:
    """Whether a line says what another ought to do, which nobody did yet.

    >>> says_who_ought_to("Sanne moet dat doen"), says_who_ought_to("the head should call")
    (True, True)
    >>> says_who_ought_to("ik moet ze bellen"), says_who_ought_to("we belden alle ouders")
    (False, False)
    """
    return bool(_OUGHT.match(text.strip()))


def speaks_for_itself(text: str) -> bool:
    """Whether somebody speaks of themselves in a line: "ik", "wij", "I", "we" stand in it.

    >>> speaks_for_itself("morgen belt iemand de ouders"), speaks_for_itself("morgen bel ik")
    (False, True)
    """
    return bool(_OURS.search(text))


def _called(text: str, name: str, names: tuple[str, ...]) -> Iterable[str]:
    """As what somebody may stand in a line: by their name, the first of them, and either misspelled."""
    first = name.split()[0]
    words = re.findall(rf"(?<![\w-]){re.escape(first[0])}[\w-]+", text, re.I)
    return dict.fromkeys((name, first, *(o for o in words if surely(o, names) == (name,))))


def _does(text: str, called: str, asked: bool) -> bool:
    """Whether somebody called so stands in a line as the one who does it."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(called)}(?![\w-])", text, re.I):
        before, after = text[: found.start()], text[found.end() :]
        others = (_ABOUT_THEM if asked else _TOGETHER).search(before)
        says_it = not before.strip() and not asked and _SAYS_I.match(after)
        if not others and not says_it and not _AND_I.match(after):
            return True
    return False
