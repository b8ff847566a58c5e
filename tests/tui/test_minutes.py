"""The minutes in the app: a preview, for whom, and the form it is saved in."""

import os
from itertools import pairwise
from pathlib import Path
from string import ascii_letters

import pytest
from conftest import whole_talk
from rest import at_rest
from table import until
from textual.widgets import OptionList, Static

from agendas.agenda import Agenda
from agendas.lines.edit import change
from docs.scenes import SCENES, pull
from docs.scenes import shown as scene_shown
from minutes import EVERY_FORMAT
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.config import remembered
from tui.screens.dialogs.formats import ABOUT, FormsScreen
from tui.screens.dialogs.second_version import SecondVersionScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.settings import Settings
from tui.widgets.whole_items import Page

GOAL = "2026-11-24-parents-bring-their-child-to-school-with"
STEM = f"{GOAL}-for-the-team-k3f9q2"


@pytest.fixture
def app(library: TalkLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VertelApp:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return VertelApp(
        Settings(store=library.folder, agendas=tmp_path / "agendas", language="en"),
        clock=library.now,
    )


def shown(app: VertelApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def chosen(app: VertelApp, fmt: str) -> None:
    """Mark a form in the list."""
    assert isinstance(app.screen, FormsScreen)
    options = app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(fmt)


async def saved(app: VertelApp) -> None:
    """Wait until what was asked for is saved."""
    await app.workers.wait_for_complete()


def test_every_form_there_is_can_be_chosen() -> None:
    assert set(ABOUT) == set(EVERY_FORMAT)


@pytest.mark.parametrize("fmt", list(ABOUT))
async def test_every_form_can_be_chosen_and_saved(app: VertelApp, agenda: Agenda, fmt: str) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await chosen(app, fmt)
        await pilot.press("enter")
        await saved(app)
        await pilot.pause()
        names = {"json": f"{GOAL}-k3f9q2.json", "ics": f"{STEM}.ics".replace("11-24", "12-08")}
        name = names.get(fmt, f"{STEM}.{fmt}")
        assert Path(name).stat().st_size > 100
        assert name in shown(app, "#notice")


async def test_the_form_used_last_is_offered_first_and_no_file_is_written_over(
    app: VertelApp, agenda: Agenda
) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await chosen(app, "odt")
        await pilot.press("enter")
        await saved(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        first = app.screen.query_one(OptionList).get_option_at_index(0)
        assert first.id == "odt"
        assert str(Path.cwd()) in shown(app, "#place")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SecondVersionScreen))
        await pilot.press("escape")
        await saved(app)
        assert os.listdir() == [f"{STEM}.odt"], "a second version is not wished for"
        await pilot.press("ctrl+s", "enter")
        await until(pilot, lambda: isinstance(app.screen, SecondVersionScreen))
        await pilot.press("enter")
        await saved(app)
        assert sorted(os.listdir()) == [f"{STEM}-2.odt", f"{STEM}.odt"]


async def test_a_sentence_that_is_typed_on_leaves_no_trace(app: VertelApp, agenda: Agenda) -> None:
    async with app.run_test() as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        before = shown(app, ".head"), shown(app, "#document")
        for sentence in (ascii_letters, "who of them stayed, Fatima?"):
            for key in sentence:
                await pilot.press("space" if key == " " else key)
                if not isinstance(app.screen, MinutesScreen):  # a clicker's key for a blank screen
                    assert key in "b."
                    await pilot.press("escape")
            await pilot.press("enter")
        await saved(app)
        assert isinstance(app.screen, MinutesScreen)
        assert (shown(app, ".head"), shown(app, "#document")) == before
        assert os.listdir() == []


async def test_all_forms_are_in_sight_on_a_projector(app: VertelApp, agenda: Agenda) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        await pilot.press("ctrl+s")
        options = app.screen.query_one(OptionList)
        assert options.max_scroll_y == 0
        assert options.size.height >= len(ABOUT)


async def test_going_back_saves_nothing(app: VertelApp, agenda: Agenda) -> None:
    async with app.run_test() as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)
        assert os.listdir() == []


async def test_the_preview_shows_what_each_reader_will_see(app: VertelApp, agenda: Agenda) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        assert "31 of 52" in shown(app, "#document")
        assert "lines for others" not in shown(app, "#beside")
        await pilot.press("f3")
        assert "31 of 52" not in shown(app, "#document")
        assert "for the leader" in shown(app, ".head")
        assert "lines for others" in shown(app, "#beside")
        await pilot.press("f4")
        assert "without names" in shown(app, ".head")
        assert "colleague A" in shown(app, "#document")
        await pilot.press("ctrl+s")
        await chosen(app, "txt")
        await pilot.press("enter")
        await saved(app)
        assert "Ana" not in Path(f"{GOAL}-for-the-leader-k3f9q2.txt").read_text()
        await pilot.press("f3", "f3", "f4")
        assert "Ana" in shown(app, "#document")


