"""`vertel org`: an organisation's server, who belongs to which team there, and this laptop's link."""

import os
import sys
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from locales import _, ngettext
from tui.commands.common import completions
from tui.commands.common.days import ComingDay
from tui.commands.common.localized import SpokenGroup
from tui.commands.common.options import JSON, YES, text_option
from tui.commands.common.output import show, show_json, tell
from tui.commands.common.wrong_use import confirmed
from tui.settings import Settings, state_folder

if TYPE_CHECKING:
    from sharing.link import Link, LinkFolder
    from sharing.server import Connection

ADMIN = text_option(
    "--admin",
    "LINK",
    N_(
        "The administrator's link (or VERTEL_ADMIN), such as postgresql://postgres@/board?host=/var/run/postgresql"
    ),
    None,
    "words",
)
KEEP = N_(
    "This link is a secret: whoever has it is {name} there. Hand it over in person, or by a way that only they read."
)


@click.group(
    "org",
    cls=SpokenGroup,
    help=N_("An organisation's server: who belongs to which team, and this laptop's link to it."),
    epilog='vertel org connect\nvertel org people\nvertel org invite "Joost Berg" --team Oak\nvertel org check',
)
def org_command() -> None:
    """Group of the organisation's commands."""


def _folder(settings: Settings) -> "LinkFolder":
    from sharing.link import LinkFolder

    return LinkFolder(state_folder(), settings.store)


def _connected(link: "Link") -> "AbstractContextManager[Connection]":
    from sharing.server import connected

    return connected(link)


def _secret_line(words: str, variable: str, question: str) -> "Link":
    """A link from the line, from a variable, or typed where nobody sees it."""
    from sharing.link import link_in

    told = words or os.environ.get(variable, "")
    if not told and sys.stdin.isatty():
        told = click.prompt(question, hide_input=True, err=True)
    return link_in(told or sys.stdin.readline())


@org_command.command(
    "init",
    help=N_(
        "Set up an empty database as an organisation's, and give the link of who keeps the memberships."
    ),
    epilog='vertel org init --name "School board" --address db.board.example',
)
@ADMIN
@text_option("--name", "TEXT", N_("What the organisation is called."))
@click.option(
    "--keeper",
    "login",
    default="keeper",
    metavar="NAME",
    shell_complete=completions.words("keeper"),
    help=N_("The login of who keeps the memberships."),
)
@text_option(
    "--address",
    "HOST[:PORT]",
    N_("Where laptops find the server (else as in the administrator's link)."),
    completions.words(),
)
def init_command(words: str, name: str, login: str, address: str) -> None:
    """Set a server up."""
    from sharing.link import Link
    from sharing.people import login_of
    from sharing.set_up import set_up

    admin = _secret_line(words, "VERTEL_ADMIN", _("The administrator's link"))
    host, _colon, port = address.partition(":")
    keeper = login_of(login, admin.database)
    with _connected(admin) as connection:
        secret = set_up(connection, name or admin.database, keeper)
    link = Link(
        login=keeper, secret=secret, host=host or admin.host, port=int(port) if port.isdigit() else admin.port,
        database=admin.database, more=() if host else admin.more,
    )  # fmt: skip
    show(link.text)
    tell(_(KEEP).format(name=keeper))
    tell(_("“vertel org connect” takes it, on the laptop of who keeps the memberships."))


@org_command.command("upgrade", help=N_("Bring the server to the form of this Vertel."))
@ADMIN
def upgrade_command(words: str) -> None:
    """Apply what is new."""
    from sharing.set_up import upgrade

    with _connected(
        _secret_line(words, "VERTEL_ADMIN", _("The administrator's link"))
    ) as connection:
        done = upgrade(connection)
    tell(
        _("Applied: {steps}").format(steps=", ".join(map(str, done)))
        if done
        else _("The server has the form of this Vertel already.")
    )


@org_command.command(
    "connect",
    help=N_(
        "Have this store exchanged with a server, by the link that you were given; without LINK it is asked for."
    ),
    epilog="vertel org connect",
)
@click.argument("words", metavar="[LINK]", default="", shell_complete=completions.words())
@click.pass_obj
def connect_command(settings: Settings, words: str) -> None:
    """Connect, once the server was looked over."""
    from sharing.server import rights_in

    link = _secret_line(words, "VERTEL_LINK", _("Your link"))
    folder = _folder(settings)
    with _connected(link) as connection:
        keeper = rights_in(connection)().keeper
        (called,) = connection.execute("select called from vertel.board").fetchone() or ("?",)
        teams = (
            []
            if keeper
            else connection.execute("select called from vertel.team order by 1").fetchall()
        )
    folder.keep(link, keeper)
    if keeper:
        tell(
            _(
                "You keep the memberships of {name}. “vertel org invite NAME --team T” lets somebody in."
            ).format(name=called)
        )
        return
    names = ", ".join(name for (name,) in teams)
    tell(
        _(
            "This store is exchanged with {name}, as your teams' talks: {teams}. Closed talks of these teams go there at “vertel sync”, check-ins never."
        ).format(name=called, teams=names or "–")
    )


