"""Minutes as an OpenDocument text: true headings, lists, tables with a header row, a language."""

from io import BytesIO
from typing import Any

from minutes.blocks import Document, Plot, Section, Table, xml_text
from minutes.formats.office.odt_styles import dress, speak
from minutes.marks import parts


def to_odt(document: Document) -> bytes:
    """The document as the bytes of an .odt file."""
    import odfdo

    made: Any = odfdo.Document("text")
    made.body.clear()
    dress(made, document)
    speak(made, document)
    if document.over:
        made.body.append(odfdo.Paragraph(xml_text(document.over), style="Minutes_20_over"))
    made.body.append(_spoken(odfdo.Paragraph(style="Title"), document.title))
    for label, value in document.facts:
        made.body.append(_fact(label, value))
    if document.remark:
        made.body.append(odfdo.Paragraph(xml_text(document.remark), style="Minutes_20_remark"))
    for section in document.sections:
        _section(made, section)
    thumbnail = "Thumbnails/thumbnail.png"  # of the empty page that the library began with
    made.container.del_part(thumbnail)
    made.manifest.del_full_path(thumbnail)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _fact(label: str, value: str) -> Any:
    from odfdo import Paragraph, Span, Tab

    paragraph = Paragraph(style="Minutes_20_head")
    paragraph.append(Span(f"{xml_text(label)}:", style="Minutes_20_label"))
    paragraph.append(Tab())
    return _spoken(paragraph, " ".join(value.split()))


def _spoken(paragraph: Any, text: str) -> Any:
    """The paragraph with the text, each part of it in its language."""
    from odfdo import Span

    for part, tongue in parts(xml_text(text)):
        if tongue is None:
            paragraph.append_plain_text(part)
            continue
        span = Span(style=f"Minutes_20_{tongue}")
        span.append_plain_text(part)
        paragraph.append(span)
    return paragraph


def _section(made: Any, section: Section) -> None:
    from odfdo import Header, Paragraph

    made.body.append(Header(1, xml_text(section.heading), style="Heading_20_1"))
    for sentence in section.lead:
        made.body.append(_spoken(Paragraph(style="Text_20_body"), sentence))
    if section.listed:
        made.body.append(_list(section))
    for plot in section.plots:
        _plot(made, plot)
    for table in section.tables:
        _table(made, table)


def _list(section: Section) -> Any:
    """The list; an item stays on a page with what is below it.

    Not one right under a heading: where three would have to stay together LibreOffice leaves the
    heading alone.
    """
    from odfdo import List, ListItem, Paragraph, Span

    made = List(style="Minutes_20_list")
    for place, item in enumerate(section.listed):
        stays = item.below and (place or section.lead)
        style = "Minutes_20_stay" if stays else "Text_20_body"
        entry = ListItem()
        paragraph = Paragraph(style=style)
        if place < len(section.beside):  # a name
            paragraph.append(Span(xml_text(item.text), style="Minutes_20_label"))
        else:
            _spoken(paragraph, item.text)
        entry.append(paragraph)
        if item.below:
            under = List()
            for line in item.below:
                row = ListItem()
                row.append(_spoken(Paragraph(style="Text_20_body"), line))
                under.append(row)
            entry.append(under)
        made.append(entry)
    return made


def _plot(made: Any, plot: Plot) -> None:
    from odfdo import Element, Frame, Paragraph

    from minutes.formats.pdf import to_png
    from minutes.formats.plot import HEIGHT, WIDTH

    place = made.add_file(BytesIO(to_png(plot)))
    size = ("14cm", f"{14 * HEIGHT / WIDTH:.2f}cm")
    frame = Frame.image_frame(place, size=size, anchor_type="as-char", name=xml_text(plot.title))
    for tag, text in (("svg:title", plot.title), ("svg:desc", plot.description)):
        told = Element.from_tag(tag)
        told.text = xml_text(text)
        frame.append(told)
    paragraph = Paragraph(style="Minutes_20_stay")
    paragraph.append(frame)
    made.body.append(paragraph)
    _table(made, plot.table)


def _table(made: Any, table: Table) -> None:
    from odfdo import Element, Paragraph, Row
    from odfdo import Table as Grid

    number = len(made.body.get_elements("//table:table")) + 1
    grid = Grid(f"Table{number}")
    for place, share in enumerate(table.shares):
        grid.append(_column(made, f"Table{number}.{place + 1}", share))
    head = Element.from_tag("table:table-header-rows")
    grid.append(head)
    for place, texts in enumerate((table.header, *table.rows)):
        row = Row()
        for text in texts:
            row.append(_cell(text, heads=place == 0))
        (grid if place else head).append(row)
    if table.caption:
        made.body.append(_spoken(Paragraph(style="Caption"), table.caption))
    made.body.append(grid)


def _column(made: Any, name: str, share: float) -> Any:
    from odfdo import Element, Style

    made.insert_style(Style("table-column", name=name, width=f"{16 * share:.2f}cm"), automatic=True)
    return Element.from_tag(f'<table:table-column table:style-name="{name}"/>')


def _cell(text: str, heads: bool) -> Any:
    from odfdo import Cell, Paragraph, Span

    cell = Cell(style="Minutes_20_box")
    paragraph = Paragraph(style="Minutes_20_cell")
    if heads:
        paragraph.append(Span(xml_text(text), style="Minutes_20_label"))
    else:
        _spoken(paragraph, text)
    cell.append(paragraph)
    return cell
