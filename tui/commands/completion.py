"""`vertel completion bash|zsh|fish`: what a shell needs to finish words after `vertel`."""

import click
from click.shell_completion import get_completion_class

from agendas.errors import N_
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.output import show

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=SpokenCommand,
    help=N_("What your shell needs to finish words after vertel, to put in its own settings."),
    epilog=N_(
        "vertel completion bash >> ~/.bashrc\nvertel completion zsh >> ~/.zshrc\nvertel completion fish > ~/.config/fish/completions/vertel.fish"
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Show the script of a shell, as click makes it."""
    made = get_completion_class(shell)
    assert made is not None
    # Not `source`: that asks the bash of this machine its version, and the script may be for another.
    completion = made(ctx.find_root().command, {}, "vertel", "_VERTEL_COMPLETE")
    show(completion.source_template % completion.source_vars())
