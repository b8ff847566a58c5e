"""`vertel agenda list|show|check|new`."""

from pathlib import Path

import click

from agendas.agenda import Agenda, Shelf, builtin_source, problems, read_file
from agendas.agenda_file import ID
from agendas.errors import N_, AgendaError
from locales import _, say
from tui.commands import completions
from tui.commands.localized import SpokenCommand, SpokenGroup, everywhere
from tui.commands.output import complain, show, show_json, tell, write_out
from tui.settings import Settings


@click.group(
    "agenda",
    cls=SpokenGroup,
    help=N_("Agendas: ours, and yours."),
    epilog="vertel agenda list\nvertel agenda new our-talk\nvertel agenda check our-talk.toml",
)
@everywhere
def agenda_command() -> None:
    """Group of agenda commands."""


@agenda_command.command("list", cls=SpokenCommand, help=N_("Every agenda there is."))
@click.option("--json", "as_json", is_flag=True, help=N_("As JSON."))
@everywhere
@click.pass_obj
def list_command(settings: Settings, as_json: bool) -> None:
    """List agendas."""
    shelf = Shelf(settings.agendas)
    found = []
    for key in shelf.ids():
        try:
            found.append((key, shelf.get(key)))
        except AgendaError as error:
            complain(say(error.message, **error.values))
    if as_json:
        show_json([_row(key, agenda) for key, agenda in found])
        return
    for key, agenda in found:
        about = agenda.about[settings.language] if agenda.about else ""
        show(f"{key}  {agenda.title[settings.language]}, {agenda.minutes} min.  {about}".rstrip())


def _row(key: str, agenda: Agenda) -> dict[str, object]:
    """What a script gets (a contract: keys stay within a major version)."""
    return {
        "id": key, "kind": agenda.kind, "title": agenda.title, "minutes": agenda.minutes,
        "about": agenda.about, "phases": [p.id for p in agenda.phases],
    }  # fmt: skip


@agenda_command.command(
    "show", cls=SpokenCommand, help=N_("The phases, questions and lines of an agenda.")
)
@click.argument("agenda", shell_complete=completions.agendas)
@everywhere
@click.pass_obj
def show_command(settings: Settings, agenda: str) -> None:
    """Show an agenda."""
    _show(Shelf(settings.agendas).get(agenda), settings)


def _show(agenda: Agenda, settings: Settings) -> None:
    speak = settings.language
    show(f"{agenda.title[speak]}, {agenda.minutes} min.")
    for phase in agenda.phases:
        show()
        show(f"{phase.title[speak]} ({phase.minutes} min.)")
        for question in phase.questions:
            show(f"  - {question.ask[speak]}")
        for steer in phase.steers:
            show(f"    {steer.when[speak]}: {steer.say[speak]}")


@agenda_command.command(
    "check", cls=SpokenCommand, help=N_("What is wrong with an agenda file, where, and what to do.")
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", shell_complete=completions.own_agendas
)
@everywhere
@click.pass_obj
def check_command(settings: Settings, files: tuple[str, ...]) -> None:
    """Check agenda files."""
    wrong = False
    for name in files:
        own = settings.agendas / f"{name}.toml"
        path = own if not Path(name).exists() and own.exists() else Path(name)
        for problem in problems(read_file(path)):
            wrong = True
            place = (
                _("line {n}").format(n=problem.place) if problem.place.isdigit() else problem.place
            )
            show(f"{path}, {place}: {say(problem.message, **problem.values)}")
        if not wrong:
            tell(_("{file} can be used.").format(file=path))
    if wrong:
        raise click.exceptions.Exit(1)


@agenda_command.command(
    "new",
    cls=SpokenCommand,
    help=N_("An agenda of your own, to change in an editor; begun as a copy of ours."),
)
@click.argument("name")
@click.option(
    "--from",
    "source",
    default="accountability",
    metavar="AGENDA",
    shell_complete=completions.our_agendas,
    help=N_("Which of ours to copy."),
)
@everywhere
@click.pass_obj
def new_command(settings: Settings, name: str, source: str) -> None:
    """Begin an agenda."""
    if not ID.fullmatch(name):
        raise click.UsageError(
            _("Choose a name of small letters, digits and dashes, such as our-talk.")
        )
    text = builtin_source(source).decode().replace(f'id = "{source}"', f'id = "{name}"', 1)
    from store.files.atomic_write import make_folder

    make_folder(settings.agendas)
    path = settings.agendas / f"{name}.toml"
    write_out(text.encode(), str(path))
    show(str(path))
    tell(_("Change it in an editor, then: vertel agenda check {name}").format(name=name))
