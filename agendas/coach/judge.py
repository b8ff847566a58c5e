"""The verdict on one sentence, in the method's order (method.md §5.2).

Means goes before target, for a cut of a tenth is a limited means that happens to have a figure;
target goes before result, for in "90% of patients …" the share is the core.
"""

from typing import Literal, NamedTuple, cast

from agendas.coach.classifier import Heard, hear
from agendas.coach.cues import cues, phrases
from agendas.coach.figures import Figures, figures
from agendas.coach.groups import Group, groups, said
from agendas.coach.nominal import nominal
from agendas.coach.predicate import Proof
from agendas.coach.proof import proofs, subject
from agendas.coach.sentence.clause import Clause, clause
from agendas.coach.sentence.clauses import Sentence, take_apart
from agendas.records.said import Language

_LONGEST_SUBJECT = 6
Verdict = Literal["result", "target", "means", "no-target-group", "unclear"]


class Judgement(NamedTuple):
    """What was found in one sentence: the verdict, the group, the words that led to it, flags.

    `quote` is what a question can take up: the figure, the means or the people, in its own words.
    `sure` is false where goal and no goal are about as likely.
    """

    verdict: Verdict
    group: str = ""
    found: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    split: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    sure: bool = True


def judge(text: str, language: Language) -> Judgement:
    """Judge one sentence: by rule, and then by what a classifier hears in it.

    A limit stays a limit, and a result that the rules heard beside a figure is no target. For the
    rest the rules' verdict is one voice, which weighs most where they found a target or a means.
    """
    ruled = by_rule(text, language)
    of = clause(text, language)
    finding = ruled
    if "limit" not in ruled.flags:
        heard = hear(of, ruled.verdict, ruled.flags)
        proved = ruled.verdict == "result" and "weak" not in ruled.flags
        finding = ruled._replace(sure=heard.sure or proved)
        beside = ruled.verdict == "result" and "figure" in ruled.flags
        if heard.verdict != ruled.verdict and not (beside and heard.verdict == "target"):
            finding = _overruled(of, ruled, heard)
    return finding._replace(quote=_quote(of, finding))


def _quote(of: Clause, finding: Judgement) -> str:
    """The words of a sentence that a question about it takes up, or ""."""
    if not finding.sure and not finding.group:
        named = groups(of)
        return said(named[0], of) if named else ""
    if finding.verdict == "result":
        sums_up = {word.low for word in of.tokens if word.text in finding.group.split()}
        every = {*of.cues.grammar.whole, *of.cues.grammar.none}
        return "" if sums_up & every else finding.group
    if finding.verdict == "target":
        figure = next((part for part in finding.found if any(map(str.isdigit, part))), "")
        return figure.removesuffix(" van").removesuffix(" of").strip()
    if finding.verdict == "means":
        own = phrases(of.cues.own.phrases, of.text)
        for thing in _things(of):
            start, end = of.tokens[of.noun_phrase_start(thing)].start, of.tokens[thing].end
            if not own.search(of.text[start:end]):
                return of.text[start:end]
        return ""
    return finding.found[0] if finding.verdict == "unclear" and finding.found else ""


def _overruled(of: Clause, ruled: Judgement, heard: Heard) -> Judgement:
    """What there is to show for a verdict that the rules did not give."""
    flags = tuple(flag for flag in ruled.flags if flag not in ("means", "staff_group", "weak"))
    finding = Judgement(
        cast(Verdict, heard.verdict), flags=flags, split=ruled.split, sure=heard.sure
    )
    named = groups(of)
    if heard.verdict == "result":
        among = [group for group in named if not group.after and not group.owner] or named
        group = next((g for g in among if not g.staff), among[0] if among else None)
        who = said(group, of) if group else _subject(of)
        if not who:
            return ruled._replace(sure=False)
        more = ("staff_group",) if group and group.staff else ()
        return finding._replace(group=who, found=(who,), flags=flags + more)
    if heard.verdict == "means":
        return finding._replace(found=_means(of).found, flags=(*flags, "means"))
    if heard.verdict == "target":
        return finding._replace(found=figures(of.text, of.tokens, of.language).found)
    if heard.verdict == "unclear" and named:
        return finding._replace(found=(of.tokens[named[0].head].text,))
    return finding


