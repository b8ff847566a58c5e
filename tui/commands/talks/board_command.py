"""`vertel board`: the projector's view of the running talk, in a second terminal."""

import click

from agendas.errors import N_, SpokenError
from tui.commands.common.localized import SpokenCommand, on_screen
from tui.commands.common.open_app import open_board
from tui.settings import Settings, state_folder


@click.command(
    cls=SpokenCommand,
    help=N_(
        "The projector's view of the running talk: goal, question and what is on record. Open it in a second terminal; what is half typed or parked stays on the first."
    ),
    epilog=N_("vertel board\nvertel board --clock"),
)
@click.option("--clock", is_flag=True, help=N_("Show the time that is left too."))
@on_screen
@click.pass_obj
def board_command(settings: Settings, clock: bool) -> None:
    """Follow the talk that is open on this machine."""
    from store.encryption.which_seal import seal_of
    from tui.board.file import may_be_shown

    if not may_be_shown(seal_of(settings.store, state_folder()) is not None):
        raise SpokenError(
            N_(
                "This store has a passphrase, and here is no place for a board that goes when you log out (XDG_RUNTIME_DIR). So no talk is shown on a board."
            )
        )
    open_board(settings._replace(board_clock=clock or settings.board_clock))
