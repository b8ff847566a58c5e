"""The passphrase of a store: asking for it, `vertel store lock` and `unlock`."""

import os
import sys
from pathlib import Path

import click

from agendas.errors import N_
from locales import _, ngettext
from store.errors import StoreError
from tui.commands.output import tell
from tui.commands.spoken import SpokenCommand, everywhere
from tui.settings import Settings

TRIES = 3


def open_store(folder: Path, given: str | None = None) -> str | None:
    """Open the store in a folder, if it has a passphrase: `given`, VERTEL_PASSPHRASE, or typed.

    Gives back the passphrase that opened it, None where nothing was to be opened. Raises
    `StoreError` for another passphrase, and where none can be asked for.
    """
    from store.sealing import Locked, held, open_seal, seal_of

    if held():
        return None
    seal = seal_of(folder)
    if seal is None:
        return None
    given = os.environ.get("VERTEL_PASSPHRASE") if given is None else given
    if given is not None:
        open_seal(seal, given)
        return given
    if not sys.stdin.isatty():
        raise Locked
    for left in reversed(range(TRIES)):
        typed = _asked()
        try:
            open_seal(seal, typed)
        except StoreError as error:
            if not left:
                raise
            tell(_(error.message))
        else:
            return typed
    return None


def _asked(twice: bool = False) -> str:
    if not sys.stdin.isatty():  # it would be shown as it is typed
        raise click.UsageError(
            _("A passphrase is typed in a terminal. Elsewhere, put it in VERTEL_PASSPHRASE.")
        )
    answer: str = click.prompt(
        _("Passphrase"),
        hide_input=True,
        err=True,
        confirmation_prompt=_("Once more") if twice else False,
    )
    return answer


@click.command(
    "lock",
    cls=SpokenCommand,
    help=N_("Seal the store with a passphrase. Lost, it opens for nobody."),
    epilog="vertel store lock",
)
@everywhere
@click.pass_obj
def lock_command(settings: Settings) -> None:
    """Seal the store, or go on sealing it."""
    from store.converting import lock
    from store.sealing import held, need_library
    from tui.commands.opened import library, tell_strangers

    need_library()
    store = library(settings)
    passphrase = ""
    if not held():
        tell(
            _(
                "Keep the passphrase where you will find it again: nobody can open the store without."
            )
        )
        passphrase = os.environ.get("VERTEL_PASSPHRASE") or _asked(twice=True)
    count = lock(store, passphrase)
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
    """Unseal the store."""
    from store.converting import unlock
    from tui.commands.opened import library

    count = unlock(library(settings))
    tell(ngettext("{n} file was unsealed.", "{n} files were unsealed.", count).format(n=count))
