"""An hour as it is said, in digits: "half elf", "kwart over tien", "half past ten", "om tien uur".

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
_IN_DUTCH = late_regex(r"\b(?:\w+dag|morgen|overmorgen|om|vanaf|rond|met|en|op|het|de)\b", re.I)
_IN_ENGLISH = late_regex(r"\b(?:\w+day|tomorrow|at|from|until|with|and|on|the)\b", re.I)


_ALONE = late_regex(
    r"(?:(?:om|at|tot|until) )?([01]?\d|2[0-3])[:.]([0-5]\d)(?: ?(?:uur|u|h|o['’]clock))?", re.I
)


def hour_alone(text: str) -> str:
    """The hour, where a text says that and nothing else; else "".

    >>> hour_alone("om 15.40 uur"), hour_alone("half elf"), hour_alone("15:40 was te laat")
    ('15:40', '10:30', '')
    """
    found = _ALONE.fullmatch(" ".join(in_digits(text).split()))
    return f"{found[1]}:{found[2]}" if found else ""


def in_digits(text: str) -> str:
    """A sentence with each hour that is said in words in digits, and all else as it is.

    >>> in_digits("dinsdag om half elf"), in_digits("Tuesday at half past ten")
    ('dinsdag om 10:30', 'Tuesday at 10:30')
    >>> in_digits("vijf voor half 9, tot kwart over tien"), in_digits("half 10")
    ('8:25, tot 10:15', 'half 10')
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

    text = _HALF.sub(half, _BESIDE.sub(beside, _BESIDE_HALF.sub(beside_half, text)))
    return _WHOLE.sub(whole, text)


def _minutes(said: str) -> int:
    return _MINUTES.get(said.lower()) or int(said)


def _clock(hour: str, minutes: int) -> str:
    """The hour so many minutes further or back, on a clock of twelve hours where it was said so."""
    hours = _HOURS.get(hour.lower()) or int(hour)
    whole, rest = divmod(hours * 60 + minutes, 60)
    return f"{whole or 12}:{rest:02d}"
