"""An error that nobody foresaw, told without a word that anybody said.

A traceback quotes values and the text of errors, and both may hold what was said in a talk; here
only the kind of error and the places in the code are told.
"""

import traceback
from pathlib import Path

ROOT = Path(__file__).parents[1]


def places(error: BaseException) -> list[str]:
    """The kind of an error, then where it came from, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        type(error).__name__,
        *(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-12:]),
    ]


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
