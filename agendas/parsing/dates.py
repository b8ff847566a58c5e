"""A day as somebody types it, in Dutch or English, read against the day of the talk.

What is clear is a day; what is not is asked, and never guessed (conversation.md §7).
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from agendas.errors import N_, TalkError
from agendas.parsing.in_digits import MONTH_IN_FULL, NO_MORE, in_digits
from agendas.parsing.late_regex import late_regex

ROOMS = "room|hall|lokaal|zaal|kamer|ruimte|kantoor|office|meeting room"  # before their number
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)  # no talk is about a day beyond these
JUST_PASSED = 92  # days: "1 November" in November may be a slip; in spring it is the one to come
_MONTHS = (
    ("jan", "january", "januari"), ("feb", "february", "februari"),
    ("mar", "maa", "mrt", "march", "maart"), ("apr", "april"), ("may", "mei"),
    ("jun", "june", "juni"), ("jul", "july", "juli"), ("aug", "august", "augustus"),
    ("sep", "sept", "september"), ("oct", "okt", "october", "oktober"),
    ("nov", "november"), ("dec", "december"),
)  # fmt: skip
_WORDS = {"today": 0, "vandaag": 0, "tomorrow": 1, "morgen": 1, "overmorgen": 2}
_WEEKDAYS = (
    ("monday", "maandag"), ("tuesday", "dinsdag"), ("wednesday", "woensdag"),
    ("thursday", "donderdag"), ("friday", "vrijdag"), ("saturday", "zaterdag"),
    ("sunday", "zondag"),
)  # fmt: skip
_SHORT_WEEKDAYS = (
    ("mon", "ma"), ("tue", "tues", "di"), ("wed", "wo"), ("thu", "thur", "thurs", "do"),
    ("fri", "vr"), ("sat", "za"), ("sun", "zo"),
)  # fmt: skip
_NTH = {
    "first": 1, "1st": 1, "eerste": 1, "1e": 1, "second": 2, "2nd": 2, "tweede": 2, "2e": 2,
    "third": 3, "3rd": 3, "derde": 3, "3e": 3, "fourth": 4, "4th": 4, "vierde": 4, "4e": 4,
    "last": -1, "laatste": -1,
}  # fmt: skip
_COUNTS = {
    "een": 1, "één": 1, "one": 1, "a": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4,
    "four": 4, "vijf": 5, "five": 5, "zes": 6, "six": 6, "zeven": 7, "seven": 7, "acht": 8,
    "eight": 8, "negen": 9, "nine": 9, "tien": 10, "ten": 10, "twaalf": 12, "twelve": 12,
}  # fmt: skip
_RHYTHM = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(word for word, n in _COUNTS.items() if n > 1)})\s+we", re.I
)


def _any(*groups: tuple[str, ...]) -> str:
    return "|".join(word for group in groups for word in group)


_MONTH = rf"({_any(*_MONTHS)})\b\.?"
_WEEKDAY = rf"({_any(*_WEEKDAYS)})(?:ochtend|morgen|middag|avond)?\b"
_THE_YEAR = r"(?:,?\s+(?:(?:in|of|van)\s+)?(\d{4}\b|['’]\d{2}\b|next year|volgend jaar|this year|dit jaar))?"
_COUNT = rf"(\d{{1,3}}|{'|'.join(_COUNTS)})"
_UNIT = r"(dag|dagen|days?|week|weken|weeks|maand|maanden|months?)\b"
_OR = r"\s*(?:of|or|en|and|tot|to|t/m|[/–-])\s*"
_NTH_OF_MONTH = rf"\d{{1,2}}(?:ste|th|st|nd|rd|de|e)\b{NO_MORE}"
_HOUR = late_regex(
    rf"\b\d{{1,2}}{_OR}\d{{1,2}}\s*(?:uur|u|h|am|pm|o'clock)\b"
    r"|\b(?:om|at|vanaf|from|tot|until)\s+\d{1,2}(?:[.:]\d{2})?\b"
    rf"(?!(?:[/-]|\.?\d|\s+(?:of\s+)?{_MONTH}))(?:\s*(?:uur|u|h|am|pm|o'clock)\b)?"
    r"|\b\d{1,2}(?::\d{2}|[.:]\d{2}(?=\s*(?:uur|u|h|am|pm)\b))(?:\s*(?:uur|u|h|am|pm)\b)?"
)
_ISO = late_regex(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_NUMBERS = late_regex(r"\b(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?\b")
_NAMED = late_regex(
    rf"\b(\d{{1,2}})(?:e|de|ste|th|st|nd|rd)?\s+(?:(?:of|van)\s+)?{_MONTH}{_THE_YEAR}"
)
_NAMED_FIRST = late_regex(rf"\b{_MONTH}\s+(?:the\s+)?(\d{{1,2}})(?:th|st|nd|rd)?\b{_THE_YEAR}")
_NTH_WEEKDAY = late_regex(
    rf"\b({'|'.join(_NTH)})\s+{_WEEKDAY}\s+(?:of|in|van)\s+{_MONTH}{_THE_YEAR}"
)
_WEEK_NUMBER = late_regex(rf"\b(?:in\s+|of\s+|van\s+)?(?:week|wk\.?)\s*(\d{{1,2}})\b{_THE_YEAR}")
_NTH_AND_WEEKDAY = late_regex(
    rf"\b{_WEEKDAY},?\s+(?:(?:on|op)\s+)?(?:the\s+|de\s+)?{_NTH_OF_MONTH}"
    rf"|\b{_NTH_OF_MONTH}(?:,|,?\s+(?:a|een|on|op))\s+{_WEEKDAY}"
)
_ROOM = late_regex(rf"\b(?:{ROOMS})\s+\d+[.-]\d+\b(?![./-]\d)")
_NEXT_WEEK = late_regex(r"\b(?:next week|volgende week)\b")
_THIS_WEEK = late_regex(r"\b(?:this week|deze week)\b")
_IN = late_regex(rf"\b(?:over|in)\s+{_COUNT}\s+{_UNIT}(?:['’]?\s+time\b)?")
_FROM_NOW = late_regex(
    rf"\b{_COUNT}\s+{_UNIT}\s+(?:from\s+(?:now|today)|vanaf\s+(?:nu|vandaag)|na\s+(?:nu|vandaag))\b"
)
_AGO = late_regex(rf"\b{_COUNT}\s+{_UNIT}\s+(?:ago|geleden)\b")
_LAST_WEEK = late_regex(r"\b(?:last week|vorige week|afgelopen week)\b")
_BEFORE = {"yesterday": 1, "gisteren": 1, "eergisteren": 2}
_YESTERDAY = late_regex(rf"\b({'|'.join(_BEFORE)})\b")
_TOMORROW = late_regex(rf"\b({'|'.join(_WORDS)})(?:ochtend|middag|avond)?\b")
_LAST = late_regex(rf"\b(?:last|vorige|afgelopen)\s+{_WEEKDAY}")
_NEXT = late_regex(rf"\b(?:next|volgende)\s+{_WEEKDAY}")
_OF_THE_MORNING = late_regex(r"\b(?:de|'s|’s) morgen\b")

_DAY = "\0"  # stands for what was read already: no text that is typed holds it
_SEVERAL = late_regex(
    rf"\b\d{{1,2}}(?:e|de|ste|th|st|nd|rd)?{_OR}(?:{_WEEKDAY}\s+)?(?:de\s+|the\s+)?{_DAY}"
    rf"|(?:{_DAY}|\b{_WEEKDAY})\s*,?\s*(?:of|or|t/m|tot en met)(?!\w|\s*{_DAY})"
)
_NEAR = late_regex(
    r"\b(?:na|after|voor|vóór|before|rond|around|omstreeks|ongeveer|uiterlijk|by|week of|week van"
    r"|weekend of|weekend van|niet|niet op|not|not on|behalve|except"
    r"|elke|iedere|every|each|some|een|a|first|eerste|second|tweede|third|derde|fourth|vierde|laatste)"
    rf"\s+(?:de\s+|the\s+)?(?:({_any(*_WEEKDAYS, *_SHORT_WEEKDAYS)})\.?,?\s+)?(?:{_DAY}|{_WEEKDAY})"
)
_OTHER_TIME = late_regex(
    r"\b(?:na|after|before|vóór)\s+(?!\d|school|lunch|work|(?:de|het|the)\s+"
    r"(?:lunch|les|lessen|werk|dienst|pauze|overdracht|handover|shift)\b)"
    rf"|\b{_WEEKDAY}\s+(?:de\s+|the\s+)?\d{{1,2}}(?!\s*(?:uur|u|h|am|pm)\b|\d|[.:]\d)"
    rf"|\b\d{{1,2}}(?:(?:ste|th|st|nd|rd)\b|e\s+{_WEEKDAY})|\b{_NTH_OF_MONTH}"
    r"|\b\w*(?:vakantie|holiday|kerst|pasen|pinksteren|christmas|easter)"
    r"|\b(?:week|weken|weeks|weekend|maand|maanden|months?|jaar|years?(?!\s*\d)|kwartaal|quarter)\b"
    rf"|\b(?:in|of|van|begin|eind|half|mid|early|late)[\s-]+{_MONTH}|\b{MONTH_IN_FULL}"
)

_SOME_TIME = late_regex(
    rf"\b(?:soon|later|some\s*time|eventually|ooit|gauw|binnenkort|spring|summer|autumn|winter|lente|voorjaar|zomer|najaar"
    rf"|herfst|{_WEEKDAY})\b|\b{_MONTH}",
)


def unclear() -> TalkError:
    """What is said where the words name no day."""
    return TalkError(N_("Which day is that? For instance 8 December, 2026-12-08 or in 3 weeks."))


def date_in(text: str, today: date) -> date:
    """The day to come that a sentence names.

    Without a year it is the next such day from `today` on, but where this year's has only just passed
    and no weekday tells that next year's is meant, that is asked; a weekday by itself is the first after
    `today`, and "Tuesday in three weeks" is three weeks from the first Tuesday.
    Raises `TalkError`, with what is asked, where the words name no day, or more than one, or a
    weekday and a date that are not of one day, or a day before `today`.

    >>> date_in("8 december, with Joost", date(2026, 11, 24))
    datetime.date(2026, 12, 8)
    >>> date_in("first Tuesday of February", date(2026, 11, 24))
    datetime.date(2027, 2, 2)
    """
    day = _read(text, today, back=False)
    if day < today:
        raise _passed()
    return day


def past_date_in(text: str, today: date) -> date | None:
    """The day in a sentence about what was, or None when it names none, or not one.

    Without a year, or by its weekday, it is the last such day up to `today`.

    >>> past_date_in("8 december", date(2026, 11, 24))
    datetime.date(2025, 12, 8)
    >>> past_date_in("yesterday", date(2026, 11, 24))
    datetime.date(2026, 11, 23)
    """
    try:
        return _read(text, today, back=True)
    except TalkError:
        return None


def beyond_day(text: str) -> str:
    """The words of a sentence that tell more than a date or a weekday, in small letters.

    >>> beyond_day("Tuesday 8 December at 10:30, room 4").split()
    ['at', '10:30,', 'room', '4']
    """
    low = in_digits(text.casefold())
    hours = [found.span() for found in _HOUR.finditer(low)]

    def without(found: re.Match[str]) -> str:
        of_hour = any(start <= found.start() < end for start, end in hours)
        return found[0] if of_hour else " " * len(found[0])

    for dated in (_ISO, _NAMED, _NAMED_FIRST, _NTH_AND_WEEKDAY, _NUMBERS):
        low = dated.sub(without, low)
    return re.sub(rf"\b(?:{_any(tuple(_WORDS), *_WEEKDAYS)})\b", " ", _NEXT_WEEK.sub(" ", low))


def tells_time(text: str) -> bool:
    """Whether a sentence tells some time, clear or not.

    >>> tells_time("after the holidays"), tells_time("ooit in het voorjaar"), tells_time("with Joost, please")
    (True, True, False)
    """
    low = in_digits(text.casefold())
    return bool(_OTHER_TIME.search(low) or _SOME_TIME.search(low)) or beyond_day(low) != low


def _read(text: str, today: date, *, back: bool) -> date:
    """The one day a sentence names, forward from `today` or `back` from it."""
    low = in_digits(text.casefold().replace(_DAY, " "))
    low = _OF_THE_MORNING.sub(" ", _HOUR.sub(" ", _ROOM.sub(" ", low)))
    days: list[date] = []
    just_passed = False

    def take(form: re.Pattern[str], told: Callable[[re.Match[str]], date | None]) -> None:
        """Read each place where the form stands; what it holds is read once."""
        nonlocal low
        for found in reversed(list(form.finditer(low))):
            if form is _NUMBERS and _is_hour(found, bool(days)):
                continue  # 10.30 beside a day is an hour
            day = told(found)
            if day is None or not FIRST_DAY <= day <= LAST_DAY:
                raise unclear()
            days.append(day)
            low = low[: found.start()] + _DAY + low[found.end() :]

    def in_year(year: str | None, on: Callable[[int], date | None]) -> date | None:
        if year:
            return on(_year(year, today))
        nonlocal just_passed
        this = on(today.year)
        if back:
            return this if this and this <= today else on(today.year - 1)
        just_passed = just_passed or bool(this and 0 < (today - this).days <= JUST_PASSED)
        return this if this and this >= today else on(today.year + 1)

    take(_ISO, lambda f: _day(int(f[1]), int(f[2]), int(f[3])))
    take(_NTH_WEEKDAY, lambda f: in_year(
        f[4], lambda y: _nth(_NTH[f[1]], _number(f[2], _WEEKDAYS), y, _number(f[3], _MONTHS) + 1)
    ))  # fmt: skip
    take(_NAMED, lambda f: in_year(
        f[3], lambda y: _day(y, _number(f[2], _MONTHS) + 1, int(f[1]))
    ))  # fmt: skip
    take(_NAMED_FIRST, lambda f: in_year(
        f[3], lambda y: _day(y, _number(f[1], _MONTHS) + 1, int(f[2]))
    ))  # fmt: skip
    take(_NUMBERS, lambda f: in_year(f[4], lambda y: _day(y, int(f[3]), int(f[1]))))
    dated = bool(days)
    weekday = _weekday(low)
    take(_NTH_AND_WEEKDAY, lambda f: _nth_of_month(f, today, back=back))
    take(_WEEK_NUMBER, lambda f: in_year(f[2], lambda y: _in_week(y, int(f[1]), weekday)))
    monday = today - timedelta(days=today.weekday())
    for form, weeks in ((_NEXT_WEEK, 1), (_THIS_WEEK, 0), (_LAST_WEEK, -1)):
        place = today.weekday() if weekday is None and weeks else weekday
        take(form, lambda _f, w=weeks, p=place: None if p is None  # type: ignore[misc]
             else monday + timedelta(days=7 * w + p))  # fmt: skip
    take(_AGO, lambda f: _away(today, -_count(f[1]), f, weekday))
    for form in (_IN, _FROM_NOW):
        take(form, lambda f: _away(today, _count(f[1]), f, weekday))
    take(_YESTERDAY, lambda f: today - timedelta(days=_BEFORE[f[1]]))
    if not days:
        take(_TOMORROW, lambda f: today + timedelta(days=_WORDS[f[1]]))
    if not days and weekday is not None:
        days = _by_weekday(low, weekday, today, back=back)
    if not days or _NEAR.search(low) or (not dated and _OTHER_TIME.search(low)):
        raise unclear()
    if len(set(days)) > 1 or _SEVERAL.search(low):
        raise _several()
    if weekday is not None and days[0].weekday() != weekday:
        raise TalkError(
            N_(
                "The weekday and the date are not of one day. Which day is it? The date alone will do."
            )
        )
    if just_passed and weekday is None:
        raise TalkError(
            N_("That day has only just passed. If next year's is meant, type it with its year.")
        )
    return days[0]


def _several() -> TalkError:
    return TalkError(N_("That may be more than one day. Which one is it? Type that day alone."))


def _passed() -> TalkError:
    return TalkError(N_("That day has passed. Which day to come is it? For instance 8 December."))


def _weekday(low: str) -> int | None:
    """The weekday that is named beside a date or by itself, Monday is 0; None where none is."""
    found = {_number(name, _WEEKDAYS) for name in re.findall(rf"\b{_WEEKDAY}", low)}
    short = re.findall(rf"\b({_any(*_SHORT_WEEKDAYS)})\b\.?,?\s*{_DAY}", low)
    found |= {_number(name, _SHORT_WEEKDAYS) for name in short}
    if len(found) > 1:
        raise _several()
    return found.pop() if found else None


def _by_weekday(low: str, weekday: int, today: date, *, back: bool) -> list[date]:
    """The day of a weekday by itself; two where "next Friday" may be of this week or of the next."""
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    before = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if back or _LAST.search(low):
        return [before]
    days = [today + timedelta(days=ahead)]
    if _NEXT.search(low):
        days.append(today + timedelta(days=7 - today.weekday() + weekday))
    return days


def _number(word: str, groups: tuple[tuple[str, ...], ...]) -> int:
    return next(n for n, group in enumerate(groups) if word in group)


def _is_hour(found: re.Match[str], beside_a_day: bool) -> bool:
    """Whether two numbers with a point between them are an hour: 10.30, and 10.10 beside a day."""
    minutes = found[2] == "." and len(found[3]) == 2 and not found[4] and int(found[1]) < 24
    return minutes and (beside_a_day or int(found[3]) > 12 or found[3] == "00")


def _year(told: str, today: date) -> int:
    if told[-1].isdigit():
        year = int(told.lstrip("'’"))
        return year if len(told) == 4 else 2000 + year
    return today.year + (told in ("next year", "volgend jaar"))


def _count(told: str) -> int:
    return _COUNTS.get(told) or int(told)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nth(nth: int, weekday: int, year: int, month: int) -> date | None:
    """The first (1) to fourth or the last (-1) such weekday of a month."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return None
    begin = date(year, month, 1)
    days = [begin + timedelta(days=n) for n in range((weekday - begin.weekday()) % 7, 31, 7)]
    of_month = [day for day in days if day.month == month]
    return of_month[nth - 1 if nth > 0 else nth]


