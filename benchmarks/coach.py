"""How well the goal coach judges sentences, and how fast.

    python -m benchmarks.coach                what was kept apart, with the misses
    python -m benchmarks.coach tuning         what it was tuned on

Half of "tuning" (now "tuning-c") was first kept apart, and so were "tuning-a", "tuning-b",
"tuning-d" and "tuning-e": each was judged once without being looked at, then its misses taught the coach and a
fresh set was written. Whoever tunes on "heldout" should do the same.

Each file under tests/agendas/coach holds labelled sentences. "Goal?" is whether it is a goal for
someone; a false goal counts as worse than a question too many, so both kinds of miss are shown.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from agendas.coach import Look, look

SENTENCES = Path(__file__).parents[1] / "tests" / "agendas" / "coach"
TUNED_ON = ("tuning", "tuning-a", "tuning-b", "tuning-c", "tuning-d", "tuning-e")
KEPT_APART = ("heldout",)


class Score(NamedTuple):
    """Shares of sentences judged as labelled, the false goals among them, and every miss."""

    size: int
    goal: float
    verdict: float
    false_goals: int
    missed_goals: int
    misses: tuple[tuple[dict[str, Any], Look], ...]


def rows(name: str) -> list[dict[str, Any]]:
    """The labelled sentences of a file."""
    loaded: list[dict[str, Any]] = json.loads((SENTENCES / f"{name}.json").read_text("utf-8"))
    return loaded


def score(labelled: list[dict[str, Any]]) -> Score:
    """Judge sentences and compare with their labels."""
    looks = [(row, look(row["text"], row["lang"])) for row in labelled]
    said = [(row["verdict"] == "result", seen.verdict == "result") for row, seen in looks]
    return Score(
        size=len(looks),
        goal=sum(label == verdict for label, verdict in said) / len(looks),
        verdict=sum(row["verdict"] == seen.verdict for row, seen in looks) / len(looks),
        false_goals=sum(verdict and not label for label, verdict in said),
        missed_goals=sum(label and not verdict for label, verdict in said),
        misses=tuple((row, seen) for row, seen in looks if row["verdict"] != seen.verdict),
    )


def main(names: list[str]) -> None:
    """Print the score of each file, a language at a time."""
    for name in names or KEPT_APART:
        for language in ("nl", "en"):
            begun = time.perf_counter()
            found = score([row for row in rows(name) if row["lang"] == language])
            each = (time.perf_counter() - begun) / found.size * 1000
            print(
                f"{name} {language}: {found.size} sentences, goal? {found.goal:.1%}, verdict"
                f" {found.verdict:.1%}, false goals {found.false_goals}, missed goals"
                f" {found.missed_goals}, {each:.1f} ms each"
            )
            for row, seen in found.misses:
                print(f"    {row['verdict']} -> {seen.verdict}: {row['text']}")


if __name__ == "__main__":
    main(sys.argv[1:])
