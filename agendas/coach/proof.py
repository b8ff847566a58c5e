"""Positive proof of a goal: a group as subject, and something that is different for them.

Means cannot be listed (method.md §5.1): so whatever is not proved here gets a question. A group
that only receives a thing, is acted upon, takes part, scores or ought to, proves nothing.
"""

from typing import Literal, NamedTuple

from agendas.coach.clause import Clause, bends
from agendas.coach.cues import phrases
from agendas.coach.groups import Group, groups

Kind = Literal["strong", "weak", "acted", "receives", "score", "acts", "duty", "slogan", "none"]

_CONDITIONS = ("als", "wanneer", "terwijl", "nadat", "zodra", "if", "when", "while", "after", "before", "once", "whenever", "until", "as", "but", "of", "because")  # fmt: skip
_ONWARD = ("en", "and", "maar", "but", "dan", "then", "so", "as", "dat")
_WHOLE = ("everyone", "everybody", "nobody", "people", "iedereen", "niemand")
_BE = (
    "zijn",
    "be",
    "blijven",
    "worden",
    "become",
    "remain",
    "raken",
    "feel",
    "stay",
    "staan",
    "zitten",
)
_HAVE = (
    "hebben",
    "krijgen",
    "have",
    "get",
    "gain",
    "ontvangen",
    "receive",
    "houden",
    "nemen",
    "vinden",
    "behouden",
)
_RECEIVE = ("krijgen", "ontvangen", "receive", "get")
_NOT_TO = ("no", "longer", "without", "never", "not", "nobody", "niet", "geen", "niemand")


class Proof(NamedTuple):
    """What is said of a group: its kind, the words that tell, and whether they are satisfied."""

    kind: Kind
    group: Group
    words: tuple[str, ...] = ()
    satisfied: bool = False

    @property
    def result(self) -> bool:
        """Whether something is different for the group."""
        return self.kind == "strong" or (self.kind == "weak" and not self.group.staff)


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
        if group is None and earlier and of.low(place) in ("ze", "zij", "they", "hij"):
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
    if group.after or group.owner:
        return None
    fits, verb_before = _subject(of, group)
    if not fits:
        return None
    verb = verb_before if verb_before is not None else _verb_after(of, group, wished)
    if verb is None:
        return None
    between = {of.low(place) for place in range(group.head + 1, verb)}
    first = group.head + 1
    if verb_before is None and (of.language == "en" or between & set(of.cues.clauses.relatives)):
        first = verb
        while of.low(first - 1) in of.cues.clauses.adverbs:
            first -= 1
    return _said(of, group, verb, _zone(of, first, verb))


def _subject(of: Clause, group: Group) -> tuple[bool, int | None]:
    """Whether a group can be the subject, and the verb before it where a Dutch clause is inverted."""
    place = group.first - 1
    while place >= 0 and of.low(place) in of.cues.clauses.adverbs and not of.is_verb(place):
        place -= 1
    if place < 0 or of.tokens[place].stop or of.low(place) == ",":
        return True, None
    if of.low(place) in _CONDITIONS:
        return False, None
    if of.low(place) in of.cues.clauses.openers or of.low(place) == "for":
        return True, None
    start = of.start(place)
    leads = (
        of.low(start)
        in of.cues.clauses.prepositions + of.cues.clauses.adverbs + of.cues.clauses.openers
    )
    if of.language == "nl" and of.is_verb(place):
        return start == place or leads or of.low(place - 1) == ",", place
    return leads and of.low(group.head) in _WHOLE, None


def _verb_after(of: Clause, group: Group, wished: bool) -> int | None:
    """The place of the verb that goes with a group before it, past what belongs to the group."""
    place, relative, end = group.head + 1, False, of.end(group.head)
    while place < end:
        low = of.low(place)
        if low in of.cues.clauses.relatives:
            relative = True
        elif low in of.cues.clauses.openers and low not in ("and", "en", "of"):
            return None
        elif _acts(of, place, wished):
            if not relative:
                return place
            relative = False
            place = _past(of, place, end)
            continue
        elif place == group.head + 1 and _unlisted(of, group, place):
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
    if of.language == "nl" or of.small(place) or word.sign or word.low.endswith(("ing", "ed")):
        return False
    head = of.tokens[group.head]
    plural = head.low != head.lemma or head.low in ("people", "staff")
    return word.low.endswith("s") != plural and bends(word.low)


def _zone(of: Clause, first: int, verb: int) -> tuple[int, ...]:
    """The places of the predicate: up to the end of the clause or a side-step in it."""
    zone = [] if verb >= first else [verb]
    aside = of.cues.clauses.relatives + of.cues.clauses.openers
    for place in range(first, of.end(first)):
        after = of.low(place + 1)
        zone.append(place)
        if place >= verb and after in aside and after not in _ONWARD:
            break
    return tuple(zone)


