"""Alone at a desk: from the shell to writing in one step, last time beside this time."""

import asyncio
from datetime import timedelta

import pytest
from conftest import GOAL, NOW, whole_talk
from examples import further
from rest import LONGEST
from table import until
from textual.events import AppBlur, Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Label, OptionList, Static

from agendas.agenda import Agenda
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn, done, open_check_in, questions, written_in
from tui.screens.check_in_screen import CheckInScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.settings import Settings
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.lamp import LampBlock


@pytest.fixture
def app(library: TalkLibrary) -> VertelApp:
    place = library.folder
    return VertelApp(
        Settings(store=place, agendas=place / "agendas", language="en"),
        lambda app: app.check_in(),
        library.now,
    )


def check_in(library: TalkLibrary, days: int, noticed: str, goal: str = GOAL) -> None:
    at = NOW + timedelta(days=days)
    written = CheckIn(goal=goal, noticed=noticed)
    library.save(done(open_check_in(library, written, "en", at), written, at))


async def opened(app: VertelApp, pilot: Pilot[None]) -> CheckInScreen:
    """The check-in, once its cursor is where one types: what is pressed before it is Home's."""
    await until(pilot, lambda: isinstance(app.screen, CheckInScreen) and bool(app.screen.focused))
    assert isinstance(app.screen, CheckInScreen)
    return app.screen


async def kept(screen: Screen[None]) -> None:
    """Once what was written is on disk: it is kept in a moment, and its writer has a thread of its own."""
    assert isinstance(screen, CheckInScreen)
    async with asyncio.timeout(LONGEST):
        while screen._session is None:
            await asyncio.sleep(0.01)
    await asyncio.to_thread(screen._session.flush)


def notice(app: VertelApp) -> str:
    found = app.screen.query_one("#notice", Static)
    return str(found.content) if found.display else ""


