"""Minutes as a Word document: true heading styles, true lists, tables with a header row.

An organisation's own template gives styles, margins, header and footer; what stands in its body
is left out. A style that it lacks is taken from the plain template of python-docx.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from minutes.blocks import Document, Plot, Section, Table, locale_of, xml_text
from minutes.formats.office.docx_pages import head_and_foot
from minutes.formats.office.docx_parts import (
    alternative_text,
    bullet,
    column_widths,
    header_row,
    in_language,
    in_style,
    keep_with_next,
    nothing_of_the_maker,
    open_template,
    speak,
    styled,
)
from minutes.marks import parts


def to_docx(document: Document, template: bytes | None = None) -> bytes:
    """The document as the bytes of a .docx file.

    Raises `MinutesError` when `template` is no Word document.
    """
    made = open_template(template)
    speak(made, locale_of(document.language))
    _core(made, document)
    head_and_foot(made, document)
    if document.over:
        keep_with_next(_paragraph(made, document.over))
    _paragraph(made, document.title, "Title")
    for label, value in document.facts:
        _fact(made, label, value)
    if document.remark:
        run = _paragraph(made, document.remark).runs[0]
        run.italic = True
    for section in document.sections:
        _section(made, section)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _core(made: Any, document: Document) -> None:
    """What the file says of itself: its title and language, and no more than the minutes say."""
    core = made.core_properties
    for name in ("author", "comments", "keywords", "subject", "category", "last_modified_by"):
        setattr(core, name, "")
    core.title = xml_text(document.head)[:255]
    core.language = locale_of(document.language)
    day = document.on
    if day is not None:
        core.created = core.modified = datetime.combine(day, time(12), UTC).replace(tzinfo=None)
    core.revision = 1
    nothing_of_the_maker(made)


def _paragraph(made: Any, text: str, style: str = "Normal") -> Any:
    return _filled(in_style(made, style), text)


def _filled(paragraph: Any, text: str) -> Any:
    lines = xml_text(text).split("\n")
    for place, line in enumerate(lines):
        run = _spoken(paragraph, line)
        if place < len(lines) - 1:
            run.add_break()
    return paragraph


def _spoken(paragraph: Any, text: str) -> Any:
    """The text as runs, each in its language; the last of them."""
    run = None
    for part, tongue in parts(text):
        run = paragraph.add_run(part)
        if tongue:
            in_language(run, locale_of(tongue))
    return run or paragraph.add_run("")


def _fact(made: Any, label: str, value: str) -> None:
    from docx.shared import Cm, Pt

    paragraph = in_style(made, "Normal")
    paragraph.add_run(f"{xml_text(label)}:").bold = True
    paragraph.add_run("\t")
    _spoken(paragraph, xml_text(" ".join(value.split())))
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(4.8), Cm(-4.8)
    shape.tab_stops.add_tab_stop(Cm(4.8))
    shape.space_after = Pt(2)


def _section(made: Any, section: Section) -> None:
    _paragraph(made, section.heading, "Heading 1")
    for sentence in section.lead:
        _paragraph(made, sentence)
    for place, item in enumerate(section.listed):
        first = _filled(bullet(made, "List Bullet", 0), item.text)
        for run in first.runs if place < len(section.beside) else ():
            run.bold = True  # a name
        if item.below and (place or section.lead):  # see `_list` of odt.py
            keep_with_next(first)
        for below in item.below:
            _filled(bullet(made, "List Bullet 2", 1), below)
    for plot in section.plots:
        _plot(made, plot)
    for table in section.tables:
        _table(made, table)


def _plot(made: Any, plot: Plot) -> None:
    from docx.shared import Cm

    from minutes.formats.pdf import to_png

    paragraph = in_style(made, "Normal")
    picture = paragraph.add_run().add_picture(BytesIO(to_png(plot)), width=Cm(14))
    alternative_text(picture, xml_text(plot.title), xml_text(plot.description))
    keep_with_next(paragraph)
    _table(made, plot.table)


def _table(made: Any, table: Table) -> None:
    from docx.shared import Pt

    if table.caption:
        keep_with_next(_paragraph(made, table.caption, "Caption"))
    style = styled(made, "Table Grid")
    grid = made.add_table(rows=0, cols=len(table.header), style=style)
    for row in (table.header, *table.rows):
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            _filled(cell.paragraphs[0], text).paragraph_format.space_after = Pt(1)
    header_row(grid)
    column_widths(grid, table.shares)
    in_style(made, "Normal")
