"""Keys that come in one read, as over a slow line, do their work in the order they were pressed."""

from conftest import GOAL, begin, whole_talk
from table import Screen, app_on, screen_on, until
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, Select

from agendas.agenda import Agenda
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.screens.find_screen import FindScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.talk.entry import Entry


async def at_once(app: VertelApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys all at once, as from one read of the terminal."""
    for key in keys:
        letter = {"space": " "}.get(key, key)
        app.post_message(Key(key, letter if len(letter) == 1 else None))
    come: list[bool] = []
    app.call_later(come.append, True)
    await until(pilot, lambda: bool(come) and app.keys_in_turn.done)
    await pilot.pause()


async def test_a_whole_prepare_in_one_read(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("n")
        await at_once(app, pilot, *"They dat", "backspace", *"re", "enter", *"Ana", "tab", *"Blue",
                      "pagedown")  # fmt: skip
        assert isinstance(app.screen, TalkScreen)
        talk = app.screen.talk.talk
        assert (talk.goal.now.text, talk.names, talk.team) == (
            "They dare",
            ("Ana",),
            "Blue",
        )


async def test_escape_waits_for_the_letters_before_it(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await screen.press("n")
        await at_once(screen.app, screen.pilot, *"They dare", "escape", "n", "f8")
        assert screen.app.screen.query_one("#goal", Input).value == "They dare"


async def test_find_opens_what_the_letters_found(library: TalkLibrary, agenda: Agenda) -> None:
    library.save(begin(agenda))
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("slash")
        await at_once(app, pilot, *"abd", "left", "c", "f1")
        assert not isinstance(app.screen, FindScreen), "F1 came last"
        assert app.screen_stack[-2].query_one(Input).value == "abcd"


async def test_a_check_in_is_done_with_all_that_was_typed(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("c")
        await at_once(app, pilot, *GOAL, "tab", *"two stayed", "pagedown")
        (row,) = library.summaries()
        done = library.open(row.id)
        assert done.ended
        assert done.goal.now.text == GOAL
        assert [said.text for said in done.lines] == ["two stayed"]


async def test_letters_after_a_key_of_the_talk_are_for_where_it_led(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await at_once(
            screen.app, screen.pilot, *"one", "enter", "pagedown", *"two", "enter", "pageup", *"x"
        )
        assert screen.said("reading") == [("Ana", "one")]
        assert screen.said("remark") == [("Ana", "two")]
        assert screen.app.screen.query_one(Entry).text == "x"


async def test_what_is_typed_before_the_first_screen_is_there_is_in_it(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    settings = Settings(store=library.folder, agendas=library.folder / "agendas", language="en")
    app = VertelApp(settings, lambda app: app.check_in(), library.now)

    async with app.run_test() as pilot:
        await at_once(app, pilot, *"two stayed", "tab", "tab", *"ask them")
        assert [field.text for field in app.screen.query(Entry)] == ["two stayed", "", "ask them"]


async def test_keys_on_a_list_and_the_words_after_them_are_for_where_they_lead(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await at_once(app, pilot, "n", *"They dare", "enter", *"Ana")
        assert app.screen.query_one("#goal", Input).value == "They dare"
        assert app.screen.query_one("#names", Input).value == "Ana"


async def test_a_choice_opened_and_taken_and_the_words_after_it(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("n")
        there, back = ("tab",) * 3, ("shift+tab",) * 3
        await at_once(app, pilot, *there, "enter", "down", "enter", *back, *"They dare")
        assert app.screen.query_one("#agenda", Select).value != "accountability"
        assert app.screen.query_one("#goal", Input).value == "They dare"


async def test_a_line_marked_on_record_and_letters_go_back_to_the_line(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await at_once(
            screen.app,
            screen.pilot,
            *"parents of the youngest",
            "enter",
            "up",
            *"back",
            "home",
            *"be ",
        )
        assert screen.app.screen.query_one(Entry).text == "be back"
