"""A talk as lines and back: whatever was said and done in it, it is the same talk."""

from collections.abc import Iterator

import msgspec
import pytest
from any_talk import KINDS as KINDS_OF_TALKS
from any_talk import states
from conftest import NOW

from agendas.lines.from_records import talk_of
from agendas.lines.kinds import KINDS
from agendas.lines.project import meeting_of
from agendas.lines.talk import Talk
from agendas.records.meeting import Meeting
from agendas.records.said import Language
from store.library import MeetingLibrary
from tui.sample.play import play_year


@pytest.fixture(scope="module", params=["nl", "en"])
def year(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[MeetingLibrary, Language]:
    """The store of a team that has worked for a year, in one of the two languages."""
    library = MeetingLibrary(tmp_path_factory.mktemp(f"year-{request.param}"), lambda: NOW)
    for _meeting in play_year(library, request.param, NOW):
        pass
    return library, request.param


def differs(meeting: Meeting) -> str:
    """Where a talk that went through its lines, and through a file of them, is another; "" nowhere."""
    talk = talk_of(meeting)
    read = msgspec.json.decode(msgspec.json.encode(talk), type=Talk)
    if read != talk:
        return "the file"
    back = meeting_of(read)
    return "" if back == meeting else next(_unlike("", meeting, back))


def _unlike(place: str, one: object, other: object) -> Iterator[str]:
    if isinstance(one, msgspec.Struct) and type(one) is type(other):
        for name in one.__struct_fields__:
            yield from _unlike(f"{place}.{name}", getattr(one, name), getattr(other, name))
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for n, pair in enumerate(zip(one, other, strict=True)):
            yield from _unlike(f"{place}[{n}]", *pair)
    elif one != other:
        yield f"{place}: {one!r} -> {other!r}"


def test_every_talk_of_the_year_is_the_same(year: tuple[MeetingLibrary, Language]) -> None:
    assert [found for m in year[0].meetings() if (found := differs(m))] == []


@pytest.mark.parametrize("seed", range(len(KINDS_OF_TALKS)))
def test_any_talk_is_the_same_at_any_moment(
    year: tuple[MeetingLibrary, Language], seed: int
) -> None:
    for meeting in states(*year, seed, 60):
        assert differs(meeting) == ""
        talk = talk_of(meeting)
        assert {line.kind for line in talk.lines} <= KINDS.keys()
        assert len({line.id for line in talk.lines}) == len(talk.lines)
