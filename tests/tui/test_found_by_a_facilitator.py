"""What somebody who guides a talk for the first time stumbled over: each is told, and nothing is lost."""

import pytest
from at_table import begun
from conftest import GOAL
from table import Screen, screen_on
from textual.widgets import Static

from agendas.conduct.conductor import Conductor
from agendas.conduct.script import shine
from store.library import TalkLibrary
from tui.keys import KeyBar
from tui.palette import HereProvider
from tui.screens.dialogs.talk.closing import ClosingScreen
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.widgets.rows import Rows
from tui.widgets.talk.asked import now_with
from tui.widgets.talk.entry_border import lower, upper
from tui.words.signs import Roster


def lit(talk: Conductor, kind: str, slot: str) -> None:
    """Have a lamp of a phase of this kind shine."""
    while talk.phase.kind != kind:
        talk.past_block()
    talk.light(next(n for n, lamp in enumerate(talk.lamps) if lamp.slot.name == slot))


def test_a_choice_alone_is_told_by_its_words_where_its_line_is_marked() -> None:
    talk = begun()
    lit(talk, "interpretation", "standing")
    put = talk.say("2")
    assert put
    talk.mark_line(put.lines[0].id)
    assert upper(talk, "", Roster(talk.talk.names), 60).words == "▌ Marieke: onderweg"


def test_kinds_are_walked_back_too_of_what_is_typed_and_of_a_line() -> None:
    talk = begun()
    lit(talk, "evidence", "evidence")
    ways = []
    for back in (False, False, True, True, True):
        talk.walk_kind("they dare", back)
        assert talk.slot
        ways.append(talk.slot.name)
    assert ways[0] != ways[1]
    assert ways[2:4] == [ways[0], "evidence"]
    assert ways[4] not in ways[:1]
    talk.slot = None
    put = talk.say("they dare")
    assert put
    (line,) = put.lines
    talk.walk_as(line.id)
    talk.walk_as(line.id, back=True)
    assert (now := talk.find(line.id))
    assert now.choice == line.choice


@pytest.mark.parametrize("width", [48, 54])
def test_a_day_is_told_with_whose_initiative_it_is_where_their_words_have_no_room(
    width: int,
) -> None:
    talk = begun()
    shine(talk, "initiative")
    talk.say("joost: ik bel elk ouderpaar op de vijfde dag na het ontslag")
    shine(talk, "due")
    for name in ("", "joost: "):
        told = lower(talk, f"{name}dinsdag 2 februari 2027 om 9:00", width)
        assert told.removesuffix(" · f6").endswith("dinsdag 2 februari 2027, 09:00, Joost")


def test_with_which_question_a_line_stands_now_is_told_with_what_that_is_asked_of() -> None:
    talk = begun()
    lit(talk, "evidence", "evidence")
    talk.say("drie van de vier klassen bleven")
    put = talk.say("twee moeders zongen")
    assert put
    talk.move_on(put.lines[0].id)
    line = talk.find(put.lines[0].id)
    lamp = talk.lamp_under(line) if line else None
    assert lamp
    assert now_with(talk, line) == f"“twee moeders zongen” is now with: {lamp.question.nl}"
    assert now_with(talk, line, several=True).startswith("“twee moeders zongen” and what followed")
    assert now_with(talk, None) == ""


async def test_each_move_of_a_marked_line_says_where_it_went(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen, "they dare")
        await screen.press("up", "right")
        first = screen.notice
        assert first.startswith("“they dare” is now with: ")
        await screen.press("left")
        assert screen.notice.startswith("“they dare” is now with: ")
        assert screen.notice != first


async def test_who_stands_behind_it_still_is_told_where_their_words_are_moved_there(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen)
        await screen.say("Ana: They dare to ask", slot="itch")
        await screen.press("up", "f6", "down")
        words = (
            "everyone: 1",
            "Joost: 2 because it is vague",
            "Ana: I'd like to hear the doctor first",
        )
        for line in words:
            await screen.say(line)
        await screen.press("up", "up", "up", "right")
        assert screen.notice == "Ana stands behind it still; 2 says otherwise."


async def test_a_line_is_withdrawn_by_a_key_that_the_border_and_its_card_name(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen, "they dare")
        await screen.press("up")
        assert "f7 withdraw" in screen.borders[1]
        await screen.press("enter")
        assert "f7 withdraw" in screen.app.screen.query_one(KeyBar).render().plain
        await screen.press("f7")
        assert screen.talk.lines[0].withdrawn
        assert "f7 put back" in screen.borders[1]


