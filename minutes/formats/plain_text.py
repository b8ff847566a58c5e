"""Minutes as plain text: wrapped, without drawing characters, to be read aloud or mailed."""

import unicodedata

from minutes.blocks import Document, Section

WIDTH = 78


def to_text(document: Document, width: int = WIDTH) -> str:
    """The document as text of at most `width` columns; a wide character counts as two."""
    out = _wrapped(document.over, "", "", width) if document.over else []
    out += [*_wrapped(document.title, "", "", width), ""]
    for label, value in document.facts:
        out += _wrapped(f"{label}: {value}", "", "  ", width)
    if document.remark:
        out += ["", *_wrapped(document.remark, "", "", width)]
    for section in document.sections:
        out += _section(section, width)
    return "\n".join(out) + "\n"


def _section(section: Section, width: int) -> list[str]:
    out = ["", *_wrapped(section.heading.upper(), "", "", width)]
    for sentence in section.lead:
        out += _wrapped(sentence, "  ", "  ", width)
    for item in section.listed:
        out += _wrapped(item.text, "  - ", "    ", width)
        for below in item.below:
            out += _wrapped(below, "      ", "        ", width)
    for table in section.whole_tables:
        out += ["", *_wrapped(table.caption, "  ", "  ", width)] if table.caption else []
        for line in table.lines:
            out += _wrapped(line, "  - ", "    ", width)
    return out


def columns(text: str) -> int:
    """How many columns the text takes: two for a wide character, none for a mark on another."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _wrapped(text: str, first: str, after: str, width: int) -> list[str]:
    rows: list[str] = []
    for line in text.split("\n"):
        row, bare = (after, True) if rows else (first, True)
        for word in line.split():
            for piece in _pieces(word, max(2, width - len(after))):
                space = "" if bare else " "
                if not bare and columns(row) + columns(space + piece) > width:
                    rows.append(row)
                    row, space = after, ""
                row, bare = row + space + piece, False
        if not bare:
            rows.append(row)
    return rows


def _pieces(word: str, width: int) -> list[str]:
    """A word, in pieces that fit where it is too long for a row."""
    pieces, length = [""], 0
    for sign in word:
        length += _columns(sign)
        if length > width:
            pieces.append("")
            length = _columns(sign)
        pieces[-1] += sign
    return pieces