@org_command.command(
    "invite",
    help=N_(
        "Have somebody belong to a team. Gives the link for their laptop, where they have none yet."
    ),
    epilog='vertel org invite "Joost Berg" --team Oak\nvertel org invite "Joost Berg" --team Oak --leader\nvertel org invite Ruth --team Oak --until "1 July"',
)
@click.argument("name", metavar="NAME")
@click.option(
    "--team", required=True, metavar="T", shell_complete=completions.teams, help=N_("The team.")
)
@click.option("--leader", is_flag=True, help=N_("They lead the team."))
@click.option(
    "--until",
    "next_",
    type=ComingDay(),
    metavar="DATE",
    help=N_("The last day that they belong to it."),
)
@click.option(
    "--new-link",
    "anew",
    is_flag=True,
    help=N_("Give them another link; the old one opens nothing then."),
)
@click.pass_obj
def invite_command(
    settings: Settings, name: str, team: str, leader: bool, next_: date | None, anew: bool
) -> None:
    """Invite somebody."""
    from sharing.people import invite

    keeper = _folder(settings).keeper()
    with _connected(keeper) as connection:
        link = invite(connection, keeper, name, team, leader, next_, anew)
    tell(
        _("{name} is in team {team}. The team is told at its next exchange.").format(
            name=name, team=team
        )
    )
    if link is None:
        tell(_("The link they have goes on. Another one: --new-link"))
        return
    show(link.text)
    tell(_(KEEP).format(name=name))


@org_command.command(
    "leave",
    help=N_(
        "End somebody's memberships at once, or of one team; without NAME your own, and this store's link goes."
    ),
    epilog='vertel org leave "Joost Berg"\nvertel org leave "Joost Berg" --team Oak\nvertel org leave',
)
@click.argument("name", metavar="[NAME]", default="")
@click.option(
    "--team",
    default=None,
    metavar="T",
    shell_complete=completions.teams,
    help=N_("Only of this team."),
)
@YES
@click.pass_obj
def leave_command(settings: Settings, name: str, team: str | None, yes: bool) -> None:
    """End memberships."""
    from sharing.people import leave, leave_own_teams

    folder = _folder(settings)
    if not name:
        confirmed(_("Leave your teams on the server, and have this store exchanged no more?"), yes)
        from sharing.last_exchange import remembered

        talks = sum(len(team.last) for team in remembered(folder.cache).teams.values())
        with _connected(folder.link()) as connection:
            leave_own_teams(connection)
        folder.let_go()
        tell(
            ngettext(
                "You have left. {n} talk of your teams stays on this laptop, in {folder}; “vertel delete ID” takes it out.",
                "You have left. {n} talks of your teams stay on this laptop, in {folder}; “vertel delete ID” takes one out.",
                talks,
            ).format(n=talks, folder=settings.store)
        )
        return
    keeper = folder.keeper()
    confirmed(_("End what {name} may read on the server, at once?").format(name=name), yes)
    with _connected(keeper) as connection:
        leave(connection, keeper, name, team)
    tell(
        _(
            "{name} reads nothing there any more. What came to their laptop earlier is on it still: ask them to take it out."
        ).format(name=name)
    )


@org_command.command(
    "people", help=N_("Who is in which team: in your own, or in all for who keeps the memberships.")
)
@JSON
@click.pass_obj
def people_command(settings: Settings, as_json: bool) -> None:
    """List them."""
    import msgspec

    from sharing.people import people

    folder = _folder(settings)
    link = folder.keeper() if folder.keeper_file.exists() else folder.link()
    with _connected(link) as connection:
        found = people(connection)
    if as_json:
        show_json(msgspec.to_builtins(found))
        return
    for one in found:
        leads = _("leads") if one.leader else ""
        until = _("until {day}").format(day=one.until.isoformat()) if one.until else ""
        gone = _("left") if one.gone else ""
        show("  ".join(filter(None, (one.team, one.called, leads, until, gone))))


@org_command.command(
    "check",
    help=N_(
        "Try, as you, whether the server lets you see or change what is not yours: some ninety ways, each undone."
    ),
)
@click.pass_obj
def check_command(settings: Settings) -> None:
    """Attack one's own server."""
    from sharing.attacks import ATTACKS, succeeded
    from sharing.server import rights_in

    link = _folder(settings).link()
    with _connected(link) as connection:
        rights_in(connection)()
        if not link.local and not connection.pgconn.ssl_in_use:
            tell(_("The line to the server is not encrypted."))
            raise click.exceptions.Exit(1)
        found = succeeded(connection)
    for told in found:
        show(told)
    if found:
        tell(
            _(
                "The server lets you do what is above, and should not. Tell its administrator; “vertel org upgrade” may mend it."
            )
        )
        raise click.exceptions.Exit(1)
    tell(
        ngettext(
            "{n} way was tried, and it shows you nothing of another team.",
            "{n} ways were tried, and none shows you anything of another team.",
            len(ATTACKS),
        ).format(n=len(ATTACKS))
    )
