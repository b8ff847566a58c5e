"""Minutes with one of everything, to try a template on."""

from datetime import date

from minutes.blocks import Document, Item, Plot, PlotPoint, Section, Table

_POINT = PlotPoint(on=date(2026, 10, 6), label="6 Oct", shown="12", value=12, meaning="they wait")
_TABLE = Table(caption="Wordings", header=("When", "Words"), rows=(("2025", "a"), ("2026", "b")))
_DECISION = {
    "goal": "a", "choice": "reword", "wording": "b", "parts": ["c"], "because": "d", "by": "Ana",
    "consented_by": ["Ana"], "waiting": [],
}  # fmt: skip
SAMPLE = Document(
    title="Minutes",
    language="en",
    facts=(("Date", "24 November 2026"), ("Team", "Blue")),
    remark="Read this first.",
    over="Accountability dialogue · Blue · 24 November 2026 · draft",
    audience="for the team",
    status="draft",
    data={
        "people": [{"name": "Ana", "role": "account-giver"}],
        "decisions": [_DECISION],
        "proposals": [_DECISION],
        "agreements": [
            {"goal": "a", "who": "Ana", "what": "ask", "notice": "they dare", "on": "2026-12-08"}
        ],
        "next_talks": [{"goal": "a", "on": "2026-12-08", "people": ["Joost"], "words": "10:30"}],
    },
    sections=(
        Section(heading="The goal as agreed", id="goal", lead=("One.", "Two,\non two lines.")),
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
