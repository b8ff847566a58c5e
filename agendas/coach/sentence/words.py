"""A sentence as words: where each stands, and its lemma.

The lemmas come from a lexicon that is searched where it lies on disk.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from agendas.coach.sentence.lexicon import is_listed, look_up
from agendas.records.said import Language

MOST_CHARACTERS = 2_000
_LONGEST_WORD = 40
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['/&-][^\W_]+)*'?|[^\W_]+(?:['/&-][^\W_]+)*|[%.,;:!?()\[\]|]"
)
_SIGNS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
_STOPS = frozenset(".;:!?()[]|")


class Word(NamedTuple):
    """One word or sign: as written, in small letters, its lemma, and its place in the text."""

    text: str
    low: str
    lemma: str
    start: int
    end: int

    @property
    def ends_clause(self) -> bool:
        """Whether it ends a clause."""
        return self.low in _STOPS

    @property
    def is_punctuation(self) -> bool:
        """Whether it is no word at all."""
        return self.ends_clause or self.low in (",", "%")


def plain(text: str) -> str:
    """The text that is looked at: its beginning, a sign for a sign, every place kept.

    Typographic apostrophes become plain ones; line breaks end a sentence; what cannot be seen is
    a space.
    """
    seen = text[:MOST_CHARACTERS].translate(_SIGNS)
    return "".join(
        "|" if char in "\n\r\u2028\u2029•" else char if char.isprintable() else " " for char in seen
    )


def words(text: str, language: Language) -> tuple[Word, ...]:
    """The words and signs of a plain text, in order."""
    return tuple(
        Word(found[0], low, lemma(low, language), found.start(), found.end())
        for found in _WORD.finditer(text)
        for low in (found[0].lower(),)
    )


@lru_cache(maxsize=4096)
def lemma(low: str, language: Language) -> str:
    """The form under which a dictionary has a word: "durft" is "durven", "children" "child".

    >>> lemma("leerlingen", "nl")
    'leerling'
    """
    if len(low) > _LONGEST_WORD or not low[0].isalpha():
        return low
    bare = low.removesuffix("'s").removesuffix("'") if language == "en" else low
    if not bare:
        return low
    found = look_up(bare, language)
    if found is None and "-" in bare:
        first, _, last = bare.rpartition("-")
        tail = look_up(last, language) if last else None
        found = f"{first}-{tail}" if tail else None
    return (found or bare).replace("_", "").lower()


@lru_cache(maxsize=4096)
def known(low: str, language: Language) -> bool:
    """Whether a dictionary has the word, so that it can be the first part of a compound."""
    bare = low.rstrip("-")
    if bare != low:
        return True
    parts = {
        bare,
        bare.removesuffix("s"),
        bare.removesuffix("en"),
        bare.removesuffix("e"),
        f"{bare}en",
    }
    return any(len(part) > 1 and is_listed(part, language) for part in parts)
