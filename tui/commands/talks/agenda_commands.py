"""`vertel agenda list|show|check|new`."""

import re
import sys
from pathlib import Path

import click

from agendas.agenda import Agenda, AgendaPhase, Shelf, builtin_source, problems, read_file
from agendas.agenda_file import ID, LONGEST, ProblemError
from agendas.agenda_lines import line_of
from agendas.errors import N_, AgendaError
from agendas.own_word import filled
from agendas.text import one_line, visible
from locales import _, error_text
from store.errors import Taken
from tui.commands.common import completions
from tui.commands.common.localized import SpokenGroup
from tui.commands.common.options import JSON, text_option
from tui.commands.common.output import complain, show, show_json, tell, write_out
from tui.settings import Settings


@click.group(
    "agenda",
    cls=SpokenGroup,
    help=N_("Agendas: ours, and yours."),
    epilog="vertel agenda list\nvertel agenda new our-talk\nvertel agenda check our-talk.toml",
)
def agenda_command() -> None:
    """Group of agenda commands."""


@agenda_command.command("list", help=N_("Every agenda there is."))
@JSON
@click.pass_obj
def list_command(settings: Settings, as_json: bool) -> None:
    """List agendas."""
    shelf = Shelf(settings.agendas, settings.people)
    found = []
    for key in shelf.ids():
        try:
            found.append((key, shelf.get(key)))
        except AgendaError as error:
            complain(error_text(error))
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


@agenda_command.command("show", help=N_("The phases, questions and lines of an agenda."))
@click.argument("agenda", shell_complete=completions.agendas)
@JSON
@click.pass_obj
def show_command(settings: Settings, agenda: str, as_json: bool) -> None:
    """Show an agenda."""
    found = Shelf(settings.agendas, settings.people).get(agenda)
    if as_json:
        show_json({**_row(found.id, found), "phases": [_phase(phase) for phase in found.phases]})
    else:
        _show(found, settings)


def _phase(phase: AgendaPhase) -> dict[str, object]:
    """A phase for a script; what is not `core` waits, a `part` belongs to the question before it."""
    return {
        "id": phase.id, "kind": phase.kind, "title": phase.title, "minutes": phase.minutes,
        "purpose": phase.purpose, "each": phase.each, "steers": phase.steers,
        "questions": [
            {"id": q.id, "ask": filled(q.ask), "records": q.records, "hint": q.hint,
             "core": q.core, "part": q.part}
            for q in phase.questions
        ],
    }  # fmt: skip


def _show(agenda: Agenda, settings: Settings) -> None:
    speak = settings.language
    show(f"{agenda.title[speak]}, {agenda.minutes} min.")
    for phase in agenda.phases:
        show()
        show(f"{phase.title[speak]} ({phase.minutes} min.)")
        for question in phase.questions:
            show(f"  - {filled(question.ask, agenda.people)[speak]}")
        for steer in phase.steers:
            show(f"    {steer.when[speak]}: {steer.say[speak]}")


@agenda_command.command(
    "check", help=N_("What is wrong with an agenda file, where, and what to do.")
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", shell_complete=completions.own_agendas
)
@click.pass_obj
def check_command(settings: Settings, files: tuple[str, ...]) -> None:
    """Check agenda files."""
    wrong = False
    for name in files:
        own = settings.agendas / f"{name}.toml"
        path = own if not Path(name).exists() and own.exists() else Path(name)
        data = read_file(path)
        found = problems(data)
        for problem in found:
            place = _place(problem, data)
            show(f"{path}, {place}: {error_text(problem)}")
        if not found:
            tell(_("{file} can be used.").format(file=path))
        wrong = wrong or bool(found)
    if wrong:
        raise click.exceptions.Exit(1)


def _place(problem: ProblemError, data: bytes) -> str:
    """Where a problem is: the line, and the key there."""
    if problem.place.isdigit():
        return _("line {n}").format(n=problem.place)
    line = line_of(data.decode("utf-8-sig"), problem.place)
    return _("line {n} ({key})").format(n=line, key=problem.place)


@agenda_command.command(
    "new", help=N_("An agenda of your own, to change in an editor; begun as a copy of ours.")
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
@text_option(
    "--title", "TEXT", N_("Its title, by which it is chosen; asked for where it is not given.")
)
@click.pass_obj
def new_command(settings: Settings, name: str, source: str, title: str) -> None:
    """Begin an agenda."""
    if not ID.fullmatch(name):
        raise click.UsageError(
            _("Choose a name of small letters, digits and dashes, such as our-talk.")
        )
    text = builtin_source(source).decode().replace(f'id = "{source}"', f'id = "{name}"', 1)
    path = settings.agendas / f"{name}.toml"
    if path.exists():
        raise Taken(path)  # before a title is asked for
    text = _titled(text, title.strip() or _asked_title(name))
    from store.files.atomic_write import make_folder

    make_folder(settings.agendas)
    write_out(text.encode(), str(path))
    show(str(path))
    tell(_("Change it in an editor, then: vertel agenda check {name}").format(name=name))


def _asked_title(name: str) -> str:
    """A title of its own, so that it is not listed under ours: asked for, else made of its name."""
    usual = name.replace("-", " ").capitalize()
    if not sys.stdin.isatty():
        return usual
    asked: str = click.prompt(_("Its title"), default=usual, err=True, type=str)
    return asked.strip() or usual


def _titled(text: str, title: str) -> str:
    """The source of an agenda with this title, in both languages until somebody translates it."""
    from json import dumps

    quoted = dumps(
        one_line(visible(title))[:LONGEST], ensure_ascii=False
    )  # as TOML quotes a line too
    line = f"title = {{ nl = {quoted}, en = {quoted} }}"
    return re.sub(r"(?m)^title = .*$", lambda _old: line, text, count=1)
