"""One goal through time as a document: figures drawn with their meanings, each sign by itself."""

import re
from datetime import date, timedelta
from io import BytesIO
from math import inf

import msgspec
import pytest
from conftest import NOW, SAID, whole_talk
from drawn import folded, from_docx, from_html, from_markdown, from_odt
from made_talk import closed, line

from agendas.agenda import builtin
from agendas.folding.story import Story, story_of
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.vocabulary import MEANING_OPEN
from minutes.blocks import Plot, sentences
from minutes.chronicle import chronicle
from minutes.errors import MinutesError
from minutes.formats.plot import to_svg
from minutes.formats.writers import write_document
from minutes.plots_of_signs import plots_of
from minutes.sections.phrases import Telling
from tui.words.signs import Roster
from tui.words.story_line import story_rows

AGENDA = builtin("accountability")


def story(*talks: Talk) -> Story:
    found = story_of(talks[0].goal.id, talks)
    assert found is not None
    return found


def two_talks() -> Story:
    first = whole_talk(AGENDA)
    second = change(
        first, id="m4p7r8", started=NOW + timedelta(days=50), ended=NOW + timedelta(days=50)
    )
    return story(first, second)


def grown(told: Story) -> Story:
    """The story with two figures more of its sign, one without a number, and two of another unit."""
    one = told.points[0]
    first, second = (
        msgspec.structs.replace(p, series=one.series, sign=one.sign) for p in told.points
    )
    many = msgspec.structs.replace(second, figure="many", value=None, whole=None, meanings=())
    later = msgspec.structs.replace(second, on=second.on + timedelta(days=100), value=40.0)
    other = msgspec.structs.replace(
        second, figure="9", unit="hours", value=9.0, whole=None, series=f"{first.series}hours"
    )
    next_one = msgspec.structs.replace(other, on=later.on, value=11.0)
    return msgspec.structs.replace(told, points=(first, many, second, other, later, next_one))


def plots(told: Story) -> tuple[Plot, ...]:
    return next(s for s in chronicle(told, "en").sections if s.plots).plots


def test_the_story_tells_what_was_said_in_order_of_time() -> None:
    made = chronicle(two_talks(), "en")
    assert [section.heading for section in made.sections] == [
        "Wordings", "How it was read", *[f"Sign: {SAID['indicator']}"] * 2, "What it meant",
        "Other readings", "Initiatives, and what came of them", "Where it stood",
        "Values that surfaced", "Talks that were planned",
    ]  # fmt: skip
    assert dict(made.facts)["Talks"] == "24 November 2026; 13 January 2027"
    assert made.on is not None


def test_figures_stand_with_their_sign_whole_as_said_each_with_its_meaning() -> None:
    hosted, hours = plots(grown(two_talks()))
    assert [row[2] for row in hosted.table.rows] == [
        "they find their own way in (Ana)", MEANING_OPEN["en"], "they find their own way in (Ana)",
        "they find their own way in (Ana)",
    ]  # fmt: skip
    assert hosted.table.rows[0][:2] == (
        "24 Nov 2026", "31 of 52 parents came in October (Ana). Expected beforehand: about 20",
    )  # fmt: skip
    assert [row[0] for row in hours.table.rows] == ["13 Jan 2027", "23 Apr 2027"]
    assert (hosted.caption, hours.caption) == ("parents", "hours"), "each unit by itself"


def test_a_proposal_has_who_proposed_it_and_where_each_stands_and_a_request_who_asked() -> None:
    lines = (
        line("w1", "wording", "they come and ask", "Ruth"),
        line("c2", "consent", "", "Ana", choice="behind", about="w1", who=("Ana",)),
        line("c3", "consent", "asking is not coming", "Joost", choice="not", about="w1", who=("Joost",)),
        line("q4", "request", "Joost, do you phone them?", "Ruth", who=("Joost",)),
        line("q5", "request answer", "", "Joost", choice="yes", about="q4"),
    )  # fmt: skip
    found = story_of("g-first", [closed("one", 0, *lines)])
    assert found
    told = [(item.text, item.below) for s in chronicle(found, "en").sections for item in s.items]
    assert (
        "Proposed on 1 December 2026 by Ruth: “they come and ask”.",
        ("Ana stands behind it; Joost does not: asking is not coming.",),
    ) in told
    assert any("(at the request of Ruth)" in text for text, _below in told)
    texts = [
        one.words
        for row in story_rows(found, Roster(), "en", date(2026, 12, 2), False)[0]
        for one in row[0]
    ]
    assert "proposed by Ruth" in texts
    assert "Joost does not: asking is not coming" in texts
    assert "at the request of Ruth" in texts


def test_what_nobody_tied_to_a_sign_stands_under_none() -> None:
    told = two_talks()
    points = tuple(msgspec.structs.replace(point, sign="") for point in told.points)
    loose = msgspec.structs.replace(points[0], text="a father stayed", figure="", value=None)
    told = msgspec.structs.replace(told, points=points, grounds=(loose,))
    first, second, table = (
        section
        for section in chronicle(told, "en").sections
        if section.heading.startswith(("Sign", "What was on the table"))
    )
    assert not any((*first.tables, *first.items, *second.tables, *second.items))
    assert (table.plots, table.tables, len(table.items)) == ((), (), 3), "each in its own words"


