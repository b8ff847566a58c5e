"""A plain yes or no to what was asked, in the words people say it in (conversation.md §5)."""

import re
from datetime import date

from agendas.errors import TalkError
from agendas.parsing.dates import beyond_day, date_in

_YES = re.compile(
    r"\s*(?:ja|jawel|jazeker|zeker|prima|graag|oké|oke|okay|ok|akkoord|(?:dat\s+)?is\s+goed|komt\s+goed"
    r"|(?:dat\s+)?doe\s+ik|yes|yeah|yep|sure|fine|gladly|all\s+right|will\s+do|i\s+will)\b",
    re.I,
)
_NO = re.compile(
    r"\s*(?:(?:nee|neen|no|nope)(?:\s*(?:[.!,;:–—-]|\Z)|\s+(?:ik|dat|i|sorry|dank|thanks?)\b)"
    r"|(?:nu\s+)?(?:liever|even)\s+niet\b|(?:i['’]d\s+)?rather\s+not\b|not\s+(?:me|now)\b"
    r"|(?:(?:sorry|ik|i|daar)[\s,]+)*(?:heb|have|hebben)?\s*(?:er\s+|daar\s+)?(?:geen|no)\s+(?:tijd|time)\b"
    r"|(?:(?:sorry|ik|i)[\s,]+)+(?:kan\s+niet|can['’]?t|cannot)\b|(?:dat\s+)?lukt\s+(?:me\s+)?niet\b)",
    re.I,
)
_GOOD = r"(?:(?:een|heel|erg|a|really|very|ook|so)\s+)*(?:goed|mooi|fijn|top|good|great|nice|fine|lovely)"
_APPROVAL = re.compile(
    rf"(?:(?:dat|that|it|this)\s+)?(?:(?:klinkt|lijkt\s+me|is|vind\s+ik|sounds|looks)\s+)?{_GOOD}"
    r"(?:\s+(?:idee|plan|idea))?|(?:mee\s+)?eens|agreed",
    re.I,
)
_NONE_NL = r"(?:(?:even|nog|nu|zelf|ook|dus|er|deze\s+keer|dit\s+keer|verder)\s+)*(?:niets|niks)"
_NOTHING = re.compile(  # with its reason or without, and nothing that takes it back
    r"\s*(?:(?:dus|so|nee|no|voor\s+nu|for\s+now)[\s,]+)*"
    rf"(?:(?:ik|wij|we)\s+(?:pak|neem|doe|pakken|nemen|doen)\s+{_NONE_NL}(?:\s+(?:op(?:\s+(?:me|mij|ons))?|extra))?"
    rf"|(?:ik|wij|we)\s+{_NONE_NL}|{_NONE_NL}(?:\s+voor\s+mij)?"
    r"|(?:i|we)(?:['’]ll|\s+will)?\s+(?:take\s+up|do)\s+nothing|nothing(?:\s+(?:for|from)\s+me)?|none)\b"
    r"(?:\s+(?:nu|even|deze\s+keer|now|this\s+time))?"
    r"(?:[\s.!,;:–—-]*(?:\Z|(?:want|omdat|doordat|because|since|for)\b)"
    r"|\s*(?:[.!,;:–—]|-\s)(?!.*\b(?:maar|but|alleen|only|behalve|except|tenzij|unless|wel)\b))",
    re.I | re.S,
)
_STOPS = re.compile(
    r"\s*(?:(?:nee|nou|dus|sorry|helaas|no|so|en|and)[\s,]+)*(?:"
    r"(?:ik|wij|we)\s+stop(?:pen|te|ten)?\b(?!\s+(?:niet|nooit))"
    r"|(?:(?:ik|wij|we|ben|zijn|is|er|daar|ermee|daarmee|al|nu)\s+)*gestopt\b"
    r"|(?:(?:dat|dit|het|is|heb|hebben|heeft|ik|wij|we|er|hij|zij|ze|nog|toch)\s+){0,5}?niet\s+(?:echt\s+)?"
    r"(?:gedaan|gebeurd|doorgegaan|opgepakt|aan\s+toegekomen)\b"
    r"|(?:i|we)(?:['’](?:m|re|ve)|\s+(?:am|are|have))?\s+(?:stop|stopped|stopping|quit)\b"
    r"|(?:(?:it|that|this|i|we|he|she|they)\s+)?(?:was\s+|were\s+)?(?:not\s+done|(?:did\s+not|didn['’]t)\s+(?:do|happen|start))\b)",
    re.I,
)
_BUT = re.compile(r"\b(?:maar|but|tenzij|unless|alleen\s+als|only\s+if)\b", re.I)
_FROM = re.compile(r"\b(?:vanaf|from|starting)\b", re.I)
_BY_THEN = re.compile(r"\b(?:voor|uiterlijk|by|for)\b", re.I)
_WITH_IT = frozenset([
    "ja", "jawel", "hoor", "dat", "doe", "ik", "zal", "het", "wel", "doen", "is", "goed", "prima",
    "graag", "komt", "zeker", "dan", "voor", "vóór", "op", "uiterlijk", "yes", "i", "will", "ll",
    "do", "it", "that", "sure", "fine", "ok", "okay", "then", "by", "before", "on", "for", "so",
    "of", "course", "vanaf", "from", "starting", "with", "me", "mij", "wat", "betreft",
])  # fmt: skip


