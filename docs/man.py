"""Makes the man pages: `make man`. They go to docs/man, by language, a page for each command."""

import sys
from pathlib import Path

import click
from click_man.core import write_man_pages

from agendas.records import Language
from locales import _, use
from tui import __version__
from tui.commands.group import vertel

HERE = Path(__file__).parent / "man"


def told(command: click.Command, name: str = "") -> click.Command:
    """A copy of a command as a man page needs it: its words said, its subcommands at hand."""
    about = _(command.help or "")
    if command.epilog:
        examples = "\n".join(f".br\n{line}" for line in _(command.epilog).splitlines())
        about = f"{about}\n\n{_('For instance')}:\n{examples}"
    params = [param for param in command.params if isinstance(param, click.Argument)]
    options = [_option(param) for param in command.params if isinstance(param, click.Option)]
    shared = {"help": about, "short_help": _(command.help or "").partition("\n")[0]}
    if not isinstance(command, click.Group):
        return click.Command(name or command.name, params=[*params, *options], **shared)
    group = click.Group(name or command.name, params=options, **shared)
    ctx = click.Context(command)
    for sub in command.list_commands(ctx):
        found = command.get_command(ctx, sub)
        if found is not None:
            group.add_command(told(found, sub), sub)
    return group


def _option(option: click.Option) -> click.Option:
    return click.Option(
        [*option.opts, *option.secondary_opts],
        help=_(option.help) if option.help else None,
        metavar=option.metavar,
        is_flag=option.is_flag,
        multiple=option.multiple,
    )


def write(place: Path, language: Language, date: str) -> None:
    """Write every page in a language to a folder."""
    use(language)
    place.mkdir(parents=True, exist_ok=True)
    write_man_pages("vertel", told(vertel), version=__version__, target_dir=str(place), date=date)


if __name__ == "__main__":
    for spoken in ("en", "nl"):
        write(HERE / spoken, spoken, sys.argv[1] if len(sys.argv) > 1 else "")
