"""`vertel serve`: Vertel in a browser on this machine, where no terminal is at hand."""

import asyncio
import sys
from importlib.util import find_spec

import click

from agendas.errors import N_, SpokenError
from tui.commands.common.localized import SpokenCommand, on_screen
from tui.settings import Settings

LIBRARIES = ("aiohttp", "textual_serve")


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Vertel in a browser on this machine, for one person. Prints the address, which holds a secret, and serves until Ctrl+C."
    ),
    epilog="vertel serve\nvertel serve --open\nvertel serve --port 8123",
)
@click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    default=None,
    metavar="N",
    help=N_("The port (else one that is free)."),
)
@click.option("--open", "open_it", is_flag=True, help=N_("Open the address in your browser too."))
@on_screen
@click.pass_context
def serve_command(ctx: click.Context, port: int | None, open_it: bool) -> None:
    """Serve until it is ended."""
    if sys.platform == "win32":
        raise SpokenError(N_("“vertel serve” works on Linux and macOS only. In a terminal: vertel"))
    if not all(find_spec(name) for name in LIBRARIES):
        from agendas.libraries import install_line

        raise SpokenError(
            N_("A browser needs one more library. Install it with:\n{line}"),
            line=install_line("serve"),
        )
    from tui.commands.common.open_store import open_store
    from tui.served.handover import Handover
    from tui.served.serving import serve

    settings: Settings = ctx.obj
    opening = Handover(
        store=str(settings.store.absolute()),
        language=settings.language,
        mouse=settings.mouse and not ctx.meta.get("vertel.no_mouse"),
        passphrase=open_store(settings.store),
    )
    if not asyncio.run(serve(settings, opening, port, open_it)):
        raise click.exceptions.Exit(1)
