"""A document as it is read on the screen: headings, lists and tables in rows of so many cells.

Drawn by ourselves: Textual's Markdown makes a widget of each line, which takes fifteen times as long for
minutes of sixty lines, and nine seconds for those of a thousand.
"""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.content import Content

from agendas.text import one_line
from minutes.blocks import Document, Section, Table
from tui.widgets.lines.drawn import wrapped

MEASURE = 78  # cells of a row at most
BULLET = "• "
GAP = 2  # cells between two columns
SHORT = 12  # cells of a column that is never broken where there is room: a day, a name
LEAST = 9  # cells of a column; where one has less, or more rows are needed, each row of a table is an item of a list
MOST_LABEL = 24
HEADING = "bold $accent"
LOOKED_AT = 40  # rows of a table by which the widths of its columns are told


def page_rows(document: Document, width: int) -> list[Content]:
    """The rows of a document, none wider than `width` cells and than what reads well.

    What was decided stands first: the facts of the head close the page.
    """
    return list(_rows(document, max(8, min(MEASURE, width))))


def headings_in(rows: Iterable[Content]) -> list[str]:
    """The headings among some rows, each in one row."""
    told: list[str] = []
    goes_on = False
    for row in rows:
        heads = any(span.style == HEADING for span in row.spans)
        if heads and goes_on:
            told[-1] = f"{told[-1]} {row.plain}"
        elif heads:
            told.append(row.plain)
        goes_on = heads
    return told


