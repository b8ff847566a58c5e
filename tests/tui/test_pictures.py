"""Each screen stays within its window, can be read in both themes, and the pictures in docs/ show it as it is; `make pictures`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contrast import is_legible_in_both_themes
from rest import at_rest

from agendas.records.said import Language
from docs.pictures import picture_path
from docs.scenes import LANGUAGES, SCENES, Scene, picture, pull, shown
from docs.sheet import sheet
from tui.app import VertelApp

WIDEST = (200, 50)


def drawn() -> Iterator[Any]:
    """A scene in one language after the other; the other one, and the widest window, are long."""
    for n, scene in enumerate(SCENES):
        for m, language in enumerate(LANGUAGES):
            for name, sizes in (
                ("usual", [size for size in scene.sizes if size != WIDEST]),
                ("widest", [size for size in scene.sizes if size == WIDEST]),
            ):
                marks = [pytest.mark.long] if (n + m) % 2 or name == "widest" else []
                if sizes:
                    which = f"{scene.name}-{language}-{name}"
                    yield pytest.param(scene, language, sizes, id=which, marks=marks)


def is_laid_out_within_its_size(app: VertelApp) -> None:
    screen = app.screen
    assert not screen.show_horizontal_scrollbar
    assert not screen.show_vertical_scrollbar
    for widget in screen.query("KeyBar, .head, .goal, #entry, #bottom"):
        if widget.display and widget.region.area:
            assert screen.region.contains_region(widget.region), widget


@pytest.mark.parametrize(("scene", "language", "sizes"), [*drawn()])
async def test_the_pictures_are_as_the_screen_is_at_every_size_a_window_is_pulled_to(
    scene: Scene, language: Language, sizes: list[tuple[int, int]], tmp_path: Path
) -> None:
    grown_old = []
    async with shown(scene, language, sizes[0], tmp_path) as app:
        for size in sizes:
            await pull(app, size)
            is_laid_out_within_its_size(app)
            path = picture_path(scene, language, size)
            if picture(app) != path.read_text("utf-8"):
                grown_old.append(path.name)
            if size == (80, 24) and language == "en" and not scene.theme:
                theme = app.theme
                await is_legible_in_both_themes(app)
                app.theme = theme
                await at_rest()
    assert not grown_old, "make pictures draws them anew; then look at them"


def test_a_sheet_lays_each_picture_beside_the_one_of_before(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new" / "nl"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "home-80x24.svg").write_text("<svg/>", "utf-8")
    page = sheet([new / "home-80x24.svg", new / "pause-60x18.svg"], old)
    assert page.count((old / "home-80x24.svg").as_uri()) == 2, "and once a third as large"
    assert page.count((new / "home-80x24.svg").as_uri()) == 2
    assert page.count("<i></i>") == 2, "what was not there before leaves its place empty"
