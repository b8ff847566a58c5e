"""What a predicate says of the group that is its subject (method.md §5.1 to §5.3).

A group that only receives a thing, is acted upon, takes part, scores or ought to, proves nothing.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from agendas.coach.cues import Grammar, phrases
from agendas.coach.groups import Group
from agendas.coach.sentence.clause import Clause, known_verbs

Kind = Literal["strong", "weak", "acted", "receives", "score", "acts", "duty", "slogan", "none"]
Told = tuple[Kind, tuple[int, ...]]

_DUTCH_PARTICIPLE = re.compile(r"(?:\w{2,6})?ge\w+(?:[dt]|en)")
_PREFIXES = ("ge", "be", "ver", "ont", "her", "aan", "uit", "op", "door", "in")


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


class Predicate(NamedTuple):
    """The places of a predicate in its clause, its verb, and the means nouns in it."""

    of: Clause
    group: Group
    verb: int
    span: tuple[int, ...]

    @property
    def grammar(self) -> Grammar:
        """The small words of the language."""
        return self.of.cues.grammar

    @property
    def lemma(self) -> str:
        """The verb as a dictionary has it."""
        return self.of.verb(self.verb)

    @property
    def text(self) -> str:
        """The predicate in the words of the sentence."""
        tokens = self.of.tokens
        return self.of.text[tokens[self.span[0]].start : tokens[self.span[-1]].end]

    @property
    def lemmas(self) -> set[str]:
        """All its words, bent and unbent."""
        tokens = [self.of.tokens[place] for place in self.span]
        return {word.lemma for word in tokens} | {word.low for word in tokens}

    @property
    def inner(self) -> bool:
        """Whether a phrase in it tells what people live through."""
        return bool(phrases(self.of.cues.proof.phrases, self.text).search(self.text))

    @property
    def things(self) -> tuple[int, ...]:
        """Where means are named."""
        return tuple(place for place in self.span if self._thing(place))

    @property
    def direct(self) -> tuple[int, ...]:
        """The means that are an object, and not a setting of what is lived through."""
        lived = not self.group.staff and (
            self.inner or self.lemmas & set(self.of.cues.proof.strong)
        )
        setting = self.of.cues.means.inner_settings if lived else ()
        return tuple(
            place
            for place in self.things
            if not self.of.shared_preposition(place) and not self.of.is_in(place, setting)
        )

    def _thing(self, place: int) -> bool:
        lists, word = self.of.cues, self.of.tokens[place]
        nouns = lists.means.nouns
        acts = word.lemma in known_verbs(self.of.language) and self.of.is_verb(place)
        bent = self.of.language == "en" and word.low.endswith("ing") and word.low not in nouns
        return self.of.is_in(place, nouns) and not acts and not bent


def told(of: Predicate) -> Proof:
    """What a predicate says, by the first of the looks that finds something."""
    for look in _LOOKS:
        found = look(of)
        if found:
            kind, places = found
            shown = dict.fromkeys(of.of.tokens[place].text for place in (of.verb, *places))
            pleased = bool(of.lemmas & set(of.of.cues.proof.satisfied))
            return Proof(kind, of.group, tuple(shown), pleased)
    return Proof("weak", of.group, (of.of.tokens[of.verb].text,))


def _slogan(of: Predicate) -> Told | None:
    return ("slogan", ()) if phrases(of.of.cues.proof.slogans, of.text).search(of.text) else None


def _duty(of: Predicate) -> Told | None:
    lists = of.of.cues.means
    due = {of.lemma, of.of.low(of.verb)} & set(lists.duties)
    near = [place for place in of.span if of.verb <= place <= of.verb + 2]
    words = of.of.tokens[near[0]].start, of.of.tokens[near[-1]].end
    spelled = phrases(lists.duty_phrases, of.of.text[slice(*words)]).search(
        of.of.text[slice(*words)]
    )
    before = {of.of.low(place) for place in range(max(0, of.verb - 4), of.verb)}
    excused = (of.lemmas | before) & set(of.grammar.not_to)
    lived = not of.group.staff and any(
        of.of.verb(place) in of.of.cues.proof.strong and of.of.is_verb(place)
        for place in of.span
        if place != of.verb
    )  # "jongeren moeten zich veilig voelen" wishes them something
    return ("duty", ()) if not lived and (due or (spelled and not excused)) else None


def _score(of: Predicate) -> Told | None:
    of_figures, clause = of.of.cues.figures, of.of
    hit = any(clause.verb(p) in of_figures.score and clause.is_verb(p) for p in of.span)
    return (
        ("score", ())
        if hit and not phrases(of_figures.score_not, of.text).search(of.text)
        else None
    )


def _takes_part(of: Predicate) -> Told | None:
    """Taking part in a means, or settling something with the organisation."""
    means, lemmas = of.of.cues.means, of.lemmas
    if phrases(means.acts_phrases, of.text).search(of.text) or _settles(of):
        return "acts", of.things
    if of.things and phrases(means.with_things, of.text).search(of.text):
        return "acts", of.things
    acts = any(of.of.verb(place) in means.acts for place in of.span)
    lived = lemmas & set(of.of.cues.proof.strong)
    return ("acts", of.things) if acts and (of.things or not lived) else None


def _settles(of: Predicate) -> bool:
    """Whether people arrange something with the organisation: "can register online"."""
    clause, small = of.of, of.of.cues.clauses
    for place in of.span:
        if clause.verb(place) in of.of.cues.means.transactions and clause.is_verb(place):
            before = clause.low(place - 1)
            if clause.language == "nl" or place == of.verb or before in small.auxiliaries:
                return True
    return False


def _goes_on(of: Predicate) -> Told | None:
    """A second predicate that tells what is lived: "are kept informed and feel supported"."""
    strong = set(of.of.cues.proof.strong) - set(of.grammar.able)
    for place in of.span[1:]:
        after = place + 1
        joined = of.of.low(place) in of.grammar.and_ and after in of.span
        if joined and of.of.is_verb(after) and of.of.verb(after) in strong:
            return "strong", (after,)
    return None


def _passive(of: Predicate) -> Told | None:
    """What is done to the group, and whether it is something they live through."""
    if of.lemma not in of.grammar.passive:
        return None
    rest = [p for p in of.span if p > of.verb] or [p for p in of.span if p != of.verb]
    if of.lemma == "get":
        done = rest[:1] and of.of.low(rest[0]).endswith("ed")
        return ("acted", (rest[0],)) if done else None
    lived = [place for place in rest if of.of.low(place) in of.of.cues.proof.experienced]
    if lived:
        return "strong", (lived[0],)
    for place in rest:
        low, word = of.of.low(place), of.of.tokens[place]
        if low in of.of.cues.means.done:
            return "acted", (place,)
        if low in of.of.cues.proof.adjectives or word.lemma in of.of.cues.proof.strong:
            return None
        if _participle(of, place, near=place <= rest[0] + 2):
            return "acted", (place,)
        if of.of.language == "en" and low in of.of.cues.clauses.prepositions:
            return None
    return None


def _participle(of: Predicate, place: int, near: bool) -> bool:
    word = of.of.tokens[place]
    if of.of.language == "en":
        return near and (word.low.endswith("ed") or word.low in of.grammar.past)
    if of.lemma == "worden" and _DUTCH_PARTICIPLE.fullmatch(word.low):
        return True
    bent = word.lemma.endswith("en") and word.low != word.lemma and word.low.startswith(_PREFIXES)
    return bent and (of.lemma == "worden" or word.low.startswith("ge"))


def _has(of: Predicate) -> Told | None:
    """Having or getting proves something only when it is no thing."""
    proof = of.of.cues.proof
    if of.of.low(of.verb + 1) == "to":
        return None
    if of.lemma not in of.grammar.receive and (
        of.lemma not in of.grammar.have or of.lemma in proof.strong
    ):
        return None
    good_or_state = proof.goods + proof.state_nouns
    good = [place for place in of.span if place != of.verb and of.of.is_in(place, good_or_state)]
    direct = of.direct
    if good and not [place for place in direct if place < good[0]]:
        return "strong", (good[0],)
    if direct or of.lemma in of.grammar.receive:
        return "receives", direct
    return None if of.inner else ("none", ())


def _acts_on(of: Predicate) -> Told | None:
    """A means as the object, unless the group lives through it.

    Verbs that prove little, knowing about, and staff are not spared where it is a setting.
    """
    spared = not of.group.staff and (of.inner or of.lemma in of.grammar.live)
    if spared:
        return None
    proof, things = of.of.cues.proof, of.things
    setting = proof.state_nouns if of.group.staff else of.of.cues.means.inner_settings
    if of.group.staff and (of.inner or of.lemma in of.grammar.live):
        return ("acts", of.direct) if of.direct else None
    near = tuple(place for place in things if not of.of.is_in(place, setting))
    if near and (of.group.staff or _knows(of) or of.lemma not in proof.strong + of.grammar.aids):
        return "acts", near
    direct = of.direct
    return ("acts", direct) if direct else None


def _knows(of: Predicate) -> bool:
    """Whether it is knowing of, and not "weten zich te redden", which is being able to."""
    return of.lemma in of.grammar.know and "te" not in of.lemmas


def _sees_staff(of: Predicate) -> Told | None:
    """What staff do, told from the other side: "Patients see a doctor"."""
    staff = of.of.cues.group.staff
    met = tuple(place for place in of.span if of.of.is_in(place, staff))
    seen = (
        of.lemma in of.grammar.meet and not of.group.staff and met and not of.of.preposition(met[0])
    )
    return ("acts", met[:1]) if seen else None


def _lives(of: Predicate) -> Told | None:
    lists, clause = of.of.cues, of.of
    strong = tuple(p for p in of.span if clause.verb(p) in lists.proof.strong and clause.is_verb(p))
    leads = of.lemma in lists.clauses.auxiliaries or not (of.group.staff or of.verb < of.span[0])
    if of.inner or of.lemma in lists.proof.strong or (strong and leads):
        return "strong", strong[:1]
    state = tuple(
        place
        for place in of.span
        if clause.is_in(place, lists.proof.adjectives)
        and (of.lemma not in lists.proof.bland or not clause.preposition(place))
    )
    if of.lemma in of.grammar.be:
        return ("strong", state[:1]) if state else ("none", ())
    return ("strong", state[:1]) if state and not of.group.staff else None


def _bland(of: Predicate) -> Told | None:
    """A verb that tells nothing by itself, with nothing beside it that does."""
    proof, clause = of.of.cues.proof, of.of
    if of.lemma in proof.weak + of.of.cues.clauses.auxiliaries:
        return None
    telling = proof.goods + proof.marks + proof.state_nouns
    if of.of.low(of.group.first) in of.grammar.none or of.of.low(of.group.head) in of.grammar.none:
        return None
    marked = any(place != of.verb and clause.is_in(place, telling) for place in of.span)
    return None if marked or phrases(proof.marks, of.text).search(of.text) else ("none", ())


_LOOKS: tuple[Callable[[Predicate], Told | None], ...] = (
    _slogan, _duty, _score, _takes_part, _goes_on, _passive, _has, _acts_on, _sees_staff, _lives, _bland,
)  # fmt: skip