def _said(of: Clause, group: Group, verb: int, zone: tuple[int, ...]) -> Proof:
    """What a predicate says of the group that is its subject."""
    lists, word = of.cues, of.tokens[verb]
    text = of.text[of.tokens[zone[0]].start : of.tokens[zone[-1]].end]
    lemmas = {of.tokens[place].lemma for place in zone} | {of.low(place) for place in zone}

    def told(kind: Kind, *places: int) -> Proof:
        shown = dict.fromkeys(of.tokens[place].text for place in (verb, *places))
        pleased = bool(lemmas & set(lists.proof.satisfied))
        return Proof(kind, group, tuple(shown), pleased)

    if phrases(lists.proof.slogans).search(text):
        return told("slogan")
    if _duty(of, verb, text, lemmas):
        return told("duty")
    if _scores(of, zone, text):
        return told("score")
    things = tuple(place for place in zone if _thing(of, place))
    inner = phrases(lists.proof.phrases).search(text)
    lived = bool(inner or lemmas & set(lists.proof.strong))
    direct = tuple(
        place
        for place in things
        if not of.listed_behind(place)
        and not (lived and of.is_in(place, lists.means.inner_settings))
    )
    if _takes_part(of, zone, text) and (things or not lemmas & set(lists.proof.strong)):
        return told("acts", *things)
    passive = _passive(of, verb, zone)
    if passive:
        return told(passive[0], passive[1])
    if (word.lemma in _HAVE and word.lemma not in lists.proof.strong) or word.lemma in _RECEIVE:
        good = [place for place in zone if of.is_in(place, lists.proof.goods) and place != verb]
        if good and not [place for place in direct if place < good[0]]:
            return told("strong", good[0])
        if direct or word.lemma in _RECEIVE:
            return told("receives", *direct)
        if not inner:
            return told("none")
    if (
        direct
        and not group.staff
        and not inner
        and word.lemma
        not in ("voelen", "feel", "ervaren", "experience", "trust", "vertrouwen", "see", "zien")
    ):
        return told("acts", *direct)
    if direct and group.staff:
        return told("acts", *direct)
    strong = [place for place in zone if of.tokens[place].lemma in lists.proof.strong]
    if inner or (strong and (strong[0] == verb or word.lemma in lists.clauses.auxiliaries)):
        return told("strong", *strong[:1])
    state = [place for place in zone if of.is_in(place, lists.proof.adjectives)]
    if word.lemma in _BE:
        return told("strong", state[0]) if state else told("none")
    if strong or state:
        return told("strong", *(strong or state)[:1])
    return told("weak")


def _thing(of: Clause, place: int) -> bool:
    if not of.is_in(place, of.cues.means.nouns):
        return False
    word = of.tokens[place]
    return not (of.is_verb(place) and word.lemma in of.cues.proof.strong + of.cues.proof.weak)


def _duty(of: Clause, verb: int, text: str, lemmas: set[str]) -> bool:
    lists = of.cues.means
    due = of.tokens[verb].lemma in lists.duties or of.low(verb) in lists.duties
    found = phrases(lists.duty_phrases).search(text)
    before = {of.low(place) for place in range(max(0, verb - 4), verb)}
    return due or bool(found and not (lemmas | before) & set(_NOT_TO))


def _scores(of: Clause, zone: tuple[int, ...], text: str) -> bool:
    score = of.cues.figures.score
    hit = any(of.tokens[place].lemma in score and of.is_verb(place) for place in zone)
    return hit and not phrases(of.cues.figures.score_not).search(text)


def _takes_part(of: Clause, zone: tuple[int, ...], text: str) -> bool:
    acts = of.cues.means.acts
    hit = any(
        of.tokens[place].lemma in acts and of.tokens[place].lemma != of.low(place - 1)
        for place in zone
    )
    return hit or bool(phrases(of.cues.means.acts_phrases).search(text))


def _passive(of: Clause, verb: int, zone: tuple[int, ...]) -> tuple[Kind, int] | None:
    """Whether something is done to the group, and whether it is something they live through."""
    lemma = of.tokens[verb].lemma
    if lemma not in ("worden", "zijn", "be", "get", "become"):
        return None
    lists = of.cues
    if lemma == "get":
        rest = [verb + 1] if verb + 1 in zone else []
        return ("acted", rest[0]) if rest and of.low(rest[0]).endswith("ed") else None
    rest = [place for place in zone if place > verb] or [place for place in zone if place != verb]
    for place in rest:
        if of.low(place) in lists.proof.experienced:
            return "strong", place
    for place in rest:
        low, word = of.low(place), of.tokens[place]
        if low in lists.means.done:
            return "acted", place
        if low in lists.proof.adjectives or word.lemma in lists.proof.strong:
            return None
        if of.language == "nl":
            participle = word.lemma.endswith("en") and low != word.lemma and low.startswith(
                ("ge", "be", "ver", "ont", "her", "aan", "uit", "op", "door", "in")
            )  # fmt: skip
            if participle and (lemma == "worden" or low.startswith("ge")):
                return "acted", place
        elif place <= rest[0] + 2 and (
            low.endswith("ed") or low in ("given", "sent", "shown", "told", "taught", "put")
        ):
            return "acted", place
        elif low in lists.clauses.prepositions:
            break
    return None
