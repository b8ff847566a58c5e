"""How well the goal coach judges sentences, and how fast.

    python -m benchmarks.coach                what was kept apart: scores, a confusion table, the misses
    python -m benchmarks.coach tuning         what it was tuned on
    python -m benchmarks.coach labels         how far two people agree on the labels of "unseen"
    python -m benchmarks.coach quick          how long a first look in a fresh process takes

"unseen" was written and labelled from the method before the classifier was made, and nothing was
tuned or trained on it. Its labels are the first; "unseen-second" are those of somebody who saw neither
these nor the rules, and "unseen-settled" holds every sentence on which the two differ, with what was
settled and why. "heldout" is the older, smaller set. "training-…" is what the classifier
learns from (`benchmarks/coach_training.py`); the rules were tuned on "tuning…" and, for their lists, on
"training-…". Whoever looks at the misses of "unseen" and mends them writes a fresh set first.

Each file under tests/agendas/coach holds labelled sentences. "Goal?" is whether it is a goal for
someone. A false goal counts as worse than a question too many, so both kinds of miss are shown.
"""

import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from agendas.coach import Look, look
from agendas.coach.classifier import VERDICTS

SENTENCES = Path(__file__).parents[1] / "tests" / "agendas" / "coach"
TUNED_ON = ("tuning", "tuning-a", "tuning-b", "tuning-c", "tuning-d", "tuning-e")
LEARNT_FROM = ("training-nl", "training-en", "training-more-nl", "training-more-en")
KEPT_APART = ("unseen", "heldout")


class Score(NamedTuple):
    """Shares of sentences judged as labelled, the false goals among them, and every miss.

    `goals` and `others` say how many sentences are goals and how many are none.
    """

    size: int
    goal: float
    verdict: float
    false_goals: int
    missed_goals: int
    goals: int
    others: int
    unsure: int
    confused: Counter[tuple[str, str]]
    misses: tuple[tuple[dict[str, Any], Look], ...]

    def __str__(self) -> str:
        return (
            f"{self.size} sentences, verdict {self.verdict:.1%}, goal? {self.goal:.1%}, false goals"
            f" {self.false_goals} of {self.others}, goals denied {self.missed_goals} of {self.goals},"
            f" not sure of {self.unsure}"
        )


def rows(name: str) -> list[dict[str, Any]]:
    """The labelled sentences of a file."""
    loaded: list[dict[str, Any]] = json.loads((SENTENCES / f"{name}.json").read_text("utf-8"))
    return loaded


def labelled_by(by: str) -> list[dict[str, Any]]:
    """The sentences of "unseen" by the "first", the "second" or the "settled" labels."""
    first = rows("unseen")
    if by == "second":
        given = {row["id"]: row["verdict"] for row in rows("unseen-second")}
        return [{**row, "verdict": same_question(given[row["id"]])} for row in first]
    settled = (
        {row["id"]: row["settled"] for row in rows("unseen-settled")} if by == "settled" else {}
    )
    return [{**row, "verdict": settled.get(row["id"], row["verdict"])} for row in first]


def same_question(verdict: str) -> str:
    """A verdict as the second labels have it, which tell limits from means and not nobody from unclear."""
    return {"limit": "means", "no-target-group": "unclear"}.get(verdict, verdict)


def kappa(one: Sequence[object], other: Sequence[object]) -> float:
    """Cohen's kappa: how far two labellings agree beyond what chance would give, 1 being wholly."""
    size = len(one)
    of_one, of_other = Counter(one), Counter(other)
    same = sum(a == b for a, b in zip(one, other, strict=True)) / size
    chance = sum(of_one[label] * of_other[label] for label in of_one) / size**2
    return (same - chance) / (1 - chance)


looked = cache(look)  # a sentence is judged in more than one way