async def test_what_cannot_be_made_is_said(app: VertelApp, agenda: Agenda) -> None:
    whole = whole_talk(agenda)
    bare = change(whole, lines=tuple(line for line in whole.lines if line.kind != "appointment"))
    async with app.run_test() as pilot:
        app.push_screen(MinutesScreen(bare))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await chosen(app, "ics")
        await pilot.press("enter")
        await saved(app)
        await pilot.pause()
        assert "No day was chosen" in shown(app, "#notice")
        assert os.listdir() == []
        assert remembered.remembered("minutes form") == ""


async def test_the_file_is_opened_by_the_systems_program(
    app: VertelApp, agenda: Agenda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "xdg-open").write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    (tools / "xdg-open").chmod(0o755)
    async with app.run_test() as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.press("ctrl+o")  # there is nothing to open it with here
        assert isinstance(app.screen, FormsScreen)
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
        await chosen(app, "txt")
        await pilot.press("ctrl+o")
        await saved(app)
        for _ in range(100):
            if (tmp_path / "opened").exists() and (tmp_path / "opened").read_text():
                break
            await pilot.pause(0.05)
        assert (tmp_path / "opened").read_text().strip() == str(Path.cwd() / f"{STEM}.txt")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"minutes form": 3}', b"\xff", b'{"minutes form": "exe"}']
)
def test_a_damaged_memory_is_no_memory(content: bytes) -> None:
    from tui.screens.dialogs.formats import forms

    path = remembered.state_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert forms() == list(ABOUT)
    remembered.remember("minutes form", "pdf")
    assert forms()[0] == "pdf"


def test_where_nothing_can_be_remembered_nothing_goes_wrong() -> None:
    path = remembered.state_path()
    path.parent.parent.mkdir(parents=True, exist_ok=True)
    path.parent.write_text("a file where the folder should be")
    remembered.remember("minutes form", "pdf")
    assert remembered.remembered("minutes form") == ""


@pytest.mark.parametrize("size", [(60, 18), (120, 20)])
async def test_the_page_ends_at_a_whole_item_and_tells_what_follows(
    app: VertelApp, agenda: Agenda, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        app.push_screen(MinutesScreen(whole_talk(agenda)))
        await pilot.pause()
        document, below = app.screen.query_one("#document"), app.screen.query_one("#below")
        whole = [row.plain.rstrip() for row in document.rows(document.content_size.width)]  # type: ignore[attr-defined]
        for _page in whole:
            drawn = [strip.text for strip in app.screen._compositor.render_strips()]
            scroll = app.screen.query_one("#scroll")
            region, top = scroll.region, scroll.scroll_offset.y
            seen = [row[2 : region.width - 1].rstrip() for row in drawn[region.y : region.bottom]]
            end = max((n for n, row in enumerate(seen, 1) if row), default=0) + top
            assert seen[: end - top] == whole[top:end]
            assert not scroll.scrollbar_size_vertical, "the row below tells it"
            more = sum(bool(row) for row in whole[end:])
            told = str(below.content)  # type: ignore[attr-defined]
            heads = [row for before, row in pairwise(whole) if not before]
            further = [one for one in whole[end:] if one in heads]
            named = told.removeprefix("more: ").removesuffix("  ↓").split(" · ")
            named = [one for one in named if one != "…"] if told.startswith("more: ") else []
            assert named == further[: len(named)]
            assert named or (top and told.startswith(f"… {more} more line" * bool(more)))
            assert len(told) <= region.width - 3
            if not more:
                assert str(below.content) == ""  # type: ignore[attr-defined]
                break
            after = next(row for row in whole[end:])
            assert after == "" or after.startswith("• "), "it is not broken off in an item"
            await pilot.press("down")
            await pilot.pause()
        else:
            raise AssertionError
        assert top > 3, "it did not fit"


async def test_beside_the_page_stands_what_is_left_out_and_what_follows_where_it_fits(
    tmp_path: Path,
) -> None:
    (scene,) = (scene for scene in SCENES if scene.name == "minutes")
    async with scene_shown(scene, "en", (120, 36), tmp_path) as app:
        page, below = app.screen.query_one(Page), app.screen.query_one("#below")
        assert "Not in these" not in shown(app, "#beside"), "nothing is left out"
        further = shown(app, "#beside").partition("Further on  ↓\n")[2].split("\n")
        assert further[0] == "Evidence"
        assert further[-1] == "The goal"
        assert not below.display, "told once, and whole"
        for height in range(33, 37):
            await pull(app, (120, height))
            rows = [strip.text for strip in app.screen._compositor.render_strips()]
            assert not rows[-2][: page.region.width].strip(), "a row is free above the keys"
        app.screen.query_one("#scroll").scroll_end(animate=False, immediate=True)
        await at_rest()
        assert "Further on" not in shown(app, "#beside")
        assert any("Present" in strip.text for strip in app.screen._compositor.render_strips())
        app.screen.query_one("#scroll").scroll_home(animate=False, immediate=True)
        await pull(app, (120, 20))
        assert "Further on" not in shown(app, "#beside")
        assert below.display, "below it where there is no room beside"
        assert str(below.content).startswith("more: ")  # type: ignore[attr-defined]
