"""Train the goal coach's classifier on the labelled sentences of this repository.

    python -m benchmarks.coach_training           write agendas/coach/nl.weights and en.weights
    python -m benchmarks.coach_training --check   say whether the files are what training gives

It needs scikit-learn, a development dependency, and a minute. The same sentences, rules and versions give the
same bytes. Thresholds are fixed by cross-validation on sentences that the rules were not tuned on, above all those in
"training-nl" and "training-en", which have verdicts in the shares in which plans have them. It is told too what
the classifier makes of the rules' word. Nothing under "unseen" is read here.
"""

import sys
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from agendas.coach.classifier import HEADER, MAGIC, VERDICTS, Thresholds, distance, settle
from agendas.coach.features import BUCKETS, buckets, features
from agendas.coach.judge import Judgement, by_rule
from agendas.coach.sentence.clause import clause
from agendas.coach.sentence.words import plain
from agendas.records.said import Language
from benchmarks.coach import TUNED_ON, rows

WEIGHTS = Path(__file__).parents[1] / "agendas" / "coach"
STRENGTH = 2.0  # inverse of regularisation; from 1 to 3 scores differ by less than one in 100
FOLDS = 10
MOST_DENIED = 1 / 12
FALSE_GOAL_IN = 100  # sentences that are none; the next whole number is allowed
FALSE_WEIGHS = (
    FALSE_GOAL_IN * MOST_DENIED
)  # one false goal beside one denied goal: as the aims have it
UNSURE = 0.10  # the share of sentences of which the coach says it is not sure
TRUST = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6)
BURDEN = (0.0, 0.1, 0.2, 0.3, 0.4)
WORD = (0.0, 0.2, 0.4)

Labelled = list[dict[str, Any]]
Tried = tuple[Any, Judgement, int]


def sentences(language: Language) -> tuple[Labelled, Labelled, Labelled]:
    """Three kinds: in the shares of real plans, the hard ones, and those that the rules were tuned on."""
    tuned = [row for name in ("goals", *TUNED_ON) for row in rows(name) if row["lang"] == language]
    return rows(f"training-{language}"), rows(f"training-more-{language}"), tuned


def main(arguments: list[str]) -> None:
    """Train, and write or compare."""
    languages: tuple[Language, ...] = ("nl", "en")
    threadpool_limits(1)  # sums in another order end in other last digits
    for language in languages:
        made, told = train(language)
        path = WEIGHTS / f"{language}.weights"
        print(told)
        if "--check" in arguments:
            same = path.read_bytes() == made
            print(f"{path.name}: {'the same bytes' if same else 'DIFFERENT'}")
            if not same:
                sys.exit(1)
        else:
            path.write_bytes(made)
            print(f"{path.name}: {len(made)} bytes")


class Prepared(NamedTuple):
    """Sentences ready to learn from: those in the shares of plans first, then hard ones, then tuned ones."""

    inputs: csr_matrix
    verdicts: Any
    ruled: list[Judgement]
    real: int
    fresh: int


def prepare(language: Language) -> Prepared:
    """The features of every labelled sentence of a language."""
    real, hard, tuned = sentences(language)
    labelled = [*real, *hard, *tuned]
    fresh = len(real) + len(hard)
    ruled = [by_rule(plain(row["text"]), language) for row in labelled]
    filled = [
        _buckets(row, found, heard=place < fresh)
        for place, (row, found) in enumerate(zip(labelled, ruled, strict=True))
    ]
    verdicts = np.array([VERDICTS.index(row["verdict"]) for row in labelled])
    return Prepared(_matrix(filled), verdicts, ruled, len(real), fresh)


def fitted(language: Language) -> tuple[Any, Any, Any]:
    """Bias, scale and signed bytes (verdict by bucket) for a language."""
    of = prepare(language)
    return _signed(*_fit(of.inputs, of.verdicts))


def train(language: Language) -> tuple[bytes, str]:
    """The file for a language, and what cross-validation showed."""
    of = prepare(language)
    scored = np.zeros((of.fresh, len(VERDICTS)))
    kinds = of.verdicts[: of.fresh] * 2 + (np.arange(of.fresh) >= of.real)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    for learnt, held in folds.split(np.zeros(of.fresh), kinds):
        rest = np.concatenate([learnt, np.arange(of.fresh, len(of.ruled))])
        bias, weights = _fit(of.inputs[rest], of.verdicts[rest])
        scored[held] = of.inputs[held] @ weights.T + bias
    tried = list(zip(scored, of.ruled, of.verdicts, strict=False))
    chosen = _thresholds(tried[: of.real], tried)
    told, of_hard = _score(tried[: of.real], chosen), _score(tried[of.real :], chosen)
    bias, scale, signed = _signed(*_fit(of.inputs, of.verdicts))
    return (
        HEADER.pack(MAGIC, *bias, *scale, *chosen) + signed.T.tobytes(),
        f"{language}: {len(of.ruled)} sentences; {chosen}\n  as in plans: {told}\n  hard ones: {of_hard}\n"
        + _turned_down(tried, chosen)
        + f"  were they final, as in plans: {_score(tried[: of.real], chosen, final=('target', 'means'))}",
    )


