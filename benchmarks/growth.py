"""How what Vertel does grows with the number of talks there are."""

import math
from pathlib import Path

from benchmarks import disk
from benchmarks.measured import interleaved, median, shown
from benchmarks.stores import store_of

SIZES = (10, 100, 1_000, 10_000)


def grown(folder: Path, runs: int) -> list[list[str]]:
    """Milliseconds by the number of talks, and the exponent of the line through their logarithms."""
    home = folder / "home"
    got = interleaved({str(n): disk.growth(store_of(folder, n), home) for n in SIZES}, runs)
    got.update(interleaved({str(n): disk.edit(store_of(folder, n), home) for n in SIZES}, 3))
    got.update(interleaved({str(n): disk.rebuild(store_of(folder, n), home) for n in SIZES}, 2))
    rows = [["ms for so many talks", *(f"{n:,}" for n in SIZES), "exponent"]]
    for what in ("home", "list", "state", "find", "saved", "rebuild"):
        values = [median(got, f"{n} {what}") or 0.001 for n in SIZES]
        rows.append([what, *map(shown, values), f"{_exponent(values):.2f}"])
    return rows


def _exponent(values: list[float]) -> float:
    xs, ys = [math.log(n) for n in SIZES], [math.log(value) for value in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )
