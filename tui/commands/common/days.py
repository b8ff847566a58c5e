"""A day that is typed on the command line, as it is typed in a talk: 2026-09-01, yesterday, 3 October."""

from datetime import date

import click

from agendas.parsing.dates import past_date_in
from tui.settings import now


class DayParam(click.ParamType[date]):
    """A day up to today: without a year it is the last such day."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that is meant; fails where the words name none."""
        found = value if isinstance(value, date) else past_date_in(str(value), now().date())
        return found or self.fail(str(value), param, ctx)