def test_a_sign_with_one_figure_has_a_table_and_evidence_without_a_figure_is_told() -> None:
    told = two_talks()
    seen = msgspec.structs.replace(
        told.points[0], text="a father stayed", by="Joost", figure="", value=None, whole=None,
        meanings=("he dared (Ana)",),
    )  # fmt: skip
    made = chronicle(msgspec.structs.replace(told, grounds=(seen,)), "en")
    assert not any(section.plots for section in made.sections)
    signs = [section for section in made.sections if section.heading.startswith("Sign")]
    assert [len(section.tables) for section in signs] == [1, 1]
    assert "What was on the table" not in [section.heading for section in made.sections]
    assert [(i.text, i.below) for section in signs for i in section.items] == [
        ("24 November 2026: a father stayed (Joost)", ("he dared (Ana)",))
    ]


def test_a_picture_has_one_scale_from_nought_and_days_as_far_apart_as_they_were() -> None:
    hosted, _hours = plots(grown(two_talks()))
    assert hosted.ticks == ((0.0, "0"), (52.0, "52"))
    picture = to_svg(hosted)
    dots = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', picture)]
    first, second, third = (p.on.toordinal() for p in hosted.points if p.value is not None)
    assert (dots[1] - dots[0]) / (dots[2] - dots[0]) == pytest.approx(
        (second - first) / (third - first), abs=0.01
    )
    assert picture.count('stroke-width="1.25"') == 1, "cut where no number was said"
    assert ">24 Nov 2026<" in picture, "a day has its year"
    assert "#" not in picture.replace("currentColor", ""), "no colour of its own"


@pytest.mark.parametrize(
    ("top", "names"),
    [
        (9, "0 2 4 6 8 10"),
        (31, "0 10 20 30 40"),
        (100, "0 20 40 60 80 100"),
        (0.4, "0 0.1 0.2 0.3 0.4"),
    ],
)
def test_the_axis_has_round_heights(top: float, names: str) -> None:
    first = two_talks().points[0]
    points = [
        msgspec.structs.replace(
            first, figure=f"{v:g}", value=v, whole=None, on=first.on + timedelta(n)
        )
        for n, v in enumerate((top / 2, float(top)))
    ]
    (plot,), _tables = plots_of(Telling("en"), "x", points)
    assert " ".join(name for _at, name in plot.ticks) == names
    (shares,), _tables = plots_of(
        Telling("en"), "x", [msgspec.structs.replace(p, figure=f"{p.value:g}%") for p in points]
    )
    assert shares.ticks[-1] == (100.0, "100%"), "shares are of a whole"


@pytest.mark.parametrize(("value", "whole"), [(inf, None), (5e-324, None), (1e308, 1.0)])
def test_a_figure_that_no_scale_holds_stands_in_the_table(
    value: float, whole: float | None
) -> None:
    first = two_talks().points[0]
    odd = msgspec.structs.replace(first, figure="so many", value=value, whole=whole)
    point = msgspec.structs.replace(first, value=3.0, whole=7.0, on=first.on + timedelta(1))
    plots, tables = plots_of(Telling("en"), "x", [odd, point])
    assert not plots
    assert "so many" in str(tables)


@pytest.mark.parametrize("fmt", ["md", "html", "docx", "odt"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_story_is_the_same_in_every_form(fmt: str, language: str) -> None:
    drawn = {"md": from_markdown, "html": from_html, "docx": from_docx, "odt": from_odt}[fmt]
    made = chronicle(grown(two_talks()), language)  # type: ignore[arg-type]
    assert drawn(write_document(made, fmt)) == [folded(text) for text in sentences(made)]


def test_the_story_can_be_filed_as_a_pdf() -> None:
    import pikepdf

    data = write_document(chronicle(grown(two_talks()), "nl"), "pdf")
    assert str(pikepdf.open(BytesIO(data)).Root.Lang) == "nl-NL"


@pytest.mark.parametrize("fmt", ["json", "csv", "ics", "eml", "exe"])
def test_a_story_has_no_form_that_holds_a_talk(fmt: str) -> None:
    with pytest.raises(MinutesError, match="md, html, txt, docx, odt, pdf"):
        write_document(chronicle(two_talks(), "en"), fmt)


def test_who_took_something_up_together_are_named_in_one_breath() -> None:
    told = two_talks()
    step = told.steps[0]
    both = msgspec.structs.replace(step.initiative, by="Ana, Joost")
    told = msgspec.structs.replace(told, steps=(msgspec.structs.replace(step, initiative=both),))
    found = [i.text for s in chronicle(told, "nl").sections for i in s.items if "op zich" in i.text]
    assert [text.partition(": ")[0] for text in found] == [
        "Op 24 november 2026 namen Ana en Joost samen op zich"
    ]
