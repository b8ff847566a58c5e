"""A goal's story as a line through time, and its figures as points."""

import re
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path

import pytest
from conftest import NOW, next_talk, whole_talk
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rest import at_rest
from said_in import close
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.folding.story import Point, Story, story_of
from agendas.records.said import Wording
from agendas.records.state import PlannedTalk
from docs.scenes import SCENES, pull, shown
from tui.app import VertelApp
from tui.widgets.chart import LOWEST, ROWS, Dot, chart_rows
from tui.widgets.lines.drawn import set_line
from tui.widgets.rows import Rows
from tui.words.signs import Roster
from tui.words.story_line import MOST_A_DAY, charts, story_rows

DAY = date(2026, 3, 1)
TODAY = NOW.date()


@pytest.fixture
def story(agenda: Agenda) -> Story:
    first = close(whole_talk(agenda), NOW)
    found = story_of(first.goal.id, [first])
    assert found
    return found


def drawn(story: Story, width: int = 76, spaced: bool = True) -> list[str]:
    rows, _more = story_rows(story, Roster(["Ana", "Joost"]), "en", TODAY, spaced)
    return [
        str(row).rstrip() for lines, _key in rows for line in lines for row in set_line(line, width)
    ]


def _rows(app: VertelApp) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def later(story: Story, days: int) -> Story:
    """The story with another wording of the goal so many days after its talk."""
    words = Wording(n=2, text="Other words", meeting="later1", on=TODAY + timedelta(days=days))
    return replace(story, wordings=(*story.wordings, words))


@pytest.mark.parametrize("days", [7, 61, 122])
def test_one_row_is_free_between_two_days_and_a_new_year_stands_in_it(
    story: Story, days: int
) -> None:
    rows = drawn(later(replace(story, planned=()), days))
    other = TODAY + timedelta(days=days)
    (day,) = [
        at for at, row in enumerate(rows) if row.split()[:2] == f"{other.day} {other:%b}".split()
    ]
    year = [] if other.year == TODAY.year else [str(other.year)]
    assert rows[day - 1].split() == [*year, "│"]
    assert rows[day - 2].split()[1:], "one, and no more"
    low = drawn(later(story, days), spaced=False)
    assert not any(row.strip() == "│" for row in low[1:-1])
    assert [row.split() for row in low if row.split() == [*year, "│"]] == [[*year, "│"]] * len(year)


def test_a_long_silence_is_told_in_words(story: Story) -> None:
    assert any(row.strip() == "│  24 months" for row in drawn(later(story, 730)))


def test_a_day_tells_what_turned_and_opens_its_talk_and_at_the_end_how_much_more_was_said(
    story: Story,
) -> None:
    rows, more = story_rows(replace(story, planned=()), Roster(), "en", TODAY, spaced=True)
    told = [f"{line.by} {line.words}" for lines, _key in rows for line in lines]
    for text in (
        *(wording.text for wording in story.wordings),
        *(point.text for point in story.points),
        *("Ana: they find their own way in" for point in story.points if point.meanings),
    ):
        assert any(text in line for line in told), text
    (step,) = story.steps
    assert f"{step.initiative.by} takes up: {step.initiative.text}" in told
    goal = [line for lines, _key in rows for line in lines if line.branch[0] in "┣┗"]
    assert len(told) == MOST_A_DAY + len(goal)
    said = [*story.readings, *story.meanings, *story.others, *story.values]
    hidden = [quote.text for quote in said if not any(quote.text in line for line in told)]
    (left_out,) = map(int, re.findall(r"^(\d+) more lines in the minutes$", more))
    assert left_out >= len(hidden) > 0
    keys = [key for _lines, key in rows if key]
    assert len(set(keys)) == len(keys)
    assert {key.partition(":")[2] for key in keys} == {"k3f9q2"}


def test_a_day_with_a_few_lines_has_all_of_them(story: Story) -> None:
    bare = Story(
        state=story.state, talks=story.talks, wordings=story.wordings, values=story.values * 1
    )
    rows = drawn(bare)
    assert all(any(value.text in row for row in rows) for value in story.values)
    assert not any("more line" in row for row in rows)


def test_no_line_has_a_kind_at_its_right(story: Story) -> None:
    rows, _more = story_rows(story, Roster(), "en", TODAY, spaced=True)
    assert not any(line.kind for lines, _key in rows for line in lines)


def test_what_is_to_come_ends_the_line_and_a_day_that_passed_does_not(story: Story) -> None:
    ahead = PlannedTalk(on=TODAY + timedelta(days=14), planned_in="k3f9q2", people=("Joost",))
    rows = drawn(replace(story, planned=(ahead,)))
    assert rows[-1].endswith("╰╌ next talk · Joost")
    assert rows[-2].strip() == "│", "a row is free before what is to come"
    behind = drawn(replace(story, planned=(replace(ahead, on=TODAY - timedelta(days=14)),)))
    assert any(row.endswith("├╌ agreed on, not held · Joost") for row in behind)
    assert not any("╰╌" in row for row in behind)
    since = replace(ahead, on=TODAY + timedelta(days=2))
    rows = [
        line
        for lines, _key in story_rows(
            replace(story, planned=(since,)), Roster(), "en", TODAY + timedelta(days=9), spaced=True
        )[0]
        for line in lines
    ]
    told = [(row.branch, row.words) for row in rows[-2:]]
    assert told == [("│ ", ""), ("╰╌", "not held yet · Joost")], "where nothing was said, too"


