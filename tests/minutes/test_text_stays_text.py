"""Text from people stays that text in every form."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from agendas.text import visible
from minutes.blocks import Document, Item, Section
from minutes.formats.own_template import by_ours
from minutes.formats.plain_text import columns, to_text

HOSTILE = [
    "# x", "x #", "1. x", "12) x", "[a](javascript:x)", "![a](b)", "[a]: b", "[^1]", "<b>", "<!-- x",
    "&amp;", "&#65;", "***", "**b** _i_", "`x`", "``` x", "| a |", "a | b\n--- | ---", "   four",
    "\tfour", "+ x", "- x", "---", "x\n===", "=====", "~~~", "~~x~~", "> x", "back\\", "back\\\nslash",
    "a\nb", "a  \nb", "a\n\nb", "a\n    b", "http://example.org/x", "www.example.org", "example.org",
    "a@b.nl", "mailto:a@b.nl", "//example.org", "<http://x.nl>", "https://ex.org:80/?a=b&c#d",
    "\x1b[31mred", "\x07", "=1+1", "x : y", ": x", "3.5 of 4.0", "6. October", "{x}", "$x$", "\u202eevil",
    "[red]x[/]", "👩‍👩‍👧 مرحبا", "</main></body><script>alert(1)</script>", "\"><img src=x onerror='y'>",
]  # fmt: skip
ANY = st.text(max_size=80).map(visible).filter(lambda text: text.strip())
ACTING = st.text(alphabet="a1 \n#*_-+=.:/\\`~<>[]()!&;|@w\"'{}^", max_size=40).filter(
    lambda text: text.strip()
)
PLAIN = {
    "text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open",
    "em_close",
}  # fmt: skip
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "inline"}


def holding(text: str) -> Document:
    """A document with this text in every place there is."""
    section = Section(heading=text, lead=(text, text), items=(Item(text=text, below=(text,)),))
    return Document(
        title=text, language="en", facts=(("Team", text),), remark=text, sections=(section,)
    )


def folded(text: str) -> str:
    return " ".join(text.split())


def markdown_texts(markdown: str, flavour: str) -> list[str]:
    """The text of every heading, paragraph and line that comes of the Markdown."""
    found = []
    for token in MarkdownIt(flavour).parse(markdown):
        assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS, token
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= PLAIN
            texts = (" " if "break" in child.type else child.content for child in children)
            found.append(folded("".join(texts)))
    return found


def check_markdown(text: str) -> None:
    shown = folded(text)
    expected = [shown, f"Team: {shown}", shown, shown, shown, shown, shown, shown]
    for flavour in ("commonmark", "gfm-like"):
        assert markdown_texts(by_ours(holding(text), "md"), flavour) == expected


class Page(HTMLParser):
    """The texts and the tags of a page's body."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.feed(page.partition("<body>")[2])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.texts += [" "] if tag == "br" else [""] if tag in ("b", "i") else ["\n"]
        assert attrs in ([], [("class", "remark")])

    def handle_endtag(self, tag: str) -> None:
        self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        self.texts.append(data.replace("\n", " "))


def check_html(text: str) -> None:
    page = Page(by_ours(holding(text), "html"))
    texts = [folded(row) for row in "".join(page.texts).split("\n") if folded(row)]
    assert texts == [folded(text), "Team", *[folded(text)] * 7]
    assert page.tags <= {"header", "main", "section", "h1", "h2", "dl", "dt", "dd", "p", "ul",
                         "li", "br"}  # fmt: skip


def check_text(text: str) -> None:
    rows = to_text(holding(text), width=40).splitlines()
    assert all(columns(row) <= 40 for row in rows)
    assert "".join("".join(rows).split()).count("".join(text.split())) >= 6


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_that_text(text: str) -> None:
    shown = visible(text)
    check_markdown(shown)
    check_html(shown)
    check_text(shown)


@given(ANY)
def test_any_text_stays_that_text(text: str) -> None:
    check_markdown(text)
    check_html(text)
    check_text(text)


@given(ACTING)
def test_signs_that_act_stay_signs(text: str) -> None:
    check_markdown(text)


def test_markdown_is_left_readable() -> None:
    plain = "31 of 52 parents came (in October), 3.5 a day - it's “theirs”: why?"
    assert f"- {plain}\n" in by_ours(holding(plain), "md")


def test_a_line_break_from_people_cannot_make_a_heading_of_plain_text() -> None:
    section = Section(heading="Evidence", items=(Item(text="a\nNext talk\n  - b"),))
    made = Document(title="t", language="en", facts=(), sections=(section,))
    assert to_text(made).endswith("EVIDENCE\n  - a\n    Next talk\n    - b\n")


def test_wide_characters_count_for_two_columns() -> None:
    assert columns("日本e\u0301") == 5
    rows = to_text(holding("日本語" * 40)).splitlines()
    assert max(columns(row) for row in rows) in (77, 78)


def test_the_page_stands_alone_and_says_its_language() -> None:
    page = by_ours(holding("x"), "html")
    assert '<html lang="en">' in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert not any(outside in page for outside in ("http", "src=", "url(", "@import", "<script"))
