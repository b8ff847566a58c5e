"""What waits from the room, on the laptop: each line is on record when the facilitator says so, and as they say."""

from pathlib import Path

import pytest
from conftest import NOW, begin
from examples import further
from phones import waits
from table import Screen, screen_on
from textual.widgets import Input, OptionList, Static

from agendas.agenda import builtin
from store.files.this_machine.waiting_file import WaitingFile, WaitingRow
from store.library import TalkLibrary
from tui.live.phone_room import TOGETHER
from tui.live.room_view import question_key
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.screens.dialogs.talk.waiting_list import WaitingListScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen

ID = "k3f9q2"


@pytest.fixture
def library(tmp_path: Path) -> TalkLibrary:
    made = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    made.save(begin(builtin("accountability"), ID))
    return made


def file(library: TalkLibrary) -> WaitingFile:
    assert library.journal
    return library.journal.waiting(ID)


def words(screen: Screen, selector: str) -> str:
    found = screen.app.screen.query_one(selector, Static)
    return str(getattr(found, "whole", "") or found.content)


def rows(screen: Screen) -> list[str]:
    return [str(row.prompt) for row in screen.app.screen.query_one(OptionList).options]


def on_record(screen: Screen) -> list[tuple[tuple[str, ...], str, str]]:
    return [(line.by, line.maybe, line.text) for line in screen.talk.lines]


