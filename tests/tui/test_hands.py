"""Keys, clickers, a blank screen and an editor of one's own."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from conftest import begin
from examples import further
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input

from agendas.agenda import Agenda
from locales import say, use
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.keys import KeyBar, help_lines
from tui.screens.dialogs.blank import BlankScreen
from tui.screens.help_screen import HelpScreen
from tui.screens.home_screen import HomeScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.terminal.editor import EditorError, edited
from tui.widgets.talk.entry import Entry


def made(library: TalkLibrary, **more: object) -> VertelApp:
    place = library.folder
    return VertelApp(
        Settings(store=place, agendas=place / "agendas", language="en", **more),  # type: ignore[arg-type]
        clock=library.now,
    )


async def opened(app: VertelApp, pilot: Pilot[None], agenda: Agenda) -> TalkScreen:
    app.library.save(begin(agenda))
    app.begin(begin(agenda))
    await pilot.pause()
    assert isinstance(app.screen, TalkScreen)
    return app.screen


async def test_keys_of_the_config_work_and_are_shown_in_footer_help_and_sentences(
    library: TalkLibrary, agenda: Agenda
) -> None:
    app = made(library, keys={"go_on": "f15", "questions": "ctrl+y,f13"})
    async with app.run_test(size=(120, 36)) as pilot:
        talk = await opened(app, pilot, agenda)
        assert "f15 on" in str(talk.query_one(KeyBar).render())
        assert "ctrl+y all questions" in str(talk.query_one(KeyBar).render())
        await pilot.press("pagedown")
        assert talk.talk.place == 0
        await pilot.press("f15")
        assert talk.talk.place == 1
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "f15  the next question, or the next phase" in str(
            app.screen.query_one("#document").content
        )  # type: ignore[attr-defined]
        await pilot.press("escape", "f13")
        await pilot.pause()
        assert not isinstance(app.screen, TalkScreen)


async def test_the_bar_begins_with_enter_and_tells_it_once(
    library: TalkLibrary, agenda: Agenda
) -> None:
    app = made(library)
    async with app.run_test(size=(60, 18)) as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press("x", "enter")
        await pilot.pause()
        bar = talk.query_one(KeyBar)
        bar.say("saved 15:19:33")
        assert str(bar.render()).startswith("enter keep  pgdn on  pgup back  f1 help")
        await pilot.press("up")  # where the border says that Enter opens the card
        await pilot.pause()
        assert "enter" not in str(bar.render())
        await pilot.press("f5")  # and that it keeps the words
        await pilot.pause()
        assert "enter" not in str(bar.render())
        await pilot.press("y")
        await talk.run_action("say")  # as the palette does it, or another key of the config
        await pilot.pause()
        assert [line.text for line in talk.talk.talk.lines] == ["xy"]


async def test_a_slip_in_the_keys_is_told_and_the_old_key_stays(
    library: TalkLibrary, agenda: Agenda
) -> None:
    app = made(library, keys={"park": "p"})
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press("p", "f3")
        await pilot.pause()
        assert [o.text for o in talk.talk.lines.of("parked")] == ["p"]
        told = " ".join(str(notice.message) for notice in app._notifications)
        assert "“p” for keys.park" in told


async def test_on_by_accident_is_mended_with_one_key_and_the_draft_is_back(
    library: TalkLibrary, agenda: Agenda
) -> None:
    app = made(library)
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press(*"half", "pagedown", "pagedown")
        await pilot.pause()
        assert talk.talk.place == 2
        await pilot.press("pageup")
        await pilot.pause()
        assert (talk.talk.place, talk.query_one(Entry).text) == (1, "half")


async def test_b_or_a_point_blanks_the_screen_where_nothing_is_typed(
    library: TalkLibrary,
) -> None:
    app = made(library)
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("b", "full_stop", "f12", "ctrl+l"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, BlankScreen)
            assert not any(s.text.strip() for s in app.screen._compositor.render_strips())
            await pilot.press("n" if key == "b" else key)
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("dialog", further(["f1", "f2", "f4"]))
async def test_a_clicker_blanks_the_screen_from_a_dialog_too_and_comes_back_to_it(
    library: TalkLibrary, agenda: Agenda, dialog: str
) -> None:
    app = made(library)
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press(dialog)
        await pilot.pause()
        over = app.screen
        assert over is not talk
        for key in ("b", "full_stop", "f12"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, BlankScreen)
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is over
        await pilot.press("pagedown", "pageup")
        await pilot.pause()
        assert app.screen is over
        assert talk.talk.place == 0
        assert talk.talk.talk.lines == ()


async def test_in_a_field_of_a_dialog_b_is_a_letter(library: TalkLibrary, agenda: Agenda) -> None:
    app = made(library)
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press(*"two", "enter", "ctrl+o", "ctrl+o")
        await pilot.pause()
        assert app.screen is not talk
        await pilot.press("b", "full_stop")
        assert isinstance(app.focused, Input)
        assert app.focused.value.endswith("b.")


async def test_in_a_talk_b_is_a_letter_and_f12_blanks(library: TalkLibrary, agenda: Agenda) -> None:
    app = made(library)
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press("b", "full_stop", "f12", "x", "y")
        await pilot.pause()
        assert app.screen is talk
        assert talk.query_one(Entry).text == "b.y"


async def test_a_sentence_goes_to_the_editor_and_back(
    library: TalkLibrary, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    app = made(library, editor="their-editor")
    asked: list[tuple[str, str]] = []

    def edit(text: str, editor: str) -> str:
        asked.append((text, editor))
        return f"{text}\nand a second line"

    monkeypatch.setattr("tui.terminal.editor.edited", edit)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press(*"half", "ctrl+f")
        await pilot.pause()
        assert asked == [("half", "their-editor")]
        assert talk.query_one(Entry).text == "half\nand a second line"
        assert talk.talk.typed == "half\nand a second line"


@pytest.mark.parametrize("ends", [OSError("no such editor"), KeyboardInterrupt()])
async def test_an_editor_that_fails_gives_the_screen_back(
    library: TalkLibrary,
    agenda: Agenda,
    monkeypatch: pytest.MonkeyPatch,
    ends: BaseException,
) -> None:
    """Textual takes the terminal back only where what was done meanwhile ended well."""
    app = made(library)
    back: list[bool] = []

    @contextmanager
    def suspended() -> Iterator[None]:
        yield
        back.append(True)

    def broken(**_what: object) -> None:
        raise ends

    monkeypatch.setattr("click.edit", broken)
    monkeypatch.setattr(app, "suspend", suspended)
    async with app.run_test() as pilot:
        talk = await opened(app, pilot, agenda)
        await pilot.press(*"half", "ctrl+f")
        await pilot.pause()
        assert back == [True]
        assert talk.query_one(Entry).text == "half"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("editor", "why"),
    [
        ("no-such-editor", {"en": "could not be started", "nl": "kon niet worden gestart"}),
        ("'a quote", {"en": "could not be started", "nl": "kon niet worden gestart"}),
        ("false", {"en": "did not end well", "nl": "is niet goed afgesloten"}),
    ],
)
def test_an_editor_that_fails_is_told_in_ones_own_language_with_what_to_do(
    editor: str, why: dict[str, str], language: str
) -> None:
    use(language)
    try:
        with pytest.raises(EditorError) as failed:
            edited("half", editor)
        told = say(failed.value.message, **failed.value.values)
    finally:
        use("en")
    as_they_were = {"en": "Your words are as they were.", "nl": "Je woorden staan er nog."}
    assert told.startswith(f"{as_they_were[language]} “{editor}” {why[language]}.")
    assert told.endswith(": vertel config set editor nano")


def test_an_editor_that_changes_nothing_leaves_the_words() -> None:
    assert edited("half", "true") == "half"


def test_a_long_key_has_its_place_in_the_margin_of_what_it_does() -> None:
    keys = [
        Binding("ctrl+pagedown", "past", "past", tooltip="past the figures " * 6),
        Binding("f2", "questions", "questions", tooltip="all questions"),
    ]
    rows = str(help_lines(keys, 60)).splitlines()
    assert rows[0].strip().startswith("ctrl+pgdn  past")
    assert {row.rindex("  ") + 2 for row in rows} == {rows[-1].index("all")}
