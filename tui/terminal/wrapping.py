"""Sentences in lines of the terminal's width: broken between words, never within one.

Only in a terminal: what goes to a pipe stays whole, for a script or a screen reader that reads it.
"""

import os
from typing import TextIO

NARROWEST = 20  # cells; in less, lines of a word each read worse than what the terminal makes of it


def in_lines(text: str, stream: TextIO, whole: str = "") -> str:
    """The text as it is written to `stream`: in lines of its width where that is a terminal.

    A row that is `whole` is left so, to be copied: the terminal folds it without breaking it.
    """
    width = width_of(stream)
    if width < NARROWEST or len(text) * 2 <= width:  # no letter is more than two cells wide
        return text
    return "\n".join(part for row in text.split("\n") for part in _parts(row, width, whole))


def _parts(row: str, width: int, whole: str) -> list[str]:
    return [row] if row == whole else wrapped(row, width)


def wrapped(row: str, width: int) -> list[str]:
    """One line as lines of at most `width` cells, each as far from the margin as the first.

    A word that is longer than a line stays whole, such as the path of a file.

    >>> wrapped("  they walk in with their child", 16)
    ['  they walk in', '  with their', '  child']
    """
    from rich.cells import cell_len

    bare = row.lstrip(" ")
    margin = " " * min(len(row) - len(bare), width // 2)
    lines = [""]
    for word in bare.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_len(margin + longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [margin + line for line in lines]


def width_of(stream: TextIO) -> int:
    """The width of the terminal now, in cells; 0 where it is none, or does not say."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0
