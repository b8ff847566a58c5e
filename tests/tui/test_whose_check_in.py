"""Whose check-in it is: asked once, kept by that name, and out of sight of any other."""

from pathlib import Path

import pytest
from conftest import GOAL, NOW, whole_talk
from examples import further
from table import Screen, until
from textual.widgets import Input
from typed import typed

from agendas.agenda import Agenda
from minutes.document import document
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn, open_check_in, record
from tui.config.owner import NOBODY, called, owner
from tui.screens.check_in_screen import CheckInScreen
from tui.screens.dialogs.talk.bring_in import BringingScreen
from tui.screens.dialogs.whose_check_in import WhoseScreen
from tui.screens.help_screen import HelpScreen
from tui.screens.home_screen import HomeScreen
from tui.settings import config_path, login, settings


@pytest.fixture(autouse=True)
def _nobody_named(monkeypatch: pytest.MonkeyPatch, library: TalkLibrary, agenda: Agenda) -> None:
    monkeypatch.delenv("VERTEL_WRITER")
    monkeypatch.setenv("VERTEL_STORE", str(library.folder))
    library.save(whole_talk(agenda))


def an_app() -> VertelApp:
    return VertelApp(settings(None, None))


def write_config(text: str) -> None:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(text, "utf-8")


async def wrote(screen: Screen, words: str) -> None:
    """A check-in of one sentence, from Home."""
    await screen.press("c")
    assert isinstance(screen.app.screen, CheckInScreen), screen.text()
    await screen.press(*words, "pagedown")
    assert isinstance(screen.app.screen, HomeScreen)


async def named(screen: Screen, name: str, *then: str) -> None:
    """The name that is asked for, what is pressed behind it, and Enter."""
    assert isinstance(screen.app.screen, WhoseScreen), screen.text()
    await screen.press(*name, *then, "enter")


@pytest.mark.parametrize("size", further([(60, 18), (80, 24)]))
async def test_it_is_asked_once_and_kept(size: tuple[int, int], library: TalkLibrary) -> None:
    app = an_app()
    async with app.run_test(size=size) as pilot:
        screen = Screen(app, pilot)
        await screen.press("c", "enter")
        assert "Type your name first." in screen.text()
        await named(screen, "Ana")
        assert isinstance(app.screen, WhoseScreen), "an Enter a question"
        assert not config_path().exists(), "nothing is remembered that nobody chose"
        await screen.press("down", "enter")
        assert isinstance(app.screen, CheckInScreen)
        await screen.press(*"two stayed", "pagedown")
        await wrote(screen, "one left")
    assert settings(None, None).name == "Ana"
    again = an_app()
    async with again.run_test() as pilot:
        screen = Screen(again, pilot)
        assert screen.text().count("check-in, for you alone") == 2
        await wrote(screen, "they ask")
    found = [library.open(row.id) for row in library.summaries() if row.private]
    assert {meeting.owner for meeting in found} == {"ana"}


async def test_escape_writes_nothing_and_asks_again() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c", *"Ana", "escape", "escape")  # the first tells that a name was typed
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await screen.press("c")
        assert isinstance(app.screen, WhoseScreen)
    assert not config_path().exists()


async def test_where_more_people_share_a_login_each_sees_their_own() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c")
        await named(screen, "Ana", "enter")
        await screen.press(*"I fear the father", "pagedown")
        assert screen.text().count("check-in, for you alone") == 1
    assert settings(None, None).shared
    assert not settings(None, None).name
    second = an_app()
    async with second.run_test() as pilot:
        screen = Screen(second, pilot)
        assert "check-in" not in screen.text(), "nobody yet"
        await screen.press("c")
        assert "Only I" not in "".join(str(w.prompt) for w in shown_rows(second))
        await named(screen, "Bo")
        assert isinstance(second.screen, CheckInScreen)
        assert "I fear" not in screen.text()
        await screen.press(*"shift was calm", "pagedown")
        assert screen.text().count("check-in, for you alone") == 1
        await screen.press("slash", *"fear")
        await second.workers.wait_for_complete()
        await pilot.pause()
        assert "I fear" not in screen.text()
        await screen.press("escape", "w")
        await named(screen, "  ANA ")
        await screen.press("slash", *"fear")
        await second.workers.wait_for_complete()
        await pilot.pause()
        assert "I fear the father" in screen.text()


def shown_rows(app: VertelApp) -> list:
    from tui.widgets.rows import Rows

    return [option for rows in app.screen.query(Rows) if rows.display for option in rows.options]


