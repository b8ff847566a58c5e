"""What the classifier hears beside the rules, and what it is made of."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from examples import every

from agendas.coach import classifier, features, judge, look
from agendas.coach.classifier import Heard, Thresholds, read_model, settle
from agendas.coach.judge import by_rule
from agendas.coach.sentence import lexicon
from agendas.coach.sentence.clause import clause
from agendas.coach.sentence.words import lemma, plain, words
from agendas.errors import AgendaError
from agendas.records.said import Language
from benchmarks.coach import KEPT_APART, LEARNT_FROM, TUNED_ON, rows

HEARD: tuple[tuple[str, Language, str], ...] = (
    ("Leerlingen krijgen modern en aantrekkelijk onderwijs.", "nl", "Leerlingen"),
    ("Pupils get modern and engaging teaching.", "en", "Pupils"),
    ("Jongeren volgen hun droom.", "nl", "Jongeren"),
    ("Elke bewoner wordt behandeld als was het onze eigen moeder.", "nl", "bewoner"),
    ("No one is turned away because of who they are.", "en", "No one"),
)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder in which lexicon and weights are looked for."""
    for module in (classifier, lexicon):
        monkeypatch.setattr(module, "_HERE", tmp_path)
    read_model.cache_clear()
    lexicon._lexicon.cache_clear()
    lemma.cache_clear()
    yield tmp_path
    read_model.cache_clear()
    lexicon._lexicon.cache_clear()


@pytest.mark.parametrize(("text", "language", "group"), HEARD)
def test_a_goal_that_no_rule_proves_is_heard_and_so_is_whose_it_is(
    text: str, language: Language, group: str
) -> None:
    assert by_rule(plain(text), language).verdict != "result"
    seen = look(text, language)
    assert seen.verdict == "result"
    assert group in seen.target_group


def test_a_limit_stays_a_limit_whatever_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "hear", lambda *_: Heard("result", True))
    seen = look("We cut the training budget by 5%.", "en")
    assert (seen.verdict, seen.exits) == ("means", ("to-frame",))


def test_a_result_that_a_rule_heard_beside_a_figure_is_no_target(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judge, "hear", lambda *_: Heard("target", True))
    seen = look("Patients feel safe on the ward and falls come down by a tenth.", "en")
    assert (seen.verdict, seen.target_group) == ("result", "Patients")
    assert look("Patients feel safe on the ward.", "en").verdict == "target"


def test_a_sentence_is_weighed_by_its_build_too() -> None:
    found = features.features(clause("Zes leerlingen krijgen een laptop.", "nl"), "", ())
    same = features.features(clause("Zes patiënten krijgen een folder.", "nl"), "", ())
    of_build = {
        feature for feature in found & same if feature.split()[0] in ("cb", "ct", "P", "G", "F")
    }
    assert {"P receives", "F found True", "cb determiners Means.nouns"} <= of_build


def test_no_goal_without_somebody_whatever_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "hear", lambda *_: Heard("result", True))
    seen = look("Meer rust.", "nl")
    assert (seen.verdict, seen.target_group, seen.sure) == ("no-target-group", "", False)


def test_the_word_of_the_rules_weighs_and_a_goal_bears_a_burden() -> None:
    thresholds = Thresholds(trust=2.0, word=2.0, burden=1.0, band=1.0)
    even = [0.0, 0.0, -1.0, -1.0, -1.0]
    assert settle(even, "unclear", thresholds) == Heard("target", True)
    assert settle(even, "result", thresholds) == Heard("result", True)
    assert settle(even, "means", thresholds).verdict == "means"
    assert settle([0.5, 0.0, 0.0, 0.0, 0.0], "unclear", thresholds) == Heard("target", False)
    assert settle([1.5, 0.0, 0.0, 0.0, 0.0], "unclear", thresholds) == Heard("result", False)


@pytest.mark.parametrize("verdict", ["result", "means"])
def test_where_it_is_not_sure_it_asks_whether_it_read_well(
    monkeypatch: pytest.MonkeyPatch, verdict: str
) -> None:
    monkeypatch.setattr(judge, "hear", lambda *_: Heard(verdict, False))
    seen = look("Patrons leave humming.", "en")
    assert (seen.verdict, seen.sure) == (verdict, False)
    assert seen.ask.startswith("It says “")
    assert seen.ask.endswith(("for them?", "for whom?"))
    assert "keep" in seen.exits
    dutch = look("Promovendi lopen fluitend naar buiten.", "nl")
    assert dutch.ask.startswith("Er staat “")


def test_what_is_read_is_small_and_nothing_heavy_is_loaded() -> None:
    here = Path(classifier.__file__).parent
    assert sum(path.stat().st_size for path in here.glob("*.weights")) <= 200_000
    code = (
        "import sys\nfrom agendas.coach import look\n"
        "look('Leerlingen durven te vragen.', 'nl')\nlook('Pupils dare to ask.', 'en')\n"
        "assert not {'numpy', 'scipy', 'sklearn', 'simplemma', 'agendas.records.meeting'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_lexicon_that_is_not_there_is_told(elsewhere: Path) -> None:
    with pytest.raises(AgendaError, match=r"nl\.lexicon"):
        look("Leerlingen durven te vragen.", "nl")


@pytest.mark.parametrize("more", [0, 1])
def test_weights_that_are_something_else_are_told(elsewhere: Path, more: int) -> None:
    size = classifier.HEADER.size + features.BUCKETS * len(classifier.VERDICTS)
    (elsewhere / "nl.weights").write_bytes(b"x" * (size + more))
    with pytest.raises(AgendaError, match=r"nl\.weights"):
        read_model("nl")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_lexicon_gives_the_lemmas_of_the_dictionary_it_was_made_from(
    language: Language,
) -> None:
    from simplemma import lemmatize

    names = (*TUNED_ON, *LEARNT_FROM, *KEPT_APART)
    of = [row["text"] for name in names for row in rows(name) if row["lang"] == language]
    forms = {word.low for text in of for word in words(plain(text), language) if word.low.isalpha()}
    assert len(forms) > 2_000
    other = [
        form
        for form in forms
        if lemma(form, language) != lemmatize(form, lang=language).replace("_", "").lower()
    ]
    assert other == []


@pytest.mark.moments
@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "nl"][: 2 // every(2)])
def test_the_weights_are_what_training_on_these_sentences_gives(language: Language) -> None:
    from benchmarks.coach_training import fitted

    model = read_model(language)
    _, scale, signed = fitted(language)
    assert [round(float(size), 4) for size in scale] == pytest.approx(model.scale, abs=2e-4)
    kept = list(model.weights)
    apart = [abs(int(made) - had) for made, had in zip(signed.T.ravel(), kept, strict=True)]
    assert max(apart) <= 1  # another processor may round the last digit otherwise


@pytest.mark.long
def test_nothing_that_is_learnt_from_is_near_what_is_kept_apart() -> None:
    for apart in rows("unseen"):
        runs = _runs(apart["text"])
        for name in LEARNT_FROM:
            for row in rows(name):
                if row["lang"] == apart["lang"]:
                    same = runs & _runs(row["text"])
                    fewest = min(len(runs), len(_runs(row["text"])))
                    assert len(same) * 2 < fewest, (apart["text"], row["text"])


@cache
def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of three words."""
    low = text.lower().strip(".").split()
    return set(zip(low, low[1:], low[2:], strict=False)) or {tuple(low)}
