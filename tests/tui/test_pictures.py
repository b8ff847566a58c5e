"""Each screen stays within its window, can be read in both themes, and the pictures in docs/ show it as it is; `make pictures`."""

from pathlib import Path

import pytest
from contrast import is_legible_in_both_themes
from rest import at_rest

from agendas.records.said import Language
from docs.pictures import picture_path
from docs.scenes import LANGUAGES, SCENES, SIZES, Scene, picture, pull, shown
from tui.app import VertelApp

LARGE = (200, 50)
DRAWN = [  # a scene in one language after the other, and at length in both
    pytest.param(
        scene, language, id=f"{scene.name}-{language}", marks=[pytest.mark.long][: (n + m) % 2]
    )
    for n, scene in enumerate(SCENES)
    for m, language in enumerate(LANGUAGES)
]


def is_laid_out_within_its_size(app: VertelApp) -> None:
    screen = app.screen
    assert not screen.show_horizontal_scrollbar
    assert not screen.show_vertical_scrollbar
    for widget in screen.query("KeyBar, .head, .goal, #entry, #bottom"):
        if widget.display and widget.region.area:
            assert screen.region.contains_region(widget.region), widget


@pytest.mark.parametrize(("scene", "language"), DRAWN)
async def test_the_pictures_are_as_the_screen_is_at_every_size_a_window_is_pulled_to(
    scene: Scene, language: Language, tmp_path: Path
) -> None:
    grown_old = []
    async with shown(scene, language, SIZES[0], tmp_path) as app:
        for size in (*SIZES, LARGE):
            await pull(app, size)
            is_laid_out_within_its_size(app)
            path = picture_path(scene, language, size)
            if size != LARGE and picture(app) != path.read_text("utf-8"):
                grown_old.append(path.name)
            if size == (80, 24) and language == "en":
                theme = app.theme
                await is_legible_in_both_themes(app)
                app.theme = theme
                await at_rest()
    assert not grown_old, "make pictures draws them anew; then look at them"
