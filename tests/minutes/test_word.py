"""The Word and OpenDocument files: true structure, the organisation's template, no trace beside."""

import zipfile
from datetime import date
from io import BytesIO

import docx
import odfdo
import pytest
from conftest import whole_talk
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from agendas.agenda import builtin
from minutes.blocks import Document, Item, Plot, PlotPoint, Section, Table
from minutes.document import document
from minutes.errors import MinutesError
from minutes.formats.office.docx import to_docx
from minutes.formats.office.docx_links import links_in, unpacked, without_links
from minutes.formats.office.odt import to_odt
from minutes.formats.pdf import to_png
from minutes.formats.writers import write_document

TABLE = Table(caption="Wordings", header=("When", "Words"), rows=(("2025", "a"), ("2026", "b")))
PLOT = Plot(
    title="Who came",
    caption="Who came",
    description="12, then 20.",
    header=("When", "Figure", "What it means"),
    points=(
        PlotPoint(on=date(2026, 10, 6), label="6 Oct", shown="12", value=12, meaning="they wait"),
    )
    * 2,
)


def holding(text: str) -> Document:
    section = Section(
        heading=text, lead=(text,), items=(Item(text=text, below=(text,)),), plots=(PLOT,),
        tables=(TABLE,),
    )  # fmt: skip
    return Document(title=text, language="nl", facts=(("Team", text),), sections=(section,))


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(data))


