"""The bytes of lines that are known from the last save are those that writing the whole anew gives."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st
from made_talk import line

from agendas.lines.edit import change
from agendas.lines.talk import Figure, Line
from store.conflicts.versions import Version
from store.errors import StoreError
from store.files import tables
from store.files.tables import LineBytes, summed
from store.files.talk_file import tables_of

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
LINES = st.builds(
    Line,
    id=WORDS,
    text=WORDS,
    by=st.lists(WORDS, max_size=2).map(tuple),
    at=st.none() | st.datetimes(timezones=st.timezones()),
    value=st.none() | st.builds(Figure, said=WORDS),
    more=st.none() | st.dictionaries(st.just("later"), WORDS | st.lists(WORDS), min_size=1),
)
# What is done between two saves: where, what is put there, and how many lines it takes the place of.
EDITS = st.lists(st.tuples(st.integers(0, 9), st.lists(LINES, max_size=3), st.integers(0, 3)))


A, B = line("1", "ground", "two stayed"), line("2", "ground", "three stayed")


@examples(40)
@given(EDITS)
@example([(0, [A, B], 0), (1, [], 1), (1, [B], 0), (0, [B], 1), (0, [], 2), (0, [A], 0)])
def test_whatever_is_changed_it_is_what_the_whole_gives(talk, edits: list[Any]) -> None:
    known, now = LineBytes(), talk()
    for place, put, taken in edits:
        lines = list(now.lines)
        lines[place : place + taken] = put
        now = change(now, lines=tuple(lines))
        made = tables_of(Version(talk=now, counts={"run": 1}))
        assert summed(made, "x", known) == summed(made, "x")


def test_one_moment_told_by_another_clock_is_written_so(talk) -> None:
    """Two lines may be the same to Python and not in a file: only the very one is known."""
    at = datetime(2026, 10, 6, 9, tzinfo=UTC)
    first = line("1", "ground", "two stayed", at=at)
    other = line("1", "ground", "two stayed", at=at.astimezone(timezone(timedelta(hours=2))))
    assert first == other
    known = LineBytes()
    for one in (first, other):
        made = tables_of(Version(talk=change(talk(), lines=(one,))))
        assert summed(made, "x", known) == summed(made, "x")


def test_what_could_not_be_written_leaves_no_line_out_of_what_is_written_next(talk) -> None:
    known = LineBytes()
    whole, half = (
        tables_of(Version(talk=change(talk(), lines=said)))
        for said in ((A, B), (A, line("3", "ground", "\ud83d")))
    )
    assert summed(whole, "x", known) == summed(whole, "x")
    with pytest.raises(StoreError, match="half a character"):
        summed(half, "x", known)
    assert summed(whole, "x", known) == summed(whole, "x")


def test_what_can_be_changed_in_place_is_seen(talk) -> None:
    later: dict[str, Any] = {"later": ["one word"]}
    known = LineBytes()
    for one in (line("1", "ground", more=later), {"id": "1", "later": later}):
        made = {"meeting": {"1": {"lines": [one]}}}
        summed(made, "x", known)
        later["later"].append("one more")
        assert summed(made, "x", known) == summed(made, "x")


def _kinds(kind: Any) -> Iterator[Any]:
    """Of what a type is made, down to what holds nothing else; words to choose from are words."""
    if get_origin(kind) is Literal:
        yield str
    elif get_origin(kind) in (Annotated, Union, UnionType, tuple):
        for inner in get_args(kind)[: 1 if get_origin(kind) is Annotated else None]:
            yield from _kinds(inner)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        assert kind.__struct_config__.frozen
        for inner in get_type_hints(kind, include_extras=True).values():
            yield from _kinds(inner)
    else:
        yield kind


def test_nothing_else_of_a_line_can_be_changed_in_place() -> None:
    hints = get_type_hints(Line, include_extras=True)
    del hints["more"]
    kinds = {kind for hint in hints.values() for kind in _kinds(hint)}
    assert kinds == {str, int, bool, date, datetime, type(None), Ellipsis}


def test_a_line_more_is_the_only_one_that_is_encoded(
    library, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[str] = []
    real = tables._encoded
    monkeypatch.setattr(
        tables, "_encoded", lambda data, name: (encoded.append(repr(data)), real(data, name))[1]
    )
    now = change(talk(), lines=tuple(line(f"{n}", "ground", f"seen on day {n}") for n in range(9)))
    library.save(now)
    assert "seen on day 7" in "".join(encoded)
    encoded.clear()
    library.save(change(now, lines=(*now.lines, line("9", "ground", "one more"))))
    assert "one more" in "".join(encoded)
    assert "seen on day" not in "".join(encoded)
