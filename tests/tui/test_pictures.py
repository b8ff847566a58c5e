"""The pictures in docs/ show the screens as they are; `make pictures` draws them anew."""

import pytest

from agendas.records.said import Language
from docs.pictures import draw, picture_path
from docs.scenes import LANGUAGES, SCENES, SIZES, Scene


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_the_picture_is_as_the_screen_is(
    scene: Scene, language: Language, size: tuple[int, int]
) -> None:
    path = picture_path(scene, language, size)
    drawn = await draw(scene, language, size)
    assert drawn == path.read_text("utf-8"), "make pictures draws it anew; then look at it"
