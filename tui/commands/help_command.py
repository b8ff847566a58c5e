"""`vertel help [COMMAND …]`: what `--help` says of a command, asked for in the other order."""

import click

from agendas.errors import N_
from tui.commands.common.localized import SpokenCommand


def _commands(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> "list[click.shell_completion.CompletionItem]":
    group = ctx.find_root().command
    for word in ctx.params.get("path") or ():
        group = group.get_command(ctx, word) if isinstance(group, click.Group) else group  # type: ignore[assignment]
    return group.shell_complete(ctx, incomplete) if isinstance(group, click.Group) else []


@click.command(
    "help",
    cls=SpokenCommand,
    help=N_("What a command does, with examples and options."),
    epilog="vertel help\nvertel help store backup",
)
@click.argument("path", metavar="[COMMAND]…", nargs=-1, shell_complete=_commands)
@click.pass_context
def help_command(ctx: click.Context, path: tuple[str, ...]) -> None:
    """Show the help of a command."""
    at = ctx.find_root()
    for word in path:
        if not isinstance(at.command, click.Group):
            raise click.exceptions.NoSuchCommand(word, ctx=at)
        name, command, _rest = at.command.resolve_command(at, [word])
        assert command is not None
        at = click.Context(command, info_name=name, parent=at)
    click.echo(at.get_help())
