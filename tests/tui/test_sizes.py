"""A window that is pulled about, a theme that turns: neither word nor place is lost."""

from pathlib import Path

import pytest
from conftest import begin
from examples import further
from said_in import with_pass
from textual.pilot import Pilot
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Goal, Wording
from docs.scenes import SCENES, shown
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn
from tui.screens.dialogs.formats import FormsScreen
from tui.screens.find_screen import FindScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.fitted import fitted
from tui.widgets.lines.drawn import HIGH
from tui.widgets.lines.shown_line import BelowGoal
from tui.widgets.rows_by_width import BESIDE, beside
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.goal_head import GoalHead, goal_rows
from tui.widgets.talk.lamp import lamp_rows
from tui.words.signs import mark

SIZES = [(60, 18), (80, 24), (120, 36), (200, 50)]
STORM = [*SIZES, (40, 12), (200, 18), (60, 50), (1, 1), (80, 24)]
LONG = "Parents bring their child to school with a trust that " + "grows and grows " * 30 + "always"


@pytest.fixture
def app(library: TalkLibrary) -> VertelApp:
    place = library.folder
    return VertelApp(
        Settings(store=place, agendas=place / "agendas", language="en"), clock=library.now
    )


def long_talk(agenda: Agenda) -> Talk:
    meeting = begin(agenda)
    goal = Goal(id=meeting.goal.id, wordings=(Wording(n=1, text=LONG, target_group=LONG),))
    return change(with_pass(meeting, goal=goal), team="Blue " * 60)


async def cursor_in_sight(pilot: Pilot[None], entry: Entry) -> bool:
    """Whether the cell in which the next letter comes is really on the screen."""
    await pilot.pause()
    await pilot.pause()
    at = entry.cursor_screen_offset
    if not pilot.app.screen.region.contains(at.x, at.y):
        return False
    return pilot.app.screen.get_widget_at(at.x, at.y)[0] is entry


async def test_a_storm_of_sizes_and_themes_in_mid_sentence_loses_neither_word_nor_place(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        library.save(begin(agenda))
        app.begin(begin(agenda))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TalkScreen)
        await pilot.press("pagedown")
        typed = ""
        entry = screen.query_one(Entry)
        for number in range(27):
            letter = "abcdefghi"[number % 9]
            await pilot.resize_terminal(*STORM[number % len(STORM)])
            await pilot.press(letter, *(["f9"] if number % 4 == 0 else []))
            typed += letter
        await pilot.press("left", "left")
        await pilot.resize_terminal(60, 18)
        await pilot.press("f9", "X")
        assert entry.text == f"{typed[:-2]}X{typed[-2:]}"
        assert entry.has_focus
        assert (screen.talk.phase.kind, screen.talk.place) == ("goal", 1)
        assert await cursor_in_sight(pilot, entry)


