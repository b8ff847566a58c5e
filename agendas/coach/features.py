"""What a sentence is weighed by: features, hashed into buckets.

Its words and lemmas, their character n-grams, word order around people, what the rules made of it,
and the build of the clause: the lists its words are in, in order, and what is said of which group.
"""

from collections.abc import Iterator
from functools import cache
from zlib import crc32

import msgspec

from agendas.coach.cues import cues
from agendas.coach.figures import figures
from agendas.coach.groups import Group, groups
from agendas.coach.proof import proofs
from agendas.coach.sentence.clause import Clause
from agendas.records.said import Language

BUCKETS = 1 << 14
_GRAMS = (3, 4, 5)
_OPENING = 4
_SMALL = ("prepositions", "determiners", "auxiliaries", "openers", "relatives")


def features(of: Clause, ruled: str, flags: tuple[str, ...]) -> set[str]:
    """What a sentence is weighed by; `ruled` and `flags` are what the rules found in it, or ""."""
    found = {f"R {ruled}", *(f"R {ruled} {flag}" for flag in flags)} if ruled else set[str]()
    named = groups(of)
    people = {group.head: "<staff>" if group.staff else "<people>" for group in named}
    return found.union(
        _of_words(of, people), _of_build(of, people), _of_people(of, named), _of_figures(of)
    )


def buckets(found: set[str]) -> set[int]:
    """Where features fall, each bucket once."""
    return {crc32(feature.encode("utf-8", "replace")) % BUCKETS for feature in found}


def _of_words(of: Clause, people: dict[int, str]) -> Iterator[str]:
    seen = []
    for place, word in enumerate(of.tokens):
        seen.append(people.get(place) or ("<0>" if word.low[0].isdigit() else word.low))
        yield from (f"w {word.low}", f"l {word.lemma}")
        if not word.is_punctuation:
            yield from _grams(f"_{word.low}_")
    yield from (f"{place} {low}" for place, low in enumerate(seen[:_OPENING]))
    yield f"n {min(len(seen) // 4, 8)}"
    for one, two, three in _threes(seen):
        yield from (f"u {one}", f"b {one} {two}")
        if three:
            yield from (f"t {one} {two} {three}", f"s {one} {three}")


def _grams(word: str) -> Iterator[str]:
    for size in _GRAMS:
        for start in range(len(word) - size + 1):
            yield word[start : start + size]


def _of_build(of: Clause, people: dict[int, str]) -> Iterator[str]:
    """The lists that words are in, by themselves and in order; what no list knows is passed over."""
    lists, line = _lists(of.language), list[str]()
    for place, word in enumerate(of.tokens):
        listed = lists.get(word.lemma) or lists.get(word.low, ())
        if place in people:
            kind = people[place]
        elif word.low[0].isdigit():
            kind = "<0>"
        else:
            yield from (f"c {name}" for name in listed)
            kind = listed[0] if listed else "<sign>" if word.is_punctuation else ""
            kind = kind or ("<verb>" if of.is_verb(place) else "<word>")
        if kind != "<word>" or line[-1:] != ["<word>"]:
            line.append(kind)
    yield from (f"c{place} {kind}" for place, kind in enumerate(line[:_OPENING]))
    for one, two, three in _threes(line):
        yield f"cb {one} {two}"
        if three:
            yield f"ct {one} {two} {three}"


def _threes(line: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each with the two after it, from the beginning to the end; nothing follows the end."""
    whole = ["^", *line, "$"]
    return zip(whole, whole[1:], [*whole[2:], ""], strict=False)


def _of_people(of: Clause, named: tuple[Group, ...]) -> Iterator[str]:
    """What is said of each group, and where it stands."""
    said_of = proofs(of, False, None)
    yield from (f"P {proof.kind} {proof.group.staff}" for proof in said_of)
    yield from (f"P {proof.kind}" for proof in said_of)
    yield f"G {min(len(named), 3)} {bool(said_of)}"
    for group in named:
        yield from (f"G {group.staff} {group.after}", f"G {group.owner} {min(group.first, 5)}")


def _of_figures(of: Clause) -> Iterator[str]:
    yield from (
        f"F {name} {bool(value)}"
        for name, value in figures(of.text, of.tokens, of.language)._asdict().items()
    )


@cache
def _lists(language: Language) -> dict[str, tuple[str, ...]]:
    """The names of the lists that a word is in; of a small word what kind it is."""
    of = cues(language)
    found = dict[str, tuple[str, ...]]()
    tables = {"Own": of.own, "Figures": of.figures, "Means": of.means, "Proof": of.proof}
    for table, lists in tables.items():
        for name, entries in msgspec.structs.asdict(lists).items():
            for entry in entries:
                word = entry.removeprefix("-")
                found[word] = (*found.get(word, ()), f"{table}.{name}")
    for name in _SMALL:
        for entry in getattr(of.clauses, name):
            found.setdefault(entry, (name,))
    return found
