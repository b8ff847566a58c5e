"""Home says when was last exchanged, and exchanges while one goes on."""

from pathlib import Path
from typing import Any

import pytest
from laptops import Laptop, a_talk, words

from tui.app import VertelApp
from tui.screens.home_screen import HomeScreen
from tui.settings import settings

KEY = "k3f9q2"


def home(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> VertelApp:
    monkeypatch.setenv("VERTEL_STORE", str(laptop.folder))
    monkeypatch.setenv("VERTEL_STATE", str(laptop.state))
    return VertelApp(settings(None, None))


def shown(app: VertelApp) -> str:
    rows: Any = app.screen.query_one("#home")
    return " ".join(str(rows.render_line(y).text).strip() for y in range(rows.size.height))


async def test_a_key_on_home_exchanges_and_the_line_says_when(
    laptop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    bo.begin(a_talk(KEY))
    bo.sync()
    ana.place.keep(ana.link, keeper=False)
    app = home(ana, monkeypatch)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "Not exchanged with the other laptops yet. e exchanges now." in shown(app)
        await pilot.press("e")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Exchanged with the other laptops: " in shown(app)
        assert any(f"1 talk came here: {KEY}." in n.message for n in app._notifications)
        assert "Parents dare to ask" in shown(app)
    assert words(ana.talk(KEY)) == set()


async def test_a_server_that_is_away_is_told_and_the_rest_goes_on(
    laptop: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ana = laptop("ana")
    ana.begin(a_talk(KEY))
    ana.sync()
    text = ana.link.text.replace(Path(ana.link.host).name, "nowhere")
    from sharing.link import link_in

    ana.place.keep(link_in(text), keeper=False)
    app = home(ana, monkeypatch)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("e")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "the server could not be reached since." in shown(app)
        assert any("cannot be reached" in n.message for n in app._notifications)


async def test_of_a_store_that_is_not_exchanged_home_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alone = Laptop(tmp_path / "alone", "alone", None)
    alone.begin(a_talk(KEY))
    app = home(alone, monkeypatch)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "xchange" not in shown(app)
        await pilot.press("e")
        await app.workers.wait_for_complete()
        assert any("vertel org connect" in n.message for n in app._notifications)
        assert isinstance(app.screen, HomeScreen)
