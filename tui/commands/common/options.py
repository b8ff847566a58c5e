"""The options that more than one command has, each declared once."""

from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from locales import _
from tui.commands.common import completions
from tui.commands.common.days import DayParam

if TYPE_CHECKING:
    from tui.live.at_talk import PageWish

JSON = click.option("--json", "as_json", is_flag=True, help=N_("As JSON."))
YES = click.option("--yes", is_flag=True, help=N_("Do not ask."))
PLAIN = click.option("--plain", is_flag=True, help=N_("As prompts, without a screen."))
FORCE = click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
OUTPUT = click.option(
    "-o",
    "--output",
    default="",
    metavar="FILE|-",
    shell_complete=completions.files,
    help=N_("Where to (- is stdout)."),
)
TRUST = click.option(
    "--trust",
    is_flag=True,
    help=N_("Take in, too, what was not sealed with the passphrase of this store."),
)
ONE_TEAM = click.option(
    "--team",
    default="",
    metavar="T",
    shell_complete=completions.teams,
    help=N_("Only of this team."),
)
SINCE = click.option(
    "--since",
    type=DayParam(),
    metavar="DATE",
    help=N_("Only from this day on: 2026-09-01, yesterday, 3 October."),
)
GOAL = click.option(
    "--goal",
    default="",
    metavar="TEXT|ID",
    shell_complete=completions.goals,
    help=N_("The goal, in its words or by its id."),
)
LIVE = click.option(
    "--live", is_flag=True, help=N_("Let the room take part from its own phones, by a code.")
)
LIVE_AT = click.option(
    "--at",
    "live_at",
    default="",
    metavar="ADDRESS",
    shell_complete=completions.addresses,
    help=N_("With --live: the address of this machine that phones reach, such as 192.168.1.7."),
)
CERT = click.option(
    "--cert",
    default="",
    metavar="FILE",
    shell_complete=completions.files,
    help=N_("A certificate of your own, so that the page is encrypted; --at is then its name."),
)
KEY = click.option(
    "--key",
    default="",
    metavar="FILE",
    shell_complete=completions.files,
    help=N_("The key of that certificate."),
)


def page_wished(
    live: bool, at: str, plain: bool, cert: str = "", key: str = ""
) -> "PageWish | None":
    """Where a talk is to have its page; None for no page.

    Raises wrong use where that cannot be, and `SpokenError` where a library is missing.
    """
    if at and not live:
        raise click.UsageError(_("--at goes with --live."))
    if bool(cert) != bool(key):
        raise click.UsageError(_("--cert and --key go together."))
    if cert and not live:
        raise click.UsageError(_("--cert goes with --live."))
    if not live:
        return None
    if plain:
        raise click.UsageError(_("--live wants the screen, where the lines from phones wait."))
    from tui.live.addresses import is_own, is_private
    from tui.live.at_talk import PageWish, need_libraries

    need_libraries()
    if cert:
        from tui.live.certificate import certificate_of

        return PageWish((), certificate_of(at, cert, key))
    if at and not (is_private(at) or is_own(at)):
        raise click.UsageError(
            _("{address} is no address of a room's own network, such as 192.168.1.7.").format(
                address=at
            )
        )
    return PageWish((at,) if at else ())
