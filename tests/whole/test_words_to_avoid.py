"""No word of method.md §7's columns "Avoid" and "Vermijd" in anything that is shown.

The coach's lists must know such words in people's own sentences; of its files only what is shown is
looked at.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agendas.agenda import BUILTIN, builtin_source
from agendas.conduct import lamp_words
from agendas.folding import review, waits
from agendas.records import agreements, said, vocabulary
from agendas.records.said import Words
from agendas.talk import laid_out

ROOT = Path(__file__).parents[2]
AVOID = {
    "en": re.compile(
        r"\b(?:achiev\w+|failed|fails?|failures?|on track|RAG|held to account|report(?:s|ed|ing)? to|"
        r"KPIs?|targets?(?! group)|norms?|rules?|requirements?|action items?|tasks?|assignees?|"
        r"approved by|pending|stakeholders?|caseloads?|lessons? learned|met|score[sd]?|ranking)\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(?:gehaald|op schema|stoplicht\w*|afgerekend|afrekenen|rapporte(?:ert|ren) aan|"
        r"KPI'?s?|targets?|norm(?:en)?|voorschrift(?:en)?|eis(?:en)?|actiepunt(?:en)?|ta(?:ak|ken)|"
        r"actiehouders?|goedgekeurd|in behandeling|doelgroepaantallen|leerpunt(?:en)?|mislukt)\b",
        re.IGNORECASE,
    ),
}
Row = tuple[str, str]


def pairs(value: Any) -> Iterator[Row]:
    """Every text that stands under a key "nl" or "en", or in a pair of a said line."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("nl", "en") and isinstance(item, str):
                yield key, item
            else:
                yield from pairs(item)
    elif isinstance(value, list):
        if len(value) == 3 and all(isinstance(item, str) for item in value):
            yield "nl", value[1]
            yield "en", value[2]
        else:
            for item in value:
                yield from pairs(item)


def texts(value: Any) -> Iterator[str]:
    """Every text below this."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def words_in(room: Any) -> Iterator[Row]:
    for value in vars(room).values():
        rows = value.values() if isinstance(value, dict) else (value,)
        for words in rows:
            if isinstance(words, Words):
                yield "nl", words.nl
                yield "en", words.en


def catalogue() -> Iterator[Row]:
    from babel.messages.pofile import read_po

    with (ROOT / "locales/nl/LC_MESSAGES/vertel.po").open("rb") as file:
        for message in read_po(file):
            for language, said in (("en", message.id), ("nl", message.string)):
                for text in said if isinstance(said, list | tuple) else (said,):
                    yield language, str(text or "")


def found(rows: Iterator[Row]) -> list[tuple[str, str]]:
    return [(hit[0], text) for language, text in rows if (hit := AVOID[language].search(text))]


def test_the_patterns_find_what_they_look_for() -> None:
    assert AVOID["en"].search("a KPI that was not achieved")
    assert AVOID["nl"].search("80 procent, niet gehaald")
    assert not AVOID["en"].search("the target group; a normal day")
    assert not AVOID["nl"].search("een afspraak bij het haardvuur, een reis")


def test_in_the_catalogue() -> None:
    assert found(catalogue()) == []


@pytest.mark.parametrize("name", BUILTIN)
def test_in_the_agendas(name: str) -> None:
    assert found(pairs(tomllib.loads(builtin_source(name).decode()))) == []


def test_in_the_words_of_the_method_itself() -> None:
    rooms = (agreements, laid_out, said, review, lamp_words, vocabulary, waits)
    rows = [row for room in rooms for row in words_in(room)]
    assert len(rows) > 150
    assert found(iter(rows)) == []


def test_in_the_sample_year() -> None:
    year = tomllib.loads((ROOT / "tui/sample/year.toml").read_text("utf-8"))
    assert len(list(pairs(year))) > 300
    assert found(pairs(year)) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_what_the_coach_says(language: str) -> None:
    cues = tomllib.loads((ROOT / f"agendas/coach/{language}.toml").read_text("utf-8"))
    shown = [text for part in ("ask", "say", "exits") for text in texts(cues[part])]
    assert len(shown) > 15
    assert found((language, text) for text in shown) == []


@pytest.mark.parametrize(
    "template", sorted((ROOT / "minutes/formats/templates").rglob("*.*")), ids=str
)
def test_in_what_is_written_out(template: Path) -> None:
    text = template.read_text("utf-8")
    assert found(iter([("en", text), ("nl", text)])) == []
