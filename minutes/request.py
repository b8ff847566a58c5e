"""How somebody wants minutes: the form, for whom, with or without names, in which looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from agendas.conduct.shown import as_shown
from agendas.lines.from_records import Told, as_talk
from agendas.lines.talk import Talk
from agendas.records.said import Language, Record
from minutes import Reader
from minutes.formats.template import Template
from minutes.formats.writers import file_name, write

if TYPE_CHECKING:
    from agendas.records.state import State
    from minutes.pseudonyms import NamesTold


class Wish(Record, frozen=True, kw_only=True):
    """A form of `EVERY_FORMAT`, and what else was asked for.

    Without a `reader` the form shows what it always shows: JSON the whole record, the others what
    the team sees. The language is the talk's unless another is asked for. `delimiter` stands between the cells
    of a sheet; else that of the language.
    """

    fmt: str
    language: Language | None = None
    reader: Reader | None = None
    names: bool = True
    nicknames: tuple[tuple[str, str], ...] = ()
    template: Template | None = None
    delimiter: str = ""


def seen(of: Told, wish: Wish) -> Talk:
    """The talk with only what the reader may see, and with stand-ins where names stay out."""
    whole = talk = as_talk(of)
    if wish.fmt != "json":
        talk = as_shown(talk)
    if wish.reader:
        from minutes.audience import for_reader

        talk = for_reader(talk, wish.reader)
    if not wish.names:
        from minutes.pseudonyms import without_names

        talk = without_names(talk, whole, wish.language or talk.language, wish.nicknames)
    return talk


def names_told(of: Told, wish: Wish) -> "NamesTold":
    """Which names of the talk give way to stand-ins, and which words with a capital stay."""
    from minutes.pseudonyms import nameless

    shown = seen(of, msgspec.structs.replace(wish, names=True))
    language = wish.language or shown.language
    return nameless((shown,), (of,), language, wish.nicknames)[1]


def made(
    of: Told, wish: Wish, versions: int = 1, state: "State | None" = None
) -> tuple[str, bytes]:
    """A safe file name for the minutes, and what is in the file. Raises `MinutesError`.

    `versions` is how many there are of the talk that nobody settled; `state` is what all talks so far
    left, which is for the team alone.
    """
    shown = seen(of, wish)
    known = state if wish.names and wish.reader in (None, "team") else None
    name = file_name(shown, wish.fmt, wish.language, wish.reader)
    return name, write(
        shown, wish.fmt, wish.language, wish.template, versions, wish.reader, known, wish.delimiter
    )


def book_of(
    talks: Sequence[tuple[Told, int]], wish: Wish, title: str
) -> tuple[bytes, "NamesTold | None"]:
    """The minutes of several talks, each with how many versions it has, as one PDF with contents.

    `title` tells of whom and when. Where names stay out, one person has one stand-in in all of them, and
    what came of names is given too. Raises `MinutesError`.
    """
    from minutes.document import document
    from minutes.formats.writers import book

    wholes = [as_talk(talk) for talk, _versions in talks]
    shown = [seen(talk, msgspec.structs.replace(wish, names=True)) for talk in wholes]
    language = wish.language or wholes[-1].language
    told = None
    if not wish.names:
        from minutes.pseudonyms import nameless

        shown_talks, told = nameless(shown, wholes, language, wish.nicknames)
        shown = list(shown_talks)
    made = [
        document(talk, language, versions, wish.reader or "team")
        for talk, (_whole, versions) in zip(shown, talks, strict=True)
    ]
    return book(made, title), told
