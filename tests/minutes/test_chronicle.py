"""One goal through time as a document: figures drawn with their meanings, cut at another sign."""

from datetime import timedelta
from io import BytesIO

import msgspec
import pytest
from conftest import NOW, whole_talk
from drawn import folded, from_docx, from_html, from_markdown, from_odt

from agendas.agenda import builtin
from agendas.folding.story import Story, story_of
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.vocabulary import MEANING_OPEN
from minutes.blocks import sentences
from minutes.chronicle import chronicle
from minutes.errors import MinutesError
from minutes.formats.plot import to_svg
from minutes.formats.writers import write_document

AGENDA = builtin("accountability")


def story(*talks: Talk) -> Story:
    found = story_of(talks[0].goal.id, talks)
    assert found is not None
    return found


def two_talks() -> Story:
    first = whole_talk(AGENDA)
    second = change(
        first,
        id="m4p7r8",
        started=NOW + timedelta(days=50),
        ended=NOW + timedelta(days=50),
    )
    return story(first, second)


def cut(told: Story) -> Story:
    """The story with its second figure of another sign, without a meaning, and its third no number."""
    first, second = told.points
    other = msgspec.structs.replace(second, series="other", meanings=())
    many = msgspec.structs.replace(other, figure="many", value=None, whole=None)
    return msgspec.structs.replace(told, points=(first, first, other, many))


def test_the_story_tells_what_was_said_in_order_of_time() -> None:
    made = chronicle(two_talks(), "en")
    assert [section.heading for section in made.sections] == [
        "Wordings", "How it was read", "Signs", "Figures, each with its meaning", "What it meant",
        "Other readings", "Initiatives, and what came of them", "Where it stood",
        "Values that surfaced",
    ]  # fmt: skip
    assert dict(made.facts)["Talks"] == "24 November 2026; 13 January 2027"
    assert made.on is not None


def test_every_figure_of_the_story_stands_with_its_meaning() -> None:
    (plot,) = next(s for s in chronicle(cut(two_talks()), "en").sections if s.plots).plots
    assert [row[2] for row in plot.table.rows] == [
        "they find their own way in", "they find their own way in", MEANING_OPEN["en"],
        MEANING_OPEN["en"],
    ]  # fmt: skip
    assert [row[1] for row in plot.table.rows][:2] == ["31 of 52 parents"] * 2
    assert [point.cut for point in plot.points] == [False, False, True, False]
    assert plot.points[3].value is None


def test_the_line_is_cut_where_another_sign_is_looked_at() -> None:
    (plot,) = next(s for s in chronicle(cut(two_talks()), "en").sections if s.plots).plots
    picture = to_svg(plot)
    assert picture.count("stroke-dasharray") == 1
    assert picture.count('stroke-width="1.25"') == 1  # one line, between the first two
    assert picture.count("<circle") == 3  # what is no number is not drawn
    assert "#" not in picture.replace("currentColor", "")  # no colour of its own


@pytest.mark.parametrize("fmt", ["md", "html", "docx", "odt"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_story_is_the_same_in_every_form(fmt: str, language: str) -> None:
    drawn = {"md": from_markdown, "html": from_html, "docx": from_docx, "odt": from_odt}[fmt]
    made = chronicle(cut(two_talks()), language)  # type: ignore[arg-type]
    assert drawn(write_document(made, fmt)) == [folded(text) for text in sentences(made)]


def test_the_story_can_be_filed_as_a_pdf() -> None:
    import pikepdf

    data = write_document(chronicle(cut(two_talks()), "nl"), "pdf")
    assert str(pikepdf.open(BytesIO(data)).Root.Lang) == "nl-NL"


@pytest.mark.parametrize("fmt", ["json", "csv", "ics", "eml", "exe"])
def test_a_story_has_no_form_that_holds_a_talk(fmt: str) -> None:
    with pytest.raises(MinutesError, match="md, html, txt, docx, odt, pdf"):
        write_document(chronicle(two_talks(), "en"), fmt)
