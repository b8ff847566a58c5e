"""A date as somebody types it, in Dutch or English, read against the day of the talk."""

import re
from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)  # no talk is about a day beyond these
_MONTHS = (
    ("jan",), ("feb",), ("mar", "maa", "mrt"), ("apr",), ("may", "mei"), ("jun",),
    ("jul",), ("aug",), ("sep",), ("oct", "okt"), ("nov",), ("dec",),
)  # fmt: skip
_WORDS = {"today": 0, "vandaag": 0, "tomorrow": 1, "morgen": 1, "overmorgen": 2}
_WEEKDAYS = (
    ("monday", "maandag"), ("tuesday", "dinsdag"), ("wednesday", "woensdag"),
    ("thursday", "donderdag"), ("friday", "vrijdag"), ("saturday", "zaterdag"),
    ("sunday", "zondag"),
)  # fmt: skip
_NEXT_WEEK = re.compile(r"\b(?:next week|volgende week)\b")
_HOUR = re.compile(
    r"\b(?:om|at|vanaf|from|tot|until)\s+\d{1,2}(?:[.:]\d{2})?\b(?:\s*(?:uur|u|h|am|pm|o'clock)\b)?"
    r"|\b\d{1,2}(?::\d{2}|[.:]\d{2}(?=\s*(?:uur|u|h|am|pm)\b))(?:\s*(?:uur|u|h|am|pm)\b)?"
)
_UNITS = {"d": 1, "w": 7}
_YEAR = re.compile(r"\b\d{4}\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_NUMBERS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?\b")
_NAMED = re.compile(r"\b(\d{1,2})(?:e|th|st|nd|rd)?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?\b")
_NAMED_FIRST = re.compile(r"\b([a-z]{3,9})\s+(\d{1,2})(?:th|st|nd|rd)?\b(?:,?\s+(\d{4}))?")
_IN = re.compile(
    r"\b(?:over|in)\s+(\d{1,2}|een|a|twee|two|drie|three|vier|four|zes|six)\s+([a-z]+)"
)
_AGO = re.compile(
    r"\b(\d{1,3}|een|one|a|twee|two|drie|three|vier|four|zes|six)\s+([a-z]+)\s+(?:ago|geleden)\b"
)
_BEFORE = {
    "yesterday": 1, "gisteren": 1, "eergisteren": 2, "last week": 7, "vorige week": 7,
}  # fmt: skip
_COUNTS = {"een": 1, "one": 1, "a": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4,
           "zes": 6, "six": 6}  # fmt: skip


def date_in(text: str, today: date) -> date | None:
    """The first date in a sentence, or None when it names none.

    Without a year it is the next such day from `today` on.

    >>> date_in("8 december, with Joost", date(2026, 11, 24))
    datetime.date(2026, 12, 8)
    >>> date_in("over drie weken", date(2026, 11, 24))
    datetime.date(2026, 12, 15)
    """
    low = _HOUR.sub(" ", text.casefold())  # 10.30 uur is no day
    if found := _ISO.search(low):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.search(low):
        return _next(today, found[3], int(found[2]), int(found[1]))
    for found in _NAMED.finditer(low):
        if month := _month(found[2]):
            return _next(today, found[3], month, int(found[1]))
    for found in _NAMED_FIRST.finditer(low):
        if month := _month(found[1]):
            return _next(today, found[3], month, int(found[2]))
    if found := _IN.search(low):
        return _ahead(today, _COUNTS.get(found[1]) or int(found[1]), found[2])
    if on := _weekday(low, today):
        return on
    for word, days in _WORDS.items():
        if re.search(rf"\b{word}\b", low):
            return today + timedelta(days=days)
    return None


def beyond_day(text: str) -> str:
    """The words of a sentence that tell no day, in small letters.

    >>> beyond_day("Tuesday 8 December at 10:30, room 4").split()
    ['at', '10:30', ',', 'room', '4']
    """
    low = text.casefold()
    hours = [found.span() for found in _HOUR.finditer(low)]

    def without(found: re.Match[str]) -> str:
        of_hour = any(start <= found.start() < end for start, end in hours)
        words = found.groups()
        named = [word for word in words if word and word.isalpha()]
        return (
            found[0] if of_hour or (named and not any(map(_month, named))) else " " * len(found[0])
        )

    for dated in (_ISO, _NAMED, _NAMED_FIRST, _NUMBERS):
        low = dated.sub(without, low)
    low = _IN.sub(lambda found: found[0] if found[2][0] not in "dwm" else " ", low)
    days = "|".join((*_WORDS, *(name for names in _WEEKDAYS for name in names)))
    return re.sub(rf"\b(?:{days})\b", " ", _NEXT_WEEK.sub(" ", low))


def past_date_in(text: str, today: date) -> date | None:
    """The first date in a sentence about what was, or None when it names none.

    Without a year, or by its weekday, it is the last such day up to `today`.

    >>> past_date_in("8 december", date(2026, 11, 24))
    datetime.date(2025, 12, 8)
    >>> past_date_in("yesterday", date(2026, 11, 24))
    datetime.date(2026, 11, 23)
    """
    low = text.casefold()
    if found := _AGO.search(low):
        return _ahead(today, -(_COUNTS.get(found[1]) or int(found[1])), found[2])
    for words, days in _BEFORE.items():
        if re.search(rf"\b{words}\b", low):
            return today - timedelta(days=days)
    day = date_in(text, today)
    if day is None or day <= today or _YEAR.search(low):
        return day
    if any(re.search(rf"\b(?:{'|'.join(names)})\b", low) for names in _WEEKDAYS):
        return day - timedelta(days=7)
    return _day(day.year - 1, day.month, day.day)


def _weekday(low: str, today: date) -> date | None:
    """The day that a weekday names: the first after today, or the one in next week."""
    next_week = _NEXT_WEEK.search(low)
    monday = today + timedelta(days=7 - today.weekday())
    for number, names in enumerate(_WEEKDAYS):
        if re.search(rf"\b(?:{'|'.join(names)})\b", low):
            ahead = (number - today.weekday() - 1) % 7 + 1
            return monday + timedelta(days=number) if next_week else today + timedelta(days=ahead)
    return today + timedelta(days=7) if next_week else None


def _month(word: str) -> int | None:
    for number, names in enumerate(_MONTHS, 1):
        if word[:3] in names:
            return number
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def _next(today: date, year: str | None, month: int, day: int) -> date | None:
    if year:
        return _day(int(year), month, day)
    this = _day(today.year, month, day)
    return this if this and this >= today else _day(today.year + 1, month, day)


def _ahead(today: date, count: int, unit: str) -> date | None:
    if unit.startswith(("maand", "month")):
        month = today.month - 1 + count
        return _day(today.year + month // 12, month % 12 + 1, min(today.day, 28))
    days = _UNITS.get(unit[0])
    return today + timedelta(days=days * count) if days else None
