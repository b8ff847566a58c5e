"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

A row a goal: its first words, or others where those are another's too, and a sign a month.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from agendas.text import one_line
from locales import _, ngettext, short_month
from tui.words import signs

BACK, AHEAD = 6, 3  # months shown before this one, and after it
CELL = 2  # cells of a month, which its first letter names
MOST = 9  # goals; how many more there are is said
NAME = 16  # cells of the words of a goal
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
    heads = "".join(f"{short_month(month)[0]:>{CELL}}" for _year, month in months)
    yield Content(" " * NAME + heads).stylize("$quiet")
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
    """Of each goal its first words; where those are another's too they begin at one that no other has.

    >>> short_names(["Pupils choose", "Parents and teachers dare", "Parents and teachers do"])
    ['Pupils choose', '… dare', '… do']
    """
    told = [_cut(one_line(goal)) for goal in goals]
    words = [one_line(goal).split() for goal in goals]
    return [
        name
        if told.count(name) == 1
        else _of_its_own(own, [o for o in words if o is not own], name)
        for name, own in zip(told, words, strict=True)
    ]


def _of_its_own(own: list[str], others: list[list[str]], name: str) -> str:
    """The words from the first that none of the others has; the `name` where each is another's."""
    theirs = {word.casefold() for other in others for word in other}
    at = next((n for n, word in enumerate(own) if word.casefold() not in theirs), 0)
    return _cut(f"… {' '.join(own[at:])}") if at else name


def _cut(words: str) -> str:
    """As much of the words as there is room for; a sign says so where that is not all."""
    told = Content(words)
    return words if told.cell_length <= NAME else f"{told.truncate(NAME - 1).plain.rstrip()}…"


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
    return Content.assemble(*parts)
