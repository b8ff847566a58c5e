"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

Two rows a goal: its own words, and below them a sign a month.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from agendas.text import one_line
from locales import _, short_month
from tui.widgets.fitted import fitted
from tui.words import signs

BACK, AHEAD = 5, 2  # months shown before this one, and after it
CELL = 4
MOST = 4  # goals
WIDTH = 36  # cells of the words of a goal
MARGIN = WIDTH - CELL * (BACK + AHEAD + 1)  # cells before the months
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
    shown = [(r, _signs(r, months, one, agreed)) for r in rhythms]
    shown = [(r, row) for r, row in shown if row.plain.strip(" ·")]
    if not shown:
        return
    heads = "".join(f"{short_month(month):>{CELL}}" for _year, month in months)
    yield Content(" " * MARGIN + heads).stylize("$quiet")
    for rhythm, row in shown[:MOST]:
        yield Content(fitted(one_line(rhythm.goal), WIDTH, 1))
        yield Content.assemble(" " * MARGIN, row)
    held, to_come = _("held"), _("agreed on")
    yield Content.assemble(
        (one, "$accent"), (f" {held}   ", "$quiet"), (agreed, "$accent"), (f" {to_come}", "$quiet")
    )


def _later(month: Month, months: int) -> Month:
    year, place = divmod(month[0] * 12 + month[1] - 1 + months, 12)
    return year, place + 1


def _signs(rhythm: GoalRhythm, months: list[Month], one: str, agreed: str) -> Content:
    held = {(day.year, day.month) for day in rhythm.held}
    to_come = {(day.year, day.month) for day in rhythm.agreed}
    parts = []
    for month in months:
        sign = one if month in held else agreed if month in to_come else "·"
        parts.append((f"{sign:^{CELL + 1}}"[:CELL], "$rule" if sign == "·" else "$accent"))
    return Content.assemble(*parts)
