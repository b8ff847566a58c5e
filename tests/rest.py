"""When an app has come to rest: by what it still has to do, and not by how busy the machine is.

Textual's pilot looks at how much time the process gets. Beside two busy ones that is little while there is
much to do, and a test looks at a screen that is not there yet.
"""

import asyncio
import time
from collections.abc import Callable
from functools import cache
from typing import Any

LOOKS = 4  # in a row at which there is nothing to do
LONGEST = 120.0  # seconds: what has not come by then does not come, however busy the machine
MOST_WORK = 30.0  # seconds that the process works itself, however long it waits for its turns


async def at_rest(*_times: float) -> None:
    """Wait until nothing waits to be done in the app that runs; in the place of `wait_for_idle`."""
    from textual._context import active_app

    app, still, looks = active_app.get(), 0, 0
    until = time.process_time() + MOST_WORK
    while still < LOOKS and time.process_time() < until:
        looks += 1  # a turn of the loop each, and where it waits for a timer a little sleep
        await asyncio.sleep(0 if looks % 50 else 0.002)
        still = 0 if _at_work(app) else still + 1
    assert still == LOOKS, f"after {MOST_WORK} seconds of work there is more: {_at_work(app)}"


def _at_work(app: Any) -> list[str]:
    """What still has work to do. A screen that is hidden may keep what it would do when it is drawn."""
    pumps = [
        f"{pump!r}"
        for pump in (app, *app._registry)
        if not pump._message_queue.empty() or pump._next_callbacks
    ]
    screen = app.screen if app._screen_stack else None
    drawn = ["what comes after drawing"] if screen and screen._callbacks else []
    if screen and not app._exit and (screen._layout_required or screen._scroll_required):
        drawn.append("the layout")
    keys = getattr(app, "keys_in_turn", None)
    pulled = ["a size"] if app._resize_timer else []  # a window that is pulled waits a moment
    return pumps + drawn + pulled + (["keys"] if keys is not None and not keys.done else [])


@cache
def parsed_once() -> Callable[..., Any]:
    """How a stylesheet reads its rules, each once in all the apps of this process."""
    from textual.css.stylesheet import Stylesheet

    known: dict[tuple[object, ...], Any] = {}
    parse = Stylesheet._parse_rules

    def _parse_rules(self: Any, css: str, **of: object) -> Any:
        key = (css, *of.values(), *self._variables.items())
        if key not in known:
            known[key] = parse(self, css, **of)
        return known[key]

    return _parse_rules
