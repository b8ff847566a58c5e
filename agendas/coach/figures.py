"""Figures in a goal: numbers, shares, counts, comparisons and bars (method.md §5.2, §5.3).

A number that is a name ("ward 3", "groep 7"), a year or an age is no figure; "een" and "one" never
count.
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from agendas.coach.cues import Cues, cues, matches, pattern, phrases
from agendas.coach.sentence.words import Word
from agendas.records.said import Language

_NOT_FIGURES = {
    "nl": r"\d+(?:[-–]|\s+)(?:plussers?|jarigen?|minners?)|\d+\s*(?:tot|t/m|-|–)\s*\d+\s*jaar|(?:van|tot|vanaf|boven\s+de|onder\s+de|tussen\s+de|tussen)\s+\d+(?:\s*(?:tot|en|t/m|-|–)\s*\d+)?(?:\s+jaar)?(?=\s+\D|\W*$)(?<!%)|\d+(?:e|ste|de)\b(?:-eeuwse)?|(?:boven|onder|na|voor)\s+de\s+(?:vijf|zes|zeven|acht|negen|twin|der|veer)\w*tig",
    "en": r"(?:over|under)[- ](?:the\s+age\s+of\s+)?\d+(?:'?s)?|(?:aged?|ages)\s+\d+(?:\s*(?:to|and|-|–)\s*\d+)?(?:\s+(?:and|or)\s+(?:over|under|above|below))?|\d+(?:\s*(?:to|-|–)\s*\d+)?[- ]year[- ]olds?|\d+(?:st|nd|rd|th)\b|(?:over|under)\s+(?:fif|six|seven|eigh|nine|for|thir|twen)\w*t(?:y|ies)(?!\s+(?:second|minute|hour|day|week|month|percent|per))",
}  # fmt: skip
_LIVED = ("ervaren", "voelen", "experience", "feel")
_ALWAYS_NOT = r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\b|\b24/7\b|\b\d{1,2}[:.]\d{2}\s*(?:uur|am|pm|h)\b|\b\d{1,2}\s*(?:am|pm)\b|\b[A-Za-z]+\d+\b|\b[1-9][FSABC]\b|\b\d+-\d+-\d+\b|\bone-to-one\b|\b1\s*op\s*1\b"
_OF = {
    "nl": r"(?:van(?:\s+de)?|op\s+de|op|in\s+de)",
    "en": r"(?:in|out\s+of|of(?:\s+the)?|of\s+every)",
}
_DIGITS = re.compile(
    r"(?<![\w])\d+(?:[.,]\d+)*(?:\s*(?:%|procent\b|percent\b|per\s+cent\b))?(?!\w)|%"
)


class Figures(NamedTuple):
    """What counts in a sentence: the words, whether it is a share of a group, and a bar before it."""

    found: tuple[str, ...] = ()
    share: bool = False
    bar: bool = False
    comparison: bool = False
    counted: bool = False


class _Patterns(NamedTuple):
    name: re.Pattern[str]
    number: str
    share: re.Pattern[str]
    amount: re.Pattern[str]
    barred: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    of = cues(language).figures
    names = "|".join(map(re.escape, sorted(of.names, key=len, reverse=True)))
    plural = "(?:s|en|es)?"
    spelled = "|".join(sorted(of.numbers, key=len, reverse=True))
    number = rf"(?:\d+(?:[.,]\d+)*|{spelled})"
    units = "|".join(map(re.escape, of.units))
    name = rf"(?<!\w)(?:{names}){plural}\s+(?:\d+\w?|{spelled})(?:\s*(?:,|en|and|to|tot|t/m|tot en met|-|–|&)\s*\d+\w?)*(?!\w)"
    every = f"{_NOT_FIGURES[language]}|{_ALWAYS_NOT}"
    limits = pattern(limit for limit in of.limits if len(limit) > 3).pattern
    return _Patterns(
        name=re.compile(f"{name}|{every}", re.IGNORECASE),
        number=number,
        share=re.compile(
            rf"(?<!\w){number}\s+{_OF[language]}\s+(?:de\s+|every\s+|the\s+)?{number}(?!\w)"
            rf"|(?<!\w)\d+(?:[.,]\d+)*\s*(?:%|procent|percent|per\s+cent)\s+(?:van|of)\b"
            rf"|{pattern(of.fractions).pattern}(?:\s+(?:van|of)\b)?",
            re.IGNORECASE,
        ),
        amount=re.compile(
            rf"(?<!\w)(?:{spelled})\s+(?:\w+\s+)?(?:{units})\w{{0,4}}(?!\w)", re.IGNORECASE
        ),
        barred=re.compile(rf"{limits}\s+(?:\w+\s+)?{number}(?!\w)", re.IGNORECASE),
    )  # fmt: skip


class _Numbered(NamedTuple):
    """Numbers in a sentence: in digits or words, the shares among them, and whether one is a bar."""

    found: list[str]
    shares: list[str]
    barred: bool = False


def _numbered(text: str, language: Language) -> _Numbered:
    of = cues(language).figures
    low = text.lower()
    if not _DIGITS.search(low) and not any(word in low for word in (*of.numbers, *of.fractions)):
        return _Numbered([], [])  # without a number nothing has to be made ready to find it
    pats = _patterns(language)
    bare = pats.name.sub(lambda hit: " " * len(hit[0]), text)
    shares = [hit[0] for hit in pats.share.finditer(bare)]
    found = shares + [hit[0] for hit in _DIGITS.finditer(bare)]
    found += [hit[0] for hit in pats.amount.finditer(bare)]
    return _Numbered(found, shares, bool(pats.barred.search(bare)))


def figures(text: str, tokens: tuple[Word, ...], language: Language) -> Figures:
    """The figures in a sentence from which deadlines have been cut."""
    lists = cues(language)
    said = phrases(lists.figures.sayings, text).sub(lambda hit: " " * len(hit[0]), text)
    tokens = tuple(word for word in tokens if said[word.start : word.end].strip())
    numbered = _numbered(said, language)
    found, shares = numbered.found, numbered.shares
    compared = [hit[0] for hit in phrases(lists.figures.comparison, text).finditer(text)]
    nouns = [w.text for w in tokens if matches(w, lists.figures.nouns, language)]
    found = [*found, *compared, *nouns]
    forms = [hit[0] for hit in phrases(lists.figures.forms, text).finditer(text)]
    found += forms
    found += _things_counted(tokens, lists, language)
    hidden = _hidden(tokens, lists, language)
    return Figures(
        found=tuple(dict.fromkeys(part.strip() for part in found + hidden if part.strip())),
        share=bool(shares) or bool(hidden),
        bar=numbered.barred,
        comparison=bool(compared),
        counted=bool(nouns or shares or forms),
    )


def _things_counted(tokens: tuple[Word, ...], lists: Cues, language: Language) -> list[str]:
    """Numbers in words before a means: "drie trainingen"."""
    pairs = pairwise(tokens)
    return [
        f"{number.text} {thing.text}"
        for number, thing in pairs
        if number.low in lists.figures.numbers and matches(thing, lists.means.nouns, language)
    ]


def _hidden(tokens: tuple[Word, ...], lists: Cues, language: Language) -> list[str]:
    """Counts of people or events: "minder leerlingen", "fewer incidents", "Fifty parents come"."""
    found = []
    kinds = [lists.group.clients, lists.group.staff]
    if not any(word.lemma in _LIVED for word in tokens):
        kinds.append(lists.figures.counted)
    for place, word in enumerate(tokens):
        heads = place == 0 and (word.low in lists.figures.numbers or word.low.isdigit())
        if word.low not in lists.figures.more and not heads:
            continue
        for after in tokens[place + 1 : place + 3]:
            if after.is_punctuation or after.low in lists.clauses.prepositions:
                break
            if any(matches(after, kind, language, lists.group.not_compounds) for kind in kinds):
                found.append(f"{word.text} {after.text}")
                break
    return found