async def test_in_a_talk_a_name_is_asked_for_before_lines_are_shown(
    library: TalkLibrary, agenda: Agenda
) -> None:
    from conftest import next_talk

    write_config("shared = true\n")
    app = an_app()
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c")
        await named(screen, "Joost")
        await screen.press("tab", *"x", "tab", *"ask Fatima", "pagedown")
    again = an_app()
    async with again.run_test() as pilot:
        screen = Screen(again, pilot)
        again.begin(next_talk(agenda, whole_talk(agenda)))
        await pilot.pause()
        await screen.press("ctrl+r")
        await named(screen, "Joost")
        assert isinstance(again.screen, BringingScreen)
        await screen.press("enter")
        (item,) = screen.talk.lines
        assert (item.text, item.by) == ("ask Fatima", ("Joost",))


@pytest.mark.parametrize(
    ("env", "config", "name", "asks"),
    [
        ("", "", "", True),
        ("Bo", "", "Bo", False),
        ("Bo", 'name = "Ana"', "Bo", False),
        ("", 'name = "Ana"', "Ana", False),
        ("", 'name = "Ana"\nshared = true', "", True),
        ("Bo", "shared = true", "Bo", False),
        (" ", "", "", True),
    ],
)
def test_the_environment_goes_before_the_settings_and_those_before_the_login(
    monkeypatch: pytest.MonkeyPatch, env: str, config: str, name: str, asks: bool
) -> None:
    monkeypatch.setenv("VERTEL_WRITER", env)
    write_config(config)
    found = owner(settings(None, None))
    assert (found.name, found.asks) == (name, asks)
    assert (found.writers == NOBODY) == (asks and "shared" in config)


def test_what_the_login_wrote_before_there_were_names_is_theirs_who_has_it_alone(
    library: TalkLibrary, agenda: Agenda
) -> None:
    assert called("Ana", alone=True).writers == ("ana", login())
    assert called("Ana", alone=False).writers == ("ana",)
    assert (
        called("  José  de Wit ", alone=False).writers == called("jose\u0301 DE wit", False).writers
    )


async def test_a_name_that_cannot_be_kept_is_told_and_holds_for_now(tmp_path: Path) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().mkdir()
    app = VertelApp(settings(None, None)._replace(fault=None))
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c")
        await named(screen, "Ana", "enter", "down")
        assert isinstance(app.screen, CheckInScreen)
        assert app.owner.name == "Ana"
        assert [n for n in app._notifications if str(config_path()) in str(n.message)]


async def test_the_name_field_takes_its_letters_and_no_key_of_home() -> None:
    app = an_app()
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c", *"bq.wn")
        assert app.screen.query_one("#name", Input).value == "bq.wn"
        assert GOAL not in screen.text()


async def test_a_check_in_is_of_the_name_given_and_of_nobody_who_took_something_up(
    library: TalkLibrary,
) -> None:
    app = an_app()
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c")
        await named(screen, "Joy", "enter")
        await screen.press(*"two stayed", "pagedown")
    (row,) = [row for row in app.library.summaries() if row.private]
    made = app.library.open(row.id)
    assert (made.names, made.account_giver) == (("Joy",), "Joy")
    assert {line.by for line in made.lines if line.text == "two stayed"} == {("Joy",)}
    assert dict(document(made).facts)["Written by"] == "Joy"
    assert not {"Ana", "Joost"} & set(str(document(made).facts).split())


def test_where_nobody_gave_a_name_a_check_in_is_nobody_elses(library: TalkLibrary) -> None:
    written = CheckIn(goal=GOAL, noticed="two stayed")
    made = record(open_check_in(library, written, "en", NOW), written, NOW)
    assert (made.names, made.account_giver) == ((), "")
    assert "Written by" not in dict(document(made).facts)


async def test_words_typed_where_one_chooses_are_told_to_go_nowhere_and_their_enter_chooses_nothing() -> (
    None
):
    app = an_app()
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("c", *"Joy", "enter", *"two stayed")
        assert "what is typed here is not kept" in screen.text()
        await screen.press("enter")
        assert app.screen.query("#alone, #name"), "the dialog is there still"
        assert app.screen.query_one("#name", Input).value == "Joy"
        await screen.press("enter")
        assert not app.screen.query("#name")


def test_resume_says_where_a_check_in_is_while_it_does_not_know_who_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_config("shared = true\n")
    told = typed("resume")
    assert told.code == 3
    assert "w asks your name" in told.out + told.err
    monkeypatch.setenv("VERTEL_WRITER", "Ana")
    assert "w asks your name" not in "".join(typed("resume")[1:])
    monkeypatch.delenv("VERTEL_WRITER")
    write_config('name = "Ana"\n')
    told = typed("resume")
    assert told.code == 3
    assert "w asks your name" not in told.out + told.err


async def test_f1_helps_where_a_name_is_asked() -> None:
    write_config("shared = true\n")
    app = an_app()
    async with app.run_test() as pilot:
        await pilot.press("c", "f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, WhoseScreen)
