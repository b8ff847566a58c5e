"""Reading a choice, names and consent out of a sentence."""

import re

from agendas.parsing.dates import beyond_day
from agendas.parsing.late_regex import late_regex
from agendas.parsing.said_figure import is_part_of_figure, opens_with_figure
from agendas.records.said import Words

_BECAUSE = late_regex(r"^[\s,.:;–—-]*(?:(?:because|since|want)\b)?[\s,:]*", re.IGNORECASE)
_SIGNS = " \t,.:;!–—-"
_ENDS = late_regex(r"\s*(?:\Z|[,.;:!?–—…]|\s-\s|\s(?:because|since|omdat|want|doordat)\b)", re.I)
_WHY = late_regex(r"\s*(?:omdat|want|doordat|because|since)\b", re.I)
_AGREES = late_regex(
    r"\bagrees?\s+with\b|\bis\s+right\b|\beens\s+met\b|\bheeft\s+gelijk\b"
    r"|\b(?:zoals|wat)\s+(?:\S+\s+){1,4}?zegt\b|\b(?:as|what)\s+(?:\S+\s+){1,4}?sa(?:ys|id)\b"
    r"|\b(?:hetzelfde\s+als|net\s+als|same\s+as|like)\b",
    re.I,
)
_OPENS_ANY = ("niet", "cannot")  # "niet iedereen kwam" says nothing of what can be told
_ABOUT_OPEN = (
    r"(?:we|wij|ik|i|dat|dit|het|hem|deze|die|it|this|that|us|laat|laten|leave|let|let['’]s|keep"
    r"|houd|houden|hou|blijft|stays|remains|left|is|nog|even|maar|still|voorlopig|betekenis|meaning)"
)
_STAYS_OPEN = late_regex(
    rf"\s*(?:{_ABOUT_OPEN}\s+)*open"
    r"(?:\s+(?:laten|gelaten|houden|staan|for\s+now|voorlopig|nog|zo))*"
    r"\s*(?=\Z|[.!,;:–—]|-\s|\b(?:omdat|want|doordat|because|since)\b)",
    re.I,
)
_LEAVES = late_regex(r"\b(?:laat|laten|leave|let|keep|hou|houden?|blijft|stays|nog|still)\b", re.I)
_EARLIER_NUMBER = late_regex(r"\A\s*\d[\s,]+(?=\d\s*\Z)")
MOST_VOTES = 3  # what there is to vote by: for, against, not there or imposed
_PLACES = ("to-frame", "to-indicator", "to-initiative")
_APART = late_regex(  # not "9:30", "2-3"; "2 a" names a limit by its letter
    r"\s*(?:\Z|[.,:;!)](?!\d)|[–—-](?!\s*\d))"
    r"|\s+[a-z](?:\s+(?:and|en)\s+[a-z])*\s*(?:\Z|[.,:;&]|\b(?:omdat|want|doordat|because|since)\b)",
    re.I,
)
_VOTE = re.compile(r"\s*(\d)(?!\w)([\s.,:;!–—-]*)")
_NONE = late_regex(r"(?:none|no other|nobody|nothing|geen|niemand|niets|nee|no)[\s.!]*", re.I)


