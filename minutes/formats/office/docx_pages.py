"""The head and foot of a page in Word: goal, day and reader above, status and page x of y below."""

from typing import Any

from minutes.blocks import Document, xml_text


def head_and_foot(made: Any, document: Document) -> None:
    """Give each page its foot, and each further page its head; a template's own are left as they are."""
    page = made.sections[0]
    bare_head, bare_foot = (p.is_linked_to_previous for p in (page.header, page.footer))
    if bare_head and bare_foot:
        page.different_first_page_header_footer = True
    if bare_head:
        _small(page.header.paragraphs[0], document.head)
    if bare_foot:
        width = page.page_width - page.left_margin - page.right_margin
        _foot(page.footer.paragraphs[0], document.status, width)
        if page.different_first_page_header_footer and page.first_page_footer.is_linked_to_previous:
            _foot(page.first_page_footer.paragraphs[0], document.status, width)


def _foot(paragraph: Any, status: str, width: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    paragraph.style = "Normal"  # that of a footer has stops of its own
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    _small(paragraph, f"{status}\t")
    _field(paragraph, "PAGE")
    _small(paragraph, " / ")
    _field(paragraph, "NUMPAGES")


def _small(paragraph: Any, text: str) -> Any:
    from docx.shared import Pt

    run = paragraph.add_run(xml_text(text))
    run.font.size = Pt(9)
    return run


def _field(paragraph: Any, code: str) -> None:
    """A number that Word counts itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = _small(paragraph, "1")._r
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run.addprevious(field)
    field.append(run)
