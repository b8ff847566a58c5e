"""A reason beside the word it is given for, as minutes write it."""

import pytest

from agendas.records.said import Language
from minutes.formats.markdown import escaped
from minutes.sections.phrases import Telling
from minutes.sections.reasons import behind, with_reason


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


@pytest.mark.parametrize(
    ("language", "why", "told"),
    [
        ("nl", "bepalen is te groot", "Karim niet, want bepalen is te groot"),
        ("nl", "nog steeds niet", "Karim niet: nog steeds niet"),
        ("nl", "nee, liever niet", "Karim niet: nee, liever niet"),
        ("nl", "niet iedereen kan dat", "Karim niet, want niet iedereen kan dat"),
        ("en", "still not", "Karim niet: still not"),
        ("en", "not everyone can", "Karim niet, because not everyone can"),
        ("nl", "want het is vaag", "Karim niet, want het is vaag"),
    ],
)
def test_who_says_no_more_than_no_gave_no_reason(language: Language, why: str, told: str) -> None:
    assert behind(Telling(language), "Karim niet", why, asked_why=True) == told


def test_an_hour_needs_no_backslash_in_markdown() -> None:
    assert escaped("dinsdag 8 december, 10:30") == "dinsdag 8 december, 10:30"
    assert escaped("http://example.org") == r"http\:/\/example\.org"
