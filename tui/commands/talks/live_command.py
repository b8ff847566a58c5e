"""`vertel join`: the code on the board once more. `vertel live --check`: whether phones reach this machine."""

import asyncio
import contextlib
import sys

import click

from agendas.errors import N_
from locales import _
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand, on_screen
from tui.commands.common.options import CERT, KEY, text_option
from tui.commands.common.output import show, tell
from tui.settings import Settings

_ON_WHITE, _PLAIN = "\x1b[30;107m", "\x1b[0m"


def show_code(address: str) -> None:
    """An address, and above it its code where that is a terminal: black on white, whatever its colours."""
    if sys.stdout.isatty():
        from tui.live.code_drawn import code_rows

        for row in code_rows(address):
            click.echo(f"{_ON_WHITE}{row}{_PLAIN}")
    scheme, sign, rest = address.partition("://")
    show(f"{scheme.lower()}{sign}{rest}")
    sys.stdout.flush()


@click.command(
    cls=SpokenCommand,
    help=N_(
        "How the room takes part in the talk that is open: the code to scan, and the address to type."
    ),
    epilog="vertel join",
)
@on_screen
@click.pass_obj
def join_command(settings: Settings) -> None:
    """Print the code of the talk that is open."""
    from tui.board.file import board_path, is_followed, read_board
    from tui.live.at_talk import need_libraries

    need_libraries()
    board = read_board(board_path(settings.store))
    if board is None or not is_followed(board) or not board.join:
        tell(_("No talk is open that the room takes part in. Begin one: vertel meet --live"))
        raise click.exceptions.Exit(3)
    show_code(board.join)


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Whether phones reach this machine: shows a page that says so, until Ctrl+C. Without --check it tells how a room takes part."
    ),
    epilog="vertel live --check\nvertel meet --live",
)
@click.option("--check", is_flag=True, help=N_("Show the page, and tell of each phone that came."))
@text_option(
    "--at",
    "ADDRESS",
    N_("The address of this machine that phones reach, such as 192.168.1.7."),
    completions.addresses,
    "live_at",
)
@CERT
@KEY
@on_screen
def live_command(check: bool, live_at: str, cert: str, key: str) -> None:
    """Tell how a room takes part, or try whether it can."""
    from tui.commands.common.options import page_wished
    from tui.live.page.trial import serve_trial_page

    wish = page_wished(True, live_at, False, cert, key)
    assert wish
    scheme = "HTTPS" if wish.certificate else "HTTP"
    if not check:
        tell(_("A talk with the room's own phones: vertel meet --live, or Ctrl+B in a talk."))
        tell(_("Whether phones reach this machine: vertel live --check"))
        return
    reached: list[str] = []

    def opened(addresses: tuple[str, ...]) -> None:
        for address in addresses[:1]:
            show_code(f"{scheme}://{address.upper()}/")
        for address in addresses[1:]:
            show(f"{scheme.lower()}://{address}/")
        tell(_("Open this on a phone that is on the same Wi-Fi. Ctrl+C ends."))
        tell(
            _(
                "If it does not open there, the network keeps its guests apart. Make a hotspot of this laptop or of a phone, and have everybody join that."
            )
        )
        if wish.certificate:
            tell_where_it_leads(wish.certificate.name, wish.hosts)

    def came() -> None:
        reached.append("")
        tell(_("It works: a phone has opened the page."))

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve_trial_page(wish.hosts, opened, came, wish.certificate))
    if not reached:
        tell(_("No phone has opened the page."))
        raise click.exceptions.Exit(1)


def tell_where_it_leads(name: str, hosts: tuple[str, ...]) -> None:
    """Say so where the name of the certificate leads phones past this machine."""
    from tui.live.addresses import here, of_name

    found = of_name(name)
    if set(found) & set(hosts or here()):
        return
    where = ", ".join(found) or _("nowhere")
    tell(
        _(
            "{name} leads to {where}, and not to this laptop ({here}): no phone finds the page. Ask who runs the network to have it lead here."
        ).format(name=name, where=where, here=", ".join(hosts or here()))
    )
