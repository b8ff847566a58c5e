"""Whose a line is, as far as its first words say (conversation.md §3).

A name that could be several's, or nobody's, is left open: the words are never given to somebody else.
"""

import re

from agendas.records.said import Record

_EVERYONE = frozenset(("allen", "allemaal", "iedereen", "everyone", "everybody", "all"))
_LEFT = frozenset(("weg", "afwezig", "left", "away", "absent", "gone"))
_AND = re.compile(r"\s*[,&+/]\s*|\s+(?:and|en)\s+", re.I)
_HEAD = re.compile(r"\A([^:\n]{1,60}?)\s*:(?!//|\\)(?!(?<=\d:)\d)\s*(?=\S)")  # "10:30" is an hour
_I = r"(?:ik|wij|we|I)\b"
_DOES = r"(?:is|was|werd|wordt|bleef|blijft|ging|gaat|kan|kon|moet|had|heeft|lijkt|leek|voelt|voelde|helpt|hielp|werkt)"
_IT = (  # who begins a sentence of its own behind a name says it: no verb tells of that name
    r"(?:it|its|it['’]s|they|ze|zij|thats|that['’]s|theres|there['’]s|(?:this|that|there)\s+(?:is|was|are|were)"
    rf"|(?:het|dat|dit|er)\s+{_DOES})\b"
)
SPEAKS = (  # "ik haal het", "for me its more", "2 for the yard", "yes, I do"
    rf"(?:{_I}|(?<!will )(?<!wil )(?<!may ){_IT}|me\s+(?:too|neither)\b"
    r"|(?:dat|that)\s+(?:ze|zij|they|we|wij|je|you|het|it|er|there|de|the)\b"  # what a goal is to bring
    r"|\d{1,2}(?=\s*(?:\Z|[,;.](?!\d))|\s+(?:for|because|since|and|but|if|not|voor|want|omdat|en|maar|als|niet)\b)"
    r"|(?:yes|yeah|no|nope|ja|nee|oké?|okay)(?=\s*(?:\Z|[,;.!]))"
    r"|(?:for\s+(?:me|us)|to\s+me|voor\s+(?:mij|ons)|volgens\s+mij|wat\s+mij\s+betreft)(?=\s*(?:\Z|,)"
    rf"|\s+(?:{_I}|{_IT}|(?:the|an?|this|these|those|my|our|not|more|de|een|die|mijn|onze|niet|meer)\b"
    r"|\w+\s+(?:het|er|dat|dit|ik|wij|we|ze|zij)\b))"
    r"|(?:well|yes|yeah|no|maybe|then|now|sometimes|yesterday|today|honestly|actually|because|since"
    r"|ja|nee|nou|tja|misschien|toen|nu|gisteren|vandaag|soms|eigenlijk|daar|hier|omdat|want),?\s+"
    rf"(?:(?!en\b|and\b)\w+\s+)?{_I})"
)
_SELF = re.compile(rf"\A([^\W\d_][\w'’-]*)\s+(?={SPEAKS})", re.I)  # "kees ik haal het"
_SAID_BY = re.compile(  # "the gate was quiet, says Ines"
    r"(?:[,;]|(?<=[.!?…”\"]))\s*(?:says|said|zegt|zei)\s+([^\W\d_][\w'’ -]{0,40}?)\s*[.!]?\s*\Z",
    re.I,
)
_SAYS = re.compile(r"\s(?:says|said|zegt|zei)\s+([^\W\d_][\w'’-]*)\s*[.!]?\s*\Z", re.I)
_OFFERED = (  # "kees; het was", "kees - het was", "kees zegt: het was"
    re.compile(r"\A([^\W\d_][^:;\n]{0,58}?)\s*(?:;|[-–—](?=\s))\s*(?=\S)"),
    re.compile(r"\A([^\W\d_][\w'’-]*)(?:\s+[a-zà-ÿ]+){1,2}\s*:(?!//|\\)\s*(?=\S)"),
    re.compile(  # "kees, 1", "kees, not yet"; not "kees, weet jij het nog?", "kees, ana en ik", "kees, die sliep"
        r"\A([^\W\d_][\w'’-]*)\s*,\s*(?=\S)(?!.*\?\s*\Z)(?!.*\b(?:jij|je|jou|jouw|jullie|you|your)\b)"
        r"(?!(?:en|and|de|het|the|die|dat|who|that|hij|zij|he|she)\b|[^\W\d_]+\s*(?:,|en\b|and\b|&))",
        re.I | re.S,
    ),
)
_TWICE = re.compile(r"(\w)\1")
SHORTEST, LONG = 4, 6  # letters of a name that may be missed by one, by two
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


