"""What stands in the way of the program itself: no terminal, or an error that nobody foresaw.

Such an error is told without a word that anybody said.

A traceback quotes values and the text of errors, and both may hold what was said in a talk; here
only the kind of error and the places in the code are told.
"""

import os
import sys

from locales import _

ROOT = os.path.dirname(os.path.dirname(__file__))


def unforeseen() -> str:
    """The sentence above the places of an error that nobody foresaw."""
    return _(
        "Something happened that Vertel did not foresee. What was saved is safe. Where it happened, for who mends it:"
    )


def places(error: BaseException) -> list[str]:
    """The kind of an error, then where it came from, the innermost last."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    return [
        type(error).__name__,
        *(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-12:]),
    ]


def _short(file: str) -> str:
    within = file.startswith(ROOT + os.sep)
    return os.path.relpath(file, ROOT) if within else os.path.basename(file)


def terminal_problem() -> str | None:
    """Why no screen can be shown here: "none", "dumb", or None when one can."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        return "none"
    return "dumb" if os.environ.get("TERM", "dumb") in ("dumb", "", "unknown") else None
