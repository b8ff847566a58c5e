"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

A row a goal: one of its own words, and a sign below each month.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from agendas.text import one_line
from locales import _, short_month
from tui.widgets.fitted import fitted
from tui.words import signs

BACK, AHEAD = 3, 2  # months shown before this one, and after it
CELL = 4
NAME = 11  # cells for the word that a goal goes by
SHORTEST = 4  # letters of such a word, where the goal has a longer one of its own
Month = tuple[int, int]
_WORD = re.compile(r"[\w'’-]+")


class GoalRhythm(NamedTuple):
    """A goal with the days of its talks: those that were held, and those that are agreed."""

    goal: str
    held: tuple[date, ...] = ()
    agreed: tuple[date, ...] = ()


def year_rows(rhythms: Iterable[GoalRhythm], today: date) -> Iterator[Content]:
    """The months, and of each goal a word and a sign a month; nothing where there is no talk."""
    months = [_later((today.year, today.month), n) for n in range(-BACK, AHEAD + 1)]
    one, agreed = signs.dots()
    shown = [(r, _signs(r, months, one, agreed)) for r in rhythms]
    shown = [(r, row) for r, row in shown if row.plain.strip(" ·")]
    if not shown:
        return
    heads = "".join(f"{short_month(month):>{CELL}}" for _year, month in months)
    yield Content(" " * NAME + heads).stylize("$quiet")
    names = short_names([one_line(rhythm.goal) for rhythm, _row in shown])
    for name, (_rhythm, row) in zip(names, shown, strict=True):
        small = name if any(map(str.isupper, name[1:])) else name.lower()
        shown_name = Content(fitted(small, NAME - 1, 1))
        yield Content.assemble(shown_name.pad_right(NAME - shown_name.cell_length), row)
    held, to_come = _("held"), _("agreed on")
    yield Content.assemble(
        (one, "$accent"), (f" {held}   ", "$quiet"), (agreed, "$accent"), (f" {to_come}", "$quiet")
    )


def short_names(goals: list[str]) -> list[str]:
    """Of each goal the first word that no other has, of some letters where there is one.

    >>> short_names(["Pupils dare to ask", "Pupils recognise the world", "Pupils"])
    ['dare', 'recognise', 'Pupils']
    """
    words = [_WORD.findall(goal) for goal in goals]
    count = Counter(word.casefold() for found in words for word in {*found})
    names = []
    for goal, found in zip(goals, words, strict=True):
        own = [word for word in found if count[word.casefold()] == 1]
        names.append(next((w for w in own if len(w) >= SHORTEST), own[0] if own else goal))
    return names


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