@pytest.mark.parametrize("size", further(SIZES), ids=str)
async def test_the_sentence_being_typed_never_scrolls_away(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        library.save(long_talk(agenda))
        app.begin(long_talk(agenda))
        await pilot.pause()
        await pilot.press("pagedown")
        entry = app.screen.query_one(Entry)
        for _more in range(6):
            entry.insert("they came in the morning and stayed until noon, " * 5)
            assert await cursor_in_sight(pilot, entry)
        for pulled in SIZES:
            await pilot.resize_terminal(*pulled)
            assert await cursor_in_sight(pilot, entry), pulled


@pytest.mark.parametrize("size", further(SIZES), ids=str)
@pytest.mark.parametrize("field", ["noticed", "next"])
async def test_nor_does_it_in_a_check_in(app: VertelApp, size: tuple[int, int], field: str) -> None:
    async with app.run_test(size=size) as pilot:
        app.check_in(CheckIn(goal=LONG, noticed=LONG, means=LONG, next=LONG))
        await pilot.pause()
        entry = app.screen.query_one(f"#{field}", Entry)
        entry.focus()
        entry.move_cursor(entry.document.end)
        for _more in range(4):
            entry.insert("they came in the morning and stayed until noon, ")
            assert await cursor_in_sight(pilot, entry)


@pytest.mark.parametrize("size", further(SIZES), ids=str)
async def test_what_does_not_fit_is_left_out_with_a_sign(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        library.save(long_talk(agenda))
        await pilot.pause()
        app.screen.refresh_rows()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "…" in row(app, 0) or "Blue " * 10 not in row(app, 0) or size[0] > 360
        app.begin(long_talk(agenda))
        await pilot.pause()
        await pilot.pause()
        region = app.screen.query_one(".goal-head", Static).region
        lines = [row(app, y).rstrip() for y in range(region.y, region.bottom)]
        assert any(line.endswith("…") for line in lines)
        whose = [line for line in lines if "for Parents bring" in line]
        assert all("…   ● account given by Ana" in line for line in whose)
        assert len(whose) == (size[1] >= HIGH), "with few rows there is the goal alone"


def row(app: VertelApp, y: int) -> str:
    return app.screen._compositor.render_strips()[y].text


def test_words_are_fitted_in_cells_and_not_in_letters() -> None:
    assert fitted("short", 20, 1) == "short"
    assert fitted("one two three four", 9, 2) == "one two\nthree…"
    assert fitted("学校は子どもの場所です", 10, 1) == "学校は子…"
    assert fitted("x" * 50, 10, 2) == "x" * 10 + "\n" + "x" * 9 + "…"


@pytest.mark.parametrize("width", [56, 76, 116])
def test_a_goal_of_two_rows_hangs_from_the_axis(width: int) -> None:
    goal = "Pupils know what they can do themselves when something does not work, and dare to"
    group = BelowGoal("for ", "parents of our youngest pupils, and whoever brings them to school")
    giver = BelowGoal("account given by ", "Ana", mark=mark(0))
    then = BelowGoal("then: ", "Pupils see the link between their effort and their results")
    rows = [row.plain for row in goal_rows(goal, (group, giver, then), width, low=False)]
    at = rows[0].index("Pupils")
    assert max(map(len, rows)) <= width
    assert [row[:at].strip() for row in rows] == [rows[0][:at].strip(), *[""] * (len(rows) - 1)]
    assert " ".join(row[at:] for row in rows[:-1]).split() == goal.split(), "no word is lost"
    assert rows[-1].endswith("● account given by Ana"), "who gives account is not cut"
    assert "…" in rows[-1], "and a sign tells that the group is"


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_number_of_a_question_stands_two_cells_from_its_words(width: int) -> None:
    rows = [
        lamp_rows("What do you see?", which, width, low=True)[0].plain
        for which in ("8 van 18", "18 van 18", "with 18/18")
    ]
    assert len({row.index("What") for row in rows}) == 1
    assert len({len(row) - len(row.lstrip()) for row in rows}) == 1, "and begins in one column"
    assert "with 18/18  What" in rows[-1]


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_what_is_asked_over_a_screen_stands_below_its_bar(
    app: VertelApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        forms = FormsScreen(Path("out"))
        app.push_screen(forms)
        await pilot.pause()
        place, rows = forms.query_one("#place", Static), forms.query_one("#forms")
        assert place.content_size.height >= 1  # where the file comes is told
        assert place.region.x == rows.region.x == beside(size[0]) - BESIDE


async def test_what_one_looks_for_stands_above_what_is_found_on_a_wall(app: VertelApp) -> None:
    async with app.run_test(size=(200, 50)) as pilot:
        app.push_screen(FindScreen())
        await pilot.pause()
        found = app.screen.query_one("#found").region
        assert app.screen.query_one("#wanted").region.x == found.x + 1, "a cell from the edge"


async def test_a_goal_whose_day_is_changed_is_whole_on_a_low_screen(tmp_path: Path) -> None:
    scene = next(one for one in SCENES if one.name == "another-day")
    async with shown(scene, "nl", (60, 18), tmp_path) as app:
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        head = app.screen.query_one(GoalHead).region
        assert not any("…" in row for row in rows[head.y : head.bottom])
        assert head.height == 3