def is_yes(text: str) -> bool:
    """Whether somebody says yes and no more, but for a day.

    >>> is_yes("ja dat doe ik, voor vrijdag"), is_yes("is goed"), is_yes("yes I will")
    (True, True, True)
    >>> is_yes("ja, maar dan met Noor samen"), is_yes("ja ik bel ook de school"), is_yes("jammer")
    (False, False, False)
    >>> is_yes("yes, from Monday"), is_yes("ja, vanaf maandag"), is_yes("fine with me")
    (True, True, True)
    """
    return bool(_YES.match(text)) and _only_that(text)


def is_no(text: str) -> bool:
    """Whether somebody says no, with why or without, and nothing that takes it back.

    >>> is_no("no, I have no time"), is_no("nee, ik kan niet"), is_no("geen tijd"), is_no("liever niet")
    (True, True, True, True)
    >>> is_no("no problem"), is_no("nee, maar ik schrijf wel"), is_no("no bells at night")
    (False, False, False)
    """
    return bool(_NO.match(text)) and not _BUT.search(text)


def takes_up_nothing(text: str) -> bool:
    """Whether somebody says that they take up nothing, with why or without.

    >>> takes_up_nothing("niets, ik heb geen tijd"), takes_up_nothing("ik pak niets op")
    (True, True)
    >>> takes_up_nothing("niets, maar ik bel wel"), takes_up_nothing("niets doen in week 1, en kijken")
    (False, False)
    """
    return bool(_NOTHING.match(text))


def was_not_done(text: str) -> bool:
    """Whether somebody says first that something was not done, or that they stop with it.

    >>> was_not_done("nee, niet gedaan"), was_not_done("ik stop met de box"), was_not_done("it did not happen")
    (True, True, True)
    >>> was_not_done("ik stop niet"), was_not_done("ze stopten met pesten"), was_not_done("niet iedereen kwam")
    (False, False, False)
    """
    return bool(_STOPS.match(text))


def is_approval(text: str) -> bool:
    """Whether somebody finds good what another takes up, and says no more.

    >>> is_approval("sounds good"), is_approval("Goed plan!"), is_approval("dat vind ik een goed idee")
    (True, True, True)
    >>> is_approval("ik maak een goed plan"), is_approval("mooi, ik haal verf")
    (False, False)
    """
    return bool(_APPROVAL.fullmatch(text.strip(" \t.,!")))


def is_held_back(text: str) -> bool:
    """Whether somebody says yes or no with a condition: it is open still what was answered.

    >>> is_held_back("ja, maar dan met Noor samen"), is_held_back("yes, from Monday")
    (True, False)
    """
    return bool(
        (_YES.match(text) or re.match(r"\s*(?:nee|no)\b", text, re.I)) and _BUT.search(text)
    )


def yes_or_no(text: str) -> str:
    """What a line says that is an answer and no more: "yes", "no", or "" for any other."""
    return "yes" if is_yes(text) else "no" if is_no(text) else ""


def day_with_yes(text: str, today: date) -> date | None:
    """The day that was said with a yes, or by which it will be done; None where it says more.

    The day from which it is done is not one on which it is told.

    >>> day_with_yes("dat doe ik, voor vrijdag", date(2026, 11, 24))
    datetime.date(2026, 11, 27)
    """
    if not _only_that(text) or _FROM.search(text):
        return None
    try:
        return date_in(_BY_THEN.sub("", text), today)
    except TalkError:
        return None


def _only_that(text: str) -> bool:
    return all(word in _WITH_IT for word in re.findall(r"\w+", beyond_day(text).casefold()))
