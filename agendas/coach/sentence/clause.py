"""One clause as it is read: its words, the lists that go with its language, and what stands where."""

from functools import cache
from typing import NamedTuple

from agendas.coach.cues import Cues, Strings, cues, matches
from agendas.coach.sentence.words import Word, lemma, words
from agendas.records.said import Language

CUT = "\t"  # stands where something was cut; a blank, and `plain` leaves none of it in a text
_REACH = 4
_NEAR_THE_START = 3
_BEFORE_A_VERB = (
    "to", "meer", "minder", "more", "less", "geen", "all", "both", "die", "dat", "steeds", "that", "those", "zijn",
)  # fmt: skip


class Clause(NamedTuple):
    """A text, its words in order, and the lists of its language."""

    text: str
    tokens: tuple[Word, ...]
    cues: Cues
    language: Language

    def low(self, place: int) -> str:
        """The word at a place in small letters, or "" where there is none."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def is_in(self, place: int, entries: Strings) -> bool:
        """Whether the word at a place is in a list, also as the head of a compound."""
        never = self.cues.group.not_compounds
        return matches(self.tokens[place], entries, self.language, never)

    def is_function_word(self, place: int) -> bool:
        """Whether a word cannot be part of a noun with what stands before it."""
        of, low = self.cues.clauses, self.low(place)
        return (
            low in of.prepositions
            or low in of.openers
            or low in of.pronouns
            or low in self.cues.own.actors
            or (low in of.relatives + of.adverbs and low not in of.determiners)
        )

    def is_verb(self, place: int) -> bool:
        """Whether a word acts as a verb here, as far as its form and its neighbours tell."""
        word, of = self.tokens[place], self.cues.clauses
        if self.language == "en" and self.low(place + 1) in self.cues.grammar.workers:
            return False
        if word.is_punctuation or word.low in of.not_verbs or word.low in of.prepositions:
            return False
        before = self.low(place - 1)
        if before in of.prepositions + of.determiners and before not in _BEFORE_A_VERB:
            return False
        known = {word.lemma, word.low} & known_verbs(self.language)
        if self.language == "en":
            # "bring" and "sing" end like a participle and are none
            participle = word.low.endswith("ing") and word.low != word.lemma
            return bool(known) and not participle and not word.low.endswith(("'s", "'"))
        if word.low.endswith(("enend", "igend", "erend", "end", "ende")) and self.language == "nl":
            return False  # a participle that qualifies a noun: "uitnodigend"
        if word.lemma == word.low and word.low.endswith("en") and inflects_in_dutch(word.low):
            return True
        bent = word.lemma != word.low and word.low.endswith(("t", "d", "en"))
        return bool(known) or (bent and word.lemma.endswith(("en", "aan", "ien", "oen")))

    def verb(self, place: int) -> str:
        """The verb at a place as a dictionary has it, where its form could be a noun's too."""
        word = self.tokens[place]
        known = known_verbs(self.language)
        last = self.low(self.end(place) - 1)
        if (
            self.language == "nl"
            and last in self.cues.grammar.particles
            and last + word.lemma in known
        ):
            return last + word.lemma  # "vullen … in"
        return word.low if word.lemma not in known and word.low in known else word.lemma

    def noun_phrase_start(self, head: int) -> int:
        """The place where the words before a noun that belong to it begin."""
        first = head
        while first > 0 and head - first < _REACH and not self.cut_before(first):
            if (
                self.tokens[first - 1].is_punctuation
                or self.is_function_word(first - 1)
                or self.is_verb(first - 1)
            ):
                break
            if self._acts_on(first - 1):
                break
            first -= 1
            if self.low(first) in self.cues.clauses.determiners:
                break
        return first

    def cut_before(self, place: int) -> bool:
        """Whether something was cut between a word and the one before it."""
        return CUT in self.text[self.tokens[place - 1].end : self.tokens[place].start]

    def _acts_on(self, place: int) -> bool:
        """Whether an English word acts on the noun after it: "ensures pupils", "Helping pupils"."""
        word = self.tokens[place]
        bent = word.low.endswith("s") and word.lemma != word.low and "'" not in word.low
        gerund = word.low.endswith("ing") and {word.lemma, word.low} & known_verbs("en")
        return self.language == "en" and (bent or bool(gerund and place == self.start(place)))

    def preposition(self, head: int) -> str:
        """The preposition a noun stands behind, which makes it a setting and no object, or ""."""
        before = self.low(self.noun_phrase_start(head) - 1)
        return before if before in self.cues.clauses.prepositions else ""

    def shared_preposition(self, head: int) -> bool:
        """As `preposition`, also for the later ones of a list: "in education, employment or training"."""
        while not self.preposition(head):
            before = self.noun_phrase_start(head) - 1
            if self.low(before) not in ("en", "of", "and", "or", ",") or before < 1:
                return False
            head = before - 1
        return True

    def made(self, head: int) -> bool:
        """Whether a noun is what an infinitive at the start makes: "Het ontwikkelen van een lijn"."""
        place = self.noun_phrase_start(head) - 1
        if self.low(place) not in self.cues.grammar.made_of or place > _NEAR_THE_START:
            return False
        making = self.low(place - 1)
        return making in self.cues.grammar.making or making.endswith(self.cues.grammar.making_ends)

    def end(self, place: int) -> int:
        """The place of the sign that ends the clause in which a word stands."""
        while place < len(self.tokens) and not self.tokens[place].ends_clause:
            place += 1
        return place

    def start(self, place: int) -> int:
        """The place of the first word of the clause in which a word stands."""
        while place > 0 and not self.tokens[place - 1].ends_clause:
            place -= 1
        return place


def clause(text: str, language: Language) -> Clause:
    """A text as a clause; what was blanked in it is not seen."""
    return Clause(text, words(text, language), cues(language), language)


@cache
def known_verbs(language: Language) -> frozenset[str]:
    """Every verb that stands in a list."""
    of = cues(language)
    return frozenset(
        of.proof.strong + of.proof.weak + of.proof.bland + of.clauses.auxiliaries + of.means.verbs + of.means.acts
        + of.means.duties + of.figures.score + of.figures.verbs
    ) | ({"is", "are", "was", "were", "has", "does"} if language == "en" else set())  # fmt: skip


@cache
def inflects(low: str) -> bool:
    """Whether an English word that is in no list inflects as verbs do: "flourish", "flourished"."""
    stem = lemma(low, "en")
    past = stem + ("d" if stem.endswith("e") else "ed")
    forms = (past, stem + stem[-1:] + "ed", stem[:-1] + "ied")
    return any(lemma(form, "en") == stem for form in forms)


@cache
def inflects_in_dutch(low: str) -> bool:
    """Whether a Dutch word in -en inflects as verbs do: "verlaten", "verlaat"."""
    stem = low[:-2].replace("ë", "e")
    if len(stem) < 2:
        return False
    single = stem[:-1] if stem[-1] == stem[-2] else stem
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    stems = (single, hard, hard[:-1] + hard[-2] + hard[-1])
    forms = [bent for form in stems for bent in (form.removesuffix("t") + "t", f"ge{form}t")]
    return any(lemma(form, "nl") == low for form in forms)
