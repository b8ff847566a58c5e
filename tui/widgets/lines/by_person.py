"""The readings of a talk by person, one below another, where they cannot stand side by side.

Of each who said something stands how they read it, and beneath it what else they said. What lies on the
table is told in one row; where lines are marked it stands beneath, so that each can be.
"""

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from agendas.came_to.counting import TalkLines
from agendas.conduct.shown import shown_text
from agendas.lines.talk import Figure, Line
from agendas.text import one_line
from locales import _, ngettext
from tui.widgets.lines.drawn import NARROW, gutter
from tui.widgets.lines.said_line import Shown, shown_parts
from tui.widgets.lines.then_and_now import READ_FIRST, Beside
from tui.widgets.rows_by_width import BESIDE, RowsByWidth, beside, block
from tui.words.kind_words import kind_word
from tui.words.signs import NOBODY, Roster

LEAST = 13  # cells of what lies on the table, below which it is not told how much more lies there


class ByPerson(NamedTuple):
    """The readings, each as its id and what it is shown in, and what lies on the table beside them."""

    shown: list[Shown]
    table: tuple[Line, ...]


def by_person(
    said: TalkLines, phase: str, roster: Roster, about: str, newest: str, whole: bool = False
) -> ByPerson:
    """The readings of a phase by person. What the question is `about`, and the newest line, are there.

    Where it is told `whole` all that lies on the table is.
    """
    made = Beside(said, None, roster, frozenset())
    readings, rest, grounds = made.said_in(phase)
    here = [one for one in grounds
            if whole or {about, newest} & {x.id for x in made.with_all_about(one)}]  # fmt: skip
    rows: list[Shown] = []
    for name in dict.fromkeys(line.by[0] for line in readings):
        own = [line for line in readings if line.by == (name,)]
        own.sort(key=lambda line: line.kind not in READ_FIRST)
        rows += _end(list(_own(made, own, roster)))
    for line in rest:  # whoever said it, a reading stands bare
        (first, (top, *below)), *others = _with_all(made, line, roster)
        top = top._replace(kind="") if line.kind in READ_FIRST else top
        rows += _end([(first, (top, *below)), *others])
    for line in here:
        rows += _end(list(_with_all(made, line, roster)))
    return ByPerson(rows, tuple(one for one in grounds if one not in here))


def _own(made: Beside, own: list[Line], roster: Roster) -> Iterator[Shown]:
    """What one person said: the first in full, the others beneath it, each with what it is.

    How they read it stands bare, whatever it answered: all of it is one kind of thing. What was
    chosen is about that. Their name stands again where another's does in between.
    """
    first, *others = own
    (key, (top, *below)), *about = _with_all(made, first, roster)
    spoke = about[-1][1][0].who if about else ""
    if first.kind in READ_FIRST:
        top = top._replace(kind="")
    yield key, (top, *below)
    yield from about
    for line in others:
        main, *more = shown_parts(made.said, line, roster, nested=True)
        main = main._replace(further=not line.choice)
        label = "" if line.choice or line.kind in READ_FIRST else main.kind
        if line.choice and line.text:  # their own words stand out, not what they chose
            chosen = kind_word(line, made.said.talk.language)
            main = main._replace(words=one_line(line.text), strong="")
            label = f"{chosen}:"
        if spoke in ("", main.who):
            main = main._replace(who="", mark=NOBODY)
        yield line.id, (main._replace(kind="", label=label), *more)
        spoke = ""
        for other in made.with_all_about(line)[1:]:
            parts = shown_parts(made.said, other, roster, nested=True)
            yield other.id, parts
            spoke = parts[0].who


def _with_all(made: Beside, line: Line, roster: Roster) -> Iterator[Shown]:
    for one in made.with_all_about(line):
        yield one.id, shown_parts(made.said, one, roster, nested=one is not line)


def _end(rows: list[Shown]) -> list[Shown]:
    """The rows with a blank one behind the last."""
    key, parts = rows[-1]
    return [*rows[:-1], (key, (*parts[:-1], parts[-1]._replace(spaced=True)))]


class TableRow(RowsByWidth):
    """What lies on the table in one row: the first figure, how many lines more, and a key to see them."""

    def __init__(self, table: tuple[Line, ...], key: str) -> None:
        self._table = table

        def rows(width: int) -> list[Content]:
            return [table_row(table, key, width)] if table else []

        super().__init__(rows, "  ".join(one_line(shown_text(line)) for line in table[:1]))

    def __bool__(self) -> bool:
        """Whether anything lies there."""
        return bool(self._table)


def table_row(table: tuple[Line, ...], key: str, width: int) -> Content:
    """What lies on the table, in so many cells.

    It is told by its first figure, and by its first line where there is none. Behind the key stands
    what it shows.
    """
    first = next((one for one in table if isinstance(one.value, Figure)), table[0])
    more = len(table) - 1
    margin = " " * (beside(width + 2 * BESIDE) - BESIDE)
    width = min(width, block(width + 2 * BESIDE) - 2 * BESIDE)
    narrow = width + 2 * BESIDE < NARROW
    label = _("table")
    count = ngettext("{n} line more", "{n} lines more", more).format(n=more) if more else ""
    if narrow:
        count = _("{n} more on the table").format(n=more) if more else _("on the table")
    lead = "" if narrow else f"{label:<{gutter(width)}}"
    last = Content.assemble("   ", (key, "bold $accent"))
    shows = [count, _("{n} more").format(n=more)] if count else [_("every line")]
    told = Content(one_line(shown_text(first)))
    tails = [Content.assemble(last, (f" {one}", "$quiet")) for one in shows]
    fits = (one for one in tails if len(lead) + told.cell_length + one.cell_length <= width)
    tail = next(fits, tails[0])  # what people said goes before what is told of it
    if width - len(lead) - tail.cell_length < LEAST:
        tail = last
    room = max(2, width - len(lead) - tail.cell_length)
    strong = first.value.said if isinstance(first.value, Figure) and not first.covered else ""
    if told.cell_length > room:
        told = told.truncate(room - 1).rstrip() + Content("…")
    if strong and told.plain.startswith(strong):
        told = told.stylize("bold", 0, len(strong))
    return Content.assemble(margin, (lead, "$quiet"), told, tail)
