"""The tests' own screens are Textual's: its styles, drawn when a test looks or ends, and waited for until all is done."""

import asyncio
from typing import Any

import pytest
from styled import applied_plainly
from table import app_on
from textual.app import App, ComposeResult
from textual.widgets import Static

from store.library import TalkLibrary


def styles_of(app: App[Any]) -> list[dict[str, Any]]:
    return [
        dict(styles.base._rules)
        for node in app.screen.walk_children(with_self=True)
        for styles in (node.styles, *map(node.get_component_styles, node._get_component_classes()))
    ]


async def test_a_part_of_a_node_turns_with_the_theme_and_back(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        for theme in ("vertel-light", "vertel-dark", "vertel-light", "vertel-dark"):
            app.theme = theme
            await pilot.pause()
            given = styles_of(app)
            for node in app.screen.walk_children(with_self=True):
                applied_plainly()(app.stylesheet, node)
            assert given == styles_of(app), theme


@pytest.mark.parametrize("keys", [(), ("n",), ("n", "tab"), ("n", "tab", "tab", "tab")])
async def test_a_style_that_was_reckoned_before_is_the_one_textual_gives(
    library: TalkLibrary, keys: tuple[str, ...]
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        for key in keys:
            await pilot.press(key)
        app.screen.update_node_styles(animate=False)
        given = styles_of(app)
        for node in app.screen.walk_children(with_self=True):
            applied_plainly()(app.stylesheet, node)
        assert given == styles_of(app)


class Torn(Static):
    """Cannot be drawn once it is torn."""

    torn = False

    def render_line(self, y: int) -> Any:
        if self.torn:
            raise LookupError("torn")
        return super().render_line(y)


class Slow(App[None]):
    """Takes as long over what it is asked as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.may, self.did = asyncio.Event(), False

    def compose(self) -> ComposeResult:
        yield Torn("a")

    async def key_s(self) -> None:
        await self.may.wait()
        self.did = True


async def test_what_cannot_be_drawn_is_red_though_no_test_looks() -> None:
    app = Slow()

    async def left() -> None:
        async with app.run_test() as pilot:
            drawn = app.query_one(Torn)
            drawn.torn = True
            drawn.refresh()
            await pilot.pause()

    with pytest.raises(LookupError, match="torn"):
        await left()
    assert not app.is_running, "it has ended all the same"


async def test_what_a_key_does_is_done_when_the_test_goes_on() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        asyncio.get_running_loop().call_later(0.05, app.may.set)
        await pilot.press("s")
        assert app.did
