"""Measures Vertel beside what people would use instead, and prints the table of docs/performance.md.

    .venv/bin/python -m benchmarks                       everything, ten rounds (half an hour)
    .venv/bin/python -m benchmarks --runs 3 --only cli   a part of it, quickly
    .venv/bin/python -m benchmarks --others DIR          also beside other programs: DIR holds an
                                                         environment for each (DIR/jrnl/bin/jrnl)
    .venv/bin/python -m benchmarks --only growth --large  100,000 talks too (2 GB, and minutes to make)

Rounds are interleaved, figures are medians in milliseconds (memory in MB); the figures side by side
in a row come from the same rounds. Stores to measure with are made in `--folder` and kept there.
"""

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks import disk, documents, growth, long_talk, screens, sealed
from benchmarks.measured import (
    PYTHON,
    Row,
    environment,
    interleaved,
    row,
    table,
    timed,
)
from benchmarks.stores import store_of

Measure = Callable[..., dict[str, float]]


def start_up(folder: Path, runs: int, others: Path | None) -> list[Row]:
    home = folder / "home"
    floor = str(Path(__file__).parent / "apps" / "floor.py")
    env = environment(None, home)
    cases = {
        "home-10": screens.home(store_of(folder, 10), home),
        "home-10000": screens.home(store_of(folder, 10_000), home),
        "plain": screens.plain(home),
        "floor": lambda: {"first": timed([PYTHON, floor], env)},
        **screens.others(others, home, folder),
    }
    got = interleaved(cases, runs)
    few, many = "home-10", "home-10000"
    rows = [
        row(
            "first screen, 10 talks / import floor",
            got,
            f"{few} first",
            "floor first",
            "1.15x",
            1.15,
        ),
        row(
            "first screen, 10,000 talks / with 10",
            got,
            f"{many} first",
            f"{few} first",
            "+40 ms",
            1,
            40,
        ),
        row("first screen, 10 talks / plain app", got, f"{few} first", "plain first", "faster", 1),
    ]
    for name, times in (("harlequin", 4), ("posting", 4), ("toolong", 2)):
        goal = f"{times}x faster"
        rows.append(
            row(
                f"first screen, 10 talks / {name}",
                got,
                f"{few} first",
                f"{name} first",
                goal,
                1 / times,
            )
        )
    return [
        *rows,
        row("usable, 10 talks / plain app", got, f"{few} usable", "plain usable", "no slower", 1),
        row("usable, 10,000 talks / plain app", got, f"{many} usable", "plain usable", "1.15x", 1.15),
        row("closing / plain app", got, f"{few} close", "plain close", "a fifth", 0.2),
        row("memory, 10 talks / plain app", got, f"{few} memory", "plain memory", "1.25x", 1.25),
        row("memory, 10,000 talks / with 10", got, f"{many} memory", f"{few} memory", "+15 MB", 1, 15),
    ]  # fmt: skip


def typing(folder: Path, runs: int) -> list[Row]:
    home = folder / "home"
    store = store_of(folder, 10_000)
    library = disk.library_of(store, home)
    env = environment(store, home)
    plain = [PYTHON, str(Path(__file__).parent / "apps" / "plain.py")]
    bare = environment(None, home)

    def resumed(measure: Measure, *how: Any) -> dict[str, float]:
        # A talk of its own each time: what is typed stands on its line when it is opened again.
        talk = disk.talk_with_evidence(library, 200)
        try:
            return measure([screens.VERTEL, "resume", talk.id], env, "Evidence", *how)
        finally:
            library.files()[talk.id].unlink()

    cases = {
        "vertel": lambda: resumed(screens.typed, 120, b"\x11"),
        "plain": lambda: screens.typed(plain, bare, "READY", 120, b"\x11"),
        "vertel phase": lambda: resumed(screens.turned, b"\x11", b"\x1b[5~"),
        "plain phase": lambda: screens.turned(plain, bare, "READY", b"\x11", b"\x1bOQ"),
        "300": long_talk.opened_and_typed(store_of(folder, 10), home, 300),
        "1000": long_talk.opened_and_typed(store_of(folder, 10), home, 1000),
        "into": lambda: screens.into_a_talk(store_of(folder, 10), home, folder),
    }
    got = interleaved(cases, runs)
    long = resumed(screens.typed, 2000, b"\x11")
    for name, value in long.items():
        got[f"long {name}"].append(value)
    return [
        row("key to screen, 200 items, 10,000 talks / plain app", got, "vertel key", "plain key", "+0.5 ms", 1, 0.5),
        row("the same, 95th percentile", got, "vertel p95", "plain p95", "no worse", 1),
        row("the last of 2,000 keys / the first", got, "long late", "long early", "the same", 1.1),
        row("a letter in a talk of 1,000 lines / of 300, processor time", got, "1000 letter", "300 letter", "1.1x", 1.1),
        row("a line put on record there / of 300, processor time", got, "1000 enter", "300 enter", "2x", 2),
        row("opening a talk of 1,000 lines / of 300, processor time", got, "1000 opened", "300 opened", "3.3x", 3.3),
        row("closing a talk / plain app", got, "vertel close", "plain close", "a fifth", 0.2),
        row("phase to phase / push of an empty screen", got, "vertel phase turn", "plain phase turn", "2x", 2),
        row("from Home to Prepare / push of an empty screen", got, "into prepare", "plain phase turn", "2x", 2),
        row("from Prepare into a talk / push of an empty screen", got, "into talk", "plain phase turn", "2x", 2),
    ]  # fmt: skip


