"""The words of the orders of a talk in prompts, which `tui.actions` declares beside the keys.

The words of both languages are always understood; told are those of the language that is spoken.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from locales import _, spoken
from tui.actions import orders

ORDERS = orders()
_HELP = ("?", "/?", "help", "hulp")
_ADDRESSED = re.compile(r"@([\w-]+)(?:\.(\d+))?(?:[\s:]+(.*))?", re.DOTALL)


def told(order: str) -> str:
    """The word of an order in the language that is spoken, as it is typed."""
    words = ORDERS[order]
    return f"/{words.nl[0] if spoken() == 'nl' else words.en[0]}"


def order_in(line: str) -> tuple[str, str, str] | None:
    """The order that a line is, the word it was given with, and what stands behind that.

    None for a line that is no order: a space before the / keeps it. The order is "" for a word
    that is none.

    >>> order_in("/parkeer de kopieermachine")
    ('park', '/parkeer', 'de kopieermachine')
    >>> order_in(" /1 of the seven") is None
    True
    """
    if line.strip().casefold() in _HELP:
        return "help", line.strip(), ""
    if not line.startswith("/"):
        return None
    word, _space, rest = line.strip().partition(" ")
    low = word[1:].casefold()
    for key, order in ORDERS.items():
        if low in (*order.nl, *order.en):
            return key, word, rest.strip()
    return "", word, rest.strip()


def addressed(line: str) -> tuple[str, str, str] | None:
    """The id of a question, the number of one of several, and the words, of a line that names one.

    >>> addressed("@evidence henk: three stayed")
    ('evidence', '', 'henk: three stayed')
    >>> addressed("@meaning-figure.2 they dare")
    ('meaning-figure', '2', 'they dare')
    """
    found = _ADDRESSED.fullmatch(line.strip())
    return (found[1], found[2] or "", (found[3] or "").strip()) if found else None


def nearest(word: str) -> str:
    """The word of the order that is most like this one, as it is typed; "" when none is."""
    words = {w: key for key, order in ORDERS.items() for w in (*order.nl, *order.en)}
    near = get_close_matches(word.lstrip("/").casefold(), words, 1, 0.6)
    return told(words[near[0]]) if near else ""


def help_lines() -> Iterator[str]:
    """Every order with what it takes and does, a line each."""
    for key, order in ORDERS.items():
        takes = f" {_(order.takes)}" if order.takes else ""
        yield f"{told(key)}{takes}: {_(order.does)}"
