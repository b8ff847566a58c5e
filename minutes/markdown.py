"""Minutes as CommonMark. Text from people renders as that text, never as structure."""

import re

from minutes.document import Document

_ACTS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&=:@\"'])")


def escaped(text: str) -> str:
    """Text on one line of Markdown that renders as itself; its line breaks become hard breaks."""
    lines = (_ACTS.sub(r"\\\1", line.strip()) for line in text.split("\n"))
    return "\\\n".join(line for line in lines if line)


def to_markdown(document: Document) -> str:
    """The document as Markdown."""
    out = [f"# {_heading(document.title)}", ""]
    for label, value in document.facts:
        out.append(f"- **{escaped(label)}:** {_indented(value)}")
    if document.remark:
        out += ["", f"*{escaped(document.remark)}*"]
    for section in document.sections:
        out += ["", f"## {_heading(section.heading)}", ""]
        for item in section.items:
            out.append(f"- {_indented(item.text)}")
            out += [f"    - {_indented(below, 6)}" for below in item.below]
    return "\n".join(out) + "\n"


def _heading(text: str) -> str:
    return escaped(" ".join(text.split()))


def _indented(text: str, by: int = 2) -> str:
    return escaped(text).replace("\n", "\n" + " " * by)