def cli(folder: Path, runs: int, others: Path | None) -> list[Row]:
    home = folder / "home"
    store = store_of(folder, 10_000)
    env = environment(store, home)
    small = environment(store_of(folder, 10), home)
    said = ["--noticed", "two parents stayed", "--means", "they trust us", "--next", "ask them"]
    goal = ["--goal", "Walk-in mornings for parents"]
    cases = {
        "click": lambda: {"": timed([PYTHON, "-c", "import click"], small)},
        "version": lambda: {"": timed([screens.VERTEL, "--version"], small)},
        "help": lambda: {"": timed([screens.VERTEL, "--help"], small)},
        "list": lambda: {"": timed([screens.VERTEL, "list"], env)},
        "list-20": lambda: {"": timed([screens.VERTEL, "list", "--limit", "20"], env)},
        "due": lambda: {"": timed([screens.VERTEL, "due"], env)},
        "find": lambda: {"": timed([screens.VERTEL, "find", "zebra"], env)},
    }
    for command in ("list", "due", "find"):
        cases[command]()  # the caches are there; what they cost after a save is a row of its own
    got = interleaved(cases, runs)
    written = {
        "checkin": lambda: {
            "": timed([screens.VERTEL, "checkin", *goal, *said], env),
            "due": timed([screens.VERTEL, "due"], env),
        },
        **screens.jrnl(others, home, folder),
    }
    got.update(interleaved(written, runs))
    return [
        row("vertel --version / import click", got, "version", "click", "1.3x", 1.3),
        row("vertel --help / import click", got, "help", "click", "1.3x", 1.3),
        row("vertel list, 10,000 talks / --version", got, "list", "version", "+60 ms", 1, 60),
        row("vertel list --limit 20, 10,000 talks / --version", got, "list-20", "version", "+60 ms", 1, 60),
        row("vertel due, 10,000 talks / --version", got, "due", "version", "+60 ms", 1, 60),
        row("vertel due right after a save / --version", got, "checkin due", "version", "(none)", 99),
        row("vertel find, 10,000 talks / --version", got, "find", "version", "(none)", 99),
        row("vertel checkin with flags, 10,000 talks / jrnl, 10,000 entries", got, "checkin", "jrnl", "a third", 0.34),
    ]  # fmt: skip


def store(folder: Path, runs: int) -> list[Row]:
    home = folder / "home"
    many = store_of(folder, 10_000)
    got = interleaved(
        {"few": disk.edit(store_of(folder, 10), home), "many": disk.edit(many, home)}, runs
    )
    got.update(interleaved({"": disk.rebuild(many, home)}, max(2, runs // 3)))
    got.update(interleaved({"": disk.find(many, home)}, runs))
    sizes = (300, 1000)
    few = store_of(folder, 10)
    got.update(interleaved({str(n): disk.lines(few, home, n) for n in sizes}, runs))
    got["frame"] = [1000 / 15]
    found = [
        line
        for word in disk.WORDS
        for line in (
            row(f"find “{word}” in 10,000 talks: first / a frame", got, f"first {word}", "frame", "within it", 1),
            row(f"find “{word}”: all / FTS5", got, f"all {word}", f"all {word} fts5", "3x or 150 ms", 3, 150),
        )
    ]  # fmt: skip
    return [
        row("one edit on disk, 10 talks / the same bytes by hand", got, "few saved", "few by hand", "2x", 2),
        row("one edit on disk, 10,000 talks / with 10", got, "many saved", "few saved", "1.1x", 1.1),
        *(
            line
            for n in sizes
            for line in (
                row(f"save a talk of {n} lines / look at it", got, f"{n} saved", f"{n} read as lines", "(none)", 1),
                row(f"open a talk of {n} lines / look at it", got, f"{n} read", f"{n} read as lines", "2x", 2),
            )
        ),
        *found,
        row("rebuild, 10,000 talks / reading and decoding", got, "rebuild", "read", "1.5x", 1.5),
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument(
        "--only",
        choices=["start", "typing", "cli", "minutes", "store", "sealed", "growth"],
        action="append",
    )
    parser.add_argument("--others", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "vertel-benchmarks"
    )
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    parts = asked.only or ["start", "typing", "cli", "minutes", "store", "sealed", "growth"]
    print(f"{datetime.now():%Y-%m-%d %H:%M}, {platform.platform()}, Python {platform.python_version()}, "
          f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {asked.runs} rounds\n")  # fmt: skip
    work = {
        "start": lambda: start_up(asked.folder, asked.runs, asked.others),
        "typing": lambda: typing(asked.folder, asked.runs),
        "cli": lambda: cli(asked.folder, asked.runs, asked.others),
        "minutes": lambda: documents.minutes(asked.folder, asked.runs, asked.others),
        "store": lambda: store(asked.folder, asked.runs),
        "sealed": lambda: sealed.sealed(asked.folder, asked.runs),
    }
    head = ["what / beside", "ours", "beside", "ratio", "goal", "met"]
    for part in parts:
        if part in work:
            print(table([head, *work[part]()]) + "\n", flush=True)
    if "growth" in parts:
        print(table(growth.grown(asked.folder, asked.runs, asked.large)))


if __name__ == "__main__":
    main()