def whole_until(rows: list[Content], top: int, height: int) -> int:
    """The row before which a screen that shows so many from `top` ends, so that no item of it is cut.

    A heading is never the last. An item that would leave more than a third of the screen free is
    cut at its last row.

    >>> rows = [Content(row) for row in ("head", "• one", "  more", "• two", "  more", "", "tail")]
    >>> [whole_until(rows, 0, height) for height in (3, 4, 5, 6, 7)]
    [3, 3, 5, 5, 7]
    >>> whole_until(rows, 1, 1), whole_until(rows, 3, 4)
    (2, 7)
    >>> long = [Content(row) for row in ("• one", "", "head", *"abcdefgh", "tail")]
    >>> whole_until(long, 0, 9), whole_until(long, 0, 3)
    (9, 1)
    """
    end = top + height
    if end >= len(rows):
        return len(rows)
    for at in range(end, max(top, end - height // 3 - 1), -1):
        plain, before = rows[at].plain, rows[at - 1].plain.strip()
        heads = at < 2 or not rows[at - 2].plain.strip()
        if not plain.strip() or (plain.startswith(BULLET) and before and not heads):
            return at
    last = rows[end - 1].plain
    begins = end - top > 2 and not rows[end - 2].plain.strip() and not last.startswith(BULLET)
    return (
        end - 2 if begins else end
    )  # a heading goes with what it heads, and so does the blank row


def row_of(rows: list[Content], words: str) -> int | None:
    """The row in which these words begin, however they were broken; None where they do not stand."""
    found = _stretch(rows, words)
    return found[0] if found else None


def marked(rows: list[Content], words: str) -> list[Content]:
    """The rows, with a tint behind those in which these words stand."""
    found = _stretch(rows, words) if words else None
    if found is None:
        return rows
    first, last = found
    return [
        row.stylize("on $tint") if first <= place <= last else row for place, row in enumerate(rows)
    ]


def _stretch(rows: list[Content], words: str) -> tuple[int, int] | None:
    """The first and the last row in which words stand, space and breaks left aside."""
    signs = [(sign, place) for place, row in enumerate(rows) for sign in row.plain if sign.strip()]
    text, wanted = "".join(sign for sign, _place in signs), "".join(words.split())
    at = text.find(wanted) if wanted else -1
    return (signs[at][1], signs[at + len(wanted) - 1][1]) if at >= 0 else None


def _rows(document: Document, width: int) -> Iterator[Content]:
    yield from _hung(document.title, width, ink="bold $ink")
    if document.over:
        yield from _hung(document.over, width, ink="$quiet")
    if document.remark:
        yield from [Content(""), *_hung(document.remark, width, ink="bold $ink")]
    for section in document.sections:
        yield from _section(section, width)
    if document.facts:
        yield Content("")
    hang = max((cell_len(label) for label, _value in document.facts), default=0) + GAP
    for label, value in document.facts:
        if hang > min(MOST_LABEL, width // 2):
            yield from _hung(label, width, ink="$quiet")
            yield from _hung(value, width, "  ")
        else:
            yield from _hung(value, width, f"{label}{' ' * (hang - cell_len(label))}")


def _section(section: Section, width: int) -> Iterator[Content]:
    yield Content("")
    yield from _hung(section.heading, width, ink=HEADING)
    for sentence in section.lead:
        yield from _hung(sentence, width)
    for item in section.beside:  # a name, and what they said
        first, *more = item.below or ("",)
        yield from _hung(f"{item.text}: {first}" if first else item.text, width, BULLET)
        for below in more:
            yield from _hung(below, width, "  ")
    alone = section.items if len(section.listed) == 1 and not section.lead else ()
    for item in section.items:
        bullet = "" if alone else BULLET
        yield from _hung(item.text, width, bullet)
        for below in item.below:
            yield from _hung(below, width, f"{bullet}  ".replace("•", " "))
    for place, table in enumerate(section.whole_tables):
        if place or section.lead or section.listed:
            yield Content("")
        yield from _table(table, width)


def _hung(text: str, width: int, before: str = "", ink: str = "$ink") -> Iterator[Content]:
    """The rows of a text, each as far from the edge as the first; what stands `before` it is quiet."""
    hang = min(cell_len(before), width // 2)
    lead = before
    for line in text.split("\n"):
        for row in wrapped(Content(" ".join(line.split())), max(2, width - hang)):
            yield Content.assemble((lead, "$quiet"), row.rstrip().stylize(ink))
            lead = " " * hang


def _table(table: Table, width: int) -> Iterator[Content]:
    if one_line(table.caption):
        yield from _hung(one_line(table.caption), width, ink="bold $ink")
    items = [part for row in table.rows for part in _as_item(table.header, row, width)]
    widths = _widths(table, width)
    level = list(_level(table.header, widths, "$quiet")) if widths else []
    for row in table.rows if widths else ():
        level += _level(row, widths, "$ink")
    yield from level if level and len(level) <= len(items) else items


def _as_item(header: Iterable[str], row: Iterable[str], width: int) -> Iterator[Content]:
    """A row of a table as an item of a list: its first cell, and below it the others by their heads."""
    before = BULLET
    for head, cell in zip(header, map(one_line, row), strict=True):
        if cell:
            yield from _hung(cell if before == BULLET else f"{head}: {cell}", width, before)
            before = "  "


def _widths(table: Table, width: int) -> list[int]:
    """The cells of each column: what its longest cell needs, or its share of what there is.

    A head and what is short stay on one row where the others can spare it. None at all where a column
    would be too narrow to read.
    """
    room = width - GAP * (len(table.header) - 1)
    columns = zip(table.header, *table.rows, strict=True)
    needs = [max(cell_len(one_line(cell)) for cell in column) for column in columns]
    heads = [cell_len(one_line(head)) for head in table.header]
    fair = [int(room * share) for share in table.shares]
    least = [need if need <= SHORT else max(head, LEAST) for need, head in
             zip(needs, heads, strict=True)]  # fmt: skip
    found = [min(*both) for both in zip(needs, fair, strict=True)]
    if sum(least) <= room:
        found = [max(*both) for both in zip(found, least, strict=True)]
        while sum(found) > room:
            spare = [cells - few for cells, few in zip(found, least, strict=True)]
            found[spare.index(max(spare))] -= 1
    for place, need in enumerate(needs):
        found[place] += min(need - found[place], room - sum(found))
    found = _unbroken(table, found, needs, least)
    enough = all(cells >= min(need, LEAST) for cells, need in zip(found, needs, strict=True))
    return found if enough else []


def _unbroken(table: Table, found: list[int], needs: list[int], least: list[int]) -> list[int]:
    """The widths, where a column may have what it needs from one that then breaks into no more rows."""
    rows = [(table.header), *table.rows[:LOOKED_AT]]
    now = _broken(rows, found)
    for place in sorted(range(len(found)), key=lambda place: needs[place] - found[place]):
        lack = needs[place] - found[place]
        for giver in range(len(found)):
            if lack <= 0 or giver == place or found[giver] - lack < least[giver]:
                continue
            other = list(found)
            other[place], other[giver] = found[place] + lack, found[giver] - lack
            if (then := _broken(rows, other)) < now:
                found, now = other, then
                break
    return found


def _broken(rows: Iterable[tuple[str, ...]], widths: list[int]) -> tuple[int, int]:
    """How many rows of the screen these need, and how many their cells have together."""
    told = [
        [len(Content(one_line(cell)).wrap(wide)) for cell, wide in zip(row, widths, strict=True)]
        for row in rows
    ]
    return sum(map(max, told)), sum(map(sum, told))


def _level(cells: Iterable[str], widths: list[int], ink: str) -> Iterator[Content]:
    """A row of a table: its cells begin level, and the next row comes below the longest."""
    columns = [Content(one_line(cell)).wrap(wide) if cell else [] for cell, wide in
               zip(cells, widths, strict=True)]  # fmt: skip
    for number in range(max(map(len, columns), default=0)):
        parts: list[Content | str] = []
        for place, (rows, wide) in enumerate(zip(columns, widths, strict=True)):
            row = rows[number].rstrip() if number < len(rows) else Content("")
            last = place == len(widths) - 1
            parts += [row, "" if last else " " * (wide - row.cell_length + GAP)]
        yield Content.assemble(*parts).stylize(ink)
