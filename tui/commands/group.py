"""The `vertel` command: its subcommands are imported when they are asked for."""

from importlib import import_module

import click

from agendas.errors import N_
from locales import _
from tui import __version__
from tui.commands.common.localized import SpokenGroup, on_screen, ready
from tui.commands.common.open_app import need_terminal

# Each in which module here, and what it does.
# fmt: off
COMMANDS: dict[str, tuple[str, str]] = {
    "meet": ("talks.talk_commands", N_("Start a talk.")),
    "resume": ("talks.talk_commands", N_("Go on with an unfinished talk.")),
    "checkin": ("talks.talk_commands", N_("Ten minutes alone, to prepare for a talk.")),
    "serve": ("serve", N_("Vertel in a browser on this machine.")),
    "board": ("talks.board_command", N_("The projector's view of the running talk.")),
    "join": ("talks.live_command", N_("How the room takes part in the talk that is open.")),
    "live": ("talks.live_command", N_("Whether the room's phones reach this machine.")),
    "list": ("talks.list_find_show", N_("The talks, newest first.")),
    "due": ("talks.list_find_show", N_("Initiatives and talks that wait, oldest first.")),
    "find": ("talks.list_find_show", N_("Where something was said.")),
    "show": ("talks.list_find_show", N_("One talk, to read in the terminal.")),
    "goal": ("talks.goal_commands", N_("Goals: is it about somebody, and what became of it.")),
    "minutes": ("minutes.minutes_command", N_("The minutes of a talk, as a document.")),
    "calendar": ("minutes.calendar_command", N_("The coming talks, for a calendar.")),
    "delete": ("store.store_erase",
               N_("One talk out of the store, after showing what goes with it.")),
    "import": ("store.documents", N_("Take in talks that were exported as JSON.")),
    "schema": ("store.documents", N_("The JSON Schema of a talk.")),
    "agenda": ("talks.agenda_commands", N_("Agendas: ours, and yours.")),
    "template": ("minutes.template_commands", N_("Templates of your own, for minutes.")),
    "config": ("config", N_("The settings: to see, and to change.")),
    "completion": ("completion", N_("Finish words after vertel in your shell.")),
    "help": ("help_command", N_("What a command does, with examples and options.")),
    "store": ("store.store_commands", N_("Where talks are kept, and whether they are sound.")),
    "sync": ("store.sync_command",
             N_("Exchange your teams' talks with the organisation's server.")),
    "org": ("store.org_commands", N_("An organisation's server, and who is in which team there.")),
}
# fmt: on


class Rooms(SpokenGroup):
    """A group that knows its commands by name and imports the one that is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tui.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(about)) for name, (_module, about) in COMMANDS.items()])


@click.group(
    cls=Rooms,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_(
        "Talks in which professionals give account to each other of what their work brings to the"
        " people it is for."
    ),
    epilog=N_(
        'vertel\nvertel meet --goal "Parents bring their child to school with trust" --with Ana'
        " --with Joost\nvertel minutes last --format html -o minutes.html"
    ),
)
@click.version_option(__version__, prog_name="vertel", message="%(prog)s %(version)s")
@click.option(
    "--demo",
    is_flag=True,
    help=N_(
        "Open a sample team with a year of talks, or use it for a command; it is thrown away at the end."
    ),
)
@on_screen
@click.pass_context
def vertel(ctx: click.Context, demo: bool) -> None:
    """Open Home when no command is given."""
    if demo:
        from tui.commands.demo import demo_store, open_demo

        ready(ctx)
        if ctx.invoked_subcommand is None:
            need_terminal()
        demo_store(ctx)
        if ctx.invoked_subcommand is None:
            open_demo(ctx.obj)
    elif ctx.invoked_subcommand is None:
        from tui.commands.common.open_app import open_app

        ready(ctx)
        open_app(ctx.obj)
