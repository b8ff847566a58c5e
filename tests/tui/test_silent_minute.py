"""A silent minute: everybody writes before anybody speaks, called with a key."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import GOAL, NOW
from table import Screen, app_on
from textual.widgets import Static

from store.library import TalkLibrary
from tui.board.file import read_board
from tui.widgets.talk.entry import Entry

SAID = "A silent minute: everybody writes for themselves first."


class Hands:
    """A clock that is moved by hand."""

    at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def library(tmp_path: Path, hands: Hands) -> TalkLibrary:
    return TalkLibrary(tmp_path / "store", hands)


def told(screen: Screen) -> str:
    return str(screen.app.screen.query_one("#notice", Static).content)


def on_the_board(screen: Screen) -> str:
    board = read_board(screen.app.screen.board.path)  # type: ignore[attr-defined]
    assert board is not None
    return board.subject


async def test_it_is_on_screen_and_board_for_a_minute_and_then_says_who_begins(
    library: TalkLibrary, hands: Hands
) -> None:
    app = app_on(library)
    async with app.run_test(size=(60, 18)) as pilot:
        screen = Screen(app, pilot)
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.press(*"half", "ctrl+g")
        assert told(screen) == f"{SAID} 60 s left."
        assert on_the_board(screen) == SAID
        hands.at += timedelta(seconds=35)
        app.screen.tick()  # type: ignore[attr-defined]
        assert told(screen).endswith("25 s left.")
        assert app.screen.query_one(Entry).text == "half", "what is half typed stays"
        hands.at += timedelta(seconds=25)
        app.screen.tick()  # type: ignore[attr-defined]
        assert told(screen) == "The minute is over. Ana begins."
        assert on_the_board(screen) == ""
        await screen.press("ctrl+g", "ctrl+g")
        assert told(screen) == "The silence ends here. Ana begins.", "no minute is over"
        assert on_the_board(screen) == ""
        assert screen.talk.lines == (), "nothing of it is on record"