def test_the_line_ends_at_its_last_branch(story: Story) -> None:
    for told in (story, later(story, 61), replace(story, planned=())):
        rows = [row for row in drawn(told) if row[9:10].strip()]
        line = [row[9] for row in rows]
        assert sum(sign in "╰┗" for sign in line) == 1
        assert line[-1] in "╰┗"


def test_a_figure_that_is_the_only_one_of_its_sign_is_drawn_as_the_others_are(
    story: Story,
) -> None:
    (point,) = story.points
    (chart,) = charts(story)
    assert (chart.dots, chart.most) == ((Dot(point.on, 31, "31"),), 52)
    assert any("● 31" in row.plain for row in chart_rows(chart.dots, chart.most, 36))


async def test_where_the_line_does_not_fit_is_told_how_much_follows(tmp_path: Path) -> None:
    (scene,) = (scene for scene in SCENES if scene.name == "story")
    async with shown(scene, "en", (80, 24), tmp_path) as app:
        screen = app.screen
        rows, sign = screen.query_one(Rows), screen.query_one("#below", Static)

        def follow() -> int:
            found = re.match(r"… (\d+) more lines? ", str(sign.visual))
            return int(found[1]) if found else 0

        said = [rows.render_line(y).text for y in range(rows.virtual_size.height)]
        said = [row for row in said if any(map(str.isalnum, row))]
        seen = [
            row
            for y in range(rows.size.height)
            if any(map(str.isalnum, row := rows.render_line(y).text))
        ]
        assert follow() == len(said) - len(seen) > 0
        await pull(app, (60, 18))
        row = next(y for y in range(40) if "more than I thought" in Rows.render_line(rows, y).text)
        rows.scroll_to(y=row + 1 - rows.size.height, animate=False, immediate=True)
        await at_rest()
        ends = follow()
        rows.scroll_relative(y=1, animate=False, immediate=True)
        await at_rest()
        assert (rows.ends_at(), ends - follow()) == (rows.size.height, 2), "no half sentence"
        await pull(app, (80, 24))
        rows.scroll_end(animate=False, immediate=True)
        await at_rest()
        assert follow() == 0
        first = rows.get_option_at_index(rows.highlighted or 0)
        await pull(app, (80, 60))
        assert not sign.display
        (left,) = [row for row in _rows(app) if "more lines in the minutes" in row]
        await pull(app, (120, 36))
        (wide,) = [row for row in _rows(app) if "more lines in the minutes" in row]
        assert wide.strip() == left.strip(), "told once, behind the line at every size"
        assert _rows(app)[0].rstrip().endswith("  5 talks in 11 months")
        await pull(app, (80, 60))
        newest = rows.get_option_at_index(rows.highlighted or 0)
        enabled = [row.id for row in rows.options if not row.disabled]
        assert (first.id, newest.id) == (enabled[0], enabled[-1]), "where all of it is in sight"


def test_each_row_of_a_line_that_wraps_stays_on_the_trunk(story: Story) -> None:
    on_the_line = list(takewhile(bool, drawn(story, width=40)))
    assert len(on_the_line) > 8
    for row in on_the_line:
        assert row[7] in "┣├│╰", row


def test_another_sign_is_another_chart_and_what_is_no_number_is_in_none(story: Story) -> None:
    def point(series: str, value: float | None, days: int) -> Point:
        return Point(
            on=DAY + timedelta(days=days), meeting="t", text="", figure=f"{value} of 52",
            unit="parents", value=value, whole=52, series=series,
        )  # fmt: skip

    points = (point("a|parents", 9, 0), point("b|parents", 18, 40), point("b|parents", None, 50),
              point("b|parents", 31, 90))  # fmt: skip
    found = charts(replace(story, points=points))
    assert [[dot.shown for dot in chart.dots] for chart in found] == [["9"], ["18", "31"]]
    assert {chart.most for chart in found} == {52}
    shares = replace(point("c|", 45, 0), figure="45%", whole=None, unit="")
    (chart,) = charts(replace(story, points=(shares,)))
    assert (chart.most, chart.dots[0].shown) == (100, "45%")


def columns(rows: list[object], sign: str = "●") -> list[int]:
    return sorted(at for row in rows for at, cell in enumerate(str(row)) if cell == sign)


