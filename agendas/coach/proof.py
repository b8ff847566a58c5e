"""Positive proof of a goal: a group as subject, and something that is different for them.

Means cannot be listed (method.md §5.1): so whatever is not proved here gets a question. A group
that only receives a thing, is acted upon, takes part, scores or ought to, proves nothing.
"""

from agendas.coach.groups import Group, groups
from agendas.coach.predicate import Predicate, Proof, told
from agendas.coach.sentence.clause import Clause, inflects

_FEW = 1


def proofs(of: Clause, wished: bool, known: Group | None) -> tuple[Proof, ...]:
    """What is said of each group that is a subject, in order.

    `known` is a group named earlier, for which "zij" or "they" can stand; `wished` is true behind
    "we want", where an infinitive tells as much as a verb.
    """
    found: list[Proof] = []
    earlier = known
    people = {group.head: group for group in groups(of)}
    for place in range(len(of.tokens)):
        group = people.get(place)
        if group is None and earlier and of.low(place) in of.cues.grammar.people:
            group = Group(place, place, earlier.staff)
        if group is None:
            continue
        proof = _proof(of, group, wished)
        if proof:
            found.append(proof if place in people or not earlier else _named(proof, earlier, known))
        if place in people:
            earlier = earlier if earlier and not earlier.staff and group.staff else group
    return tuple(found)


def _named(proof: Proof, earlier: Group, known: Group | None) -> Proof:
    return proof if earlier is known else proof._replace(group=earlier)


def _proof(of: Clause, group: Group, wished: bool) -> Proof | None:
    if group.after in of.cues.grammar.by:
        return _lived(of, group)
    wished = wished or (group.after == "for" and of.low(group.head + 1) == "to")
    if (group.after and not (group.after == "for" and wished and group.first <= 1)) or group.owner:
        return None
    fits, verb_before = subject(of, group.first, of.low(group.head) in of.cues.grammar.whole)
    if not fits:
        return None
    verb = verb_before if verb_before is not None else _verb_after(of, group, wished)
    if verb is None:
        return None
    between = {of.low(place) for place in range(group.head + 1, verb)}
    first = group.head + 1
    rest = [place for place in range(verb + 1, of.end(verb)) if not of.is_verb(place)]
    main = of.language == "nl" and len(rest) > _FEW
    if verb_before is None and (
        main or of.language == "en" or between & set(of.cues.clauses.relatives)
    ):
        first = verb
        while of.low(first - 1) in of.cues.clauses.adverbs:
            first -= 1
    return told(Predicate(of, group, verb, _span(of, first, verb)))


def _lived(of: Clause, group: Group) -> Proof | None:
    """A passive that tells what a group lives through: "wordt door bewoners als thuis ervaren"."""
    places = range(of.start(group.head), of.end(group.head))
    passive = any(of.tokens[place].lemma in of.cues.grammar.passive for place in places)
    inner = [
        place
        for place in places
        if of.tokens[place].lemma in of.cues.grammar.lived_by
        or of.low(place) in of.cues.proof.experienced
    ]
    if not passive or not inner:
        return None
    return Proof("strong", group, (of.tokens[inner[0]].text,))


def subject(of: Clause, first: int, whole: bool = False) -> tuple[bool, int | None]:
    """Whether the words from `first` can be the subject, and the verb before them, if it is there.

    A Dutch clause that opens with something else has its verb before its subject. `whole` is true
    for words such as "everyone", which need no comma before them in English.
    """
    place = first - 1
    while place >= 0 and of.low(place) in of.cues.clauses.adverbs and not of.is_verb(place):
        place -= 1
    if place < 0 or of.tokens[place].ends_clause or of.low(place) == ",":
        return True, None
    if of.low(place) in of.cues.grammar.conditions:
        return False, None
    if of.low(place) in of.cues.clauses.openers or of.low(place) == "for":
        return True, None
    start = of.start(place)
    leads = (
        of.low(start)
        in of.cues.clauses.prepositions + of.cues.clauses.adverbs + of.cues.clauses.openers
    )
    leads = leads or (
        of.low(start) in of.cues.grammar.every and of.is_in(start + 1, of.cues.figures.units)
    )
    if of.language == "nl" and of.is_verb(place):
        return start == place or leads or of.low(place - 1) == ",", place
    return leads and whole, None


def _verb_after(of: Clause, group: Group, wished: bool) -> int | None:
    """The place of the verb that goes with a group before it, past what belongs to the group."""
    place, relative, end = group.head + 1, False, of.end(group.head)
    while place < end:
        low = of.low(place)
        if low in of.cues.clauses.relatives:
            relative = True
        elif low in of.cues.clauses.openers and low not in of.cues.grammar.go_on:
            return None
        elif _acts(of, place, wished or place == group.head + 2):
            if not relative:
                return place
            relative = False
            place = _past(of, place, end)
            continue
        elif relative and of.low(place - 1) in of.cues.clauses.relatives and inflects(low):
            relative = False
            place = _past(of, place, end)
            continue
        elif _unlisted(of, group, place):
            return place
        place += 1
    return None


def _acts(of: Clause, place: int, wished: bool) -> bool:
    before = of.low(place - 1)
    if before == "te" or (before == "to" and not wished):
        return False
    return of.is_verb(place)


def _past(of: Clause, place: int, end: int) -> int:
    """The place where a clause goes on after a relative clause whose verb stands at `place`."""
    for comma in range(place, end):
        if of.low(comma) == ",":
            return comma + 1
    place += 1
    while place < end and (of.is_verb(place) or of.low(place) in of.cues.clauses.adverbs):
        place += 1
    return place


def _unlisted(of: Clause, group: Group, place: int) -> bool:
    """Whether an English word right after a group is a verb that stands in no list."""
    word = of.tokens[place]
    near = place == group.head + 1 or of.low(place - 1) in of.cues.clauses.adverbs
    if of.language == "nl":
        bent = word.low.endswith(("en", "t")) and word.low not in of.cues.clauses.not_verbs
        return near and bent and not of.is_function_word(place) and _leans(of, place + 1)
    if (
        not near
        or of.is_function_word(place)
        or word.is_punctuation
        or word.low.endswith(("ing", "ed"))
    ):
        return False
    head = of.tokens[group.head]
    plural = head.low != head.lemma or head.low in ("people", "staff")
    return word.low.endswith("s") != plural and inflects(word.low)


def _leans(of: Clause, place: int) -> bool:
    """Whether a Dutch word can only follow a verb: "elkaar", "zich", "hun", "weer", "niet"."""
    return of.low(place) in of.cues.grammar.leans


def _span(of: Clause, first: int, verb: int) -> tuple[int, ...]:
    """The places of the predicate: up to the end of the clause or a side-step in it."""
    span = [] if verb >= first else [verb]
    aside = of.cues.clauses.relatives + of.cues.clauses.openers
    for place in range(first, of.end(first)):
        after = of.low(place + 1)
        span.append(place)
        if place >= verb and after in aside and after not in of.cues.grammar.onward:
            break
    return tuple(span)