@pytest.mark.parametrize("typed", ["delete", "take", "erase", "withdr"])
async def test_the_palette_finds_it_by_everyday_words(library: TalkLibrary, typed: str) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen)
        found = [hit async for hit in HereProvider(screen.app.screen).search(typed)]
        best = max(found, key=lambda hit: hit.score)
        assert best.help == "f7"


async def with_open_lines(screen: Screen, *said: str) -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, "Ana, Joost")
    for words in said:
        await screen.say(words, "reading")


async def test_before_a_talk_is_closed_it_tells_what_somebody_said_not_to_take_up(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen)
        shine(screen.conductor, "initiative")
        screen.conductor.say("joost: nothing, I have no time")
        opened = screen.conductor.open_at_close()
        screen.app.push_screen(ClosingScreen(screen.conductor, opened))
        await screen.pilot.pause()
        told = [str(row.content) for row in screen.app.screen.query(".field").results(Static)]
        assert told[-1] == "Not taken up, or stopped: nothing, I have no time (Joost)"


async def test_the_read_back_offers_who_nobody_knows_to_join_or_as_part_of_the_sentence(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen, "Mother of Samir: he sleeps", "Aunt of Ali: she sings")
        lines = screen.talk.lines
        assert [line.maybe for line in lines] == ["Mother of Samir", "Aunt of Ali"]
        screen.app.push_screen(OpenNamesScreen(screen.conductor, lines))
        await screen.pilot.pause()
        assert "3  Mother of Samir joins us" in screen.text()
        assert "no digit" not in screen.app.screen.query_one(KeyBar).render().plain
        assert "4  it is part of the sentence" in screen.text()
        await screen.press("3")
        assert screen.talk.names == ("Ana", "Joost", "Mother of Samir")
        assert screen.talk.lines[0].by == ("Mother of Samir",)
        assert screen.talk.lines[0].text == "he sleeps"
        await screen.press("5")
        assert screen.talk.lines[1].maybe == ""
        assert screen.talk.lines[1].text == "Aunt of Ali: she sings"
        assert "joins us" not in screen.text(), "who said it is asked still"
        await screen.press("f8")
        assert screen.talk.lines[1].maybe == "Aunt of Ali"


async def test_where_it_is_asked_who_said_a_line_the_keys_tell_what_enter_does_with_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Jolanda")
        for words in ("joost: they ask", "they dare", "they sing"):
            await screen.say(words, "reading")
        screen.app.push_screen(OpenNamesScreen(screen.conductor, screen.talk.lines[1:]))
        await screen.pilot.pause()

        def keys() -> str:
            return screen.app.screen.query_one(KeyBar).render().plain

        assert keys().strip().startswith("enter next; it stays open")
        await screen.press("j", "o")
        assert "enter" not in keys(), "which of several is to be marked first"
        await screen.press("l")
        assert keys().strip().startswith("enter of who is marked")
        await screen.press("enter")
        assert [line.by for line in screen.talk.lines] == [("Joost",), ("Jolanda",), ()]
        assert keys().strip().startswith("enter next; it stays open")
        await screen.press("down")
        assert keys().strip().startswith("enter of who is marked")


async def test_of_more_than_nine_names_the_digits_are_nine_and_an_arrow_marks_the_tenth(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        names = [f"{letter}{letter}" for letter in "ABCDEFGHIJK"]
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, ", ".join(names))
        for words in ("they dare", "they sing"):
            await screen.say(words, "reading")
        screen.app.push_screen(OpenNamesScreen(screen.conductor, screen.talk.lines))
        await screen.pilot.pause()
        rows = screen.app.screen.query_one(Rows)
        told = [str(row.prompt).split() for row in rows.options]
        assert told[8:10] == [["9", "II"], ["JJ"]], "a digit that chooses, or none"
        assert "↓ who has no digit" in screen.app.screen.query_one(KeyBar).render().plain
        await screen.press("down", "down", "enter")
        assert screen.talk.lines[0].by == ("KK",)
        await screen.press("9")
        assert screen.talk.lines[1].by == ("II",)


async def test_a_choice_alone_has_its_words_where_is_asked_who_made_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_open_lines(screen)
        lit(screen.conductor, "interpretation", "standing")
        put = screen.conductor.say("2")
        assert put
        screen.app.push_screen(OpenNamesScreen(screen.conductor, put.lines))
        await screen.pilot.pause()
        assert "“on its way”" in screen.text()
