"""What a template of one's own can do, and the process of its own in which it is filled in.

    python -m minutes.formats.template_process

reads a `Job` from standard input and writes a `Done`, both as JSON. It has so much time and memory and
no more, and writes no file. Every value is made safe for the form by itself: no template can forget it.
"""

import signal
import sys
from contextlib import suppress
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING, Any

import msgspec

from agendas.errors import N_
from minutes.formats.html import escaped as html_escaped
from minutes.formats.markdown import escaped as markdown_escaped

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

MEMORY = 512 * 1024 * 1024  # bytes of addresses
TOO_LONG = N_("it takes longer than a template may")
TOO_LARGE = N_("it takes more memory than a template may")
TOO_DEEP = N_("it is nested too deep")
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


class Job(msgspec.Struct, frozen=True):
    """A template by its name and text, the form it is for, what it sees, and seconds of work it has."""

    name: str
    text: str
    fmt: str
    values: dict[str, Any]
    seconds: float


class Done(msgspec.Struct, frozen=True):
    """The document; or, where `reason` says what is wrong with the template, the line of it."""

    text: str = ""
    line: int = 0
    reason: str = ""


class _TimeError(Exception):
    """A template that does not end."""


def main() -> None:
    """Fill in the template that standard input has."""
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    environment = environment_of(job.fmt)
    _limit(job.seconds)
    try:
        done = _done(job, environment)
    except _TimeError:  # at the very end
        done = Done(line=1, reason=TOO_LONG)
    sys.stdout.buffer.write(msgspec.json.encode(done))


def _limit(seconds: float) -> None:
    """Take no more than so much from here on. On Windows who started this ends it."""
    if sys.platform == "win32":
        return
    import resource

    whole = max(1, int(seconds + 1.5))
    for limit, most in (
        (resource.RLIMIT_CPU, whole + 1),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that has no such limit, or a lower one
            resource.setrlimit(limit, (most, most))
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TimeError


def _done(job: Job, environment: "SandboxedEnvironment") -> Done:
    from jinja2 import TemplateSyntaxError

    try:
        code = environment.compile(job.text, job.name, job.name)
        ready = environment.template_class.from_code(environment, code, dict(environment.globals))
        return Done(text=ready.render(with_pictures(job.values)))
    except TemplateSyntaxError as error:
        return Done(line=error.lineno, reason=error.message or "?")
    except Exception as error:  # whatever a template brings about is the template's
        return Done(line=_line_of(error, job.name), reason=_reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, _TimeError):
        return TOO_LONG
    if isinstance(error, MemoryError):
        return TOO_LARGE
    if isinstance(error, RecursionError | SyntaxError):  # Python takes twenty blocks in each other
        return TOO_DEEP
    return " ".join(str(error).split()).rstrip(".") or "?"


def _line_of(error: BaseException, name: str) -> int:
    """The line of the template at which it went wrong; 1 where it was not begun."""
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


def with_pictures(values: dict[str, Any]) -> dict[str, Any]:
    """What the template sees, with the pictures of plots as they are."""
    from markupsafe import Markup

    for section in values["sections"]:
        for plot in section["plots"]:
            plot["picture"] = Markup(plot["picture"])
    return values


@cache
def environment_of(fmt: str) -> "SandboxedEnvironment":
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


if __name__ == "__main__":
    main()
