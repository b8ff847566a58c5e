"""`vertel calendar`: all talks that are to come, as one calendar file."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from agendas.records.said import Language
from agendas.records.state import PlannedTalk, State
from locales import _, error_text
from store.errors import StoreError
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import library
from tui.commands.common.options import FORCE, ONE_TEAM, OUTPUT
from tui.commands.common.output import complain, or_force, tell, write_out
from tui.settings import Settings, now

if TYPE_CHECKING:
    from minutes.formats.ics import Coming
    from store.library import TalkLibrary


@click.command(
    cls=SpokenCommand,
    help=N_(
        "The coming talks, for a calendar (ICS). Taken in once more, a talk that was put on another day moves there."
    ),
    epilog="vertel calendar -o talks.ics\nvertel calendar --team Blue",
)
@ONE_TEAM
@OUTPUT
@FORCE
@click.pass_obj
def calendar_command(settings: Settings, team: str, output: str, force: bool) -> None:
    """Write the coming talks."""
    from minutes.formats.ics import calendar

    store = library(settings)
    found = sorted(
        _coming(store, settings.language, now().date(), team), key=lambda talk: (talk.on, talk.uid)
    )
    if not found:
        tell(_("No talk is to come."))
        return
    with or_force():
        write_out(calendar(found), output or "-", force)
    if output not in ("", "-"):
        tell(_("Saved as {file}").format(file=output))


def _coming(store: "TalkLibrary", language: Language, today: date, team: str) -> Iterator["Coming"]:
    from minutes.formats.ics import of_planned

    for talk in _planned(store.state(), team):
        if not talk.open or talk.on is None or talk.on < today:
            continue
        try:
            before = store.open(talk.planned_in)
        except StoreError as error:  # the others are written all the same
            complain(error_text(error))
            continue
        yield of_planned(talk, before, language)


def _planned(state: State, team: str) -> Iterator[PlannedTalk]:
    for goal in state.goals.values():
        if not team or goal.team.casefold() == team.casefold():
            yield from goal.planned
    for one in state.teams.values():
        if not team or one.name.casefold() == team.casefold():
            yield from one.planned
