"""Rows in columns that fit the terminal: what is too wide ends in …, the widest first.

Only in a terminal: in a pipe every word stays whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from tui.terminal.wrapping import width_of

GAP = "  "
SIGN = "…"
LEAST = 4  # cells; less of a column says nothing


def in_columns(rows: Iterable[Sequence[str]], stream: TextIO, whole: int = 1) -> Iterator[str]:
    """The rows as lines for `stream`; the first `whole` columns are never cut."""
    width = width_of(stream)
    if not width:
        return (GAP.join(filter(None, row)) for row in rows)
    return fitting(list(rows), width, whole)


def fitting(rows: Sequence[Sequence[str]], width: int, whole: int = 1) -> Iterator[str]:
    """The rows as lines of at most `width` cells, where that leaves something of each column.

    >>> list(fitting([("k3f9q2", "trust at the gate"), ("m4p7r8", "reading")], 18))
    ['k3f9q2  trust at…', 'm4p7r8  reading']
    """
    natural = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    room = width - sum(natural[:whole]) - len(GAP) * (len(natural) - 1)
    widths = [*natural[:whole], *_shared(natural[whole:], room)]
    for row in rows:
        cells = [_sized(text, most) for text, most in zip(row, widths, strict=True) if most]
        yield GAP.join(cells).rstrip()


def _cells(text: str) -> int:
    """How many cells a text takes; of plain letters it is known at once."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _sized(text: str, width: int) -> str:
    """The text in exactly so many cells: cut with a sign, or followed by blanks."""
    if text.isascii():
        cut = text if len(text) <= width else text[: width - 1].rstrip() + SIGN
        return cut.ljust(width)
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + SIGN, width)


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """How wide each column is, so that together they take `room`: the widest give way first."""
    most = max(natural, default=0)
    while most > LEAST and sum(min(one, most) for one in natural) > room:
        most -= 1
    return [min(one, most) for one in natural]
