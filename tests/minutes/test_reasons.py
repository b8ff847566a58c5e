"""A reason beside the word it is given for, as minutes write it."""

import pytest

from agendas.records.said import Language
from minutes.formats.markdown import escaped
from minutes.sections.phrases import Telling
from minutes.sections.reasons import with_reason


@pytest.mark.parametrize(
    ("language", "word", "because", "told"),
    [
        ("nl", "onderweg", "ze komen zelf", "onderweg: ze komen zelf"),
        (
            "nl",
            "onderweg",
            "volgens mij zijn we onderweg",
            "onderweg: volgens mij zijn we onderweg",
        ),
        ("nl", "nog niet zichtbaar", "ik zie het niet", "nog niet zichtbaar: ik zie het niet"),
        ("nl", "onderweg", "Omdat ze komen", "onderweg, omdat ze komen"),
        ("en", "came closer", "closer I think", "came closer: closer I think"),
        ("en", "came closer", "they ask now", "came closer: they ask now"),
        ("en", "moved away", "for the two with pain", "moved away: for the two with pain"),
        ("nl", "gaat door", "met Tom", "gaat door: met Tom"),
        ("nl", "niet gebeurd", "niet gebeurd, te druk", "niet gebeurd, te druk"),
        ("en", "came closer", "", "came closer"),
    ],
)
def test_because_stands_where_it_is_one(
    language: Language, word: str, because: str, told: str
) -> None:
    assert with_reason(Telling(language), word, because) == told


def test_an_hour_needs_no_backslash_in_markdown() -> None:
    assert escaped("dinsdag 8 december, 10:30") == "dinsdag 8 december, 10:30"
    assert escaped("http://example.org") == r"http\:/\/example\.org"
