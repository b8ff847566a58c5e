"""`vertel delete`, `vertel store erase-name|retire`: taking a talk, a person, or old talks out of the store."""

import shlex
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from agendas.text import one_line
from locales import _, long_date, ngettext
from store.errors import Damaged
from store.library import TalkLibrary
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import library, tell_strangers
from tui.commands.common.options import YES, text_option
from tui.commands.common.output import show, show_lines, tell
from tui.commands.common.wrong_use import agreed, confirmed
from tui.settings import Settings

if TYPE_CHECKING:
    from store.admin.erase_name import Found, Perhaps
    from store.admin.own_files import FileLine

DOUBTED = timedelta(days=31)  # the clock's word, where it is further from the talks' than this


@click.command(
    "erase-name",
    cls=SpokenCommand,
    help=N_(
        "Put a pseudonym in place of a NAME, in everything that Vertel keeps. What may be another word or somebody else is shown, and asked after."
    ),
    epilog='vertel store erase-name "Ana de Wit"\nvertel store erase-name "Ana de Wit" --as "a colleague" --also "A. de Wit" --yes',
)
@click.argument("name")
@text_option("--as", "TEXT", N_("The words to put instead."), None, "instead")
@click.option(
    "--also",
    metavar="TEXT",
    multiple=True,
    help=N_("What is the name too, as it is written; “all” for whatever may be."),
)
@YES
@click.pass_obj
def erase_name_command(
    settings: Settings, name: str, instead: str, also: tuple[str, ...], yes: bool
) -> None:
    """Erase a person's name."""
    from store.admin.erase_name import erase_name, pseudonym, sought, unreachable
    from tui.board.file import clear_left_behind
    from tui.words.exchange_sign import is_exchanged

    store = library(settings)
    instead = instead.strip() or pseudonym()
    forms = set(also)
    if "all" in also:
        forms |= {one.form for one in sought(store, name).perhaps}
    found = sought(store, name, instead, forms)
    left = [one for one in found.perhaps if yes or not _is_name(one)]
    chosen = {one.form for one in found.perhaps if one not in left}
    if chosen:
        forms |= chosen
        found = sought(store, name, instead, forms)
    own = _in_own_files(settings, name, forms)
    _show_files(found)
    if not found.files:
        tell(_("“{name}” stands nowhere in the store.").format(name=name))
        _tell_what_stays(store, name, left, found, own)
        raise click.exceptions.Exit(3)
    for path in found.shared:
        tell(
            _(
                "In {file} somebody is called “{name}” already: they will be one person there."
            ).format(file=path.name, name=instead)
        )
    confirmed(_("Replace it everywhere above? This cannot be undone."), yes)
    erase_name(store, name, instead, forms)
    clear_left_behind(settings.store)
    tell(_("“{name}” stands nowhere in the store any more.").format(name=name))
    _tell_what_stays(store, name, left, found, own)
    tell(
        _(
            "Out of Vertel's reach: minutes that were exported or sent, backups, what other programs keep of this folder, and what another machine that shares it keeps: do the same there. A first name or nickname is another name: erase it too."
        )
    )
    if is_exchanged(store):
        tell(
            _(
                "This store is exchanged with other laptops: “vertel sync” now has the name go there too. Who is in that team on the server, and a login in that name, its administrator can change."
            )
        )
    for place in unreachable(store):
        tell(_("Earlier versions may be in {place}.").format(place=place))
    tell_strangers(store)


def _show_files(found: "Found") -> None:
    for one in found.files:
        show(
            ngettext("{file}: {n} time", "{file}: {n} times", one.times).format(
                file=one.file, n=one.times
            )
        )


def _is_name(one: "Perhaps") -> bool:
    """Show what is perhaps the name, and ask whether it is."""
    show(
        ngettext("“{form}”: {n} time", "“{form}”: {n} times", one.times).format(
            form=one.form, n=one.times
        )
    )
    for passage in one.passages:
        show(f"    {one_line(passage)}")
    return agreed(_("Is “{form}” this person, wherever it stands?").format(form=one.form))


def _tell_what_stays(
    store: TalkLibrary, name: str, left: "list[Perhaps]", found: "Found", own: "list[FileLine]"
) -> None:
    """Tell what may be the name still, what nobody can look into, and what is in files of one's own."""
    for one in left:
        tell(
            ngettext(
                '“{form}” was left, {n} time: it may be another word or somebody else. If it is the name: --also "{form}"',
                '“{form}” was left, {n} times: it may be another word or somebody else. If it is the name: --also "{form}"',
                one.times,
            ).format(form=one.form, n=one.times)
        )
    for path in found.shut:
        tell(
            _(
                "{file} is sealed and cannot be opened here, so whether the name is in it nobody can say. “vertel store check” tells what can be done with it."
            ).format(file=path.name)
        )
    _tell_parts(store, name)
    if own:
        tell(_("It also stands in files that are yours. Change them yourself:"))
    for line in own:
        place = f"{line.file}:{line.number}" if line.number else str(line.file)
        tell(f"    {place}  {one_line(line.text)}".rstrip())


