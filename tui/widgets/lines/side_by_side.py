"""Lines beside each other: then and now, or the readings of several people, row level with row."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual.content import Content

from tui.widgets.lines.drawn import MEASURE, cell_rows, gutter, set_line
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows_by_width import RowsByWidth

GAP = 3  # cells between two columns
THEN, NAMED = (
    4,
    5,
)  # between then and now, and where names stand before the words of now: these have more room
EDGE = 1  # cells of these before a column, which are left free by its rule, too
TINTED = 1  # cells of the tint before the words: between two of what stands beside each other
SMALLEST = 24  # cells of words, under which a column is hard to read


class Level(NamedTuple):
    """Cells that begin on one row, with who or what in the margin before them.

    `rules` are the roles of the ink of a rule above each cell; `asked` is what the question is about.
    One that is `spaced` has a blank row behind it where the screen has room. Right of all stands the
    kind of each line of the last cell, where `kinds` cells are kept free for that; or behind as many
    cells of words as are `near`. Between two columns stay so many cells free as they are `apart`.
    """

    cells: tuple[tuple[ShownLine, ...], ...]
    margin: ShownLine = ShownLine("")
    rules: tuple[str, ...] = ()
    asked: bool = False
    spaced: bool = False
    kinds: int = 0
    near: int = 0
    apart: int = GAP

    @property
    def is_head(self) -> bool:
        """Whether it is the head of what stands below it."""
        return all(line.heading for cell in self.cells for line in cell)


class LevelDrawn(RowsByWidth):
    """A level as it is drawn in any width."""

    def __init__(self, level: Level, low: Callable[[], bool]) -> None:
        self._level, self._low = level, low
        cells = [line for cell in level.cells for line in cell]
        told = (level.margin.who, *(part for one in cells for part in (one.by, one.words)))

        def rows(width: int) -> list[Content]:
            return level_rows(level, width, low())

        super().__init__(rows, "  ".join(filter(None, told)))

    def is_asked(self, row: int, width: int) -> bool:
        """Whether a row, drawn in so many cells, is of what the question is about: of the first cell."""
        if not self._level.asked:
            return False
        room = _rooms(width, self._level)[0][0]
        return row < len(list(_cell(self._level.cells[0], min(room, MEASURE), self._low())))

    @property
    def gap(self) -> bool:
        """Whether its last row is a blank one, that comes behind it."""
        return self._level.spaced and not self._low()


def level_rows(level: Level, width: int, low: bool = False) -> list[Content]:
    """The rows of a level in so many cells."""
    hang = gutter(width)
    rooms, apart = _rooms(width, level)
    sized = [*zip(level.cells, rooms, strict=True)]
    cells = [list(_cell(cell, min(room, MEASURE), low)) for cell, room in sized]
    if level.kinds:
        for cell, room in sized[-1:]:
            most = min(room, MEASURE)
            end = min(most, level.near) if level.near else room
            cells[-1] = list(_with_kinds(cell, most, end + level.kinds))
    if level.rules:
        cells = [
            [Content.assemble(" " * EDGE, ("━" * room, rule)), *rows]
            for rule, room, rows in zip(level.rules, rooms, cells, strict=True)
        ]
    name = set_line(level.margin._replace(words=" "), width)[0].truncate(hang - EDGE)
    found = []
    for row in range(max(map(len, cells), default=0)):
        left = name if row == bool(level.rules) else Content("")
        told, at = left, hang - EDGE
        for room, rows in zip(rooms, cells, strict=True):
            here = rows[row] if row < len(rows) else Content("")
            told = told.pad_right(max(0, at - told.cell_length))
            begin, at = at + EDGE - TINTED, at + room + apart
            told = Content.assemble(told, here)
            if _is_tinted(here):
                told = told.stylize("on $tint", begin, begin + TINTED)
        found.append(told.truncate(width))
    return [*found, *[Content("")] * (level.spaced and not low)]


def lines_until(level: Level, row: int, width: int, low: bool) -> int:
    """How many lines of a level, drawn in so many cells, are whole above a row of it; its heads left out."""
    rooms, above = _rooms(width, level)[0], row - bool(level.rules)
    return sum(
        not line.heading and len([*_cell(cell[: n + 1], min(room, MEASURE), low)]) <= above
        for cell, room in zip(level.cells, rooms, strict=True)
        for n, line in enumerate(cell)
    )


def _rooms(width: int, level: Level) -> tuple[list[int], int]:
    """The cells of each column, and between them; now, where names are in it, as before kinds, is wider than then.

    Others are as wide as each other.
    """
    columns = len(level.cells)
    room = width - gutter(width) - level.kinds - level.apart * (columns - 1)
    is_named = columns == 2 and (level.kinds or level.apart == NAMED)
    then = max(8, room * 5 // 11 if is_named else room // max(1, columns))
    if not (level.kinds or is_named):
        return [then] * columns, level.apart + (room - then * columns) // max(1, columns - 1)
    return [*[then] * (columns - 1), max(8, room - then * (columns - 1))][:columns], level.apart


def columns_in(width: int) -> int:
    """How many columns of words stand beside each other in so many cells."""
    return max(1, (width - gutter(width) + GAP) // (SMALLEST + GAP))


def _with_kinds(lines: tuple[ShownLine, ...], room: int, width: int) -> Iterator[Content]:
    """A cell with the kind of each line at its right edge, in the first of its rows."""
    for line in lines:
        first, *rest = _cell((line,), room)
        kind = Content(line.kind).stylize("$quiet")
        gap = max(1, EDGE + width - first.cell_length - kind.cell_length)
        yield Content.assemble(first, " " * gap, kind) if line.kind else first
        yield from rest


def _is_tinted(row: Content) -> bool:
    return any(span.style == "on $tint" for span in row.spans)


def _cell(lines: tuple[ShownLine, ...], room: int, low: bool = True) -> Iterator[Content]:
    for place, line in enumerate(lines):
        if low and line.spare:
            continue
        for row in cell_rows(line, room):
            tinted = row.pad_right(room - row.cell_length).stylize("on $tint")
            yield Content.assemble(" " * EDGE, tinted if line.fresh else row)
        if line.spaced and not low and place + 1 < len(lines):
            yield Content("")
