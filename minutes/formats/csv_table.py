"""The evidence as a sheet (CSV): one row for each piece, always with its meaning, safe to open.

Nothing that people wrote can act as a formula: a cell that would begin one gets an apostrophe
before it, as spreadsheets themselves do for text.
"""

import csv
import io

from agendas.records import vocabulary
from agendas.records.meeting import Meeting, change, standing_records
from agendas.records.said import Evidence, Language
from minutes.sections.evidence import readings_of
from minutes.sections.phrases import Writing

_ACTS = "=+-@\t\r＝＋－＠"


def to_csv(meeting: Meeting, language: Language | None = None) -> str:
    """The evidence of a talk as CSV (RFC 4180), with a header row in its language.

    Where nothing was said of what a piece means, the row says that its meaning is open
    (invariant 13).
    """
    speak = language or meeting.language
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
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
        _("When and with whom"), _("Said by"),
    ]  # fmt: skip


def _row(w: Writing, record: Evidence) -> list[str]:
    looked_at = next(
        (i.text for i in standing_records(w.segment.indicators) if i.id == record.indicator), ""
    )
    told = "; ".join(readings_of(w, record)) or vocabulary.MEANING_OPEN[w.language]
    cells = [
        w.meeting.started.date().isoformat(), w.meeting.id, w.meeting.team, w.meeting.goal.now.text,
        looked_at, vocabulary.EVIDENCE_KIND[record.kind][w.language], record.text, record.figure,
        record.unit, told, record.expected, record.source, record.period, record.by,
    ]  # fmt: skip
    return [w.line(cell) for cell in cells]