def _tell_parts(store: TalkLibrary, name: str) -> None:
    """Tell where the first name stands by itself, or the rest: of this person, or of another."""
    from store.admin.erase_name import named

    first, _space, rest = " ".join(name.split()).partition(" ")
    for part in (first, rest) if rest else ():
        if sum(sign.isalnum() for sign in part) < 2:
            continue
        if times := sum(one.times for one in named(store, part)):
            tell(
                ngettext(
                    "“{part}” stands {n} time by itself: this person, or another. If it is this person: vertel store erase-name {name}",
                    "“{part}” stands {n} times by itself: this person, or another. If it is this person: vertel store erase-name {name}",
                    times,
                ).format(part=part, n=times, name=shlex.quote(part))
            )


def _in_own_files(settings: Settings, name: str, forms: set[str]) -> "list[FileLine]":
    """Where the name stands in the config, and in agendas and templates of one's own."""
    from store.admin.own_files import lines_with
    from tui.settings import config_path

    places = (config_path(), *_files(settings.agendas), *_files(settings.templates))
    return lines_with(places, name, forms)


def _files(place: Path) -> list[Path]:
    return sorted(place.iterdir()) if place.is_dir() else []


@click.command(
    "retire",
    cls=SpokenCommand,
    help=N_("Remove closed talks that are older than an age, after showing which."),
    epilog="vertel store retire --older-than 5y",
)
@click.option("--older-than", "older_than", metavar="AGE", required=True, help="90d, 26w, 18m, 5y")
@click.option(
    "--as-of",
    "as_of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help=N_("Count from this day, whatever the clock and the talks say."),
)
@YES
@click.pass_obj
def retire_command(settings: Settings, older_than: str, as_of: datetime | None, yes: bool) -> None:
    """Remove old talks."""
    from store.admin.retention import age, last_edit, outdated, retire

    store = library(settings)
    found = outdated(store, age(older_than), as_of.astimezone() if as_of else None)
    if as_of is None:
        _tell_how_late(store)
    for talk in found:
        show(f"{talk.id}  {last_edit(talk):%Y-%m-%d}  {one_line(talk.goal)}")
    for name in store.known().index.head.unread:
        tell(
            _(
                "{file} cannot be read, so how old it is nobody can say, and it stays. “vertel store recover {id}” saves what can be read in it; “vertel delete {id} --force” removes it for good."
            ).format(file=name, id=store.id_of(name))
        )
    if not found:
        tell(_("No closed talk is that old."))
        return
    confirmed(_("Remove these talks? This cannot be undone."), yes)
    for talk in found:
        retire(store, talk.id)
    count = len(found)
    tell(ngettext("{n} talk was removed.", "{n} talks were removed.", count).format(n=count))


def _tell_how_late(store: TalkLibrary) -> None:
    """Say so where the talks do not vouch for what the clock says."""
    from store.admin.retention import vouched_for

    vouched, today = vouched_for(store), store.now()
    if vouched and today - vouched > DOUBTED:
        tell(
            _(
                "Counted from {day}: up to then the talks here follow each other. The clock of this machine says {today}; if that is right, add --as-of {today}."
            ).format(day=vouched.date(), today=today.date())
        )


@click.command(
    "delete",
    cls=SpokenCommand,
    help=N_(
        "Take one talk out of the store, after showing what goes with it. This machine keeps it until “vertel store forget ID”. ID may be cut short; “last” is the newest."
    ),
    epilog="vertel delete k3f9q2",
)
@click.argument("talk_id", metavar="ID", shell_complete=completions.talks_or_last)
@click.option(
    "--force",
    is_flag=True,
    help=N_(
        "Remove every version of it for good, a damaged one too, and what this machine keeps of it."
    ),
)
@YES
@click.pass_obj
def delete_command(settings: Settings, talk_id: str, force: bool, yes: bool) -> None:
    """Delete one talk."""
    from store.admin.delete import DAMAGED, STAYS, WHO, delete
    from store.admin.retention import everything_of, retire

    store = library(settings)
    found = store.find_id(talk_id)
    try:
        _show_what_goes(store, found)
    except Damaged as error:
        if not force:
            raise Damaged(DAMAGED, **{**error.values, "id": found}) from error
    if force:
        show_lines(path.name for path in everything_of(store, found))
        confirmed(_("Remove this talk and all that was kept of it? This cannot be undone."), yes)
        retire(store, found, WHO)
        tell(_("The talk is gone, with all that was kept of it here."))
        return
    confirmed(_("Delete this talk?"), yes)
    left = delete(store, found)
    tell(
        _(
            "The talk is out of the store. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops what this machine keeps of it."
        ).format(id=found)
    )
    if left:
        tell(_(STAYS).format(files=", ".join(path.name for path in left), id=found))


def _show_what_goes(store: TalkLibrary, talk_id: str) -> None:
    """Name a talk and what hangs on it. Raises as `TalkLibrary.open`."""
    from agendas.folding.dependents import dependents
    from tui.words.dependents_words import told

    talk = store.open(talk_id)
    day = long_date(talk.started.astimezone().date())
    show(f"{talk.id}  {day}  {one_line(talk.goal.now.text)}")
    for heading, lines in told(dependents(store.talks(), talk_id)):
        show_lines((heading, *(f"  {line}" for line in lines)))
