"""`vertel store where|check|rebuild`."""

import click

from agendas.errors import N_
from locales import ngettext, say
from tui.commands.output import show, tell
from tui.commands.spoken import SpokenCommand, SpokenGroup, everywhere
from tui.commands.talk import library
from tui.settings import Settings


@click.group(
    "store",
    cls=SpokenGroup,
    help=N_("Where talks are kept, and whether they are sound."),
    epilog="vertel store where\nvertel store check",
)
@everywhere
def store_command() -> None:
    """Group of store commands."""


@store_command.command("where", cls=SpokenCommand, help=N_("Where talks are kept."))
@everywhere
@click.pass_obj
def where_command(settings: Settings) -> None:
    """Show the places."""
    for name, path in {**library(settings).where(), "agendas": settings.agendas}.items():
        show(f"{name}: {path}")


@store_command.command(
    "check", cls=SpokenCommand, help=N_("Whether every file is sound, and what to do if not.")
)
@everywhere
@click.pass_obj
def check_command(settings: Settings) -> None:
    """Check every file."""
    store = library(settings)
    found = store.check()
    for finding in found:
        show(say(finding.error.message, **finding.error.values))
    count = len(store.summaries())
    tell(ngettext("{n} talk is sound.", "{n} talks are sound.", count).format(n=count))
    if found:
        raise click.exceptions.Exit(1)


@store_command.command("rebuild", cls=SpokenCommand, help=N_("Make the index anew from the talks."))
@everywhere
@click.pass_obj
def rebuild_command(settings: Settings) -> None:
    """Rebuild the index."""
    count = library(settings).rebuild()
    tell(ngettext("The index holds {n} talk.", "The index holds {n} talks.", count).format(n=count))