def plain_xml(data: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read(part).decode()


def test_word_has_heading_styles_lists_and_a_header_row() -> None:
    made = opened(to_docx(holding("x")))
    styles = [paragraph.style.name for paragraph in made.paragraphs if paragraph.text]
    assert styles == ["Title", "Normal", "Heading 1", "Normal", "List Bullet", "List Bullet 2",
                      "Caption", "Caption"]  # fmt: skip
    for paragraph in made.paragraphs:
        if paragraph.style.name.startswith("List"):
            own = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            assert own is not None or paragraph._p.pPr.numPr is not None
    for table in made.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_word_says_its_language_and_title_and_nothing_else_of_itself() -> None:
    data = to_docx(document(whole_talk(builtin("accountability")), "nl"))
    made = opened(data)
    core = made.core_properties
    assert core.title == (
        "Parents bring their child to school with trust · 24 november 2026 · voor het team"
    )
    assert (core.author, core.comments, core.keywords, core.last_modified_by) == ("", "", "", "")
    assert core.language == "nl-NL"
    assert str(core.created.date()) == "2026-11-24"
    assert 'w:lang w:val="nl-NL"' in plain_xml(data, "word/styles.xml")


def test_word_has_no_picture_and_no_maker_of_another_file() -> None:
    house = docx.Document()  # it has the thumbnail and the properties of python-docx's own template
    data = BytesIO()
    house.save(data)
    made_of = document(whole_talk(builtin("accountability")))
    for template in (None, data.getvalue()):
        with zipfile.ZipFile(BytesIO(to_docx(made_of, template))) as packed:
            assert not [name for name in packed.namelist() if "thumbnail" in name]
            told = packed.read("docProps/app.xml").decode()
        assert "<Application>Vertel</Application>" in told
        assert "Macintosh" not in told


def test_opendocument_has_no_picture_of_another_file() -> None:
    with zipfile.ZipFile(
        BytesIO(to_odt(document(whole_talk(builtin("accountability")))))
    ) as packed:
        assert not [name for name in packed.namelist() if "humbnail" in name]
        assert b"humbnail" not in packed.read("META-INF/manifest.xml")


def test_a_picture_in_word_is_told_in_words() -> None:
    about = opened(to_docx(holding("x"))).inline_shapes[0]._inline.docPr
    assert (about.get("title"), about.get("descr")) == ("Who came", "12, then 20.")


def template(styles: bool = True) -> bytes:
    """A template of an organisation: its own header, margins and letters, and a body to leave out."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "De Vrije School"
    made.sections[0].left_margin = Cm(5)
    made.styles["Heading 1"].font.name = "Comic Neue"
    made.add_paragraph("to be left out")
    made.add_table(rows=1, cols=1)
    if not styles:
        for name in ("Title", "List Bullet", "List Bullet 2", "Caption", "Table Grid"):
            made.styles[name].delete()
        numbering = made.part.numbering_part
        rel = next(r for r, p in made.part.rels.items() if p.target_part is numbering)
        del made.part.rels[rel]
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("styles", [True, False])
def test_the_organisations_template_gives_the_looks(styles: bool) -> None:
    data = to_docx(holding("words"), template(styles))
    made = opened(data)
    assert made.sections[0].header.paragraphs[0].text == "De Vrije School"
    assert made.sections[0].left_margin.cm == pytest.approx(5, abs=0.01)
    assert made.styles["Heading 1"].font.name == "Comic Neue"
    assert "to be left out" not in "".join(p.text for p in made.paragraphs)
    assert [p.style.name for p in made.paragraphs if p.text][-3] == "List Bullet 2"
    bullets = [p for p in made.paragraphs if p.style.name.startswith("List Bullet")]
    if not styles:
        assert [p._p.pPr.numPr.ilvl.val for p in bullets] == [0, 1]
        assert len({p._p.pPr.numPr.numId.val for p in bullets}) == 1


def test_a_template_saved_as_a_template_is_taken_too() -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(template())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"document.main+xml", b"template.main+xml")
            new.writestr(name, content)
    with pytest.raises(ValueError, match="not a Word file"):
        opened(out.getvalue())
    assert opened(to_docx(holding("x"), out.getvalue())).paragraphs[0].text == "x"


@pytest.mark.parametrize("cut", [0, 10, 2000, -30])
def test_a_damaged_template_is_told_in_a_sentence(cut: int) -> None:
    with pytest.raises(MinutesError, match="no Word document"):
        to_docx(holding("x"), template()[:cut])


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"\x00" * 99])
def test_a_template_with_a_damaged_part_is_told_in_a_sentence(part: str, content: bytes) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(template())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    with pytest.raises(MinutesError, match="no Word document"):
        to_docx(holding("x"), out.getvalue())


def test_a_template_that_unpacks_to_gigabytes_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(MinutesError, match="no Word document"):
        to_docx(holding("x"), out.getvalue())


@pytest.mark.parametrize("fmt", ["docx", "odt"])
def test_signs_of_the_file_format_stay_text(fmt: str) -> None:
    from drawn import folded, from_docx, from_odt

    drawn = from_docx if fmt == "docx" else from_odt
    text = "<w:p/> &amp; ]]> \ufffe\uffff a\ttab {=1} ' \" <"
    found = drawn(write_document(holding(text), fmt))
    shown = folded(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))
    assert found[:6] == [shown, f"Team: {shown}", shown, shown, shown, shown]


def test_opendocument_has_headings_lists_and_a_header_row() -> None:
    body = odfdo.Document(BytesIO(to_odt(holding("x")))).body
    assert [str(h.level) for h in body.headers] == ["1"]
    assert len(body.get_elements("//text:list")) == 2
    assert len(body.get_elements("//table:table-header-rows")) == 2
    assert [e.text for e in body.get_elements("//svg:desc")] == ["12, then 20."]


def test_opendocument_says_its_language_and_title_and_nothing_else_of_itself() -> None:
    data = to_odt(document(whole_talk(builtin("accountability")), "nl"))
    made = odfdo.Document(BytesIO(data))
    assert made.meta.title == (
        "Parents bring their child to school with trust · 24 november 2026 · voor het team"
    )
    assert made.meta.language == "nl-NL"
    assert not made.meta.creator
    assert 'fo:language="nl"' in plain_xml(data, "styles.xml")
    assert "2026-11-24T12:00:00" in plain_xml(data, "meta.xml")


R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AWAY = "http://away.example/"


def leading_away() -> bytes:
    """A template that Word fetches something for in every way, with a link in its footer to click."""
    made = docx.Document()
    section = made.sections[0]
    footer, header = section.footer.paragraphs[0], section.header.paragraphs[0]
    header.add_run("Oak House")
    header.add_run().add_picture(BytesIO(to_png(PLOT)), width=Cm(2))  # in the file, and stays
    header.add_run().add_picture(BytesIO(to_png(PLOT)), width=Cm(3))
    kept, blip = header._p.iter(qn("a:blip"))
    picture = section.header.part.relate_to(f"{AWAY}a.png", f"{R}/image", is_external=True)
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), picture)
    kept.set(qn("r:link"), picture)
    link = section.footer.part.relate_to(AWAY, f"{R}/hyperlink", is_external=True)
    footer._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>our site</w:t></w:r></w:hyperlink>'
        )
    )
    footer._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" IncludeText &quot;{AWAY}t&quot;"><w:r><w:t>old</w:t></w:r></w:fldSimple>'
        )
    )
    for piece in (" INCLUDE", f'PICTURE "{AWAY}f.png" \\d '):
        footer._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:instrText>{piece}</w:instrText></w:r>"))
    settings = made.part._settings_part
    attached = settings.relate_to(f"{AWAY}t.dotm", f"{R}/attachedTemplate", is_external=True)
    made.settings.element.append(
        parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{attached}"/>')
    )
    made.part.relate_to(f"{AWAY}body", f"{R}/frame", is_external=True)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_what_leads_out_of_a_template_is_taken_out_and_its_text_stays() -> None:
    template = leading_away()
    led = links_in(template)
    assert len(led) == 6
    assert all(AWAY in one for one in led)
    data = to_docx(holding("words"), template)
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            assert AWAY.encode() not in packed.read(name), name
            assert b"External" not in packed.read(name), name
            assert b"attachedTemplate" not in packed.read(name), name
    made = opened(data)
    section = made.sections[0]
    assert section.footer.paragraphs[0].text == "our siteold"
    assert section.header.paragraphs[0].text == "Oak House"
    assert len(list(section.header._element.iter(qn("a:blip")))) == 1
    assert links_in(data) == []


def test_a_template_that_leads_nowhere_stays_as_it_is() -> None:
    assert links_in(template()) == []
    parts = unpacked(template())
    before = dict(parts)
    assert without_links(parts) == []
    assert parts == before
    assert links_in(b"no zip") == []


def test_an_item_stays_with_what_is_below_it_but_not_right_under_a_heading() -> None:
    items = tuple(Item(text=text, below=("b",)) for text in ("first", "second"))
    alone = Section(heading="h", items=items)
    beside = Section(heading="n", lead=("l",), beside=(Item(text="Ana", below=("said",)),))
    made = Document(title="t", language="en", facts=(), sections=(alone, beside))
    rows = {row.text: row for row in opened(to_docx(made)).paragraphs}
    stays = {text: bool(row.paragraph_format.keep_with_next) for text, row in rows.items()}
    assert (stays["first"], stays["second"], stays["Ana"]) == (False, True, True)
    assert all(run.bold for run in rows["Ana"].runs), "a name"
    body = odfdo.Document(BytesIO(to_odt(made))).body
    styles = {row.text_recursive: row.style for row in body.paragraphs}
    assert styles["first"] == "Text_20_body"
    assert styles["second"] == styles["Ana"] == "Minutes_20_stay"
