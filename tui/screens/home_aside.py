"""What stands beside Home's rows: the year's rhythm, the limits that hold, what a team stands for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from textual.content import Content

from agendas.folding.waits import Wait
from agendas.text import one_line
from locales import _, ngettext
from store.cache.overview import Overview
from tui.widgets.fitted import even
from tui.widgets.year import GoalRhythm, year_rows

WIDTH = 36  # cells of its words
MOST = 4  # of each kind; how many more there are is said


def aside_of(overview: Overview, waiting: tuple[Wait, ...], today: date) -> Content:
    """The parts that have something to say, one below the other; empty when none has."""
    teams = overview.waiting.teams.values()
    limits = [even(one_line(f.text), WIDTH) for team in teams for f in team.in_force(today)]
    points = [even(f"“{one_line(p.text)}”", WIDTH) for team in teams for p in team.starting_points]
    parts = (
        (_("The year"), list(year_rows(rhythms(overview, waiting, today), today))),
        (_("Limits"), list(_some(limits))),
        (_("What we stand for"), list(_some(points))),
    )
    shown = [
        Content("\n").join([Content.styled(title, "bold $accent"), *rows])
        for title, rows in parts
        if rows
    ]
    return Content("\n\n").join(shown)


def _some(texts: list[str]) -> Iterator[Content]:
    for text in texts[:MOST]:
        yield Content(text)
    if more := len(texts[MOST:]):
        yield Content.styled(
            ngettext("and {n} more", "and {n} more", more).format(n=more), "$quiet"
        )


def rhythms(overview: Overview, waiting: Iterable[Wait], today: date) -> list[GoalRhythm]:
    """Of the goals that were talked about last, or will be next, the days of their talks."""
    held: dict[str, list[date]] = defaultdict(list)
    agreed: dict[str, list[date]] = defaultdict(list)
    words: dict[str, str] = {}
    for wait in waiting:
        if wait.goal:
            words.setdefault(wait.goal, wait.subject)
            agreed[wait.goal] += [wait.on] if wait.on and wait.on >= today else []
    for row in overview.earlier:
        if row.goal_id and not row.private:
            words.setdefault(row.goal_id, row.goal)
            held[row.goal_id].append(row.started.astimezone().date())
    return [
        GoalRhythm(goal=text, held=tuple(held[key]), agreed=tuple(agreed[key]))
        for key, text in words.items()
    ]