def chosen(text: str, choices: dict[str, Words]) -> tuple[str, str]:
    """The choice a sentence opens with, by number or by its words, and the because after it.

    Returns an empty string and the text when it opens with none of them. A number chooses alone, before
    a comma or another sign, before a because and before the name of its choice: before any other words
    it may count these ("1 goal is enough", "5 of 9 read"), and chooses nothing. Where new words for a goal are chosen a reason keeps its
    "because", as what follows may be those words, and where one is not behind a change: only who said it
    gave a reason.

    >>> from agendas.records import vocabulary
    >>> chosen("2 because they ask for it", vocabulary.STANDING)
    ('on-its-way', 'they ask for it')
    >>> chosen("dichterbij gekomen, want ze komen", vocabulary.STANDING)
    ('came-closer', 'ze komen')
    >>> chosen("2 want hulp is te smal", vocabulary.DECISION)
    ('reword', 'want hulp is te smal')
    >>> chosen("4 want de toets zegt niet alles", vocabulary.EXIT)
    ('to-indicator', 'want de toets zegt niet alles')
    >>> chosen("3 vervangen, dat zei ik al", vocabulary.DECISION)
    ('replace', 'vervangen, dat zei ik al')
    >>> chosen("1 doel is genoeg", vocabulary.DECISION)
    ('', '1 doel is genoeg')
    """
    stripped = settled(text).strip()
    number = re.match(r"(\d)(?!\w)", stripped)
    place = int(number[1]) if number else 0
    told = list(choices)[place - 1] if 1 <= place <= len(choices) else ""
    if number and not (
        told and (_is_apart(stripped[1:]) or _is_called(stripped[1:], choices[told]))
    ):
        return "", text
    if told:
        key, length = told, 1
    else:
        key, length = _said_first(stripped.casefold(), choices)
    if not key:
        return "", text
    rest = stripped[length:].lstrip(_SIGNS)
    goal_words = "split" in choices and key in ("reword", "replace")
    keeps = goal_words or key in _PLACES or ("absent" in choices and key in ("not", "dropped"))
    return key, rest if keeps and says_why(rest) else without_because(rest)


def _is_apart(rest: str) -> bool:
    """Whether a number chooses by what follows it: nothing, a sign between words, or a because."""
    return bool(_APART.match(rest)) or says_why(rest)


def _is_called(text: str, words: Words) -> bool:
    """Whether a sentence opens with the name of a choice: the number before it counts nothing."""
    said = text.lstrip(_SIGNS)
    whole = (w for one in (words.nl, words.en) for w in (one, one.partition(",")[0]))
    opens = any(re.match(rf"{re.escape(one)}(?![\w-])", said, re.I) for one in whole)
    return opens or beyond_name(said, words) != said


def beyond_name(text: str, words: Words) -> str:
    """What somebody said with a choice beside its own name.

    >>> from agendas.records.vocabulary import DECISION
    >>> beyond_name("houden, want dit is het", DECISION["keep"]), beyond_name("houden", DECISION["keep"])
    ('want dit is het', '')
    >>> beyond_name("anders verwoorden, met thuis erin", DECISION["reword"])
    'met thuis erin'
    >>> beyond_name("houden van kinderen", DECISION["keep"])
    'houden van kinderen'
    """
    length = _said_first(text.casefold(), {"its": words})[1]
    return text[length:].lstrip(_SIGNS) if length else text


def chosen_last(text: str, choices: dict[str, Words]) -> str:
    """The choice whose number stands alone behind the last comma; "" without one.

    >>> from agendas.records import vocabulary
    >>> chosen_last("ja hoor, 1", vocabulary.CONSENT), chosen_last("wij zijn met 3", vocabulary.CONSENT)
    ('behind', '')
    """
    found = re.search(r",\s*(\d)\s*[.!]?\s*\Z", text)
    place = int(found[1]) if found else 0
    return list(choices)[place - 1] if 1 <= place <= len(choices) else ""


def _said_first(low: str, choices: dict[str, Words]) -> tuple[str, int]:
    """The choice whose words a sentence opens with, the longest of several, and how many letters.

    One word alone may open any sentence: it is the choice only where that ends there, or says why.
    """
    found = ("", 0)
    first: dict[str, list[str]] = {}
    for key, words in choices.items():
        for whole in (words.nl.casefold(), words.en.casefold()):
            for said in (whole, whole.partition(",")[0]):
                if len(said) > found[1] and _opens(low, said):
                    found = (key, len(said))
            first.setdefault(whole.split()[0].strip(","), []).append(key)
    if found[0]:
        return found
    for word, keys in first.items():
        alone = len(word) > 3 and word not in _OPENS_ANY and len(set(keys)) == 1
        if alone and _opens(low, word):
            return keys[0], len(word)
    return "", 0


def _opens(low: str, said: str) -> bool:
    if not low.startswith(said):
        return False
    rest = low[len(said) :]
    if " " in said or said in ("ja", "yes"):
        return not re.match(r"[\w-]", rest)
    return bool(_ENDS.match(rest))


