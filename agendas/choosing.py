"""Reading a choice, names and consent out of a sentence."""

import re

from agendas.errors import N_, MeetingError
from agendas.records import Words
from agendas.slots import Ask

_BECAUSE = re.compile(r"^[\s,.:;–—-]*(?:because|since|omdat|want|doordat)?[\s,:]*", re.IGNORECASE)
_EVERYONE = re.compile(r"\b(?:everyone|everybody|iedereen|allen|allemaal)\b", re.I)
_LEFT = re.compile(r"\b(?:left|weg|vertrokken)\s*:\s*(?P<who>[^;.]*)", re.I)
_BUT = re.compile(
    r"\b(?:not|no|nobody|none|except|but|without|niet|geen|nee|niemand|behalve|maar|zonder|nog)\b"
    r"|n['’]t\b",
    re.I,
)
_NONE = re.compile(r"(?:none|no other|nobody|nothing|geen|niemand|niets|nee|no)[\s.!]*", re.I)


def chosen(text: str, choices: dict[str, Words]) -> tuple[str, str]:
    """The choice a sentence opens with, by number or by its words, and the because after it.

    Returns two empty strings around the text when it opens with none of them.

    >>> chosen("2 because they ask for it", vocabulary.STANDING)
    ('on-its-way', 'they ask for it')
    >>> chosen("dichterbij gekomen, want ze komen", vocabulary.STANDING)
    ('came-closer', 'ze komen')
    """
    stripped = text.strip()
    number = re.match(r"(\d)(?!\d)", stripped)
    if number and 1 <= int(number[1]) <= len(choices):
        return list(choices)[int(number[1]) - 1], _BECAUSE.sub("", stripped[1:], count=1)
    low = stripped.casefold()
    for key, words in choices.items():
        for said in (words.nl, words.en, words.nl.partition(",")[0], words.en.partition(",")[0]):
            if re.match(rf"{re.escape(said.casefold())}\b", low):
                return key, _BECAUSE.sub("", stripped[len(said) :], count=1)
    return "", text


def without_because(text: str) -> str:
    """What stands after a comma and a because."""
    return _BECAUSE.sub("", text, count=1)


def choice(ask: Ask, text: str) -> tuple[str, str]:
    """As `chosen`, for a question that needs one. Raises `MeetingError` when there is none."""
    word, because = chosen(text, ask.slot.choices)
    if not word:
        raise MeetingError(
            N_(
                "Begin with the number of one of the words above, 1 to {last}; then go on in your own."
            ),
            last=len(ask.slot.choices),
        )
    return word, because


def named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that stand in a sentence, whole."""
    return tuple(n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text, re.I))


def consenting(
    text: str, present: tuple[str, ...], sharers: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who consents, and who no longer shares the goal ("left: Fatima").

    Consent is a lock (invariant 22): it is never guessed from a sentence that holds a no, and
    "everyone" is everyone present. Raises `MeetingError` where it would have to be guessed.
    """
    known = tuple(dict.fromkeys((*present, *sharers)))
    gone = _LEFT.search(text)
    left = named(gone["who"], known) if gone else ()
    rest = _LEFT.sub(" ", text)
    if _BUT.search(rest):
        raise MeetingError(N_("Name only those who consent, or say: everyone."))
    given = named(rest, known) or (present if _EVERYONE.search(rest) else ())
    if not given and not left:
        raise MeetingError(N_("Name only those who consent, or say: everyone."))
    return tuple(n for n in given if n not in left), left


def is_none(text: str) -> bool:
    """True for a sentence that says no more than "none"."""
    return _NONE.fullmatch(text.strip()) is not None
