from pathlib import Path

import pytest
from contrast import LEAST, is_legible_in_both_themes, pairs
from examples import further

from docs.scenes import SCENES, STATES, Scene, shown

(PALETTE,) = (scene for scene in STATES if scene.name == "everything")
OTHERS = [scene for scene in STATES if scene is not PALETTE]  # the others: test_pictures.py


@pytest.mark.parametrize("theme", ["vertel-light", "vertel-dark"])
async def test_every_word_of_the_palette_is_too(theme: str, tmp_path: Path) -> None:
    async with shown(PALETTE, "en", (80, 24), tmp_path, theme) as app:
        found = list(
            pairs(app)
        )  # it keeps the colours it came up in, as nothing changes them there
        assert len(found) > 5
        assert [pair for pair in found if pair.ratio < LEAST] == []


@pytest.mark.parametrize("scene", further(OTHERS), ids=lambda scene: scene.name)
async def test_every_word_is_drawn_at_seven_to_one_or_better(scene: Scene, tmp_path: Path) -> None:
    async with shown(scene, "en", (80, 24), tmp_path) as app:
        await is_legible_in_both_themes(app)


@pytest.mark.parametrize("theme", ["ansi-light", "ansi-dark"])
async def test_the_terminals_own_colours_are_kept_and_nothing_is_faint(
    theme: str, tmp_path: Path
) -> None:
    async with shown(Scene("", _evidence_marked), "en", (80, 24), tmp_path, theme) as app:
        assert app.native_ansi_color
        styles = [s.style for strip in app.screen._compositor.render_strips() for s in strip]
        assert not any(style and style.dim for style in styles)
        colours = [c for style in styles if style for c in (style.color, style.bgcolor) if c]
        assert [c for c in colours if c.triplet is not None] == []


async def test_without_colour_the_marked_row_is_told_by_a_sign_and_reversed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(SCENES[0], "en", (80, 24), tmp_path) as app:
        for theme in range(2):
            strips = app.screen._compositor.render_strips()
            styles = [(s.text, s.style) for strip in strips for s in strip if s.style]
            colours = {str(c.name) for _text, s in styles for c in (s.color, s.bgcolor) if c}
            assert colours <= {"default"}, theme
            reversed_ = "".join(text for text, style in styles if style.reverse)
            assert "▌" in reversed_
            assert "Pupils know what they can do" in reversed_
            app.action_other_theme()
            await app.workers.wait_for_complete()


@pytest.mark.parametrize(
    ("name", "whole"), [("evidence", 3), ("pause", 23), ("board-question", 23)]
)
async def test_without_colour_the_lamp_is_reversed(
    name: str, whole: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    scene = next(one for one in SCENES if one.name == name)
    async with shown(scene, "en", (80, 24), tmp_path) as app:
        strips = app.screen._compositor.render_strips()
        rows = ["".join(s.text for s in strip if s.style and s.style.reverse) for strip in strips]
        assert "What did you see" in " ".join(rows)
        assert sum(len(row) == 80 for row in rows) == whole


async def test_the_marked_row_has_a_sign_beside_its_colour(tmp_path: Path) -> None:
    async with shown(SCENES[0], "en", (80, 24), tmp_path) as app:
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        (marked, *_rest) = [line for line in lines if line.startswith("▌")]
        assert "Pupils know what they can do" in marked


async def _evidence_marked(app: object, pilot: object) -> None:
    await next(s for s in STATES if s.name == "a line marked").go(app, pilot)  # type: ignore[arg-type]