def _signed(bias: Any, weights: Any) -> tuple[Any, Any, Any]:
    scale = np.abs(weights).max(axis=1) / 127
    return bias, scale, np.rint(weights / scale[:, None]).astype(np.int8)


def _buckets(row: dict[str, Any], found: Judgement, heard: bool) -> set[int]:
    """Where rules were tuned on a sentence their finding is no evidence, so it is left out."""
    of = clause(plain(row["text"]), row["lang"])
    return buckets(features(of, found.verdict if heard else "", found.flags))


def _matrix(filled: list[set[int]]) -> csr_matrix:
    ordered = [sorted(of) for of in filled]
    ends = np.cumsum([0, *map(len, ordered)])
    values = np.concatenate([np.full(len(of), len(of) ** -0.5) for of in ordered])
    return csr_matrix((values, np.concatenate(ordered), ends), shape=(len(filled), BUCKETS))


def _fit(inputs: csr_matrix, verdicts: Any) -> tuple[Any, Any]:
    """Bias and weights, verdict by bucket; a bucket weighs more the fewer sentences fill it."""
    filled = np.asarray((inputs > 0).sum(axis=0)).ravel()
    rarity = np.log((inputs.shape[0] + 1) / (filled + 1)) + 1
    rarity /= rarity.mean()
    fitted = LinearSVC(C=STRENGTH, dual=True, tol=1e-5, max_iter=20_000, random_state=1)
    fitted.fit(inputs @ diags(rarity), verdicts)
    return fitted.intercept_, fitted.coef_ * rarity


def _thresholds(real: list[Tried], every: list[Tried]) -> Thresholds:
    """Few false and few denied goals on the real sentences, and then the least harm on all."""
    others = sum(label != 0 for _, _, label in real)
    allowed = -(-others // FALSE_GOAL_IN) / others
    best: tuple[tuple[float, ...], Thresholds] | None = None
    for trust, word, burden in product(TRUST, WORD, BURDEN):
        found = Thresholds(trust, word, burden, 0.0)
        of_all, of_real = _score(every, found), _score(real, found)
        kept = (-max(of_real.false_goals, allowed), -max(of_real.denied, MOST_DENIED))
        harm = FALSE_WEIGHS * of_all.false_goals + of_all.denied - 2 * of_all.verdict
        rank = (*kept, -harm, -trust, -burden)
        if best is None or rank > best[0]:
            best = rank, found
    assert best
    apart = [abs(distance(list(row), of.verdict, best[1])) for row, of, _ in real]
    return best[1]._replace(band=round(float(np.quantile(apart, UNSURE)), 2))


class Score(NamedTuple):
    """Verdicts right, goals right, false goals among those that are none, goals denied."""

    verdict: float
    goal: float
    false_goals: float
    denied: float

    def __str__(self) -> str:
        return ", ".join(f"{name} {share:.1%}" for name, share in self._asdict().items())


def _turned_down(tried: list[Tried], thresholds: Thresholds) -> str:
    """How often a target or a means that the rules found was turned down, and who was right."""
    lines = ""
    for verdict in ("target", "means"):
        pairs = [
            (settle(list(row), verdict, thresholds).verdict, VERDICTS[label])
            for row, of, label in tried
            if of.verdict == verdict and "limit" not in of.flags
        ]
        down = [(said, label) for said, label in pairs if said != verdict]
        right = sum(said == label for said, label in down)
        ruled = sum(label == verdict for _, label in down)
        lines += (
            f"  a {verdict} by rule: {len(pairs)}, turned down {len(down)} times, rightly {right}"
            f" times; the rule was right {ruled} times\n"
        )
    return lines


def _score(tried: list[Tried], thresholds: Thresholds, final: tuple[str, ...] = ()) -> Score:
    """The score by some thresholds, with a limit and the `final` verdicts left to the rules."""
    said = np.array(
        [
            VERDICTS.index(of.verdict)
            if "limit" in of.flags or of.verdict in final
            else VERDICTS.index(settle(list(row), of.verdict, thresholds).verdict)
            for row, of, _ in tried
        ]
    )
    labels = np.array([label for _, _, label in tried])
    goals = labels == 0
    return Score(
        float((said == labels).mean()),
        float(((said == 0) == goals).mean()),
        float((said[~goals] == 0).mean()),
        float((said[goals] != 0).mean()),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
