"""Minutes of many talks as one PDF with contents, to file or to print at once."""

from collections.abc import Callable

import click

from agendas.errors import SpokenError
from agendas.text import one_line
from locales import error_text, long_date
from minutes.request import Wish, book_of
from store.library import TalkLibrary
from tui.commands.common.open_store import told_versions
from tui.commands.common.output import complain
from tui.commands.minutes.minutes_of_many import Which, closed_of, tell_unfinished
from tui.commands.minutes.names_option import tell_names


def write_book(
    library: TalkLibrary, wish: Wish, which: Which, save: Callable[[bytes], None], strict: bool
) -> None:
    """Make one PDF of the minutes of all those talks that are closed, and `save` it.

    Ends with 1 when a talk is missing in it, and with 3 when there is none.
    """
    closed, unfinished = closed_of(library, which)
    talks, left = [], 0
    for row in reversed(closed):
        try:
            talks.append((library.open(row.id, row.file), told_versions(library, row.id, strict)))
        except SpokenError as error:
            complain(f"{row.id}: {error_text(error)}")
            left += 1
    if talks:
        first, last = (talk.started.date() for talk in (talks[0][0], talks[-1][0]))
        day = wish.language or talks[-1][0].language
        days = " – ".join(dict.fromkeys((long_date(first, day), long_date(last, day))))
        data, names = book_of(talks, wish, " · ".join(filter(None, (one_line(which.team), days))))
        if names:
            tell_names(names)
        save(data)
    tell_unfinished(unfinished)
    if left:
        raise click.exceptions.Exit(1)
