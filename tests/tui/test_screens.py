from pathlib import Path

import pytest
from conftest import GOAL, NOW, begin, whole_talk
from examples import further
from said_in import Came, close
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from table import Screen as Hands
from table import until
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from agendas.agenda import Agenda
from agendas.conduct.conductor import Conductor
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from locales import use
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn
from tui.keys import KeyBar
from tui.screens.dialogs.talk.closing import ClosingScreen
from tui.screens.dialogs.talk.line import LineScreen
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.screens.home_screen import HomeScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry

P = Pilot[None]


@pytest.fixture
def app(library: TalkLibrary, tmp_path: Path) -> VertelApp:
    return VertelApp(
        Settings(store=library.folder, agendas=tmp_path / "agendas", language="en"),
        clock=library.now,
    )


class Picture(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def svg(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


async def say(pilot: P, text: str) -> None:
    pilot.app.screen.query_one(Entry).text = text
    await pilot.press("enter")
    await pilot.pause()


def shown(app: VertelApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def talk(app: VertelApp) -> Conductor:
    assert isinstance(app.screen, TalkScreen)
    return app.screen.talk


def words(app: VertelApp, kind: str) -> list[str]:
    return [line.text for line in talk(app).talk.lines if line.kind == kind]


async def open_talk(pilot: P, library: TalkLibrary, meeting: Talk) -> None:
    library.save(meeting)
    assert isinstance(pilot.app, VertelApp)
    pilot.app.begin(meeting)
    await pilot.pause()


async def test_home_is_first_and_n_prepares_a_talk(app: VertelApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("n")
        await pilot.pause()
        app.screen.query_one("#goal", Input).value = GOAL
        app.screen.query_one("#names", Input).value = "Ana, Joost"
        await pilot.press("pagedown")
        await pilot.pause()
        assert talk(app).talk.names == ("Ana", "Joost")
        assert talk(app).talk.account_giver == "Ana"
        assert shown(app, ".goal-head").startswith(GOAL)


async def test_a_talk_without_a_goal_is_not_begun_and_says_what_to_do(app: VertelApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("pagedown")
        await pilot.pause()
        assert "Which goal" in shown(app, "#notice")


async def test_the_goal_stays_in_sight_in_every_phase(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await open_talk(pilot, library, begin(agenda))
        for _ in talk(app).talk.phases:
            assert shown(app, ".goal-head").startswith(GOAL)
            assert app.screen.query_one(".goal-head").region.bottom <= 18
            assert app.screen.query_one(Entry).region.bottom <= 18
            talk(app).next_phase()
            app.screen.enter_phase()  # type: ignore[attr-defined]
            await pilot.pause()


async def test_a_line_can_be_picked_up_changed_and_withdrawn(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        await open_talk(pilot, library, begin(agenda))
        await say(pilot, "two parents stayed")
        await pilot.press("f5", "f5")
        assert app.screen.query_one(Entry).text == "two parents stayed"
        await say(pilot, "three parents stayed")
        assert words(app, "reading") == ["three parents stayed"]
        await pilot.press("f7", "f7")
        assert talk(app).talk.lines[0].withdrawn


@pytest.mark.parametrize("key", ["f5", "f7", "ctrl+o"])
async def test_a_key_that_changes_a_line_acts_on_the_marked_one_and_on_no_other(
    app: VertelApp, library: TalkLibrary, agenda: Agenda, key: str
) -> None:
    async with app.run_test() as pilot:
        await open_talk(pilot, library, begin(agenda))
        for text in ("one stayed", "two stayed", "three stayed"):
            await say(pilot, text)
        record = app.screen.query_one(RecordList)
        before = talk(app).talk.lines

        async def comes_to(place: int) -> None:
            """The key acts on the line with this number."""
            there = before[place].text
            if key == "f5":
                assert app.screen.query_one(Entry).text == there
            elif key == "ctrl+o":
                await pilot.pause()
                assert isinstance(app.screen, LineScreen)
                assert app.screen.line.text == there
            else:
                now = talk(app).talk.lines
                assert [n for n in range(3) if now[n] != before[n]] == [place]

        async def nothing_done() -> None:
            await pilot.pause()
            assert isinstance(app.screen, TalkScreen)
            assert talk(app).talk.lines == before
            assert app.screen.query_one(Entry).text == ""

        await pilot.press("up", "up", "escape")  # marked, and left again
        assert record.highlighted is None
        await pilot.press(key)
        await nothing_done()
        assert "Marked: “three stayed”" in shown(app, "#notice")
        assert record.highlighted == 2
        await pilot.press("up", "up", key)
        await comes_to(0)


async def test_a_talk_closed_by_a_slip_is_open_again_with_one_key(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        library.save(whole_talk(agenda))
        app.read(whole_talk(agenda))
        await pilot.pause()
        await pilot.press("pageup")
        await pilot.pause()
        assert talk(app).talk.ended is None


async def test_a_talk_opened_again_stays_closed_on_disk_until_something_is_said(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    closed = whole_talk(agenda)
    async with app.run_test() as pilot:
        library.save(closed)
        app.read(closed)
        await pilot.pause()
        await pilot.press("pageup", "ctrl+pageup", "pagedown")
        await pilot.pause()
        assert talk(app).talk.at == closed.at - 1
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert library.open("k3f9q2") == closed
        app.read(closed)
        await pilot.pause()
        await pilot.press("pageup", "pageup", *"one more", "escape", "escape")
        await pilot.pause()
        unfinished = library.open("k3f9q2")
        assert unfinished.ended is None
        assert [line.text for line in library.open("k3f9q2").unsaid] == ["one more"]


async def test_a_megabyte_pasted_is_kept_whole(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    pasted = "vijftien woorden en een zin die heel vaak terugkomt. " * 20_000
    async with app.run_test() as pilot:
        await open_talk(pilot, library, begin(agenda))
        app.post_message(Paste(pasted))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert words(app, "reading") == [pasted.strip()]


async def changing_a_line(pilot: P, library: TalkLibrary, agenda: Agenda) -> VertelApp:
    """A line on record, taken back and half changed."""
    await open_talk(pilot, library, begin(agenda))
    await say(pilot, "they dare to ask")
    await pilot.press("f5", "f5", *" us")
    await pilot.pause()
    assert isinstance(pilot.app, VertelApp)
    assert pilot.app.screen.query_one(Entry).text == "they dare to ask us"
    return pilot.app


async def test_a_line_that_is_being_changed_is_so_still_at_another_question(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        await changing_a_line(pilot, library, agenda)
        await pilot.press("pagedown", "ctrl+pagedown")
        assert talk(app).phase.id != "goal"
        assert app.screen.query_one(Entry).text == "they dare to ask us"
        await pilot.press(*" all", "enter")
        await pilot.pause()
        assert words(app, "reading") == ["they dare to ask us all"]
        assert talk(app).talk.unsaid == ()
        assert app.screen.query_one(Entry).text == ""


async def test_a_line_that_is_being_changed_is_so_still_after_closing_vertel(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        await changing_a_line(pilot, library, agenda)
        await pilot.press("ctrl+q")
    again = VertelApp(app.settings, lambda app: app.resume("k3f9q2"), library.now)
    async with again.run_test() as pilot:
        await pilot.pause()
        assert again.screen.query_one(Entry).text == "they dare to ask us"
        await pilot.press("enter")
        await pilot.pause()
        assert words(again, "reading") == ["they dare to ask us"]


async def test_escape_leaves_a_line_as_it_was_and_its_new_words_can_be_had_back(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        await changing_a_line(pilot, library, agenda)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(Entry).text == ""
        assert "brings your change back" in shown(app, "#notice")
        assert words(app, "reading") == ["they dare to ask"]
        await pilot.press("f5", "f5")
        assert app.screen.query_one(Entry).text == "they dare to ask us"


async def test_a_talk_is_closed_over_a_begun_change_only_after_saying_so(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        await open_talk(pilot, library, change(whole_talk(agenda), ended=None))
        assert talk(app).phase.kind == "close"
        await pilot.press("f5", "f5", "!")
        for _turn in range(3):
            await pilot.press("ctrl+pagedown")
            await pilot.pause()
            if "A change is not kept yet" in shown(app, "#notice"):
                break
        assert "!" in shown(app, "#notice")
        await pilot.press("ctrl+pagedown")
        await pilot.pause()
        while isinstance(app.screen, OpenNamesScreen):
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, ClosingScreen)


async def test_closing_gives_the_minutes_and_they_can_be_saved(
    app: VertelApp,
    library: TalkLibrary,
    agenda: Agenda,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test() as pilot:
        await open_talk(pilot, library, begin(agenda))
        await Hands(app, pilot).close()
        assert isinstance(app.screen, MinutesScreen)
        assert library.open("k3f9q2").ended is not None
        await pilot.press("ctrl+s", "enter")
        await app.workers.wait_for_complete()
        assert (
            tmp_path
            / "2026-11-24-parents-bring-their-child-to-school-with-for-the-team-k3f9q2.docx"
        ).exists()


async def test_a_second_window_reads_and_cannot_write(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    from store.files.lock import lease

    async with app.run_test() as pilot:
        with lease(library.folder, "k3f9q2", "Ana (laptop)", NOW):
            await open_talk(pilot, library, begin(agenda))
            assert "Ana (laptop)" in shown(app, "#notice")
            assert app.screen.query_one(Entry).disabled


async def test_names_and_texts_that_look_like_markup_are_shown_as_they_are(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    async with app.run_test() as pilot:
        await open_talk(pilot, library, begin(agenda))
        for text in ("[red]x[/]", "[@click=app.quit]q[/]", "\x1b[2J", "[/", "مرحبا 👩‍👩‍👧"):
            await say(pilot, text)
        options = app.screen.query_one(OptionList)
        lines = [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]
        assert [line.split("  ")[1] for line in lines] == [
            "[red]x[/]", "[@click=app.quit]q[/]", "␛[2J", "[/", "مرحبا 👩‍👩‍👧",
        ]  # fmt: skip
        assert words(app, "reading")[2] == "\x1b[2J"


async def test_home_shows_what_waits_in_the_takers_words_and_starts_the_next_talk(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with app.run_test() as pilot:
        await pilot.pause()
        options = app.screen.query_one(OptionList)
        assert "Ana  ask two parents to host the walk-in" in str(
            options.get_option_at_index(1).prompt
        )
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("pagedown")
        await pilot.pause()
        assert talk(app).phase.kind == "look-back"
        assert not app.screen.query_one("#subject").display, "it is said once"
        await say(pilot, "two mothers did")
        rows = [str(row.prompt) for row in app.screen.query_one(OptionList).options]
        assert rows[0].startswith("Then, ")
        assert rows[1].startswith("Ana  ask two parents to host the walk-in")
        assert rows[1].endswith("two mothers did")
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        assert "Ana took up: ask two parents to host the walk-in" in shown(app, "#subject")
        rows = [str(row.prompt) for row in app.screen.query_one(OptionList).options]
        assert rows == ["Ana  two mothers did"], "as what it counts the question says"


async def test_in_dutch_too_the_footer_of_home_has_the_story_at_80_columns(
    library: TalkLibrary, agenda: Agenda, tmp_path: Path
) -> None:
    use("nl")
    library.save(whole_talk(agenda))
    app = VertelApp(
        Settings(store=library.folder, agendas=tmp_path / "agendas", language="nl"),
        clock=library.now,
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        footer = str(app.screen.query_one(KeyBar).render())
        for words in ("n nieuw", "c check-in", "/ zoek", "s verhaal", "f1 hulp"):
            assert words in footer


async def test_an_unfinished_check_in_goes_on_where_it_was(
    app: VertelApp, library: TalkLibrary
) -> None:
    async with app.run_test() as pilot:
        app.check_in(CheckIn(goal=GOAL))
        await pilot.pause()
        await pilot.press(*"31 of 52 ca")
        await until(pilot, library.summaries)
        await pilot.press("escape")
        (row,) = library.summaries()
        app.resume(row.id)
        await pilot.pause()
        assert app.screen.query_one("#noticed", Entry).text == "31 of 52 ca"
        await pilot.press("tab", *"they trust us", "pagedown")
        await pilot.pause()
        done = library.open(row.id)
        assert [m.text for m in Came(done).meanings] == ["they trust us"]
        assert Came(done).meanings[0].about == Came(done).evidence[0].id
        assert done.ended


async def test_a_check_in_is_on_disk_as_it_is_typed_and_private(
    app: VertelApp, library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(close(whole_talk(agenda), NOW))
    async with app.run_test() as pilot:
        await pilot.press("c")
        await pilot.pause()
        app.screen.query_one("#noticed", Entry).text = "two stayed"
        await until(pilot, lambda: any(s.private for s in library.summaries()))
        await pilot.press("pagedown")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert not list(library.known().hits("two stayed", False))


@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_evidence_looks_as_it_did(
    app: VertelApp,
    library: TalkLibrary,
    agenda: Agenda,
    size: tuple[int, int],
    language: str,
    svg: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from conftest import talk_through

    from agendas.lines.edit import change

    use(language)  # type: ignore[arg-type]
    monkeypatch.setattr(KeyBar, "say", lambda *_: None)  # when it is saved is told soon, or sooner
    meeting = change(talk_through(begin(agenda), agenda), at=2, language=language)
    async with app.run_test(size=size) as pilot:
        await open_talk(pilot, library, meeting)
        await pilot.pause()
        assert app.export_screenshot(title="vertel") == svg


async def test_a_narrow_footer_keeps_the_way_to_help(app: VertelApp) -> None:
    async with app.run_test(size=(40, 18)) as pilot:
        await pilot.pause()
        assert "f1 help" in str(app.screen.query_one(KeyBar).render())


@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
async def test_home_keeps_its_head_and_footer_with_many_talks(
    app: VertelApp, library: TalkLibrary, size: tuple[int, int]
) -> None:
    from tui.sample.play import play_year

    list(play_year(library, "en", NOW))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        head, bar = app.screen.query_one(".head"), app.screen.query_one(KeyBar)
        assert (head.region.y, bar.region.bottom) == (0, size[1])
        assert app.screen.max_scroll_y == 0