def _subject(of: Clause) -> str:
    """Who a sentence is about as far as word order tells: what stands before its first verb."""
    verb = next((place for place in range(len(of.tokens)) if of.is_verb(place)), 0)
    first = 0
    while first < verb and of.low(first) in of.cues.clauses.determiners:
        first += 1
    words = range(first, verb)
    if not 0 < len(words) <= _LONGEST_SUBJECT or any(
        of.is_function_word(place) for place in words[:1]
    ):
        return ""
    return of.text[of.tokens[first].start : of.tokens[verb - 1].end].rstrip(" ,")


def by_rule(text: str, language: Language) -> Judgement:
    """Judge one sentence by the rules alone."""
    lists = cues(language)
    parts = take_apart(text, lists, language)
    flags = tuple(
        flag
        for flag, there in (
            ("deadline", parts.deadline), ("reason", parts.reason), ("means_tail", parts.tail),
        )
        if there
    )  # fmt: skip
    split: tuple[tuple[str, str], ...] = ()
    if parts.reason:
        split += (("evidence", parts.reason),)
    if parts.purpose >= 0:
        finding = _with_purpose(parts, language)
        flags += ("purpose",)
        split = _offers(text, parts) + split
    else:
        whole = clause(parts.judged, language)
        finding = _verdict(whole, parts.wished)
        if finding.verdict == "target":
            finding = _beside_a_figure(whole, parts.wished) or finding
    return finding._replace(flags=tuple(dict.fromkeys(finding.flags + flags)), split=split)


def _offers(text: str, parts: Sentence) -> tuple[tuple[str, str], ...]:
    head, goal = text[: parts.purpose].strip(" ,.|"), text[parts.purpose_end :].strip(" ,.|")
    offers = (("goal", goal), ("initiative", head))
    return tuple(offer for offer in offers if offer[1])


def _with_purpose(parts: Sentence, language: Language) -> Judgement:
    """What follows the purpose is the goal candidate; what precedes it gives way to a proof."""
    gap = " " * parts.purpose_end
    before = clause(parts.judged[: parts.purpose], language)
    named = groups(before)
    known = next((g for g in named if not g.staff), named[0] if named else None)
    after = clause(gap + parts.judged[parts.purpose_end :], language)
    finding = _verdict(after, parts.wished, known, before)
    if finding.verdict in ("result", "target") or not before.tokens:
        return finding
    first = _verdict(before, parts.wished)
    if first.verdict in ("result", "target", "means") or finding.verdict == "no-target-group":
        return first
    return finding


def _beside_a_figure(of: Clause, wished: bool) -> Judgement | None:
    """A result in a clause of its own: "Residents feel safe, and burglaries fall by a tenth"."""
    for word in of.tokens:
        if word.low not in (",", *of.cues.grammar.and_):
            continue
        left, right = of.text[: word.start], " " * word.end + of.text[word.end :]
        for part, other in ((left, right), (right, left)):
            own = clause(part, of.language)
            if _has_verb(own) and _has_verb(clause(other, of.language)):
                finding = _verdict(own, wished)
                if finding.verdict == "result":
                    return finding._replace(flags=(*finding.flags, "figure"))
    return None


def _verdict(
    of: Clause, wished: bool, known: Group | None = None, before: Clause | None = None
) -> Judgement:
    counted = figures(of.text, of.tokens, of.language)
    said_of = proofs(of, wished, known)
    proof = next((p for p in said_of if p.result), None)
    finding = (
        _limited(of, counted, proof)
        or _own(of, counted, said_of)
        or _of_group(of, counted, said_of, proof, before)
        or _rest(of, counted)
    )
    flags = finding.flags + (("figure",) if counted.found else ())
    flags += ("comparison",) if counted.comparison else ()
    return finding._replace(flags=flags + (() if _has_verb(of) else ("no_verb",)))


