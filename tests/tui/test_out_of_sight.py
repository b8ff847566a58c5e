"""What is on record scrolls: a sign says how much of it is out of sight."""

import pytest
from conftest import GOAL
from examples import further
from table import Screen, app_on
from textual.widgets import Static

from store.library import TalkLibrary
from tui.widgets.lines.record import RecordList


@pytest.mark.parametrize("size", further([(60, 18), (80, 24)]))
async def test_a_sign_tells_how_many_lines_are_out_of_sight_above(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    app = app_on(library)
    async with app.run_test(size=size) as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.say("they linger at the door", "evidence")
        sign = app.screen.query_one("#above", Static)
        assert str(sign.content) == ""
        for number in range(14):
            await screen.say(f"sign {'abcdefghijklmn'[number]} of trust")
        record = app.screen.query_one(RecordList)
        region = record.region
        shown = app.screen._compositor.render_strips()[region.y : region.bottom]
        hidden = 15 - sum("of trust" in strip.text or "linger" in strip.text for strip in shown)
        assert hidden > 0
        assert str(sign.content) == f"… {hidden} more above"
        assert sign.region.height == 1
        await screen.press("up", "home")
        assert str(sign.content) == ""


async def test_a_line_about_an_earlier_one_is_in_sight_when_it_is_said(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot)
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        for number in range(11, 23):
            await screen.say(f"{number} of 52 parents stayed", "evidence")
        await screen.phase("interpretation")
        assert "11 of 52" in screen.talk.lines[0].text
        await screen.say("joost: they were waiting for us")
        said = screen.talk.lines[-1]
        assert said.about == screen.talk.lines[0].id, "a meaning of the first figure"
        record = app.screen.query_one(RecordList)
        region = record.region
        shown = app.screen._compositor.render_strips()[region.y : region.bottom]
        assert any("they were waiting for us" in strip.text for strip in shown)
