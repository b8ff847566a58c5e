"""`vertel minutes`, `import` and `schema`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from agendas.meeting import Meeting
from agendas.records import Language
from locales import _, language_of, ngettext
from tui.commands.output import show_json, tell, write_out
from tui.commands.spoken import SpokenCommand, everywhere
from tui.commands.talk import library
from tui.settings import Settings

if TYPE_CHECKING:
    from minutes.audience import Reader


@click.command(
    cls=SpokenCommand,
    help=N_("The minutes of a talk, as a document. ID may be cut short; “last” is the newest."),
    epilog="vertel minutes last\nvertel minutes k3f --format html -o minutes.html"
    "\nvertel minutes k3f -o minutes.docx --template house-style.dotx"
    "\nvertel minutes last --for leader --without-names -o for-the-leader.pdf"
    "\nvertel minutes k3f --format json -o - | jq",
)
@click.argument("meeting_id", metavar="ID")
@click.option(
    "--format",
    "fmt",
    default=None,
    metavar="md|html|txt|docx|odt|pdf|json|csv|ics|eml",
    help=N_("The form (by the file's ending, else md)."),
)
@click.option(
    "--template",
    default=None,
    metavar="FILE",
    help=N_("A Word file of your organisation that gives the looks (for docx)."),
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(["team", "leader", "public"]),
    default=None,
    metavar="team|leader|public",
    help=N_("Only what is for them: lines are for the team unless marked otherwise."),
)
@click.option(
    "--without-names",
    is_flag=True,
    help=N_("With the same stand-in for the same person throughout."),
)
@click.option("-o", "--output", default="-", metavar="FILE|-", help=N_("Where to (- is stdout)."))
@click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
@everywhere
@click.pass_context
def minutes_command(
    ctx: click.Context,
    meeting_id: str,
    fmt: str | None,
    template: str | None,
    reader: "Reader | None",
    without_names: bool,
    output: str,
    force: bool,
) -> None:
    """Write minutes."""
    from minutes.writers import write

    settings: Settings = ctx.obj
    form = _form(fmt, output)
    store = library(settings)
    meeting = store.open(store.find_id(meeting_id))
    wish = language_of(ctx.meta.get("vertel", {}).get("lang"))
    looks = _template(template, form)
    meeting = _seen(meeting, reader, not without_names, wish)
    _put(write(meeting, form, wish, looks), form, output, force)


def _form(fmt: str | None, output: str) -> str:
    """The form asked for, else the one of the file's ending, else Markdown."""
    from minutes import EVERY_FORMAT

    ending = Path(output).suffix[1:].lower()
    return fmt or (ending if ending in EVERY_FORMAT else "md")


def _seen(
    meeting: Meeting, reader: "Reader | None", names: bool, language: Language | None
) -> Meeting:
    """The talk as it may be seen; the whole record where no reader was named."""
    whole = meeting
    if reader:
        from minutes.audience import for_reader

        meeting = for_reader(meeting, reader)
    if not names:
        from minutes.stand_ins import without_names

        meeting = without_names(meeting, whole, language or meeting.language)
    return meeting


def _template(name: str | None, form: str) -> bytes | None:
    if name is None:
        return None
    if form != "docx":
        raise click.UsageError(_("A template gives the looks of docx alone; add --format docx."))
    return _bytes(name)


def _put(data: bytes, form: str, output: str, force: bool) -> None:
    """Write the document where it was asked for; a file that is no text never goes to a screen."""
    from minutes import FILED

    if output != "-":
        write_out(data, output, force)
        tell(_("Saved as {file}").format(file=output))
    elif form not in FILED:
        write_out(data, output)
    elif sys.stdout.isatty():
        raise click.UsageError(
            _("{format} is not text to show on a screen; add -o FILE.").format(format=form)
        )
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@click.command(
    "import",
    cls=SpokenCommand,
    help=N_(
        "Take in talks that were exported as JSON: one or many, or a talk a line. All of them, or none."
    ),
    epilog="vertel import talk.json\nvertel minutes last --format json -o - | vertel import - --store other",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@everywhere
@click.pass_obj
def import_command(settings: Settings, files: tuple[str, ...]) -> None:
    """Import talks."""
    from store.taking_in import take_in

    data = [(name, _bytes(name)) for name in files]
    report = take_in(library(settings), data)
    tell(
        ngettext("{n} talk came in.", "{n} talks came in.", len(report.new)).format(
            n=len(report.new)
        )
    )
    if report.known:
        tell(
            ngettext(
                "{n} talk was here already.", "{n} talks were here already.", len(report.known)
            ).format(n=len(report.known))
        )


def _bytes(name: str) -> bytes:
    from store.taking_in import MOST_BYTES

    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with open(name, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.ClickException(
            _("{file} cannot be read: {reason}.").format(file=name, reason=error.strerror)
        ) from error


@click.command(
    cls=SpokenCommand,
    help=N_("The JSON Schema of a talk."),
    epilog="vertel schema > talk.schema.json",
)
@everywhere
def schema_command() -> None:
    """Show the schema."""
    from store.schema import schema

    show_json(schema())