def _has_verb(of: Clause) -> bool:
    return any(of.is_verb(place) for place in range(len(of.tokens)))


def _things(of: Clause) -> tuple[int, ...]:
    """The means nouns that are subject or object."""
    nouns = of.cues.means.nouns
    return tuple(
        place
        for place in range(len(of.tokens))
        if of.is_in(place, nouns)
        and (of.language == "nl" or of.low(place) in nouns or not of.low(place).endswith("ing"))
        and (not of.shared_preposition(place) or of.made(place))
        and not of.is_verb(place)
    )


def _deeds(of: Clause) -> tuple[str, ...]:
    """The words that say that a means is taken."""
    lists = of.cues.means
    verbs = [
        word.text
        for place, word in enumerate(of.tokens)
        if {word.lemma, word.low} & {*lists.verbs, *lists.done}
        and (place == 0 or of.language == "nl" or not word.low.endswith("ing"))
    ]
    return (*verbs, *(hit[0] for hit in phrases(lists.states, of.text).finditer(of.text)))


def _means(of: Clause, *more: str, limit: bool = False) -> Judgement:
    words = tuple(of.tokens[place].text for place in _things(of)) + _deeds(of) + more
    flags = ("means", "limit") if limit else ("means",)
    return Judgement("means", "", tuple(dict.fromkeys(words)), flags)


def _limited(of: Clause, counted: Figures, proof: Proof | None) -> Judgement | None:
    """A share of people is a target; money or posts as the matter are a limited means."""
    if counted.share and not _money(of):
        return Judgement("target", "", counted.found)
    if _money(of) and not (proof and proof.kind == "strong"):
        shrinks = counted.found or phrases(of.cues.lints.limiting, of.text).search(of.text)
        cuts = any(word.lemma in of.cues.grammar.cuts for word in of.tokens)
        return _means(of, limit=bool(shrinks or cuts))
    return None


def _money(of: Clause) -> bool:
    return any(
        (of.is_in(place, of.cues.means.money) and not of.preposition(place))
        or of.tokens[place].lemma in of.cues.grammar.saves
        for place in range(len(of.tokens))
    )


def _own(of: Clause, counted: Figures, said_of: tuple[Proof, ...]) -> Judgement | None:
    """The own organisation as the one who acts."""
    first = min((p.group.first for p in said_of), default=len(of.tokens))
    actor = _actor(of, first)
    there = phrases(of.cues.own.there, of.text).search(of.text)
    if there and (_things(of) or _deeds(of) or of.language == "nl"):
        return _means(of, there[0])
    if actor is None:
        return None
    word, verb = actor
    things, deeds = _things(of), _deeds(of)
    if counted.found and not deeds and (counted.counted or not things):
        return Judgement("target", "", counted.found)
    if not things and not deeds and verb in of.cues.grammar.copulas:
        return None
    found = _means(of, word)
    return found._replace(flags=(*found.flags, "own"))


def _actor(of: Clause, before: int) -> tuple[str, str] | None:
    """The own organisation where it is the subject of the main clause, and the lemma of its verb."""
    places = [place for place, word in enumerate(of.tokens) if word.low in of.cues.own.actors]
    for hit in phrases(of.cues.own.phrases, of.text).finditer(of.text):
        places.append(next(p for p, word in enumerate(of.tokens) if word.start >= hit.start()))
    for place in sorted(places):
        if place < before and (_acts(of, place) or subject(of, of.noun_phrase_start(place))[0]):
            verbs = [p for p in range(len(of.tokens)) if of.is_verb(p)]
            near = min(verbs, key=lambda p: abs(p - place), default=None)
            does = "" if near is None or _sets_out(of, place, near) else of.verb(near)
            return of.tokens[place].text, does
    return None


def _acts(of: Clause, place: int) -> bool:
    """Whether "we" or "wij" stands in a main clause: it can be nothing but a subject."""
    small = of.cues.clauses
    inside = of.low(place - 1) in small.openers + small.relatives
    return of.low(place) in of.cues.own.actors and not inside


