"""Minutes as a PDF to file: tagged (PDF/UA-1) and archivable (PDF/A-2a), with language and title.

The look stands in `pdf.typ`. Words go in as data and are never read as markup; nothing is fetched.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from locales import words
from minutes.blocks import Document, Item, Plot, Section, Table, locale_of, xml_text
from minutes.marks import bare

# What the first font of `pdf.typ` has in each of its cuts: words of these letters need no other.
OWN = re.compile(
    "[ -~\u00a0-\u017f\u0218-\u021b\u0300-\u036f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u1e80-\u1e85\u1ea0-\u1ef9\u2010-\u2022\u2026\u2030\u2032\u2033\u2039\u203a€→≤≥]*"
)


class _MissingError(Exception):
    """A sign that none of the fonts has."""


NARROW = 13  # signs: "28 Jan 2026"
READABLE, ARCHIVABLE = "ua-1", "a-2a"
_MISSING = re.compile(r"the text [`\"]*(.+?)[`\"]* could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")  # as the compiler tells a sign that shows as nothing
_SIGNS = dict.fromkeys(
    range(0x2400, 0x2422), 0xFFFD
)  # `visible` put them there; few fonts have them


def to_pdf(document: Document) -> bytes:
    """The document as the bytes of a PDF. One without a day is tagged, and not archivable.

    A sign that no font has, of the library, the packages or the machine, stands as its name.
    """
    return _paged([document], document.head, "", document.on)


def to_book(documents: Sequence[Document], title: str) -> bytes:
    """Several documents, at least one, as one PDF with contents, each on pages of its own."""
    _ = words(documents[0].language).gettext
    days = [document.on for document in documents if document.on]
    return _paged(documents, title, _("Contents"), max(days, default=None))


def _paged(documents: Sequence[Document], title: str, contents: str, on: date | None) -> bytes:
    language = documents[0].language
    data = {
        "title": _text(title),
        "contents": contents,
        "language": language,
        "region": locale_of(language)[-2:],
        "on": [on.year, on.month, on.day] if on else None,
        "documents": [_document(document) for document in documents],
    }
    standards = [READABLE, ARCHIVABLE] if on else [READABLE]  # an archive wants a date
    told = json.dumps(data, ensure_ascii=False)
    plain = bare(told)
    drawn = any(section.plots for document in documents for section in document.sections)
    for fonts in (_own_fonts,) if OWN.fullmatch(plain) and not drawn else (_packaged_fonts, _fonts):
        try:
            return _page(told, standards, fonts())
        except _MissingError:
            continue
    return _with_names(told, standards)


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": _text(document.title),
        "over": _text(document.over),
        "head": _text(document.head),
        "status": _text(document.status),
        "facts": [[_text(label), _text(value)] for label, value in document.facts],
        "remark": _text(document.remark),
        "sections": [_section(section) for section in document.sections],
    }


def _page(told: str, standards: list[str], fonts: Any) -> bytes:
    return _compiled("pdf.typ", {"documents": told}, fonts, format="pdf", pdf_standards=standards)


def _with_names(told: str, standards: list[str]) -> bytes:
    """The page with each sign that no font here has as its name: nothing that was said is lost."""
    while True:
        try:
            return _page(told, standards, _fonts())
        except _MissingError as error:
            left = told
            for sign in {sign for sign in error.args[0] if not sign.isascii()}:
                told = told.replace(
                    sign, f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"
                )
            if told == left:
                raise


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
        raise _MissingError(_ESCAPED.sub(_unescaped, missing[1])) from error
    return bytes(made)


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


@cache
def _own_fonts() -> Any:
    """The fonts in the library alone: those of the machine take twelve times as long to find."""
    import typst

    return typst.Fonts(include_system_fonts=False)


@cache
def _packaged_fonts() -> Any:
    """Those in the library, and those of packages: Arabic as books have it, emoji in one colour, more scripts."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=_folders())


def _folders() -> list[str]:
    found = []
    for package, folder in (("fontpkg_amiri", "files"), ("manimgx_fonts", "")):
        spec = find_spec(package)
        places = spec.submodule_search_locations if spec else None
        found += [str(Path(place) / folder) for place in places or ()]
    return found


@cache
def _fonts() -> Any:
    """The fonts in the library, those of packages and of the machine, looked up once a run."""
    import typst

    return typst.Fonts(font_paths=_folders())


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": _text(section.heading),
        "lead": [_text(sentence) for sentence in section.lead],
        "beside": [_item(item) for item in section.beside],
        "items": [_item(item) for item in section.items],
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


def _item(item: Item) -> dict[str, Any]:
    return {"text": _text(item.text), "below": [_text(line) for line in item.below]}


def _svg(plot: Plot) -> str:
    from minutes.formats.plot import to_svg

    return to_svg(plot, "#000000")


def _table(table: Table) -> dict[str, Any]:
    """The table; a column of names or days, in which nothing is long, is as wide as it needs."""
    longest = [max(map(len, cells)) for cells in zip(*table.rows, strict=True)]
    some_long = max(longest, default=0) > NARROW
    widths = [
        None if some_long and size <= NARROW else round(share, 3)
        for share, size in zip(table.shares, longest or [0] * len(table.header), strict=True)
    ]
    return {
        "caption": _text(table.caption),
        "header": [_text(cell) for cell in table.header],
        "rows": [[_text(cell) for cell in row] for row in table.rows],
        "widths": widths,
    }


def _text(text: str) -> str:
    return xml_text(text).translate(_SIGNS)
