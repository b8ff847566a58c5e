"""Minutes as CommonMark. Text from people renders as that text, never as structure."""

import re
from itertools import pairwise

from minutes.blocks import Document, Section, Table

_ALWAYS = re.compile(r"[\\`*_\[\]<>&|~#@{}]")
_LINK = re.compile(r"(?<=\w)\.(?=\w*[^\W\d])|:(?=\S)|(?<=/)/")
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


def to_markdown(document: Document) -> str:
    """The document as Markdown."""
    out = [escaped(document.over), ""] if document.over else []
    out += [f"# {_heading(document.title)}", ""]
    for label, value in document.facts:
        out.append(f"- **{escaped(label)}:** {_indented(value, 2)}")
    if document.remark:
        out += ["", f"*{escaped(document.remark)}*"]
    for section in document.sections:
        out += _section(section)
    return "\n".join(out) + "\n"


def _section(section: Section) -> list[str]:
    out = ["", f"## {_heading(section.heading)}", ""]
    for place, sentence in enumerate(section.lead):
        out += ["", escaped(sentence)] if place else [escaped(sentence)]
    if section.lead and section.listed:
        out.append("")
    for item in section.listed:
        out.append(f"- {_indented(item.text, 2)}")
        out += [f"  - {_indented(below, 4)}" for below in item.below]
    for table in section.whole_tables:
        out += ["", *_table(table)] if out[-1] else _table(table)
    return out


def _table(table: Table) -> list[str]:
    """A list: a table is not CommonMark, and a figure must stand beside its meaning everywhere.

    Each row is a line; its cells stand apart by dashes, under a line that names the columns.
    """
    rows = [_heading(line) for line in table.lines]
    caption = [escaped(table.caption), ""] if table.caption else []
    return [*caption, f"- *{rows[0]}*", *(f"- {row}" for row in rows[1:])]


def _heading(text: str) -> str:
    return escaped(" ".join(text.split()))


def _indented(text: str, by: int) -> str:
    return escaped(text).replace("\n", "\n" + " " * by)
