"""A talk of many lines: on its screen, and on disk beside one of an earlier Vertel.

    .venv/bin/python -m benchmarks.long_talk 38ac502    saved, opened and folded: 1,000 lines now, and 300
                                                        lines as that commit did it, in turns

Milliseconds of processor time, medians; a save also by the clock, with its flushes.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from benchmarks import disk
from benchmarks.measured import PYTHON, ROOT, environment, interleaved, row, table

if TYPE_CHECKING:
    from store.library import TalkLibrary

LETTERS = "abcdefghij"
LINES = 5  # lines that are put on record
NOW, THEN = 1000, 300  # lines of the talks that are laid side by side
CLOSED = datetime(2026, 12, 1, 12, tzinfo=UTC)


def opened_and_typed(store: Path, home: Path, items: int) -> Callable[[], dict[str, float]]:
    """Milliseconds of processor time in a talk of so many lines: `opened`, a `letter`, an `enter`."""
    os.environ |= {"VERTEL_CONFIG": str(home / "none.toml"), "VERTEL_STATE": str(home / "state")}
    library = disk.library_of(store, home)

    def once() -> dict[str, float]:
        talk = disk.talk_with_evidence(library, items)
        try:
            return asyncio.run(_typed(library, talk.id))
        finally:
            library.files()[talk.id].unlink()

    return once


async def _typed(library: "TalkLibrary", talk_id: str) -> dict[str, float]:
    from tui.app import VertelApp
    from tui.screens.talk_screen import TalkScreen
    from tui.settings import settings

    app = VertelApp(settings(str(library.folder), "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        begun = time.process_time()
        app.push_screen(TalkScreen(app.library.open(talk_id)))
        await pilot.pause()
        there = time.process_time()
        await pilot.press(*LETTERS)
        typed = time.process_time()
        for letter in LETTERS[:LINES]:
            await pilot.press(letter, "enter")
        await pilot.pause()
        said = time.process_time()
    return {
        "opened": (there - begun) * 1000,
        "letter": (typed - there) * 1000 / len(LETTERS),
        "enter": (said - typed) * 1000 / LINES,
    }


def on_disk(items: int, home: Path) -> dict[str, float]:
    """A talk of so many lines saved as it is and with a line more, opened and folded; in any Vertel there was."""
    from agendas.folding.fold import state_of

    library = disk.library_of(home / "store", home)
    talk: Any = disk.talk_with_evidence(library, items)
    talks = [talk]
    for n in range(20):
        talks.append(_with_one_more(talks[-1], n))
    changed = [msgspec.structs.replace(talk, minutes=n + 1) for n in range(40)]
    closed = {"ended": CLOSED, **({"closed": CLOSED.date()} if hasattr(talk, "passes") else {})}
    done = msgspec.structs.replace(talk, **closed)
    begun = time.perf_counter()
    saved = _median(library.save, changed)
    by_the_clock = (time.perf_counter() - begun) * 1000 / len(changed)
    return {
        "saved": saved,
        "saved by the clock": by_the_clock,
        "saved with a line more": _median(library.save, talks[1:]),
        "opened": _median(
            lambda _n: disk.library_of(home / "store", home).open(talk.id), range(20)
        ),
        "folded a hundred times": _median(lambda _n: state_of([done]), range(20)) * 100,
    }


def _with_one_more(talk: Any, n: int) -> Any:
    """The talk with its last line once more, under another id."""
    of, name = (talk, "lines") if hasattr(talk, "passes") else (talk.segments[-1], "evidence")
    said = getattr(of, name)
    more = {name: (*said, msgspec.structs.replace(said[-1], id=f"{said[-1].id}{n}"))}
    if of is talk:
        return msgspec.structs.replace(talk, **more)
    segment = msgspec.structs.replace(of, **more)
    return msgspec.structs.replace(talk, segments=(*talk.segments[:-1], segment))


def _median(work: Callable[[Any], object], given: Any) -> float:
    took = []
    for one in given:
        begun = time.process_time()
        work(one)
        took.append((time.process_time() - begun) * 1000)
    return statistics.median(took)


def _measured_in(tree: Path, items: int) -> dict[str, float]:
    """The figures of the Vertel in a folder, by a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        env = environment(None, Path(home)) | {"PYTHONPATH": str(tree)}
        command = [PYTHON, "-P", __file__, "here", "--lines", str(items), "--home", home]
        found: dict[str, float] = json.loads(subprocess.check_output(command, env=env))
    return found


def beside(commit: str, runs: int) -> list[list[str]]:
    """The rows of a talk of 1,000 lines here beside one of 300 of an earlier commit."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "then"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "-q", "--detach", str(tree), commit], check=True)
        for built in (ROOT / "agendas" / "coach").glob("*.lexicon"):  # is in no commit
            shutil.copy(built, tree / "agendas" / "coach")
        try:
            got = interleaved(
                {"now": lambda: _measured_in(ROOT, NOW), "then": lambda: _measured_in(tree, THEN)},
                runs,
            )
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)
    names = dict.fromkeys(name.partition(" ")[2] for name in got)
    return [row(name, got, f"now {name}", f"then {name}", "no slower", 1) for name in names]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("commit")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--lines", type=int, help=argparse.SUPPRESS)  # of one of the two
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.lines:
        print(json.dumps(on_disk(asked.lines, asked.home)))
        return
    head = [f"a talk of {NOW:,} lines / of {THEN} at {asked.commit}", "now", "then", "ratio"]
    rows = beside(asked.commit, asked.runs)
    print(table([[*head, "goal", "met"], *rows]))


if __name__ == "__main__":
    main()
