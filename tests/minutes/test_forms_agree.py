"""One document, every form: the same sentences in the same order."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from conftest import next_talk, whole_talk
from drawn import folded, from_docx, from_html, from_markdown, from_odt, from_pdf, squeezed

from agendas.agenda import builtin
from minutes import FILED, FORMATS
from minutes.blocks import Document, Item, Plot, PlotPoint, Section, Table, sentences
from minutes.document import document
from minutes.formats.own_template import by_ours
from minutes.formats.writers import write_document

PLOT = Plot(
    title="Parents at the walk-in, & more <b>",
    caption="Parents, & more <b>",
    ticks=((0.0, "0"), (100.0, "100%")),
    description="From 12 in September to 66% in February; on a scale from 0.",
    header=("When", "Figure", "What it means"),
    points=(
        PlotPoint(
            on=date(2026, 10, 6), label="6 Oct", shown="12", value=12, meaning="they still wait"
        ),
        PlotPoint(
            on=date(2026, 11, 3),
            label="3 Nov",
            shown="20 of 52",
            value=20,
            meaning="they find their way in",
        ),
        PlotPoint(on=date(2026, 12, 1), label="1 Dec", shown="many", meaning="meaning still open"),
        PlotPoint(
            on=date(2027, 1, 12), label="12 Jan", shown="71%", value=71, meaning="counted otherwise"
        ),
        PlotPoint(
            on=date(2027, 2, 2), label="2 Feb", shown="66%", value=66, meaning="fewer, and\nlonger"
        ),
    ),
)
TABLE = Table(caption="Wordings", header=("When", "Words"), rows=(("2025", "a"), ("2026", "b")))


def filled() -> Document:
    """A document that has every kind of block."""
    agenda = builtin("accountability")
    made = document(next_talk(agenda, whole_talk(agenda)))
    more = Section(
        heading="Through time",
        lead=("One.", "Two,\non two lines."),
        items=(Item(text="é ë ü ﬁ ’s\nlower", below=("under", "under\nit")),),
        plots=(PLOT,),
        tables=(TABLE,),
    )
    return msgspec.structs.replace(
        made, remark="Read this first.", on=date(2026, 11, 24), sections=(*made.sections, more)
    )


DRAWN: dict[str, Callable[[bytes], list[str]]] = {
    "md": from_markdown,
    "html": from_html,
    "docx": from_docx,
    "odt": from_odt,
}


def test_every_form_of_a_whole_talk_is_read_back_here() -> None:
    assert {*DRAWN, "pdf", "txt", "json"} == {*FORMATS, *FILED}


@pytest.mark.parametrize(("fmt", "drawn"), DRAWN.items())
@pytest.mark.parametrize("made", [filled(), document(whole_talk(builtin("accountability")), "nl")])
def test_the_form_holds_the_sentences_of_the_document(
    made: Document, fmt: str, drawn: Callable[[bytes], list[str]]
) -> None:
    expected = [folded(text) for text in sentences(made)]
    assert drawn(write_document(made, fmt)) == expected


@pytest.mark.parametrize("made", [filled(), document(whole_talk(builtin("accountability")), "nl")])
def test_the_pdf_holds_the_sentences_of_the_document(made: Document) -> None:
    found = from_pdf(write_document(made, "pdf"))
    for plot in PLOT.points if made == filled() else ():
        found = found.replace(squeezed(plot.shown + plot.label), "", 1)
    place = 0
    for text in sentences(made):
        assert squeezed(text) in found[place:], text
        place = found.index(squeezed(text), place) + len(squeezed(text))


def test_the_text_holds_the_sentences_of_the_document() -> None:
    found = squeezed(write_document(filled(), "txt").decode().replace("\n  - ", "\n")).casefold()
    place = 0
    for text in sentences(filled()):
        wanted = squeezed(text).casefold()
        assert wanted in found[place:], text
        place = found.index(wanted, place) + len(wanted)


def test_a_plot_has_a_title_and_a_description_and_its_figures_with_their_meanings_beside_it() -> (
    None
):
    page = by_ours(filled(), "html")
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="img"' in page
    assert "<title>Parents at the walk-in, &amp; more &lt;b&gt;</title>" in page
    assert f"<desc>{PLOT.description}</desc>" in page
    cells = (
        '<td data-of="Figure">20 of 52</td><td data-of="What it means">they find their way in</td>'
    )
    assert cells in page


def test_no_figure_can_be_put_in_a_plot_without_its_meaning() -> None:
    with pytest.raises(ValueError, match="without its meaning"):
        PlotPoint(on=date(2026, 10, 6), label="6 Oct", shown="12", value=12, meaning=" ")
