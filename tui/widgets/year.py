"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

Before its signs, one a month, stand words of the goal that tell it from the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from agendas.text import one_line
from locales import _, ngettext, short_month
from tui.words import signs

BACK, AHEAD = 12, 3  # months before this one and after it of which a talk gives its goal a row
CELL = 4  # cells of a month, with its name
NAME = 11  # cells of a goal's words
SHORT = 3  # letters of a word that says nothing at the end of such words
MOST = 5  # goals; how many more there are is said
WIDTH = 36  # cells of a row
Month = tuple[int, int]


class GoalRhythm(NamedTuple):
    """A goal with the days of its talks: those that were held, and those that are agreed."""

    goal: str
    held: tuple[date, ...] = ()
    agreed: tuple[date, ...] = ()


def year_rows(rhythms: Iterable[GoalRhythm], today: date) -> Iterator[Content]:
    """The months, and of each goal some words of it and a sign a month; nothing where there is no talk."""
    one, agreed = signs.circles()
    told = {*_months(today, AHEAD, BACK + 1 + AHEAD)}
    shown = [rhythm for rhythm in rhythms if _in(rhythm.held + rhythm.agreed) & told]
    if not shown:
        return
    names = names_of([rhythm.goal for rhythm in shown[:MOST]])
    wide = max(map(cell_len, names))
    agreed_in = {month for rhythm in shown[:MOST] for month in _in(rhythm.agreed)}
    ahead = max(n for n, month in enumerate(_months(today, AHEAD, 1 + AHEAD))
                if not n or month in agreed_in)  # fmt: skip
    months = [*_months(today, ahead, (WIDTH - wide) // CELL)]
    heads = "".join(f"{short_month(month):>{CELL}}" for _year, month in months)
    yield Content.styled(" " * wide + heads, "$quiet")
    for name, rhythm in zip(names, shown, strict=False):
        label = f"{name}{' ' * (wide - cell_len(name))}"
        yield Content.assemble((label, "$ink"), _signs(rhythm, months, one, agreed))
    if more := len(shown[MOST:]):
        said = ngettext("and {n} more", "and {n} more", more).format(n=more)
        yield Content.styled(said, "$quiet")
    held, to_come = _("held"), _("agreed on")
    yield Content.assemble(
        (one, "$accent"), (f" {held}   ", "$quiet"), (agreed, "$accent"), (f" {to_come}", "$quiet")
    )


def names_of(goals: Sequence[str]) -> list[str]:
    """Of each goal the first words that tell it from the others, as many as there is room for.

    >>> names_of(["Parents and teachers trust each other", "Pupils can read", "Pupils can add"])
    ['Parents', 'read', 'add']
    """
    words = [one_line(goal).split() for goal in goals]
    return [_cut(words[n][begin:]) for n, begin in enumerate(_beginnings(words))]


def _beginnings(words: Sequence[Sequence[str]]) -> list[int]:
    """From which word on each differs from the others; the last one where it never does."""
    found, groups = [0] * len(words), [[*range(len(words))]]
    for group in groups:
        alike: dict[str, list[int]] = defaultdict(list)
        for n in group:
            alike["".join(words[n][found[n] : found[n] + 1]).casefold()].append(n)
        for those in alike.values():
            longer = [n for n in those if found[n] + 1 < len(words[n])] * (len(those) > 1)
            for n in longer:
                found[n] += 1
            groups += [longer] * bool(longer)
    return found


def _cut(words: Sequence[str]) -> str:
    """As many of the words as there is room for, to a word that says something."""
    first = next((n for n, word in enumerate(words, 1) if len(word) > SHORT), len(words))
    told = [*words[:first]]
    for word in words[first:]:
        if cell_len(" ".join((*told, word))) > NAME:
            break
        told.append(word)
    while len(words) > len(told) > first and len(told[-1]) <= SHORT:
        told.pop()
    name = " ".join(told)
    return name if cell_len(name) <= NAME else f"{set_cell_size(name, NAME - 1).rstrip()}…"


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
