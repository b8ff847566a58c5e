"""The passphrase of a store: asking for it, `vertel store lock`, `unlock`, `passphrase` and `trust`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from locales import _, ngettext
from store.errors import StoreError
from tui.commands.localized import SpokenCommand, everywhere
from tui.commands.output import tell
from tui.commands.wrong_use import confirmed
from tui.settings import Settings, now, state_folder

if TYPE_CHECKING:
    from store.encryption.header import Former, Signed

TRIES = 3


def open_store(folder: Path, given: str | None = None) -> str | None:
    """Open the store in a folder, if it has a passphrase: `given`, VERTEL_PASSPHRASE, or typed.

    Gives back the passphrase that opened it, None where nothing was to be opened. Raises
    `StoreError` for another passphrase, and where none can be asked for.
    """
    from store.encryption.seal import Locked, held, seal_of

    if held():
        return None
    state = state_folder()
    seal = seal_of(folder, state)
    if seal is None:
        return None
    given = os.environ.get("VERTEL_PASSPHRASE") if given is None else given
    if given is not None:
        _open(folder, seal, given)
        return given
    if not sys.stdin.isatty():
        raise Locked
    for left in reversed(range(TRIES)):
        typed = _asked()
        try:
            _open(folder, seal, typed)
        except StoreError as error:
            if not left:
                raise
            tell(_(error.message).format(**error.values))
        else:
            return typed
    return None


def _open(folder: Path, seal: "Signed | Former", passphrase: str) -> None:
    """Open a store; where this machine never did before, say what it kept of it that anybody can read."""
    from store.encryption.seal import open_seal
    from store.encryption.trusted import pinned

    state = state_folder()
    known = pinned(state, folder)
    open_seal(folder, seal, passphrase, state)
    if known is None:
        from store.encryption.convert import kept_plainly
        from store.library import MeetingLibrary

        count = len(kept_plainly(MeetingLibrary(folder, now, state)))
        if count:
            tell(
                ngettext(
                    "{n} file that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals it.",
                    "{n} files that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals them.",
                    count,
                ).format(n=count)
            )


def _asked(twice: bool = False) -> str:
    if not sys.stdin.isatty():  # it would be shown as it is typed
        raise click.UsageError(
            _("A passphrase is typed in a terminal. Elsewhere, put it in VERTEL_PASSPHRASE.")
        )
    answer: str = click.prompt(
        _("New passphrase") if twice else _("Passphrase"),
        hide_input=True,
        err=True,
        confirmation_prompt=_("Once more") if twice else False,
    )
    return answer


def _new(variable: str) -> str:
    tell(_("Keep the passphrase where you will find it again: nobody can open the store without."))
    return os.environ.get(variable) or _asked(twice=True)


@click.command(
    "lock",
    cls=SpokenCommand,
    help=N_(
        "Seal the store with a passphrase. Lost, it opens for nobody. A store that was sealed by an older Vertel is brought to the present form."
    ),
    epilog="vertel store lock",
)
@click.option(
    "--trust",
    is_flag=True,
    help=N_("Take in, too, what was not sealed with the passphrase of this store."),
)
@everywhere
@click.pass_obj
def lock_command(settings: Settings, trust: bool) -> None:
    """Seal the store, or go on sealing it."""
    from store.encryption.convert import lock, put_back_seal
    from store.encryption.header import need_library
    from tui.commands.open_store import library, tell_strangers

    need_library()
    put_back_seal(settings.store, state_folder())
    passphrase = open_store(settings.store)
    store = library(settings)
    count = lock(store, passphrase or _new("VERTEL_PASSPHRASE"), trusted=trust)
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
@everywhere
@click.pass_obj
def unlock_command(settings: Settings) -> None:
    """Unseal the store, or what this machine kept of one that was unsealed elsewhere."""
    from store.encryption.convert import still_sealed, unlock, unlock_journal
    from tui.commands.open_store import library

    store = library(settings)
    count = unlock(store)
    if still_sealed(store):
        count += unlock_journal(store, os.environ.get("VERTEL_PASSPHRASE") or _asked())
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
@everywhere
@click.pass_obj
def passphrase_command(settings: Settings, memory: int, passes: int) -> None:
    """Change the passphrase, or what it costs to try one."""
    from store.encryption.convert import change_passphrase, the_seal
    from store.encryption.header import Cost
    from tui.commands.open_store import library

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
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@everywhere
@click.pass_obj
def trust_command(settings: Settings, yes: bool) -> None:
    """Forget what is known of the seal."""
    from store.encryption.trusted import trust

    if not yes:
        confirmed(
            _(
                "Who takes a seal away can have changed the talks too. Open the store as it stands from now on?"
            )
        )
    trust(state_folder(), settings.store)
    tell(_("The store is taken as it stands."))
