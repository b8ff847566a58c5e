"""Invariant 13: a figure goes nowhere without its meaning, in whatever form."""

import json
from collections.abc import Callable
from itertools import product

import pytest
from conftest import begin
from drawn import from_docx, from_html, from_markdown, from_odt, from_pdf, squeezed
from said_in import Came, add

from agendas.agenda import builtin
from agendas.lines.talk import Talk
from agendas.records.said import Evidence, Meaning
from agendas.records.vocabulary import MEANING_OPEN
from minutes import EVERY_FORMAT, READERS
from minutes.request import Wish, made


def with_figure(meaning: str) -> Talk:
    figure = Evidence(id="", text="31 of 52 came", kind="figure", figure="31 of 52", audience="all")
    meeting = add(begin(builtin("accountability")), "evidence", figure)
    about = Came(meeting).evidence[0].id
    if not meaning:
        return meeting
    return add(meeting, "meanings", Meaning(id="", text=meaning, about=about, audience="all"))


def lines(fmt: str, data: bytes) -> list[str]:
    """The lines of a file: what a reader sees side by side."""
    drawn: dict[str, Callable[[bytes], list[str]]] = {
        "md": from_markdown, "html": from_html, "docx": from_docx, "odt": from_odt,
    }  # fmt: skip
    if fmt in drawn:
        return [squeezed(line) for line in drawn[fmt](data)]
    if fmt == "pdf":
        return [from_pdf(data)]
    return [squeezed(line) for line in data.decode("utf-8-sig").splitlines()]


WISHES = product(
    [fmt for fmt in EVERY_FORMAT if fmt not in ("json", "ics", "eml")],
    ["they find their way", ""],
    READERS,
    [True, False],
)


def _looked_at(fmt: str, _meaning: str, reader: str, names: bool) -> bool:
    """All that is wished in one form, and each form for who gets least."""
    return fmt == "md" or (reader == "public" and not names)


@pytest.mark.parametrize(
    ("fmt", "meaning", "reader", "names"),
    [row if _looked_at(*row) else pytest.param(*row, marks=pytest.mark.long) for row in WISHES],
)
def test_wherever_the_figure_is_its_meaning_is(
    fmt: str, meaning: str, reader: str, names: bool
) -> None:
    wish = Wish(fmt=fmt, reader=reader, names=names)  # type: ignore[arg-type]
    found = lines(fmt, made(with_figure(meaning), wish)[1])
    holding = [line for line in found if "31of52" in line]
    assert holding
    told = squeezed(meaning or MEANING_OPEN["en"])
    assert all(told in line for line in holding)


@pytest.mark.parametrize("reader", [None, *READERS])
def test_in_the_record_a_figure_has_its_meaning_or_says_that_it_is_open(reader: str) -> None:
    wish = Wish(fmt="json", reader=reader)  # type: ignore[arg-type]
    (bare,) = json.loads(made(with_figure(""), wish)[1])["came_to"]["segments"]
    assert bare["evidence"][0]["open_meaning"] is True
    (told,) = json.loads(made(with_figure("they dare"), wish)[1])["came_to"]["segments"]
    assert told["meanings"][0]["about"] == told["evidence"][0]["id"]


def test_a_draft_holds_the_figure_with_its_meaning_in_every_part() -> None:
    import email
    from email import policy

    data = made(with_figure("they dare"), Wish(fmt="eml"))[1]
    parts = [p for p in email.message_from_bytes(data, policy=policy.default).walk()
             if not p.is_multipart()]  # fmt: skip
    kinds = {"text/plain": "txt", "text/html": "html", "application/pdf": "pdf"}
    assert {part.get_content_type() for part in parts} == set(kinds)
    for part in parts:
        found = lines(kinds[part.get_content_type()], part.get_payload(decode=True))
        holding = [line for line in found if "31of52" in line]
        assert holding
        assert all("theydare" in line for line in holding)
