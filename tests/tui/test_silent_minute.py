"""A silent minute: everybody writes before anybody speaks, called with a key."""

from datetime import timedelta
from pathlib import Path

import pytest
from conftest import GOAL, Clock
from table import Screen, screen_on

from store.library import TalkLibrary
from tui.board.file import read_board
from tui.widgets.talk.entry import Entry

SAID = "A silent minute: everybody writes for themselves first."


@pytest.fixture
def hands() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, hands: Clock) -> TalkLibrary:
    return TalkLibrary(tmp_path / "store", hands)


def on_the_board(screen: Screen) -> str:
    board = read_board(screen.app.screen.board.path)  # type: ignore[attr-defined]
    assert board is not None
    return board.subject


async def test_it_is_on_screen_and_board_for_a_minute_and_then_says_who_begins(
    library: TalkLibrary, hands: Clock
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.press(*"half", "ctrl+g")
        assert screen.notice == f"{SAID} 60 s left."
        assert on_the_board(screen) == SAID
        hands.at += timedelta(seconds=35)
        screen.app.screen.tick()  # type: ignore[attr-defined]
        assert screen.notice.endswith("25 s left.")
        assert screen.app.screen.query_one(Entry).text == "half", "what is half typed stays"
        hands.at += timedelta(seconds=25)
        screen.app.screen.tick()  # type: ignore[attr-defined]
        assert screen.notice == "The minute is over. Ana begins."
        assert on_the_board(screen) == ""
        await screen.press("ctrl+g", "ctrl+g")
        assert screen.notice == "The silence ends here. Ana begins.", "no minute is over"
        assert on_the_board(screen) == ""
        assert screen.talk.lines == (), "nothing of it is on record"


async def test_what_is_put_on_record_ends_it_and_what_is_parked_does_not(
    library: TalkLibrary, hands: Clock
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.press("ctrl+g", *"the bikes", "f3")
        assert on_the_board(screen) == SAID
        await screen.press(*"they dare", "enter")
        assert screen.notice == "The silence ends here."
        assert on_the_board(screen) == ""
        hands.at += timedelta(seconds=35)
        screen.app.screen.tick()  # type: ignore[attr-defined]
        assert screen.notice == "The silence ends here.", "no seconds are counted on"
