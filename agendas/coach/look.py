"""The coach's look at a goal: one question, and the ways out (method.md §5).

It never blocks, grades or rewords; whoever wrote the sentence may overrule it with one key.
"""

import re
from typing import Literal

from agendas.coach.cues import cues
from agendas.coach.judge import Judgement, Verdict, judge
from agendas.coach.sentence.words import plain
from agendas.records.said import Language, Record

Exit = Literal["keep", "reword", "to-frame", "to-indicator", "to-initiative"]
_MOST_SENTENCES = 12
_LONGEST_QUOTE = 60
_SENTENCE = re.compile(r"[^.!?;|]*(?:[.!?;|](?!\s|$)[^.!?;|]*)*[.!?;|]*")


class Look(Record, frozen=True, kw_only=True):
    """What the coach sees in a text, and the one question it asks.

    `target_group` is the group something is different for, in the words of the text, or "";
    `found` the words that led to the verdict; `split` offers parts of the text, each with what it
    may be: "goal", "initiative" or "evidence". Where `sure` is false goal and no goal are about as
    likely: the verdict is the likelier one, and the question asks whether the text was read well.
    """

    text: str
    language: Language
    verdict: Verdict
    sure: bool = True
    target_group: str = ""
    found: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    ask: str
    exits: tuple[Exit, ...]
    split: tuple[tuple[str, str], ...] = ()


def look(text: str, language: Language, people: str = "") -> Look:
    """Look at a goal as it was typed. Any text gets an answer; only its beginning is looked at.

    `people` is the team's own word for the people it is for ("pupils"), which a question uses that is
    about colleagues or names nobody.
    """
    finding = _weigh([judge(part, language) for part in _sentences(plain(text))])
    return Look(
        text=text,
        language=language,
        verdict=finding.verdict,
        sure=finding.sure,
        target_group=_as_typed(text, finding.group),
        found=tuple(filter(None, (_as_typed(text, part) for part in finding.found))),
        flags=_flags(finding),
        ask=_ask(finding, _in_a_line(_as_typed(text, finding.quote)), language, people),
        exits=_exits(finding),
        split=tuple((kind, _as_typed(text, part)) for kind, part in finding.split),
    )


def _sentences(text: str) -> list[str]:
    found = [hit[0].strip() for hit in _SENTENCE.finditer(text)]
    return [part for part in found if any(map(str.isalnum, part))][:_MOST_SENTENCES]


def _weigh(findings: list[Judgement]) -> Judgement:
    """Of several sentences the first that says something counts."""
    if not findings:
        return Judgement("no-target-group")
    telling = [f for f in findings if f.verdict not in ("no-target-group", "unclear")]
    return telling[0] if telling else findings[0]


def _flags(finding: Judgement) -> tuple[str, ...]:
    specific = ("too_specific",) if _too_specific(finding.flags) else ()
    return tuple(dict.fromkeys(finding.flags + specific))


def _too_specific(flags: tuple[str, ...]) -> bool:
    method = "means" in flags or "means_tail" in flags
    return method and "figure" in flags and "deadline" in flags


def _ask(finding: Judgement, quote: str, language: Language, people: str) -> str:
    """The question in words: it takes up what was read, where that can be said shortly."""
    asked, key = cues(language).ask, _question(finding)
    people = " ".join(people.split())
    if not 0 < len(people) <= _LONGEST_QUOTE:
        people = ""
    elif f"{key}_people" in asked:
        key += "_people"
    short = 0 < len(quote) <= _LONGEST_QUOTE
    if not short and f"{key}_bare" in asked:
        key += "_bare"
    return asked[key].replace("{people}", people or asked["people"]).replace("{words}", quote)


def _in_a_line(quote: str) -> str:
    """Words as they stand within a sentence: the capital with which a text began is gone."""
    line = " ".join(quote.split())
    return line[:1].lower() + line[1:] if line[1:2].islower() or line[1:2] == " " else line


def _question(finding: Judgement) -> str:
    if finding.verdict == "means" and "limit" in finding.flags:
        return "limit"
    if not finding.sure:
        return "unsure"
    if _too_specific(finding.flags):
        return "too_specific"
    if finding.verdict != "result":
        return finding.verdict
    if "staff_group" in finding.flags:
        return "staff"
    return "satisfied" if "satisfied" in finding.flags else "result"


def _exits(finding: Judgement) -> tuple[Exit, ...]:
    if not finding.sure:
        return ("keep", "reword", "to-initiative")
    if finding.verdict == "result":
        return ("keep",)
    if finding.verdict == "target":
        return ("reword", "to-indicator")
    if finding.verdict == "means":
        return (
            ("to-frame",) if "limit" in finding.flags else ("reword", "to-initiative", "to-frame")
        )
    return ("reword",)


def _as_typed(text: str, part: str) -> str:
    """A part of the plain text as it stands in the text, or "" when it cannot be shown."""
    place = plain(text).find(part) if part else -1
    return text[place : place + len(part)] if place >= 0 else ""