class Whose(Record, frozen=True, kw_only=True):
    """Who said a line and its words without the prefix that told it.

    `by` is empty while that is open. `maybe` is what stands before the words as a name would, and
    fits several who are present, or nobody; where it fits nobody the words are whole, with it. So it
    is too with a name without a colon before somebody who speaks of themselves: it is offered, not taken.
    `told` is true where a prefix says whose they are.
    """

    text: str
    by: tuple[str, ...] = ()
    maybe: str = ""

    @property
    def told(self) -> bool:
        """Whether the words themselves say whose they are, or as good as."""
        return bool(self.by or self.maybe)


def whose(text: str, names: tuple[str, ...]) -> Whose:
    """Whose a line is by the prefix before its colon: a name, names, a number of the roster, all.

    >>> whose("he: mwah", ("Ana", "Henk")).by
    ('Henk',)
    >>> whose("allen: 1", ("Ana", "Henk")).by
    ('Ana', 'Henk')
    >>> whose("2: 6 beds", ("Ana", "Henk")).text, whose("1, 2: 6 beds", ("Ana", "Henk")).by
    ('6 beds', ('Ana', 'Henk'))
    >>> whose("jo: two stayed", ("Joost", "Jolanda")).maybe
    'jo'
    >>> whose("Mother of Samir: he sleeps", ("Joost",)).maybe
    'Mother of Samir'
    >>> whose("let op: de poort", ("Joost",)).told or whose("10:30 they came", ("Joost",)).told
    False
    >>> whose("henk ik bel", ("Henk", "Ana")).maybe, whose("henk wil dat ik bel", ("Henk",)).maybe
    ('henk', '')
    >>> whose("henk for me it rained", ("Henk",)).maybe, whose("henk came in late", ("Henk",)).maybe
    ('henk', '')
    >>> whose("henk dat ze durven", ("Henk",)).maybe, whose("henk dacht dat ze durven", ("Henk",)).maybe
    ('henk', '')
    >>> whose("it rained, says Henk", ("Henk", "Ana")).by, whose("it rained, says Henk", ("Henk", "Ana")).text
    (('Henk',), 'it rained')
    >>> whose("it is hard: no time, says Henk", ("Henk", "Ana")).by
    ('Henk',)
    >>> [whose(text, ("Henk",)).maybe for text in ("henk; it rained", "henk - no", "henk said: no")]
    ['henk', 'henk', 'henk']
    >>> [whose(text, ("Henk",)).maybe for text in ("henk, 1", "Henk, do you know?", "Henk, who slept")]
    ['henk', '', '']
    """
    found = _HEAD.match(text)
    head = found[1].strip().strip(_MARKS).strip() if found else ""
    if found is None or not head:
        return _said_behind(text, names) or Whose(text=text, maybe=_offered(text, names)[0])
    rest = text[found.end() :].strip()
    low = head.casefold()
    if low in _LEFT and not fitting(head, names):
        return Whose(text=text)
    if low in _EVERYONE and names and low not in (name.casefold() for name in names):
        one = fitting(head, names)  # somebody called Allan may be meant by "all"
        return Whose(text=rest, maybe=head) if one else Whose(text=rest, by=names)
    numbers = [part for part in _AND.split(head) if part]
    if all(part.isdecimal() for part in numbers) and (len(numbers) == 1 or "/" not in head):
        places = dict.fromkeys(map(int, numbers))
        there = all(1 <= place <= len(names) for place in places)
        by = tuple(names[place - 1] for place in places) if there else ()
        return Whose(text=rest, by=by) if by else Whose(text=text)
    if len(fits := fitting(head, names)) == 1:
        return Whose(text=rest, by=fits)
    if fits:
        return Whose(text=rest, maybe=head)
    parts = [part for part in _AND.split(head) if part]
    each = [fitting(part, names) for part in parts]
    if len(parts) > 1 and all(len(one) == 1 for one in each):
        return Whose(text=rest, by=tuple(dict.fromkeys(one[0] for one in each)))
    if len(parts) > 1 and all(each):
        return Whose(text=rest, maybe=head)
    maybe = _offered(text, names)[0] or (head if _is_called(head) else "")
    return _said_behind(text, names) or Whose(text=text, maybe=maybe)


