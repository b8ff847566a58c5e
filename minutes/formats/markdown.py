"""Text that is safe in CommonMark: it renders as itself. The page is our template (`templates/minutes.md`)."""

import re
from itertools import pairwise

_ALWAYS = re.compile(r"[\\`*_\[\]<>&|~#@{}]")
_LINK = re.compile(r"(?<=\w)\.(?=\w*[^\W\d])|(?<!\b\d)(?<!\b\d\d):(?=\S)|(?<=/)/")
_AT_START = re.compile(r"^(?:(?P<mark>[-+=:!])|(?P<number>\d{1,9})(?P<after>[.)]))")


def escaped(text: str) -> str:
    """Text in Markdown that renders as itself; its line breaks become hard breaks.

    Escaped are the characters that act anywhere, those that make a link of an address, and those
    that begin a list, a heading or a rule at the start of a line. The rest stays as it was typed.
    """
    lines = (_line(line.strip()) for line in text.split("\n"))
    return "\\\n".join(line for line in lines if line)


def _line(line: str) -> str:
    marked = {found.start() for found in _ALWAYS.finditer(line)}
    marked |= {found.start() for found in _LINK.finditer(line)}
    if start := _AT_START.match(line):
        marked.add(start.start("mark") if start["mark"] else start.start("after"))
    places = [0, *sorted(marked), len(line)]
    return "\\".join(line[here:there] for here, there in pairwise(places))
