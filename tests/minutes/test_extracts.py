"""The sheet and the draft: what each is for, and nothing that acts."""

import csv
import email
import io
from email import policy

import pytest
from conftest import begin, whole_talk
from said_in import Came, add, with_pass

from agendas.agenda import builtin
from agendas.conduct.on_record import withdraw
from agendas.lines.talk import Talk
from agendas.records.said import Evidence, Goal, Indicator, Meaning, Wording
from agendas.records.segment import Brought
from agendas.records.vocabulary import MEANING_OPEN
from minutes.formats.csv_table import safe
from minutes.formats.writers import write


def talk() -> Talk:
    return whole_talk(builtin("accountability"))


def rows(meeting: Talk, language: str | None = None) -> list[dict[str, str]]:
    data = write(meeting, "csv", language)  # type: ignore[arg-type]
    assert data.startswith(b"\xef\xbb\xbf")
    between = ";" if language == "nl" else ","
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=between))


def test_the_sheet_has_a_row_for_each_piece_of_evidence_with_its_meaning() -> None:
    meeting = add(talk(), "evidence", Evidence(id="", text="two\nstayed", by="Joost"))
    first, second = rows(meeting)
    assert first["Evidence"] == "31 of 52 parents came in October"
    assert first["Figure"] == "31 of 52"
    assert first["Indicator"] == ""  # nobody tied it to one
    assert first["Status"] == "draft"
    assert first["What it means"] == "they find their own way in (Ana)"
    assert first["Expected beforehand"] == "about 20 (Ana)"
    assert (second["Evidence"], second["Said by"]) == ("two stayed", "Joost")
    assert second["What it means"] == "meaning still open"


def test_the_sheet_is_cut_into_cells_as_a_spreadsheet_of_its_language_does() -> None:
    first = {
        name: write(talk(), "csv", name).decode("utf-8-sig").split("\r\n")[0]
        for name in ("nl", "en")
    }  # type: ignore[arg-type]
    assert first["nl"].startswith("Datum;Gesprek;Team;Doel;Indicator;")
    assert first["en"].startswith("Date,Talk,Team,Goal,Indicator,")
    assert (
        write(talk(), "csv", "nl", delimiter="\t").decode("utf-8-sig").startswith("Datum\tGesprek")
    )


def test_a_sign_stands_beside_the_evidence_that_was_tied_to_it_and_beside_no_other() -> None:
    meeting = add(talk(), "indicators", Indicator(id="", text="who stays", by="Joost"))
    new = meeting.lines[-1].id
    brought = Brought(indicators=(Indicator(id="k:1", text="who calls", by="Ana"),))
    meeting = with_pass(meeting, brought=brought)
    for tied in (new, "k:1", "e99"):
        meeting = add(meeting, "evidence", Evidence(id="", text="two", indicator=tied))
    told = [row["Indicator"] for row in rows(meeting)]
    assert told == ["", "who stays", "who calls", ""]
    assert [row["Indicator"] for row in rows(withdraw(meeting, new))] == ["", "who calls", ""]


def test_a_figure_whose_meaning_was_withdrawn_says_that_it_is_open() -> None:
    meeting = talk()
    for meaning in Came(meeting).meanings:
        meeting = withdraw(meeting, meaning.id.partition(":")[2])
    assert rows(meeting, "nl")[0]["Wat het betekent"] == MEANING_OPEN["nl"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "＝1", "=cmd|'/c calc'!A0"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    meeting = add(begin(builtin("accountability")), "evidence", Evidence(id="", text=text, by=text))
    about = Came(meeting).evidence[0].id
    meeting = add(meeting, "meanings", Meaning(id="", text=text, about=about))
    for cell in rows(meeting)[0].values():
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠")) or not cell
    assert safe(text).startswith("'")


def test_text_that_only_looks_odd_is_left_alone_in_the_sheet() -> None:
    assert [safe(text) for text in ("31", "a=b", "'x", "")] == ["31", "a=b", "'x", ""]


def test_the_draft_is_unsent_and_holds_the_minutes_as_text_page_and_file() -> None:
    draft = email.message_from_bytes(write(talk(), "eml"), policy=policy.default)
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == (
        "Parents bring their child to school with trust, 24 November 2026, for the team"
    )
    assert draft["To"] is None
    assert draft["From"] is None
    text = draft.get_body(("plain",)).get_content()
    assert text.replace("\r\n", "\n") == write(talk(), "txt").decode()
    assert "<!doctype html>" in draft.get_body(("html",)).get_content()
    (file,) = draft.iter_attachments()
    assert file.get_filename() == (
        "2026-11-24-parents-bring-their-child-to-school-with-for-the-team-k3f9q2.pdf"
    )
    assert file.get_content().startswith(b"%PDF-")


def test_words_cannot_add_headers_to_the_draft() -> None:
    words = (Wording(n=1, text="x\r\nBcc: y@z.nl\n\nbody"),)
    hostile = with_pass(talk(), goal=Goal(id="g", wordings=words))
    draft = email.message_from_bytes(write(hostile, "eml"), policy=policy.default)
    assert draft["Bcc"] is None
    assert "Bcc: y@z.nl" in draft["Subject"]
