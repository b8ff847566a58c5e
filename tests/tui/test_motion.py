"""What settles in: the newest line and the question of a new phase. Motion off, all is there at once."""

from pathlib import Path

import pytest
from rest import at_rest
from table import Screen, app_on, screen_on, until

from store.library import TalkLibrary
from tui.app import VertelApp
from tui.settings import Settings
from tui.widgets.lines.record import RecordList
from tui.widgets.rows import SETTLES
from tui.widgets.talk.lamp import SETTLES as LIGHTS
from tui.widgets.talk.lamp import LampBlock

MOST = 0.3  # seconds


def made(library: TalkLibrary, motion: bool) -> VertelApp:
    place: Path = library.folder
    return VertelApp(
        Settings(store=place, agendas=place / "agendas", language="en", motion=motion),
        clock=library.now,
    )


def test_nothing_moves_for_longer_than_a_blink() -> None:
    assert max(SETTLES, LIGHTS) <= MOST


def test_no_colour_and_the_setting_turn_motion_off(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert made(library, motion=True).animation_level == "full"
    assert made(library, motion=False).animation_level == "none"
    monkeypatch.setenv("NO_COLOR", "1")
    assert made(library, motion=True).animation_level == "none"


async def test_a_new_line_comes_in_strong_and_settles_and_a_letter_moves_nothing(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    animate = RecordList.animate

    def noted(self: RecordList, attribute: str, *args: object, **more: object) -> None:
        begun.append(attribute)
        animate(self, attribute, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(RecordList, "animate", noted)
    app = app_on(library)
    app.animation_level = "full"
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.begin("accountability", "They dare", "Ana, Joost")
        assert begun == []
        await screen.press(*"they read")
        assert begun == []
        await screen.press("enter")
        assert begun == ["glow"]
        await until(pilot, lambda: app.screen.query_one(RecordList).glow == 0.0)
        await screen.press("ctrl+pagedown")
        await until(pilot, lambda: app.screen.query_one(LampBlock).styles.opacity == 1.0)
        assert begun == ["glow"]
        app.animation_level = "none"
        await screen.press(*"they dare", "enter")
        assert app.screen.query_one(RecordList).glow == 0.0
        assert begun == ["glow"]


async def test_while_it_settles_the_newest_row_stands_out_more_than_its_tint(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.begin("accountability", "They dare", "Ana, Joost")
        await screen.press(*"they read", "enter")
        record = screen.app.screen.query_one(RecordList)

        def grounds() -> set[str]:
            strips = screen.app.screen._compositor.render_strips()
            found = next(strip for strip in strips if "they read" in strip.text)
            return {str(one.style.bgcolor) for one in found if one.style}

        settled = grounds()
        record.glow = 1.0
        await at_rest()
        assert grounds().isdisjoint(settled)
        record.glow = 0.0
        await at_rest()
        assert grounds() == settled
