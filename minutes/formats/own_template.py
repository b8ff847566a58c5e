"""HTML and Markdown by a template (Jinja): ours, or one of one's own that gives the minutes other looks.

Every word that comes from the talk is made safe for its form by itself: no template can forget
it. A template of one's own reads no file, sees nothing but the document, and is filled in by a process of its own
(`minutes/formats/template_process.py`) with so much time and memory. Ours are in `templates/`, to copy.
"""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from agendas.child_environment import for_others
from agendas.errors import N_
from minutes.blocks import Document, Item, Section, Table
from minutes.errors import MinutesError
from minutes.formats.plot import to_svg
from minutes.formats.template import Template
from minutes.formats.template_process import TOO_DEEP, TOO_LARGE, TOO_LONG, Done, Job

if TYPE_CHECKING:
    from jinja2 import Template as Jinja

OURS = Path(__file__).parent / "templates"
MOST_BYTES = 1_000_000
LISTS = ("people", "decisions", "proposals", "agreements", "next_talks")
SECONDS = 5.0  # of work
MOST_SECONDS = 60.0  # on a machine that has more to do


# By which signal a process was ended, and what that comes of.
_ENDED = {9: TOO_LONG, 24: TOO_LONG, 11: TOO_DEEP}


class TemplateError(MinutesError):
    """A template that cannot be used; it is told where."""

    exit_code = 1


def source(fmt: str) -> bytes:
    """Our own template for a form, "html" or "md", to copy and change."""
    return (OURS / f"minutes.{fmt}").read_bytes()


def by_ours(document: Document, fmt: str) -> str:
    """The document by our own template, which needs no guard, in the form "html" or "md"."""
    from minutes.formats.template_process import with_pictures

    return _ours(fmt).render(with_pictures(_values(document)))


@cache
def _ours(fmt: str) -> "Jinja":
    """Our own template, compiled once however many minutes are written."""
    from minutes.formats.template_process import environment_of

    return environment_of(fmt).from_string(source(fmt).decode())


def rendered(document: Document, template: Template, fmt: str) -> str:
    """The document by a template, in the form "html" or "md".

    Raises `TemplateError` with file and line when something is wrong with the template.
    """
    try:
        text = _text(template)
    except ValueError as error:
        raise _wrong(template.name, 1, str(error)) from error
    job = Job(template.name, text, fmt, _values(document), SECONDS)
    done = _filled_in(msgspec.json.encode(job))
    if done.reason:
        raise _wrong(template.name, done.line, done.reason)
    return done.text


def _filled_in(job: bytes) -> Done:
    """What a process of its own makes of a job, or why it was ended."""
    command = [sys.executable, "-m", "minutes.formats.template_process"]
    path = os.pathsep.join(os.path.abspath(place) for place in sys.path)
    try:
        ended = subprocess.run(
            command, input=job, capture_output=True, timeout=MOST_SECONDS,
            env={**for_others(), "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Done(line=1, reason=TOO_LONG)
    if ended.returncode == 0:
        return msgspec.json.decode(ended.stdout, type=Done)
    if b"MemoryError" in ended.stderr:
        return Done(line=1, reason=TOO_LARGE)
    if reason := _ENDED.get(-ended.returncode):
        return Done(line=1, reason=reason)
    raise subprocess.CalledProcessError(ended.returncode, command)


def check(template: Template, fmt: str) -> None:
    """Try a template on minutes that have one of everything. Raises `TemplateError`."""
    from minutes.sample import SAMPLE

    rendered(SAMPLE, template, fmt)


def _text(template: Template) -> str:
    if len(template.data) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES // 1000} kB")
    return template.data.decode("utf-8-sig")


def _wrong(name: str, line: int, reason: str) -> TemplateError:
    return TemplateError(
        N_("{file}, line {line}: {reason}. Mend the template, or copy ours anew."),
        file=name,
        line=line,
        reason=" ".join(reason.split()).rstrip(".") or "?",
    )


def _values(document: Document) -> dict[str, Any]:
    """What a template sees: plain values."""
    return {
        "title": document.title,
        "over": document.over,
        "head": document.head,
        "audience": document.audience,
        "status": document.status,
        "language": document.language,
        "facts": list(document.facts),
        "remark": document.remark,
        "on": document.on.isoformat() if document.on else "",
        **{name: document.data.get(name, []) for name in LISTS},
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    plots = [
        {
            "title": plot.title,
            "description": plot.description,
            "picture": to_svg(plot),
            "table": _table(plot.table),
        }
        for plot in section.plots
    ]
    return {
        "id": section.id,
        "heading": section.heading,
        "lead": list(section.lead),
        "list": [_item(item) for item in section.listed],
        "beside": [_item(item) for item in section.beside],
        "items": [_item(item) for item in section.items],
        "plots": plots,
        "tables": [_table(table) for table in section.tables],
        "all_tables": [_table(table) for table in section.whole_tables],
    }


def _item(item: Item) -> dict[str, Any]:
    return {"text": item.text, "below": list(item.below)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "header": list(table.header),
        "rows": [list(row) for row in table.rows],
        "lines": list(table.lines),
    }