def settled(text: str) -> str:
    """The answer without the number that was thought better of: "1 5", and nothing else, is 5.

    >>> settled("1 5")
    '5'
    >>> settled("1 5 of them stayed")
    '1 5 of them stayed'
    >>> settled("2 they now come from groups 7, 8")
    '2 they now come from groups 7, 8'
    """
    return _EARLIER_NUMBER.sub("", text)


def says_why(text: str) -> bool:
    """Whether a sentence opens as a reason does: with omdat, want, doordat, because or since.

    >>> says_why("want ze komen"), says_why("wanted: a teacher")
    (True, False)
    """
    return bool(_WHY.match(text))


def number_before_words(text: str) -> int:
    """The number that a sentence opens with, where a comma behind it would make it choose; 0 for none.

    >>> number_before_words("1 doel is genoeg"), number_before_words("2, ja"), number_before_words("5 of 9")
    (1, 0, 0)
    """
    found = re.match(r"\s*(\d)\s+(?=[^\W\d])", text)
    return int(found[1]) if found and not is_part_of_figure(text.strip()) else 0


def is_vote(text: str, alone: bool = False) -> bool:
    """Whether a sentence is a number to vote by and maybe why; one that counts something is none.

    With `alone` the reason stands behind a comma or a because: words may begin with a number.

    >>> is_vote("1"), is_vote("2 it stays vague"), is_vote("2 pupils dare to ask"), is_vote("4")
    (True, True, False, False)
    >>> is_vote("2, no time", alone=True), is_vote("1 talk for each child", alone=True)
    (True, False)
    """
    found = _VOTE.match(text)
    if not found or not 1 <= int(found[1]) <= MOST_VOTES or opens_with_figure(text.strip()):
        return False
    rest = text[found.end() :]
    return not alone or not rest or says_why(rest) or "," in found[2]


def leaves_open(text: str) -> bool:
    """Whether a sentence says no more than that something stays open, with why or without.

    >>> leaves_open("laten we open"), leaves_open("laat open, want we weten te weinig")
    (True, True)
    >>> leaves_open("let's leave it open for now"), leaves_open("meaning still open")
    (True, True)
    >>> leaves_open("laten we open, we tellen te weinig"), leaves_open("open, eerlijk en vrij")
    (True, False)
    >>> leaves_open("laat de deur open"), leaves_open("ze komen open binnen"), leaves_open("we leave")
    (False, False, False)
    """
    return bool(_left_open(text))


def _left_open(text: str) -> str:
    """The words by which a sentence leaves something open; "" for none, as in "open, honest and free"."""
    found = _STAYS_OPEN.match(text)
    rest = text[found.end() :] if found else ""
    if not found or (
        rest.startswith(",") and not says_why(rest[1:]) and not _LEAVES.search(found[0])
    ):
        return ""
    return found[0]


def beyond_open(text: str) -> str:
    """What a sentence that leaves something open says beside that.

    >>> beyond_open("laat open, want we weten te weinig"), beyond_open("nog open.")
    ('want we weten te weinig', '')
    """
    return text[len(_left_open(text)) :].strip(" \t,.!;:–—-")


