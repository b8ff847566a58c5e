"""The evidence as a sheet (CSV): one row for each piece, always with its meaning, safe to open.

Nothing that people wrote can act as a formula: a cell that would begin one gets an apostrophe
before it, as spreadsheets themselves do for text.

Between cells stands what a spreadsheet in the language of the sheet takes for the next cell when the file is
opened with a double click: a semicolon in Dutch, where the comma is in numbers, and a comma in English.
"""

import csv
import io

from agendas.records import vocabulary
from agendas.records.meeting import Meeting, change, standing_records
from agendas.records.said import Evidence, Language
from minutes.document import status
from minutes.sections.evidence import readings_of
from minutes.sections.phrases import Writing

_ACTS = "=+-@\t\r＝＋－＠"


BETWEEN: dict[Language, str] = {"nl": ";", "en": ","}


def to_csv(meeting: Meeting, language: Language | None = None, delimiter: str = "") -> str:
    """The evidence of a talk as CSV (RFC 4180), with a header row in its language.

    `delimiter` is one sign, else that of the language.

    Where nothing was said of what a piece means, the row says that its meaning is open
    (invariant 13).
    """
    speak = language or meeting.language
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter or BETWEEN[speak], lineterminator="\r\n")
    rows.writerow(map(safe, _header(Writing(meeting, speak))))
    for segment in meeting.segments:
        w = Writing(change(meeting, segments=(segment,)), speak)
        for record in standing_records(segment.evidence):
            rows.writerow(map(safe, _row(w, record)))
    return out.getvalue()


def safe(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula.

    >>> safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.lstrip()[:1] in tuple(_ACTS) or text[:1] in ("\t", "\r") else text


def _header(w: Writing) -> list[str]:
    _ = w.say
    return [
        _("Date"), _("Talk"), _("Team"), _("Goal"), _("Indicator"), _("Kind"), _("Evidence"),
        _("Figure"), _("Unit"), _("What it means"), _("Expected beforehand"), _("Source"),
        _("When and with whom"), _("Said by"), _("Status"),
    ]  # fmt: skip


def _row(w: Writing, record: Evidence) -> list[str]:
    told = "; ".join(readings_of(w, record)) or vocabulary.MEANING_OPEN[w.language]
    cells = [
        w.meeting.started.date().isoformat(), w.meeting.id, w.meeting.team, w.meeting.goal.now.text,
        _looked_at(w, record), vocabulary.EVIDENCE_KIND[record.kind][w.language], record.text, record.figure,
        record.unit, told, record.expected, record.source, record.period, record.by,
        status(w),
    ]  # fmt: skip
    return [w.line(cell) for cell in cells]


def _looked_at(w: Writing, record: Evidence) -> str:
    """The indicator it was laid beside; where none was named, those that the talk looked by."""
    new = standing_records(w.segment.indicators)
    named = [item for item in new if item.id == record.indicator]
    gone = {choice.about for choice in standing_records(w.segment.indicator_choices)
            if choice.choice == "replace"}  # fmt: skip
    brought = [item for item in w.segment.brought.indicators if item.id not in gone]
    found = named or [*brought, *new]
    if len(found) == 1:
        return found[0].text
    return "; ".join(dict.fromkeys(w.said_on_a_line(item) for item in found))
