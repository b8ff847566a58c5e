"""`vertel store`: where talks are kept, whether they are sound, and what to do when they are not."""

from pathlib import Path

import click

from agendas.errors import N_
from locales import _, error_text, ngettext
from tui.commands.common.localized import SpokenGroup
from tui.commands.common.open_store import library, tell_strangers
from tui.commands.common.options import TRUST
from tui.commands.common.output import or_force, show, tell
from tui.commands.common.progress import counted
from tui.commands.store.passphrase import (
    lock_command,
    passphrase_command,
    trust_command,
    unlock_command,
)
from tui.commands.store.store_erase import erase_name_command, retire_command
from tui.commands.store.store_repair import (
    compare_command,
    forget_command,
    recover_command,
    take_over,
)
from tui.settings import Settings, config_path, now, state_folder


@click.group(
    "store",
    cls=SpokenGroup,
    help=N_("Where talks are kept, and whether they are sound."),
    epilog="vertel store where\nvertel store check\nvertel store backup talks.zip",
)
def store_command() -> None:
    """Group of store commands."""


@store_command.command("where", help=N_("Where talks are kept."))
@click.pass_obj
def where_command(settings: Settings) -> None:
    """Show the places."""
    from sharing.link import LinkFolder

    places = {**library(settings).where(), "agendas": settings.agendas}
    link = LinkFolder(state_folder(), settings.store)
    if link.connected:
        places["organisation"] = link.folder
    for name, path in places.items():
        show(f"{name}: {path}")


@store_command.command("check", help=N_("Whether every file is sound, and what to do if not."))
@click.pass_obj
def check_command(settings: Settings) -> None:
    """Check every file."""
    store = library(settings)
    from store.admin.check import findings

    found = findings(store)
    for finding in found:
        show(error_text(finding.error))
        if finding.what == "damaged":
            show(
                _(
                    "    “vertel store recover {id}” puts back what was last saved here, or saves what can be read in it; “vertel delete {id} --force” removes it for good."
                ).format(id=store.id_of(finding.file.name))
            )
    count = len(store.summaries())
    tell(ngettext("{n} talk is sound.", "{n} talks are sound.", count).format(n=count))
    tell_strangers(store)
    if found:
        raise click.exceptions.Exit(1)


@store_command.command("rebuild", help=N_("Make the index anew from the talks."))
@click.pass_obj
def rebuild_command(settings: Settings) -> None:
    """Rebuild the index."""
    with counted(_("Stopped. The next list makes the index anew.")) as tick:
        count = library(settings).rebuild(tick)
    tell(ngettext("The index holds {n} talk.", "The index holds {n} talks.", count).format(n=count))


@store_command.command(
    "backup",
    help=N_("Put every talk into one FILE, and check it."),
    epilog="vertel store backup talks-2026-11.zip",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=N_("Replace a file that is there."))
@click.pass_obj
def backup_command(settings: Settings, file: Path, force: bool) -> None:
    """Write a backup."""
    from store.admin.backup import back_up

    with or_force():
        count = back_up(library(settings), file, force, [config_path()])
    tell(
        ngettext(
            "{n} file is in {file}; it was read back and is sound.",
            "{n} files are in {file}; it was read back and is sound.",
            count,
        ).format(n=count, file=file)
    )


@store_command.command(
    "restore",
    help=N_(
        "Bring back from a backup what is missing, older or damaged here. What is newer here stays."
    ),
    epilog="vertel store restore talks-2026-11.zip",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--force",
    is_flag=True,
    help=N_("Take the backup's version of every talk; what is here is kept beside it."),
)
@TRUST
@click.pass_obj
def restore_command(settings: Settings, file: Path, force: bool, trust: bool) -> None:
    """Restore a backup."""
    from store.admin.backup import bring_seal, restore
    from store.library import TalkLibrary

    bring_seal(TalkLibrary(settings.store, now, state_folder()), file)
    store = library(settings)
    done = restore(store, file, force, trust)
    for talk_id in done.came:
        show(_("{id}: back").format(id=talk_id))
    for talk_id in done.newer:
        show(_("{id}: is newer here, and stays").format(id=talk_id))
    for talk_id in done.other:
        show(
            _(
                "{id}: has other words here, and stays; the backup's are kept beside it: vertel store compare {id}"
            ).format(id=talk_id)
        )
    for name in done.spoilt:
        show(_("{file}: was damaged when the backup was made, and is left out").format(file=name))
    count = len(done.same)
    tell(ngettext("{n} talk was the same.", "{n} talks were the same.", count).format(n=count))


for command in (
    compare_command, recover_command, forget_command, take_over, erase_name_command, retire_command,
    lock_command, unlock_command, passphrase_command, trust_command,
):  # fmt: skip
    store_command.add_command(command)
