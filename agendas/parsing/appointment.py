"""The hour and the place in what was said of a next talk: "8 December, 10:30, room 4"."""

import re
from datetime import time

from agendas.parsing.dates import ROOMS, beyond_day
from agendas.parsing.in_digits import in_digits

_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?\s*(uur|u|h|am|pm|o'clock)?"
_FROM_TO = re.compile(
    r"\b(\d{1,2})[.:](\d{2})\s*(?:uur|u|h)?\s*(?:-|–|tot|to|until|till)\s*(\d{1,2})[.:](\d{2})\b"
)
_AT = re.compile(rf"\b(?:om|at|vanaf|from)\s+{_CLOCK}\b")
_BARE = re.compile(r"\b(\d{1,2})(?::(\d{2})\b|[.:](\d{2})(?=\s*(?:uur|u|h|am|pm)\b))\s*(am|pm)?")
# As Dutch writes it; minutes that may be a month make it a date.
_DOTTED = re.compile(r"(?<![\d.,€])(?<!€ )(\d{1,2})\.(00|1[3-9]|[2-5]\d)(?![.,%]?\d|%)")
_IN_SO_LONG = re.compile(
    r"\b(?:over|in)\s+\w+\s+(?:dagen|dag|weken|week|maanden|maand|days?|weeks?|months?)\b"
)
_ROOM = re.compile(
    rf"\b(?:{ROOMS})\s+"
    r"(?!(?:with|met|om|at|on|op|in|from|vanaf|half|quarter|kwart|of|van|and|en)\b)[\w.-]*\w",
    re.I,
)
_IN = re.compile(r"\b(?:in|bij|at)\s+((?:the|de|het|our|ons|onze)\s+\w[\w' -]*)", re.I)
_BEYOND = re.compile(
    r"\s+(?:with|met|om|at|on|op|from|vanaf|half|(?:a )?quarter|kwart|\d)\b.*", re.I
)
_PARTS = {
    "pm": re.compile(r"\b(?:\w*avond|'?s[ -]avonds|evening)\b"),
    "noon": re.compile(r"\b(?:\w*middag|'?s[ -]middags|afternoon)\b"),
    "am": re.compile(r"\b(?:\w*ochtend|'?s[ -]ochtends|in de morgen|morning)\b"),
}


def hours_in(text: str) -> tuple[time | None, time | None]:
    """When it begins and when it ends, as far as the words say so.

    An hour before seven in figures may be of either half of the day, and is none where nothing tells
    which: "am", "pm", or a word as "Tuesday afternoon". As it is spoken ("quarter to four", "half drie") it
    is of the afternoon, unless the night is named.

    >>> hours_in("14 December, 10:30, room 4")
    (datetime.time(10, 30), None)
    >>> hours_in("8 april 15.00-15.45")
    (datetime.time(15, 0), datetime.time(15, 45))
    >>> hours_in("8 April at 3")
    (None, None)
    >>> hours_in("woensdag 8 april, 15.00, lokaal 10.04")[0], hours_in("8 april, € 12.50")[0]
    (datetime.time(15, 0), None)
    >>> hours_in("dinsdag om half elf"), hours_in("friday the 18th, quarter to four")
    ((datetime.time(10, 30), None), (datetime.time(15, 45), None))
    """
    low, said = in_digits(text.casefold()), text.casefold()
    half = next((half for half, words in _PARTS.items() if words.search(low)), "")
    if found := _FROM_TO.search(low):
        half = half or _spoken(found, said)
        begin, end = _time(found[1], found[2], half), _time(found[3], found[4], half)
        return begin, end if begin and end and end > begin else None
    if found := _AT.search(low):
        told = found[3] if found[3] in ("am", "pm") else half or _spoken(found, said)
        return _time(found[1], found[2] or "0", told), None
    if found := _BARE.search(low):
        half = found[4] or half or _spoken(found, said)
        return _time(found[1], found[2] or found[3], half), None
    if found := _DOTTED.search(_ROOM.sub(" ", low)):
        return _time(found[1], found[2], half), None
    return None, None


def _spoken(found: re.Match[str], said: str) -> str:
    """Tell that an hour said as people speak is of the day: "noon"; else ""."""
    in_figures = found[0] in said or re.search(rf"\b{found[1]}\s*(?:uur|u|h|o['’]clock)\b", said)
    return "" if in_figures or re.search(r"nacht|night", said) else "noon"


def _time(hour: str, minute: str, half: str = "") -> time | None:
    hours = int(hour)
    if half == "noon" and hours < 7:
        hours += 12
    elif half in ("am", "pm") and hours <= 12:
        hours = hours % 12 + (12 if half == "pm" else 0)
    elif hours < 7:
        return None
    return time(hours, int(minute)) if hours < 24 and int(minute) < 60 else None


def place_in(text: str) -> str:
    """Where it is, as far as the words name a room or "in the …"; else "".

    >>> place_in("14 December, 10:30, room 4, with Joy")
    'room 4'
    >>> place_in("14 december om 10.30 uur in de kantine met Joost")
    'de kantine'
    >>> place_in("14 December, hopefully")
    ''
    """
    if found := _ROOM.search(text):
        return found[0]
    found = _IN.search(text)
    place = _BEYOND.sub("", found[1]).strip() if found else ""
    return place if place.casefold() in beyond_day(place) else ""


def beyond_hour_and_place(text: str) -> str:
    """What is said beside an hour and a place, in small letters.

    >>> beyond_hour_and_place("14 December, 10:30, room 4, with Joy")
    '14 december, , , with joy'
    >>> beyond_hour_and_place("dinsdag over drie weken, 10:30, in de hal").split()
    ['dinsdag', ',', ',', 'in']
    """
    low = _IN_SO_LONG.sub("", in_digits(text.casefold()))
    if place := place_in(low):
        low = low.replace(place, "")
    if hours_in(text)[0]:
        for pattern in (_FROM_TO, _AT, _BARE, _DOTTED):
            low = pattern.sub("", low)
    return low
