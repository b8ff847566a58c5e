"""Minutes without names: the same stand-in for the same person, in every line and every form.

A name is found whole or by a part of it, whatever its case, its accents and what stands between
its parts, with or without a possessive. Two people who share a first name are "a colleague" where
only that name is said: a wrong name would be worse than none. Who was not there is "person A", where somebody
told that a word is a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from agendas.lines.from_records import Told, as_talk
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import Talk
from agendas.records.said import Language, Record
from agendas.strings import StringKind, rewritten

_PARTICLES = frozenset((
    "de", "den", "der", "van", "von", "het", "ten", "ter", "te", "t", "la", "le", "el", "al",
    "bin", "ibn", "da", "dos", "di", "du", "of", "and", "en", "the", "mr", "mrs", "ms", "dr",
    "mw", "dhr", "mevr", "mevrouw", "meneer", "heer", "prof", "juf", "meester",
))  # fmt: skip
Nicknames = Sequence[tuple[str, str]]
_KINDS: dict[Language, tuple[str, str]] = {
    "nl": ("collega", "persoon"), "en": ("colleague", "person"),
}  # fmt: skip
_SMALL = "(?P<small>(?:et|t|p)?je)?"  # Joostje, Annetje, Willempje
_WORD = re.compile(r"[^\W\d_][\w’'-]*\w")
_GAP = r"[\s.\-_]*"


def without_names(of: Told, whole: Told, language: Language, nicknames: Nicknames = ()) -> Talk:
    """The talk with a stand-in for every person of the `whole` talk, of which it may be a part.

    Letters go by the order in which people come up in the talk itself, so that they do not tell
    of anybody who is left out of it. `nicknames` are pairs: what somebody is called, and who that is.
    What only a later Vertel can read is left out: names in it may stand anywhere.
    """
    return nameless((of,), (whole,), language, nicknames)[0][0]


def nameless(
    of: Iterable[Told], wholes: Iterable[Told], language: Language, nicknames: Nicknames = ()
) -> tuple[tuple[Talk, ...], "NamesTold"]:
    """The talks with the same stand-in for the same person in all, and what came of names."""
    known = [name for whole in wholes for name in names_in(as_talk(whole))]
    stand_ins = StandIns(known, language, nicknames)
    talks = tuple(map(_known, of))
    for talk in talks:
        for name in names_in(talk):
            stand_ins.replace(name)
    stand_ins.told.clear()
    replaced = tuple(
        msgspec.convert(
            rewritten(
                msgspec.to_builtins(talk), Talk, lambda words, _kind: stand_ins.replace(words)
            ),
            Talk,
        )
        for talk in talks
    )
    texts = [text for talk in replaced for text in strings(talk, "text", "name")]
    return replaced, NamesTold(replaced=dict(stand_ins.told), left=tuple(_capitals(texts)))


def _known(of: Told) -> Talk:
    """The talk with what this Vertel can read; what is open of a name stays in."""
    talk = as_talk(of)
    lines = tuple(
        msgspec.structs.replace(line, more=None, maybe="")
        for line in talk.lines
        if line.kind in LINE_KINDS
    )
    return msgspec.structs.replace(talk, lines=lines, unsaid=())


class NamesTold(Record, frozen=True, kw_only=True):
    """Which names were replaced by what, as they were written, and which words with a capital are left."""

    replaced: dict[str, str]
    left: tuple[str, ...]


def strings(talk: Talk, *kinds: StringKind) -> list[str]:
    """The strings of these kinds in a talk, wherever they stand; its records say which is which."""
    found: list[str] = []

    def note(words: str, kind: StringKind) -> str:
        if kind in kinds:
            found.append(words)
        return words

    rewritten(msgspec.to_builtins(talk), Talk, note)
    return found


def _capitals(texts: Sequence[str]) -> list[str]:
    """Words with a capital, those within a sentence first: each may be somebody's name.

    A word that begins a sentence is left out where the same stands elsewhere with a small letter.
    """
    within, first, small = dict[str, None](), dict[str, None](), set[str]()
    for text in texts:
        for found in _WORD.finditer(text):
            word = found[0]
            if not word[0].isupper():
                small.add(word)
            elif word.casefold() not in ("collega", "colleague", "persoon", "person"):
                before = text[: found.start()].rstrip(" \n“\"'‘(—–-")
                begins = not before or before[-1] in ".!?:;…"
                (first if begins else within)[word] = None
    return [*within, *(w for w in first if w not in within and w.casefold() not in small)]


def names_in(talk: Talk) -> list[str]:
    """Everyone who is named in the record of a talk, who gives account first.

    Behind an origin stands who asked for it, or what else was said of it: names alone are somebody's.
    """
    found = [one.account_giver for one in talk.passes]
    found += [*talk.names, *strings(talk, "name")]
    asked = [line.text for line in talk.lines if line.kind == "origin"]
    asked += [
        back.initiative.at_request_of for one in talk.passes for back in one.began.looked_back
    ]
    found += filter(_only_names, asked)
    return list(dict.fromkeys(name.strip() for name in found if name.strip()))


def _only_names(text: str) -> bool:
    """Whether a few words are written as names are, and no sentence."""
    words = text.split()
    return 0 < len(words) <= 4 and all(
        word[0].isupper() or word.casefold() in _PARTICLES for word in words
    )


class StandIns:
    """Names, and what stands in for each: "colleague A", "colleague B", in order of coming up."""

    def __init__(self, names: Iterable[str], language: Language, nicknames: Nicknames = ()) -> None:
        """Know these names, and by which others people go; nobody has a letter yet.

        A name that goes by itself is that of somebody who was not there.

        `told` has each name that was replaced, as it was written, and by what.
        """
        self.language = language
        self.told: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        self._spelled: dict[str, str] = {}  # a name without its gaps -> a pattern that finds it
        self._whole: set[str] = set()
        self._whose: dict[str, set[str]] = {}  # part of a name -> whose part it is
        self._any_case: set[str] = set()
        self._others: set[str] = set()  # who was not there
        for name in names:
            self._learn(name)
        for nick, name in nicknames:
            self._nickname(nick, name)
        self._found = self._pattern()

    def replace(self, text: str) -> str:
        """The text with every name in it replaced."""
        if self._found is None or not text:
            return text
        folded, places = _folded(text)
        out, done = [], 0
        for found in self._found.finditer(folded):
            name = found["name"] or found["wide"]
            start, end = found.start(), found.start() + len(name) + len(found["small"] or "")
            said = text[places[start] : places[end]]
            after = text[places[end] : places[found.end()]]
            capital = said[:1].isupper()
            if found["small"] and not capital:
                continue  # a little rose is no Roos
            stand_in = self._stand_in(re.sub(_GAP, "", name), capital, after)
            if stand_in:
                self.told.setdefault(said, stand_in.removesuffix(after).removesuffix("’s"))
                out += [text[done : places[start]], stand_in]
                done = places[found.end()]
        return "".join([*out, text[done:]])

    def _learn(self, name: str) -> None:
        parts = [part for part in re.split(r"[\s.\-_]+", _folded(name)[0]) if part]
        if not parts:
            return
        person = "".join(parts)
        self._whole.add(person)
        self._any_case.add(person)
        self._spelled[person] = _GAP.join(map(re.escape, parts))
        for place, part in enumerate(parts if len(parts) > 1 else []):
            if part in _PARTICLES or len(part) < 2:
                continue
            self._whose.setdefault(part, set()).add(person)
            self._spelled.setdefault(part, re.escape(part))
            if place == 0:
                self._any_case.add(part)
                continue
            start = place
            while start > 1 and parts[start - 1] in _PARTICLES:
                start -= 1
            if start < place:  # "van den Berg" goes as a whole, and never "van den collega B"
                family = "".join(parts[start : place + 1])
                self._whose.setdefault(family, set()).add(person)
                self._spelled.setdefault(
                    family, _GAP.join(map(re.escape, parts[start : place + 1]))
                )
                self._any_case.add(family)

    def _nickname(self, nick: str, name: str) -> None:
        parts, whose = (re.split(r"[\s.\-_]+", _folded(text)[0].strip()) for text in (nick, name))
        person, key = "".join(whose), "".join(parts)
        if len(of := self._whose.get(person, set())) == 1:  # by a part of the name, of one person
            (person,) = of
        elif person not in self._whole:
            self._learn(name)
            self._others |= {person} if person == key else set()
        self._whose[key] = {person}
        self._spelled[key] = _GAP.join(map(re.escape, parts))
        self._any_case.add(key)

    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._spelled, key=len, reverse=True)
        wide = [key for key in longest_first if _wide(key)]
        narrow = [key for key in longest_first if not _wide(key)]
        never = r"(?!)"
        names = "|".join(self._spelled[key] for key in narrow) or never
        unbound = "|".join(self._spelled[key] for key in wide) or never
        pattern = rf"(?<![^\W_])(?P<name>{names}){_SMALL}(?:['’]?s)?(?![^\W_])|(?P<wide>{unbound})"
        return re.compile(pattern) if self._spelled else None

    def _stand_in(self, key: str, capital: bool, after: str) -> str:
        """What stands for a name; "" where it is no name: "rose" is one of Ana Rose only as Rose.

        `after` is what follows the name: "’s", or the bare "s" of a Dutch "Joosts idee".
        """
        if not capital and (key not in self._any_case or after == "s"):
            return ""
        if after == "s" and len(key) < 3:
            return ""
        return self._called(key) + ("’s" if after == "s" else after)

    def _called(self, key: str) -> str:
        dutch = self.language == "nl"
        people = {key} if key in self._whole else self._whose[key]
        if len(people) > 1:
            return "een collega" if dutch else "a colleague"
        (person,) = people
        kind = _KINDS[self.language][person in self._others]
        if person not in self._letters:
            known = sum((one in self._others) == (person in self._others) for one in self._letters)
            self._letters[person] = _letter(known)
        return f"{kind} {self._letters[person]}"


def _wide(name: str) -> bool:
    """True for a name in a script that puts no space between words."""
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in name)


def _letter(n: int) -> str:
    """A to Z, then AA, AB and on."""
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _signs(text: str) -> Iterator[tuple[str, int]]:
    for place, sign in enumerate(text):
        for piece in unicodedata.normalize("NFKD", sign).casefold():
            if unicodedata.category(piece) not in ("Mn", "Me", "Cf"):
                yield piece, place


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and invisible signs; where each of its signs stood, and its end.

    What is invisible belongs to the sign before it.
    """
    signs = list(_signs(text))
    return "".join(sign for sign, _place in signs), [place for _sign, place in signs] + [len(text)]
