"""The PDF: tagged, archivable, in its language, with people's words as words."""

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from conftest import whole_talk
from drawn import from_pdf, squeezed

from agendas.agenda import builtin
from agendas.lines.edit import change
from minutes.blocks import Document, Item, Plot, PlotPoint, Section
from minutes.document import document
from minutes.formats import pdf
from minutes.formats.pdf import to_pdf, to_png

PLOT = Plot(
    title="Who came",
    description="12, then 20.",
    header=("When", "Figure", "What it means"),
    points=(
        PlotPoint(on=date(2026, 10, 6), label="6 Oct", shown="12", value=12, meaning="they wait"),
    )
    * 2,
)


def holding(*texts: str, language: str = "en") -> Document:
    items = tuple(Item(text=text, below=(text,)) for text in texts)
    section = Section(heading="Evidence", items=items, plots=(PLOT,))
    return Document(title="Minutes", language=language, facts=(("Team", "Blue"),),
                    sections=(section,))  # type: ignore[arg-type]  # fmt: skip


def tags(element: Any) -> list[str]:
    """The names of the structure's elements, in order of reading."""
    found = [str(element.S)] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += tags(kid)
    return found


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_it_is_tagged_and_says_its_title_and_language() -> None:
    file = opened(to_pdf(document(whole_talk(builtin("accountability")), "nl")))
    root = file.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "nl-NL"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with file.open_metadata() as told:
        assert told["dc:title"] == (
            "Parents bring their child to school with trust · 24 november 2026 · voor het team"
        )
        assert told["pdfuaid:part"] == "1"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
        assert "dc:creator" not in told


def test_headings_lists_tables_and_pictures_are_tagged_as_what_they_are() -> None:
    file = opened(to_pdf(holding("one", "two")))
    found = tags(file.Root.StructTreeRoot)
    for name in ("/H1", "/L", "/LI", "/LBody", "/Table", "/TH", "/TD", "/Figure"):
        assert name in found, name
    assert found.index("/H1") < found.index("/L") < found.index("/Figure") < found.index("/Table")


def test_a_picture_is_told_in_words() -> None:
    file = opened(to_pdf(holding("one")))

    def figures(element: Any) -> list[str]:
        kids = element.get("/K", [])
        inner = kids if isinstance(kids, pikepdf.Array) else [kids]
        own = [str(element.Alt)] if element.get("/S") == "/Figure" and "/Alt" in element else []
        return own + [x for k in inner if isinstance(k, pikepdf.Dictionary) for x in figures(k)]

    assert figures(file.Root.StructTreeRoot) == ["Who came. 12, then 20."]


def test_every_font_is_in_the_file() -> None:
    for page in opened(to_pdf(holding("é", "中"[:0] or "→"))).pages:
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(key.startswith("/FontFile") for key in descriptor)


@pytest.mark.parametrize(
    "text", ["*a* #strike[b] @c $d$ <e> `f` _g_ = h", "#import sys", "\\u{41}", "a // b /* c */",
             "= x", "- x", "+ x", "/ x: y", "http://example.org/a_b", "]#sys[", "é ë ü ï ç ŵ"],
)  # fmt: skip
def test_what_would_be_markup_stays_text(text: str) -> None:
    assert squeezed(text) in from_pdf(to_pdf(holding(text)))


def test_right_to_left_names_and_other_scripts_have_their_letters() -> None:
    found = from_pdf(to_pdf(holding("Ωμέγα", "Наташа", "→ ≤ ½")))
    assert "Ωμέγα" in found
    assert "Наташа" in found
    assert to_pdf(holding("مريم", "שרה"))


@pytest.mark.parametrize("cut", ["", "weight: 700", 'style: "italic"'])
def test_what_is_written_without_the_machine_s_fonts_has_all_its_letters_in_the_first(
    cut: str,
) -> None:
    import typst

    letters = [letter for letter in map(chr, range(0x10000)) if pdf.OWN.fullmatch(letter)]
    assert len(letters) > 500
    source = f"""#set document(title: "x")
        #set text(font: "Libertinus Serif", fallback: false, {cut})
        #sys.inputs.text"""
    inputs = {"text": " ".join(f"a{letter}" for letter in letters)}  # an accent goes on a letter
    fonts = typst.Fonts(include_system_fonts=False)
    typst.compile(source.encode(), sys_inputs=inputs, font_paths=fonts, pdf_standards=["ua-1"])


@pytest.mark.parametrize("words", ["Joost vond Zoë’s “één vraag” – 50 € → ½", "Наташа", "مريم"])
def test_the_file_is_the_same_with_and_without_the_machine_s_fonts(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = whole_talk(builtin("accountability"))
    made = document(change(talk, team=words))
    once = to_pdf(made)
    monkeypatch.setattr(pdf, "_own_fonts", pdf._fonts)
    assert once == to_pdf(made)


def test_a_long_word_stays_on_the_page() -> None:
    data = to_pdf(holding("x" * 400))
    found = from_pdf(data)
    assert "x" * 400 in found
    import pypdf

    page = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
    assert max(len(row) for row in page.splitlines()) < 100


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a font of its own."""
    monkeypatch.setattr(pdf, "_fonts", pdf._packaged_fonts)


def test_a_sign_that_no_font_has_stands_as_its_name(bare: None) -> None:
    found = from_pdf(to_pdf(holding("Ana 日本 \U0010fffd \U00012000")))
    assert squeezed("Ana [cjk unified ideograph-65e5][cjk unified ideograph-672c]") in found
    assert "[u+10fffd]" in found
    assert squeezed("[cuneiform sign a]") in found


def test_packages_have_arabic_as_books_have_it_and_emoji_in_one_colour(bare: None) -> None:
    file = opened(to_pdf(holding("مريم", "😀 👍🏽 ❤️", "नमस्ते")))
    names = {str(font.BaseFont).partition("+")[2] for page in file.pages
             for font in page.Resources.Font.values()}  # fmt: skip
    assert any(name.startswith("Amiri") for name in names)
    assert any(name.startswith("NotoEmoji") for name in names)
    assert not any("Color" in name or "Mono" in name for name in names)


def test_signs_that_stand_for_control_characters_can_be_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import typst

    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(pdf, "_fonts", lambda: bare)
    assert "\ufffd[2J" in from_pdf(to_pdf(holding("\u241b[2J\ufffe")))


def test_two_hundred_pieces_of_evidence_go_over_pages_without_a_lone_heading() -> None:
    import pypdf

    many = tuple(Item(text=f"piece {n} of evidence", below=("a source",)) for n in range(200))
    sections = tuple(
        Section(heading=f"HEADING {n}", items=many[n * 9 : n * 9 + 9]) for n in range(22)
    )
    made = Document(title="Minutes", language="en", facts=(), sections=sections)
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(to_pdf(made))).pages]
    assert len(pages) > 5
    for page in pages:
        rows = [row for row in page.splitlines() if row.strip()]
        assert "HEADING" not in rows[-2]  # the last row is the page's number


def test_a_plot_is_a_picture_of_print_quality() -> None:
    from PIL import Image

    picture = Image.open(BytesIO(to_png(PLOT)))
    assert picture.width >= 1000
    shades = {shade for _n, shade in picture.convert("RGB").getcolors(1 << 20) or []}
    assert all(r == g == b for r, g, b in shades)  # ink on paper: no colour that judges
