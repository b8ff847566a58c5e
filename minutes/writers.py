"""One way to every format; a writer is imported when it is asked for."""

import re
import unicodedata

from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting
from agendas.records import Language
from minutes import FORMATS


class MinutesError(SpokenError):
    """Minutes that cannot be made as asked."""

    exit_code = 2


def write(meeting: Meeting, fmt: str, language: Language | None = None) -> bytes:
    """The minutes of a meeting as a file's bytes, in UTF-8.

    `fmt` is one of `FORMATS`; the language is the talk's unless another is asked for. Raises
    `MinutesError` for a format there is none of.
    """
    _known(fmt)
    if fmt == "json":
        from minutes.data import as_json

        return as_json(meeting)
    from minutes.document import document

    made = document(meeting, language)
    if fmt == "md":
        from minutes.markdown import to_markdown as to_words
    elif fmt == "html":
        from minutes.html import to_html as to_words
    else:
        from minutes.text import to_text as to_words
    return to_words(made).encode("utf-8")


def file_name(meeting: Meeting, fmt: str) -> str:
    """A safe name for the minutes: the day, the goal in a few words, the id. Never a path.

    Raises `MinutesError` for a format there is none of.
    """
    _known(fmt)
    goal = _slug(meeting.goal.now.text[:400], 40)
    parts = (f"{meeting.started:%Y-%m-%d}", goal, _slug(meeting.id, 60))
    return f"{'-'.join(part for part in parts if part)}.{fmt}"


def _known(fmt: str) -> None:
    if fmt not in FORMATS:
        raise MinutesError(
            N_("“{format}” is not a format. Choose one of: {formats}."),
            format=fmt,
            formats=", ".join(FORMATS),
        )


def _slug(text: str, most: int) -> str:
    """The text in small letters, digits and hyphens, cut between words where it is long."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= most:
        return whole
    return (whole[: most + 1].rpartition("-")[0] or whole[:most]).strip("-")
