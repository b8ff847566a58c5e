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
    r"\s*(?:(?:nee|neen|nope)\b|no(?:\s*(?:[.!,;:–—-]|\Z)|\s+(?:i|that|there|it|we|my|not|sorry|thanks?)\b)"
    r"|(?:nu\s+)?(?:liever|even)\s+niet\b|(?:i['’]d\s+)?rather\s+not\b|not\s+(?:me|now)\b"
    r"|(?:(?:sorry|ik|i|daar)[\s,]+)*(?:heb|have|hebben)?\s*(?:er\s+|daar\s+)?(?:geen|no)\s+(?:tijd|time)\b"
    r"|(?:(?:sorry|ik|i)[\s,]+)+(?:kan\s+niet|can['’]?t|cannot)\b|(?:dat\s+)?lukt\s+(?:me\s+)?niet\b)",
    re.I,
)
_PLAIN = re.compile(  # "ja hoor" is "ja", whatever follows
    r"(\A\s*(?:(?:1|ja|jawel|yes|yeah|yep)\b(?:[\s,]+(?:hoor|(?:na)?tuurlijk|zeker|of\s+course|sure))+"
    r"|(?:2|nee|neen|no)\b(?:[\s,]+(?:hoor|(?:na)?tuurlijk\s+niet|of\s+course\s+not))+)(?:[\s.!]+\Z)?)"
    r"(?=\s*(?:\Z|[.,!;:–—]|-\s|(?:ik|wij|we|i|dat|voor|for|by|want|omdat|because|since)\b))",
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
_IF = re.compile(r"\b(?:als|mits|indien|if|provided)\b", re.I)
_UNSURE = re.compile(
    r"\b(?:misschien|wellicht|mogelijk|waarschijnlijk|maybe|perhaps|possibly|probably|(?:geen|no)\s+idee|no\s+idea"
    r"|(?:not|niet)\s+(?:(?:yet|zo|nog)\s+)?(?:sure|zeker)|unsure|weet\b.{0,20}\bniet|(?:don['’]?t|do\s+not)\s+(?:yet\s+)?know"
    r"|depends?|depending|hangt\s+(?:er\s?)?van|ligt\s+(?:er\s?)?aan|afhankelijk|(?:over|eraan|erover)\b.{0,12}\b(?:na)?denken"
    r"|denk\s+er\b.{0,12}\bover\s+na|think\s+(?:about\s+)?(?:it|that|this)\b(?:\s+(?:over|through))?|sleep\s+on"
    r"|(?:let\s+me|to|must|should)\s+think\b(?!\s+of)|(?:nog|eerst|even)\s+(?:\w+\s+)?(?:overleggen|nadenken)|daar\s+denk\b.{0,12}\bover\s+na|see\s+(?:if|whether)|(?:even|eerst|om\s+te)\s+kijken|kijk(?:en)?\s+of|(?:we['’]ll|i['’]ll|will)\s+see\s*\Z"
    r"|zullen\s+(?:(?:we|het|wel)\s+)*zien|twijfel|doubt)\b",
    re.I,
)
_SHY = re.compile(
    r"\s*(?:(?:only|alleen|but|maar)\s+)?(?:if|unless|when|als|tenzij|mits|wanneer)\b"
    r"|.*\b(?:try(?:\s+(?:it|to|that))?|proberen|probeer\s+(?:het|dat))[\s.!]*\Z"
    r"|.*\b(?:can['’]?t|cannot|would\s+(?:love|like)\s+to|zou\s+(?:graag|wel)\s+willen|kan\s+(?:ik\s+)?niet|lukt\s+(?:me\s+)?niet)\b",
    re.I | re.S,
)
_WITH_UNSURE = frozenset([
    "ik", "i", "m", "we", "ll", "ja", "nou", "well", "hm", "hmm", "heel", "very", "zo", "now",
    "nu", "zal", "zullen", "dat", "dit", "daar", "er", "over", "het", "it", "that", "this",
    "about", "moet", "wil", "nog", "even", "eerst", "eens", "goed", "echt", "ben", "is", "must",
    "have", "need", "want", "would", "like", "to", "let", "me", "will", "first", "yet", "so",
    "then", "dan", "af", "van", "op", "wel", "zien", "just", "really",
])  # fmt: skip
_THEN_I = re.compile(r"[\s,.!;:–—-]*(?:hoor[\s,.!]*)?(?:dat\s+doe\s+)?(?:ik|wij|we|i)\b", re.I)
_TOO = re.compile(
    r"\s*(?:(?:ja|jawel|oké|oke|okay|ok|yes|yeah|sure)\b[\s,]+)?"
    r"(?:ik\s+ook|ik\s+doe\s+(?:(?:ook|wel|graag)\s+)*mee|ik\s+wil\s+ook|me\s+too|count\s+me\s+in"
    r"|ik\s+(?:wil|kan|zal|doe)\s+(?:dat|het|dit|er|daar)(?:\s+(?:ook|wel|graag|best|zelf|aan|mee|doen|meedoen|oppakken))*"
    r"|i(?:['’]ll|\s+will|\s+can|\s+want\s+to)\s+(?:also\s+)?(?:do|take)\s+(?:it|that|this)(?:\s+(?:on|up))?(?:\s+(?:as\s+well|also))?"
    r"|i(?:['’]d|\s+would)\s+(?:like|love)\s+to\s+do\s+(?:it|that|this)(?=\s+too)"
    r"|i(?:['’]ll|\s+will)?\s+join(?:\s+in)?|so\s+will\s+i|i\s+will\s+too)(?:\s+(?:wel|graag|mee|meedoen|too))*[\s.!]*",
    re.I,
)
_FROM = re.compile(r"\b(?:vanaf|from|starting)\b", re.I)
_TELLS = re.compile(
    r"\b(?:vertel(?:len)?|(?:hoor|horen)\b.{0,12}\b(?:je|jij|jullie)|(?:laat|laten)\b.{0,24}\bweten"
    r"|tell|report\s+back|let\b.{0,12}\bknow|you(?:['’]ll|\s+will)?\s+hear)\b",
    re.I,
)
_I_DO_THEN = re.compile(r"[\s,.!;:–—-]*\w+\s+(?:ik|wij|we|i)\b", re.I)  # "vrijdag kom ik"
_WITH_IT = frozenset([
    "ja", "jawel", "hoor", "dat", "doe", "ik", "zal", "het", "wel", "doen", "is", "goed", "prima",
    "graag", "komt", "zeker", "dan", "voor", "vóór", "op", "uiterlijk", "yes", "i", "will", "ll",
    "do", "it", "that", "sure", "fine", "ok", "okay", "then", "by", "before", "on", "for", "so",
    "of", "course", "vanaf", "from", "starting", "with", "me", "mij", "wat", "betreft",
])  # fmt: skip


def plainly(text: str) -> str:
    """An answer whose yes or no has nothing behind it that only says so once more.

    >>> plainly("ja hoor"), plainly("nee hoor, geen tijd"), plainly("Yes, of course!"), plainly("ja hoor ik bel")
    ('ja', 'nee, geen tijd', 'Yes', 'ja ik bel')
    >>> plainly("ja, zeker als het regent"), plainly("nee, natuurlijk"), plainly("hoor ik dat goed?")
    ('ja, zeker als het regent', 'nee, natuurlijk', 'hoor ik dat goed?')
    """
    return _PLAIN.sub(lambda found: re.split(r"[\s,]", found[1].lstrip())[0], text)


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


def takes_it_up(text: str) -> bool:
    """Whether who was asked says yes, and behind it no more than what they do then.

    >>> takes_it_up("ja, ik vertaal hem"), takes_it_up("oké, ik bel maandag"), takes_it_up("yes I will")
    (True, True, True)
    >>> takes_it_up("ja, vrijdag kom ik langs"), takes_it_up("ja, vrijdag komt Jan")
    (True, False)
    >>> takes_it_up("ja, ik misschien"), takes_it_up("zeker niet"), takes_it_up("ja, Joost wil dat"), takes_it_up("ik bel")
    (False, False, False, False)
    """
    said = plainly(text)
    found = _YES.match(said)
    rest = said[found.end() :] if found else ""
    without_day = beyond_day(rest)
    says_i = _THEN_I.match(rest) or (
        without_day != rest.casefold() and _I_DO_THEN.match(without_day)
    )
    return is_yes(text) or (bool(found and says_i) and not is_held_back(text))


def joins_in(text: str) -> bool:
    """Whether somebody says to do it, or to do it too, and no more.

    >>> joins_in("ja, ik ook"), joins_in("ik doe ook mee"), joins_in("Me too!"), joins_in("ik wil ook wel")
    (True, True, True, True)
    >>> joins_in("ik wil het ook wel doen"), joins_in("ik doe dat"), joins_in("I can do that too")
    (True, True, True)
    >>> joins_in("ik ook, maar niet alleen"), joins_in("ik wil ook een brief maken"), joins_in("ik doe het niet")
    (False, False, False)
    """
    return bool(_TOO.fullmatch(text))


def is_no(text: str) -> bool:
    """Whether somebody says no, with why or without, and nothing that takes it back.

    >>> is_no("no, I have no time"), is_no("nee, ik kan niet"), is_no("geen tijd"), is_no("liever niet")
    (True, True, True, True)
    >>> is_no("no problem"), is_no("nee, maar ik schrijf wel"), is_no("no bells at night")
    (False, False, False)
    """
    return bool(_NO.match(plainly(text))) and not _BUT.search(text)


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
    >>> is_held_back("ja, als het rooster het toelaat"), is_held_back("yes, maybe"), is_held_back("nee, als ik dat doe")
    (True, True, False)
    """
    condition = _BUT.search(text) or is_unsure(text)
    if re.match(r"\s*(?:nee|no)\b", text, re.I):
        return bool(condition)
    return bool(_YES.match(text) and (condition or _IF.search(text)))


def is_unsure(text: str, only: bool = False) -> bool:
    """Whether somebody says that they do not know it yet; with `only` where they say no more.

    >>> is_unsure("daar moet ik over denken"), is_unsure("depends on the roster"), is_unsure("Misschien!")
    (True, True, True)
    >>> is_unsure("I must think about that", only=True), is_unsure("misschien een koffieochtend", only=True)
    (True, False)
    >>> is_unsure("marieke must think"), is_unsure("marieke moet nog overleggen")
    (True, True)
    >>> is_unsure("ik bel de ouders"), is_unsure("I will think of a card")
    (False, False)
    """
    found = _UNSURE.search(text)
    rest = re.findall(r"[^\W\d]+", _UNSURE.sub(" ", text).casefold())
    return found is not None and not (only and {*rest} - _WITH_UNSURE)


def is_half(text: str) -> bool:
    """Whether an answer binds by half only: with an if, to try it, or what somebody would like and cannot.

    >>> is_half("only if Joost helps"), is_half("I'll try"), is_half("I would love to but I can't")
    (True, True, True)
    >>> is_half("ik probeer de ouders te bellen"), is_half("I ring them if they wait")
    (False, False)
    """
    return bool(_SHY.match(text))


def yes_or_no(text: str) -> str:
    """What a line says that is an answer and no more: "yes", "no", or "" for any other."""
    return "yes" if is_yes(text) else "no" if is_no(text) else ""


def tells_on(text: str, today: date) -> date | None:
    """The day on which somebody says, with a yes, to tell about it; None where they do not speak of telling.

    Any other day stays in the words: nobody said that it is told about then.

    >>> tells_on("ja, ik vertel het vrijdag", date(2026, 11, 24)), tells_on("I tell you on Tuesday", date(2026, 11, 24))
    (datetime.date(2026, 11, 27), datetime.date(2026, 12, 1))
    >>> tells_on("dat doe ik, voor vrijdag", date(2026, 11, 24)), tells_on("ik vertel het ze", date(2026, 11, 24))
    (None, None)
    """
    try:
        return date_in(text, today) if _TELLS.search(text) else None
    except TalkError:
        return None


def _only_that(text: str) -> bool:
    return all(word in _WITH_IT for word in re.findall(r"\w+", beyond_day(text).casefold()))
