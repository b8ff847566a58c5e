"""A day that is typed on the command line, as it is typed in a talk: 2026-09-01, yesterday, 3 October."""

from contextlib import suppress
from datetime import date

import click

from agendas.errors import SpokenError
from agendas.parsing.dates import date_in, past_date_in
from tui.settings import now


class DayParam(click.ParamType[date]):
    """A day up to today: without a year it is the last such day."""

    name = "day"

    def day_in(self, words: str, today: date) -> date | None:
        """The day that is meant by words; None where they name none."""
        return past_date_in(words, today)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that is meant; fails where the words name none."""
        found = value if isinstance(value, date) else self.day_in(str(value), now().date())
        return found or self.fail(str(value), param, ctx)


class ComingDay(DayParam):
    """A day from today on: without a year it is the next such day."""

    def day_in(self, words: str, today: date) -> date | None:
        """The day that is meant by words; None where they name none."""
        with suppress(SpokenError):
            return date_in(words, today)
        return None
