"""Which of several signs, or initiatives, words name: by a word that no other of them has, or as "sign 2"."""

import re
from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

from agendas.parsing.late_regex import late_regex
from agendas.parsing.said_figure import HUMANS, without_numbers

SIGN = r"\b(?:signaal|indicator|sign|teken)\s+(\d)\b"
_CALLED = re.compile(SIGN, re.I)
_WORDS = re.compile(r"[^\W\d_]{4,}")
_PEOPLE = late_regex(HUMANS)
_DONE = re.compile(  # "who rings": what somebody does, and no plural of a ring
    r"\b(?:who|that|they|we|you|he|she|it|i|wie|die|dat|ze|zij|wij|jij|je|hij|het|ik|er)\s+([^\W\d_]{4,})"
)
_STEM = 5  # letters that two words of one stem have in common
_PLURAL = re.compile(r"(?:en|s)\Z")
# What begins a verb, and stands before no noun that is meant by the noun alone ("staan", "ontstaan").
_NO_NOUNS = frozenset(["ont", "ver", "her", "onder", "over", "voor", "door", "aan", "uit", "bij", "mee", "weg", "toe", "out", "under"])  # fmt: skip
_SMALL = frozenset(["niet", "geen", "maar", "voor", "naar", "door", "over", "want", "deze", "omdat", "meer", "minder", "komen", "komt", "gaan", "gaat", "wordt", "worden", "hebben", "heeft", "zijn", "weet", "weten", "zien", "zegt", "zeggen", "hier", "daar", "waar", "iets", "niets", "alles", "alleen", "nooit", "altijd", "toch", "ook", "echt", "veel", "heel", "goed", "genoeg", "dingen", "moet", "moeten", "willen", "kunnen", "kunt", "zelf", "anders", "iedereen", "doen", "doet", "bijna", "soms", "vaak", "nog", "steeds", "andere", "elke", "ieder", "they", "them", "their", "that", "this", "those", "these", "with", "from", "have", "come", "comes", "more", "less", "than", "then", "when", "what", "which", "about", "only", "never", "always", "everyone", "good", "enough", "things", "must", "want", "wants", "could", "would", "should", "does", "doing", "make", "makes", "some", "many", "much", "very", "other", "another", "each", "every", "there", "here", "says", "tell", "tells", "know", "knows", "shows", "halve", "procent", "percent", "will", "shall", "zullen", "take", "takes", "weer", "again", "works"])  # fmt: skip


class NamedSign(NamedTuple):
    """A sign by which words of this talk may go: its id and its words."""

    id: str
    text: str


def named(words: str, signs: Sequence[NamedSign]) -> str:
    """The id of the one sign that words name; "" where they name none, or several.

    >>> two = NamedSign("1", "parents come to the walk-in"), NamedSign("2", "children dare to ask")
    >>> named("who comes to the walk-in is missed", two), named("sign 2 says little", two)
    ('1', '2')
    >>> named("it says nothing", two), named("the silent parents", two)
    ('', '')
    >>> named("the quiet ones ring nobody", (NamedSign("1", "who rings at night"), two[1]))
    ''
    """
    if len(signs) < 2:
        return ""
    if (found := _CALLED.search(words)) and 1 <= int(found[1]) <= len(signs):
        return signs[int(found[1]) - 1].id
    return by_a_word(words, signs)


def by_a_word(words: str, signs: Sequence[NamedSign]) -> str:
    """The id of the one of several that words name by a word which no other has; "" for none, or several.

    Where none is named so, by what a word that is put together ends on ("the cards": "flashcard").
    """
    said, each = _of(words), [_of(sign.text) for sign in signs]
    own = [
        {word for word in mine if not any(_has(other, word) for other in each if other is not mine)}
        for mine in each
    ]
    done = {
        word
        for text in (words, *(one.text for one in signs))
        for word in _DONE.findall(text.casefold())
    }
    for names_it in (partial(_has, done=done), _ends_one):
        found = zip(signs, own, strict=True)
        hit = [sign.id for sign, its in found if any(names_it(its, word) for word in said)]
        if hit:
            return hit[0] if len(hit) == 1 else ""
    return ""


def _of(text: str) -> set[str]:
    """The words that may tell one sign from another: no small ones, no numbers, and not the people most signs are about."""
    return {
        word
        for word in _WORDS.findall(text.casefold())
        if word not in _SMALL and without_numbers(word) == word and not _PEOPLE.fullmatch(word)
    }


def _ends_one(words: Collection[str], word: str) -> bool:
    """Whether one of these is put together with a word at its end, or the word with one of these.

    >>> _ends_one({"snapkaartje"}, "kaartjes"), _ends_one({"boekjes"}, "leesboekje")
    (True, True)
    >>> _ends_one({"ontstaan"}, "staan"), _ends_one({"ervaring"}, "ring")
    (False, False)
    """
    last = _PLURAL.sub("", word)
    for one in words:
        short, whole = sorted((last, _PLURAL.sub("", one)), key=len)
        front = (
            whole.removesuffix(short) if len(short) >= _STEM - (short not in (word, one)) else ""
        )
        if len(front) > 2 and front != whole and front not in _NO_NOUNS:
            return True
    return False


def _has(words: Collection[str], word: str, done: Collection[str] = ()) -> bool:
    """Whether a word is one of these, in singular or plural where neither is what is `done`, or has its stem.

    >>> _has({"hand"}, "hands"), _has({"mails"}, "mail"), _has({"hand"}, "handy")
    (True, True, False)
    """
    for one in words:
        short, whole = sorted((word, one), key=len)
        if short == whole:
            return True
        if short == _PLURAL.sub("", whole) and short not in done and whole not in done:
            return True
        if len(short) >= _STEM and whole.startswith(short):
            return True
    return False
