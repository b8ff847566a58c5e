"""The lines of a plan that somebody has already: from a text file, or a column of a CSV file."""

import csv
import io
import sys
from pathlib import Path

from agendas.errors import N_, SpokenError
from agendas.text import kept

MOST_BYTES = 1024 * 1024
MOST_LINES = 200
LONGEST = 2000  # characters of one line
_COLUMNS = ("doel", "doelen", "goal", "goals", "tekst", "text", "regel", "line")


class PlanError(SpokenError):
    """A plan that cannot be taken in as it is."""

    exit_code = 1


def plan_lines(source: str) -> tuple[str, ...]:
    """The lines of the plan in a file, or on standard input for "-"; blank ones are left out.

    Of a CSV file it is the column headed goal, text or line (doel, tekst, regel), else the first.
    Raises `PlanError` with a sentence where there is nothing to take in.
    """
    if not source:
        return ()
    text = _text(source)
    rows = _column(text) if source.lower().endswith(".csv") else text.splitlines()
    lines = tuple(line for row in rows if (line := kept(row)[:LONGEST]))
    if not lines:
        raise PlanError(N_("{file} holds no line to take in."), file=source)
    if len(lines) > MOST_LINES:
        raise PlanError(
            N_("{file} holds {n} lines; at most {most} fit in one talk. Split it in parts."),
            file=source, n=len(lines), most=MOST_LINES,
        )  # fmt: skip
    return lines


def _text(source: str) -> str:
    try:
        if source == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PlanError(
            N_("{file} cannot be read: {reason}."), file=source, reason=error.strerror
        ) from error
    if len(data) > MOST_BYTES:
        raise PlanError(N_("{file} is too large to be a plan: at most 1 MB."), file=source)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _column(text: str) -> list[str]:
    start = text[:4000]
    delimiter = max(",;\t", key=start.partition("\n")[0].count)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    if not rows:
        return []
    heads = [cell.strip().casefold() for cell in rows[0]]
    place = next((heads.index(name) for name in _COLUMNS if name in heads), None)
    if place is None:
        return [row[0] for row in rows]
    return [row[place] for row in rows[1:] if len(row) > place]
