"""Marks around words in another language than the document's: each form writes them in its own way.

A mark is a sign that is in no text: a noncharacter of Unicode.
"""

import re
from collections.abc import Iterator

from agendas.records.said import Language

BEGIN: dict[Language, str] = {"nl": "\ufdd0", "en": "\ufdd1"}
END = "\ufdd2"
_MARKED = re.compile(f"([{''.join(BEGIN.values())}])([^{END}]*){END}")
_ANY = re.compile("[\ufdd0-\ufdef]")


def bare(text: str) -> str:
    """The text without marks."""
    return _ANY.sub("", text)


def parts(text: str) -> Iterator[tuple[str, Language | None]]:
    """The text in pieces, each with its language where that is another than the document's."""
    done = 0
    for found in _MARKED.finditer(text):
        if before := bare(text[done : found.start()]):
            yield before, None
        yield bare(found[2]), next(tongue for tongue, sign in BEGIN.items() if sign == found[1])
        done = found.end()
    if rest := bare(text[done:]):
        yield rest, None
