"""`vertel board`: the projector's view of the running talk, in a second terminal."""

import click

from agendas.errors import N_
from tui.commands.screen import open_board
from tui.commands.spoken import SpokenCommand, everywhere, on_screen
from tui.settings import Settings


@click.command(
    cls=SpokenCommand,
    help=N_(
        "The projector's view of the running talk: goal, question and what is on record. Open it in a second terminal; what is half typed or parked stays on the first."
    ),
    epilog=N_("vertel board\nvertel board --clock"),
)
@click.option("--clock", is_flag=True, help=N_("Show the time that is left too."))
@on_screen
@everywhere
@click.pass_obj
def board_command(settings: Settings, clock: bool) -> None:
    """Follow the talk that is open on this machine."""
    open_board(settings._replace(board_clock=clock or settings.board_clock))
