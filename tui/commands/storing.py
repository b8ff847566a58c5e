"""`vertel store where|check|rebuild`."""

import click

from agendas.errors import N_, SpokenError
from agendas.text import one_line
from locales import _, ngettext, say
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
    broken, stray = store.broken(), store.stray()
    for row in broken:
        error = row.error
        reason = (
            say(error.message, **error.values) if isinstance(error, SpokenError) else str(error)
        )
        show(f"{one_line(row.file)}: {reason}")
    for path in stray:
        show(_("{file}: left by an interrupted save. It can be removed.").format(file=path))
    count = len(store.summaries())
    tell(ngettext("{n} talk is sound.", "{n} talks are sound.", count).format(n=count))
    if broken or stray:
        raise click.exceptions.Exit(1)


@store_command.command("rebuild", cls=SpokenCommand, help=N_("Make the index anew from the talks."))
@everywhere
@click.pass_obj
def rebuild_command(settings: Settings) -> None:
    """Rebuild the index."""
    count = library(settings).rebuild()
    tell(ngettext("The index holds {n} talk.", "The index holds {n} talks.", count).format(n=count))
