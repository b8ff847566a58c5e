"""HTML and Markdown by a template of one's own (Jinja): the minutes in one's own looks.

Every word that comes from the talk is made safe for its form by itself: no template can forget
it. A template reads no file, sees nothing but the document, and ends: loops are bounded, and so is
the time it may take. Ours are in `templates/`; they give what the writers give.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from agendas.errors import N_
from minutes.blocks import Document, Section, Table
from minutes.errors import MinutesError
from minutes.formats.html import escaped as html_escaped
from minutes.formats.markdown import escaped as markdown_escaped
from minutes.formats.plot import to_svg
from minutes.formats.template import Template

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

OURS = Path(__file__).parent / "templates"
MOST_BYTES = 1_000_000
SECONDS = 5.0
_MOST_LENGTH = 1_000_000
_MOST_LOOPS = 100_000
_FILTERS = frozenset((
    "capitalize", "default", "first", "join", "last", "length", "list", "lower", "reject",
    "rejectattr", "reverse", "select", "selectattr", "sort", "title", "trim", "unique", "upper",
))  # fmt: skip
_STRING_METHODS = frozenset((
    "center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust",
    "translate", "zfill",
))  # fmt: skip


class TemplateError(MinutesError):
    """A template that cannot be used; it is told where."""

    exit_code = 1


class _TimeError(Exception):
    """A template that does not end."""


def source(fmt: str) -> bytes:
    """Our own template for a form, "html" or "md", to copy and change."""
    return (OURS / f"minutes.{fmt}").read_bytes()


def rendered(document: Document, template: Template, fmt: str) -> str:
    """The document by a template, in the form "html" or "md".

    Raises `TemplateError` with file and line when something is wrong with the template.
    """
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    try:
        text = _text(template)
        environment = _environment(fmt)
        code = environment.compile(text, template.name, template.name)
        ready = environment.template_class.from_code(environment, code, dict(environment.globals))
        with _in_time():
            return ready.render(_values(document))
    except TemplateSyntaxError as error:
        raise _wrong(template.name, error.lineno, error.message or "") from error
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError,
            RecursionError, MemoryError, _TimeError) as error:  # fmt: skip
        raise _wrong(template.name, _line_of(error, template.name), str(error)) from error


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


def _line_of(error: BaseException, name: str) -> int:
    """The line of the template at which it went wrong; 1 where it was not begun."""
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


@cache
def _environment(fmt: str) -> "SandboxedEnvironment":
    """What a template can do; `finalize` makes every value safe for the form."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    escape = html_escaped if fmt == "html" else markdown_escaped

    class Bounded(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset(["*", "**", "%", "+"])

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            sizes = [len(x) if isinstance(x, str | list | tuple) else abs(x) for x in (left, right)]
            if operator == "**" or (operator == "%" and isinstance(left, str)):
                raise TypeError(f"{operator} is not for templates")
            if (sizes[0] * sizes[1] if operator == "*" else sum(sizes)) > _MOST_LENGTH:
                raise OverflowError("too large")
            return super().call_binop(context, operator, left, right)

        def wrap_str_format(self, value: Any) -> Any:
            return None  # "{:999999999}" would fill the memory; it is then no safe attribute

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            if isinstance(obj, str) and attr in _STRING_METHODS:
                return False
            return super().is_safe_attribute(obj, attr, value)

    def safe(value: Any) -> Any:
        return value if isinstance(value, Markup) else Markup(escape(str(value)))

    made = Bounded(
        autoescape=True, finalize=safe, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters = {name: found for name, found in made.filters.items() if name in _FILTERS}
    made.filters["line"] = lambda text: " ".join(str(text).split())
    made.filters["within"] = lambda text, by=2: Markup(
        escape(str(text)).replace("\n", "\n" + " " * min(int(by), 40))
    )
    made.globals = {"range": _ranges(), "namespace": made.globals["namespace"]}
    return made


def _ranges() -> Any:
    def bounded(*numbers: int) -> range:
        found = range(*numbers)
        if len(found) > _MOST_LOOPS:
            raise OverflowError(f"range() of more than {_MOST_LOOPS}")
        return found

    return bounded


@contextmanager
def _in_time() -> Iterator[None]:
    """Stop a template that goes on for longer than `SECONDS`: loops in loops need no file to hang."""
    until = time.monotonic() + SECONDS
    before = sys.gettrace()

    def watch(frame: FrameType, event: str, argument: Any) -> Any:
        if time.monotonic() > until:
            raise _TimeError(f"it takes longer than {SECONDS:g} seconds")
        return watch

    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _values(document: Document) -> dict[str, Any]:
    """What a template sees: plain values, and a plot's picture as it is."""
    return {
        "title": document.title,
        "language": document.language,
        "facts": list(document.facts),
        "remark": document.remark,
        "on": document.on.isoformat() if document.on else "",
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    from markupsafe import Markup

    plots = [
        {
            "title": plot.title,
            "description": plot.description,
            "picture": Markup(to_svg(plot)),
            "table": _table(plot.table),
        }
        for plot in section.plots
    ]
    return {
        "heading": section.heading,
        "lead": list(section.lead),
        "list": [{"text": item.text, "below": list(item.below)} for item in section.items],
        "plots": plots,
        "tables": [_table(table) for table in section.tables],
        "all_tables": [_table(table) for table in section.whole_tables],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "header": list(table.header),
        "rows": [list(row) for row in table.rows],
        "lines": list(table.lines),
    }
