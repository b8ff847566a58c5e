"""A linear classifier that hears a goal where the rules did not (method.md §5.1: ask for proof).

Rules break on verbs they do not list, on long sentences and on groups they do not know. So each
sentence is also weighed by its features (`agendas.coach.features`), among them what the rules made
of it. The weights, a signed byte for each bucket and verdict, come from
`python -m benchmarks.coach_training`, which also fixes the thresholds.
"""

import struct
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from agendas.coach.features import BUCKETS, buckets, features
from agendas.coach.sentence.clause import Clause
from agendas.errors import N_, AgendaError
from agendas.records.said import Language

VERDICTS = ("result", "target", "means", "no-target-group", "unclear")
MAGIC = b"VERTEL-COACH-1\n\n"
HEADER = struct.Struct(f"<{len(MAGIC)}s5f5f4f")
_WEIGHTS = struct.Struct(f"{len(VERDICTS)}b")  # of one bucket

_HERE = Path(__file__).parent


class Thresholds(NamedTuple):
    """How scores become a verdict.

    `trust` is added to a result that the rules proved, and `word` to their target or means as
    against other verdicts that are no goal; `burden` is taken off a result, for a false goal is
    worse than a question too many; below `band`, the distance between goal and no goal tells too
    little.
    """

    trust: float
    word: float
    burden: float
    band: float


class Model(NamedTuple):
    """The weights of a language: bucket after bucket, a signed byte for each verdict."""

    bias: tuple[float, ...]
    scale: tuple[float, ...]
    thresholds: Thresholds
    weights: memoryview


class Heard(NamedTuple):
    """The verdict after weighing, and whether goal and no goal lie far enough apart."""

    verdict: str
    sure: bool


def scores(filled: set[int], model: Model) -> list[float]:
    """A score for each verdict; buckets weigh less the more there are."""
    each = (_WEIGHTS.unpack_from(model.weights, bucket * _WEIGHTS.size) for bucket in filled)
    sums = [sum(column) for column in zip(*each, strict=True)] or [0] * len(VERDICTS)
    length = sqrt(len(filled)) or 1.0
    return [
        b + s * total / length for b, s, total in zip(model.bias, model.scale, sums, strict=True)
    ]


def settle(scored: list[float], ruled: str, thresholds: Thresholds) -> Heard:
    """The verdict that scores highest, once the rules' word has been weighed too."""
    apart = distance(scored, ruled, thresholds)
    if apart > 0:
        return Heard("result", apart >= thresholds.band)
    weighed = list(scored)
    if ruled in ("target", "means"):
        weighed[VERDICTS.index(ruled)] += thresholds.word
    best = max(range(1, len(VERDICTS)), key=weighed.__getitem__)
    return Heard(VERDICTS[best], -apart >= thresholds.band)


def distance(scored: list[float], ruled: str, thresholds: Thresholds) -> float:
    """How much a result scores above whatever else scores highest."""
    trust = thresholds.trust if ruled == "result" else 0.0
    return scored[0] + trust - thresholds.burden - max(scored[1:])


def hear(of: Clause, ruled: str, flags: tuple[str, ...]) -> Heard:
    """Weigh a sentence on which the rules gave a verdict."""
    model = read_model(of.language)
    return settle(scores(buckets(features(of, ruled, flags)), model), ruled, model.thresholds)


@cache
def read_model(language: Language) -> Model:
    """The weights of a language. Raises `AgendaError` when the file does not hold what it should."""
    path = _HERE / f"{language}.weights"
    try:
        data = path.read_bytes()
        magic, *numbers = HEADER.unpack_from(data)
        weights = memoryview(data)[HEADER.size :].cast("b")
        if magic != MAGIC or len(weights) != BUCKETS * len(VERDICTS):
            raise ValueError(path.name)
    except (OSError, ValueError, struct.error) as error:
        raise AgendaError(
            N_("The weights {file} cannot be used: {reason}. Install Vertel again."),
            file=path.name,
            reason=error,
        ) from error
    bias, scale, rest = tuple(numbers[:5]), tuple(numbers[5:10]), numbers[10:]
    return Model(bias, scale, Thresholds(*rest), weights)
