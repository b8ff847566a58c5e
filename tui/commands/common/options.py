"""The options that more than one command has, each declared once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from locales import _
from tui.commands.common import completions
from tui.commands.common.days import DayParam
from tui.commands.common.localized import F

if TYPE_CHECKING:
    from tui.live.at_talk import PageWish


def text_option(
    flag: str, metavar: str, help: str, complete: completions.Complete | None = None, *more: str
) -> Callable[[F], F]:
    """An option that takes words, "" where it is not given; `more` are other names of it."""
    return click.option(
        flag, *more, default="", metavar=metavar, shell_complete=complete, help=help
    )


JSON = click.option("--json", "as_json", is_flag=True, help=N_("As JSON."))
YES = click.option("--yes", is_flag=True, help=N_("Do not ask."))
PLAIN = click.option("--plain", is_flag=True, help=N_("As prompts, without a screen."))
FORCE = click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
OUTPUT = text_option("--output", "FILE|-", N_("Where to (- is stdout)."), completions.files, "-o")
TRUST = click.option(
    "--trust",
    is_flag=True,
    help=N_("Take in, too, what was not sealed with the passphrase of this store."),
)
ONE_TEAM = text_option("--team", "T", N_("Only of this team."), completions.teams)
SINCE = click.option(
    "--since",
    type=DayParam(),
    metavar="DATE",
    help=N_("Only from this day on: 2026-09-01, yesterday, 3 October."),
)
GOAL = text_option(
    "--goal", "TEXT|ID", N_("The goal, in its words or by its id."), completions.goals
)
LIVE = click.option(
    "--live", is_flag=True, help=N_("Let the room take part from its own phones, by a code.")
)
LIVE_AT = text_option(
    "--at",
    "ADDRESS",
    N_("With --live: the address of this machine that phones reach, such as 192.168.1.7."),
    completions.addresses,
    "live_at",
)
CERT = text_option(
    "--cert",
    "FILE",
    N_("A certificate of your own, so that the page is encrypted; --at is then its name."),
    completions.files,
)
KEY = text_option("--key", "FILE", N_("The key of that certificate."), completions.files)


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
