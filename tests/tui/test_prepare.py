"""Prepare: what is known of a goal is there while its words are typed, and nobody waits for it."""

import pytest
from conftest import GOAL, whole_talk
from table import Screen, app_on
from textual.widgets import Input, Static

from agendas.agenda import Agenda
from agendas.cycle import State
from store.library import MeetingLibrary


async def test_the_store_is_read_once_and_not_at_each_letter(
    library: MeetingLibrary, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(whole_talk(agenda))
    app = app_on(library)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        read: list[State] = []
        state = app.library.state

        def counted() -> State:
            read.append(state())
            return read[-1]

        monkeypatch.setattr(app.library, "state", counted)
        await screen.press("n")
        once = len(read)
        assert once <= 1
        goal = app.screen.query_one("#goal", Input)
        goal.value = ""
        goal.focus()
        await screen.press(*"They")
        assert not str(app.screen.query_one("#known", Static).content)
        goal.value = GOAL.upper()
        await pilot.pause()
        assert "walk-in" in str(app.screen.query_one("#known", Static).content)
        assert len(read) == once
