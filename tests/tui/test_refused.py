"""A refused answer is given back as what is typed next is meant: in its place, or behind it."""

import pytest
from conftest import GOAL
from table import Screen, app_on
from textual.events import Key
from textual.widgets import Static

from store.library import MeetingLibrary
from tui.widgets.entry import Entry

NAMES = "Ana, Joost"


async def at(screen: Screen, phase: str, slot: str) -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, NAMES)
    await screen.phase(phase)
    await screen.question(slot)


def field(screen: Screen) -> Entry:
    return screen.app.screen.query_one(Entry)


def told(screen: Screen) -> str:
    return str(screen.app.screen.query_one("#notice", Static).content)


async def test_a_number_that_is_none_of_the_choices_makes_way_for_the_next(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        await screen.press("9", "enter")
        assert field(screen).text == "9"
        assert "Type 1, 2, 3, 4 or " in told(screen)
        await screen.press("5")
        assert field(screen).text == "5"
        assert "Type 1, 2, 3, 4 or " in told(screen), "the sentence stays while one types"
        await screen.press(*" nobody asked", "enter")
        standing = screen.talk.segment.standings[-1]
        assert (standing.word, standing.text) == ("cannot-tell", "nobody asked")


@pytest.mark.parametrize("key", ["end", "right"])
async def test_an_arrow_keeps_what_was_refused(library: MeetingLibrary, key: str) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        await screen.press("9", "enter", key, "x")
        assert field(screen).text == "9x"


async def test_where_words_are_wanted_behind_a_choice_they_go_on_behind_it(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        await screen.press("1", "enter")
        assert "what makes you say so" in told(screen)
        await screen.press(*"they stay", "enter")
        standing = screen.talk.segment.standings[-1]
        assert (standing.word, standing.text) == ("came-closer", "they stay")


async def test_another_number_behind_a_choice_is_the_choice_thought_better_of(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        await screen.press("1", "enter", "5", "enter")
        assert screen.talk.segment.standings == ()
        assert field(screen).text == "5 "
        await screen.press(*"too early", "enter")
        standing = screen.talk.segment.standings[-1]
        assert (standing.word, standing.text) == ("cannot-tell", "too early")


async def test_a_sentence_is_never_typed_over(library: MeetingLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        await screen.press(*"they trust us", "enter", "x")
        assert field(screen).text == "they trust usx"


async def test_whose_word_it_is_stays_before_the_number_that_makes_way(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        await screen.press(*"ana: 9", "enter", "5")
        assert field(screen).text == "ana: 5"


async def test_a_day_that_could_not_be_read_makes_way(library: MeetingLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "initiative", "due")
        await screen.press(*"next spring", "enter")
        assert "Which day is that" in told(screen)
        await screen.press(*"8 december", "enter")
        assert screen.talk.next_talk.on is not None


async def test_letters_that_came_with_the_enter_have_taken_its_place_already(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "interpretation", "standing")
        for key in ("9", "enter", "5"):  # all at once, as from one read of the terminal
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause(0.3)
        assert field(screen).text == "5"


async def test_where_no_limit_was_agreed_the_one_that_is_touched_is_put_into_words(
    library: MeetingLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await at(screen, "initiative", "initiative")
        await screen.say("buy books for the walk-in", "initiative")
        await screen.question("limits")
        await screen.press("2", "enter")
        assert "No limits were agreed yet" in told(screen)
        assert screen.talk.segment.initiatives[-1].limits is None
        await screen.press(*"no more than 500 euro", "enter")
        (limit,) = screen.talk.frames
        taken = screen.talk.segment.initiatives[-1]
        assert (limit.text, limit.kind) == ("no more than 500 euro", "money")
        assert (taken.limits, taken.touched) == ("touches", (limit.frame,))
        assert [held.text for held in taken.considered] == ["no more than 500 euro"]
