"""What python-docx leaves to its users: templates, missing styles, lists, languages, header rows."""

import copy
import zipfile
from io import BytesIO
from typing import Any
from weakref import WeakKeyDictionary

from agendas.errors import N_
from minutes.errors import MinutesError
from minutes.formats.office.docx_links import unpacked, without_links

_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Vertel</Application></Properties>"
)
_OURS = "56455254"
_KNOWN: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()  # a document's styles by name


def open_template(data: bytes | None) -> Any:
    """A python-docx document with an empty body, from the organisation's template or the plain one.

    Raises `MinutesError` when the template is no Word document.
    """
    import docx
    from docx.oxml.exceptions import InvalidXmlError
    from lxml.etree import XMLSyntaxError

    if data is None:
        made = docx.Document()
        _plain_looks(made)
        _empty(made)
        return made
    try:
        made = docx.Document(BytesIO(_as_document(data)))
        _empty(made)
        _ = made.styles.element.style_lst  # there is none where that part is something else
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, AttributeError, TypeError,
            OSError, NotImplementedError, EOFError, InvalidXmlError, XMLSyntaxError) as error:  # fmt: skip
        raise MinutesError(
            N_(
                "The template is no Word document. Save it in Word as .docx or .dotx, and try again."
            )
        ) from error
    return made


def _as_document(data: bytes) -> bytes:
    """A template's file as that of a document, which leads nowhere: Word marks the two apart in one place."""
    parts = unpacked(data)
    without_links(parts)
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(_TEMPLATE.encode(), _DOCUMENT.encode())
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def nothing_of_the_maker(made: Any) -> None:
    """Take away what the template's file tells of other pages: its thumbnail, its program, its counts."""
    package = made.part.package
    for key, to in list(package.rels.items()):
        if to.reltype.endswith("/thumbnail"):
            del package.rels[key]
        elif to.reltype.endswith("/extended-properties"):
            to.target_part._blob = _PROGRAM


def _empty(made: Any) -> None:
    """Take away what stands in the body; the last section's page settings stay."""
    from docx.oxml.ns import qn

    body = made.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _plain_looks(made: Any) -> None:
    """Ink on A4, in letters that Word and LibreOffice have: the plain template is blue and on Letter."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2)
    sizes = {"Normal": 10.5, "Title": 18, "Heading 1": 12, "Caption": 10}
    for name, size in sizes.items():
        style = styled(made, name)
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), "Georgia")
    styled(made, "Title").font.bold = True
    styled(made, "Normal").paragraph_format.space_after = Pt(3)
    for name in ("List Bullet", "List Bullet 2"):
        styled(made, name).paragraph_format.space_after = Pt(2)
        for close in styled(made, name).element.iter(qn("w:contextualSpacing")):
            close.getparent().remove(close)
            break
    styled(made, "Title").paragraph_format.space_after = Pt(8)
    heading = styled(made, "Heading 1").paragraph_format
    heading.space_before, heading.space_after = Pt(11), Pt(3)
    for border in styled(made, "Table Grid").element.iter(
        *(qn(f"w:{side}") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    ):
        border.set(qn("w:color"), "8C8C8C")  # lines that lie between the words, and not over them
    for border in styled(made, "Title").element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def styled(made: Any, name: str) -> Any:
    """The style of that name; one that the template lacks is copied from the plain template.

    Each is looked up once: python-docx goes through all styles every time.
    """
    known = _KNOWN.setdefault(made.part, {})
    if name not in known:
        known[name] = _style(made, name)
    return known[name]


def _style(made: Any, name: str) -> Any:
    import docx
    from docx.oxml.ns import qn

    try:
        return made.styles[name]
    except KeyError:
        plain = docx.Document().styles[name].element
        added = copy.deepcopy(plain)
        for tag in ("w:numPr", "w:basedOn", "w:link", "w:next"):
            for element in list(added.iter(qn(tag))):
                element.getparent().remove(element)
        made.styles.element.append(added)
        return made.styles[name]


def in_style(made: Any, name: str) -> Any:
    """A new paragraph in the style of that name.

    The style is set by its id: python-docx looks for it by name otherwise.
    """
    paragraph = made.add_paragraph()
    if name != "Normal":
        paragraph._p.style = styled(made, name).style_id
    return paragraph


def bullet(made: Any, name: str, level: int) -> Any:
    """A new item of a true list, also where its style does not make it one."""
    from docx.oxml.ns import qn

    paragraph = in_style(made, name)
    if styled(made, name).element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None:
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = _numbering(made)
    return paragraph


def _numbering(made: Any) -> int:
    """The number of our list in this document, made when it is first asked for."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    numbering = _numbering_part(made).element
    lists = numbering.findall(qn("w:abstractNum"))
    for known in lists:
        mark = known.find(qn("w:nsid"))
        if mark is not None and mark.get(qn("w:val")) == _OURS:
            return _number_of(numbering, known.get(qn("w:abstractNumId")))
    number = max((int(n.get(qn("w:abstractNumId"))) for n in lists), default=-1) + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for n, sign in enumerate("•–")
    )
    made_list = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:nsid w:val="{_OURS}"/>'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(made_list)
    else:
        first.addprevious(made_list)
    return int(numbering.add_num(number).numId)


def _number_of(numbering: Any, abstract: str) -> int:
    from docx.oxml.ns import qn

    found = (n for n in numbering.findall(qn("w:num")))
    return next(
        int(n.get(qn("w:numId")))
        for n in found
        if n.find(qn("w:abstractNumId")).get(qn("w:val")) == abstract
    )


def _numbering_part(made: Any) -> Any:
    """The part that holds lists; a template without any list has none, and gets one."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.parts.numbering import NumberingPart

    try:
        return made.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        part = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {nsdecls('w')}/>"),
            made.part.package,
        )
        made.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part


def speak(made: Any, locale: str) -> None:
    """Say in which language the whole document is, for spelling and for reading aloud."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    styles = made.styles.element
    for language in list(styles.iter(qn("w:lang"))):
        language.getparent().remove(language)
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        styles.insert(0, defaults)
    _child(_child(defaults, "w:rPrDefault"), "w:rPr").append(_language(locale))


def in_language(run: Any, locale: str) -> None:
    """Say of a run that it is in another language than the document."""
    run._r.get_or_add_rPr().append(_language(locale))


def _language(locale: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    language = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia"):
        language.set(qn(attribute), locale)
    return language


def _child(parent: Any, tag: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.insert(0, found)
    return found


def header_row(table: Any) -> None:
    """Mark the first row as the header: it is said with each cell, and repeated on every page."""
    from docx.oxml import OxmlElement

    first = table.rows[0]
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in first.cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.bold = True


def column_widths(table: Any, shares: tuple[float, ...]) -> None:
    """Give each column its share of 16 cm."""
    from docx.shared import Cm

    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(16 * share)
        for cell in column.cells:
            cell.width = column.width


def alternative_text(picture: Any, title: str, description: str) -> None:
    """Say in words what a picture shows."""
    about = picture._inline.docPr
    about.set("title", title)
    about.set("descr", description)


def keep_with_next(paragraph: Any) -> Any:
    """Keep the paragraph on one page with what follows it."""
    paragraph.paragraph_format.keep_with_next = True
    return paragraph
