"""Each screen stays within its window, and the pictures in docs/ show it as it is; `make pictures`."""

from pathlib import Path

import pytest

from agendas.records.said import Language
from docs.pictures import picture_path
from docs.scenes import LANGUAGES, SCENES, SIZES, Scene, picture, shown
from tui.app import VertelApp


def is_laid_out_within_its_size(app: VertelApp) -> None:
    screen = app.screen
    assert not screen.show_horizontal_scrollbar
    assert not screen.show_vertical_scrollbar
    for widget in screen.query("KeyBar, .head, .goal, #entry, #bottom"):
        if widget.display and widget.region.area:
            assert screen.region.contains_region(widget.region), widget


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_the_picture_is_as_the_screen_is(
    scene: Scene, language: Language, size: tuple[int, int], tmp_path: Path
) -> None:
    path = picture_path(scene, language, size)
    async with shown(scene, language, size, tmp_path) as app:
        is_laid_out_within_its_size(app)
        drawn = picture(app)
    assert drawn == path.read_text("utf-8"), "make pictures draws it anew; then look at it"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_every_screen_is_laid_out_within_a_large_window(scene: Scene, tmp_path: Path) -> None:
    async with shown(scene, "nl", (200, 50), tmp_path) as app:
        is_laid_out_within_its_size(app)
