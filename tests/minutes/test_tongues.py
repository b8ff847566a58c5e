"""Minutes in another language than the talk: what people said is marked with the language it is in."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from drawn import plain
from made_talk import line, lines

from agendas.lines.edit import change
from agendas.lines.talk import Talk
from minutes.blocks import sentences
from minutes.document import document
from minutes.formats.writers import file_name, write
from minutes.marks import BEGIN, END, bare, parts
from minutes.tongues import in_its_tongue

SAID = "de deur staat open"


def talk() -> Talk:
    return change(lines(line("1.k", "meaning", SAID, "Ana")).talk, language="nl")


def test_what_people_said_is_marked_and_vertels_own_words_are_not() -> None:
    plain_one = document(talk(), "en")
    marked = in_its_tongue(plain_one, talk())
    assert [bare(text) for text in sentences(marked)] == list(sentences(plain_one))
    (meaning,) = (s for s in marked.sections if s.id == "meaning")
    assert list(parts(meaning.items[0].text)) == [(SAID, "nl"), (" (Ana)", None)]
    assert meaning.heading == "What it means"
    assert marked.head == plain_one.head
    assert in_its_tongue(document(talk(), "nl"), talk()) == document(talk(), "nl")


@pytest.mark.parametrize(
    ("fmt", "sign"),
    [
        ("html", f'<span lang="nl">{SAID}</span> (Ana)'),
        ("eml", f'<span lang="nl">{SAID}</span> (Ana)'),
        ("docx", '<w:lang w:val="nl-NL" w:eastAsia="nl-NL"/></w:rPr><w:t>de deur'),
        ("odt", f'<text:span text:style-name="Minutes_20_nl">{SAID}</text:span>'),
    ],
)
def test_each_form_says_the_language_in_its_own_way(fmt: str, sign: str) -> None:
    data = write(talk(), fmt, "en")
    assert sign in plain(data)
    assert sign not in plain(write(talk(), fmt, "nl"))
    if fmt == "odt":
        with zipfile.ZipFile(BytesIO(data)) as packed:
            assert 'fo:language="nl"' in packed.read("styles.xml").decode()


def test_a_pdf_says_it_in_its_structure() -> None:
    def tongues(language: str) -> set[str]:
        file = pikepdf.open(BytesIO(write(talk(), "pdf", language)))  # type: ignore[arg-type]
        return {
            str(found.Lang)
            for found in file.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") and "/Lang" in found
        }

    assert {tongue[:2] for tongue in tongues("en")} == {"nl"}
    assert tongues("nl") == set()


@pytest.mark.parametrize("fmt", ["md", "txt", "html", "docx", "odt", "pdf", "eml", "json"])
def test_no_form_and_no_name_holds_a_mark(fmt: str) -> None:
    shown = plain(write(talk(), fmt, "en")) + file_name(talk(), fmt, "en")
    assert not {*BEGIN.values(), END} & set(shown)
