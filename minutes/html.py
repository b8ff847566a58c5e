"""Minutes as one HTML file: no outside assets, light and dark, fit for print."""

from html import escape

from minutes.document import Document, Item

_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #ffffff; --soft: #4a4a4a; --rule: #c9c9c9; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1efe8; --paper: #16191c; --soft: #c3c3bd; --rule: #4a5258; } }
body { margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
header { border-bottom: 1px solid var(--rule); padding-bottom: 1rem; }
ul { margin: 0; padding-left: 1.2rem; } li { margin: .3rem 0; break-inside: avoid; }
li ul { color: var(--soft); } .remark { font-style: italic; }
@media print { :root { --ink: #000; --paper: #fff; --soft: #333; } body { max-width: none; padding: 0; font-size: 11pt; } @page { margin: 2.2cm; } }
"""


def to_html(document: Document) -> str:
    """The document as a whole HTML page."""
    facts = "\n".join(
        f"<dt>{_text(label)}</dt><dd>{_text(value)}</dd>" for label, value in document.facts
    )
    remark = f'<p class="remark">{_text(document.remark)}</p>\n' if document.remark else ""
    sections = "\n".join(
        f"<section>\n<h2>{_text(s.heading)}</h2>\n<ul>\n{_items(s.items)}\n</ul>\n</section>"
        for s in document.sections
    )
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n"
        f"<h1>{_text(document.title)}</h1>\n<dl>\n{facts}\n</dl>\n{remark}</header>\n{sections}\n</main>\n</body>\n</html>\n"
    )


def _items(items: tuple[Item, ...]) -> str:
    return "\n".join(f"<li>{_text(item.text)}{_below(item.below)}</li>" for item in items)


def _below(below: tuple[str, ...]) -> str:
    rows = "".join(f"<li>{_text(row)}</li>" for row in below)
    return f"<ul>{rows}</ul>" if rows else ""


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
