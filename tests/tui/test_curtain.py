"""The curtain of a pause, and words that have a screen to themselves."""

import pytest
from table import screen_on
from textual.events import Paste
from textual.screen import Screen

from store.library import TalkLibrary
from tui.app import VertelApp
from tui.screens.curtain_screen import CurtainScreen
from tui.settings import Settings
from tui.widgets.fitted import even
from tui.widgets.placard import PlacardPart, placard_rows
from tui.widgets.talk.entry import Entry

QUESTION = "What did you see, hear, read or count?"
GOAL = "Parents bring their child to school with trust"


@pytest.fixture
def app(library: TalkLibrary) -> VertelApp:
    place = library.folder
    return VertelApp(
        Settings(store=place, agendas=place / "agendas", language="en"), clock=library.now
    )


NOT_YET = object()


async def ends_with(app: VertelApp, key: str) -> object:
    """What the curtain ends with after a key, or a paste of two rows."""
    found: list[object] = []
    async with app.run_test(size=(60, 18)) as pilot:
        under: Screen[object] = app.screen
        await app.push_screen(CurtainScreen(QUESTION), found.append)
        await pilot.pause()
        shown = " ".join(strip.text.strip() for strip in app.screen._compositor.render_strips())
        assert "Pause" in shown
        assert "hear, read" in shown
        if key == "paste":
            app.post_message(Paste("two\nrows"))
        else:
            await pilot.press(key)
        await pilot.pause()
        assert app.screen is under
    return found[0] if found else NOT_YET


@pytest.mark.parametrize(
    ("key", "end"),
    [
        ("escape", None),
        ("space", ""),
        ("pagedown", ""),
        ("f9", ""),
        ("x", "x"),
        ("paste", "two\nrows"),
    ],
)
async def test_escape_leads_home_and_any_other_key_back_with_what_was_typed(
    app: VertelApp, key: str, end: str | None
) -> None:
    assert await ends_with(app, key) == end


@pytest.mark.parametrize(
    ("typed", "told", "left"),
    [("om 15.40 uur", "We go on at 15:40 with", "x"), ("15:40 was late", "go on with", None)],
)
async def test_the_curtain_tells_when_the_talk_goes_on_if_somebody_said_that(
    library: TalkLibrary, typed: str, told: str, left: str | None
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        entry = screen.app.screen.query_one(Entry)
        entry.text = typed
        entry.move_cursor(entry.document.end)
        await screen.press("escape")
        assert told in screen.text()
        assert (":" in screen.text()) == bool(left)
        drawn = screen.app.screen._compositor.render_strips()
        bold = "".join(one.text for row in drawn for one in row if one.style and one.style.bold)
        assert ("15:40" in bold) == bool(left), "it is what people look for"
        await screen.press("x")
        assert entry.text == (left or f"{typed}x"), "no word is lost"


async def test_the_time_that_was_typed_for_the_curtain_is_no_answer_behind_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        before = screen.talk.lines
        entry = screen.app.screen.query_one(Entry)
        entry.text = "15:40"
        await screen.press("escape", "space")
        assert entry.text == ""
        await screen.press("enter")
        assert screen.talk.lines == before
        entry.text = "15:40"
        await screen.press("escape", "escape", "enter")
        assert screen.app.screen.query_one(Entry).text == ""


def words(rows: list[object]) -> list[str]:
    return [str(row).strip() for row in rows if str(row).strip()]


@pytest.mark.parametrize(("width", "height"), [(40, 10), (60, 17), (120, 35), (200, 49)])
def test_the_words_stand_above_the_middle_in_one_column(width: int, height: int) -> None:
    rows = placard_rows(
        (PlacardPart(GOAL, "$on-lamp-quiet"), PlacardPart(QUESTION, before=2)), width, height
    )
    assert len(rows) <= height
    assert max(row.cell_length for row in rows) <= width
    margins = {len(str(row)) - len(str(row).lstrip()) for row in rows if str(row).strip()}
    assert len(margins) == 1
    above = next(n for n, row in enumerate(rows) if str(row).strip())
    assert above <= height - len(rows)


def test_where_there_is_no_room_the_goal_goes_first_and_a_cut_is_told() -> None:
    goal = PlacardPart(GOAL, may_go=True)
    assert words(list(placard_rows((goal, PlacardPart(QUESTION)), 40, 3))) == [
        "What did you see,",
        "hear, read or count?",
    ]
    (cut,) = words(list(placard_rows((goal, PlacardPart(QUESTION)), 24, 1)))
    assert cut == "What did you see,…"


def test_lines_are_as_even_as_they_can_be_and_no_word_is_broken() -> None:
    assert even(QUESTION, 34) == "What did you see,\nhear, read or count?"
    assert even("short", 34) == "short"
    long = "one " + "x" * 30
    assert even(long, 32) == f"one\n{'x' * 30}"
    assert even("学校は 子どもの 場所です", 18) == "学校は 子どもの\n場所です"
