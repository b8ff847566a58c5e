"""`vertel minutes`: the minutes of one talk, or of many at once."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from agendas.text import one_line
from locales import _, in_one_breath, language_of
from minutes import EVERY_FORMAT, FILED, READERS, Reader
from tui.commands.common import completions
from tui.commands.common.days import DayParam
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import library, told_versions
from tui.commands.common.options import FORCE, ONE_TEAM, SINCE, text_option
from tui.commands.common.output import or_force, tell, write_out
from tui.commands.minutes.names_option import NICKNAME, PERSON, WITHOUT_NAMES, pairs, tell_names
from tui.settings import Settings

if TYPE_CHECKING:
    from agendas.lines.talk import Talk
    from agendas.records.said import Language
    from minutes.formats.template import Template


@click.command(
    cls=SpokenCommand,
    help=N_(
        "The minutes of a talk, as a document. ID may be cut short; “last” is the newest. Without an"
        " ID: those of every closed talk of a team or since a day, each in a file of its own."
    ),
    epilog="vertel minutes last\nvertel minutes k3f --format html -o minutes.html"
    "\nvertel minutes k3f -o minutes.docx --template house-style.dotx"
    "\nvertel minutes last --for leader --without-names -o for-the-leader.pdf"
    "\nvertel minutes k3f --format json -o - | jq"
    "\nvertel minutes k3f --adopt 2026-12-08"
    "\nvertel minutes --team Blue --since 2026-09-01 --format pdf -o filed"
    "\nvertel minutes --team Blue --since 2026-09-01 -o autumn.pdf"
    "\nvertel minutes --agenda review -o reviews.pdf",
)
@click.argument("talk_id", metavar="[ID]", default="", shell_complete=completions.talks_or_last)
@ONE_TEAM
@SINCE
@text_option(
    "--agenda",
    "AGENDA",
    N_("Of many: talks by this agenda alone, such as review; of every team, without --team."),
    completions.agendas,
)
@click.option(
    "--format",
    "fmt",
    default=None,
    metavar="|".join(EVERY_FORMAT),
    shell_complete=completions.words(*EVERY_FORMAT),
    help=N_("The form (by the file's ending, else md)."),
)
@click.option(
    "--template",
    default=None,
    metavar="FILE|NAME",
    shell_complete=completions.own_templates,
    help=N_("The looks: a Word file of your organisation, or a template of yours for html or md."),
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    default=None,
    metavar="|".join(READERS),
    help=N_("Only what is for them: lines are for the team unless marked otherwise."),
)
@click.option(
    "--delimiter",
    type=click.Choice((",", ";", "tab")),
    default=None,
    metavar=",|;|tab",
    help=N_("Between the cells of a csv (; in Dutch, else a comma)."),
)
@WITHOUT_NAMES
@NICKNAME
@PERSON
@text_option(
    "--output",
    "FILE|FOLDER|-",
    N_("Where to (- is stdout); for many at once a folder, else this one, or one PDF for all."),
    completions.files,
    "-o",
)
@FORCE
@click.option(
    "--adopt",
    type=DayParam(),
    is_flag=False,
    flag_value="today",
    metavar="[DATE]",
    help=N_("Note that these minutes are what was said: adopted today, or on that day."),
)
@click.option(
    "--strict",
    is_flag=True,
    help=N_("No minutes of a talk with a second version, until it is settled."),
)
@click.pass_context
def minutes_command(
    ctx: click.Context,
    talk_id: str,
    team: str,
    since: date | None,
    agenda: str,
    fmt: str | None,
    template: str | None,
    reader: Reader | None,
    delimiter: str | None,
    without_names: bool,
    nicknames: tuple[str, ...],
    persons: tuple[str, ...],
    output: str,
    force: bool,
    adopt: date | None,
    strict: bool,
) -> None:
    """Write minutes, or note that they were adopted."""
    from minutes.request import Wish, made, names_told

    many = not talk_id
    if many and not (team or since or agenda):
        raise click.UsageError(
            _("Which talk? Give its ID or “last”; for many, --team, --since or --agenda.")
        )
    if talk_id and (team or since or agenda):
        raise click.UsageError(
            _("Give an ID for one talk, or --team, --since and --agenda for many.")
        )
    if many and adopt:
        raise click.UsageError(_("Minutes are adopted one by one: give the ID of the talk."))
    settings: Settings = ctx.obj
    book = many and output.lower().endswith(".pdf")  # one file is asked for, and no folder
    form = form_of(fmt, template, "" if many and not book else output)
    if book and form != "pdf":
        raise click.UsageError(
            _("Many minutes go into one file as a PDF alone; else name a folder.")
        )
    wish = Wish(
        fmt=form,
        language=language_of(ctx.meta.get("vertel", {}).get("lang")),
        reader=reader,
        names=not without_names,
        nicknames=pairs(nicknames, persons),
        template=_template(template, form, settings) if template else None,
        delimiter="\t" if delimiter == "tab" else delimiter or "",
    )
    if book:
        from tui.commands.minutes.minutes_book import write_book
        from tui.commands.minutes.minutes_of_many import Which

        store = library(settings)
        write_book(
            store,
            wish,
            Which(team, since, agenda),
            lambda data: put(data, form, output, force),
            strict,
        )
        return
    if many:
        from tui.commands.minutes.minutes_of_many import Which, write_many

        write_many(
            library(settings), wish, Which(team, since, agenda), Path(output or "."), force, strict
        )
        return
    store = library(settings)
    talk = store.open_found(talk_id)
    if adopt:
        from store.admin.adopt import adopt as adopted

        talk = adopted(store, talk.id, adopt)
        tell(_adopted(talk, adopt, settings.language))
        if not (fmt or output or template):
            return
    versions = told_versions(store, talk.id, strict)
    if reader == "leader" and (there := [p.name for p in talk.people if p.role == "leader"]):
        told = _("{names} was at the table and may have the whole: leave --for out.")
        tell(told.format(names=in_one_breath([one_line(name) for name in there])))
    if without_names:
        tell_names(names_told(talk, wish))
    state = store.state() if form == "ics" and talk.moves else None
    put(made(talk, wish, versions, state)[1], form, output or "-", force)


def _adopted(talk: "Talk", day: date, language: "Language") -> str:
    from agendas.came_to.counting import TalkLines
    from agendas.came_to.goal.wordings import became, began_with
    from locales import long_date

    goal = became(TalkLines(talk), talk.place).goal
    return _(
        "The minutes of “{goal}” are adopted on {day}: this is what was said. It approves nothing in them. Opening the talk again makes them a draft."
    ).format(goal=one_line(began_with(goal, talk.id).text), day=long_date(day, language))


def _template(name: str, form: str, settings: Settings) -> "Template":
    from tui.commands.minutes.template_commands import find

    return find(name, form, settings)


def form_of(
    fmt: str | None, template: str | None, output: str, forms: Sequence[str] = EVERY_FORMAT
) -> str:
    """The form asked for, else that of the file's ending or the template's, else Markdown.

    Raises `click.UsageError` where it is none of `forms`.
    """
    for name in (output, template or ""):
        ending = Path(name).suffix[1:].lower()
        ending = "docx" if ending == "dotx" else ending
        if fmt or ending in forms:
            break
        if ending and name == output:
            raise click.UsageError(
                _(
                    "“.{ending}” is the ending of no form. Choose one of: {formats}; or say which with --format."
                ).format(ending=ending, formats=", ".join(forms))
            )
    form = fmt or (ending if ending in forms else "md")
    if form not in forms:
        raise click.UsageError(
            _("“{format}” is not a format. Choose one of: {formats}.").format(
                format=form, formats=", ".join(forms)
            )
        )
    return form


def put(data: bytes, form: str, output: str, force: bool) -> None:
    """Write the document where it was asked for; a file that is no text never goes to a screen."""
    if output != "-":
        with or_force():
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
