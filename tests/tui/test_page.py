"""A document as it is read on the screen."""

import pytest
from conftest import NOW, whole_talk
from rich.cells import cell_len
from said_in import close

from agendas.agenda import Agenda
from minutes.blocks import Document, Item, Section, Table, sentences
from minutes.document import document
from minutes.sample import SAMPLE
from tui.widgets.document_page import page_rows

HEADER = ("who", "what", "what parents notice")
ROWS = (
    ("Ana", "asks two parents to host the walk-in", "that the morning is theirs too"),
    ("Joost", "stands at the door", "that somebody knows their name"),
)


def shown(made: Document, width: int) -> list[str]:
    return [str(row) for row in page_rows(made, width)]


def squeezed(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "•—:")


def with_table(header: tuple[str, ...], *rows: tuple[str, ...]) -> Document:
    table = Table(caption="", header=header, rows=rows)
    return Document(
        title="t", language="en", facts=(), sections=(Section(heading="h", tables=(table,)),)
    )


@pytest.mark.parametrize("width", [20, 54, 76, 200])
def test_every_sentence_is_there_and_no_row_is_wider_than_its_place(
    agenda: Agenda, width: int
) -> None:
    long = Document(
        title="x" * 60 + " " + "学校" * 40, language="nl", facts=(("y" * 40, "z" * 60),)
    )
    for made in (document(close(whole_talk(agenda), NOW)), SAMPLE, long):
        rows = shown(made, width)
        assert max(map(cell_len, rows)) <= min(width, 78)
        told = squeezed("".join(rows))
        tables = [table for section in made.sections for table in section.whole_tables]
        level = {line for table in tables for line in table.lines}
        lines = [text for text in sentences(made) if text not in level]
        assert lines
        assert [text for text in lines if squeezed(text) not in told] == []


def test_what_was_decided_comes_first_and_the_facts_of_the_head_close_the_page() -> None:
    facts, over = (("Present", "Ana"), ("Chair", "Ruth")), "a talk · 7 June 2026"
    section = Section(heading="Decisions", lead=("it stays",))
    made = Document(title="t", over=over, language="en", facts=facts, sections=(section,))
    assert shown(made, 60) == [
        "t", over, "", "Decisions", "it stays", "", "Present  Ana", "Chair    Ruth",
    ]  # fmt: skip


def test_a_list_of_one_has_no_bullet_and_what_is_below_it_stands_in() -> None:
    items = (Item(text="it stays", below=("so says Ana",)), Item(text="two"))
    heads = [Section(heading="h", items=items[:1]), Section(heading="h", items=items)]
    alone, both = (
        shown(Document(title="t", language="en", facts=(), sections=(section,)), 60)[3:]
        for section in heads
    )
    assert alone == ["it stays", "  so says Ana"]
    assert both == ["• it stays", "    so says Ana", "• two"]


def test_what_somebody_said_begins_behind_their_name() -> None:
    voices = (Item(text="Ana", below=("one", "two")), Item(text="Joost", below=("three",)))
    made = Document(title="t", language="en", facts=(),
                    sections=(Section(heading="h", beside=voices),))  # fmt: skip
    assert shown(made, 60)[-3:] == ["• Ana: one", "  two", "• Joost: three"]


def test_the_rows_of_a_table_begin_level_in_their_columns() -> None:
    rows = shown(with_table(HEADER, *ROWS), 60)
    head = next(row for row in rows if row.startswith("who"))
    for first, second in zip(HEADER, ("Ana", "asks two", "that the"), strict=True):
        row = next(row for row in rows if row.startswith("Ana"))
        assert head.index(first) == row.index(second)
    assert not any("│" in row or "|" in row for row in rows)


def test_a_table_that_has_no_room_is_a_list_with_every_cell() -> None:
    rows = shown(with_table(HEADER, *ROWS), 24)
    assert "• Ana" in rows
    assert any(row.startswith("  what: asks two") for row in rows)
    for cell in (cell for row in ROWS for cell in row):
        assert squeezed(cell) in squeezed("".join(rows))


def test_a_head_and_a_day_stay_on_one_row_where_words_can_spare_it() -> None:
    header = ("Who", "What", "Since", "What came of it", "How it goes on")
    row = ("Ana", "words " * 12, "21 Mar 2026", "more " * 14, "further " * 10)
    rows = shown(with_table(header, row), 76)
    assert any(row.split() == " ".join(header).split() for row in rows)
    assert any("21 Mar 2026" in row for row in rows)
    assert max(map(cell_len, rows)) <= 76


def test_a_narrow_column_gives_its_room_to_a_wide_one() -> None:
    short = with_table(("a", "b"), ("x", "words " * 11))
    rows = shown(short, 76)
    assert any(row.startswith("x  words") and row.count("words") == 11 for row in rows)


def test_a_cell_is_broken_only_where_no_other_column_can_spare_its_room() -> None:
    table = Table(
        caption="",
        header=("Wie", "Wat", "Wat zij ervan merken", "Vertelt erover op"),
        rows=(
            ("Ana", "twee ouders de inloop laten leiden", "dat het ook hun huis is",
             "10 sep 2026, met Joost en Fatima"),
        ),
    )  # fmt: skip
    made = Document(
        title="t", language="nl", facts=(), sections=(Section(heading="h", tables=(table,)),)
    )
    rows = shown(made, 76)
    assert any("dat het ook hun huis is" in row for row in rows)
    assert len(rows) == 1 + 2 + 1 + 2, "and none of the others breaks into more rows"


def test_a_table_that_needs_more_rows_than_a_list_of_its_cells_is_that_list() -> None:
    header = "Wie", "Wat", "Wat zij ervan merken", "Vertelt erover op"
    row = (
        "Ana",
        "twee ouders de inloop laten leiden",
        "dat het hun huis is",
        "10 sep 2026, met Joost",
    )
    assert shown(with_table(header, row), 56)[-4:] == [
        "• Ana", *(f"  {head}: {cell}" for head, cell in zip(header[1:], row[1:], strict=True))
    ]  # fmt: skip
    assert shown(with_table(header, row, row), 76)[-5].split()[:2] == ["Wie", "Wat"]
