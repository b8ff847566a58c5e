"""What stands above and below: title, running head, status, page x of y, and for whom."""

import zipfile
from datetime import date
from io import BytesIO
from itertools import product

import docx
import odfdo
import pypdf
import pytest
from conftest import NOW, whole_talk
from said_in import add, close

from agendas.agenda import builtin
from agendas.conduct.at_close import reopened
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Remark
from minutes import READERS, Reader
from minutes.document import document
from minutes.formats.writers import file_name, write, write_document
from minutes.request import Wish, made

HEAD = "Parents bring their child to school with trust · 24 November 2026 · for the team"


def talk() -> Talk:
    """A talk whose minutes take more than one page."""
    meeting = whole_talk(builtin("accountability"))
    for n in range(60):
        meeting = add(meeting, "parked", Remark(id="", text=f"point {n}"))
    return meeting


def test_a_pdf_has_a_head_on_each_further_page_and_counts_its_pages() -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(write(talk(), "pdf"))).pages]
    assert len(pages) > 2
    assert HEAD not in pages[0]
    for number, page in enumerate(pages, 1):
        assert f"draft {number} / {len(pages)}" in page
        assert number == 1 or HEAD in page


def test_word_has_a_head_on_each_further_page_and_counts_its_pages() -> None:
    page = docx.Document(BytesIO(write(talk(), "docx"))).sections[0]
    assert page.different_first_page_header_footer
    assert page.header.paragraphs[0].text == HEAD
    assert page.first_page_header.paragraphs[0].text == ""
    for foot in (page.footer, page.first_page_footer):
        xml = foot._element.xml
        assert foot.paragraphs[0].text.startswith("draft\t")
        assert xml.index('w:instr="PAGE"') < xml.index('w:instr="NUMPAGES"')


def test_a_house_style_keeps_the_head_and_foot_of_its_own() -> None:
    from minutes.formats.office.docx import to_docx

    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "Our school"
    house.sections[0].footer.paragraphs[0].text = "page of the house"
    data = BytesIO()
    house.save(data)
    page = docx.Document(BytesIO(to_docx(document(talk()), data.getvalue()))).sections[0]
    assert page.header.paragraphs[0].text == "Our school"
    assert page.footer.paragraphs[0].text == "page of the house"
    assert not page.different_first_page_header_footer


def test_opendocument_has_a_head_on_each_further_page_and_counts_its_pages() -> None:
    master = odfdo.Document(BytesIO(write(talk(), "odt"))).get_style("master-page", "Standard")
    assert master is not None
    head = {child.tag: child.inner_text.strip() for child in master.children}
    assert head["style:header"] == HEAD
    assert head["style:header-first"] == ""
    for foot in ("style:footer", "style:footer-first"):
        xml = master.get_element(foot).serialize()
        assert "draft" in xml
        assert xml.index("text:page-number") < xml.index("text:page-count")


@pytest.mark.parametrize(
    ("reader", "name", "told"),
    [
        ("team", "for-the-team", ""),
        ("leader", "for-the-leader", "This is an excerpt, for the leader"),
        ("public", "for-all", "This is an excerpt, for all"),
    ],
)
def test_an_excerpt_says_so_on_top_and_for_whom(reader: Reader, name: str, told: str) -> None:
    file, data = made(talk(), Wish(fmt="txt", reader=reader))
    assert file == f"2026-11-24-parents-bring-their-child-to-school-with-{name}-k3f9q2.txt"
    above = " ".join(data.decode().partition("THE GOAL AS AGREED")[0].split())
    assert told in above
    assert ("excerpt" in above) == (reader != "team")
    subject = made(talk(), Wish(fmt="eml", reader=reader))[1].decode().partition("X-Unsent")[0]
    assert name.rpartition("-")[2] in subject


def test_the_whole_record_and_preparation_are_for_nobody_in_particular() -> None:
    assert file_name(talk(), "json") == (
        "2026-11-24-parents-bring-their-child-to-school-with-k3f9q2.json"
    )
    assert "for-" not in file_name(change(talk(), private=True), "pdf")


def _looked_at(fmt: str, reader: Reader, language: str) -> bool:
    """The words of each reader and language in one form, and every form of one."""
    return fmt == "txt" or (reader, language) == ("leader", "nl")


FORMS = product(["md", "html", "txt", "docx", "odt", "pdf"], READERS, ["en", "nl"])


@pytest.mark.parametrize(
    ("fmt", "reader", "language"),
    [row if _looked_at(*row) else pytest.param(*row, marks=pytest.mark.long) for row in FORMS],
)
def test_every_form_says_whether_it_is_a_draft_or_adopted(
    fmt: str, reader: Reader, language: str
) -> None:
    adopted = change(talk(), adopted=date(2026, 12, 8))
    said = {"en": ("draft", "adopted on 8 December 2026"),
            "nl": ("concept", "vastgesteld op 8 december 2026")}[language]  # fmt: skip
    for meeting, status in zip((talk(), adopted), said, strict=True):
        made_of = document(meeting, language, reader=reader)  # type: ignore[arg-type]
        data = write_document(made_of, fmt)
        if fmt == "pdf":
            text = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
        elif fmt in ("docx", "odt"):
            name = "word/document.xml" if fmt == "docx" else "content.xml"
            text = zipfile.ZipFile(BytesIO(data)).read(name).decode()
        else:
            text = data.decode()
        assert status in " ".join(text.split())


def test_a_talk_that_is_opened_again_is_adopted_no_longer() -> None:
    adopted = change(talk(), adopted=date(2026, 12, 8))
    assert b'"adopted": "2026-12-08"' in write(adopted, "json")
    again = reopened(adopted)
    assert again.adopted is None
    assert close(again, NOW).adopted is None
