"""An hour and the number of a day as they are said, in digits: "half elf", "at ten o'clock", "the fifteenth".

"Half ten" is half past nine to who speaks Dutch and half past ten to who speaks English; where the
words do not tell which, it stays as it was said.
"""

import re

from agendas.parsing.late_regex import late_regex

_HOURS = {
    "een": 1, "één": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4,
    "vijf": 5, "five": 5, "zes": 6, "six": 6, "zeven": 7, "seven": 7, "acht": 8, "eight": 8,
    "negen": 9, "nine": 9, "tien": 10, "ten": 10, "elf": 11, "eleven": 11, "twaalf": 12,
    "twelve": 12,
}  # fmt: skip
_MINUTES = {"vijf": 5, "five": 5, "tien": 10, "ten": 10, "twintig": 20, "twenty": 20,
            "kwart": 15, "quarter": 15, "half": 30}  # fmt: skip
_ENGLISH = late_regex(r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve", re.I)
_WORD = rf"(?:{'|'.join(_HOURS)})"
_MONTH = r"(?:jan|feb|maart|mrt|mar(?:ch)?\b|apr|mei|may|jun|jul|aug|sep|o[ck]t|nov|dec)"
_OF = rf"({_WORD}|1[0-9]|2[0-3]|0?[1-9])(?![\w:/-])(?![.,]\d)(?! (?:of )?{_MONTH})"
_COUNT = r"\b(?:a )?(5|10|20|vijf|five|tien|ten|twintig|twenty|kwart|quarter)(?: minut(?:en|es))?"
_BESIDE_HALF = late_regex(rf"{_COUNT} (over|voor) half {_OF}", re.I)
_BESIDE = late_regex(rf"(?:{_COUNT} (over|voor|past|to)|\b(half) (past)) {_OF}", re.I)
_HALF = late_regex(rf"\bhalf {_OF}", re.I)
_WHOLE = late_regex(
    rf"\b(om|at|tot|until|vanaf|from) ({_WORD})(?=\s+(?:uur|u|o['’]clock|am|pm)\b)"
    rf"|\b(om|at) (?!(?:een|one)\b)({_WORD})(?=\s*(?:[,.;)]|$)"
    r"|\s+(?:in|met|with|op|on|bij|at|tot|to|until)\b)",
    re.I,
)
_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty",
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien"
    " negentien twintig",
)
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth",
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende"
    " vijftiende zestiende zeventiende achttiende negentiende twintigste",
)


def _to_31(english: str, dutch: str, ste: str) -> dict[str, int]:
    """The numbers of the days of a month by their words, from those up to twenty."""
    found = {word: n for told in (english, dutch) for n, word in enumerate(told.split(), 1)}
    for n in range(1, 10):
        for ten, tig, tens in (("twenty", "twintig", 20), ("thirty", "dertig", 30)):
            found[f"{ten} {english.split()[n - 1]}"] = tens + n
            found[f"{_COUNTS[1].split()[n - 1]}en{tig}{ste}"] = tens + n
    return found | dict.fromkeys(("thirtieth", "dertigste") if ste else ("thirty", "dertig"), 30)


_DAYS, _COUNTED = _to_31(*_NTH, "ste"), _to_31(*_COUNTS, "")
MONTH_IN_FULL = (  # "may" and "march" are verbs too
    r"(?:januar[iy]|februar[iy]|maart|april|mei|jun[ei]|jul[iy]|august(?:us)?|september|o[ck]tober|november|december)\b"
)
_NUMBER = late_regex(
    rf"\b(?:(?:twenty|thirty)[ -](?:{'|'.join((*_COUNTS[0].split()[:9], *_NTH[0].split()[:9]))})|[^\W\d_]+)\b",
    re.I,
)
_THEN_MONTH = late_regex(rf"\s+(?:(?:of\s+|van\s+)?{MONTH_IN_FULL}|of\s+(?:may|march)\b)", re.I)
_AFTER_MONTH = late_regex(rf"\b(?:{MONTH_IN_FULL}|(?:may|march)\s+the),?\s+(?:the\s+)?\Z", re.I)
_AFTER_DAY = late_regex(r"(?:\b(?:the|de)|day|dag),?\s+\Z", re.I)
NO_MORE = (  # behind "the third at ten", and not behind "the third floor"
    r"(?=\s*(?:\Z|[^\w\s]|\d|(?:of|or|en|and|but|maar|om|at|in|met|with|bij|from|to|vanaf|tot|is|half)\b))"
)
_NO_MORE = late_regex(NO_MORE, re.I)
_IN_DUTCH = late_regex(r"\b(?:\w+dag|morgen|overmorgen|om|vanaf|rond|met|en|op|het|de)\b", re.I)
_IN_ENGLISH = late_regex(r"\b(?:\w+day|tomorrow|at|from|until|with|and|on|the)\b", re.I)


_ALONE = late_regex(
    r"(?:(?:om|at|tot|until) )?([01]?\d|2[0-3])[:.]([0-5]\d)(?: ?(?:uur|u|h|o['’]clock))?", re.I
)