def agrees_with(text: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence says that somebody of these is right, and so is no wording of its own.

    >>> agrees_with("no, ben is right", ("Ben",)), agrees_with("zoals Ben de Wit zegt", ("Ben de Wit",))
    (True, True)
    >>> agrees_with("the patient is right", ("Ben",)), agrees_with("Ben sleeps well", ("Ben",))
    (False, False)
    """
    called = (*names, *(name.split()[0] for name in names if name.strip()))
    return bool(_AGREES.search(text)) and bool(named(text, called))


def without_because(text: str) -> str:
    """What stands after a comma and a because."""
    return _BECAUSE.sub("", text, count=1)


def named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that stand in a sentence, whole: "Ana de Wit" does not name Ana."""
    return _names_in(text, names)[0]


_NAME = r"[^\W\d_a-z][\w'’-]*(?:\s+(?:(?:van|de|den|der|ten|ter|het|el|al|von)\s+)*[^\W\d_a-z][\w'’-]*)*"
_WITH = late_regex(rf"\b(?i:with|met)\s+({_NAME}(?:(?:\s*,\s*|\s+(?:and|en|&)\s+){_NAME})*)")
_WITH_ALL = late_regex(
    r"\b(?:met|with)\s+(?:iedereen|allemaal|(?:ons\s+)?allen|everyone|everybody|all of us)"
    r"(?=\s*(?:[,.;:!?\d]|\Z|(?:op|om|over|on|at|en|and|erbij)\b))",
    re.I,
)


def wanted(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Who is wanted somewhere: the `names` in a sentence, and who else stands behind "with".

    One who is there may be called by the first of their names.

    >>> wanted("14 December, with Joy and Ana, Tuesday", ("Ana", "Joost"))
    ('Ana', 'Joy')
    >>> wanted("vrijdag, met Sanne", ("Ana", "Sanne de Wit"))
    ('Sanne de Wit',)
    >>> wanted("over drie weken met iedereen", ("Ana", "Joost"))
    ('Ana', 'Joost')
    >>> wanted("over drie weken met iedereen van 3B", ("Ana", "Joost"))
    ()
    """
    text, all_of_us = _WITH_ALL.subn("", text)
    found = list(names if all_of_us else named(text, names))
    for group in _WITH.findall(text):
        for name in re.split(r"\s*,\s*|\s+(?:and|en|&)\s+", group):
            known = any(name.casefold() in one.casefold() for one in found)
            if not known and beyond_day(name).strip():
                low = name.casefold()
                firsts = [one for one in names if one.split()[0].casefold() == low]
                found.append(firsts[0] if len(firsts) == 1 else name)
    return tuple(found)


_SMALL = frozenset([
    "with", "met", "and", "en", "on", "op", "at", "om", "the", "de", "het", "in", "we", "i", "ik",
    "wij",
])  # fmt: skip
_AGAIN = late_regex(  # "volgende keer 11 januari", "we talk again on 11 January"
    r"\s*(?:(?:(?:het|de|ons|onze|the|our)\s+)?(?:volgende?|next)\s+(?:keer|gesprek|talk|time|meeting)\b(?:\s+is\b|\s*:)?"
    r"|(?:we|wij)\s+(?:(?:will|['’]ll)\s+)?(?:talk|speak|meet|praten|spreken(?:\s+elkaar)?|zien\s+elkaar)\b"
    r"(?=.*\b(?:again|weer|verder)\b))(.*)",
    re.I | re.S,
)
_ONCE_MORE = late_regex(r"\b(?:again|weer|verder|hierover|about\s+this)\b", re.I)


def when_again(text: str) -> str:
    """What is said of the next talk where a sentence opens with that; "" where it does not.

    >>> when_again("Volgende keer 11 januari"), when_again("we talk about this again on 11 January")
    ('11 januari', 'on 11 January')
    >>> when_again("volgende week bel ik"), when_again("we spreken af dat het blijft")
    ('', '')
    """
    found = _AGAIN.match(text)
    return " ".join(_ONCE_MORE.sub(" ", found[1]).split()) if found else ""


def tells_more(text: str, people: tuple[str, ...]) -> bool:
    """Whether a sentence about a day tells more than the day and these people: an hour, a place.

    >>> tells_more("14 December, with Joy", ("Joy de Wit",)), tells_more("14 December, 10:30", ())
    (False, True)
    """
    called = (*people, *(name.split()[0] for name in people if name.strip()))
    text = when_again(text) or text
    rest = _names_in(beyond_day(_WITH_ALL.sub("", text) if people else text), called)[1]
    return any(word not in _SMALL for word in re.findall(r"\w+", rest))


def _names_in(text: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The names in a sentence, in the order of `names`, and the sentence without them."""
    found = set()
    for name in sorted(names, key=len, reverse=True):
        whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.I)
        text, times = whole.subn(" ", text)
        if times:
            found.add(name)
    return tuple(name for name in names if name in found), text


def is_none(text: str) -> bool:
    """True for a sentence that says no more than "none"."""
    return _NONE.fullmatch(text.strip()) is not None
