"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

The words of a goal have a row of their own, and below them stands a sign a month.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from agendas.text import one_line
from locales import _, ngettext, short_month
from tui.words import signs

BACK, AHEAD = 8, 3  # months shown before this one, and after it
CELL = 3  # cells of a month; every other one is named
MOST = 5  # goals; how many more there are is said
WIDTH = CELL * (BACK + 1 + AHEAD)  # cells of a row
Month = tuple[int, int]


class GoalRhythm(NamedTuple):
    """A goal with the days of its talks: those that were held, and those that are agreed."""

    goal: str
    held: tuple[date, ...] = ()
    agreed: tuple[date, ...] = ()


def year_rows(rhythms: Iterable[GoalRhythm], today: date) -> Iterator[Content]:
    """The months, and of each goal its words and a sign a month; nothing where there is no talk."""
    months = [_later((today.year, today.month), n) for n in range(-BACK, AHEAD + 1)]
    one, agreed = signs.dots()
    shown = [rhythm for rhythm in rhythms if _in(rhythm.held + rhythm.agreed) & {*months}]
    if not shown:
        return
    heads = "".join(f"{short_month(month):<{2 * CELL}}" for _year, month in months[::2])
    yield Content.styled(heads.rstrip(), "$quiet")
    for rhythm in shown[:MOST]:
        yield Content.styled(_cut(one_line(rhythm.goal)), "$quiet")
        yield _signs(rhythm, months, one, agreed)
    if more := len(shown[MOST:]):
        told = ngettext("and {n} more", "and {n} more", more).format(n=more)
        yield Content.styled(told, "$quiet")
    held, to_come = _("held"), _("agreed on")
    yield Content.assemble(
        (one, "$accent"), (f" {held}   ", "$quiet"), (agreed, "$accent"), (f" {to_come}", "$quiet")
    )


def _cut(words: str) -> str:
    """As much of the words as there is room for; a sign says so where that is not all."""
    told = Content(words)
    return words if told.cell_length <= WIDTH else f"{told.truncate(WIDTH - 1).plain.rstrip()}…"


def _later(month: Month, months: int) -> Month:
    year, place = divmod(month[0] * 12 + month[1] - 1 + months, 12)
    return year, place + 1


def _in(days: tuple[date, ...]) -> set[Month]:
    return {(day.year, day.month) for day in days}


def _signs(rhythm: GoalRhythm, months: list[Month], one: str, agreed: str) -> Content:
    held, to_come = _in(rhythm.held), _in(rhythm.agreed)
    parts = []
    for month in months:
        sign = one if month in held else agreed if month in to_come else "·"
        parts.append((f"{sign:^{CELL}}", "$rule" if sign == "·" else "$accent"))
    return Content.assemble(*parts)
