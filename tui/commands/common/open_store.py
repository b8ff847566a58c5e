"""The store of a run, opened: apart, so that who looks into it loads nothing of holding a talk."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import _, error_text, ngettext, say
from store.errors import StoreError
from store.library import TalkLibrary
from tui.commands.common.output import tell
from tui.config.owner import owner
from tui.settings import Settings, now, state_folder

if TYPE_CHECKING:
    from store.encryption.header import Former, Signed

TRIES = 3


def open_store(folder: Path, given: str | None = None) -> str | None:
    """Open the store in a folder, if it has a passphrase: `given`, VERTEL_PASSPHRASE, or typed.

    Gives back the passphrase that opened it, None where nothing was to be opened. Raises
    `StoreError` for another passphrase, and where none can be asked for.
    """
    from store.encryption.seal import Locked, holding
    from store.encryption.which_seal import seal_of

    if holding():
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
        typed = asked()
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
    from store.encryption.seal import holding, open_seal
    from store.encryption.trusted import pinned

    state = state_folder()
    known = pinned(state, folder)
    open_seal(folder, seal, passphrase, state)
    held = holding()
    if known and held and held.seal and not known.is_of(held.seal):
        from store.encryption.kept_here import sealed_before

        count = len(sealed_before(TalkLibrary(folder, now, state)))
        if count:
            tell(
                ngettext(
                    "{n} file that this machine kept is sealed with an earlier passphrase. “vertel store lock” asks for that, and brings it over.",
                    "{n} files that this machine kept are sealed with an earlier passphrase. “vertel store lock” asks for that, and brings them over.",
                    count,
                ).format(n=count)
            )
    if known is None:
        from store.encryption.kept_here import kept_plainly

        count = len(kept_plainly(TalkLibrary(folder, now, state)))
        if count:
            tell(
                ngettext(
                    "{n} file that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals it.",
                    "{n} files that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals them.",
                    count,
                ).format(n=count)
            )


def asked(twice: bool = False, earlier: bool = False) -> str:
    """A passphrase as it is typed, a new one twice. Raises wrong use where no terminal is."""
    if not sys.stdin.isatty():  # it would be shown as it is typed
        raise click.UsageError(
            _("A passphrase is typed in a terminal. Elsewhere, put it in VERTEL_PASSPHRASE.")
        )
    answer: str = click.prompt(
        _("New passphrase") if twice else _("Earlier passphrase") if earlier else _("Passphrase"),
        hide_input=True,
        err=True,
        confirmation_prompt=_("Once more") if twice else False,
    )
    return answer


def library(settings: Settings) -> TalkLibrary:
    """The store of this run, opened with its passphrase where it has one."""
    open_store(settings.store)
    return TalkLibrary(settings.store, now, state_folder(), owner(settings).writers)


def tell_notes(store: TalkLibrary) -> None:
    """Say what was found on opening or saving."""
    for note in store.take_notes():
        tell(error_text(note))


def told_versions(store: TalkLibrary, talk_id: str, strict: bool = False) -> int:
    """How many versions there are of a talk that was opened, after saying what else is found of it.

    Raises `StoreError` where there are more and it is `strict`.
    """
    from store.conflicts.copies import TWO

    tell_notes(store)
    versions = store.versions(talk_id)
    if versions > 1 and strict:
        raise StoreError(TWO, id=talk_id)
    if versions > 1:
        tell(say(TWO, id=talk_id))
    return versions


def complain_of(unread: Iterable[str]) -> None:
    """Name the files that cannot be read, without hiding the others."""
    for name in unread:
        tell(_("{file} cannot be read. Try: vertel store check").format(file=name))


def tell_doubled(store: TalkLibrary, ids: Iterable[str]) -> None:
    """Say of which of these talks there are two versions that nobody settled."""
    from store.conflicts.copies import TWO

    doubled = {copy.meeting for copy in store.copies()}
    for talk_id in ids:
        if talk_id in doubled:
            tell(say(TWO, id=talk_id))


def tell_strangers(store: TalkLibrary) -> None:
    """Name what stands in the store's folder and is not Vertel's."""
    from store.files.ours import strangers

    others = strangers(store)
    if others:
        names = ", ".join(str(path.relative_to(store.folder)) for path in others)
        tell(_("Not Vertel's, and left as it is: {files}").format(files=names))
