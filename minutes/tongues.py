"""Words of people in another language than the document's: marked, so that each form can say which it is."""

import re

import msgspec

from agendas.lines.talk import Talk
from agendas.text import one_line, visible
from minutes.blocks import Document, Item, Section, Table
from minutes.marks import BEGIN, END, bare
from minutes.pseudonyms import strings

_FEWEST = 4  # letters; what is shorter may be a word of the document's own


def in_its_tongue(document: Document, talk: Talk) -> Document:
    """The document with what people said marked, where they spoke another language than it has."""
    if talk.language == document.language:
        return document
    said = {
        line
        for text in strings(talk, "text")
        for line in (one_line(text), *visible(text).split("\n"))
    }
    theirs = sorted({line.strip() for line in said if len(line.strip()) >= _FEWEST}, key=len)
    if not theirs:
        return document
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, reversed(theirs)))})(?!\w)", re.IGNORECASE
    )

    def marked(text: str) -> str:
        return pattern.sub(lambda found: f"{BEGIN[talk.language]}{found[0]}{END}", bare(text))

    def item(of: Item) -> Item:
        return Item(text=marked(of.text), below=tuple(map(marked, of.below)))

    def table(of: Table) -> Table:
        rows = tuple(tuple(map(marked, row)) for row in of.rows)
        return Table(caption=marked(of.caption), header=of.header, rows=rows)

    def section(of: Section) -> Section:
        return msgspec.structs.replace(
            of, lead=tuple(map(marked, of.lead)), items=tuple(map(item, of.items)),
            beside=tuple(map(item, of.beside)), tables=tuple(map(table, of.tables)),
        )  # fmt: skip

    return msgspec.structs.replace(
        document,
        title=marked(document.title),
        facts=tuple((label, marked(value)) for label, value in document.facts),
        sections=tuple(map(section, document.sections)),
    )