def _said_behind(text: str, names: tuple[str, ...]) -> Whose | None:
    """Whose a line is by who says it at its end: "it rained, says Henk"; None where nobody does."""
    behind = _SAID_BY.search(text)
    words = text[: behind.start()].strip() if behind else ""
    by = _called_so(behind[1], names) if behind and words else ()
    return Whose(text=words, by=by) if len(by) == 1 else None


def names_who_said(text: str, names: tuple[str, ...]) -> bool:
    """Whether words end on who said them, without a comma: then they are nobody's until that is told.

    >>> names_who_said("1 is enough says Henk", ("Henk",)), names_who_said("as the doctor says", ("Henk",))
    (True, False)
    """
    found = _SAYS.search(text)
    return found is not None and len(_called_so(found[1], names)) == 1


def tells_who_left(text: str) -> bool:
    """Whether a line says who went home, or is not there: "weg: Henk".

    >>> tells_who_left("left: Henk"), tells_who_left("Henk left: no")
    (True, False)
    """
    return text.partition(":")[0].strip().casefold() in _LEFT


def _offered(text: str, names: tuple[str, ...]) -> tuple[str, str]:
    """A name that may tell whose a line is without saying so, and the words behind it; "" for none."""
    for form in (_SELF, *_OFFERED):
        found = form.match(text)
        if found and len(_called_so(found[1].strip(), names)) == 1:
            return found[1].strip(), text[found.end() :]
    return "", ""


def offered_words(text: str, maybe: str, by: tuple[str, ...], names: tuple[str, ...]) -> str:
    """The words behind a name that is offered, where they are given to whom it names; else "".

    >>> offered_words("henk; it rained", "henk", ("Henk",), ("Henk", "Ana"))
    'it rained'
    """
    name, rest = _offered(text, names)
    return rest if name and name == maybe and by == _called_so(name, names) else ""


