"""Who is named in a sentence, and in which place (method.md §1.2 target group, §5.3 compounds).

The first part of a compound is no group, nor is a group word before a measure ("parent
satisfaction"); a group after a preposition is mentioned, and nothing is said of it.
"""

from typing import NamedTuple

from agendas.coach.cues import phrases
from agendas.coach.sentence.clause import Clause

_LONGEST_WITH = 5


class Group(NamedTuple):
    """A group word: the places of the first word that belongs to it and of its head.

    `owner` is true for a genitive ("pupils' confidence"); `after` is the preposition it stands
    behind, or "".
    """

    first: int
    head: int
    staff: bool
    owner: bool = False
    after: str = ""


def groups(of: Clause) -> tuple[Group, ...]:
    """All groups in a clause, in order."""
    found: list[Group] = []
    for place, word in enumerate(of.tokens):
        kind = _kind(of, place)
        if kind and not _qualifies(of, place):
            owner = of.language == "en" and ("'s" in word.low or word.low.endswith("'"))
            after = of.preposition(place) or _listed(of, place, found)
            found.append(Group(of.noun_phrase_start(place), place, kind == "staff", owner, after))
    return tuple(found)


def _listed(of: Clause, place: int, earlier: list[Group]) -> str:
    """The preposition before the first of two groups: "van leerlingen en medewerkers"."""
    joined = of.noun_phrase_start(place) - 1
    with_it = earlier and earlier[-1].head == joined - 1
    return earlier[-1].after if with_it and of.low(joined) in of.cues.grammar.and_ else ""


def _kind(of: Clause, place: int) -> str:
    if of.is_in(place, of.cues.group.clients):
        return "clients"
    return "staff" if of.is_in(place, of.cues.group.staff) else ""


def _qualifies(of: Clause, place: int) -> bool:
    """Whether an English group word only says of which measure or thing the next word speaks."""
    if place + 1 >= len(of.tokens):
        return False
    if of.language == "nl":
        return of.low(place) in of.cues.grammar.also_adjectives and bool(_kind(of, place + 1))
    word, after = of.tokens[place], of.tokens[place + 1]
    if word.low == "one":
        return of.low(place - 1) != "no"
    if word.low.endswith(("'s", "'")) or after.is_punctuation:
        return False
    if word.low == "those":
        return after.low not in ("who", "with", "whose", "in")
    plural = word.low != word.lemma or word.low in ("people", "staff")
    if {after.lemma, after.low} & set(of.cues.group.measures) and not after.low.endswith("ing"):
        return not (plural and after.low == after.lemma and of.is_verb(place + 1))
    return bool(_kind(of, place + 1))


def said(group: Group, of: Clause) -> str:
    """The group in the words of the sentence, without its article: "mensen met dementie"."""
    first, last = group.first, group.head
    while (
        first < group.head
        and of.low(first) in of.cues.clauses.determiners
        and of.low(group.head) != "one"
    ):
        first += 1
    if of.low(last + 1) in of.cues.grammar.with_:
        place = last + 2
        while place < len(of.tokens) and place - last <= _LONGEST_WITH:
            if (
                of.tokens[place].is_punctuation
                or of.is_function_word(place)
                or of.is_verb(place)
                or of.cut_before(place)
            ):
                break
            place += 1
        qualifies = of.text[of.tokens[last + 1].start : of.tokens[place - 1].end]
        told = phrases(of.cues.proof.phrases, qualifies).search(qualifies)
        last = place - 1 if place > last + 2 and not told else last
    return of.text[of.tokens[first].start : of.tokens[last].end]
