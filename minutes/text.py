"""Minutes as plain text: wrapped, without drawing characters, to be read aloud or mailed."""

from textwrap import wrap

from minutes.document import Document

WIDTH = 78


def to_text(document: Document) -> str:
    """The document as text of at most 78 columns."""
    out = [*_wrapped(document.title.upper()), ""]
    for label, value in document.facts:
        out += _wrapped(f"{label}: {value}", after="  ")
    if document.remark:
        out += ["", *_wrapped(document.remark)]
    for section in document.sections:
        out += ["", *_wrapped(section.heading.upper())]
        for item in section.items:
            out += _wrapped(item.text, "- ", "  ")
            for below in item.below:
                out += _wrapped(below, "    ", "    ")
    return "\n".join(out) + "\n"


def _wrapped(text: str, first: str = "", after: str = "") -> list[str]:
    rows: list[str] = []
    for line in text.split("\n"):
        begin = after if rows else first
        rows += wrap(
            line, WIDTH, initial_indent=begin, subsequent_indent=after, break_on_hyphens=False
        )
    return rows
