"""Makes the man pages: `make man`. They go to docs/man, by language, a page for each command."""

import re
import sys
from pathlib import Path

import click
from click_man.core import write_man_pages

from agendas.errors import N_
from agendas.records.said import Language
from locales import _, use
from tui import __version__
from tui.commands.common.metavars import in_own_words
from tui.commands.group import vertel

HERE = Path(__file__).parent / "man"


class Page(click.Command):
    """A command as its page is made of it: what stands for what one types is in one's own words."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the name in the synopsis."""
        return [in_own_words(piece) for piece in super().collect_usage_pieces(ctx)]


class Pages(Page, click.Group):
    """A group as its pages are made of it."""


def told(command: click.Command, name: str = "") -> click.Command:
    """A copy of a command as a man page needs it: its words said, its subcommands at hand."""
    whole = command.help or ""
    about = _(whole)
    if command.epilog:
        examples = "\n".join(f".br\n{line}" for line in _(command.epilog).splitlines())
        about = f"{about}\n\n{_('For instance')}:\n{examples}"
    params = [param for param in command.params if isinstance(param, click.Argument)]
    options = [_option(param) for param in command.params if isinstance(param, click.Option)]
    shared = {"help": about, "short_help": _(whole).partition("\n")[0]}
    if not isinstance(command, click.Group):
        return Page(name or command.name, params=[*params, *options], **shared)
    group = Pages(name or command.name, params=options, **shared)
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
        metavar=None if option.is_flag else in_own_words(_metavar(option)),
        is_flag=option.is_flag,
        multiple=option.multiple,
    )


def _metavar(option: click.Option) -> str:
    return option.make_metavar(click.Context(click.Command("vertel")))


_HEADINGS = {
    "NAME": N_("NAME"),
    "SYNOPSIS": N_("SYNOPSIS"),
    "DESCRIPTION": N_("DESCRIPTION"),
    "OPTIONS": N_("OPTIONS"),
    "COMMANDS": N_("COMMANDS"),
}


def _in_own_words(page: str) -> str:
    """A page with the headings, and the lines that point on, that click-man writes in English."""
    for heading, words in _HEADINGS.items():
        page = page.replace(f".SH {heading}\n", f".SH {_(words)}\n")
    return re.sub(
        r"See (.+?\(1\)\S*) for full documentation on the \S+ command\.",
        lambda found: _("See: {command}").format(command=found[1]),
        page,
    )


def write(place: Path, language: Language, date: str) -> None:
    """Write every page in a language to a folder."""
    use(language)
    place.mkdir(parents=True, exist_ok=True)
    write_man_pages("vertel", told(vertel), version=__version__, target_dir=str(place), date=date)
    for page in place.glob("vertel*.1"):
        page.write_text(_in_own_words(page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    for spoken in ("en", "nl"):
        write(HERE / spoken, spoken, sys.argv[1] if len(sys.argv) > 1 else "")