def test_points_stand_as_far_apart_as_their_days_and_as_high_as_they_are() -> None:
    dots = [Dot(DAY, 52, "52"), Dot(DAY + timedelta(days=30), 26, "26"),
            Dot(DAY + timedelta(days=90), 0, "0")]  # fmt: skip
    rows = list(map(str, chart_rows(dots, 52, 36)))
    first, second, third = columns(list(rows))
    assert (third - first) / (second - first) == pytest.approx(3, abs=0.2)
    heights = [next(n for n, row in enumerate(rows) if len(row) > x and row[x] == "●")
               for x in (first, second, third)]  # fmt: skip
    assert heights == [0, ROWS - round(ROWS / 2), ROWS]
    assert rows[0].startswith(" 52 ┤") or rows[0].startswith("52 ┤")
    assert [
        rows[n][x + 2 :].split()[0] for n, x in zip(heights, (first, second), strict=False)
    ] == [
        "52",
        "26",
    ]


@given(
    st.lists(st.tuples(st.integers(0, 900), st.floats(0, 1e6)), min_size=1, max_size=12),
    st.integers(16, 60),
)
def test_a_chart_fits_its_place_and_no_number_touches_another(
    said: list[tuple[int, float]], width: int
) -> None:
    dots = [
        Dot(DAY + timedelta(days=days), value, f"<{n}>") for n, (days, value) in enumerate(said)
    ]
    rows = [str(row) for row in chart_rows(dots, 0, width)]
    assert max(map(len, rows)) <= width
    assert all("><" not in row and "●●<" not in row for row in rows)
    assert sum(row.count("●") for row in rows) >= 1


@pytest.mark.parametrize("top", [52, 100, 4000])
@pytest.mark.parametrize("part", [0, 0.02, 9 / 52, 18 / 52, 31 / 52, 0.8, 1])
def test_a_point_stands_within_half_a_row_of_its_figure_and_on_nought_for_nothing_alone(
    part: float, top: float
) -> None:
    rows = chart_rows([Dot(DAY, part * top, "n")], top, 36)
    (row,) = (n for n, row in enumerate(rows) if "●" in str(row))
    (axis,) = (n for n, row in enumerate(rows) if "┼" in str(row))
    assert abs((axis - row) / axis - part) <= (1 if 0 < part < 0.1 else 0.5) / axis
    assert (row == axis) == (part == 0)


def test_what_is_taken_up_again_tells_what_came_of_it_and_a_talk_of_nothing_else_what_it_was(
    story: Story,
) -> None:
    (step,) = story.steps
    one = replace(step, initiative=replace(step.initiative, limits="inside", limits_by="Noor"))
    again = replace(one, taken=TODAY + timedelta(days=7), meeting="later1")
    bare = ((*story.talks, (TODAY + timedelta(days=9), "later2")), (*story.titles, story.titles[0]))
    rows = "\n".join(
        drawn(replace(story, planned=(), steps=(one, again), talks=bare[0], titles=bare[1]))
    )
    assert rows.count(step.initiative.text) == 1
    assert "what was taken up on" in rows
    assert "(Noor)" in rows, "whose choice it is, where it is not the taker's"
    assert story.titles[0].en in rows.splitlines()[-1]


def test_nothing_is_drawn_below_nought() -> None:
    assert chart_rows([Dot(DAY, -3, "-3")], 0, 36) == []


def test_next_talks_come_under_the_first(agenda: Agenda) -> None:
    first = close(whole_talk(agenda), NOW)
    second = next_talk(agenda, first)
    found = story_of(first.goal.id, [first, close(second, second.started)])
    assert found
    rows = drawn(found)
    assert sum("┣━" in row or "╰─" in row for row in rows) >= 2


def test_a_reason_that_says_omdat_itself_is_told_as_it_was_said(story: Story) -> None:
    wordings = tuple(
        replace(one, reason="omdat het van twee kanten komt") for one in story.wordings
    )
    rows = "\n".join(drawn(replace(story, wordings=wordings)))
    assert "omdat het van twee kanten komt" in rows
    assert "because omdat" not in rows


async def test_on_a_lower_screen_the_charts_beside_the_line_are_lower_and_all_in_sight(
    tmp_path: Path,
) -> None:
    (scene,) = (scene for scene in SCENES if scene.name == "story")
    async with shown(scene, "nl", (120, 36), tmp_path) as app:
        for size, noted, high in (((120, 36), 1, ROWS), ((120, 30), 1, ROWS), ((100, 24), 0, 3)):
            await pull(app, size)
            rows = _rows(app)
            ends = [n for n, row in enumerate(rows) if "52 ┤" in row or "0 ┼" in row]
            alone, several = ends[1] - ends[0], ends[3] - ends[2]
            assert (alone, several) == (LOWEST, high), "a single figure takes little"
            assert any(re.search(r"mrt +jun$", row) for row in rows)
            assert sum("gelegd." in row for row in rows) == noted


async def test_a_story_ends_in_what_became_clear_in_one_row_and_room_below_it(
    tmp_path: Path,
) -> None:
    (scene,) = (scene for scene in SCENES if scene.name == "story")
    async with shown(scene, "nl", (120, 36), tmp_path) as app:
        rows = _rows(app)
        (last,) = (n for n, row in enumerate(rows) if "17 nov" in row)
        assert rows[last].endswith("● Ana: vertrouwen ging eerst over hen, en nu over ons allebei")
        assert not any(rows[last + 3 : -1]), "below how much more there is nothing stands"
        assert len(rows) - last >= 6
