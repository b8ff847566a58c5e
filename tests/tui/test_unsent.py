"""No talk closes over a sentence that was typed and never put on record."""

import msgspec
import pytest
from conftest import whole_talk
from examples import further
from table import app_on, until
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.lines.talk import Line, Talk
from store.library import TalkLibrary
from tui.screens.dialogs.talk.closing import ClosingScreen
from tui.screens.dialogs.talk.open_names import OpenNamesScreen
from tui.screens.dialogs.talk.unsent_lines import UnsentScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen


def half_typed(agenda: Agenda, *unsaid: Line) -> Talk:
    """A talk at its close, with sentences that were typed in a phase and never sent."""
    return msgspec.structs.replace(whole_talk(agenda), ended=None, unsaid=unsaid)


@pytest.mark.parametrize("key", further(["enter", "delete", "escape", "pagedown", "ctrl+q"]))
@pytest.mark.parametrize(
    "unsaid",
    [Line(id="typed", text="they dare", phase="close", question="learned"),
     Line(id="", text="they dare", phase="interpretation")],
    ids=["half typed", "of an earlier Vertel"],
)  # fmt: skip
async def test_it_is_shown_at_the_close_and_only_an_answer_closes(
    library: TalkLibrary, agenda: Agenda, key: str, unsaid: Line
) -> None:
    talk = half_typed(agenda, unsaid)
    library.save(talk)
    app = app_on(library)
    async with app.run_test() as pilot:
        app.resume(talk.id)
        await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
        for _turn in range(6):
            if isinstance(app.screen, UnsentScreen):
                break
            names = isinstance(app.screen, OpenNamesScreen)
            await pilot.press("enter" if names else "ctrl+pagedown")
            await pilot.pause()
        assert isinstance(app.screen, UnsentScreen)
        assert "they dare" in str(app.screen.query_one("#words", Static).content)
        await pilot.press(key)
        await pilot.pause()
        if key in ("enter", "delete"):
            while isinstance(app.screen, OpenNamesScreen):  # of what is on record now, too
                await pilot.press("enter")
                await pilot.pause()
            assert isinstance(app.screen, ClosingScreen)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, MinutesScreen))
        elif key == "escape":
            assert isinstance(app.screen, TalkScreen)
    kept = library.open(talk.id)
    assert (kept.ended is not None) == (key in ("enter", "delete"))
    said = [line for line in kept.lines if line.text == "they dare"]
    assert len(said) == (key == "enter")
    assert all(line.phase == unsaid.phase for line in said), "under the question it was typed under"
    assert [line.text for line in kept.unsaid] == ([] if kept.ended else ["they dare"])
