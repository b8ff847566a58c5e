"""Soft questions about what is said in a talk (method.md §2, §5.2): never a bar to going on.

Each gives at most one question, with the words that raised it. A figure in a limit raises nothing;
in evidence it is welcome.
"""

from collections.abc import Callable
from typing import Literal

from agendas.coach.cues import Strings, cues, phrases
from agendas.coach.figures import figures
from agendas.coach.sentence.words import MOST_CHARACTERS, plain, words
from agendas.records.said import Language, Record

Said = Literal["evidence", "meaning", "initiative", "indicator"]
NudgeId = Literal[
    "recipe", "to_meaning", "only_verdict", "nobody", "permission", "advice", "bar", "leader_first", "criterion",
]  # fmt: skip


class Nudge(Record, frozen=True, kw_only=True):
    """One soft question: `cue` holds the words that raised it, `say` the question itself."""

    id: NudgeId
    cue: str
    say: str


def lint_frame(text: str, language: Language) -> Nudge | None:
    """Ask of a limit that prescribes whether it is a boundary or a recipe (invariant 5)."""
    lists = cues(language).lints
    seen = plain(text)
    limits = phrases(lists.prescribing_not, seen).search(seen)
    found = phrases(lists.prescribing, seen).search(seen)
    if not found or (limits and limits.start() <= found.start()):
        return None
    return _nudge("recipe", found[0], language)


def leader_first(language: Language) -> Nudge:
    """Ask a leader who speaks first of what something means to let the others begin."""
    return _nudge("leader_first", "", language)


def criterion_call(language: Language) -> Nudge:
    """Offer to talk about a criterion where its figure stays and the goal went out of sight."""
    return _nudge("criterion", "", language)


def lint_said(kind: str, text: str, language: Language, peer: bool = False) -> Nudge | None:
    """Ask softly about a sentence: `kind` is what it was said as, `peer` whether colleagues talk.

    Any other kind than those of `Said` is only looked at for advice and for permission.
    """
    seen = plain(text)
    look = _LOOKS.get(kind)
    found = look(seen, language) if look else None
    if found:
        return _nudge(*found, language)
    lists = cues(language).lints
    if peer and (advice := _hit(lists.advice, seen)):
        return _nudge("advice", advice, language)
    if kind in ("evidence", "meaning", "indicator"):
        return None
    asked = _hit(lists.permission, seen)
    return _nudge("permission", asked, language) if asked else None


_Found = tuple[NudgeId, str] | None


def _evidence(text: str, language: Language) -> _Found:
    lists = cues(language).lints
    cue = _hit(lists.causal, text) or _hit(lists.verdicts, text)
    return ("to_meaning", cue) if cue else None


def _meaning(text: str, language: Language) -> _Found:
    said = [word for word in words(text, language) if not word.is_punctuation]
    if not said:
        return None
    verdicts = cues(language).lints.verdicts_only
    if all(word.low in verdicts for word in said):
        return "only_verdict", text.strip()
    return None


def _initiative(text: str, language: Language) -> _Found:
    lists = cues(language).lints
    if cue := _hit(lists.permission, text):
        return "permission", cue
    cue = _hit(lists.nobody, text)
    return ("nobody", cue) if cue else None


def _indicator(text: str, language: Language) -> _Found:
    cue = _hit(cues(language).lints.bar, text)
    counted = figures(text, words(text, language), language)
    return ("bar", cue) if cue and counted.found else None


_LOOKS: dict[str, Callable[[str, Language], _Found]] = {
    "evidence": _evidence,
    "meaning": _meaning,
    "initiative": _initiative,
    "indicator": _indicator,
}


def _hit(entries: Strings, text: str) -> str:
    found = phrases(entries, text).search(text)
    return found[0] if found else ""


def _nudge(which: NudgeId, cue: str, language: Language) -> Nudge:
    return Nudge(id=which, cue=cue[:MOST_CHARACTERS], say=cues(language).say[which])
