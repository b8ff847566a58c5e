"""What a room stumbled over at the keys: a figure too early, whose the parked words are, which lines are lit."""

import pytest
from conftest import GOAL
from table import Screen, screen_on

from store.library import TalkLibrary
from tui.widgets.talk.entry import Entry

NAMES = "Ana, Joost, Jolanda"


async def begun(screen: Screen) -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, NAMES)


async def test_a_figure_on_the_ladder_is_put_at_the_evidence_and_the_border_names_the_key(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await begun(screen)
        await screen.phase("indicator")
        await screen.question("would_see")
        await screen.press(*"joost: 12 of 30 came")
        assert screen.borders[1].endswith("f6 figure")
        await screen.press("f6")
        assert "figure “12 of 30”" in screen.borders[1]
        await screen.press("enter")
        assert screen.said("ground") == [("Joost", "12 of 30 came")]
        assert screen.notice.startswith("It stands further on, at “What did you see")
        await screen.press(*"9 of 30 came", "enter", "up")
        assert "f6 figure" in screen.borders[1]
        await screen.press("f6")
        assert [text for _who, text in screen.said("ground")] == ["12 of 30 came", "9 of 30 came"]
        assert screen.notice.startswith("It stands further on")


@pytest.mark.parametrize(
    ("keys", "who"),
    [
        ((*"bikes", "f3"), ""),
        ((*"joost: bikes", "f3"), "Joost"),
        (("f3", *"bikes", "tab", "tab", "enter"), "Joost"),
        pytest.param((*"bikes", "tab", "f3"), "Joost", marks=pytest.mark.long),  # either way
        pytest.param(("f3", *"joost: bikes", "enter"), "Joost", marks=pytest.mark.long),
    ],
)
async def test_parked_words_are_whose_they_were_typed_or_chosen_to_be(
    library: TalkLibrary, keys: tuple[str, ...], who: str
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.press(*keys)
        assert screen.said("parked") == [(who, "bikes")]
        assert screen.app.screen.query_one(Entry).text == "", "else it is parked twice"


async def test_the_border_tells_as_what_the_marked_line_stands(library: TalkLibrary) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await begun(screen)
        await screen.phase("evidence")
        await screen.press(*"joost: they wave", "enter", "up")
        assert screen.borders[1].startswith("expected · tab")
        await screen.press("f6")
        assert screen.borders[1].startswith("seen · tab")
        await screen.press("down", "ctrl+pageup")
        await screen.question("would_see")
        await screen.press(*"they wave", "enter", "up")
        assert screen.borders[1].startswith("what we would see · tab"), "as before Enter"


async def test_words_without_a_name_show_before_enter_that_they_are_the_account_givers(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await begun(screen)
        assert "Ana" in screen.borders[0]
        await screen.press(*"they dare")
        assert "Ana" in screen.borders[0]
