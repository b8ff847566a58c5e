"""`vertel template list|new|check`: the looks of minutes, in HTML and Markdown."""

from pathlib import Path

import click

from agendas.agenda_file import ID
from agendas.errors import N_
from locales import _, error_text
from minutes.formats.template import Template
from minutes.formats.writers import TEMPLATED
from tui.commands.common import completions
from tui.commands.common.localized import SpokenGroup
from tui.commands.common.output import complain, show, tell, write_out
from tui.commands.store.documents import bytes_of
from tui.settings import Settings

_OWN = ("html", "md")
_MOST_BYTES = 20 * 1024 * 1024
_SHOWN = 10  # of what leads elsewhere


def find(name: str, form: str, settings: Settings) -> Template:
    """The template in a file, or the one of this name in the folder of templates.

    Raises `click.ClickException` for a form that takes none, and when it cannot be read.
    """
    if form not in TEMPLATED:
        raise click.UsageError(
            _("A template gives the looks of {formats}; {format} has its own.").format(
                formats=", ".join(TEMPLATED), format=form
            )
        )
    path = Path(name)
    own = settings.templates / (name if path.suffix else f"{name}.{form}")
    if not path.exists() and len(path.parts) == 1 and own.exists():
        path = own
    found = Template(name=str(path), data=bytes_of(str(path), _MOST_BYTES, regular=True))
    if form == "docx":
        _tell_links(found)
    return found


def _tell_links(template: Template) -> None:
    """Say what led out of a Word template, and is left out of what is made by it."""
    from minutes.formats.office.docx_links import links_in

    if links := links_in(template.data):
        told = ", ".join(links[:_SHOWN]) + (", …" if links[_SHOWN:] else "")
        tell(
            _(
                "Left out of the template, so that opening what is made by it fetches nothing: {links}"
            ).format(links=told)
        )


@click.group(
    "template",
    cls=SpokenGroup,
    help=N_("Templates of your own, for minutes."),
    epilog="vertel template list\nvertel template new ours --format html"
    "\nvertel template check ours.html\nvertel minutes last --template ours.html -o minutes.html",
)
def template_command() -> None:
    """Group of template commands."""


@template_command.command("list", help=N_("Every template of yours."))
@click.pass_obj
def list_command(settings: Settings) -> None:
    """List templates."""
    found = [path for form in _OWN for path in sorted(settings.templates.glob(f"*.{form}"))]
    for path in found:
        show(path.name)
    if not found:
        tell(_("There are none yet. Begin one with: vertel template new ours"))


@template_command.command(
    "new", help=N_("A template of your own, to change in an editor; begun as a copy of ours.")
)
@click.argument("name")
@click.option(
    "--format",
    "form",
    type=click.Choice(_OWN),
    default="html",
    metavar="html|md",
    help=N_("For which form it is."),
)
@click.pass_obj
def new_command(settings: Settings, name: str, form: str) -> None:
    """Begin a template."""
    if not ID.fullmatch(name):
        raise click.UsageError(
            _("Choose a name of small letters, digits and dashes, such as our-looks.")
        )
    from minutes.formats.own_template import source
    from store.files.atomic_write import make_folder

    make_folder(settings.templates)
    path = settings.templates / f"{name}.{form}"
    write_out(source(form), str(path))
    show(str(path))
    tell(_("Change it in an editor, then: vertel template check {name}").format(name=path.name))


@template_command.command(
    "check",
    help=N_("What is wrong with a template, and at which line; it is tried on sample minutes."),
)
@click.argument(
    "names", nargs=-1, required=True, metavar="FILE|NAME…", shell_complete=completions.own_templates
)
@click.pass_obj
def check_command(settings: Settings, names: tuple[str, ...]) -> None:
    """Check templates."""
    from minutes.errors import MinutesError
    from minutes.formats.own_template import check

    wrong = False
    for name in names:
        form = Path(name).suffix[1:].lower()
        if form not in _OWN:
            raise click.UsageError(
                _("{name} does not end in .html or .md, so its form is not known.").format(
                    name=name
                )
            )
        try:
            check(find(name, form, settings), form)
            tell(_("{file} can be used.").format(file=name))
        except MinutesError as error:
            wrong = True
            complain(error_text(error))
    if wrong:
        raise click.exceptions.Exit(1)
