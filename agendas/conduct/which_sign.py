"""Which of several signs words are about: the one that they name, else the one last spoken of.

A sign is named by a word that no other sign has, or by its number: "2, …" where they stand numbered,
and "sign 2 …" anywhere (conversation.md §4).
"""

import re
from collections.abc import Collection, Sequence

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import earlier_signs
from agendas.named_sign import SIGN, NamedSign
from agendas.parsing.choices import says_why
from agendas.parsing.late_regex import late_regex
from agendas.parsing.said_figure import NUMBER_WORD, figure_in
from agendas.slots.slots import Slot
from agendas.text import in_short, one_line

_NUMBER = re.compile(r"\s*(\d)\s*,\s*(?=[^\W\d])")
_IN_LIST = re.compile(r"\s*(\d{1,2})\s*[,:]\s*(?=[^\W\d])")
_COUNTS_ON = late_regex(  # behind "2, …" where that is how many somebody expected
    r"\s*\d\s*,\s*(?:(?:en|and)\s+)?(?:(?:no|not|niet|geen)\s+(?:more|less|fewer|meer|minder|an?|one|een|één)"
    r"|at\s+(?:the\s+)?(?:most|least)|op\s+(?:zijn|z['’]n)|hooguit|hoogstens|minstens|maximaal|max|of|or|to|tot|out|per"
    r"|(?:more|less|fewer|meer|minder)\s+(?:niet|or|of|(?:than|dan)\s+(?:that|dat))|zoals|like|as|net\s+als"
    rf"|denk|dacht|(?:maybe|perhaps|misschien)\s+(?:\d|{NUMBER_WORD}))\b",
    re.I,
)
_REASON = re.compile(r"\s*(\d{1,2})(?:\s*[,:.;–—-]\s*|\s+(?!since\b))(?=[^\W\d])", re.I)
_ADDRESS = re.compile(rf"\s*{SIGN}\s*(?::\s*|,\s*(?=[^,]*\Z))(?=[^\W\d])", re.I)


def signs_for(lines: TalkLines, slot: Slot, place: int | None = None) -> tuple[NamedSign, ...]:
    """The signs that what answers a question may be about, in order; of earlier talks where it takes those."""
    if "sign" not in (slot.of, slot.tied):
        return ()
    place = lines.talk.place if place is None else place
    earlier = (
        earlier_signs(lines, place) if slot.line in ("remark", "expectation", "ground") else ()
    )
    before = [NamedSign(one.id, one.text) for one in earlier]
    return (*before, *(NamedSign(one.id, one.text) for one in lines.of("sign", place)))


def are_numbered(slot: Slot, signs: Sequence[NamedSign]) -> bool:
    """Whether signs stand numbered above a question: a number chooses none where it is an answer."""
    takes = slot.of == "sign" and not slot.choices and slot.line in ("why", "misses", "remark")
    return takes and 1 < len(signs) < 10


def above(slot: Slot, signs: Sequence[NamedSign], most: int = 40) -> str:
    """The signs as they stand above a question about one of them, each in `most` letters; "" for one alone."""
    if len(signs) < 2:
        return ""
    told = [f"“{in_short(one_line(sign.text), most)}”" for sign in signs]
    if are_numbered(slot, signs):
        told = [f"{number} {words}" for number, words in enumerate(told, 1)]
    return " · ".join(told)


def behind_number(words: str, slot: Slot, signs: Sequence[NamedSign]) -> tuple[str, str]:
    """The id of the sign whose number words begin with, and the words behind it; "" and the words else.

    "sign 2: …" addresses it as a name does, and so does "sign 2, …" where no other comma may have it tell
    more ("sign 2, the walk-in, says little"). In what somebody expected "2, quiet" does, and "2, no more" is
    what they expected.
    """
    called = _ADDRESS.match(words) if len(signs) > 1 else None
    expects = slot.line == "expectation" and len(signs) > 1 and not _COUNTS_ON.match(words)
    numbered = _NUMBER.match(words) if expects or are_numbered(slot, signs) else None
    found = called or numbered
    rest = words[found.end() :] if found else words
    number = int(found[1]) if found else 0
    counts = not (called or expects) and figure_in(rest)[0]  # "2, at most 3" counts
    if not 1 <= number <= len(signs) or counts:
        return "", words
    return signs[number - 1].id, rest


def in_list(words: str) -> tuple[int, str]:
    """The number of a list that words open with, and the words behind it; 0 and the words where it counts.

    >>> in_list("3, the fathers stay"), in_list("3: they stay"), in_list("3, no more than that")
    ((3, 'the fathers stay'), (3, 'they stay'), (0, '3, no more than that'))
    """
    found = None if _COUNTS_ON.match(words) else _IN_LIST.match(words)
    return (int(found[1]), words[found.end() :]) if found else (0, words)


def reason_of(words: str, signs: Sequence[NamedSign]) -> tuple[str, str]:
    """The id of the sign whose number stands before why it is one, and that reason; "" and the words else.

    >>> reason_of("1 because I see it", [NamedSign("a", "they come")])
    ('a', 'because I see it')
    """
    found = _REASON.match(words)
    rest = words[found.end() :] if found else words
    number = int(found[1]) if found and says_why(rest) else 0
    return (signs[number - 1].id, rest) if 1 <= number <= len(signs) else ("", words)


def is_numbered_reason(words: str) -> bool:
    """Whether a number stands before a reason: it is why some sign is one, and none itself.

    >>> is_numbered_reason("2, because I see it"), is_numbered_reason("because I see it")
    (True, False)
    """
    found = _REASON.match(words)
    return bool(found and says_why(words[found.end() :]))


def last_spoken_of(lines: TalkLines, ids: Collection[str], but: Collection[str] = ()) -> str:
    """Which of these lines was said last, or had something said about it last; "" for none.

    Of the kinds that are left out by `but` none counts.
    """
    for line in reversed(lines.counting):
        if line.kind in but:
            continue
        if line.about in ids or line.id in ids:
            return line.about if line.about in ids else line.id
    return ""
