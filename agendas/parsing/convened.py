"""Where a talk is held, who is not there, who leads it and who writes, as one line tells it."""

import re

from agendas.lines.talk import Convened
from agendas.text import kept

_AND = re.compile(r"\s*[,&+/]\s*|\s+(?:and|en)\s+", re.I)
_CHAIR = r"chair(?:ed by)?|facilitator|voorzitter|gespreksleider"
_NOTES = r"notes|note-taker|minutes|notulist|notulen|verslag"
_ABSENT = re.compile(
    r"(?:absent|apologies|away|afwezig|afgemeld|met bericht afwezig)\s*:?\s+(?P<who>.+)", re.I
)
_LED = re.compile(
    rf"(?P<chair>{_CHAIR})?(?P<both>\s+(?:and|en)\s+)?(?P<notes>{_NOTES})?\s*(?::|\bby\b|\bdoor\b)?\s+(?P<who>.+)",
    re.I,
)
_PART = re.compile(  # "chair Margaret, notes Priya" are two
    rf";|,(?=\s*(?:{_CHAIR}|{_NOTES}|absent|apologies|afwezig|afgemeld)\b\s*:?\s+(?!(?:too|ook|as\s+well)\b)\S)",
    re.I,
)
_ALSO = re.compile(
    rf"\s*,?\s*(?:(?:also|too|ook|and|en)\s+(?:{_NOTES}|{_CHAIR})|(?:{_NOTES}|{_CHAIR})\s+(?:too|ook))\s*\Z",
    re.I,
)


def convened(text: str) -> Convened:
    """What is said of it, in parts with a semicolon between them, or a comma before a role; what is no name's is the place.

    >>> convened("room 2.04; absent: Henk and Wim; chair Joost, also notes")
    Convened(place='room 2.04', absent=('Henk', 'Wim'), chair='Joost', note_taker='Joost')
    >>> convened("lokaal 3; gespreksleider Ana, verslag: Ruth").note_taker
    'Ruth'
    """
    place: list[str] = []
    absent: list[str] = []
    chair = writes = ""
    for part in filter(None, (" ".join(kept(piece).split()) for piece in _PART.split(text))):
        led = _LED.fullmatch(part)
        if found := _ABSENT.fullmatch(part):
            absent += [name.strip() for name in _AND.split(found["who"]) if name.strip()]
        elif led and (led["chair"] or led["notes"]):
            who = _ALSO.sub("", led["who"])
            both = who != led["who"]
            chair = who if led["chair"] or both else chair
            writes = who if led["notes"] or both else writes
        else:
            place.append(part)
    return Convened(
        place="; ".join(place), absent=tuple(dict.fromkeys(absent)), chair=chair, note_taker=writes
    )
