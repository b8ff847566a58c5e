"""The sheet, the calendar and the draft: what each is for, and nothing that acts."""

import csv
import email
import io
from datetime import date
from email import policy

import icalendar
import pytest
from conftest import begin, whole_talk

from agendas.agenda import builtin
from agendas.errors import SpokenError
from agendas.records.meeting import Meeting, add, change, in_segment, withdraw
from agendas.records.said import Evidence, Goal, Meaning, NextTalk, Wording
from agendas.records.vocabulary import MEANING_OPEN
from minutes.formats.csv_table import safe
from minutes.formats.writers import write


def talk() -> Meeting:
    return whole_talk(builtin("accountability"))


def rows(meeting: Meeting, language: str | None = None) -> list[dict[str, str]]:
    data = write(meeting, "csv", language)  # type: ignore[arg-type]
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_sheet_has_a_row_for_each_piece_of_evidence_with_its_meaning() -> None:
    meeting = add(talk(), "evidence", Evidence(id="", text="two\nstayed", by="Joost"))
    first, second = rows(meeting)
    assert first["Evidence"] == "31 of 52 parents came in October"
    assert first["Figure"] == "31 of 52"
    assert first["What it means"] == "they find their own way in"
    assert first["Expected beforehand"] == "about 20"
    assert (second["Evidence"], second["Said by"]) == ("two stayed", "Joost")
    assert second["What it means"] == "meaning still open"


def test_a_figure_whose_meaning_was_withdrawn_says_that_it_is_open() -> None:
    meeting = talk()
    for meaning in meeting.segment.meanings:
        meeting = withdraw(meeting, meaning.id)
    assert rows(meeting, "nl")[0]["Wat het betekent"] == MEANING_OPEN["nl"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "＝1", "=cmd|'/c calc'!A0"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    meeting = add(begin(builtin("accountability")), "evidence", Evidence(id="", text=text, by=text))
    about = meeting.segment.evidence[0].id
    meeting = add(meeting, "meanings", Meaning(id="", text=text, about=about))
    for cell in rows(meeting)[0].values():
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠")) or not cell
    assert safe(text).startswith("'")


def test_text_that_only_looks_odd_is_left_alone_in_the_sheet() -> None:
    assert [safe(text) for text in ("31", "a=b", "'x", "")] == ["31", "a=b", "'x", ""]


def test_the_calendar_holds_the_day_of_the_next_talk() -> None:
    calendar = icalendar.Calendar.from_ical(write(talk(), "ics"))
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 8)
    assert event.decoded("dtend") == date(2026, 12, 9)
    assert event["summary"] == (
        "Accountability dialogue: Parents bring their child to school with trust"
    )
    assert "With Joost" in event["description"]
    assert "ask two parents to host the walk-in" in event["description"]
    assert b"\r\n" in write(talk(), "ics")


def test_words_cannot_add_lines_to_the_calendar() -> None:
    meeting = change(talk(), next_talk=NextTalk(on=date(2026, 12, 8), people=("x\r\nATTENDEE:y",)))
    calendar = icalendar.Calendar.from_ical(write(meeting, "ics"))
    (event,) = calendar.walk("VEVENT")
    assert "attendee" not in event


def test_without_a_next_day_there_is_nothing_for_a_calendar() -> None:
    with pytest.raises(SpokenError, match="No day was chosen") as told:
        write(begin(builtin("accountability")), "ics")
    assert getattr(told.value, "exit_code", 0) == 1


def test_the_draft_is_unsent_and_holds_the_minutes_as_text_page_and_file() -> None:
    draft = email.message_from_bytes(write(talk(), "eml"), policy=policy.default)
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == (
        "Parents bring their child to school with trust · 24 November 2026 · for the team"
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
    hostile = in_segment(talk(), goal=Goal(id="g", wordings=words))
    draft = email.message_from_bytes(write(hostile, "eml"), policy=policy.default)
    assert draft["Bcc"] is None
    assert "Bcc: y@z.nl" in draft["Subject"]
