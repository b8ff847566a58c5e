"""`vertel store compare|recover|forget|take-over`: two versions, damage, loss, and a lock left."""

import click

from agendas.errors import N_
from locales import _
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import library, tell_notes
from tui.commands.common.options import YES, text_option
from tui.commands.common.output import show, tell
from tui.commands.common.wrong_use import confirmed
from tui.settings import Settings


@click.command(
    "compare",
    cls=SpokenCommand,
    help=N_("Lay the versions of a talk side by side; without ID, name the talks that have more."),
    epilog="vertel store compare k3f9q2\nvertel store compare k3f9q2 --take k3f9q2-kept.json",
)
@click.argument("talk_id", metavar="[ID]", default="", shell_complete=completions.doubled)
@text_option("--take", "FILE", N_("Make this version the talk."), completions.versions)
@text_option("--drop", "FILE", N_("Remove this version."), completions.versions)
@click.pass_obj
def compare_command(settings: Settings, talk_id: str, take: str, drop: str) -> None:
    """Compare the versions of a talk."""
    from store.conflicts.compare import compared, settle

    store = library(settings)
    if not talk_id:
        for copy in store.copies():
            show(f"{copy.meeting}  {copy.file.name}")
        return
    found = store.find_id(talk_id)
    if take or drop:
        settle(store, found, take or drop, take=bool(take))
        tell_notes(store)
        return
    sides = compared(store, found)
    tell_notes(store)
    for side in sides:
        show(side.file.name)
        if not side.vouched:
            show(_("  not sealed with the passphrase of this store: anybody may have written it"))
        for line in side.talk_alone:
            show(_("  only in the talk: {text}").format(text=line))
        for line in side.copy_alone:
            show(_("  only in the copy: {text}").format(text=line))
        if not side.sound:
            show(_("  this is no whole talk; these are the sentences that could be read in it"))
        elif not side.talk_alone and not side.copy_alone:
            show(_("  the same words; it can go: --drop {file}").format(file=side.file.name))
    if not sides:
        tell(_("This talk has one version."))


@click.command(
    "recover",
    cls=SpokenCommand,
    help=N_("Bring back talks that are damaged or gone, with what was last saved on this machine."),
    epilog="vertel store recover\nvertel store recover k3f9q2",
)
@click.argument("talk_id", metavar="[ID]", default="", shell_complete=completions.gone)
@click.pass_obj
def recover_command(settings: Settings, talk_id: str) -> None:
    """Recover one talk, or every one that is damaged."""
    from store.admin.recover import gone, recover

    store = library(settings)
    from store.admin.check import findings

    damaged = [store.id_of(f.file.name) for f in findings(store) if f.what == "damaged"]
    wanted = [talk_id.strip().lower()] if talk_id else [key for key in damaged if key]
    for key in wanted:
        done = recover(store, key)
        show(
            _("{id}: whole again").format(id=key)
            if done.whole
            else _("{id}: could not be made whole").format(id=key)
        )
        for path in done.aside:
            show(f"  {path.name}")
    lost = [] if talk_id else gone(store)
    if lost:
        tell(_("Gone from the store, and kept on this machine: {ids}").format(ids=", ".join(lost)))
    if not wanted and not lost:
        tell(_("Nothing is damaged and nothing is gone."))


@click.command(
    "forget",
    cls=SpokenCommand,
    help=N_("Drop what this machine kept of a talk that was taken out of the store."),
    epilog="vertel store forget k3f9q2",
)
@click.argument("talk_id", metavar="ID", shell_complete=completions.gone)
@click.pass_obj
def forget_command(settings: Settings, talk_id: str) -> None:
    """Forget a talk that is gone."""
    from store.admin.recover import forget

    forget(library(settings), talk_id.strip().lower())


@click.command(
    "take-over",
    cls=SpokenCommand,
    help=N_("Write a talk here that another machine left open."),
    epilog="vertel store take-over k3f9q2",
)
@click.argument("talk_id", metavar="ID", shell_complete=completions.unfinished)
@YES
@click.pass_obj
def take_over(settings: Settings, talk_id: str, yes: bool) -> None:
    """Take over a lock."""
    from store.files.lock import holder_of
    from store.files.lock import take_over as take

    store = library(settings)
    found = store.find_id(talk_id)
    holder = holder_of(store.folder, found)
    if holder is None:
        tell(_("Nobody has this talk open."))
        return
    now = store.now()
    tell(
        _("{who} has this talk open since {since}, on {machine}.").format(
            who=holder.who, since=holder.since_when(now.date()), machine=holder.machine or "?"
        )
    )
    confirmed(_("Write it here? If that window still lives, both versions will be kept."), yes)
    take(store.folder, found, now, store.machine)
    tell(_("It can be written here now."))