def _called_so(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Whose whole name, or the first of their names, this is."""
    low = word.casefold()
    return tuple(n for n in names if low in (n.casefold(), n.casefold().partition(" ")[0]))


def fits(maybe: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The people whom an open prefix may mean; none where it fits nobody.

    >>> fits("jo", ("Ana", "Joost", "Jolanda"))
    ('Joost', 'Jolanda')
    """
    parts = [part for part in (_AND.split(maybe)) if part]
    return tuple(dict.fromkeys(name for part in parts for name in fitting(part, names)))


def near(maybe: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The people whose name a prefix that fits nobody misses by a letter, or a long one by two.

    Names of under four letters have none: too much is near them.

    >>> near("fatma", ("Fatima", "Ana")), near("joots", ("Joost", "Jolanda")), near("anna", ("Ana",))
    (('Fatima',), ('Joost',), ())
    """
    if not maybe or fits(maybe, names):
        return ()
    head = called(maybe).casefold()

    def is_near(name: str) -> bool:
        off = 2 if len(name) >= LONG else 1
        close = len(name) >= SHORTEST and abs(len(name) - len(head)) <= off
        return close and _letters_off(head, name) <= off

    each = ((name, name.casefold()) for name in names)
    return tuple(name for name, low in each if is_near(low) or any(map(is_near, low.split()[:1])))


def surely(maybe: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The one whose name of five letters or more has a letter too few or one doubled, and nobody else is near.

    >>> surely("wilem", ("Willem", "Ana")), surely("wwillem", ("Willem", "Ana"))
    (('Willem',), ('Willem',))
    >>> surely("wilem", ("Willem", "Wiliem")), surely("jost", ("Joost",)), surely("ru", ("Ruth",))
    ((), ('Joost',), ())
    """
    head, close = called(maybe).casefold(), near(maybe, names)

    def is_name(name: str) -> bool:
        twice = (head[:n] + head[n + 1 :] for n in range(1, len(head)) if head[n] == head[n - 1])
        one_few = (name[:n] + name[n + 1 :] for n in range(1, len(name)))
        return len(name) > SHORTEST and (head in one_few or name in twice)

    found = [
        name for name in close if any(map(is_name, (name.casefold(), *name.casefold().split()[:1])))
    ]
    return close if found and len(close) == 1 else ()


def means(maybe: str, by: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a prefix that fits nobody is the misspelled name of whom a line is given to.

    A short name is so with a letter doubled alone: too much is near it.

    >>> means("chdi", ("Chidi",), ("Chidi", "Bo")), means("bbo", ("Bo",), ("Chidi", "Bo"))
    (True, True)
    >>> means("no", ("Bo",), ("Chidi", "Bo")), means("bbo", ("Chidi",), ("Chidi", "Bo"))
    (False, False)
    """
    return len(by) == 1 and by[0] in (*near(maybe, names), *_doubled(maybe, names))


def _doubled(maybe: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if fits(maybe, names):
        return ()
    once = _TWICE.sub(r"\1", called(maybe).casefold())
    return tuple(name for name in names if once == name.casefold() and once)


def _letters_off(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many, or changed places with the next."""
    rows = [list(range(len(other) + 1))]
    for a, sign in enumerate(one, 1):
        row = [a]
        for b, wanted in enumerate(other, 1):
            off = min(rows[-1][b] + 1, row[-1] + 1, rows[-1][b - 1] + (sign != wanted))
            if a > 1 and b > 1 and sign == other[b - 2] and one[a - 2] == wanted:
                off = min(off, rows[-2][b - 2] + 1)
            row.append(off)
        rows.append(row)
    return rows[-1][-1]


def may_walk(maybe: str, names: tuple[str, ...]) -> bool:
    """Whether an open prefix still tells whom to offer, once the line was given to one of them."""
    return len(fits(maybe, names)) > 1 or bool(near(maybe, names) or _doubled(maybe, names))


def stands_before(maybe: str, text: str) -> bool:
    """Whether an open prefix stands before the words still."""
    head, colon, _rest = text.partition(":")
    return bool(maybe and colon) and called(head) == called(maybe)


def given_words(text: str, maybe: str, by: tuple[str, ...], names: tuple[str, ...]) -> str:
    """The words of a line with an open prefix, as they stand given to somebody, or to nobody.

    The prefix goes where it names them, or misses their name by little, and comes back where it does not.

    >>> given_words("fatma: no", "fatma", ("Fatima",), ("Fatima", "Ana"))
    'no'
    >>> given_words("no", "fatma", ("Ana",), ("Fatima", "Ana"))
    'fatma: no'
    >>> given_words("kees ik haal het", "kees", ("Kees",), ("Kees", "Ana"))
    'ik haal het'
    """
    if words := offered_words(text, maybe, by, names):
        return words
    stands = stands_before(maybe, text)
    close = near(maybe, names) or _doubled(maybe, names)
    theirs = means(maybe, by, names)
    if stands and by and (theirs or whose(text, by).by == by):
        return text.partition(":")[2].strip()
    return f"{maybe}: {text}" if close and not stands and not theirs else text


def joining(text: str, by: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Who joins by these words: whose they are, where the prefix names them and they are not there yet.

    >>> joining("Samir: he sleeps", ("Samir",), ("Joost",))
    'Samir'
    """
    maybe = called(whose(text, names).maybe)
    one = by[0] if len(by) == 1 and by[0] not in names else ""
    return one if one.casefold() == maybe.casefold() else ""


def fitting(head: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are `head`, else those whose first name it is, else those that begin with it or whose surname it is.

    >>> fitting("jo", ("Ana", "Joost", "Jolanda"))
    ('Joost', 'Jolanda')
    >>> fitting("jan", ("Jan van der Meer-Bos", "Jana")), fitting("bos", ("Jan van der Meer-Bos", "Jana"))
    (('Jan van der Meer-Bos',), ('Jan van der Meer-Bos',))
    """
    low = head.casefold()
    for is_so in (low.__eq__, lambda name: name.startswith(f"{low} ")):
        if exact := tuple(name for name in names if is_so(name.casefold())):
            return exact
    return tuple(n for n in names if n.casefold().startswith(low) or _is_surname(low, n))


def _is_surname(low: str, name: str) -> bool:
    """Whether words are a surname in a name, or a half of one: "van der Meer", "Bos"."""
    at = name.casefold().find(low, 1)
    until = at + len(low)
    whole = at > 0 and name[at - 1] in " -" and name[until : until + 1] in ("", " ", "-")
    return whole and re.split("[ -]", name[at:until])[-1][:1].isupper()


def called(maybe: str) -> str:
    """A prefix as the name of who joins."""
    return " ".join(maybe.split())


def is_name_alone(text: str, names: tuple[str, ...]) -> bool:
    """Whether a line is no more than a prefix that tells whose it is: "henk:"."""
    return text.rstrip().endswith(":") and bool(whose(f"{text.rstrip()} …", names).by)


def _is_called(head: str) -> bool:
    """Whether a head that fits nobody could be a name: one word, or a capital after the first."""
    first, *more = head.split()
    if any(sign.isdigit() for sign in head) or not first[0].isalpha():
        return False
    return not more or any(word[:1].isupper() and word != "I" for word in more)
