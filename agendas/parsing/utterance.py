"""What can be read from the words themselves: whose they are, and the figure in them.

It is a guess, shown as one; a single key mends it. Nobody fills in a form first.
"""

import re

from agendas.parsing.said_figure import figure_in
from agendas.parsing.whose import fitting
from agendas.records.said import EvidenceKind, Record

_NOT_SAID = r"(?:niet|niets|niks|nooit|weinig|minder|geen|amper|nothing|never|little|less|no|not)\b"
_VOICE = re.compile(  # who says nothing, and who comes early ("vroeg"), is not heard
    r"[\"“”„«]|(?<!\bniemand )(?<!\bnobody )(?<!\bno one )(?<!\bniet )(?<!\bnooit )(?<!\bnever )"
    r"\b(?:zei|zeiden|vertelde|vertelden|schreef|schreven|noemde|said|told|wrote|asked|says|zegt|zeggen"
    r"|vroeg(?=\s*[,:]|\s+(?:of|naar|om|waar\w*|wat|wie|hoe|wanneer|me|mij|ons|hem|haar|aan)\b))\b"
    rf"(?!\s+(?:(?!dat\b|that\b)\w+\s+)?{_NOT_SAID}(?!\s+(?:dat|that)\b))",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:werkstuk|opstel|tekening|tekeningen|portfolio|schrift|schriften|drawing|drawings|essay"
    r"|essays|notebook|notebooks)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:verslag|dossier|brief|rapport|mail|report|letter|file|logbook|logboek|minutes|notulen)\b",
    re.IGNORECASE,
)


_ASKS = re.compile(  # "who counted the fathers, 4 or 5?" tells nobody a figure; "seven of 26, right?" does
    r"\s*(?:who|what|how|which|when|where|why|did|does?|were|was|is|are|wie|wat|hoe(?:veel)?|welke?|wanneer"
    r"|waar(?:om)?|waren|zijn|hadden|hebben|heeft)\b.*\?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)


class Utterance(Record, frozen=True, kw_only=True):
    """A sentence as it was read: `by` is a name that is present, or "" when none was named.

    `unclear` is what opens it as a name would, and fits nobody who is present, or several.
    """

    text: str
    by: str = ""
    unclear: str = ""
    figure: str = ""
    unit: str = ""
    kind: EvidenceKind = "observation"


def speaker(text: str, names: tuple[str, ...]) -> tuple[str, str]:
    """Whose word it is and the rest, where a sentence opens with a name that is present.

    "jo: two parents stayed" is Joost's when nobody else's name begins with "jo".

    >>> speaker("jo: two parents stayed", ("Ana", "Joost"))
    ('Joost', 'two parents stayed')
    >>> speaker("note: two parents stayed", ("Ana", "Joost"))
    ('', 'note: two parents stayed')
    """
    head, rest = opening(text)
    matching = fitting(head, names) if head else ()
    return (matching[0], rest) if len(matching) == 1 else ("", text)


def opening(text: str) -> tuple[str, str]:
    """What stands before the first colon and what after it; two empty strings where it is no name."""
    start, _colon, rest = (part.strip() for part in text.partition(":"))
    return (start, rest) if start and rest and len(start) <= 60 else ("", "")


def unclear_name(text: str, names: tuple[str, ...]) -> str:
    """What opens a sentence as a name would, and fits nobody who is present or several; else "".

    That is one word, several with a capital after the first, or names of which each fits somebody.
    Other words before a colon are part of the sentence, as are a time and an address.

    >>> unclear_name("jo: two parents stayed", ("Joost", "Jolanda"))
    'jo'
    >>> unclear_name("Moeder van Samir: he sleeps", ("Joost",))
    'Moeder van Samir'
    >>> unclear_name("let op: de poort", ("Joost",)) + unclear_name("10:30 they came", ("Joost",))
    ''
    """
    head, rest = opening(text)
    if rest.startswith("//") or len(fitting(head, names)) == 1:
        return ""
    _first, *more = re.split(r"[\s,&]+", head)
    several = [part for part in re.split(r"\s*[,&]\s*|\s+(?:and|en)\s+", head) if part]
    called = not more or any(word[:1].isupper() and word != "I" for word in more)
    called = called or (len(several) > 1 and all(fitting(part, names) for part in several))
    return head if called and not any(sign.isdigit() for sign in head) else ""


def read(text: str, names: tuple[str, ...] = ()) -> Utterance:
    """What a sentence says of itself: whose it is, its figure, and the kind of evidence.

    >>> read("who counted the fathers, 4 or 5?").figure, read("were 9 of 26 there, or 10?").kind
    ('', 'observation')
    >>> read("7 of 26, were they not?").figure
    '7 of 26'
    """
    by, rest = speaker(text.strip(), names)
    figure, unit = ("", "") if _ASKS.match(rest) else figure_in(rest[:2000])
    kind: EvidenceKind = "observation"
    if figure:
        kind = "figure"
    elif _VOICE.search(rest[:2000]):
        kind = "voice"
    elif _WORK.search(rest[:2000]):
        kind = "work"
    elif _DOCUMENT.search(rest[:2000]):
        kind = "document"
    unclear = "" if by else unclear_name(rest, names)
    return Utterance(text=rest, by=by, unclear=unclear, figure=figure, unit=unit, kind=kind)
