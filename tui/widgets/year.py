"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

A row a goal: a word or two of its own, by which it is told from the others, and a sign a month.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from agendas.text import one_line
from locales import _, ngettext, short_month
from tui.widgets.fitted import fitted
from tui.words import signs

BACK, AHEAD = 8, 3  # months shown before this one, and after it
CELL = 2  # cells of a month; every other one is named
MOST = 9  # goals; how many more there are is said
NAME = 11  # cells of the words of a goal
TELLS = 4  # letters that a word has at least which tells a goal from another
Month = tuple[int, int]


class GoalRhythm(NamedTuple):
    """A goal with the days of its talks: those that were held, and those that are agreed."""

    goal: str
    held: tuple[date, ...] = ()
    agreed: tuple[date, ...] = ()


def year_rows(rhythms: Iterable[GoalRhythm], today: date) -> Iterator[Content]:
    """The months, and of each goal its name and a sign a month; nothing where there is no talk."""
    months = [_later((today.year, today.month), n) for n in range(-BACK, AHEAD + 1)]
    one, agreed = signs.dots()
    shown = [rhythm for rhythm in rhythms if _in(rhythm.held + rhythm.agreed) & {*months}]
    if not shown:
        return
    heads = "".join(f" {short_month(month):<{2 * CELL - 1}}" for _year, month in months[::2])
    yield Content(" " * NAME + heads.rstrip()).stylize("$quiet")
    for name, rhythm in zip(short_names([r.goal for r in shown[:MOST]]), shown, strict=False):
        row = _signs(rhythm, months, one, agreed)
        yield Content.assemble(name + " " * (NAME - cell_len(name)), row)
    if more := len(shown[MOST:]):
        told = ngettext("and {n} more", "and {n} more", more).format(n=more)
        yield Content.styled(told, "$quiet")
    held, to_come = _("held"), _("agreed on")
    yield Content.assemble(
        (one, "$accent"), (f" {held}   ", "$quiet"), (agreed, "$accent"), (f" {to_come}", "$quiet")
    )


def short_names(goals: list[str]) -> list[str]:
    """Of each goal the word that no other has, and as many whole ones behind it as fit.

    >>> short_names(["Pupils choose for themselves", "Pupils know what to do", "Parents dare"])
    ['Choose', 'Know what', 'Parents']
    """
    words = [one_line(goal).split() for goal in goals]
    return [
        _name(own, {word.casefold() for other in words if other is not own for word in other})
        for own in words
    ]


def _name(own: list[str], of_others: set[str]) -> str:
    told = (len(word) >= TELLS and word.casefold() not in of_others for word in own)
    rest = own[next((n for n, tells in enumerate(told) if tells), 0) :]
    most = next((n for n in range(len(rest), 1, -1) if _fits(rest[:n])), 1)
    name = " ".join(rest[:most])
    return fitted(name[:1].upper() + name[1:], NAME, 1)


def _fits(words: list[str]) -> bool:
    return len(words[-1]) >= TELLS and cell_len(" ".join(words)) <= NAME


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
        parts.append((f"{sign:>{CELL}}", "$rule" if sign == "·" else "$accent"))
    return Content.assemble(" ", *parts)
