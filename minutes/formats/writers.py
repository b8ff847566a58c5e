"""One way to every format; a writer is imported when it is asked for."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.wordings import began_with
from agendas.came_to.next_talks import next_talk
from agendas.errors import N_
from agendas.lines.from_records import Told, as_talk
from agendas.records.said import Language
from minutes import EVERY_FORMAT, FILED, Reader
from minutes.errors import LibraryError, MinutesError
from minutes.formats.template import Template

if TYPE_CHECKING:
    from agendas.records.state import State
    from minutes.blocks import Document

LIBRARIES = {"docx": "python-docx", "lxml": "lxml", "odfdo": "odfdo", "typst": "typst"}


TEMPLATED = ("docx", "html", "md")
"""The forms that can take a template."""


def write(
    told: Told,
    fmt: str,
    language: Language | None = None,
    template: Template | None = None,
    versions: int = 1,
    reader: Reader | None = None,
    state: "State | None" = None,
    delimiter: str = "",
) -> bytes:
    """The minutes of a talk as a file's bytes; text is in UTF-8.

    `fmt` is one of `EVERY_FORMAT`; the language is the talk's unless another is asked for;
    `template` gives the looks of a form of `TEMPLATED`; `versions` is how many there are of the talk,
    which forms that hold a whole one tell where it is more than one; `reader` is for whom it was made; `state` is
    what all talks so far left, by which a calendar knows a talk that is put on another day; `delimiter`
    stands between the cells of a sheet. Raises `MinutesError` for a format there is
    none of, and where it cannot be made.
    """
    known(fmt)
    talk = as_talk(told)
    if fmt == "json":
        from minutes.formats.json_data import as_json

        return as_json(talk, versions)
    if fmt == "csv":
        from minutes.formats.csv_table import to_csv

        return to_csv(talk, language, delimiter).encode(
            "utf-8-sig"
        )  # Excel needs the mark to read é
    if fmt == "ics":
        from minutes.formats.ics import to_ics

        return to_ics(talk, language, state)
    from minutes.document import document

    made = document(talk, language, versions, reader or "team")
    marked = made
    if talk.language != made.language and fmt in ("html", "eml", *FILED) and not template:
        from minutes.tongues import in_its_tongue

        marked = in_its_tongue(made, talk)
    if fmt == "eml":
        from minutes.formats.eml import to_eml

        stem = file_name(talk, fmt, language, reader).rpartition(".")[0]
        return to_eml(made, stem, marked)
    return write_document(marked, fmt, template)


def write_document(made: "Document", fmt: str, template: Template | None = None) -> bytes:
    """A document in one of the forms that hold a whole one: md, html, txt, docx, odt or pdf.

    Raises `MinutesError` as `write` does.
    """
    if fmt in FILED:
        return _filed(made, fmt, template.data if template else None)
    if template and fmt in TEMPLATED:
        from minutes.formats.own_template import rendered

        return rendered(made, template, fmt).encode("utf-8")
    if fmt in ("html", "md"):
        from minutes.formats.own_template import by_ours

        return by_ours(made, fmt).encode("utf-8")
    if fmt != "txt":
        raise MinutesError(
            N_("“{format}” holds a whole talk or a part of one; choose one of: {formats}."),
            format=fmt,
            formats=", ".join(["md", "html", "txt", *FILED]),
        )
    from minutes.formats.plain_text import to_text

    return to_text(made).encode("utf-8")


def book(made: Sequence["Document"], of: str) -> bytes:
    """Several documents as one PDF with contents; `of` tells of whom and when they are.

    Raises `MinutesError` as `write` does.
    """
    from locales import words

    _ = words(made[0].language).gettext
    title = " · ".join((_("Minutes of talks"), of))

    def write_it() -> bytes:
        from minutes.formats.pdf import to_book

        return to_book(made, title)

    return _with_libraries(write_it, "pdf")


def _filed(made: "Document", fmt: str, template: bytes | None) -> bytes:
    def write_it() -> bytes:
        if fmt == "docx":
            from minutes.formats.office.docx import to_docx

            return to_docx(made, template)
        if fmt == "odt":
            from minutes.formats.office.odt import to_odt

            return to_odt(made)
        from minutes.formats.pdf import to_pdf

        return to_pdf(made)

    return _with_libraries(write_it, fmt)


def _with_libraries(write_it: Callable[[], bytes], fmt: str) -> bytes:
    """What is written; where a library is missing, how to install it."""
    try:
        return write_it()
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        from agendas.libraries import install_line

        raise LibraryError(
            N_(
                "The form {format} needs a library that is not installed ({library})."
                " Install it with:\n{line}"
            ),
            format=fmt,
            library=LIBRARIES[error.name],
            line=install_line("documents"),
        ) from error


def file_name(
    told: Told, fmt: str, language: Language | None = None, reader: Reader | None = None
) -> str:
    """A safe name for the minutes: the day, the goal in a few words, for whom, the id. Never a path.

    A calendar has the day of the talk that is to come.
    The whole record (JSON without a `reader`) and preparation are for nobody in particular. Raises
    `MinutesError` for a format there is none of.
    """
    known(fmt)
    talk = as_talk(told)
    one = talk.passes[talk.place]
    goal = _slug(began_with(one.began.goal, talk.id).text[:400], 40)
    day = next_talk(TalkLines(talk), 0).on if fmt == "ics" else None
    whom = ""
    if not talk.private and (reader or fmt != "json"):
        from locales import words
        from minutes.readers import FOR

        reading = FOR[reader or "team"]  # apart: a key is no sentence of the catalogue
        whom = _slug(words(language or talk.language).gettext(reading), 40)
    parts = ((day or talk.started.date()).isoformat(), goal, whom, _slug(talk.id, 60))
    return f"{'-'.join(part for part in parts if part)}.{fmt}"


def known(fmt: str) -> None:
    """Raise `MinutesError` for a format there is none of."""
    if fmt not in EVERY_FORMAT:
        raise MinutesError(
            N_("“{format}” is not a format. Choose one of: {formats}."),
            format=fmt,
            formats=", ".join(EVERY_FORMAT),
        )


def _slug(text: str, most: int) -> str:
    """The text in small letters, digits and hyphens, cut between words where it is long."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= most:
        return whole
    return (whole[: most + 1].rpartition("-")[0] or whole[:most]).strip("-")
