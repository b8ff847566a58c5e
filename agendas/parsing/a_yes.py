"""A plain yes to what was asked, in the words people say it in (conversation.md §5)."""

import re
from datetime import date

from agendas.errors import TalkError
from agendas.parsing.dates import beyond_day, date_in

_YES = re.compile(
    r"\s*(?:ja|jawel|jazeker|zeker|prima|graag|oké|oke|okay|ok|akkoord|(?:dat\s+)?is\s+goed|komt\s+goed"
    r"|(?:dat\s+)?doe\s+ik|yes|yep|sure|fine|will\s+do|i\s+will)\b",
    re.I,
)
_BY_THEN = re.compile(r"\b(?:voor|uiterlijk|by|for)\b", re.I)
_WITH_IT = frozenset(
    [
        "ja",
        "jawel",
        "hoor",
        "dat",
        "doe",
        "ik",
        "zal",
        "het",
        "wel",
        "doen",
        "is",
        "goed",
        "prima",
        "graag",
        "komt",
        "zeker",
        "dan",
        "voor",
        "vóór",
        "op",
        "uiterlijk",
        "yes",
        "i",
        "will",
        "ll",
        "do",
        "it",
        "that",
        "sure",
        "fine",
        "ok",
        "okay",
        "then",
        "by",
        "before",
        "on",
        "for",
        "so",
        "of",
        "course",
    ]
)


def is_yes(text: str) -> bool:
    """Whether somebody says yes and no more, but for a day.

    >>> is_yes("ja dat doe ik, voor vrijdag"), is_yes("is goed"), is_yes("yes I will")
    (True, True, True)
    >>> is_yes("ja, maar dan met Noor samen"), is_yes("ja ik bel ook de school"), is_yes("jammer")
    (False, False, False)
    """
    return bool(_YES.match(text)) and _only_that(text)


def day_with_yes(text: str, today: date) -> date | None:
    """The day that was said with a yes, or by which it will be done; None where it says more.

    >>> day_with_yes("dat doe ik, voor vrijdag", date(2026, 11, 24))
    datetime.date(2026, 11, 27)
    """
    if not _only_that(text):
        return None
    try:
        return date_in(_BY_THEN.sub("", text), today)
    except TalkError:
        return None


def _only_that(text: str) -> bool:
    return all(word in _WITH_IT for word in re.findall(r"\w+", beyond_day(text).casefold()))
