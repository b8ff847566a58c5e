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
    if fmt not in FORMATS:
        raise MinutesError(
            N_("“{format}” is not a format. Choose one of: {formats}."),
            format=fmt,
            formats=", ".join(FORMATS),
        )
    if fmt == "json":
        from minutes.data import as_json

        return as_json(meeting)
    from minutes.document import document

    made = document(meeting, language)
    if fmt == "md":
        from minutes.markdown import to_markdown as to_text
    elif fmt == "html":
        from minutes.html import to_html as to_text
    else:
        from minutes.text import to_text
    return to_text(made).encode("utf-8")


def file_name(meeting: Meeting, fmt: str) -> str:
    """A safe name for the minutes: the day, the goal in a few letters, the id."""
    plain = (
        unicodedata.normalize("NFKD", meeting.goal.now.text[:400])
        .encode("ascii", "ignore")
        .decode()
    )
    goal = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:40].strip("-")
    return f"{meeting.started:%Y-%m-%d}-{goal}-{meeting.id}.{fmt}".replace("--", "-")
