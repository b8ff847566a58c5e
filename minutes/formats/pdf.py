"""Minutes as a PDF to file: tagged (PDF/UA-1) and archivable (PDF/A-2a), with language and title.

The look stands in `pdf.typ`. Words go in as data and are never read as markup; nothing is fetched.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from agendas.errors import N_
from minutes.blocks import Document, Plot, Section, Table, locale_of, xml_text
from minutes.errors import MinutesError

# What the first font of `pdf.typ` has in each of its cuts: words of these letters need no other.
OWN = re.compile(
    "[ -~\u00a0-\u017f\u0218-\u021b\u0300-\u036f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u1e80-\u1e85\u1ea0-\u1ef9\u2010-\u2022\u2026\u2030\u2032\u2033\u2039\u203a€→≤≥]*"
)
READABLE, ARCHIVABLE = "ua-1", "a-2a"
_MISSING = re.compile(r"the text [`\"]*(.+?)[`\"]* could not be displayed", re.DOTALL)
_SIGNS = dict.fromkeys(
    range(0x2400, 0x2422), 0xFFFD
)  # `visible` put them there; few fonts have them


def to_pdf(document: Document) -> bytes:
    """The document as the bytes of a PDF. One without a day is tagged, and not archivable.

    Raises `MinutesError` where no font on this machine has a letter that is in it.
    """
    data = {
        "title": _text(document.title),
        "over": _text(document.over),
        "head": _text(document.head),
        "status": _text(document.status),
        "language": document.language,
        "region": locale_of(document.language)[-2:],
        "on": [document.on.year, document.on.month, document.on.day] if document.on else None,
        "facts": [[_text(label), _text(value)] for label, value in document.facts],
        "remark": _text(document.remark),
        "sections": [_section(section) for section in document.sections],
    }
    standards = [READABLE, ARCHIVABLE] if document.on else [READABLE]  # an archive wants a date
    told = json.dumps(data, ensure_ascii=False)
    drawn = any(section.plots for section in document.sections)
    fonts = _fonts() if drawn or not OWN.fullmatch(told) else _own_fonts()
    inputs = {"document": told}
    return _compiled("pdf.typ", inputs, fonts, format="pdf", pdf_standards=standards)


def to_png(plot: Plot, ppi: int = 200) -> bytes:
    """The plot as a picture of 14 cm wide, drawn by what draws it in the PDF."""
    inputs = {"svg": _svg(plot)}
    return _compiled("picture.typ", inputs, _fonts(), format="png", ppi=ppi)


def _compiled(name: str, inputs: dict[str, str], fonts: Any, **form: Any) -> bytes:
    import typst

    source = (Path(__file__).parent / name).read_bytes()
    try:
        made = typst.compile(source, sys_inputs=inputs, font_paths=fonts, **form)
    except typst.TypstError as error:
        missing = _MISSING.search(error.message)
        if missing is None:
            raise
        raise MinutesError(
            N_(
                "No font on this machine has “{letters}”, so the PDF would lack it. Install one that"
                " has, such as Noto, or choose docx, odt or html."
            ),
            letters=missing[1][:20],
        ) from error
    return bytes(made)


@cache
def _own_fonts() -> Any:
    """The fonts in the library alone: those of the machine take twelve times as long to find."""
    import typst

    return typst.Fonts(include_system_fonts=False)


@cache
def _fonts() -> Any:
    """The fonts in the library and those of the machine, looked up once a run."""
    import typst

    return typst.Fonts()


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": _text(section.heading),
        "lead": [_text(sentence) for sentence in section.lead],
        "items": [
            {"text": _text(item.text), "below": [_text(line) for line in item.below]}
            for item in section.items
        ],
        "plots": [
            {
                "svg": _svg(plot),
                "alt": _text(f"{plot.title}. {plot.description}"),
                "table": _table(plot.table),
            }
            for plot in section.plots
        ],
        "tables": [_table(table) for table in section.tables],
    }


def _svg(plot: Plot) -> str:
    from minutes.formats.plot import to_svg

    return to_svg(plot, "#000000")


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": _text(table.caption),
        "header": [_text(cell) for cell in table.header],
        "rows": [[_text(cell) for cell in row] for row in table.rows],
        "widths": [round(share, 3) for share in table.shares],
    }


def _text(text: str) -> str:
    return xml_text(text).translate(_SIGNS)
