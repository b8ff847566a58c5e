"""Taking a person out: a pseudonym in place of a name, in everything that Vertel keeps.

It goes through the talks, the journal and those of former paths, drafts, the names of who holds a
talk, what was set aside, kept or left behind, by an editor too, and the names of files; the caches are made anew. Only
words change (`agendas/strings.py`), and all is tried before anything is written. What may be another
word or somebody else is shown, and left until somebody says that it is the name.
What was exported, sent or kept by another program is out of reach; `unreachable` says which of
those are in sight.
"""

import contextlib
import os
import re
import secrets
from collections.abc import Collection
from pathlib import Path

from agendas.errors import N_
from agendas.records.said import Record
from agendas.strings import Put, StringKind
from agendas.text import kept
from store.admin.name_forms import Forms, Match
from store.admin.rewrite_words import is_shut, reworded
from store.cache.lookup import drop_caches
from store.conflicts.versions import ERASING, run_name
from store.encryption.seal import guard
from store.errors import Misused, StoreError
from store.files.atomic_write import TEMPORARY, read_whole, remove, write_whole
from store.files.editor_folder import left
from store.files.names import MOST_OF_GOAL, id_in, slug
from store.files.ours import Own, id_told, owned, purpose_of
from store.library import TalkLibrary

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_AROUND = 40  # signs shown before and after what is perhaps the name
_PASSAGES = 5
_SEARCHED = ("talk", "words", "draft", "waiting", "who", "stray")
WHO = "vertel store erase-name"


class Named(Record, frozen=True, kw_only=True):
    """A file in which a name stands, `times` times, its own name counted too."""

    file: Path
    times: int


class Perhaps(Record, frozen=True, kw_only=True):
    """What is perhaps the name: as it is written, how often, and the first passages it stands in."""

    form: str
    times: int
    passages: tuple[str, ...]


