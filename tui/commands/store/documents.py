"""`vertel import` and `schema`."""

import sys

import click

from agendas.errors import N_
from agendas.files import read_regular
from locales import _, ngettext, say
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import library
from tui.commands.common.output import show_json, tell
from tui.commands.common.progress import counted
from tui.settings import Settings


@click.command(
    "import",
    cls=SpokenCommand,
    help=N_(
        "Take in talks that were exported as JSON: one or many, or a talk a line. All of them, or none."
    ),
    epilog="vertel import talk.json\nvertel minutes last --format json -o - | vertel import - --store other",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", shell_complete=completions.files)
@click.pass_obj
def import_command(settings: Settings, files: tuple[str, ...]) -> None:
    """Import talks."""
    from store.admin.import_talks import MOST_BYTES, take_in

    data = [(name, bytes_of(name, MOST_BYTES)) for name in files]
    with counted(_("Stopped. Nothing came in.")) as tick:
        report = take_in(library(settings), data, tick)
    new, known = len(report.new), len(report.known)
    tell(ngettext("{n} talk came in.", "{n} talks came in.", new).format(n=new))
    if known:
        told = ngettext("{n} talk was here already.", "{n} talks were here already.", known)
        tell(told.format(n=known))


def bytes_of(name: str, most: int, regular: bool = False) -> bytes:
    """The bytes of a file, or of stdin for "-"; at most one more than `most`.

    With `regular` a pipe, a socket or a device is not opened; else who names a pipe, mostly one that a
    shell made, waits for it. Raises `click.ClickException` with a sentence when it cannot be read.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(most + 1)
        if regular:
            return read_regular(name, most + 1, follow=True)
        with open(name, "rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise click.ClickException(
            say(N_("{file} cannot be read: {reason}."), file=name, reason=error.strerror)
        ) from error


@click.command(
    cls=SpokenCommand,
    help=N_("The JSON Schema of a talk."),
    epilog="vertel schema > talk.schema.json",
)
def schema_command() -> None:
    """Show the schema."""
    from store.schema import schema

    show_json(schema())
