"""Minutes as one HTML file: no outside assets, light and dark, fit for print."""

from minutes.blocks import Document, Item, Plot, Section, Table

# As `html.escape` has it, whose module loads the names of two thousand signs.
_SAFE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
)
_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #ffffff; --soft: #4a4a4a; --line: #c9c9c9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f1efe8; --paper: #16191c; --soft: #c3c3bd; --line: #4a5258; }
}
body { margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem; color: var(--ink);
  background: var(--paper); font: 1.0625rem/1.55 Georgia, "Times New Roman", serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; break-after: avoid; }
p { margin: .3rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
ul { margin: 0; padding-left: 1.2rem; } li { margin: .3rem 0; break-inside: avoid; }
figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; color: var(--ink); }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; }
caption { text-align: left; color: var(--soft); padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
tr { break-inside: avoid; } thead { display: table-header-group; }
li li { color: var(--soft); } .remark { font-style: italic; margin-top: 1rem; }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  @page { margin: 2.2cm; }
}
"""


def to_html(document: Document) -> str:
    """The document as a whole HTML page."""
    title = escaped(document.title)
    facts = "\n".join(
        f"<dt>{escaped(label)}</dt><dd>{escaped(value)}</dd>" for label, value in document.facts
    )
    rows = [
        "<!doctype html>",
        f'<html lang="{document.language}">',
        '<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>",
        f"<body>\n<header>\n<h1>{title}</h1>\n<dl>\n{facts}\n</dl>",
        f'<p class="remark">{escaped(document.remark)}</p>' if document.remark else "",
        "</header>\n<main>",
        *(_section(section) for section in document.sections),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(row for row in rows if row)


def _section(section: Section) -> str:
    rows = [f"<section>\n<h2>{escaped(section.heading)}</h2>"]
    rows += [f"<p>{escaped(sentence)}</p>" for sentence in section.lead]
    if section.items:
        rows += ["<ul>", *(_item(item) for item in section.items), "</ul>"]
    rows += [_plot(plot) for plot in section.plots]
    rows += [_table(table) for table in section.tables]
    return "\n".join([*rows, "</section>"])


def _item(item: Item) -> str:
    below = "".join(f"<li>{escaped(row)}</li>" for row in item.below)
    return f"<li>{escaped(item.text)}{f'<ul>{below}</ul>' if below else ''}</li>"


def _plot(plot: Plot) -> str:
    from minutes.formats.plot import to_svg

    return f"<figure>\n{to_svg(plot)}\n{_table(plot.table)}\n</figure>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escaped(cell)}</th>' for cell in table.header)
    body = ("".join(f"<td>{escaped(cell)}</td>" for cell in row) for row in table.rows)
    rows = "\n".join(f"<tr>{row}</tr>" for row in body)
    return (
        f"<table>\n<caption>{escaped(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>"
        f"\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def escaped(text: str) -> str:
    """Text in HTML that shows as itself; its line breaks become breaks."""
    return text.translate(_SAFE)