@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
async def test_enter_puts_on_record_tab_says_whose_f5_changes_f7_lays_aside(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    file(library).add(
        [waits("0001", "they dare", "fatima"), waits("0002", "twelve are the same", "Henk"),
         waits("0003", "the coffee is good"), waits("0004", "Joost: I said nothing", "Ruth")]
    )  # fmt: skip
    async with screen_on(library, size=size) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        assert "4 lines. ctrl+b" in words(screen, "#notice")
        await screen.press(*"half a sen", "ctrl+b")
        assert isinstance(screen.app.screen, WaitingListScreen)
        assert rows(screen)[0].startswith("fatima")
        await screen.press("enter")
        assert on_record(screen) == [((), "fatima", "they dare")], "a name from a phone counts not"
        await screen.press("tab")
        assert rows(screen)[0].startswith("Henk")
        await screen.press("enter")
        assert on_record(screen)[-1] == (("Henk",), "", "twelve are the same")
        assert "Henk" in screen.talk.names
        await screen.press("f5")
        screen.app.screen.query_one(Input).value = "I said something"
        await screen.press("enter")
        assert on_record(screen)[-1] == ((), "Ruth", "I said something")
        await screen.press("f7")
        assert rows(screen) == []
        await screen.press("f3")
        assert "the coffee is good" in rows(screen)[0]
        await screen.press("f7", "f3")
        assert "the coffee is good" in rows(screen)[0]
        await screen.press("escape")
        assert isinstance(screen.app.screen, TalkScreen)
        assert screen.conductor.typed == "half a sen", "nobody's typing was changed"
        assert "1 line. ctrl+b" in words(screen, "#notice")
        assert screen.app.screen.session.flush()
        await screen.press("escape", "escape")
    assert [line.text for line in file(library).read().lines] == ["the coffee is good"]
    assert len(file(library).read().known) == 4


async def test_it_stands_under_the_question_it_was_written_to_or_under_the_lamp(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        first = screen.asked
        assert first
        file(library).add([waits("0001", "one", "Bo", question_key(first)),
                           waits("0002", "two", "Bo", question_key(first)),
                           waits("0003", "three", "Bo", "nosuch")])  # fmt: skip
        assert isinstance(screen.app.screen, TalkScreen)
        screen.app.screen.room.look_for_lines()
        await screen.press("pagedown", "ctrl+b")
        lit = screen.asked
        assert lit != first
        assert first.question["en"] in rows(screen)[0]
        await screen.press("enter", "f2")
        assert first.question["en"] not in rows(screen)[0]
        await screen.press("enter", "enter")
        found = {line.text: screen.conductor.lamp_under(line) for line in screen.talk.lines}
        assert found == {"one": first, "two": lit, "three": lit}
        assert screen.asked == lit


async def test_a_talk_is_closed_without_what_waits_when_that_was_said_and_then_it_is_gone(
    library: TalkLibrary,
) -> None:
    file(library).add([waits("0001", "they dare")])
    async with screen_on(library) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        await screen.phase("close")
        at = screen.talk.at
        while "waits still" not in words(screen, "#notice"):
            await screen.press("pagedown")
        assert screen.talk.at == at
        await screen.close()
        assert isinstance(screen.app.screen, MinutesScreen)
        assert not file(library).path.exists()


async def test_nobody_is_asked_whose_a_line_is_that_came_without_a_name(
    library: TalkLibrary,
) -> None:
    file(library).add(
        [waits("0001", "they dare\nand they stay"), waits("0002", "one mother, by herself", "Ruth")]
    )
    async with screen_on(library, size=(80, 24)) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        await screen.press("ctrl+b", "enter", "enter", "escape")
        assert len(on_record(screen)) == 3
        assert {by for by, _maybe, _text in on_record(screen)} == {()}, "a phone's name counts not"
        assert screen.app.screen.session.flush()  # type: ignore[attr-defined]
        await screen.press("escape", "escape")
    # also by who goes on with the talk later
    async with screen_on(library, size=(80, 24)) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        for _step in range(14):
            if not isinstance(screen.app.screen, OpenNamesScreen):
                await screen.press("ctrl+pagedown")
        assert isinstance(screen.app.screen, OpenNamesScreen)
        assert "1 of 1" in words(screen, ".head")
        assert "one mother" in words(screen, "#words")


async def test_a_check_in_has_no_page_and_without_the_libraries_their_line_is_told(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.live.at_talk.find_spec", lambda name: None)
    async with screen_on(library) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        await screen.press("ctrl+b", "f10")
        assert "segno" in words(screen, "#notice") or "vertel[live]" in words(screen, "#notice")
        assert isinstance(screen.app.screen_stack[-2], TalkScreen)
        assert not screen.app.screen_stack[-2].room.is_open


def test_a_line_without_a_name_that_a_kill_left_half_put_is_asked_of_nobody(
    library: TalkLibrary,
) -> None:
    from random import Random

    from tui.live.phone_room import PhoneRoom

    half = [(waits("0001"), "l1"), (waits("0002", by="Ruth"), "l2"), (waits("0003"), "l3")]
    for row, line_id in half:
        file(library).add([row, WaitingRow(id=row.id, now="put", about=line_id)])
    for _run in range(2):  # and once more after that
        room = PhoneRoom(file(library), lambda: None, Random(1), {"l1", "l2"})
        assert room.nameless == {"l1"}, "the second had a name, the third is not on record"
        room.close(False)


def test_lines_without_a_name_come_together_and_shuffled_or_at_the_end_of_the_phase(
    library: TalkLibrary,
) -> None:
    from random import Random

    from tui.live.phone_room import PhoneRoom
    from tui.live.pipe import RoomView

    room = PhoneRoom(file(library), lambda: None, Random(3))
    came = [waits(f"{n:04}", f"line {n}") for n in range(TOGETHER + 1)]
    room._came((came[0], waits("9999", "named", "Bo")))
    room.look()
    assert [row.text for row in room.rows] == ["named"]
    room._came(tuple(came[1:TOGETHER]))
    room.look()
    assert [row.text for row in room.rows] != ["named", "line 0", "line 1", "line 2"]
    assert len(room.rows) == TOGETHER + 1
    room._came((came[TOGETHER],))
    room.look()
    assert len(room.back) == 1
    room.show(RoomView(), (), "the next phase")
    assert room.back == []
    assert len(room.rows) == TOGETHER + 2
    room.close(False)


async def test_a_name_from_a_phone_has_the_open_sign_until_tab_says_whose_the_line_is(
    library: TalkLibrary,
) -> None:
    file(library).add([waits("0001", "they dare", "ana"), waits("0002", "twelve", "Xavier"),
                       waits("0003", "the coffee is good")])  # fmt: skip
    async with screen_on(library, size=(80, 24)) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        room = screen.app.screen.room.room  # type: ignore[attr-defined]
        room.hands[1] = "Ana"
        await screen.press("ctrl+b")
        drawn = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        told = [" ".join(row.split()) for row in drawn]
        assert next(row for row in told if "they dare" in row).startswith("▌ ○ ana they dare")
        assert any(row.startswith("○ Xavier twelve") for row in told)
        assert any(row.startswith("○ someone the coffee") for row in told)
        assert any("● Ana raises a hand h heard" in row for row in told)
        assert "esc back" in told[-1]
        await screen.press("tab")
        drawn = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        assert any(" ".join(row.split()).startswith("▌ ● Ana they dare") for row in drawn)


@pytest.mark.parametrize(("by", "told"), [("Fatima", True), ("", False)])
async def test_what_the_sign_before_a_name_that_a_phone_gave_says_is_told(
    library: TalkLibrary, by: str, told: bool
) -> None:
    file(library).add([waits("0001", "they dare", by)])
    meaning = "○ as typed on a phone; tab says whose the line is"
    async with screen_on(library, size=(80, 24)) as screen:
        screen.app.resume(ID)
        await screen.pilot.pause()
        await screen.press("ctrl+b")
        assert isinstance(screen.app.screen, WaitingListScreen)
        assert (meaning in screen.text()) is told
        await screen.pilot.resize_terminal(60, 18)
        await screen.pilot.pause()
        assert (meaning in screen.text()) is told
        await screen.press("tab")
        assert meaning not in screen.text(), "whose it is was said now"
