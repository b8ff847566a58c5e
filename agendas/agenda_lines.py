"""At which line of an agenda file a thing stands, by the place that its problem names."""

import re

_HEADER = re.compile(r"\s*\[+\s*([\w.\s\"]+?)\s*\]+\s*(?:#.*)?$")
_NUMBERED = re.compile(r"(\w+) (\d+)")


def line_of(text: str, place: str) -> int:
    """The line, from 1, of "phases 2, questions 1, records"; of what is missing, that of its table.

    What is written in another way than a table or a key a line has the line where it begins.
    """
    rows = text.splitlines()
    start, end, path = 0, len(rows), ""
    for part in place.split(", "):
        numbered = _NUMBERED.fullmatch(part)
        name = numbered[1] if numbered else part
        full = f"{path}.{name}".lstrip(".")
        found = _table(rows, start, end, full, int(numbered[2]) if numbered else 1)
        if found is None:
            key = re.compile(rf"\s*\"?{re.escape(name)}\"?\s*=")
            until = next((n for n in range(start + 1, end) if _HEADER.match(rows[n])), end)
            found = next((n for n in range(start, until) if key.match(rows[n])), None)
            if found is None:
                break
            start, end = found, found + 1
        else:
            start, end = found, _end(rows, found, end, full)
        path = full
    return start + 1


def _table(rows: list[str], start: int, end: int, name: str, number: int) -> int | None:
    headers = (n for n in range(start, end) if _named(rows[n]) == name)
    return next((n for count, n in enumerate(headers, 1) if count == number), None)


def _end(rows: list[str], start: int, end: int, name: str) -> int:
    """Where a table ends: at the next one that is not within it."""
    for n in range(start + 1, end):
        other = _named(rows[n])
        if other and not other.startswith(f"{name}."):
            return n
    return end


def _named(row: str) -> str:
    found = _HEADER.match(row)
    return re.sub(r"[\s\"]", "", found[1]) if found else ""
