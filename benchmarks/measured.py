"""Figures of interleaved runs: medians, and ratios of medians side by side in one table."""

import os
import random
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON = str(ROOT / ".venv" / "bin" / "python")
Figures = dict[str, list[float]]
Row = list[str]


def environment(store: Path | None, home: Path) -> dict[str, str]:
    """A small clean environment; nothing of the user's own is read or written."""
    home.mkdir(parents=True, exist_ok=True)
    env = {
        "PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color",
        "COLORTERM": "truecolor", "LANG": "C.UTF-8", "VERTEL_LANG": "en",
        "VERTEL_CONFIG": str(home / "none.toml"), "VERTEL_STATE": str(home / "state"),
        "VERTEL_WRITER": "bench",
    }  # fmt: skip
    return {**env, "VERTEL_STORE": str(store)} if store else env


def timed(command: list[str], env: dict[str, str]) -> float:
    """Milliseconds of a command that ends by itself."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    took = (time.perf_counter() - begun) * 1000
    if done.returncode not in (0, 3):
        raise RuntimeError(f"{command}: {done.stderr.decode(errors='replace')[-500:]}")
    return took


def interleaved(cases: dict[str, Callable[[], dict[str, float]]], runs: int) -> Figures:
    """Every case once a round, each round in another order: `case figure` -> figures.

    What comes after its like finds the caches warm: none may always follow the same one.
    """
    found: Figures = defaultdict(list)
    names = list(cases)
    chance = random.Random(7)
    for _turn in range(runs):
        chance.shuffle(names)
        for name in names:
            for figure, value in cases[name]().items():
                found[f"{name} {figure}".strip()].append(value)
    return found


def median(figures: Figures, name: str) -> float | None:
    values = figures.get(name)
    return statistics.median(values) if values else None


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def row(
    what: str, figures: Figures, ours: str, theirs: str, goal: str, holds: float, plus: float = 0
) -> Row:
    """A row of the table: met when ours is at most `holds` times theirs, and `plus` more."""
    a, b = median(figures, ours), median(figures, theirs)
    if a is None or b is None:
        return [what, shown(a), shown(b), "–", goal, "not measured"]
    met = "–" if goal == "(none)" else "yes" if a <= b * holds + plus else "no"
    return [what, shown(a), shown(b), f"{a / b:.2f}x", goal, met]


def table(rows: list[list[str]]) -> str:
    """Rows as a Markdown table, the first one its head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)
