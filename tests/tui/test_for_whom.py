"""Marking, in a talk, for whom a line is."""

from pathlib import Path

import pytest
from conftest import begin, talk_through
from textual.widgets import OptionList, Select

from agendas.agenda import Agenda
from store.library import MeetingLibrary
from tui.app import VertelApp
from tui.screens.line import LineScreen
from tui.screens.talk import TalkScreen
from tui.settings import Settings
from tui.widgets.record import lines


@pytest.fixture
def app(library: MeetingLibrary, tmp_path: Path) -> VertelApp:
    return VertelApp(Settings(store=library.folder, agendas=tmp_path / "agendas", language="en"))


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_a_line_can_be_marked_for_the_leader_at_the_close(
    app: VertelApp, library: MeetingLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        meeting = talk_through(begin(agenda), agenda)
        library.save(meeting)
        app.begin(meeting)
        await pilot.pause()
        assert isinstance(app.screen, TalkScreen)
        talk = app.screen
        record = talk.query_one("#record", OptionList)
        record.focus()
        record.highlighted = max(
            n for n in range(record.option_count) if record.get_option_at_index(n).id
        )
        marked = record.get_option_at_index(record.highlighted).id or ""
        talk.action_add_to_line()
        await pilot.pause()
        assert isinstance(app.screen, LineScreen)
        choice = app.screen.query_one("#audience", Select)
        assert choice.value == "team"
        choice.value = "leader"
        await pilot.press("pagedown")
        await pilot.pause()
        said = talk.meeting.find(marked)
        assert said is not None
        assert said.audience == "leader"
        row = next(str(line) for key, line in lines(talk.meeting, None) if key == marked)
        assert "for the leader too" in row
        talk.action_undo()
        undone = talk.meeting.find(marked)
        assert undone is not None
        assert undone.audience == "team"
