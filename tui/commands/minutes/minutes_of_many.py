"""Minutes of many talks at once: each in a file of its own, told as it goes; it can be stopped."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import click

from agendas.errors import SpokenError
from locales import _, error_text, ngettext
from minutes.request import Wish, made, names_told
from store.cache.index import Summary
from store.errors import StoreError
from store.files.atomic_write import make_folder, write_whole
from store.library import TalkLibrary
from tui.commands.common.open_store import complain_of, told_versions
from tui.commands.common.output import complain, tell
from tui.commands.minutes.names_option import tell_names


class Which(NamedTuple):
    """Which talks: of a team, since a day, by an agenda; "" and None are any."""

    team: str = ""
    since: date | None = None
    agenda: str = ""

    def fits(self, row: Summary) -> bool:
        """Whether a talk is one of them."""
        if self.team and row.team.casefold() != self.team.casefold():
            return False
        if self.agenda and row.agenda != self.agenda:
            return False
        return self.since is None or row.started.astimezone().date() >= self.since


def write_many(
    library: TalkLibrary, wish: Wish, which: Which, folder: Path, force: bool, strict: bool = False
) -> None:
    """Write the minutes of all those talks that are closed into the folder.

    Check-ins are left out: they are their writer's alone. Ends with 1 when not all could be
    written, and with 3 when there is none.
    """
    closed, unfinished = closed_of(library, which)
    make_folder(folder)
    done = 0
    try:
        with _stopping() as stopped:
            for wrote in _written(
                library, wish, reversed(closed), len(closed), folder, force, strict
            ):
                done += wrote
                if stopped:
                    tell(_("Stopped."))
                    break
    except StoreError as error:  # what cannot be written now cannot be written for the next talk
        complain(error_text(error))
    _tell(done, len(closed), folder)
    tell_unfinished(unfinished)
    if done < len(closed):
        raise click.exceptions.Exit(1)


def closed_of(library: TalkLibrary, which: Which) -> tuple[list[Summary], int]:
    """Those talks that are closed, the newest first; how many are not closed yet.

    Ends with 3 where there is none of either.
    """
    index = library.known().index
    complain_of(index.head.unread)
    fits = [row for row in index.summaries() if not row.private and which.fits(row)]
    closed = [row for row in fits if row.ended is not None]
    if not fits:
        tell(_("No talks found."))
        raise click.exceptions.Exit(3)
    return closed, len(fits) - len(closed)


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """A list that is filled by Ctrl-C: the file in hand is finished first. A second one ends at once."""
    stopped: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.append(number)
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _written(
    library: TalkLibrary,
    wish: Wish,
    rows: Iterable[Summary],
    total: int,
    folder: Path,
    force: bool,
    strict: bool,
) -> Iterable[bool]:
    """Write them one by one; True for each that was written. One that cannot be made stops none.

    Raises `StoreError` when the folder cannot be written to.
    """
    for n, row in enumerate(rows, 1):
        try:
            talk = library.open(row.id, row.file)
            if not wish.names:
                tell_names(names_told(talk, wish))
            name, data = made(
                talk,
                wish,
                told_versions(library, row.id, strict),
                library.state() if wish.fmt == "ics" and talk.moves else None,
            )
        except SpokenError as error:
            complain(f"{row.id}: {error_text(error)}")
            yield False
            continue
        if not force and (folder / name).exists():
            tell(_("{n} of {total}: {file} is there already, and was left as it is.").format(
                n=n, total=total, file=name))  # fmt: skip
            yield False
            continue
        write_whole(folder / name, data, replace=force)
        tell(_("{n} of {total}: {file}").format(n=n, total=total, file=name))
        yield True


def _tell(done: int, total: int, folder: Path) -> None:
    """Say what was done."""
    tell(
        ngettext(
            "{done} of {total} talk is in {folder}.",
            "{done} of {total} talks are in {folder}.",
            total,
        ).format(done=done, total=total, folder=folder)
    )


def tell_unfinished(unfinished: int) -> None:
    """Say how many talks were left out."""
    if unfinished:
        tell(
            ngettext(
                "{n} talk is not closed yet, and was left out.",
                "{n} talks are not closed yet, and were left out.",
                unfinished,
            ).format(n=unfinished)
        )
