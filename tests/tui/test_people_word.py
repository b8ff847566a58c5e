"""The team's own word for its people is asked once, on Prepare, and then the questions use it."""

import pytest
from examples import further
from table import Screen, screen_on
from textual.widgets import Input

from store.library import TalkLibrary
from tui.config.people_word import is_asked, said
from tui.config.remembered import remembered
from tui.settings import Settings, settings

GOAL = "Pupils dare to make mistakes"


def asks_for_it(screen: Screen) -> bool:
    return bool(screen.app.screen.query("#people"))


@pytest.mark.parametrize("size", further([(60, 18), (80, 24)]))
async def test_it_is_asked_once_and_questions_use_it(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.press("n")
        assert asks_for_it(screen)
        field = screen.app.screen.query_one("#people", Input)
        screen.app.screen.set_focus(field)
        await screen.press(*"pupils")
        region = field.region
        assert 0 <= region.y < region.bottom <= screen.app.size.height
        screen.app.screen.query_one("#goal", Input).value = GOAL
        await screen.press("pagedown")
        await screen.phase("interpretation")
        await screen.question("standing")
        assert "closer for the pupils?" in screen.text()
        await screen.press("escape", "n")
        assert not asks_for_it(screen)
    assert settings(str(library.folder), "en").people.en == "pupils"


async def test_passed_over_it_is_asked_no_more(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await screen.press("n")
        screen.app.screen.set_focus(screen.app.screen.query_one("#people", Input))
        await screen.press("escape", "n")
        assert not asks_for_it(screen)
    assert settings(str(library.folder), "en").people.en == ""


async def test_not_looked_at_it_is_asked_the_next_time(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await screen.press("n", "escape", "n")
        assert asks_for_it(screen)


def test_a_config_that_cannot_be_written_holds_nobody_up(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.errors import StoreError

    def full(*_of: object) -> None:
        raise StoreError("No space left")

    monkeypatch.setattr("tui.config.config_file.put", full)
    before = Settings(store=library.folder, agendas=library.folder, language="en")
    assert is_asked(before)
    assert said(before, "  our \n residents ").people.en == "our residents"
    assert remembered("people_en")
