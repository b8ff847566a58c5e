"""A talk as its lines, in memory and in a file: whatever was said and done in it, it is the same talk."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec
import pytest
from any_talk import KINDS as KINDS_OF_TALKS
from any_talk import rooms, states
from conftest import NOW

from agendas.conduct.conductor import Conductor
from agendas.errors import TalkError
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.schema_2 import document_of, talk_in
from agendas.records.said import Language
from store.library import TalkLibrary
from store.upgrade import unsound
from tui.sample.play import play_year


@pytest.fixture(scope="module")
def years(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Language], tuple[TalkLibrary, Language]]:
    """The store of a team that has worked for a year, in a language."""

    @cache
    def year(language: Language) -> tuple[TalkLibrary, Language]:
        library = TalkLibrary(tmp_path_factory.mktemp(f"year-{language}"), lambda: NOW)
        for _talk in play_year(library, language, NOW):
            pass
        return library, language

    return year


@pytest.fixture
def year(years: Any, language: Language) -> tuple[TalkLibrary, Language]:
    return years(language)


# Each kind of talk in one of the languages; in the other with `check --further`.
EACH_KIND = pytest.mark.parametrize(
    ("language", "seed"),
    [
        pytest.param(language, seed, marks=() if seed % 2 == n else pytest.mark.long)
        for n, language in enumerate(("nl", "en"))
        for seed in range(len(KINDS_OF_TALKS))
    ],
)


@EACH_KIND
def test_what_is_remembered_of_a_talk_is_as_it_is_read_anew(
    year: tuple[TalkLibrary, Language], seed: int
) -> None:
    for room in rooms(*year, seed, 60):
        table = room.table
        anew = Conductor(table.talk, table.agenda, table.now, lambda *_: None, "x", True)
        assert table.lamps == anew.lamps
        anew.light(table.place)
        assert table.question_of == anew.question_of


@EACH_KIND
def test_any_talk_is_the_same_at_any_moment(year: tuple[TalkLibrary, Language], seed: int) -> None:
    for talk in states(*year, seed, 60):
        read = talk_in(msgspec.json.decode(msgspec.json.encode(document_of(talk))))
        assert read == talk
        assert unsound(talk) == ""
        assert {line.kind for line in talk.lines} <= set(LINE_KINDS)
        assert len({line.id for line in talk.lines}) == len(talk.lines)


@EACH_KIND
def test_shift_f6_is_the_way_back_of_f6_whatever_the_line_and_however_often(
    year: tuple[TalkLibrary, Language], seed: int
) -> None:
    *_, room = (room for room in rooms(*year, seed, 50) if not room.table.talk.ended)
    table = room.table
    for line in table.talk.lines:
        for often in range(1, 10 if table.ways(line.id) else 1):
            back, made = often % 2 == 0, 0  # the other way round, too
            table.mark_line("")
            table.mark_line(line.id)
            with suppress(TalkError):  # what would be about itself is refused
                for _press in range(often):
                    table.walk_as(line.id, back)
                    table.mark_line(line.id)  # as the screen does, where it stays marked
                    made += 1
            for _press in range(made):
                table.walk_as(line.id, not back)
                table.mark_line(line.id)
            now = table.find(line.id)
            assert now
            assert msgspec.structs.replace(now, act=line.act) == line, often
