"""A talk on the screen, from the chair of who types: the lamp stays, voices find their place (conversation.md)."""

import at_table
import pytest
from conftest import GOAL
from examples import further
from table import Screen, screen_on, until
from textual.widgets import Static

from agendas.agenda import Agenda
from store.library import TalkLibrary
from tui.screens.dialogs.talk.closing import ClosingScreen
from tui.screens.dialogs.talk.line import LineScreen
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.screens.dialogs.talk.unsent_lines import UnsentScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry

SIZES = [(60, 18), (80, 24), (120, 36)]
NAMES = "Ana, Joost, Jolanda"


async def begun(screen: Screen, names: str = NAMES) -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, names)


def typed(screen: Screen) -> str:
    return screen.app.screen.query_one(Entry).text


# -- the lamp


@pytest.mark.parametrize("size", further(SIZES))
async def test_the_lamp_stays_until_somebody_moves_it(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await begun(screen)
        await screen.press(*"they dare", "enter")
        await screen.press(*"joost: they leave sooner", "enter")
        assert screen.asked
        assert screen.asked.id == "reading"
        assert screen.said("reading") == [("Ana", "they dare"), ("Joost", "they leave sooner")]
        await screen.press("pagedown")
        assert screen.asked.id == "set_in_motion"
        await screen.press("pageup")
        assert screen.asked.id == "reading"


async def test_a_clicker_walks_the_whole_talk_and_nothing_argues(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        seen = [screen.asked.id if screen.asked else ""]
        for _key in range(40):
            await screen.press("pagedown")
            if isinstance(screen.app.screen, ClosingScreen):
                break
            seen.append(screen.asked.id if screen.asked else "")
            assert screen.notice == ""
        assert isinstance(screen.app.screen, ClosingScreen), (
            "it is asked, and no key of a clicker closes it"
        )
        assert seen[0] == "reading"
        assert seen[-1] == "learned"
        await screen.press("pagedown", "pagedown")
        assert isinstance(screen.app.screen, ClosingScreen)
        assert library.open(screen.talk.id).ended is None
        await screen.press("escape")
        assert isinstance(screen.app.screen, TalkScreen)


async def test_enter_on_nothing_goes_on_but_a_held_key_does_not_run_through_the_talk(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        talk = screen.app.screen
        assert isinstance(talk, TalkScreen)
        entry = talk.query_one(Entry)
        for at in (100.0, 100.03, 100.06, 100.09):
            talk._said(Entry.Said(entry, "", at))
        assert screen.asked
        assert screen.asked.id == "set_in_motion", "one key, held"
        talk._said(Entry.Said(entry, "", 101.0))
        assert screen.asked.id == "itch"


async def test_enter_on_nothing_goes_on_behind_words_but_not_where_their_enter_bounces(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        talk = screen.app.screen
        assert isinstance(talk, TalkScreen)
        entry = talk.query_one(Entry)
        talk._said(Entry.Said(entry, "as a promise", 100.0))
        talk._said(Entry.Said(entry, "joost: so do I", 100.0))
        for at in (100.0, 100.05):
            talk._said(Entry.Said(entry, "", at))
            assert screen.asked
            assert screen.asked.id == "reading"
        talk._said(Entry.Said(entry, "", 100.2))
        assert screen.asked.id == "set_in_motion"
        for at in (200.0, 200.2):  # pressed apart, dealt with in one go
            talk._said(Entry.Said(entry, "", at))
        assert screen.asked.id not in ("set_in_motion", "itch")


async def test_whose_the_line_just_said_is_takes_two_keys_and_the_border_tells_which(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.press(*"they dare", "enter", "tab")
        assert screen.borders[0] == "■ Joost, here · the line before: ↑ tab"
        assert screen.said("reading") == [("Ana", "they dare")], (
            "a line on record is never guessed at"
        )
        await screen.press("up", "tab")
        assert screen.said("reading") == [("Joost", "they dare")]


async def test_half_typed_words_travel_along_with_whose_they_are(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.press(*"half a", "tab", "tab")
        whose = screen.borders[0]
        await screen.press("pagedown", "pagedown", "ctrl+pagedown", "pageup")
        assert typed(screen) == "half a"
        assert screen.borders[0] == whose
        await screen.press("escape", "escape")
        kept = library.open(library.find_id("last"))
        assert [line.text for line in kept.unsaid] == ["half a"]


async def test_letters_that_no_message_told_of_yet_are_kept_as_the_screen_lets_go(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        talk = screen.app.screen
        assert isinstance(talk, TalkScreen)
        talk.query_one(Entry).text = "half a"
        assert talk.let_go()
        assert [line.text for line in library.open(talk.talk.talk.id).unsaid] == ["half a"]


# -- whose, and as what


async def test_the_borders_say_what_enter_will_do(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        assert screen.borders == ("● Ana", "becomes: reading · f6")
        await screen.press(*"joost: they dare")
        assert screen.borders[0] == "■ Joost"
        await screen.press("enter")
        assert screen.borders[0] == "○ who? tab Joost", "another spoke: nobody can tell"
        await screen.press(*"jo: yes")
        assert screen.borders[0] == "jo? tab Joost · Jolanda"
        await screen.press("tab")
        assert screen.borders[0] == "■ Joost"
        await screen.press("tab")
        assert screen.borders[0] == "▲ Jolanda"
        await screen.press("enter")
        assert screen.said("reading")[-1] == ("Jolanda", "yes")
        await screen.press(*"Mother of Sam: he sleeps")
        assert screen.borders[0] == "“Mother of Sam”? tab"
        await screen.press("enter")
        assert screen.said("reading")[-1] == ("", "Mother of Sam: he sleeps")


async def test_a_misspelled_name_is_asked_and_tab_walks_there_and_back(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.press(*"joots: they dare")
        assert screen.borders[0] == "“joots”: Joost? tab"
        await screen.press("tab")
        assert screen.borders[0] == "■ Joost"
        await screen.press("tab")
        assert screen.borders[0] == "Joots joins?"
        await screen.press("shift+tab")
        assert screen.borders[0] == "■ Joost"
        await screen.press("enter")
        assert screen.said("reading")[-1] == ("Joost", "they dare")
        await screen.press("up", "tab")
        other = screen.said("reading")[-1][0]
        await screen.press("shift+tab")
        assert screen.said("reading")[-1][0] == "Joost" != other


async def test_as_what_a_line_is_put_is_walked_and_a_because_is_a_why(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.question("set_in_motion")
        assert screen.borders[1] == "becomes: done · f6"
        await screen.press(*"a talk each week", "enter", *"because they vanish")
        assert screen.borders[1] == "becomes: why, with “a talk each week” · f6"
        await screen.press("enter")
        assert screen.said("why") == [("Ana", "because they vanish")]
        await screen.question("itch")
        await screen.press(*"joost: Parents feel seen", "f6")
        assert screen.borders[1].startswith("becomes: proposed")
        await screen.press("enter")
        assert screen.said("wording") == [("Joost", "Parents feel seen")]
        await screen.press("pagedown")
        assert screen.asked
        assert screen.asked.id == "consent"
        assert "Proposed: “Parents feel seen”" in screen.text()
        assert str(screen.app.screen.query_one(".goal-head", Static).content).startswith(GOAL), (
            "it is a proposal"
        )


async def test_a_figure_and_a_choice_are_told_before_they_are_put(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.phase("evidence")
        await screen.say("ana: about half", "expectation")
        await screen.question("evidence")
        await screen.press(*"three of the four classes came")
        assert screen.borders[1] == (
            "becomes: seen, figure “three of the four”, with “about half” · f6"
        )
        await screen.press("enter")
        await screen.phase("interpretation")
        await screen.question("standing")
        assert "1–5, or words" in screen.borders[1]
        await screen.press(*"4 joost: not for all")
        assert screen.borders == ("■ Joost", "becomes: moved away · f6")
        await screen.press("enter", *"3 mothers stayed")
        assert "open, 1–5" in screen.borders[1]
        await screen.press("enter")
        assert screen.said("standing") == [("Joost", "not for all"), ("", "3 mothers stayed")]


# -- lines on record


async def test_forgetting_to_move_on_is_mended_with_two_keys(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("they dare")
        await screen.say("a talk each week")
        await screen.say("joost: I was there")
        await screen.press("up", "up")
        assert screen.borders[0].startswith("▌ Ana: a talk each week")
        await screen.press("right")
        assert screen.asked
        assert screen.asked.id == "set_in_motion", "with the lamp"
        assert screen.said("reading") == [("Ana", "they dare")]
        assert screen.said("remark") == [("Ana", "a talk each week"), ("Joost", "I was there")]
        await screen.press("left")
        assert ("Ana", "a talk each week") in screen.said("reading"), "it alone goes back"
        await screen.press("f8")
        assert "was moved" in screen.notice
        await screen.press("down", "down", "down", *"more")
        assert typed(screen) == "more"


async def test_every_key_acts_on_the_marked_line_also_with_words_half_typed(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        for words in ("one", "two", "three"):
            await screen.say(f"joost: {words}")
        await screen.press(*"half", "up", "up", "up", "tab")
        marked = screen.conductor.marked
        assert [by for by, _text in screen.said("reading")][1:] == ["Joost", "Joost"]
        assert screen.said("reading")[0][0] != "Joost"
        assert screen.conductor.marked == marked
        await screen.press("f7")
        assert [text for _by, text in screen.said("reading")] == ["two", "three"]
        await screen.press("f7", "enter")
        assert isinstance(screen.app.screen, LineScreen)
        assert screen.app.screen.line.text == "one"
        await screen.press("escape", "escape")
        assert typed(screen) == "half"


async def test_undo_gives_the_words_back_and_what_was_typed_waits(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("joost: they dare")
        await screen.press(*"half", "f8")
        assert typed(screen) == "joost: they dare"
        assert screen.asked
        assert screen.asked.id == "reading", "its question is lit"
        assert screen.said("reading") == []
        await screen.press(*" to ask", "enter")
        assert screen.said("reading") == [("Joost", "they dare to ask")]
        assert typed(screen) == "half", "it comes back"
        await screen.press("f8", "ctrl+u")
        assert typed(screen) == "half", "erased, too"
        await screen.press("enter", *"more", "f8", "pagedown", "enter")
        assert (screen.asked.id, typed(screen)) == ("set_in_motion", "")
        assert "“more” waits" in screen.notice


async def test_undo_works_after_opening_it_again(library: TalkLibrary, agenda: Agenda) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("they dare")
        await screen.say("joost: no")
        await screen.press("up", "f7", "escape", "escape", "escape")
        screen.app.resume(library.find_id("last"))
        await screen.pilot.pause()
        await screen.press("f8")
        assert screen.said("reading") == [("Ana", "they dare"), ("Joost", "no")]
        await screen.press("f8")
        assert (screen.said("reading"), typed(screen)) == ([("Ana", "they dare")], "no")
        assert screen.borders[0] == "■ Joost"


# -- the close


async def to_open_names(screen: Screen) -> None:
    """On until it is asked who said what is still open."""
    for _step in range(14):
        if isinstance(screen.app.screen, OpenNamesScreen):
            return
        await screen.press("ctrl+pagedown")
    raise AssertionError("nobody asks")


async def test_at_the_read_back_open_names_are_asked_one_key_each(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        for words in ("joost: one", "two", "jo: three", "four"):
            await screen.say(words)
        await to_open_names(screen)
        assert screen.talk.phases[screen.talk.at].kind == "close", "behind the last question"
        await screen.press(*"we look")
        assert isinstance(screen.app.screen, TalkScreen)
        assert typed(screen) == "we look", "who talks on is not in the way of the names"
        assert (
            screen.notice == "No name at the table: it is typed here. pgdn asks again who said it."
        )
        await screen.press("ctrl+u")
        await to_open_names(screen)
        await screen.press("2", "3", "enter")
        assert isinstance(screen.app.screen, ClosingScreen)
        await screen.press("escape")
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Joost", "Jolanda", ""]
        await to_open_names(screen)
        assert "“four”" in screen.text(), "who still has no name is asked again"
        await screen.press("escape", "f8")
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Joost", "", ""]


async def test_letters_find_the_name_of_who_said_it_and_none_is_lost(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        for words in ("joost: one", "two", "three", "four"):
            await screen.say(words)
        await to_open_names(screen)
        await screen.press(*"an", "enter")
        await screen.press(*"jo")
        assert screen.notice == "“jo” may be Joost or Jolanda."
        await screen.press("enter")
        assert "2 of 3" in screen.text(), "which of them is to be told first"
        await screen.press(*"os", "backspace", "s", "enter")
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Ana", "Joost", ""]
        await screen.press(*"jo else")
        assert typed(screen) == "jo else", "no name begins so: it is typed in the talk"
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Ana", "Joost", ""]


async def test_a_name_that_was_given_is_taken_back_and_who_leaves_is_asked_again(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        for words in ("joost: one", "two", "three", "four"):
            await screen.say(words)
        await to_open_names(screen)
        await screen.press("2", "1", "f8")
        assert "2 of 3" in screen.text()
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Joost", "", ""]
        await screen.press("pageup", "1")
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Ana", "", ""]
        await screen.press("f8", "enter")
        assert [by for by, _text in screen.said("reading")] == ["Joost", "Joost", "", ""]
        assert "2 of 3" in screen.text(), "Enter leaves what it was"
        await screen.press("escape")
        assert isinstance(screen.app.screen, TalkScreen)
        await to_open_names(screen)
        assert "1 of 2" in screen.text(), "those that were left are asked again"


async def test_all_that_is_open_is_there_before_the_close_and_what_is_out_of_sight_is_counted(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("joost: one")
        for number in range(30):
            await screen.say(f"line {number}")
        await to_open_names(screen)
        while isinstance(screen.app.screen, OpenNamesScreen):
            await screen.press("enter")
        assert isinstance(screen.app.screen, ClosingScreen)
        rows = [str(row.content) for row in screen.app.screen.query(".field").results(Static)]
        assert rows[-1] == "Nobody’s yet: line 29"
        below = screen.app.screen.query_one("#below", Static)
        assert "more below" in str(below.content)
        await screen.press("end")
        await until(screen.pilot, lambda: str(below.content) == "")


async def test_nothing_half_said_is_dropped_at_the_close(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("they dare")
        await screen.press("f8", *" not", "pagedown")
        await screen.press("f8")
        for _step in range(14):
            if isinstance(screen.app.screen, UnsentScreen):
                break
            await screen.press("ctrl+pagedown")
        assert "“they dare not”" in screen.text()
        await screen.press("pagedown", "enter")
        while isinstance(screen.app.screen, OpenNamesScreen):
            await screen.press("enter")
        assert isinstance(screen.app.screen, ClosingScreen)
        assert [line.text for line in screen.talk.lines] == ["they dare not"]
        await screen.press("enter")
        assert isinstance(screen.app.screen, MinutesScreen)
        (talk,) = library.talks()
        assert talk.ended
        assert "they dare not" in [line.text for line in talk.lines]
        assert talk.unsaid == ()


async def test_a_figure_without_a_meaning_is_left_open_only_in_words(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.phase("evidence")
        await screen.say("31 of 52 came", "evidence")
        for _step in range(12):
            await screen.press("ctrl+pagedown")
            if "No meaning yet" in screen.text():
                break
        assert "again leaves it open" in screen.notice
        await screen.press("ctrl+pagedown", "enter")
        assert isinstance(screen.app.screen, MinutesScreen)
        (talk,) = library.talks()
        assert [line.choice for line in talk.lines if line.kind == "meaning"] == ["open"]


# -- letters, always to the entry


async def test_letters_typed_while_a_line_is_marked_go_to_the_entry(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("they dare")
        await screen.press("up", *"not lost")
        assert typed(screen) == "not lost"
        assert screen.app.screen.query_one(RecordList).highlighted is None
        assert screen.conductor.marked == ""


@pytest.mark.parametrize(
    ("key", "left"),
    [("backspace", "half a"), ("ctrl+w", "half "), ("ctrl+u", ""), ("ctrl+k", "half an")],
)
async def test_a_key_that_takes_letters_away_takes_them_from_the_entry_and_not_from_the_marked_line(
    library: TalkLibrary, key: str, left: str
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.say("they dare")
        await screen.press(*"half an", "up", key)
        assert typed(screen) == left
        assert screen.app.focused is screen.app.screen.query_one(Entry)
        assert screen.conductor.marked == ""
        assert [line.text for line in screen.talk.lines] == ["they dare"]


async def test_a_criterion_is_kept_at_the_second_press_on_the_same_words(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.press("ctrl+e")
        assert screen.notice.startswith("Type the criterion first")
        await screen.press(*"every visit is noted", "ctrl+e")
        assert screen.notice.startswith("“every visit is noted”: a criterion that no longer")
        assert screen.talk.lines == ()
        await screen.press(*" down", "ctrl+e")
        assert screen.talk.lines == (), "these are other words"
        await screen.press("ctrl+e")
        assert [(o.question, o.text) for o in screen.talk.lines] == [
            ("criterion", "every visit is noted down")
        ]
        assert typed(screen) == ""


async def test_letters_right_behind_enter_are_not_lost(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await begun(screen)
        await screen.pilot.press(*"us", "enter", *"they", "pagedown", "x")
        await screen.pilot.pause()
        assert screen.said("reading") == [("Ana", "us")]
        assert typed(screen) == "theyx"


async def test_at_the_close_of_a_talk_on_no_one_goal_all_that_was_said_stays_to_be_read(
    library: TalkLibrary,
) -> None:
    table = at_table.to(at_table.begun("plan"), "line_exit")
    (place,) = at_table.said(table, "joost: 1")
    table.go_to(len(table.talk.phases) - 1)
    at_table.said(table, "henk: dat het meeste een middel was")
    library.save(table.talk)
    async with screen_on(library, size=(120, 36)) as screen:
        screen.app.resume(table.talk.id)
        await screen.pilot.pause()
        record = screen.app.screen.query_one(RecordList)
        assert place.id in {option.id for option in record.options}
