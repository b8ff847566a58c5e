"""How what Vertel does grows with the number of talks there are."""

import math
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import disk
from benchmarks.disk import library_of, milliseconds
from benchmarks.measured import Figures, interleaved, median, shown
from benchmarks.stores import store_of
from store.admin.backup import back_up
from store.files.listing import listed
from store.library import TalkLibrary

SIZES = (10, 100, 1_000, 10_000)
LARGE = 100_000  # not for what reads every talk: a look through the folder or a cache, and a save
SCANS = ("listing", "home", "list", "state", "find")
WHOLE = ("saved", "rebuild", "backup")


def grown(folder: Path, runs: int, large: bool) -> list[list[str]]:
    """Milliseconds by the number of talks, and the exponent of the line through their logarithms."""
    home = folder / "home"
    sizes = (*SIZES, LARGE) if large else SIZES
    got = interleaved({str(n): scans(store_of(folder, n), home) for n in sizes}, runs)
    stores = {n: store_of(folder, n) for n in sizes}
    got.update(interleaved({str(n): disk.edit(stores[n], home) for n in sizes}, 3))
    got.update(interleaved({str(n): disk.rebuild(stores[n], home) for n in SIZES}, 2))
    got.update(interleaved({str(n): backup(stores[n], home) for n in SIZES}, 3))
    head = ["ms for so many talks", *(f"{n:,}" for n in sizes), "exponent", "of the last step"]
    return [head, *(_row(got, what, sizes) for what in (*SCANS, *WHOLE))]


def scans(store: Path, home: Path) -> Callable[[], dict[str, float]]:
    """What looks through the folder or a cache of it, as it is after the first time."""
    library = library_of(store, home)
    _look(library)  # the caches are made here

    def once() -> dict[str, float]:
        return {
            "listing": milliseconds(lambda: listed(library.meetings_folder)),
            "home": milliseconds(lambda: library.known().overview),
            "list": milliseconds(library.summaries),
            "state": milliseconds(library.state),
            "find": milliseconds(lambda: list(library.known().hits("zebra", False))),
        }

    return once


def _look(library: TalkLibrary) -> None:
    library.known().overview  # noqa: B018
    library.known().texts()


def backup(store: Path, home: Path) -> Callable[[], dict[str, float]]:
    """Every talk packed into one file, which is read back before it counts."""
    library = library_of(store, home)

    def once() -> dict[str, float]:
        with tempfile.TemporaryDirectory() as folder:
            return {"backup": milliseconds(lambda: back_up(library, Path(folder) / "all.zip"))}

    return once


def _row(got: Figures, what: str, sizes: tuple[int, ...]) -> list[str]:
    known = [(n, value) for n in sizes if (value := median(got, f"{n} {what}"))]
    return [
        what,
        *(shown(dict(known).get(n)) for n in sizes),
        f"{_exponent(known):.2f}",
        f"{_exponent(known[-2:]):.2f}",
    ]


def _exponent(known: list[tuple[int, float]]) -> float:
    xs, ys = zip(*((math.log(n), math.log(value)) for n, value in known), strict=True)
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )
