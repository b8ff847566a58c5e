"""What can be read from the words themselves: whose they are, and the figure in them.

It is a guess, shown as one; a single key mends it. Nobody fills in a form first.
"""

import re

from agendas.records.said import EvidenceKind, Record
from agendas.text import with_name

_NAMED_NUMBER = (
    r"groep|klas|leerjaar|afdeling|locatie|team|fase|niveau|kamer|artikel|jaar|unit|ploeg|vmbo|wijk"
    r"|verdieping|route|lijn|bouw|year|grade|ward|class|group|room|level|phase|stage|site|floor"
    r"|key stage|form|aged|age|section|article|band|tier"
)
_MONTH = r"jan|feb|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_NOT_A_FIGURE = re.compile(
    rf"\b(?:{_NAMED_NUMBER})\s+\d+(?:\s*(?:,|-|–|en|and|to|tot|t/m)\s*\d+)*"
    rf"|\b\d{{1,2}}\s+(?:{_MONTH})\w*(?:\s+\d{{4}})?|\b(?:{_MONTH})\w*\s+\d{{1,2}}\b"
    r"|\b(?:19|20)\d{2}\b|\b\d{1,2}[:.]\d{2}\s*(?:uur|am|pm|h)?(?!\d)|\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b",
    re.IGNORECASE,
)
_NUMBER = r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)"
_FIGURE = re.compile(
    rf"(?P<figure>{_NUMBER}\s*(?:%|(?:procent|percent|per cent)\b)"
    rf"|{_NUMBER}\s+(?:van de|of the|out of|van|of|op de|in)\s+{_NUMBER}|{_NUMBER})"
    r"(?:\s+(?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"[\"“”„«]|\b(?:zei|zeiden|vertelde|vertelden|schreef|schreven|noemde|vroeg|said|told|wrote"
    r"|asked|says|zegt|zeggen)\b",
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


def figure_in(text: str) -> tuple[str, str]:
    """The first figure in a sentence and its unit, or two empty strings.

    Years, dates, times, ages and names like "ward 3" or "groep 7" are no figures.

    >>> figure_in("31 of 52 parents came in October")
    ('31 of 52', 'parents')
    >>> figure_in("Pupils of year 9 read on 6 October 2026")
    ('', '')
    """
    bare = _NOT_A_FIGURE.sub(lambda found: " " * len(found.group()), text)
    found = _FIGURE.search(bare)
    if not found:
        return "", ""
    return found["figure"].strip(), found["unit"] or ""


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


def fitting(head: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are `head`, else those that begin with it.

    >>> fitting("jo", ("Ana", "Joost", "Jolanda"))
    ('Joost', 'Jolanda')
    """
    low = head.casefold()
    exact = tuple(name for name in names if name.casefold() == low)
    return exact or tuple(name for name in names if name.casefold().startswith(low))


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
    if not head or rest.startswith("//") or len(fitting(head, names)) == 1:
        return ""
    _first, *more = re.split(r"[\s,&]+", head)
    several = [part for part in re.split(r"\s*[,&]\s*|\s+(?:and|en)\s+", head) if part]
    called = not more or any(word[:1].isupper() and word != "I" for word in more)
    called = called or (len(several) > 1 and all(fitting(part, names) for part in several))
    return head if called and not any(sign.isdigit() for sign in head) else ""


def words_of(said: Utterance, by: str) -> str:
    """What is kept of a sentence beside a record of `by`: whose it is, where that is somebody else."""
    return with_name(said.text, said.by, by)


def read(text: str, names: tuple[str, ...] = ()) -> Utterance:
    """What a sentence says of itself: whose it is, its figure, and the kind of evidence."""
    by, rest = speaker(text.strip(), names)
    figure, unit = figure_in(rest[:2000])
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
