"""Two versions of a talk side by side: the sentences that only one of them has."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from agendas.came_to.counting import by
from agendas.errors import N_
from agendas.lines.talk import Day, Line, Talk
from agendas.records.said import Language, Record
from agendas.records.vocabulary import CHOICES
from store.admin.salvage import sentences
from store.conflicts.copies import Copy
from store.conflicts.kept_beside import aside_of
from store.conflicts.versions import Version, counted, reaches, run_name
from store.encryption.seal import Foreign, unseal, unvouched
from store.errors import NotFound, StoreError, Unwritable
from store.files.atomic_write import read_whole
from store.files.tables import checked, summed, talk_of
from store.files.talk_file import read_version, tables_of, version_in
from store.library import TalkLibrary

WHO = "vertel store compare"


class Compared(Record, frozen=True, kw_only=True):
    """A copy of a talk: its file, the sentences it alone has, and those that the talk alone has.

    `sound` is false where the copy is no whole talk, only sentences that could be read in it; `vouched`
    where anybody may have written it, in a store with a passphrase.
    """

    file: Path
    copy_alone: tuple[str, ...] = ()
    talk_alone: tuple[str, ...] = ()
    sound: bool = True
    vouched: bool = True


def compared(library: TalkLibrary, talk_id: str) -> list[Compared]:
    """Every copy of a talk next to the talk. Raises `StoreError`.

    What this machine saved apart from the talk's file is put beside that, as the next save would.
    """
    here = tuple(lines(library.open(talk_id)))
    if apart := library.apart(talk_id):
        with contextlib.suppress(Unwritable):  # a store to read: opening the talk told of it
            library.keep_beside(apart)
    return [_beside(copy, here) for copy in library.copies(talk_id)]


def _beside(copy: Copy, here: tuple[str, ...]) -> Compared:
    data = read_whole(copy.file) or b""
    vouched = True
    try:
        data, vouched = _opened(copy, data)
        there, sound = tuple(lines(_version(copy, data).talk)), True
    except StoreError:
        there, sound = tuple(sentences(data)), False
    return Compared(
        file=copy.file,
        copy_alone=tuple(line for line in there if line not in here),
        talk_alone=tuple(line for line in here if line not in there) if sound else (),
        sound=sound,
        vouched=vouched,
    )


def _opened(copy: Copy, data: bytes) -> tuple[bytes, bool]:
    """What stands in a copy, not sealed, and whether it was written with the store's passphrase."""
    name, purpose = copy.file.name, talk_of(copy.meeting)
    try:
        return unseal(data, name, purpose), True
    except Foreign:
        return unvouched(data, name, purpose, aside_of(copy.meeting)), False


def _version(copy: Copy, plain: bytes) -> Version:
    return version_in(checked(plain, copy.file.name), copy.file.name)


def version_of_copy(copy: Copy) -> Version:
    """The version in a copy. Raises `StoreError` where it holds no whole talk."""
    return _version(copy, _opened(copy, read_whole(copy.file) or b"")[0])


def lines(told: Talk) -> Iterator[str]:
    """Every line of a talk, with whose it is; what is half typed and struck out too.

    A word that was chosen, a day and whom a line binds are told with it: versions may differ in these
    alone. A line that says nothing is left out.
    """
    talk = told
    for one in talk.passes:
        yield from (wording.text for wording in one.began.goal.wordings)
    for line in (*talk.lines, *talk.unsaid):
        words = " · ".join(filter(None, _words(line, talk.language)))
        if words:
            yield f"{by(line)}: {words}" if line.by else words


def _words(line: Line, language: Language) -> Iterator[str]:
    known = CHOICES.get(line.kind, {}).get(line.choice)
    yield line.text
    yield known[language] if known else line.choice
    if isinstance(line.value, Day) and line.value.on:
        yield line.value.on.isoformat()
    yield ", ".join(line.who)


def settle(library: TalkLibrary, talk_id: str, name: str, take: bool) -> None:
    """Take a copy's version as the talk, keeping the talk's beside it, or remove the copy.

    Either way the talk follows both from then on, so that on another laptop too this is settled.

    Raises `NotFound` when there is no copy of that name, and `StoreError` when it cannot be taken.
    """
    copy = next((c for c in library.copies(talk_id) if c.file.name == name), None)
    if copy is None:
        raise NotFound(
            N_("Talk {id} has no copy “{file}”. “vertel store compare {id}” names them."),
            id=talk_id,
            file=name,
        )
    with library.hold(talk_id, WHO):
        if take:
            _take(library, copy)
        else:
            _let_go(library, copy)
        copy.file.unlink(missing_ok=True)


def _take(library: TalkLibrary, copy: Copy) -> None:
    version = version_of_copy(copy)
    if version.talk.id != copy.meeting:
        raise StoreError(N_("{file} is a copy of another talk."), file=copy.file.name)
    library.take(version)


def _let_go(library: TalkLibrary, copy: Copy) -> None:
    """Let the journal have the talk, where it has the words of a copy that is dropped."""
    here = library.open(copy.meeting)
    apart = library.apart(copy.meeting)
    with contextlib.suppress(
        StoreError
    ):  # pieces: the journal has nothing of them, nor anybody else
        dropped = version_of_copy(copy)
        there = read_version(library.files()[here.id], here.id)
        if apart and library.journal and dropped.talk == apart.talk:
            library.journal.keep(here.id, summed(tables_of(there), copy.file.name))
        elif not reaches(there.counts, dropped.counts):
            counts = counted(there.counts, dropped.counts, run_name())
            library.lay(Version(talk=there.talk, counts=counts))
