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
    ['k3f9q2  trust at …', 'm4p7r8  reading']
    """
    from rich.cells import cell_len, set_cell_size

    natural = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    room = width - sum(natural[:whole]) - len(GAP) * (len(natural) - 1)
    widths = [*natural[:whole], *_shared(natural[whole:], room)]
    for row in rows:
        cells = [
            set_cell_size(text, most)
            if cell_len(text) <= most
            else set_cell_size(text, most - 1).rstrip() + SIGN
            for text, most in zip(row, widths, strict=True)
        ]
        padded = [
            set_cell_size(cell, most) for cell, most in zip(cells, widths, strict=True) if most
        ]
        yield GAP.join(padded).rstrip()


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """How wide each column is, so that together they take `room`: the widest give way first."""
    most = max(natural, default=0)
    while most > LEAST and sum(min(one, most) for one in natural) > room:
        most -= 1
    return [min(one, most) for one in natural]
