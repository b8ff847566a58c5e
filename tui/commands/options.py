"""The options that more than one command has, each declared once."""

import click

from agendas.errors import N_
from tui.commands import completions
from tui.commands.days import DayParam

JSON = click.option("--json", "as_json", is_flag=True, help=N_("As JSON."))
YES = click.option("--yes", is_flag=True, help=N_("Do not ask."))
PLAIN = click.option("--plain", is_flag=True, help=N_("As prompts, without a screen."))
FORCE = click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
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
