"""Minutes that are hard to set on a page, each with a name."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
from conftest import next_talk, whole_talk
from said_in import Came, add

from agendas.agenda import builtin
from agendas.lines.talk import Talk
from agendas.records.said import Evidence, Meaning, Person
from agendas.talk.begin import Opening, new_talk
from minutes.blocks import Document, Plot, PlotPoint, Section, Table
from minutes.document import document

AGENDA = builtin("accountability")
DAY = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
HOSTILE = ("<b>x</b> & *y* `z` #strike[q] {{ title }}", "=HYPERLINK(\"x\")", "</body><script>alert(1)"
           "</script>", "w" * 300, "\x1b[2J\u202edegrof", "| a | b |\n|---|---|", "http://example.org/"
           + "long" * 60)  # fmt: skip
PLOT = Plot(
    title="Parents at the walk-in",
    description="From 12 in September to 31 in November; on a scale from 0.",
    header=("When", "Figure", "What it means"),
    points=(
        PlotPoint(
            on=date(2026, 10, 6),
            label="6 Oct",
            shown="12",
            value=12,
            meaning="they still wait at the gate",
        ),
        PlotPoint(
            on=date(2026, 11, 3),
            label="3 Nov",
            shown="31 of 52",
            value=31,
            meaning="they find their own way in",
        ),
        PlotPoint(on=date(2026, 12, 1), label="1 Dec", shown="many", meaning="meaning still open"),
        PlotPoint(
            on=date(2027, 1, 12),
            label="12 Jan",
            shown="71%",
            value=71,
            meaning="those who stayed to read",
        ),
        PlotPoint(
            on=date(2027, 2, 2),
            label="2 Feb",
            shown="66%",
            value=66,
            meaning="fewer, and longer; " * 6,
        ),
    ),
)


def talk(*names: str, language: str = "en") -> Talk:
    opening = Opening(
        goal_text="Parents bring their child to school with trust",
        people=tuple(Person(name=name) for name in names),
        account_giver=names[0],
        target_group="parents",
        language=language,  # type: ignore[arg-type]
    )
    return new_talk("k3f9q2", AGENDA, opening, DAY)


def cases() -> Iterator[tuple[str, Document]]:
    """Every case: a whole talk in both languages, much, nothing, hostile words, other scripts."""
    whole = next_talk(AGENDA, whole_talk(AGENDA))
    yield "whole-en", _with_plot(document(whole_talk(AGENDA)))
    yield "whole-nl", document(whole, "nl")
    yield "none", document(talk("Ana"))
    many = talk("Ana", "Joost")
    for n in range(200):
        piece = Evidence(id="", text=f"{n} parents came in week {n}", kind="figure", figure=str(n))
        many = add(many, "evidence", piece)
        about = Came(many).evidence[-1].id
        many = add(many, "meanings", Meaning(id="", text="they find their way", about=about))
    yield "two-hundred", document(many)
    hostile = talk(*HOSTILE[:2])
    for text in HOSTILE:
        hostile = add(hostile, "evidence", Evidence(id="", text=text, by=text[:40], source=text))
    yield "hostile", document(hostile)
    other = talk("مريم العلي", "שרה כהן", "Zoë Ærø-Šimůnek", "Νίκος", "Ольга")
    for name in other.names:
        other = add(other, "evidence", Evidence(id="", text=f"{name} saw two parents", by=name))
    yield "scripts", document(other, "nl")


def _with_plot(made: Document) -> Document:
    table = Table(caption="Wordings", header=("When", "Words"), rows=(("2025", "a"), ("2026", "b")))
    more = Section(heading="Through time", plots=(PLOT,), tables=(table,))
    return msgspec.structs.replace(made, sections=(*made.sections, more))
