"""A nurse's three check-ins on a shared computer, one line brought into a talk: what each screen shows."""

from pathlib import Path

import pytest
from examples import further
from said_in import Came
from table import Screen

from agendas.records.said import Language
from docs.shared_computer import FIRST, WRITTEN, brought, mine, moments
from store.library import TalkLibrary
from tui.screens.talk_screen import TalkScreen

HERS = "2-written"  # where Mary sits before the screen herself, and nobody reads along


@pytest.mark.parametrize("language", further(["nl", "en"]))
async def test_nobody_sees_what_she_did_not_mark(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VERTEL_WRITER")
    seen: dict[str, str] = {}
    put: list[tuple[str, str]] = []
    async for moment in moments(language, tmp_path / "store"):
        seen[moment.name] = Screen(moment.app, None).text()  # type: ignore[arg-type]
        if isinstance(moment.app.screen, TalkScreen):
            put = [(e.text, e.by) for e in Came(moment.app.screen.talk.talk).evidence]
    assert list(seen) == sorted(seen)
    assert len(seen) == 9
    for name, shown in seen.items():
        found = [words for words in mine(language) if words in shown]
        assert not found or name == HERS, (name, found)
        marked = brought(language) in shown
        assert marked == (name in {"8-to-choose-from", "9-on-the-table"}), name
    for _noticed, _means, then in WRITTEN[language]:
        assert then in seen["8-to-choose-from"], "the last line goes along by itself"
    assert put == [(brought(language), "Mary")]
    store = TalkLibrary(tmp_path / "store", lambda: FIRST, writers=("mary",))
    assert len([row for row in store.summaries() if row.private]) == 3
