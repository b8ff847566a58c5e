"""The team's own word for the people its work is for, in the questions that speak of them.

A question has between braces where that word comes, and what is said where there is none: "Has it
come closer for {them}?"
"""

import re

from agendas.records.said import Goal, Words
from agendas.text import one_line

_PLACE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[^\W_]+")
_OPENS = 3  # words in which a goal says whose it is: "Our own pupils dare to ask"


def filled(words: Words, own: str = "") -> Words:
    """A question with the team's own word in its places, or with what stands there.

    >>> filled(Words(nl="voor {hen}?", en="for {them}?"), "pupils").en
    'for pupils?'
    """
    word = one_line(own).strip()
    nl, en = (_PLACE.sub(lambda found: word or found[1], text) for text in (words.nl, words.en))
    return Words(nl=nl, en=en)


def spoken_for(own: str, about_team: bool, goal: Goal) -> str:
    """The team's own word where it is they whom a talk is about: as a whole, or on this goal.

    "" on a goal for others: a goal of a school may be for parents; then its pupils are not "they".
    """
    if about_team:
        return own
    now = goal.now
    opening = _WORD.findall((now.target_group or now.text).casefold())[:_OPENS]
    named = _WORD.findall(own.casefold())[-1:]
    return own if named and named[0] in opening else ""
