"""Any text that people can type stays that text in Word, OpenDocument, PDF, sheet and calendar."""

import csv
import email
import io
from collections.abc import Callable
from email import policy

import icalendar
import pytest
from conftest import begin, whole_talk
from drawn import folded, from_docx, from_odt, from_pdf, squeezed
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from said_in import Came, add

from agendas.agenda import builtin
from agendas.lines.edit import mend
from agendas.records.said import Evidence
from agendas.text import visible
from minutes.blocks import Document, Item, Section, Table
from minutes.formats.csv_table import safe
from minutes.formats.writers import write, write_document

AGENDA = builtin("accountability")
HOSTILE = [
    "<w:p/>", "&amp; ]]> <!-- -->", "{{ x }} {% y %}", "#import sys", "*a* _b_ `c` $d$ @e <f>",
    "\\u{41} \\n", "// x /* y */", "=cmd|'/c calc'!A0", "\x1b[2J\x07", "\u202edegrof", "a\nb\n\nc",
    "x" * 500, "BEGIN:VEVENT", "Bcc: x@y.nl", "ﬁ é ü", "\ufffe", "‘quotes’ “too”", "مرحبا",
]  # fmt: skip
# Letters that the library's own fonts have, so that no machine's fonts matter.
LATIN = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=60)


def holding(*texts: str) -> Document:
    """A document with each text in every place that a section has, and the first in its own."""
    return Document(
        title=texts[0], language="nl", facts=(("Team", texts[0]),),
        sections=tuple(_section(text) for text in texts),
    )  # fmt: skip


def _section(text: str) -> Section:
    table = Table(caption=text, header=(text, "b"), rows=((text, "d"),))
    return Section(heading=text, lead=(text,), items=(Item(text=text, below=(text,)),),
                   tables=(table,))  # fmt: skip


def check(fmt: str, drawn: Callable[[bytes], list[str]], *texts: str) -> None:
    shown = [folded(visible(text).replace("\ufffe", "\ufffd")) for text in texts]
    expected = [shown[0], f"Team: {shown[0]}"]
    for text in shown:
        expected += [*[text] * 5, f"{text} — b", f"{text} — d"]
    assert drawn(write_document(holding(*map(visible, texts)), fmt)) == expected


@pytest.mark.parametrize(("fmt", "drawn"), [("docx", from_docx), ("odt", from_odt)])
def test_hostile_text_stays_that_text(fmt: str, drawn: Callable[[bytes], list[str]]) -> None:
    check(fmt, drawn, *HOSTILE)


@examples(10)
@given(st.text(max_size=60).filter(lambda text: folded(visible(text))))
def test_any_text_stays_that_text(text: str) -> None:
    check("docx", from_docx, text)
    check("odt", from_odt, text)


@examples(20)
@given(LATIN.filter(lambda text: folded(visible(text))))
def test_any_latin_text_stays_that_text_on_paper(text: str) -> None:
    found = from_pdf(write_document(holding(visible(text)), "pdf"))
    plain = squeezed(visible(text)).replace("\xad", "")
    signs = "".join("\ufffd" if "\u2400" <= sign < "\u2422" else sign for sign in plain)
    assert found.replace("\xad", "").count(signs) >= 7 or not signs


@examples(100)
@given(st.text(max_size=60).filter(lambda text: folded(visible(text))))
def test_any_text_is_one_cell_of_the_sheet(text: str) -> None:
    meeting = add(begin(AGENDA), "evidence", Evidence(id="", text="x", by=text, source=text))
    rows = list(csv.reader(io.StringIO(write(meeting, "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert rows[1][-2] == rows[1][11] == safe(folded(visible(text)))


@examples(50)
@given(st.text(max_size=60).filter(lambda text: text.strip()))
def test_any_text_is_words_in_a_calendar_and_a_draft(text: str) -> None:
    meeting = whole_talk(AGENDA)
    (taken,) = Came(meeting).initiatives
    meeting = mend(meeting, taken.id, text=text)
    calendar = icalendar.Calendar.from_ical(write(meeting, "ics"))
    (event,) = calendar.walk("VEVENT")
    assert set(event) == {
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION",
        "ATTENDEE",
    }  # fmt: skip


def test_without_the_library_of_the_pdf_a_draft_has_the_page_as_its_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from minutes.formats import eml as mail

    monkeypatch.setattr(mail, "find_spec", lambda name: None)
    draft = email.message_from_bytes(write(whole_talk(AGENDA), "eml"), policy=policy.default)
    (file,) = draft.iter_attachments()
    assert str(file.get_filename()).endswith(".html")
    assert "<!doctype html>" in file.get_content()
