"""The year's rhythm on one look: per goal in which months a talk was held, and in which one is agreed.

Before its signs, one a month, stand a word or two of the goal that no other has.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from agendas.text import one_line
from locales import _, ngettext, short_month
from tui.words import signs

BACK, AHEAD = 12, 3  # months before this one and after it of which a talk gives its goal a row
NAME = (
    4  # cells of a month with its name; of more than six months each has half, and its first letter
)
MOST = 5  # goals; how many more there are is said
LABEL, SIGNS = 12, 24  # cells of a row: the words of the goal, and its months
WORD = re.compile(r"\w[\w’'-]*")
BEFORE_NOUN = re.compile(r"(?<!\w)(?:de|een|the|an?) $", re.IGNORECASE)
Month = tuple[int, int]


class GoalRhythm(NamedTuple):
    """A goal with the days of its talks: those that were held, and those that are agreed."""

    goal: str
    held: tuple[date, ...] = ()
    agreed: tuple[date, ...] = ()


def year_rows(rhythms: Iterable[GoalRhythm], today: date) -> Iterator[Content]:
    """The months, and of each goal its words and a sign a month; nothing where there is no talk."""
    one, agreed = signs.circles()
    around = [*_months(today, AHEAD, BACK + 1 + AHEAD)]
    shown = [rhythm for rhythm in rhythms if _in(rhythm.held + rhythm.agreed) & {*around}]
    if not shown:
        return
    spoken = {month for rhythm in shown[:MOST] for month in _in(rhythm.held + rhythm.agreed)}
    told = [n for n, month in enumerate(around) if month in spoken or n == BACK]
    count = min(told[-1] + 1 - told[0], 2 * SIGNS // NAME)  # none before the first talk
    cell = NAME if count * NAME <= SIGNS else NAME // 2
    months = [*_months(today, told[-1] - BACK, count)]
    names = [short_month(month) for _year, month in months]
    heads = "".join(f"{name:>{NAME}}" if cell == NAME else f"{name[0]} " for name in names)
    yield Content.styled(" " * LABEL + heads, "$quiet")
    for rhythm in shown[:MOST]:
        others = " ".join(other.goal for other in shown[:MOST] if other is not rhythm)
        label = Content.styled(_label(one_line(rhythm.goal), others), "$ink")
        label = label.truncate(LABEL - 1, ellipsis=True, pad=True)
        yield Content.assemble(label, " ", *_signs(rhythm, months, f">{cell - 1}", one, agreed))
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


def _label(goal: str, others: str) -> str:
    """What a goal is about in words that others have not; the goal itself where it has none.

    The word it begins with, else the last behind an article, else the first, and what follows where that fits.

    >>> others = "Pupils choose for themselves"
    >>> goals = ("Pupils know what to do", "Parents see the child", "Pupils see the world", "Pupils choose")
    >>> [_label(goal, others) for goal in goals]
    ['Know what', 'Parents', 'World', 'Pupils choose']
    """
    theirs = WORD.findall(others.casefold())
    own = [w for w in WORD.finditer(goal) if len(w[0]) > 3 and w[0].casefold() not in theirs]
    if not own:
        return goal
    nouns = [word for word in own if BEFORE_NOUN.search(goal[: word.start()])]
    if own[0].start() and nouns:
        label = nouns[-1][0]
    else:
        both = re.match(r" (?:\w{4,}|wat|hoe|wie|how|who|why)\b", goal[own[0].end() :])
        label = own[0][0] + (both[0] if both else "")
        label = label if cell_len(label) < LABEL else own[0][0]
    return label[:1].upper() + label[1:]


def _signs(
    rhythm: GoalRhythm, months: list[Month], place: str, one: str, agreed: str
) -> Iterator[tuple[str, str]]:
    held, to_come = _in(rhythm.held), _in(rhythm.agreed)
    for month in months:
        sign = one if month in held else agreed if month in to_come else "·"
        yield f"{sign:{place}} ", "$rule" if sign == "·" else "$accent"
