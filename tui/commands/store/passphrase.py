"""`vertel store lock`, `unlock`, `passphrase` and `trust`: a store with a passphrase, and without."""

import os

import click

from agendas.errors import N_
from locales import _, ngettext
from store.errors import StoreError
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import asked, library, open_store, tell_strangers
from tui.commands.common.options import TRUST, YES
from tui.commands.common.output import tell
from tui.commands.common.wrong_use import confirmed
from tui.settings import Settings, state_folder


def _new(variable: str) -> str:
    tell(_("Keep the passphrase where you will find it again: nobody can open the store without."))
    return os.environ.get(variable) or asked(twice=True)


@click.command(
    "lock",
    cls=SpokenCommand,
    help=N_(
        "Seal the store with a passphrase. Lost, it opens for nobody. A store that was sealed by an older Vertel is brought to the present form."
    ),
    epilog="vertel store lock",
)
@TRUST
@click.pass_obj
def lock_command(settings: Settings, trust: bool) -> None:
    """Seal the store, or go on sealing it."""
    from store.encryption.convert import lock, put_back_seal
    from store.encryption.header import need_library
    from store.encryption.kept_here import bring_over_journal, sealed_before
    from tui.board.file import clear_left_behind
    from tui.words.exchange_sign import forget_exchanged

    need_library()
    put_back_seal(settings.store, state_folder())
    passphrase = open_store(settings.store)
    store = library(settings)
    count = lock(store, passphrase or _new("VERTEL_PASSPHRASE"), trusted=trust)
    if sealed_before(store):
        earlier = os.environ.get("VERTEL_EARLIER_PASSPHRASE") or asked(earlier=True)
        count += bring_over_journal(store, earlier)
    clear_left_behind(settings.store)
    forget_exchanged(store)
    tell(ngettext("{n} file was sealed.", "{n} files were sealed.", count).format(n=count))
    tell_strangers(store)
    tell(
        _("Earlier backups and exports are not sealed; nor is what a disk keeps of a removed file.")
    )


@click.command(
    "unlock",
    cls=SpokenCommand,
    help=N_("Take the passphrase away: everything is written as without one."),
    epilog="vertel store unlock",
)
@click.pass_obj
def unlock_command(settings: Settings) -> None:
    """Unseal the store, or what this machine kept of one that was unsealed elsewhere."""
    from store.encryption.convert import still_sealed, unlock
    from store.encryption.kept_here import unlock_journal

    store = library(settings)
    count = unlock(store)
    if still_sealed(store):
        count += unlock_journal(store, os.environ.get("VERTEL_PASSPHRASE") or asked())
    tell(ngettext("{n} file was unsealed.", "{n} files were unsealed.", count).format(n=count))


@click.command(
    "passphrase",
    cls=SpokenCommand,
    help=N_(
        "Give a sealed store another passphrase. Who knew the old one may have kept the key: then unlock the store, and lock it again."
    ),
    epilog="vertel store passphrase\nvertel store passphrase --memory 256",
)
@click.option(
    "--memory", metavar="MB", type=int, default=0, help=N_("What a guess takes of memory.")
)
@click.option("--passes", metavar="N", type=int, default=0, help=N_("How often it goes over it."))
@click.pass_obj
def passphrase_command(settings: Settings, memory: int, passes: int) -> None:
    """Change the passphrase, or what it costs to try one."""
    from store.encryption.convert import change_passphrase, the_seal
    from store.encryption.header import Cost

    store = library(settings)
    the_seal()  # before a passphrase is asked for
    usual = Cost()
    cost = Cost(memory=memory * 1024 or usual.memory, passes=passes or usual.passes)
    if not cost.bearable or cost.memory < usual.memory or cost.passes < usual.passes:
        raise StoreError(
            N_(
                "From 64 to 1024 MB and from 3 to 32 passes, and not much of both: {memory} MB, {passes}."
            ),
            memory=cost.memory // 1024,
            passes=cost.passes,
        )
    change_passphrase(store, _new("VERTEL_NEW_PASSPHRASE"), cost)
    tell(_("The store opens with the new passphrase, on every machine."))


@click.command(
    "trust",
    cls=SpokenCommand,
    help=N_(
        "Take the store as it stands, whatever this machine knew of its seal: only if you know why the seal is gone or another."
    ),
    epilog="vertel store trust",
)
@YES
@click.pass_obj
def trust_command(settings: Settings, yes: bool) -> None:
    """Forget what is known of the seal."""
    from store.encryption.trusted import trust

    confirmed(
        _(
            "Who takes a seal away can have changed the talks too. Open the store as it stands from now on?"
        ),
        yes,
    )
    trust(state_folder(), settings.store)
    tell(_("The store is taken as it stands."))