def _nth_of_month(found: re.Match[str], today: date, *, back: bool) -> date | None:
    """The 15th that is next from `today`, or was last, where that is the weekday beside it."""
    number = int(re.findall(r"\d+", found[0])[0])
    days = (today + timedelta(days=-n if back else n) for n in range(62))
    day = next((day for day in days if day.day == number), None)
    weekday = found[1] or found[2]
    return day if day and day.weekday() == _number(weekday, _WEEKDAYS) else None


def _in_week(year: int, week: int, weekday: int | None) -> date | None:
    """A weekday in a week by its number (ISO 8601); a week without one is no day."""
    if weekday is None:
        return None
    try:
        return date.fromisocalendar(year, week, weekday + 1)
    except ValueError:
        return None


def _away(today: date, count: int, found: re.Match[str], weekday: int | None) -> date | None:
    """So many days, weeks or months from `today`.

    "Tuesday in three weeks" is counted from the first Tuesday; "in three weeks, on Tuesday" is a day
    only where that Tuesday is also the nearest to three weeks from `today`.
    """
    unit = found[2]
    if unit.startswith("m"):
        month = today.month - 1 + count
        year, month = today.year + month // 12, month % 12 + 1
        if not FIRST_DAY.year <= year <= LAST_DAY.year:
            return None
        return _day(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    if not unit.startswith("w"):
        return today + timedelta(days=count)
    day = today + timedelta(weeks=count)
    if weekday is None:
        return day
    ahead = (weekday - today.weekday()) % 7
    counted = day + timedelta(days=ahead if count > 0 or not ahead else ahead - 7)
    beside = re.search(rf"\b{_WEEKDAY}\s*$", found.string[: found.start()])
    return counted if beside or abs((counted - day).days) <= 3 else None


def weeks_in(text: str) -> int | None:
    """The number of weeks in a rhythm such as "every six weeks"; None where none is named.

    >>> weeks_in("om de zes weken"), weeks_in("often")
    (6, None)
    """
    found = _RHYTHM.search(text)
    return (_COUNTS.get(found[1].lower()) or int(found[1])) if found else None
