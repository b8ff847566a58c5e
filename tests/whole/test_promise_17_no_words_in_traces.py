"""Promise 17: no text of a talk is in a log or in the trace of an error that nobody foresaw."""

import logging
from pathlib import Path

import pytest
from conftest import NOW
from said_in import with_draft

from agendas.agenda import builtin
from agendas.talk.begin import Opening, new_talk
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.commands import main
from tui.settings import Settings

SECRET = "the mother of Jip told us in confidence"


def test_a_command_that_breaks_tells_where_and_quotes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(_self: TalkLibrary) -> None:
        raise KeyError(SECRET)

    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setattr(TalkLibrary, "known", broken)
    with pytest.raises(SystemExit) as ended:
        main(["list"])
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert "KeyError" in told.err
    assert ".py:" in told.err
    assert SECRET not in told.err + told.out


async def test_an_app_that_breaks_tells_where_and_shows_no_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app = VertelApp(
        Settings(store=tmp_path / "store", agendas=tmp_path, language="en"), clock=lambda: NOW
    )
    talk = new_talk("k3f9q2", builtin("accountability"), Opening(goal_text=SECRET), NOW)

    def broken() -> None:
        words = talk.goal.now.text
        raise ValueError(words)

    async def run() -> None:
        async with app.run_test() as pilot:
            app.begin(with_draft(talk, "goal", SECRET))
            await pilot.pause()
            app.screen.call_later(broken)
            await pilot.pause()

    caplog.set_level(logging.DEBUG)
    with pytest.raises(ValueError, match=SECRET):
        await run()
    shown = capfd.readouterr()  # either end of Textual may tell it, one past sys.stderr
    told = shown.out + shown.err
    assert "ValueError" in told
    assert "test_promise_17" in told
    assert SECRET not in told + caplog.text
