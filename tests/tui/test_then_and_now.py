"""Words beside each other: then and now, one reading beside another, the whole read back at the close."""

from pathlib import Path

import pytest
from rest import at_rest

from agendas.came_to.counting import TalkLines
from agendas.records.said import Language
from docs.sample_talks import NOW, in_phase, sample
from docs.scenes import SCENES, pull, shown
from tui.app import VertelApp
from tui.widgets.lines.record import RecordList
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import Level, columns_in, level_rows
from tui.widgets.lines.then_and_now import Beside
from tui.widgets.talk.entry import Entry
from tui.words.signs import Roster

WIDTHS = (56, 76, 116, 196)


def beside(kind: str, language: Language = "en", fresh: frozenset[str] = frozenset()) -> Beside:
    talk = in_phase(language, kind)
    before = TalkLines(next(one for one in sample(language) if one.id == "trust3"))
    return Beside(TalkLines(talk), before, Roster(talk.names), fresh)


def words(level: Level) -> list[list[str]]:
    return [[line.words for line in cell] for cell in level.cells]


def test_what_was_taken_up_stands_beside_what_came_of_it() -> None:
    head, *levels = beside("look-back").look_back("")
    now = f"{NOW.astimezone():%-d %B %Y}"
    assert words(head) == [["Then, 7 June 2026"], [f"Now, {now}"]]
    ((then, now),) = [words(level) for level in levels]
    assert then == ["ask two parents to host the walk-in", "that it is their house, too"]
    assert now[0] == "two mothers hold the walk-in, three Fridays in a row"
    assert now[-1] == "the fourth time two of them stood before a closed door"
    assert [level.margin.who for level in levels] == ["Ana"]


def test_readings_have_a_column_each_and_the_table_lies_beneath() -> None:
    made = beside("interpretation")
    levels = made.readings(made.said.talk.phase.id, 4)
    assert [cell[0].by for cell in levels[0].cells] == ["Ana", "Joost", "Fatima", "Henk"]
    assert words(levels[1])[0] == ["that the door stands open, and they know it"]
    assert words(levels[2])[1] == [], "who said nothing more has an empty cell"
    at = next(n for n, level in enumerate(levels) if words(level) == [["On the table"]])
    below = [line.words for level in levels[at:] for cell in level.cells for line in cell]
    assert "38 of 52 parents came in November" in below
    assert "who stays once comes back" in below


def test_nobodys_words_are_left_out_of_the_readings() -> None:
    made = beside("interpretation")
    phase = made.said.talk.phase.id
    shown_words = {
        line.words for level in made.readings(phase, 2) for cell in level.cells for line in cell
    }
    said = [one for one in made.said.counting if one.phase == phase and one.text]
    for one in said:
        assert any(one.text in told for told in shown_words), one.text


def test_the_close_lays_last_time_beside_this_time_in_everybodys_own_words() -> None:
    levels = beside("close").read_back()
    assert words(levels[0]) == [["What we say about “who tells us something of home unasked”"]]
    ana = next(level for level in levels if level.margin.who == "Ana")
    then, now = words(ana)
    assert then[0] == "31 of 52 parents stayed in October"
    assert now[0] == "38 of 52 parents came in November"
    fatima = next(level for level in levels if level.margin.who == "Fatima")
    assert words(fatima)[1] == [
        "“I did not know I was allowed to sit here”",
        "reading aloud in your own language",
    ]
    henk = next(level for level in levels if level.margin.who == "Henk")
    assert words(henk)[0] == [], "who was not there has an empty cell"


def test_only_what_came_since_is_tinted() -> None:
    told = beside("close")
    newest = told.said.of("insight")[-1].id
    levels = beside("close", fresh=frozenset({newest})).read_back()
    fresh = [line.words for level in levels for cell in level.cells for line in cell if line.fresh]
    assert fresh == ["that silence can be trust, too"]


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_keep_their_width_and_nothing_is_cut(width: int) -> None:
    long = "geschoolden " * 12 + "x" * 60
    level = Level(
        ((ShownLine(long),), (ShownLine("short"),)), margin=ShownLine("", "Somebody"), spaced=True
    )
    rows = [row.plain for row in level_rows(level, width)]
    assert max(map(len, rows)) <= width
    assert sum(row.count("geschoolden") for row in rows) == 12
    assert "".join(rows).count("x") == 60
    at = rows[0].index("short")
    assert all(row[at - 3 : at].strip() == "" for row in rows), "columns do not touch"
    assert rows[-1] == ""


def test_at_least_one_column_fits() -> None:
    assert [columns_in(width) for width in (20, 56, 76, 116, 196)] == [1, 1, 2, 3, 6]


async def test_the_arrow_lays_lines_below_each_other_to_mark_and_typing_brings_them_back(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "close")
    async with shown(scene, "en", (120, 36), tmp_path) as app:
        record, screen = app.screen.query_one(RecordList), app.screen
        assert record.is_beside
        assert screen.has_class("-sided")
        record.one_below_another()
        screen.set_focus(record)
        assert not record.is_beside
        ids = {option.id for option in record.options if option.id}
        assert {line.id for line in screen.talk.talk.lines if line.kind == "insight"} <= ids  # type: ignore[attr-defined]
        screen.set_focus(screen.query_one(Entry))
        await at_rest()
        assert record.is_beside


async def test_on_a_wall_all_hangs_from_one_axis_and_a_window_pulled_back_has_its_margins_again(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "evidence")

    def starts(app: VertelApp, *words: str) -> set[int]:
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        return {row.index(word) for word in words for row in rows if word in row}

    said = ("Parents and", "What did you", "38 of 52", "two fathers", "a father came back")
    async with shown(scene, "en", (200, 50), tmp_path) as app:
        assert starts(app, *said) == {44}
        await pull(app, (120, 36))
        assert starts(app, *said) == {14}
        await pull(app, (200, 50))
        assert starts(app, *said) == {44}
