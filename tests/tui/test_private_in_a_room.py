"""What of a check-in a room sees: the lines that their writer marked to bring, and nothing else."""

from datetime import timedelta

import pytest
from conftest import GOAL, NOW, next_talk, whole_talk
from examples import further
from table import Screen

from agendas.agenda import Agenda
from agendas.conduct.at_close import closed, left_open
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn, done, open_check_in, unfinished, written_in
from tui.check_in.release import lines_to_bring
from tui.screens.check_in_screen import CheckInScreen
from tui.screens.dialogs.talk.bring_in import BringingScreen
from tui.screens.home_screen import HomeScreen
from tui.settings import Settings
from tui.widgets.talk.asked_alone import AskedAlone
from tui.widgets.talk.entry import Entry

NOTICED, MEANS, NEXT = "two mothers stayed", "they fear me", "ask Fatima about mornings"


@pytest.fixture
def app(library: TalkLibrary) -> VertelApp:
    place = library.folder
    settings = Settings(store=place, agendas=place / "agendas", language="en")
    return VertelApp(settings, clock=lambda: NOW + timedelta(days=3))  # after the last talk


def write(library: TalkLibrary, whole: bool = True, **said: object) -> str:
    """A check-in three days on, done or broken off; gives its id."""
    at = NOW + timedelta(days=3)
    written = CheckIn(goal=GOAL, **said)  # type: ignore[arg-type]
    opened = open_check_in(library, written, "en", at)
    made = (done if whole else unfinished)(opened, written, at)
    library.save(made)
    return made.id


def offered(library: TalkLibrary, agenda: Agenda) -> list[str]:
    return [line.text for line in lines_to_bring(library, next_talk(agenda, whole_talk(agenda)))]


@pytest.mark.parametrize(
    ("done", "marked", "lines"),
    [
        (True, (), [NEXT]),
        (True, ("means",), [MEANS, NEXT]),
        (True, ("noticed", "means"), [NOTICED, MEANS, NEXT]),
        (False, (), []),
        (False, ("noticed",), [NOTICED]),
    ],
)
def test_only_marked_lines_are_offered_and_the_last_one_of_what_is_done(
    library: TalkLibrary, agenda: Agenda, done: bool, marked: tuple[str, ...], lines: list[str]
) -> None:
    library.save(whole_talk(agenda))
    write(library, done, noticed=NOTICED, means=MEANS, next=NEXT, bring=marked)
    assert offered(library, agenda) == lines


