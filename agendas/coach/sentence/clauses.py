"""A sentence taken apart before it is judged (method.md §5.2, steps 1 to 4).

What is cut is blanked, so that every place in the text stays what it was: deadlines, reasons and
the means by which. What follows a purpose is the goal that may be in it.
"""

import re
from functools import cache
from typing import NamedTuple

from agendas.coach.cues import Cues, phrases
from agendas.coach.sentence.clause import CUT
from agendas.records.said import Language

_MONTHS = {
    "nl": r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "en": r"january|february|march|april|may|june|july|august|september|october|november|december",
}
_NUMBER = {
    "nl": r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|tien|twaalf)",
    "en": r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|ten|twelve)",
}
_YEAR = r"20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?"
_DEADLINE = {
    "nl": rf"(?:(?:(?:aan\s+het|tegen\s+het|voor\s+het|op\s+het)\s+)?(?:eind(?:e)?|begin|medio|najaar|voorjaar|half)\s+(?:van\s+)?(?:(?:het|dit|de|komend|volgend)\s+)?(?:{_YEAR}|(?:school|studie|kalender)?jaar|kwartaal|{{months}}|beleidsperiode|planperiode)(?:\s+{_YEAR})?"
    rf"|(?:voor|vóór|uiterlijk|per|vanaf|tot|in|tegen|met\s+ingang\s+van|op)\s+(?:de\s+|het\s+|eind\s+|begin\s+|uiterlijk\s+)*(?:\d{{{{1,2}}}}\s+)?(?:{{months}}|zomer(?:vakantie)?|winter|herfst(?:vakantie)?|kerst(?:vakantie)?|voorjaar|najaar|(?:school|studie)?jaar\s+{_YEAR}|{_YEAR}|(?:eerste|tweede|derde|vierde)\s+kwartaal|volgend\s+(?:school)?jaar|komend\s+(?:school)?jaar)(?:\s+(?:van\s+)?{_YEAR})?"
    r"|(?:aan|op|tegen)\s+het\s+eind(?:e)?\s+van\s+(?:de|het|hun|elk|elke|ieder|iedere)\s+\w+|na\s+afloop(?:\s+van\s+(?:de|het|hun)\s+\w+)?|binnen\s+{number}\s+(?:jaar|maanden|schooljaren)|(?:over|na|gedurende)\s+{number}\s+jaar|{number}\s+jaar\s+(?=na\s)|in\s+(?:een|één)\s+jaar\s+tijd|(?:in\s+)?de\s+komende\s+(?:{number}\s+)?jaren|(?:dit|komend|volgend)\s+(?:school)?jaar|volgende?\s+(?:zomer|herfst|winter))",
    "en": rf"(?:(?:by|before|at|until|from|towards)\s+(?:the\s+)?(?:very\s+)?(?:end|start|beginning|close)\s+of\s+(?:the\s+|this\s+|next\s+|their\s+)?(?:{_YEAR}|(?:school|academic|financial)?\s?year(?:\s+{_YEAR})?|term|summer|quarter|{{months}}|plan|period|placement|reception|key\s+stage\s+\d)(?:\s+{_YEAR})?"
    rf"|(?:by|before|in|from|until|during)\s+(?:the\s+|next\s+|early\s+|late\s+|\d{{{{1,2}}}}\s+|academic\s+year\s+)*(?:{{months}}|summer(?:\s+holidays?)?|autumn|winter|spring|christmas|easter|{_YEAR}|next\s+year)(?:\s+(?:term\s+)?{_YEAR})?"
    r"|(?:by|at)\s+the\s+end\s+of\s+(?:the|their|this|each|every)\s+\w+|within\s+(?:the\s+next\s+)?{number}\s+(?:years?|months?|terms?)|in\s+{number}\s+years'?(?:\s+time)?|{number}\s+years\s+(?:on|later|from\s+now)|after\s+{number}\s+years|over\s+the\s+(?:next|coming)\s+(?:{number}\s+)?(?:years?|months?)|(?:this|next)\s+(?:school\s+|academic\s+)?year|each\s+year\s+by)",
}  # fmt: skip
_LONGEST_WISH = 80


