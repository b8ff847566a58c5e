"""`vertel delete`, `vertel store erase-name|retire`: taking a talk, a person, or old talks out of the store."""

import click

from agendas.errors import N_
from agendas.text import one_line
from locales import _, long_date, ngettext
from tui.commands.localized import SpokenCommand, everywhere
from tui.commands.open_store import library
from tui.commands.output import show, show_lines, tell
from tui.commands.wrong_use import confirmed
from tui.settings import Settings


@click.command(
    "erase-name",
    cls=SpokenCommand,
    help=N_("Put a pseudonym in place of a NAME, in everything that Vertel keeps."),
    epilog='vertel store erase-name "Ana de Wit"\nvertel store erase-name "Ana de Wit" --as "a colleague" --yes',
)
@click.argument("name")
@click.option("--as", "instead", metavar="TEXT", default="", help=N_("The words to put instead."))
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@everywhere
@click.pass_obj
def erase_name_command(settings: Settings, name: str, instead: str, yes: bool) -> None:
    """Erase a person's name."""
    from store.admin.erase_name import erase_name, named, unreachable
    from tui.board.file import clear_left_behind

    store = library(settings)
    found = named(store, name)
    for one in found:
        show(
            ngettext("{file}: {n} time", "{file}: {n} times", one.times).format(
                file=one.file, n=one.times
            )
        )
    if not found:
        tell(_("“{name}” stands nowhere in the store.").format(name=name))
        raise click.exceptions.Exit(3)
    if not yes:
        confirmed(_("Replace it everywhere above? This cannot be undone."))
    erase_name(store, name, instead)
    clear_left_behind(settings.store)
    tell(_("“{name}” stands nowhere in the store any more.").format(name=name))
    tell(
        _(
            "Out of Vertel's reach: minutes that were exported or sent, backups, and what other programs keep of this folder. A first name or nickname is another name: erase it too."
        )
    )
    for place in unreachable(store):
        tell(_("Earlier versions may be in {place}.").format(place=place))


@click.command(
    "retire",
    cls=SpokenCommand,
    help=N_("Remove closed talks that are older than an age, after showing which."),
    epilog="vertel store retire --older-than 5y",
)
@click.option("--older-than", "older_than", metavar="AGE", required=True, help="90d, 26w, 18m, 5y")
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@everywhere
@click.pass_obj
def retire_command(settings: Settings, older_than: str, yes: bool) -> None:
    """Remove old talks."""
    from store.admin.retention import age, last_edit, outdated, retire

    store = library(settings)
    found = outdated(store, age(older_than))
    for talk in found:
        show(f"{talk.id}  {last_edit(talk):%Y-%m-%d}  {one_line(talk.goal)}")
    if not found:
        tell(_("No closed talk is that old."))
        return
    if not yes:
        confirmed(_("Remove these talks? This cannot be undone."))
    for talk in found:
        retire(store, talk.id)
    count = len(found)
    tell(ngettext("{n} talk was removed.", "{n} talks were removed.", count).format(n=count))


@click.command(
    "delete",
    cls=SpokenCommand,
    help=N_(
        "Take one talk out of the store, after showing what goes with it. This machine keeps it until “vertel store forget ID”. ID may be cut short; “last” is the newest."
    ),
    epilog="vertel delete k3f9q2",
)
@click.argument("meeting_id", metavar="ID")
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@everywhere
@click.pass_obj
def delete_command(settings: Settings, meeting_id: str, yes: bool) -> None:
    """Delete one talk."""
    from agendas.folding.dependents import dependents
    from store.admin.delete import delete
    from tui.dependents_words import told

    store = library(settings)
    found = store.find_id(meeting_id)
    talk = store.open(found)
    day = long_date(talk.started.astimezone().date())
    show(f"{talk.id}  {day}  {one_line(talk.goal.now.text)}")
    for heading, lines in told(dependents(store.meetings(), found)):
        show_lines((heading, *(f"  {line}" for line in lines)))
    if not yes:
        confirmed(_("Delete this talk?"))
    delete(store, found)
    tell(
        _(
            "The talk is out of the store. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops what this machine keeps of it."
        ).format(id=found)
    )