def test_of_a_check_in_from_before_there_were_marks_the_last_line_is_offered(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    written = write(library, noticed=NOTICED, means=MEANS, next=NEXT)
    (file,) = [path for key, path in library.files().items() if key == written]
    assert '"bring":[' not in file.read_text("utf-8").replace(" ", "")
    assert offered(library, agenda) == [NEXT]


@pytest.mark.parametrize("whole", [True, False])
def test_a_mark_stays_with_words_that_are_gone_on_with(
    library: TalkLibrary, agenda: Agenda, whole: bool
) -> None:
    library.save(whole_talk(agenda))
    said = {"means": MEANS} if whole else {"next": NEXT}
    written = write(library, whole=False, **said, bring=("means",))
    kept = library.open(written)
    assert written_in(kept).bring == ("means",)
    at = NOW + timedelta(days=4)
    library.save(unfinished(kept, CheckIn(goal=GOAL, means=MEANS), at))
    assert written_in(library.open(written)).bring == ()


def test_a_goal_that_was_begun_anew_with_the_same_words_is_the_same(
    library: TalkLibrary, agenda: Agenda
) -> None:
    write(library, noticed=NOTICED, next=NEXT)  # before there was any talk on it
    talk = whole_talk(agenda)
    assert library.summaries()[0].goal_id != talk.goal.id
    assert [line.text for line in lines_to_bring(library, talk)] == [NEXT]


def goes_along(app: VertelApp) -> int:
    """How many fields say that their words go along to a talk, an empty one in itself."""
    fields = [field.query_one(Entry) for field in app.screen.query(AskedAlone).results()]
    return sum("to bring" in (field.border_subtitle, field.placeholder) for field in fields)


async def test_a_key_marks_a_line_shows_that_it_is_marked_and_keeps_it(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot)
        await screen.press("c")
        assert isinstance(app.screen, CheckInScreen)
        assert goes_along(app) == 1, "the last line goes along by itself"
        await screen.press(*"one stayed", "tab", *"it helps", "ctrl+r")
        assert goes_along(app) == 2
        await screen.press("tab", "ctrl+r")
        assert goes_along(app) == 2, "that one is never unmarked"
        await screen.press("shift+tab", "ctrl+r")
        assert goes_along(app) == 1
        await screen.press("ctrl+r", "pagedown")
    assert offered(library, agenda) == ["it helps"]


async def test_before_the_room_no_other_line_is_on_the_screen(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    write(library, noticed=NOTICED, means=MEANS, next=NEXT)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot)
        app.begin(next_talk(agenda, whole_talk(agenda)))
        await pilot.pause()
        await screen.press("ctrl+r")
        assert isinstance(app.screen, BringingScreen)
        assert NEXT in screen.text()
        await screen.press("enter")
        (line,) = screen.talk.lines
        assert (line.text, line.by, line.kind) == (NEXT, ("Ana",), "remark"), (
            "seen by nobody: no evidence"
        )
        assert screen.talk.questions[line.question].en.startswith("check-in, ")
        await screen.press("ctrl+r")
        assert not isinstance(app.screen, BringingScreen)
        assert "marked to bring" in screen.text()
        for seen in screen.seen:
            assert NOTICED not in seen
            assert MEANS not in seen


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
async def test_home_lists_no_check_in_while_a_talk_is_open_or_paused(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, done: bool, size: tuple[int, int]
) -> None:
    talk = next_talk(agenda, whole_talk(agenda))
    library.save(whole_talk(agenda))
    write(library, done, noticed=NOTICED, means=MEANS, next=NEXT)
    async with app.run_test(size=size) as pilot:
        screen = Screen(app, pilot)
        await screen.press("down")
        assert screen.text().count("check-in") == 1
        app.begin(talk)
        await pilot.pause()
        await screen.press(*"half a word", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Unfinished" in screen.text()
        assert "check-in" not in screen.text()
        assert "Check-ins are listed once no talk is open or paused." in screen.text()
        library.save(closed(left_open(library.open(talk.id), NOW, "test"), agenda, NOW))
        app.screen.on_screen_resume()
        await pilot.pause()
        assert screen.text().count("check-in") == 1


async def test_while_others_may_look_on_a_check_in_opens_at_the_second_asking(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    library.save(next_talk(agenda, whole_talk(agenda)))
    write(library, whole=False, noticed=NOTICED, means=MEANS, next=NEXT)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot)
        await screen.press("c")
        assert isinstance(app.screen, HomeScreen)
        assert "reads along" in str(list(app._notifications)[-1].message)
        await screen.press("c")
        assert isinstance(app.screen, CheckInScreen)
        await screen.press("escape")
        await screen.press("c")
        assert isinstance(app.screen, HomeScreen), "asked anew"
        (told,) = app._notifications
        assert "reads along" in told.message
        await screen.press(*"Anna")
        assert isinstance(app.screen, HomeScreen), "what is typed for the check-in gives no order"
        (told,) = app._notifications
        assert "reads along" in told.message
        await screen.press("escape", "c")
        assert isinstance(app.screen, HomeScreen), "asked anew"


async def searched(app: VertelApp, screen: Screen, words: str) -> str:
    await screen.press("slash", *words)
    await app.workers.wait_for_complete()
    await screen.pilot.pause()
    return screen.text()


async def test_find_marks_what_is_private(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    write(library, noticed="parents stayed on")
    async with app.run_test(size=(80, 24)) as pilot:
        found = await searched(app, Screen(app, pilot), "parents")
        lines = found.splitlines()
        (place,) = [n for n, line in enumerate(lines) if line.startswith("parents stayed on")]
        assert "check-in, for you alone" in lines[place - 1]
        assert found.count("check-in, for you alone") == 1
        assert "31 of 52 parents" in found


async def test_find_leaves_check_ins_out_while_others_may_look_on_until_they_are_asked_for(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    library.save(next_talk(agenda, whole_talk(agenda)))
    write(library, noticed=NOTICED)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot)
        found = await searched(app, screen, "mothers")
        assert NOTICED not in found
        assert "Check-ins are left out. f2 looks in them too." in found
        await screen.press("f2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert NOTICED in screen.text()
        assert "left out" not in screen.text()