def score(labelled: list[dict[str, Any]], read: Callable[[str], str] = str) -> Score:
    """Judge sentences and compare with their labels; `read` says which verdicts count as one."""
    looks = [(row, looked(row["text"], row["lang"])) for row in labelled]
    pairs = [(row["verdict"], read(seen.verdict)) for row, seen in looks]
    goals = sum(label == "result" for label, _ in pairs)
    confused = Counter(pairs)
    right = sum(confused[verdict, verdict] for verdict in VERDICTS)
    missed = goals - confused["result", "result"]
    false = sum(confused[label, "result"] for label in VERDICTS[1:])
    return Score(
        size=len(looks),
        goal=1 - (missed + false) / len(looks),
        verdict=right / len(looks),
        false_goals=false,
        missed_goals=missed,
        goals=goals,
        others=len(looks) - goals,
        unsure=sum(not seen.sure for _, seen in looks),
        confused=confused,
        misses=tuple(
            both for both, (label, said) in zip(looks, pairs, strict=True) if label != said
        ),
    )


def quick(rounds: int = 15) -> None:
    """Print what `vertel goal check` takes above `vertel --version`: medians, in turn, wall clock."""
    code = "from tui.entrance import main; main()"
    each: dict[str, list[str]] = {
        "--version": ["--version"],
        "nl": ["goal", "check", "--lang", "nl", "Leerlingen durven vragen te stellen in de klas."],
        "en": ["goal", "check", "--lang", "en", "Pupils dare to ask questions in class."],
    }
    took: dict[str, list[float]] = {name: [] for name in each}
    for _ in range(rounds):
        for name, words in each.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True)
            took[name].append((time.perf_counter() - begun) * 1000)
    base = statistics.median(took.pop("--version"))
    print(f"vertel --version {base:.0f} ms")
    for name, times in took.items():
        print(f"a first look in {name}: {statistics.median(times) - base:.0f} ms more")


def main(names: list[str]) -> None:
    """Print the score of each file, a language at a time, and of its sectors."""
    if names in (["quick"], ["labels"]):
        quick() if names == ["quick"] else agreement()
        return
    for name in names or KEPT_APART:
        every = rows(name)
        for language in ("nl", "en"):
            of = [row for row in every if row["lang"] == language]
            if of:
                begun = time.perf_counter()
                found = score(of)
                each = (time.perf_counter() - begun) / found.size * 1000
                print(f"\n{name} {language}: {found}; {each:.1f} ms each")
                _confusion(found)
                for row, seen in found.misses:
                    print(f"    {row['verdict']} -> {seen.verdict}: {row['text']}")
        for kind in ("sector", "style"):
            for part in dict.fromkeys(row[kind] for row in every if kind in row):
                print(f"{name} {part}: {score([row for row in every if row[kind] == part])}")
        if name == "unseen":
            for by in ("first", "settled"):
                print(f"{name} by the {by} labels: {score(labelled_by(by))}")
            print(f"{name} by the second labels: {score(labelled_by('second'), same_question)}")


def agreement() -> None:
    """Print how far the two labellings of "unseen" agree, and where they do not."""
    first, second = rows("unseen"), rows("unseen-second")
    for told, one, other in (
        ("verdict, as given", [r["verdict"] for r in first], [r["verdict"] for r in second]),
        (
            "verdict, limits as means, nobody as unclear",
            [same_question(r["verdict"]) for r in first],
            [same_question(r["verdict"]) for r in second],
        ),
        ("goal", [r["verdict"] == "result" for r in first], [r["goal"] for r in second]),
    ):
        same = sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
        print(f"{told}: {same:.1%} the same, kappa {kappa(one, other):.2f}")
    for row in rows("unseen-settled"):
        mark = "" if row["settled"] == row["first"] else f" => {row['settled']}"
        print(f"    {row['first']} | {row['second']}{mark}: {row['text']}")


def _confusion(found: Score) -> None:
    """A line for each label, with what the coach said in columns."""
    print(f"    {'labelled, said →':18}" + "".join(f"{said:>17}" for said in VERDICTS))
    for label in VERDICTS:
        counts = "".join(f"{found.confused[label, said]:17}" for said in VERDICTS)
        print(f"    {label:18}{counts}")


if __name__ == "__main__":
    main(sys.argv[1:])
