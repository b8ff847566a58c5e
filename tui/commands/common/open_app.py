"""Opening the app from the command line, where there is a terminal for it."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from locales import _
from tui.crash_report import terminal_problem
from tui.run import shown
from tui.settings import Settings

if TYPE_CHECKING:
    from tui.app import VertelApp


def need_terminal() -> None:
    """Raise wrong use (exit 2), with what to do instead, when there is no terminal for a screen."""
    problem = terminal_problem()
    if problem == "none":
        raise click.UsageError(
            _("Vertel's screens need a terminal. Try: vertel meet --plain, or vertel --help.")
        )
    if problem == "dumb":
        raise click.UsageError(
            _("This terminal (TERM) cannot show screens. Try: vertel meet --plain.")
        )


def open_app(settings: Settings, first: Callable[["VertelApp"], None] | None = None) -> None:
    """Open the app at Home; `first` may go on to another screen once it is there.

    Ends the process with the app's exit code when that is not 0.
    """
    need_terminal()
    from tui.commands.common.open_store import open_store

    open_store(settings.store)
    gc.disable()  # until the first screen is there; `VertelApp.on_ready` has it go on
    from tui.app import VertelApp

    run(VertelApp(settings, first))


def open_board(settings: Settings) -> None:
    """Open the board and nothing else."""
    need_terminal()
    from tui.board.board_app import BoardApp

    run(BoardApp(settings))


def run(app: "VertelApp") -> None:
    """Run the app to its end; ends the process with its exit code when that is not 0."""
    context = click.get_current_context(silent=True)
    mouse = app.settings.mouse and not (context and context.meta.get("vertel.no_mouse"))
    if code := shown(app, mouse):
        raise click.exceptions.Exit(code)
