"""The lists the coach goes by, one TOML file a language, checked when they are read.

They are made to be added to (method.md §5.4). A word is matched by its lemma; in Dutch
an entry such as "-leerling" also matches the last part of a compound, which is its head.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from agendas.coach.sentence.words import Word, known
from agendas.errors import N_, AgendaError
from agendas.records.said import Language

_HERE = Path(__file__).parent
_SHORTEST_FIRST_PART = 3
_TELLS_BY_ITSELF = 7
Strings = tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Groups(_Table, frozen=True):
    """Who something can be different for (method.md §1.2)."""

    clients: Strings
    phrases: Strings
    staff: Strings
    measures: Strings
    not_compounds: Strings


class FigureCues(_Table, frozen=True):
    """What counts, compares or sets a bar."""

    nouns: Strings
    verbs: Strings
    forms: Strings
    limits: Strings
    units: Strings
    counted: Strings
    comparison: Strings
    numbers: Strings
    fractions: Strings
    names: Strings
    score: Strings
    score_not: Strings
    sayings: Strings
    more: Strings


class Means(_Table, frozen=True):
    """What makes the question after a means concrete; means themselves are an open class."""

    nouns: Strings
    inner_settings: Strings
    money: Strings
    verbs: Strings
    done: Strings
    states: Strings
    acts: Strings
    acts_phrases: Strings
    transactions: Strings
    with_things: Strings
    duties: Strings
    duty_phrases: Strings


class OwnCues(_Table, frozen=True):
    """The own organisation as the one who acts."""

    actors: Strings
    phrases: Strings
    there: Strings


class Clauses(_Table, frozen=True):
    """What cuts a sentence in parts, and the small words that show how a part is built."""

    purpose: Strings
    wish: Strings
    wish_heads: Strings
    that: str
    aims: Strings
    reason: Strings
    tail: Strings
    openers: Strings
    relatives: Strings
    prepositions: Strings
    determiners: Strings
    adverbs: Strings
    pronouns: Strings
    auxiliaries: Strings
    not_verbs: Strings


class ProofCues(_Table, frozen=True):
    """What proves that something is different for a group."""

    strong: Strings
    weak: Strings
    bland: Strings
    marks: Strings
    phrases: Strings
    goods: Strings
    adjectives: Strings
    satisfied: Strings
    experienced: Strings
    nominal_change: Strings
    state_nouns: Strings
    slogans: Strings
    mentions: Strings


class Grammar(_Table, frozen=True):
    """Small words and verbs by which the build of a sentence is read."""

    and_: Strings = msgspec.field(name="and")
    conditions: Strings
    onward: Strings
    go_on: Strings
    whole: Strings
    none: Strings
    not_to: Strings
    with_: Strings = msgspec.field(name="with")
    every: Strings
    where: Strings
    by: Strings
    owned: Strings
    be: Strings
    describes: Strings
    copulas: Strings
    passive: Strings
    have: Strings
    receive: Strings
    live: Strings
    lived_by: Strings
    know: Strings
    aids: Strings
    able: Strings
    meet: Strings
    sets_out: Strings
    cuts: Strings
    saves: Strings
    made_of: Strings
    making: Strings
    making_ends: Strings
    particles: Strings
    past: Strings
    workers: Strings
    also_adjectives: Strings
    leans: Strings
    people: Strings


class Lints(_Table, frozen=True):
    """What is said in a talk, and asked about softly (method.md §2, §5.2)."""

    limiting: Strings
    prescribing: Strings
    prescribing_not: Strings
    causal: Strings
    verdicts: Strings
    verdicts_only: Strings
    nobody: Strings
    permission: Strings
    advice: Strings
    bar: Strings


class Cues(_Table, frozen=True):
    """All of one language, with the sentences that are shown: `ask`, `say` and `exits`."""

    group: Groups
    figures: FigureCues
    means: Means
    own: OwnCues
    clauses: Clauses
    proof: ProofCues
    grammar: Grammar
    lints: Lints
    ask: dict[str, str]
    say: dict[str, str]
    exits: dict[str, str]


@cache
def cues(language: Language) -> Cues:
    """The lists of a language. Raises `AgendaError` when the file does not hold what it should."""
    path = _HERE / f"{language}.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Cues)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise AgendaError(
            N_("The word lists {file} cannot be used: {reason}. Install Vertel again."),
            file=path.name,
            reason=error,
        ) from error


@cache
def _parts(entries: Strings) -> tuple[frozenset[str], Strings]:
    bare = frozenset(entry.removeprefix("-") for entry in entries)
    return bare, tuple(entry[1:] for entry in entries if entry.startswith("-"))


def matches(word: Word, entries: Strings, language: Language, never: Strings = ()) -> bool:
    """Whether a word is in a list, by itself or as the head of a compound.

    The first part of a compound must be a word too: "geleid" is no member and "natuur" no hour.
    """
    exact, endings = _parts(entries)
    forms = _forms(word)
    if word.low in never or word.lemma in never:
        return False
    if forms & exact:
        return True
    return any(
        form.endswith(ending)
        and len(form) - len(ending) >= _SHORTEST_FIRST_PART
        and (len(ending) >= _TELLS_BY_ITSELF or known(form[: -len(ending)], language))
        for form in forms
        if form.endswith(endings)  # all at once: hardly any word goes further
        for ending in endings
    )


def _forms(word: Word) -> set[str]:
    """A word as it is listed: its lemma, or its plural cut where no dictionary knows it."""
    cut = {word.low.removesuffix(plural) for plural in ("n", "en", "s")}
    tail = {part.rpartition("-")[2] for part in (word.lemma, word.low)}
    return {word.lemma, word.low, *cut, *(part for part in tail if part)}


def phrases(entries: Strings, text: str) -> re.Pattern[str]:
    """A pattern that finds any of some phrases as whole words in a text, the longest first.

    Only those whose first word is in the text are made into a pattern: to make all of them takes
    longer than the rest of the look.
    """
    low = text.lower()
    return _near(tuple(entry for first, entry in _firsts(entries) if first in low))


@cache
def _firsts(entries: Strings) -> tuple[tuple[str, str], ...]:
    return tuple((entry.split(" ", 1)[0], entry) for entry in entries)


@lru_cache(maxsize=4096)
def _near(entries: Strings) -> re.Pattern[str]:
    return pattern(entries)


def pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some phrases as whole words, the longest first."""
    longest = sorted(entries, key=len, reverse=True)
    if not longest:
        return re.compile(r"(?!)")
    either = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
