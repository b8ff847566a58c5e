"""Minutes with one of everything, to try a template on."""

from minutes.blocks import Document, Item, Plot, PlotPoint, Section, Table

_POINT = PlotPoint(label="6 Oct", shown="12", value=12, meaning="they wait")
_TABLE = Table(caption="Wordings", header=("When", "Words"), rows=(("2025", "a"), ("2026", "b")))
SAMPLE = Document(
    title="Minutes",
    language="en",
    facts=(("Date", "24 November 2026"), ("Team", "Blue")),
    remark="Read this first.",
    sections=(
        Section(heading="The goal as agreed", lead=("One.", "Two,\non two lines.")),
        Section(heading="Evidence", items=(Item(text="31 — a <b>", below=("x", "y\nz")),)),
        Section(heading="Tables alone", tables=(_TABLE, _TABLE)),
        Section(
            heading="All",
            lead=("One.",),
            items=(Item(text="a\nb"),),
            plots=(
                Plot(
                    title="Who came",
                    description="12, then 12.",
                    header=("When", "Figure", "What it means"),
                    points=(_POINT, _POINT),
                ),
            ),
            tables=(_TABLE,),
        ),
    ),
)
