"""The team's own word for the people its work is for, in the questions that speak of them.

A question has between braces where that word comes, and what is said where there is none: "Has it
come closer for {them}?" The word is one of a language: an English talk of a Dutch team says "them"
until somebody gives it an English one.
"""

import re
from collections.abc import Iterable

from agendas.records.said import Goal, Words
from agendas.text import one_line

_PLACE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[^\W_]+")
_NL_OPENS = re.compile(r"(?:de|het|een|ons|onze|mijn|hun|alle|elke|iedere|deze|die)\b", re.I)
_EN_OPENS = re.compile(r"(?:the|our|my|their|all|each|every|these|those|an?)\b", re.I)
_NL_PLURAL = re.compile(
    r"(?:\w\wen|[^aeiou\W]s|[’']s)\b", re.I
)  # "de" is said of more than one, whatever they are
_QUOTED = re.compile(r"[“„\"]([^“”„\"]+)[”\"]")
MOST_WORDS = 2  # between quotes, that are a word and not a sentence
NO_WORD = Words(nl="", en="")
_OPENS = 3  # words in which a goal says whose it is: "Our own pupils dare to ask"


def filled(words: Words, own: Words = NO_WORD) -> Words:
    """A question with the team's own word in its places, or with what stands there.

    >>> filled(Words(nl="voor {hen}?", en="for {them}?"), Words(nl="leerlingen", en=""))
    Words(nl='voor de leerlingen?', en='for them?')
    """

    def put(text: str, word: str) -> str:
        return _PLACE.sub(lambda found: word or found[1], text)

    nl, en = one_line(own.nl).strip(), one_line(own.en).strip()
    bare = nl and not _NL_OPENS.match(nl) and _NL_PLURAL.search(nl)
    nl = f"de {nl}" if bare else nl
    en = f"the {en}" if en and not _EN_OPENS.match(en) else en
    return Words(nl=put(words.nl, nl), en=put(words.en, en))


def spoken_for(own: Words, about_team: bool, goal: Goal) -> Words:
    """The team's own word where it is they whom a talk is about: as a whole, or on this goal.

    None on a goal for others: a goal of a school may be for parents; then its pupils are not "they".
    """
    if about_team:
        return own
    now = goal.now
    opening = _WORD.findall((now.target_group or now.text).casefold())[:_OPENS]
    named = (word for text in (own.nl, own.en) for word in _WORD.findall(text.casefold())[-1:])
    return own if any(word in opening for word in named) else NO_WORD


def quoted_of(goal: str, texts: Iterable[str]) -> str:
    """The word of a goal that somebody put between quotes last; "" for none.

    >>> quoted_of("They trust us with the child", ["“trust” is so vague", "“trust us with the child” is long"])
    'trust'
    """
    found = (told.strip(" ,.;:?!") for text in texts for told in _QUOTED.findall(text))
    own = [word for word in found if word and len(word.split()) <= MOST_WORDS
           and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", goal, re.I)]  # fmt: skip
    return own[-1] if own else ""
