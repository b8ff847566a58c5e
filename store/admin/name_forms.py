"""The forms in which a name can stand in words, and which of them may be something else.

A name is found as a whole word whatever its accents, apostrophes and hyphens are made of, with soft
hyphens, ligatures or unseen signs in it. What may be another word or another name, such as "kind"
for Kind, "Jansje" for Jans or "Zoe" for Zoë, is found too, as perhaps the name: somebody has to say so.
So is, where it stands as who somebody is, a beginning of the name or a slip of it.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from agendas.parsing.whose import fits, near
from agendas.strings import StringKind

_SIGNS = {
    **dict.fromkeys("’‘ʼ`´′＇‛ʹꞌ", "'"),
    **dict.fromkeys("−⁃", "-"),
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_BEGINS = ".!?:;…\n\r•*–—|/"  # after these a word has a capital whatever it is
_QUOTES = '"“”„«»‘’'
_OPENS = _QUOTES + "'([{_~#>- \t"
# Of somebody, or small: Jans, Jansje, Anaatje, Wimpie.
_TAIL = r"'?(?:e?s|(?:e?t|p|k)?jes?|kes?|p?ies?)"
_BETWEEN = r"[ ._'+-]*"
_MAYBE_E = "e?"


class Match(NamedTuple):
    """Where a name stands in a text, as it is written there; not `sure` is perhaps the name."""

    start: int
    end: int
    form: str
    sure: bool


class _Folded(NamedTuple):
    """A text's signs, small and bare, each with its place in the text, and with its accents."""

    bare: str
    starts: list[int]
    ends: list[int]
    strict: list[str]


class Forms:
    """A name as it is looked for, and replaced by `pseudonym`.

    `also` are the forms, as they are written, of which somebody said that they are the name too.
    With `doubtful` a capital proves nothing at the beginning of a sentence: the name is a word too.
    """

    def __init__(
        self,
        name: str,
        pseudonym: str = "",
        also: frozenset[str] = frozenset(),
        doubtful: bool = False,
    ) -> None:
        self.name = " ".join(name.split())
        self.pseudonym, self.also, self.doubtful = pseudonym, also, doubtful
        folded = _fold(self.name)
        parts = folded.bare.split()
        self._strict = _strictly(folded.strict)
        loose = _spelled(folded)
        pieces = " ".join(loose[1:] or loose).replace(_MAYBE_E, " ").split()
        self._probe = max(pieces, key=len, default="")
        self._several = len(parts) > 1
        self._spaced = self.name.lower() != self.name.upper()  # else no space is sure around it
        self._pattern = _pattern(parts, loose, self._spaced)

    @property
    def is_one(self) -> bool:
        """Whether it is a name of one word, which may be another word too."""
        return not self._several

    def may_be_in(self, text: str) -> bool:
        """Whether the name, or perhaps the name, can stand anywhere in a text at all."""
        return bool(self._probe) and self._probe in _quickly(text)

    def matches(self, text: str, told: StringKind = "text") -> list[Match]:
        """Where the name stands, or perhaps, in words that are of this kind."""
        if not self.may_be_in(text):
            return self._short_for_it(text) if told == "name" else []
        folded = _fold(text)
        found = self._pattern.finditer(folded.bare)
        return [match for one in found if (match := self._match(text, folded, one, told))]

    def meant(self, text: str, told: StringKind = "text") -> list[Match]:
        """Where it stands for sure, or in a form that somebody said is the name."""
        return [m for m in self.matches(text, told) if m.sure or m.form in self.also]

    def replaced(self, text: str, told: StringKind = "text") -> str:
        """The text with the pseudonym in place of the name; all around it is left as it is."""
        for match in reversed(self.meant(text, told)):
            text = text[: match.start] + self.pseudonym + text[match.end :]
        return text

    def is_word(self, match: Match) -> bool:
        """Whether this is a name of one word, letter for letter, written as any other word is."""
        return (
            not self._several
            and match.form == match.form.lower()
            and self._spaced
            and _strictly(_fold(match.form).strict) == self._strict
        )

    def _short_for_it(self, text: str) -> list[Match]:
        """Who is called by a beginning of the name, or by a slip of it: Jo or Jost for Joost."""
        known = (self.name,)
        if "\n" in text or len(text) > len(self.name) + 2:
            return []
        short = fits(text, known) or near(text, known)
        return [Match(0, len(text), _seen(text), sure=False)] if short else []

    def _match(
        self, text: str, folded: _Folded, found: "re.Match[str]", told: StringKind
    ) -> Match | None:
        first, last = found.span()
        start, end = folded.starts[first], folded.ends[last - 1]
        before, after = folded.bare[first - 1 : first], folded.bare[last : last + 1]
        if (before and folded.ends[first - 1] > start) or (after and folded.starts[last] < end):
            return None  # a part of a ligature
        written = _seen(text[start:end])
        form = _joined(text, start, end)
        sure = (
            found.lastgroup == "whole"
            and form == written
            and not (before.isalnum() or after.isalnum())
            and _strictly(folded.strict[first:last]) == self._strict
            and (told == "name" or self._several or self._is_capital(text, start, form, told))
        )
        return Match(start, end, form, sure)

    def _is_capital(self, text: str, start: int, form: str, told: StringKind) -> bool:
        """Whether one word tells by its capital that it is a name."""
        if not self._spaced:
            return True
        if form[0] == form[0].lower():
            return False
        if not self.doubtful and told != "title":
            return True
        return not _is_first(text, start) and not form.isupper()