_ANY_DAY = (
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening))?|vandaag|today"
    r"|(?:over)?morgen(?:ochtend|middag|avond)?|tomorrow(?: (?:morning|afternoon|evening))?"
    rf"|\d{{1,2}}(?:(?:e|de|ste|th|st|nd|rd)|(?:e|de|ste|th|st|nd|rd)? (?:of |van )?{_MONTH}[a-z]*\.?(?:,? \d{{4}})?)"
    rf"|{_MONTH}[a-z]*\.? (?:the )?\d{{1,2}}(?:th|st|nd|rd)?(?:,? \d{{4}})?"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|\d{4}-\d\d?-\d\d?"
)
_BEHIND_DAY = late_regex(  # "18 januari, 10 uur"; "2 uur lang" and "een uur" last so long
    rf"\b((?:{_ANY_DAY})(?:,\s*|\s+))(?!(?:een|één|one)\b)({_WORD}|1\d|2[0-3]|0?[1-9])"
    r"\s*(?:(?:uur|u|h|o['’]clock)\b|(?=[ap]m\b))(?!['’]?\s+(?:lang|long|per|achter|achtereen|werk\w*|in\s+totaal|of\s+(?!\d))\b)",
    re.I,
)
_TEENS = {
    word: 10 * tens + ones
    for tens, names in ((1, "ten tien"), (2, "twenty twintig"), (3, "thirty dertig"), (4, "forty veertig"), (5, "fifty vijftig"))
    for name in names.split()
    for word, ones in ((name, 0), (f"{name}-five", 5), (f"{name} five", 5), (f"vijfen{name}", 5))
} | {"fifteen": 15, "vijftien": 15}  # fmt: skip
_AND_MINUTES = late_regex(  # "friday, ten thirty", "om tien uur dertig"
    rf"((?:{_ANY_DAY}),?\s+|\b(?:om|at|tot|to|until|vanaf|from)\s+)({_WORD}|1\d|2[0-3]|0?[1-9])(?:\s+uur)?\s+"
    rf"({'|'.join(sorted(_TEENS, key=len, reverse=True))})\b(?:{NO_MORE}|(?=\s+(?:on|op)\b))",
    re.I,
)
_NOON = late_regex(r"(?<!before )(?<!after )(?<!around )\bnoon\b", re.I)


def hour_alone(text: str) -> str:
    """The hour, where a text says that and nothing else; else "".

    >>> hour_alone("om 15.40 uur"), hour_alone("half elf"), hour_alone("15:40 was te laat")
    ('15:40', '10:30', '')
    """
    found = _ALONE.fullmatch(" ".join(in_digits(text).split()))
    return f"{found[1]}:{found[2]}" if found else ""


def in_digits(text: str) -> str:
    """A sentence with each hour and number of a day that is said in words in digits, and all else as it is.

    >>> in_digits("dinsdag om half elf"), in_digits("Tuesday at half past ten")
    ('dinsdag om 10:30', 'Tuesday at 10:30')
    >>> in_digits("vijf voor half 9, tot kwart over tien"), in_digits("half 10")
    ('8:25, tot 10:15', 'half 10')
    >>> in_digits("18 januari, tien uur, in de hal"), in_digits("dinsdag acht uur lang")
    ('18 januari, 10:00, in de hal', 'dinsdag acht uur lang')
    >>> in_digits("friday 18 december, ten thirty"), in_digits("friday at noon")
    ('friday 18 december, 10:30', 'friday at 12:00')
    >>> in_digits("dinsdag de vijftiende"), in_digits("on the third floor, fifteen December")
    ('dinsdag de 15th', 'on the third floor, 15 December')
    """
    english = bool(_IN_ENGLISH.search(text))
    told = english or bool(_IN_DUTCH.search(text))

    def beside_half(found: re.Match[str]) -> str:
        return _clock(found[3], -30 + _minutes(found[1]) * (1 if found[2] == "over" else -1))

    def beside(found: re.Match[str]) -> str:
        minutes, way = _minutes(found[1] or found[3]), found[2] or found[4]
        return _clock(found[5], minutes if way.lower() in ("over", "past") else -minutes)

    def half(found: re.Match[str]) -> str:
        digits = found[1].isdecimal()
        if digits and (not told or (english and _IN_DUTCH.search(text))):
            return found[0]
        later = english if digits else bool(_ENGLISH.fullmatch(found[1]))
        return _clock(found[1], 30 if later else -30)

    def whole(found: re.Match[str]) -> str:
        return f"{found[1] or found[3]} {_clock(found[2] or found[4], 0)}"

    def behind_day(found: re.Match[str]) -> str:
        return f"{found[1]}{_clock(found[2], 0)}"

    def and_minutes(found: re.Match[str]) -> str:
        return f"{found[1]}{_clock(found[2], _TEENS[found[3].lower()])}"

    text = _AND_MINUTES.sub(and_minutes, _NOON.sub("12:00", text))  # "december ten thirty", too
    text = _AND_MINUTES.sub(and_minutes, _NUMBER.sub(_day, text))
    text = _BEHIND_DAY.sub(behind_day, text)
    text = _HALF.sub(half, _BESIDE.sub(beside, _BESIDE_HALF.sub(beside_half, text)))
    return _WHOLE.sub(whole, text)


def _day(found: re.Match[str]) -> str:
    """The number of a day in digits, where these words name one; else as they are."""
    word = found[0].casefold().replace("-", " ").replace("ë", "e").replace("é", "e")
    nth, text = _DAYS.get(word, 0), found.string
    number = nth or _COUNTED.get(word, 0)
    if not number or number > 31:
        return found[0]
    before = text[max(0, found.start() - 20) : found.start()]
    of_month = _THEN_MONTH.match(text, found.end()) or _AFTER_MONTH.search(before)
    if not nth:
        return str(number) if of_month and word not in ("een", "one") else found[0]
    alone = _AFTER_DAY.search(before) and _NO_MORE.match(text, found.end())
    return f"{number}th" if of_month or alone else found[0]


def _minutes(said: str) -> int:
    return _MINUTES.get(said.lower()) or int(said)


def _clock(hour: str, minutes: int) -> str:
    """The hour so many minutes further or back, on a clock of twelve hours where it was said so."""
    hours = _HOURS.get(hour.lower()) or int(hour)
    whole, rest = divmod(hours * 60 + minutes, 60)
    return f"{whole or 12}:{rest:02d}"
