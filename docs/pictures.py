"""Makes the pictures of every screen: `make pictures`, or `python docs/pictures.py [NAME…]`.

They stand in docs/pictures, by language and size; a test tells when one has grown old.
`python docs/pictures.py --beside OLD SHEET.html [NAME…]` draws none: it lays those there are beside the
ones in a folder `OLD`, on a page for a browser.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from agendas.records.said import Language
from docs.scenes import LANGUAGES, SCENES, Scene, picture, pull, shown
from docs.sheet import sheet

HERE = Path(__file__).parent / "pictures"


def picture_path(scene: Scene, language: Language, size: tuple[int, int]) -> Path:
    """Where the picture of a scene is."""
    return HERE / language / f"{scene.name}-{size[0]}x{size[1]}.svg"


async def draw(scene: Scene, language: Language) -> None:
    """Draw a scene in a language, in a window that is pulled to one size after another."""
    with tempfile.TemporaryDirectory() as folder:
        async with shown(scene, language, scene.sizes[0], Path(folder)) as app:
            for size in scene.sizes:
                await pull(app, size)
                path = picture_path(scene, language, size)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(picture(app), "utf-8")


async def main(names: list[str]) -> None:
    """Draw every scene, or those that are named, in each language and at each size.

    Nothing that was used last on this machine shows in them.
    """
    with tempfile.TemporaryDirectory() as state:
        for name in ("VERTEL_STATE", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            os.environ[name] = state
        await _draw_all(names)


async def _draw_all(names: list[str]) -> None:
    for scene in SCENES:
        if names and scene.name not in names:
            continue
        for language in LANGUAGES:
            await draw(scene, language)
        print(scene.name)


def lay_beside(old: Path, page: Path, names: list[str]) -> None:
    """Write a page with the pictures of every scene, or of those that are named, beside those in `old`."""
    made = [
        picture_path(scene, language, size)
        for scene in SCENES
        if not names or scene.name in names
        for language in LANGUAGES
        for size in scene.sizes
    ]
    page.write_text(sheet(made, old), "utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--beside"]:
        lay_beside(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
    else:
        asyncio.run(main(sys.argv[1:]))