def _spelled(folded: _Folded) -> list[str]:
    """The letters of each word of a name, its pieces apart; after ö and such `_MAYBE_E`: Bjoern."""
    letters = (
        bare + _MAYBE_E * (bare in "aou" and ("\u0308" in mark or mark[:1] == "ø")) if bare.isalnum()
        else "\n" if bare.isspace() else " "
        for bare, mark in zip(folded.bare, folded.strict, strict=True)
    )  # fmt: skip
    return [" ".join(word.split()) for word in "".join(letters).split("\n")]


def _pattern(parts: list[str], words: list[str], spaced: bool) -> "re.Pattern[str]":
    """The name itself, then what is perhaps the name: run together, small, turned, with an initial."""
    if not parts:
        return re.compile(r"(?!)")
    ways = [f"(?P<whole>{' +'.join(map(re.escape, parts))})"]
    first, *rest = [word.replace(" ", _BETWEEN) for word in words if word] or [""]
    all_rest = _BETWEEN.join(rest)
    if first:
        tail = rf"(?:{re.escape(parts[-1][-1])}?{_TAIL})?"
        ways.append(f"(?P<loose>{_BETWEEN.join((first, *rest))}{tail})")
    if rest:
        ways.append(f"(?P<turned>{all_rest} *, *{first})")
        ways.append(
            f"(?P<listed>{rest[-1]} *, *{_BETWEEN.join((first, *rest[:-1]))})"
        )  # Wit, Jan de
        ways.append(f"(?P<initial>{re.escape(parts[0][0])}(?:[.] *| +){all_rest})")
    all_ways = "|".join(ways)
    return re.compile(rf"(?<![^\W_])(?:{all_ways})(?![^\W_])" if spaced else f"(?:{all_ways})")


def _joined(text: str, start: int, end: int) -> str:
    """The name as it is written, with what hyphens join it to: Ana-Sofia is somebody else."""
    before = re.search(r"(?:[^\W_]+[-‐‑])+$", text[max(0, start - 80) : start])
    after = re.match(r"(?:[-‐‑][^\W_]+)+", text[end : end + 80])
    return _seen((before[0] if before else "") + text[start:end] + (after[0] if after else ""))


def _is_first(text: str, start: int) -> bool:
    """Whether a word begins a sentence, a line or a quotation."""
    head = text[max(0, start - 80) : start]
    before = head.rstrip(_OPENS)
    opened = any(sign in _QUOTES for sign in head[len(before) :])
    return opened or not before or before[-1] in _BEGINS


def _seen(text: str) -> str:
    """A form as it is seen: without the signs that nobody sees, and with single spaces."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def _strictly(strict: list[str]) -> str:
    """The letters with their accents, in whatever order these were put."""
    put = (one[:1] + "".join(sorted(one[1:], key=unicodedata.combining)) for one in strict)
    return " ".join("".join(put).split())


def _fold(text: str) -> _Folded:
    bare: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    strict: list[str] = []
    for place, sign in enumerate(text):
        for letter, mark in _folded_sign(sign):
            if letter:
                bare.append(letter)
                starts.append(place)
                ends.append(place + 1)
                strict.append(mark)
            elif strict:
                strict[-1] += mark
                ends[-1] = place + 1
    return _Folded("".join(bare), starts, ends, strict)


@cache
def _folded_sign(sign: str) -> tuple[tuple[str, str], ...]:
    """What a sign is made of: each letter, bare and with what tells it apart, or a mark on the last.

    A byte of a text that is no UTF-8 is taken for a letter as older programs wrote it.
    """
    found: list[tuple[str, str]] = []
    sign = chr(ord(sign) - 0xDC00) if "\udc80" <= sign <= "\udcff" else sign
    for one in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold()):
        category = unicodedata.category(one)
        if category[0] == "M":
            found.append(("", one))
        elif category != "Cf":
            bare = "-" if category == "Pd" else " " if one.isspace() else _SIGNS.get(one, one)
            strict = one if bare.isalpha() else bare
            found += [(bare[0], strict), *((letter, "") for letter in bare[1:])]
    return tuple(found)


class _Bare(dict[int, str]):
    """Each sign as `_fold` has it, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(letter for letter, _mark in _folded_sign(chr(code)))
        return self[code]


_bare = _Bare()
_BEYOND = re.compile(r"[^\x00-\x7f]+")


def _quickly(text: str) -> str:
    """The text's letters, small and bare: a look that most texts need no more than."""
    low = text.lower()
    return low if text.isascii() else _BEYOND.sub(lambda found: found[0].translate(_bare), low)