class Sentence(NamedTuple):
    """A sentence in parts: `judged` is what remains to look at, blank where something was cut.

    `purpose` is the place where a purpose begins, or -1; `reason`, `tail` and `deadline` are the
    words that were cut. `wished` is true after "we want …", where an infinitive may follow.
    """

    judged: str
    purpose: int = -1
    purpose_end: int = -1
    reason: str = ""
    tail: str = ""
    deadline: str = ""
    wished: bool = False


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + CUT * (end - start) + text[end:]


@cache
def _deadline(language: Language) -> re.Pattern[str]:
    wording = _DEADLINE[language].format(months=_MONTHS[language], number=_NUMBER[language])
    return re.compile(rf"(?<!\w){wording}(?!\w)", re.IGNORECASE)


def take_apart(text: str, cues: Cues, language: Language) -> Sentence:
    """Cut a sentence into what is judged and what stands beside it."""
    judged, deadlines = text, []
    for found in _deadline(language).finditer(text):
        deadlines.append(found[0])
        judged = _blank(judged, *found.span())
    judged, reason = _reason(judged, cues)
    judged, wished = _wish(judged, cues)
    judged, tail = _tail(judged, cues, language)
    purpose = phrases(cues.clauses.purpose, judged).search(judged)
    start, end = purpose.span() if purpose else (-1, -1)
    return Sentence(judged, start, end, reason, tail, ", ".join(deadlines), wished)


def _wish(text: str, cues: Cues) -> tuple[str, bool]:
    """Cut "we want", "our aim is that", "wij zorgen ervoor dat"."""
    for entries in (cues.clauses.wish, cues.clauses.aims):
        found = phrases(entries, text).search(text) or _bare(entries, text)
        if found and _alone(text[: found.start()]):
            rest = _blank(text, 0, found.end())
            return rest, True
    if cues.clauses.wish_heads:
        head = phrases(cues.clauses.wish_heads, text).search(text)
        that = head and re.compile(rf"\b{cues.clauses.that}\b", re.IGNORECASE).search(
            text, head.end()
        )
        if head and that and that.end() - head.start() <= _LONGEST_WISH:
            return _blank(text, 0, that.end()), True
    return text, False


def _bare(entries: tuple[str, ...], text: str) -> re.Match[str] | None:
    starts = [re.escape(entry) for entry in entries if entry.endswith(":")]
    return re.match(rf"\s*(?:{'|'.join(starts)})", text, re.IGNORECASE) if starts else None


def _alone(head: str) -> bool:
    """Whether nothing but a few opening words stands before a wish."""
    return len(head.split()) <= 3


def _reason(text: str, cues: Cues) -> tuple[str, str]:
    found = phrases(cues.clauses.reason, text).search(text)
    if not found or re.match(r"\s*(?:\d|last|the\s+start)", text[found.end() :]):
        return text, ""
    end = len(text)
    if not text[: found.start()].strip(f" ,{CUT}"):
        comma = text.find(",", found.end())
        if comma < 0:
            return text, ""
        end = comma + 1
    return _blank(text, found.start(), end), text[found.start() : end].strip(f" .,{CUT}")


def _tail(text: str, cues: Cues, language: Language) -> tuple[str, str]:
    """Cut the means by which; after it the sentence may go on at a comma, or in Dutch at a verb."""
    found = phrases(cues.clauses.tail, text).search(text)
    if not found:
        by = (
            r"\bdoor\b[^,.;]{0,80}?\bte\s+\w+en\b|\bdoor\s+het\s+\w+en\b"
            if language == "nl"
            else r"\bby\s+\w{3,}ing\b"
        )
        found = re.search(by, text, re.IGNORECASE)
    if not found:
        return text, ""
    leads = not text[: found.start()].strip(f" ,{CUT}")
    purpose = phrases(cues.clauses.purpose, text).search(text, found.end())
    end = purpose.start() if purpose else len(text)
    if leads:
        comma = text.find(",", found.end())
        if comma >= 0:
            end = comma + 1
        else:
            return text, found[0] if language == "nl" else ""
    elif (comma := text.find(",", found.end())) >= 0:
        end = min(end, comma)
    return _blank(text, found.start(), end), text[found.start() : end].strip(f" .,{CUT}")