async def test_one_step_to_writing_about_the_goal_of_last_time(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press(*"two stayed")
        assert isinstance(app.screen, CheckInScreen)
        assert app.screen.query_one("#noticed", Entry).text == "two stayed"
        assert str(app.screen.query_one(".goal-head", Static).content) == GOAL
        for field in ("noticed", "means", "next"):
            assert app.screen.query_one(f"#{field}").region.bottom <= 23


async def test_another_goal_takes_the_words_along_and_a_new_one_comes_last(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    check_in(library, 1, "they ask", "Pupils dare to ask")
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press(*"two stayed")
        assert str(app.screen.query_one(".goal-head", Static).content) == "Pupils dare to ask"
        await pilot.press("f2")
        await pilot.pause()
        assert str(app.screen.query_one(".goal-head", Static).content) == GOAL
        await pilot.press("f2")
        await pilot.pause()
        assert app.screen.query_one("#goal").display
        assert app.screen.query_one("#noticed", Entry).text == "two stayed"
        await kept(app.screen)
        assert [s.private for s in library.summaries()].count(True) == 2


async def test_f2_reaches_every_goal_and_then_a_new_one_whatever_is_saved_meanwhile(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    check_in(library, 1, "they ask", "Pupils dare to ask")
    check_in(library, 2, "they read", "Everyone reads")
    seen = []
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press(*"two stayed")
        for _turn in range(5):
            screen = app.screen
            named = screen.query_one(".goal-head", Static)
            seen.append(str(named.content) if named.display else "")
            assert isinstance(screen, CheckInScreen)
            await kept(screen)  # each is on disk before the next is looked for
            await pilot.press("f2")
            await pilot.pause()
    assert seen == ["Everyone reads", "Pupils dare to ask", GOAL, "", "Everyone reads"]


async def test_f2_does_not_take_away_a_new_goal_that_is_typed(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("f2", *"Everyone reads", "f2")
        await pilot.pause()
        assert app.screen.query_one("#goal", Input).value == "Everyone reads"
        assert "“Everyone reads” stands here" in notice(app)
        await pilot.press(*["backspace"] * len("Everyone reads"), "f2")
        await pilot.pause()
        assert str(app.screen.query_one(".goal-head", Static).content) == GOAL


SENTENCES = ("two stayed", "they trust us", "ask Fatima")


@pytest.mark.parametrize("size", further([(80, 24), (40, 12), (120, 40)]))
async def test_enter_keeps_the_words_of_each_field_on_screen_and_on_disk(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        for sentence in SENTENCES:
            await pilot.press(*sentence, "enter")
        screen = app.screen
        for field, sentence in zip(("noticed", "means", "next"), SENTENCES, strict=True):
            assert screen.query_one(f"#{field}", Entry).text.rstrip() == sentence
        assert screen.focused is screen.query_one("#next"), "Enter in the last field stays"
        assert "pgdn ends the check-in" in notice(app)
        await kept(screen)
        (row,) = [s for s in library.summaries() if s.private]
        now = written_in(library.open(row.id))
        assert (now.noticed, now.means, now.next) == SENTENCES, "before anything else is pressed"
        assert row.ended is None
        await pilot.press(*"and call", "enter", "enter", "pagedown")
        assert written_in(library.open(row.id)).next == "ask Fatima\nand call", "none is glued on"


@pytest.mark.parametrize("field", further(["noticed", "means", "next", "goal"]))
async def test_escape_pauses_and_it_goes_on_where_the_cursor_was(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, field: str
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press(*"two", "tab", *"they", "tab", *"ask")
        if field == "goal":
            await pilot.press("f2", *"read")
        else:
            app.screen.query_one(f"#{field}").focus()
        await pilot.press("home", "right", "right", "escape")
        await until(pilot, lambda: not isinstance(app.screen, CheckInScreen))
        (row,) = [s for s in library.summaries() if s.private]
        rows = list(app.screen.query_one(OptionList).options)
        place = [str(option.prompt) for option in rows].index("Unfinished")
        assert rows[place + 1].id == f"talk:{row.id}"
    assert row.ended is None
    again = VertelApp(app.settings, lambda app: app.resume(row.id), library.now)
    async with again.run_test() as pilot:
        await opened(again, pilot)
        await pilot.press("X")
        await pilot.pause()
        at = again.screen.query_one(f"#{field}", Input if field == "goal" else Entry)
        words = at.value if isinstance(at, Input) else at.text
        assert (
            words == {"noticed": "twXo", "means": "thXey", "next": "asXk", "goal": "reXad"}[field]
        )


async def test_who_looks_at_another_window_meanwhile_finds_the_cursor_where_it_was(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("tab", *"they")
        app.post_message(AppBlur())
        await until(pilot, lambda: app.screen.focused is None)
        await until(pilot, lambda: any(s.private for s in library.summaries()))
    (row,) = [s for s in library.summaries() if s.private]
    again = VertelApp(app.settings, lambda app: app.resume(row.id), library.now)
    async with again.run_test() as pilot:
        await opened(again, pilot)
        await pilot.press("X")
        assert again.screen.query_one("#means", Entry).text == "theyX"


async def test_a_closed_check_in_opens_again_and_stays_closed_until_a_word_of_it_changes(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    check_in(library, 1, "two stayed")
    (row,) = [s for s in library.summaries() if s.private]
    closed = library.open(row.id)
    reading = VertelApp(app.settings, lambda app: app.resume(row.id), library.now)
    async with reading.run_test() as pilot:
        for key in ("escape", "pagedown"):  # looked through, nothing changed
            await until(pilot, lambda: isinstance(reading.screen, MinutesScreen))
            await pilot.press("pageup")
            await opened(reading, pilot)
            await pilot.pause(0.6)
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(reading.screen, CheckInScreen))
            assert library.open(row.id) == closed
            reading.resume(row.id)
        await until(pilot, lambda: isinstance(reading.screen, MinutesScreen))
        await pilot.press("pageup")
        await opened(reading, pilot)
        await pilot.press(*" again", "escape")
        await until(pilot, lambda: not isinstance(reading.screen, CheckInScreen))
    opened_again = library.open(row.id)
    assert opened_again.ended is None
    assert written_in(opened_again).noticed == "two stayed again"


@pytest.mark.parametrize(
    ("size", "beside"), [((80, 24), True), ((120, 36), True), ((69, 24), False), ((80, 21), False)]
)
async def test_last_time_stands_beside_this_time_where_there_is_room(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, size: tuple[int, int], beside: bool
) -> None:
    library.save(whole_talk(agenda))
    check_in(library, 1, "one parent stayed")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(app, pilot)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        entry, last = screen.query_one("#noticed", Entry), screen.query_one("#last-noticed", Static)
        assert str(last.content) == "one parent stayed"
        assert last.display == screen.query_one("#heads").display == beside
        assert screen.query_one(LampBlock).display == beside  # else it is lit where it stands
        assert screen.query_one("#ask-noticed").display != beside
        assert ("one parent stayed" in str(entry.placeholder)) != beside
        if beside:
            assert last.region.right <= entry.region.x
            assert last.content_region.y == entry.content_region.y
            assert screen.query_one("#now").content_region.x == entry.content_region.x
            assert screen.query_one("#then").content_region.x == last.content_region.x == 14


async def test_without_a_last_time_the_field_is_as_wide_as_the_screen(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert not screen.query_one("#heads").display
        assert screen.query_one("#noticed").content_region.x == 14


async def test_the_lamp_has_the_question_one_writes_to_and_its_border_tells_who_sees_it(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        for field, told in (
            ("noticed", "nobody else sees this"),
            ("means", "nobody else sees this"),
        ):
            lamp, entry = str(screen.query_one(LampBlock).content), screen.query_one(f"#{field}")
            assert lamp == questions()[field]
            assert str(entry.border_subtitle) == told
            on = {"noticed": "enter: on to “tells me”", "means": "enter: on to “what now”"}
            assert str(entry.border_title) == on[field]
            await pilot.press("ctrl+r")
            assert str(entry.border_subtitle) == "to bring"
            await pilot.press("ctrl+r", "tab")
            assert not entry.border_subtitle
            assert not entry.border_title
        goes_along = screen.query_one("#next", Entry)
        assert (str(goes_along.border_subtitle), goes_along.placeholder) == ("to bring", "")
        await pilot.press("up")
        told = goes_along.border_subtitle, goes_along.placeholder
        assert told == ("", "to bring"), "on the row of what it is about"
        await pilot.press("tab")
        assert str(screen.query_one("#next").border_title) == "enter: a new line"


@pytest.mark.parametrize("key", ["up", "shift+tab"])
async def test_enter_tells_where_it_leads_and_one_goes_back_with_nothing_lost(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, key: str
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test(size=(60, 18)) as pilot:
        screen = await opened(app, pilot)
        assert "(enter: on to “tells me”)" in str(screen.query_one("#ask-noticed", Label).content)
        await pilot.press(*"two stayed", "enter", *"and", key, *" long")
        fields = [screen.query_one(f"#{name}", Entry).text for name in ("noticed", "means")]
        assert fields == ["two stayed long", "and"]
        await pilot.press("up")
        assert screen.focused is screen.query_one("#noticed"), "there is none before the first"


async def test_the_third_in_a_row_asks_with_whom_it_could_be_shared(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    check_in(library, 1, "one")
    async with app.run_test() as pilot:
        await opened(app, pilot)
        assert notice(app) == ""
    check_in(library, 2, "two")
    third = VertelApp(app.settings, lambda app: app.check_in(), library.now)
    async with third.run_test() as pilot:
        await opened(third, pilot)
        assert "With whom could you share it?" in notice(third)


async def resumed(library: TalkLibrary) -> tuple[str, str, str]:
    """The three sentences of the one unfinished check-in, as they come back on the screen."""
    (row,) = [s for s in library.summaries() if s.private]
    assert row.ended is None
    app = VertelApp(
        Settings(store=library.folder, agendas=library.folder / "agendas", language="en"),
        lambda app: app.resume(row.id),
        library.now,
    )
    async with app.run_test() as pilot:
        await opened(app, pilot)
        assert isinstance(app.screen, CheckInScreen)
        noticed, means, next_ = (
            app.screen.query_one(f"#{field}", Entry).text for field in ("noticed", "means", "next")
        )
        return noticed, means, next_


async def test_what_is_typed_just_before_closing_vertel_is_kept_whole(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        for key in "my words":  # all at once, as from one read of the terminal
            app.post_message(Key("space" if key == " " else key, key))
        app.post_message(Key("ctrl+q", None))
        await pilot.pause(0.3)
    assert await resumed(library) == ("my words", "", "")


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_with_only_what_is_next_it_can_be_left_and_goes_on_where_it_was(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, key: str
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("tab", "tab", *"ask Fatima", key)
        if key == "escape":
            await until(pilot, lambda: not isinstance(app.screen, CheckInScreen))
    assert await resumed(library) == ("", "", "ask Fatima")


async def test_with_no_goal_named_yet_the_words_are_kept_and_it_becomes_no_goal(
    app: VertelApp, library: TalkLibrary
) -> None:
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("tab", *"two stayed", "escape")
        await until(pilot, lambda: not isinstance(app.screen, CheckInScreen))
    assert library.goals() == {}
    assert await resumed(library) == ("two stayed", "", "")
    (row,) = library.summaries()
    assert written_in(library.open(row.id)).goal == ""


async def test_what_was_a_draft_is_on_record_and_no_draft_any_more_once_it_is_whole(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("tab", "tab", *"ask Fatima")
        await pilot.pause(0.6)
        await pilot.press("shift+tab", *"they trust us", "pagedown")
        await until(pilot, lambda: not isinstance(app.screen, CheckInScreen))
    (row,) = [s for s in library.summaries() if s.private]
    whole = library.open(row.id)
    assert whole.ended
    assert whole.unsaid == ()
    assert [line.text for line in whole.lines] == ["they trust us", "ask Fatima"]


async def test_what_done_did_is_told_with_the_words_that_go_along(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press(*"two stayed", "tab", "tab", *"[b] ask Fat", "pagedown")
        await until(pilot, lambda: not isinstance(app.screen, CheckInScreen))
        assert [told.message for told in app._notifications] == [
            "The check-in is done, and kept for you alone. To bring to the talk: [b] ask Fat"
        ]


async def test_letters_that_are_told_late_do_not_open_again_what_is_done(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        screen = app.screen
        assert isinstance(screen, CheckInScreen)
        await pilot.press("tab", *"they trust us", "pagedown")
        screen._keep_soon()  # what the letters set going, half a second after the last of them
        await pilot.pause()
    (row,) = [s for s in library.summaries() if s.private]
    assert library.open(row.id).ended


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_a_goal_that_may_be_several_is_told_when_done_and_kept_as_typed_with_the_words(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, key: str
) -> None:
    library.save(whole_talk(agenda, "abcd23"))
    library.save(whole_talk(agenda, "abcx45"))
    goals = set(library.goals())
    assert len(goals) == 2
    alone = VertelApp(app.settings, lambda app: app.check_in(CheckIn(goal="abc")), library.now)
    async with alone.run_test() as pilot:
        await opened(alone, pilot)
        await pilot.press(*"two stayed", "pagedown")
        await pilot.pause()
        assert "fits several goals" in notice(alone)
        await pilot.press(key)
        await pilot.pause()
    assert set(library.goals()) == goals, "no goal came of it"
    assert await resumed(library) == ("two stayed", "", "")
    (row,) = [s for s in library.summaries() if s.private]
    assert written_in(library.open(row.id)).goal == "abc"
