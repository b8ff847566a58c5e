"""The orders of a talk in prompts: the words for each in Dutch and in English, and what it does.

The words of both languages are always understood; told are those of the language that is spoken.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from agendas.errors import N_
from locales import Language, _, spoken


class Order(NamedTuple):
    """An order: its words by language, the first of which is told; what it takes; what it does."""

    nl: tuple[str, ...]
    en: tuple[str, ...]
    does: str
    takes: str = ""

    def word(self, language: Language) -> str:
        """The word that is told, as it is typed: "/verder"."""
        return f"/{self.nl[0] if language == 'nl' else self.en[0]}"


ORDERS: dict[str, Order] = {
    "on": Order(("verder",), ("on",), N_("on to the next phase")),
    "back": Order(("terug",), ("back",), N_("back to the phase before")),
    "previous": Order(("vorige",), ("previous",), N_("the question before")),
    "questions": Order(
        ("vragen", "vraag"),
        ("questions", "question"),
        N_("all questions of this phase; with a number, put that one"),
        N_("[NUMBER]"),
    ),
    "say": Order(("lees", "voorlezen"), ("say", "read"), N_("read what is on record")),
    "undo": Order(("ongedaan", "herstel"), ("undo",), N_("take back the last thing")),
    "change": Order(
        ("wijzig",), ("change",), N_("other words for a line on record"), N_("NUMBER [WORDS]")
    ),
    "withdraw": Order(
        ("intrekken", "schrap"), ("withdraw",), N_("strike out a line on record"), N_("NUMBER")
    ),
    "park": Order(
        ("parkeer", "parkeren"), ("park",), N_("park what is not about this goal"), N_("TEXT")
    ),
    "with": Order(("erbij", "met"), ("with",), N_("somebody joins"), N_("NAME")),
    "voices": Order(("stemmen",), ("voices",), N_("who was not heard yet in this phase")),
    "hint": Order(("tip", "tips"), ("hint", "hints"), N_("what to say when the talk slips")),
    "cover": Order(("bedek",), ("cover",), N_("cover the last figure, or show it again")),
    "bring": Order(
        ("breng", "inbrengen"), ("bring",), N_("put a line of your own check-in on the table"), N_("[NUMBER]")
    ),
    "criterion": Order(
        ("criterium",), ("criterion",), N_("a criterion that no longer serves the goal"), N_("TEXT")
    ),
    "for": Order(
        ("voor",), ("for",), N_("for whom a line is; the last one without a number"),
        N_("team|leader|all [NUMBER]"),
    ),
    "stop": Order(("stop",), ("stop",), N_("stop for now; all of it stays")),
    "help": Order(("hulp",), ("help", "?"), N_("this list")),
}  # fmt: skip
_HELP = ("?", "/?", "help", "hulp")


def told(order: str) -> str:
    """The word of an order in the language that is spoken, as it is typed."""
    return ORDERS[order].word(spoken())


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


def nearest(word: str) -> str:
    """The word of the order that is most like this one, as it is typed; "" when none is."""
    words = {w: key for key, order in ORDERS.items() for w in (*order.nl, *order.en)}
    near = get_close_matches(word.lstrip("/").casefold(), words, 1, 0.6)
    return told(words[near[0]]) if near else ""


def help_lines() -> Iterator[str]:
    """Every order with what it takes and does, a line each."""
    for order in ORDERS.values():
        takes = f" {_(order.takes)}" if order.takes else ""
        yield f"{order.word(spoken())}{takes}: {_(order.does)}"