class Found(Record, frozen=True, kw_only=True):
    """Where a name stands, and what is perhaps the name too.

    In `shared` somebody is called already as who is erased will be: they will be one person there. What
    is in `shut` is sealed and cannot be opened here: nobody can say whether the name is in it.
    """

    files: tuple[Named, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    shared: tuple[Path, ...] = ()
    shut: tuple[Path, ...] = ()


def pseudonym() -> str:
    """A name that tells nothing: "P-" and four signs."""
    return "P-" + "".join(secrets.choice(_SIGNS) for _ in range(4))


def sought(library: TalkLibrary, name: str, instead: str = "", also: Collection[str] = ()) -> Found:
    """Where a name stands, with the forms of it in `also`; every file is read anew.

    Raises `StoreError` for a name of one letter or none, and for a file that cannot be read.
    """
    return _found(_met(library, _forms(library, name, also, instead)))


def named(library: TalkLibrary, name: str) -> list[Named]:
    """The files in which a name stands for sure. Raises as `sought`."""
    return list(sought(library, name).files)


def erase_name(
    library: TalkLibrary, name: str, instead: str = "", also: Collection[str] = ()
) -> Found:
    """Put `instead`, or a new pseudonym, in place of a name and of the forms in `also`.

    Gives where it stood, with what was left because it is only perhaps the name. Raises `Busy` when
    a talk it stands in is open elsewhere, and `StoreError` when a talk would be spoilt by it, before
    anything is written, or when the name is still somewhere afterwards. Run again it goes on where
    it stopped.
    """
    forms = _forms(library, name, also, instead.strip() or pseudonym())
    if forms.meant(forms.pseudonym, "name"):
        raise Misused(N_("The pseudonym holds the name itself. Choose another with --as."))
    met = _met(library, forms)
    run = run_name(ERASING)
    for one in met:
        if one.meant:
            _reworded(library, one.own, forms, run, read_whole(one.own.file) or b"")
    for one in met:
        if one.times:
            _erase_in(library, one, forms, run)
    drop_caches(library.folder)
    anew = TalkLibrary(
        library.folder, library.now, library.state_folder, library.writers, library.machine
    )
    still = _found(_met(anew, forms)).files
    if still:
        raise StoreError(
            N_("“{name}” still stands in {files}. Close Vertel elsewhere and try again."),
            name=forms.name,
            files=", ".join(one.file.name for one in still),
        )
    return _found(met)


def unreachable(library: TalkLibrary) -> list[Path]:
    """What in sight may hold earlier versions that Vertel does not keep: of git, of sync programs."""
    known = (".git", ".stversions", ".dropbox.cache", ".hg")
    folder = library.folder.absolute()
    return [
        place / name
        for place in (library.meetings_folder, folder, *folder.parents)
        for name in known
        if (place / name).exists()
    ]


class _Met:
    """What of a name was met in a file; `in_name` where the file's own name tells it.

    With `is_there` what looks like it in the file's name is the name.
    """

    def __init__(self, own: Own, forms: Forms) -> None:
        self.own, self._forms = own, forms
        self.meant = 0
        self.in_name = self.is_there = self.is_word = self.is_taken = self.is_person = (
            self.is_shut
        ) = False
        self.perhaps: list[tuple[Match, str]] = []

    @property
    def times(self) -> int:
        return self.meant + self.in_name

    @property
    def shared(self) -> bool:
        return self.is_person and self.is_taken

    def note(self, words: str, told: StringKind) -> str:
        """Note what of the name is in these words, and leave them."""
        other = self._forms.pseudonym
        self.is_taken |= told == "name" and words.casefold() == other.casefold() != ""
        for match in self._forms.matches(words, told):
            if match.sure or match.form in self._forms.also:
                self.meant += 1
                self.is_person |= told == "name"
            else:
                self.perhaps.append((match, words))
            self.is_word |= told == "text" and self._forms.is_word(match)
        return words


def _forms(library: TalkLibrary, name: str, also: Collection[str], instead: str = "") -> Forms:
    if sum(sign.isalnum() for sign in name) < 2:
        raise Misused(N_("Give the whole name, as it stands in the talks."))
    instead = " ".join(kept(instead).split())
    forms = Forms(name, instead, frozenset(also))
    is_word = forms.is_one and any(one.is_word for one in _met(library, forms))
    return Forms(name, instead, frozenset(also), doubtful=is_word)


def _met(library: TalkLibrary, forms: Forms) -> list[_Met]:
    """What of the name is met in every file there is, but for the caches."""
    guard(library.folder, library.state_folder)
    found = []
    edited = (Own(file=path, what="words") for path in left(library.state_folder))
    for own in (*owned(library), *edited):
        if own.what in _SEARCHED:
            met = _Met(own, forms)
            data = read_whole(own.file) or b""
            met.is_shut = is_shut(own, data, purpose_of(library, own, data))
            _reworded(library, own, forms, "", data, met.note)
            found.append(met)
    talks = {id_told(library, one.own.file.name) for one in found if one.meant} - {""}
    for one in found:
        name = one.own.file.name
        head, _key, tail, _ending = _parts(library, name)
        one.is_there = bool(one.meant) or " " in forms.name or id_told(library, name) in talks
        one.in_name = any(_spans(part, forms, one.is_there) for part in (head, tail))
        if not one.in_name:
            one.note(f"{head} {tail}", "text")
    return found


def _parts(library: TalkLibrary, name: str) -> tuple[str, str, str, str]:
    """A file's name as words, the talk's id, words and the ending: by id and ending Vertel finds it."""
    stem, dot, ending = name.rpartition(".")
    before_dot = name.partition(".")[0]
    key = id_told(library, name) or (
        before_dot if id_in(f"{before_dot}.json") == before_dot else ""
    )
    head, found, tail = stem.rpartition(key) if key else (stem, "", "")
    return head, found, tail, dot + ending


def _found(met: list[_Met]) -> Found:
    perhaps: dict[str, list[str]] = {}
    for match, words in (pair for one in met for pair in one.perhaps):
        perhaps.setdefault(match.form, []).append(_passage(match, words))
    return Found(
        files=tuple(Named(file=one.own.file, times=one.times) for one in met if one.times),
        perhaps=tuple(
            Perhaps(form=form, times=len(all_of), passages=tuple(dict.fromkeys(all_of))[:_PASSAGES])
            for form, all_of in sorted(perhaps.items())
        ),
        shared=tuple(one.own.file for one in met if one.shared),
        shut=tuple(one.own.file for one in met if one.is_shut),
    )


def _reworded(
    library: TalkLibrary, own: Own, forms: Forms, run: str, data: bytes, put: Put | None = None
) -> bytes:
    purpose = purpose_of(library, own, data)
    return reworded(own, data, purpose, put or forms.replaced, run, forms.may_be_in)


def _passage(match: Match, words: str) -> str:
    """What is perhaps the name, and what stands around it."""
    start, end = max(0, match.start - _AROUND), match.end + _AROUND
    return ("…" if start else "") + words[start:end] + ("…" if words[end:] else "")


def _spans(words: str, forms: Forms, is_there: bool) -> list[tuple[int, int]]:
    """Where a piece of a file's name tells the name, the last first.

    Where it `is_there`, also as it is written in names of files: small or not, with dashes, and cut
    off where Vertel's own piece of the goal ends.
    """
    found = [(one.start, one.end) for one in forms.meant(words)]
    if is_there and (short := slug(forms.name, 400)):
        alike = rf"(?<![^\W_]){short.replace('-', '[^a-z0-9]+')}(?![^\W_])"
        found += [one.span() for one in re.finditer(alike, words, re.IGNORECASE)]
        found += [(one.start, one.end) for one in forms.matches(words)
                  if slug(words[one.start : one.end], 400) == short]  # fmt: skip
        if len(own := words[len("2026-10-06-") :].rstrip("-")) >= MOST_OF_GOAL - 1:
            end = len(words.rstrip("-"))
            cut = next(
                (n for n in range(len(short) - 1, 1, -1) if f"-{own}".endswith(f"-{short[:n]}")), 0
            )
            found += [(end - cut, end)] if cut else []
    last = len(words)
    spans = []
    for start, end in sorted(found, reverse=True):
        if end <= last:
            spans.append((start, end))
            last = start
    return spans


def _erase_in(library: TalkLibrary, met: _Met, forms: Forms, run: str) -> None:
    path, own = met.own.file, met.own
    talk_id = _talk_of(library, own)
    with library.hold(talk_id, WHO) if talk_id else contextlib.nullcontext():
        data = read_whole(path)  # anew: it may have been written until it was held
        if data is None or own.what == "who":
            remove(path)
            return
        new = _reworded(library, own, forms, run, data)
        target = _renamed(library, met, forms) if met.in_name else path
        if target != path:  # first: broken off here, there is one file and not two
            path.rename(target)
        write_whole(target, new, mark=talk_id)


def _talk_of(library: TalkLibrary, own: Own) -> str:
    """The talk that has to be held while a file is written; "" for a file of none.

    Who holds a talk knows that nobody is saving it: what an interrupted save left is cleared by then.
    """
    if own.what in ("who", "waiting"):
        return own.file.stem
    if own.what == "stray":
        mark = own.file.name.removeprefix(TEMPORARY).partition("-")[0]
        return library.id_of(f"{mark}.json")
    return library.id_of(own.file.name)


def _renamed(library: TalkLibrary, met: _Met, forms: Forms) -> Path:
    """Where a file goes whose own name tells the name."""
    path, other = met.own.file, slug(forms.pseudonym)
    head, key, tail, ending = _parts(library, path.name)
    name = f"{_put(head, other, forms, met)}{key}{_put(tail, other, forms, met)}{ending}"
    target = path.with_name(name)
    number = 1
    while target != path and os.path.lexists(target):  # somebody's words too
        number += 1
        target = path.with_name(f"{number}-{name}")
    return target


def _put(words: str, other: str, forms: Forms, met: _Met) -> str:
    for start, end in _spans(words, forms, met.is_there):
        words = words[:start] + other + words[end:]
    return words
