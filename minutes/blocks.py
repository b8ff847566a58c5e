"""What minutes consist of, whatever their form: a head, and sections of lines, plots and tables."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from agendas.records.said import Language, Record
from minutes.marks import bare

ENDS = (".", "?", "!", "…", ":")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Item(Record, frozen=True, kw_only=True):
    """A line of a list, with what belongs under it."""

    text: str
    below: tuple[str, ...] = ()


def _filled(row: list[str]) -> int:
    """How many cells there are up to the last that has something."""
    return max((n for n, cell in enumerate(row, 1) if cell), default=0)


class Table(Record, frozen=True, kw_only=True):
    """Rows of text under a header row; every row has as many cells as the header. It may have no caption."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The header and the rows, each on one line, up to the last cell that has something."""
        rows = ([" ".join(cell.split()) for cell in row] for row in (self.header, *self.rows))
        return tuple(" — ".join(row[: _filled(row)]) for row in rows)

    @property
    def shares(self) -> tuple[float, ...]:
        """Which part of the width each column takes: the longest cells get most room."""
        columns = list(zip(self.header, *self.rows, strict=True))
        longest = [8 + max(8, min(50, max(map(len, column)))) for column in columns]
        return tuple(length / sum(longest) for length in longest)


class PlotPoint(Record, frozen=True, kw_only=True):
    """A figure in a plot: its day, as it was said, as a number if it is one, and what it means.

    `label` is the day in words and `shown` the figure in few signs, as they stand in the picture; `said` the
    whole of what was said. `meaning` is never blank: where people left it open, it says so in their
    language (invariant 13).
    """

    on: date
    label: str
    shown: str
    meaning: str
    said: str = ""
    value: float | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for a figure without its meaning."""
        if not self.meaning.strip():
            raise ValueError("a figure goes nowhere without its meaning")


class Plot(Record, frozen=True, kw_only=True):
    """Figures of one sign and unit over time as a small picture, and the same figures in a table.

    `description` says in words what the picture shows, for who does not see it; `header` names
    the columns of the table: when, the figure, what it means; `caption` stands above it where the heading does not tell enough. `ticks` are the heights that the axis
    names, from the lowest to the highest.
    """

    title: str
    description: str
    header: tuple[str, str, str]
    points: tuple[PlotPoint, ...]
    caption: str = ""
    ticks: tuple[tuple[float, str], ...] = ()

    @property
    def table(self) -> Table:
        """The figures as a table, each on one row with its meaning."""
        rows = tuple((one.label, one.said or one.shown, one.meaning) for one in self.points)
        return Table(caption=self.caption, header=self.header, rows=rows)


class Section(Record, frozen=True, kw_only=True):
    """A heading and what stands under it: sentences, a list, plots, tables.

    What stands `beside` each other are the words of several people, each under a name; a form without
    columns has them at the head of the list. A template finds a section by its `id`, whatever the
    language; "" where it has none.
    """

    heading: str
    id: str = ""
    lead: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    beside: tuple[Item, ...] = ()
    plots: tuple[Plot, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def listed(self) -> tuple[Item, ...]:
        """The whole list, for a form without columns."""
        return (*self.beside, *self.items)

    @property
    def empty(self) -> bool:
        """True when nothing stands under the heading."""
        return not (self.lead or self.listed or self.plots or self.tables)

    @property
    def whole_tables(self) -> tuple[Table, ...]:
        """The tables of the plots, then the others: all that a form without pictures shows."""
        return (*(plot.table for plot in self.plots), *self.tables)


def stopped(section: Section) -> Section:
    """The section with a full stop behind each line of its list, where one of them has one.

    So have the words that stand beside each other. What others stand below is no sentence but their
    head; words that end otherwise are left.
    """
    lines = [text for item in section.items for text in item.below or (item.text,)]
    ends = any(text.endswith(".") for text in lines)
    items = tuple(map(_stopped, section.items)) if ends else section.items
    return replace(section, items=items, beside=tuple(map(_stopped, section.beside)))


def _stopped(item: Item) -> Item:
    told = Item(text=item.text, below=tuple(map(_with_stop, item.below)))
    return told if item.below else Item(text=_with_stop(item.text))


def _with_stop(text: str) -> str:
    return text if text.endswith(ENDS) or not text else f"{text}."


class Document(Record, frozen=True, kw_only=True):
    """Minutes, before they have a form.

    `over` stands above the title: what it is, of which team and day. `audience` tells for whom it is
    ("for the leader"), `status` whether it is a draft or adopted; both are "" where it is neither's.
    `facts` are the labels and values of the head; `remark` says what a reader must know first.
    `on` is the day of the talk, the only date a file says of itself. `data` is what templates may make
    lists of (`minutes.data`).
    """

    title: str
    language: Language
    facts: tuple[tuple[str, str], ...]
    over: str = ""
    audience: str = ""
    status: str = ""
    remark: str = ""
    sections: tuple[Section, ...] = ()
    on: date | None = None
    data: dict[str, Any] = {}

    @property
    def head(self) -> str:
        """Title, day and for whom, on one line: above a page, in a file's own title, in a subject.

        At most 150 characters or so; a long title ends in "…".
        """
        from textwrap import shorten

        from locales import long_date

        day = long_date(self.on, self.language) if self.on else ""
        title = bare(self.title)
        title = shorten(title, 90, placeholder=" …") if len(title) > 90 else title
        return " · ".join(part for part in (title, day, self.audience) if part)


def sentences(document: Document) -> Iterator[str]:
    """Every text of a document in the order in which it is read; a row of a table is one text."""
    if document.over:
        yield document.over
    yield document.title
    for label, value in document.facts:
        yield f"{label}: {value}"
    if document.remark:
        yield document.remark
    for section in document.sections:
        yield section.heading
        yield from section.lead
        for item in section.listed:
            yield item.text
            yield from item.below
        for table in section.whole_tables:
            yield from filter(None, (table.caption, *table.lines))


def locale_of(language: Language) -> str:
    """The language with the country whose spelling is meant: "nl-NL", "en-GB"."""
    return "nl-NL" if language == "nl" else "en-GB"


def xml_text(text: str) -> str:
    """The text without the few characters that no XML file can hold; each becomes U+FFFD."""
    return _NO_XML.sub("\ufffd", text)
