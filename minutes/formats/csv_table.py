"""The evidence as a sheet (CSV): one row for each piece, always with its meaning, safe to open.

Nothing that people wrote can act as a formula: a cell that would begin one gets an apostrophe
before it, as spreadsheets themselves do for text.

Between cells stands what a spreadsheet in the language of the sheet takes for the next cell when the file is
opened with a double click: a semicolon in Dutch, where the comma is in numbers, and a comma in English.
"""

import csv
import io

from agendas.came_to.counting import TalkLines
from agendas.came_to.grounds import evidence
from agendas.lines.from_records import Told, as_talk
from agendas.records import vocabulary
from agendas.records.said import Evidence, Language
from minutes.document import status
from minutes.sections.evidence import meaning_of, sign_of
from minutes.sections.phrases import Writing

_ACTS = "=+-@\t\r＝＋－＠"


BETWEEN: dict[Language, str] = {"nl": ";", "en": ","}


def to_csv(told: Told, language: Language | None = None, delimiter: str = "") -> str:
    """The evidence of a talk as CSV (RFC 4180), with a header row in its language.

    `delimiter` is one sign, else that of the language.

    Where nothing was said of what a piece means, the row says that its meaning is open
    (invariant 13).
    """
    talk = as_talk(told)
    w = Writing(TalkLines(talk), language or talk.language)
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter or BETWEEN[w.language], lineterminator="\r\n")
    rows.writerow(map(safe, _header(w)))
    for place in range(len(talk.passes)):
        for record in evidence(w.lines, place):
            rows.writerow(map(safe, _row(w.at(place), record)))
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
    line, talk = w.lines.by_id[record.id], w.talk
    cells = [
        talk.started.date().isoformat(), talk.id, talk.team, w.goal.now.text,
        sign_of(w, line), vocabulary.EVIDENCE_KIND[record.kind][w.language], record.text, record.figure,
        record.unit, meaning_of(w, line), record.expected, record.source, record.period, record.by,
        status(w),
    ]  # fmt: skip
    return [w.line(cell) for cell in cells]
