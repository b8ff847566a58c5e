"""Minutes as one HTML file: no outside assets, light and dark, fit for print."""

from functools import cache
from pathlib import Path

from minutes.blocks import Document, Item, Plot, Section, Table

# As `html.escape` has it, whose module loads the names of two thousand signs.
_SAFE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
)


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
        f"<title>{escaped(document.head)}</title>\n<style>{_style()}</style>\n</head>",
        "<body>\n<header>",
        f'<p class="over">{escaped(document.over)}</p>' if document.over else "",
        f"<h1>{title}</h1>\n<dl>\n{facts}\n</dl>",
        f'<p class="remark">{escaped(document.remark)}</p>' if document.remark else "",
        "</header>\n<main>",
        *(_section(section) for section in document.sections),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(row for row in rows if row)


@cache
def _style() -> str:
    """The look of the template that people begin their own from: both change together."""
    page = (Path(__file__).parent / "templates" / "minutes.html").read_text("utf-8")
    return page.partition("<style>")[2].partition("</style>")[0]


def _section(section: Section) -> str:
    rows = [f"<section>\n<h2>{escaped(section.heading)}</h2>"]
    rows += [f"<p>{escaped(sentence)}</p>" for sentence in section.lead]
    for kind, items in ((' class="beside"', section.beside), ("", section.items)):
        if items:
            rows += [f"<ul{kind}>", *(_item(item) for item in items), "</ul>"]
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
    caption = f"<caption>{escaped(table.caption)}</caption>\n" if table.caption else ""
    return f"<table>\n{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def escaped(text: str) -> str:
    """Text in HTML that shows as itself; its line breaks become breaks."""
    return text.translate(_SAFE)
