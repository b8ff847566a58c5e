"""What the disk and the store take, without a screen: one edit, rebuilding, finding, and how each grows."""

import os
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from agendas.agenda import builtin
from agendas.came_to.counting import TalkLines
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import say_all
from agendas.lines.edit import change, spend
from agendas.lines.talk import Talk
from store.files.talk_file import read_lines, read_version
from store.find import sentences
from store.library import TalkLibrary
from tui.start_talk import start


def now() -> datetime:
    return datetime.now().astimezone()


def library_of(store: Path, home: Path) -> TalkLibrary:
    return TalkLibrary(store, now, home / "state", "bench")


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def talk_with_evidence(library: TalkLibrary, items: int) -> Talk:
    """An unfinished talk in its evidence phase with so many things on record, saved."""
    agenda = builtin("accountability")
    talk = start(library, agenda, "Walk-in mornings for parents", ("Ana", "Joost"), "en", now())
    table = Conductor(talk, agenda, now, lambda _talk, _at_once: None, "bench")
    seen = [("evidence", f"parents stayed to read, morning {n}") for n in range(items)]
    say_all(table, [("expectation", "about 20"), *seen])
    library.save(table.talk)
    return table.talk


def edit(store: Path, home: Path) -> Callable[[], dict[str, float]]:
    """One edit of a talk on disk, as the store saves it, and the same bytes written by hand."""
    library = library_of(store, home)
    kept = [change(talk_with_evidence(library, 30), unsaid=())]
    path = library.files()[kept[0].id]

    def once() -> dict[str, float]:
        saved, by_hand = [], []
        for _time in range(7):
            kept[0] = spend(kept[0], 1.0)
            saved.append(milliseconds(lambda: library.save(kept[0])))
            by_hand.append(milliseconds(partial(_by_hand, store, path.read_bytes())))
        return {"saved": sorted(saved)[3], "by hand": sorted(by_hand)[3]}

    return once


def lines(store: Path, home: Path, items: int) -> Callable[[], dict[str, float]]:
    """A talk of so many lines saved and read, the version that a file has and the talk alone."""
    library = library_of(store, home)
    kept = [talk_with_evidence(library, items)]
    path = library.files()[kept[0].id]

    def once() -> dict[str, float]:
        kept[0] = spend(kept[0], 1.0)
        return {
            "saved": milliseconds(lambda: library.save(kept[0])),
            "read": milliseconds(lambda: read_version(path)),
            "read as lines": milliseconds(lambda: read_lines(path, kept[0].id)),
        }

    return once


def _by_hand(folder: Path, data: bytes) -> None:
    place = folder / "by-hand"
    place.mkdir(exist_ok=True)
    descriptor = os.open(place / "new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    os.replace(place / "new", place / "talk.json")
    descriptor = os.open(place, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def rebuild(store: Path, home: Path) -> Callable[[], dict[str, float]]:
    """The index made anew, and reading and decoding the same files and nothing more."""

    def read() -> None:
        for path in (store / "meetings").iterdir():
            read_version(path)

    return lambda: {
        "rebuild": milliseconds(library_of(store, home).rebuild),
        "read": milliseconds(read),
    }


WORDS = ("parents", "walk-in", "31 of 52", "zebra")


def find(store: Path, home: Path) -> Callable[[], dict[str, float]]:
    """First and all that is found, as Find has it and as sqlite's FTS5 has it over the same texts."""
    library = library_of(store, home)
    texts = library.known().texts()
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table said using fts5(words, by, talk)")
    for talk in library.talks():
        rows = [(one.words, one.by, talk.id) for one in sentences(TalkLines(talk))]
        base.executemany("insert into said values (?, ?, ?)", rows)
    query = "select words, by, talk from said where said match ?"

    def once() -> dict[str, float]:
        found: dict[str, float] = {"open": milliseconds(lambda: library.known().texts())}
        for word in WORDS:
            match = f'"{word}"'
            found[f"first {word}"] = milliseconds(lambda w=word: next(texts.hits(w, True), None))
            found[f"all {word}"] = milliseconds(lambda w=word: list(texts.hits(w, True)))
            found[f"all {word} fts5"] = milliseconds(
                lambda m=match: base.execute(query, (m,)).fetchall()
            )
        return found

    return once
