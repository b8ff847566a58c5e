"""What is told at the edge of a screen leaves the list that it is about in sight."""

from pathlib import Path

import pytest
from conftest import GOAL, NOW, whole_talk
from examples import further
from table import app_on, until
from textual.widgets._toast import Toast

from agendas.agenda import Agenda
from store.library import TalkLibrary

LONG = (
    "2026-11-24-parents-bring-their-child-k3f9q2.json held older words than were last saved on this"
    " machine. The last ones stand here again."
)
SHORT = "The talk is out of the store. “vertel store recover k3f9q2” brings it back."


@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
@pytest.mark.parametrize("told", [(LONG, SHORT), (LONG, LONG, LONG, SHORT, LONG)])
async def test_two_notices_at_once_do_not_hide_the_list(
    tmp_path: Path, agenda: Agenda, size: tuple[int, int], told: tuple[str, ...]
) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW)
    library.save(whole_talk(agenda))
    app = app_on(library)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for number, message in enumerate(told):
            app.notify(f"{number} {message}", markup=False)
        await until(pilot, lambda: len(app.screen.query(Toast)) == len(told))
        await until(pilot, lambda: all(toast.region.height for toast in app.screen.query(Toast)))
        await pilot.pause()
        drawn = [strip.text for strip in app.screen._compositor.render_strips()]
        found = [app.screen.find_widget(toast) for toast in app.screen.query(Toast)]
        top = min(place.visible_region.y for place in found if place.visible_region)
        assert len(drawn) - top <= len(drawn) // 2 + 1
        seen = "\n".join(drawn[:top])
        assert seen.count(GOAL[:25]) >= 2  # what waits, and the talk
        if len(told) == 2:  # both are whole
            words = " ".join(" ".join(drawn[top:-1]).replace("▌", " ").split())
            assert f"0 {LONG} 1 {SHORT}" in words