def _sets_out(of: Clause, place: int, verb: int) -> bool:
    """Whether a copula is none: "is going to plant", or the verb of another clause."""
    between = range(min(place, verb), max(place, verb))
    if any(of.low(step) == "," for step in between):
        return True
    return of.low(verb + 1) in of.cues.grammar.sets_out


def _of_group(
    of: Clause,
    counted: Figures,
    said_of: tuple[Proof, ...],
    proof: Proof | None,
    before: Clause | None,
) -> Judgement | None:
    """What is said of a group that is the subject."""
    first = said_of[0] if said_of else None
    if first and first.kind == "score":
        return Judgement("target", "", (*counted.found, *first.words), ("figure",))
    if first and first.kind in ("acted", "receives", "acts", "duty"):
        if counted.bar and first.kind != "duty":
            return Judgement("target", "", counted.found)
        return _means(of, *first.words)
    if proof and not (_things_before(of, proof)):
        if counted.found:
            return Judgement("target", "", counted.found)
        return _result(of, proof, before)
    if first and first.group.staff and first.kind != "slogan":
        return _means(of, *first.words)
    growing = nominal(of)
    if growing and not counted.share and not _has_digit(counted):
        return _result(of, growing, before)
    return None


def _has_digit(counted: Figures) -> bool:
    return any(any(char.isdigit() for char in part) for part in counted.found)


def _things_before(of: Clause, proof: Proof) -> bool:
    """Whether a means is the subject or object of what stands before the group."""
    before = [place for place in _things(of) if place < proof.group.first]
    verbs = [place for place in range(proof.group.first) if of.is_verb(place)]
    where = of.low(proof.group.first - 1) in of.cues.grammar.where
    if (
        where
        and verbs
        and of.tokens[verbs[0]].lemma in of.cues.grammar.copulas
        and len(before) == 1
    ):
        return before[0] > verbs[0]
    return bool(before)


def _result(of: Clause, proof: Proof, before: Clause | None) -> Judgement:
    group = proof.group
    at = of
    if (before is not None and not of.low(group.head)) or (
        before and of.low(group.head) in of.cues.grammar.people
    ):
        named = groups(before)
        known = next((g for g in named if not g.staff), named[0] if named else None)
        at, group = (before, known) if known else (of, group)
    who = said(group, at)
    flags: tuple[str, ...] = ("staff_group",) if group.staff else ()
    flags += ("weak",) if proof.kind == "weak" else ()
    flags += ("satisfied",) if proof.satisfied else ()
    return Judgement("result", who, (at.tokens[group.head].text, *proof.words), flags)


def _described(of: Clause, things: tuple[int, ...], counted: Figures) -> bool:
    """Whether a means is only said to be good, or to be there for somebody."""
    if counted.found:
        return False
    verbs = [place for place in range(len(of.tokens)) if of.is_verb(place)]
    if not verbs:
        soft = all(of.is_in(place, of.cues.means.inner_settings) for place in things)
        return soft or bool(groups(of) and phrases(of.cues.proof.mentions, of.text).search(of.text))
    after = [of.low(verbs[0] + 1), of.low(verbs[0] + 2)]
    if any(
        low.endswith("ed") or (low.startswith("ge") and low.endswith(("d", "t"))) for low in after
    ):
        return False
    good = of.verb(verbs[0]) in of.cues.grammar.describes
    return good and all(place < verbs[0] for place in things)


def _rest(of: Clause, counted: Figures) -> Judgement:
    """Nothing is proved: a means, a target, nobody named, or not clear what is different."""
    things, deeds, named = _things(of), _deeds(of), groups(of)
    verbs = tuple(w.text for w in of.tokens if w.lemma in of.cues.figures.verbs)
    if counted.counted and not deeds:
        return Judgement("target", "", counted.found)
    if deeds or (things and not _described(of, things, counted)):
        return _means(of)
    if counted.found:
        return Judgement("target", "", counted.found)
    if verbs and any(of.is_verb(p) for p in range(len(of.tokens))):
        return Judgement("target", "", verbs, ("figure",))
    if not named:
        return Judgement("no-target-group")
    return Judgement("unclear", "", (of.tokens[named[0].head].text,))
