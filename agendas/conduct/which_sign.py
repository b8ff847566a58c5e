"""Which of several signs words are about: the one that they name, else the one last spoken of.

A sign is named by a word that no other sign has, or by its number: "2, …" where they stand numbered,
and "sign 2 …" anywhere (conversation.md §4).
"""

import re
from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import earlier_signs
from agendas.parsing.choices import says_why
from agendas.parsing.late_regex import late_regex
from agendas.parsing.said_figure import HUMANS, NUMBER_WORD, figure_in, without_numbers
from agendas.slots.slots import Slot
from agendas.text import in_short, one_line

_NUMBER = re.compile(r"\s*(\d)\s*,\s*(?=[^\W\d])")
_COUNTS_ON = late_regex(  # behind "2, …" where that is how many somebody expected
    r"\s*\d\s*,\s*(?:(?:en|and)\s+)?(?:(?:no|not|niet|geen)\s+(?:more|less|fewer|meer|minder|an?|one|een|één)"
    r"|at\s+(?:the\s+)?(?:most|least)|op\s+(?:zijn|z['’]n)|hooguit|hoogstens|minstens|maximaal|max|of|or|to|tot|out|per"
    r"|(?:more|less|fewer|meer|minder)\s+(?:niet|or|of|(?:than|dan)\s+(?:that|dat))|zoals|like|as|net\s+als"
    rf"|denk|dacht|(?:maybe|perhaps|misschien)\s+(?:\d|{NUMBER_WORD}))\b",
    re.I,
)
_REASON = re.compile(r"\s*(\d)(?:\s*[,:.;–—-]\s*|\s+(?!since\b))(?=[^\W\d])", re.I)
_SIGN = r"\b(?:signaal|indicator|sign|teken)\s+(\d)\b"
_CALLED = re.compile(_SIGN, re.I)
_ADDRESS = re.compile(rf"\s*{_SIGN}\s*(?::\s*|,\s*(?=[^,]*\Z))(?=[^\W\d])", re.I)
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


def signs_for(lines: TalkLines, slot: Slot, place: int | None = None) -> tuple[NamedSign, ...]:
    """The signs that what answers a question may be about, in order; of earlier talks where it takes those."""
    if "sign" not in (slot.of, slot.tied):
        return ()
    place = lines.talk.place if place is None else place
    earlier = (
        earlier_signs(lines, place) if slot.line in ("remark", "expectation", "ground") else ()
    )
    before = [NamedSign(one.id, one.text) for one in earlier]
    return (*before, *(NamedSign(one.id, one.text) for one in lines.of("sign", place)))


def are_numbered(slot: Slot, signs: Sequence[NamedSign]) -> bool:
    """Whether signs stand numbered above a question: a number chooses none where it is an answer."""
    takes = slot.of == "sign" and not slot.choices and slot.line in ("why", "misses", "remark")
    return takes and 1 < len(signs) < 10


def above(slot: Slot, signs: Sequence[NamedSign], most: int = 40) -> str:
    """The signs as they stand above a question about one of them, each in `most` letters; "" for one alone."""
    if len(signs) < 2:
        return ""
    told = [f"“{in_short(one_line(sign.text), most)}”" for sign in signs]
    if are_numbered(slot, signs):
        told = [f"{number} {words}" for number, words in enumerate(told, 1)]
    return " · ".join(told)


def behind_number(words: str, slot: Slot, signs: Sequence[NamedSign]) -> tuple[str, str]:
    """The id of the sign whose number words begin with, and the words behind it; "" and the words else.

    "sign 2: …" addresses it as a name does, and so does "sign 2, …" where no other comma may have it tell
    more ("sign 2, the walk-in, says little"). In what somebody expected "2, quiet" does, and "2, no more" is
    what they expected.
    """
    called = _ADDRESS.match(words) if len(signs) > 1 else None
    expects = slot.line == "expectation" and len(signs) > 1 and not _COUNTS_ON.match(words)
    numbered = _NUMBER.match(words) if expects or are_numbered(slot, signs) else None
    found = called or numbered
    rest = words[found.end() :] if found else words
    number = int(found[1]) if found else 0
    counts = not (called or expects) and figure_in(rest)[0]  # "2, at most 3" counts
    if not 1 <= number <= len(signs) or counts:
        return "", words
    return signs[number - 1].id, rest


def reason_of(words: str, signs: Sequence[NamedSign]) -> tuple[str, str]:
    """The id of the sign whose number stands before why it is one, and that reason; "" and the words else.

    >>> reason_of("1 because I see it", [NamedSign("a", "they come")])
    ('a', 'because I see it')
    """
    found = _REASON.match(words)
    rest = words[found.end() :] if found else words
    number = int(found[1]) if found and says_why(rest) else 0
    return (signs[number - 1].id, rest) if 1 <= number <= len(signs) else ("", words)


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


def last_spoken_of(lines: TalkLines, ids: Collection[str], but: Collection[str] = ()) -> str:
    """Which of these lines was said last, or had something said about it last; "" for none.

    Of the kinds that are left out by `but` none counts.
    """
    for line in reversed(lines.counting):
        if line.kind in but:
            continue
        if line.about in ids or line.id in ids:
            return line.about if line.about in ids else line.id
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
