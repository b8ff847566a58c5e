"""Who has which mark: a person of a team keeps one, on every screen of a store.

Nothing of it is written down. Who came first to the team's talks has the first mark, and who is new
comes after; check-ins do not count, for those nobody else sees.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from store.cache.index import Summary
from store.cache.overview import Overview
from tui.words.signs import Roster


def came_before(talks: Iterable[Summary], team: str, until: datetime) -> Iterator[str]:
    """Everyone in a team's talks that began before a moment, in the order in which they came."""
    for row in _in_order(talks):
        if row.started < until and row.team.casefold() == team.casefold():
            yield from row.people


class Rosters:
    """The rosters of the teams in a store; of a team that had no talk it is everyone's."""

    def __init__(self, overview: Overview | None = None) -> None:
        shown = overview or Overview()
        self._all = Roster()
        self._teams: dict[str, Roster] = {}
        self._talks: dict[str, Roster] = {}
        for row in _in_order((*shown.earlier, *shown.unfinished)):
            team = self._teams.setdefault(row.team.casefold(), Roster())
            self._talks[row.id] = team
            for roster in (team, self._all):
                roster.welcome(row.people)

    def of(self, team: str) -> Roster:
        """The roster of a team, by its name."""
        return self._teams.get(team.casefold(), self._all)

    def at(self, talk: str) -> Roster:
        """The roster of the team whose talk this is, by the talk's id."""
        return self._talks.get(talk, self._all)


def _in_order(talks: Iterable[Summary]) -> list[Summary]:
    """The talks with others, oldest first."""
    return sorted((row for row in talks if not row.private), key=lambda row: row.started)
