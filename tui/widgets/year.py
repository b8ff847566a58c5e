"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

Above its signs, one a month, stand the words of the goal.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from agendas.text import one_line
from locales import _, ngettext, short_month
from tui.widgets.fitted import fitted
from tui.words import signs

BACK, AHEAD = 12, 3  # months before this one and after it of which a talk gives its goal a row
CELL = 4  # cells of a month, with its name
MOST = 5  # goals; how many more there are is said
WIDTH = 36  # cells of a row
Month = tuple[int, int]


class GoalRhythm(NamedTuple):
    """A goal with the days of its talks: those that were held, and those that are agreed."""

    goal: str
    held: tuple[date, ...] = ()
    agreed: tuple[date, ...] = ()


def year_rows(rhythms: Iterable[GoalRhythm], today: date) -> Iterator[Content]:
    """The months, and of each goal its words and a sign a month; nothing where there is no talk."""
    one, agreed = signs.circles()
    told = {*_months(today, AHEAD, BACK + 1 + AHEAD)}
    shown = [rhythm for rhythm in rhythms if _in(rhythm.held + rhythm.agreed) & told]
    if not shown:
        return
    agreed_in = {month for rhythm in shown[:MOST] for month in _in(rhythm.agreed)}
    ahead = max(n for n, month in enumerate(_months(today, AHEAD, 1 + AHEAD))
                if not n or month in agreed_in)  # fmt: skip
    months = [*_months(today, ahead, WIDTH // CELL)]
    heads = "".join(f"{short_month(month):>{CELL}}" for _year, month in months)
    yield Content.styled(heads, "$quiet")
    for rhythm in shown[:MOST]:
        yield Content.styled(fitted(one_line(rhythm.goal), WIDTH, 1), "$ink")
        yield _signs(rhythm, months, one, agreed)
    if more := len(shown[MOST:]):
        said = ngettext("and {n} more", "and {n} more", more).format(n=more)
        yield Content.styled(said, "$quiet")
    held, to_come = _("held"), _("agreed on")
    yield Content.assemble(
        (one, "$accent"), (f" {held}   ", "$quiet"), (agreed, "$accent"), (f" {to_come}", "$quiet")
    )


def _months(today: date, ahead: int, count: int) -> Iterator[Month]:
    """So many months, the last of them so many after this one."""
    for n in range(ahead + 1 - count, ahead + 1):
        yield _later((today.year, today.month), n)


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
        parts.append((f"{sign:>{CELL - 1}} ", "$rule" if sign == "·" else "$accent"))
    return Content.assemble(*parts)
