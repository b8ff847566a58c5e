"""When an app has come to rest: by what it still has to do, and not by how busy the machine is.

Textual's pilot looks at how much time the process gets. Beside two busy ones that is little while there is
much to do, and a test looks at a screen that is not there yet. What it draws sixty times a second for
nobody is drawn here when a test asks for a picture, and what is on the screen as the app ends; with
VERTEL_DRAWN set, each time a test lets it come to rest (`sh vertel.sh check --load`).
"""

import asyncio
import os
import time
from collections.abc import Callable
from functools import cache
from typing import Any

LOOKS = 4  # in a row at which there is nothing to do
BIT = 0.001  # seconds
LONGEST = 120.0  # seconds: what has not come by then does not come, however busy the machine
APART = 0.2  # seconds: from one key to the next, however soon a test presses it
DRAWN_EVERY = 0.25  # seconds: where a test waits for something else than for rest
DRAWN = "VERTEL_DRAWN" in os.environ


async def at_rest(*_times: float) -> None:
    """Wait until nothing waits to be done in the app that runs; in the place of `wait_for_idle`."""
    from textual._context import active_app

    app, still, until = active_app.get(), 0, time.monotonic() + LONGEST
    while still < LOOKS:
        assert time.monotonic() < until, f"after {LONGEST} seconds there is more: {_asked(app)}"
        await (asyncio.sleep(0) if still else _turn())
        still = 0 if _asked(app) or _draws(app) else still + 1


async def at_rest_and_drawn(*_times: float) -> None:
    """At rest, and drawn where each rest is: where a test is to look at the screen."""
    from textual._context import active_app

    await at_rest()
    _looked_at(active_app.get())


@cache
def ended_plainly() -> Callable[..., Any]:
    """How Textual ends an app that a test started."""
    from textual.app import App

    return App._shutdown


async def drawn_and_ended(app: Any) -> None:
    """Draw what a test leaves on the screen, then end the app; in the place of `App._shutdown`."""
    try:
        draw(app)
    finally:
        await ended_plainly()(app)


async def handled(pilot: Any, *_longest: float) -> bool:
    """Wait until no widget is busy with what it was asked; in the place of `Pilot._wait_for_screen`.

    That asks each widget for a word in turn, at every key; here it is seen of each whether it waits for
    what it is asked next.
    """
    app, until = pilot.app, time.monotonic() + LONGEST
    while not app._exception and any(map(_busy, (app, *app._registry))):
        assert time.monotonic() < until, [pump for pump in (app, *app._registry) if _busy(pump)]
        await _turn()
    _looked_at(app)
    return app._exception is None


def _goes_on() -> bool:
    loop: Any = asyncio.get_running_loop()
    return bool(loop._ready)


async def _turn() -> None:
    """A turn of the loop, or a little sleep where nothing in it can go on but a thread or a timer."""
    await asyncio.sleep(0 if _goes_on() else BIT)


def _looked_at(app: Any) -> None:
    """Draw the screen where each rest is drawn; else have its lists lay out their rows, as drawing does."""
    from textual.widgets import OptionList

    if DRAWN:
        draw(app)
    elif not (app._exception or app._exit) and app._screen_stack:
        for rows in app.screen.query(OptionList):
            if rows.is_on_screen:
                with rows._context():
                    rows._update_lines()


def draw(app: Any) -> None:
    """Draw what has changed on the screen."""
    if app._exception or app._exit or app._batch_count or not app._screen_stack:
        return
    if app.screen._compositor._dirty_regions:
        with app.screen._context():
            plainly()(app.screen)


@cache
def keys_apart() -> Callable[[Any, Any], None]:
    """How keys are sent to an app under test: none bounces."""
    from textual.driver import Driver
    from textual.events import Key

    pressed, send = 0.0, Driver.send_message

    def sent(driver: Any, message: Any) -> None:
        nonlocal pressed
        if isinstance(message, Key):
            pressed = message.time = max(message.time, pressed + APART)
        send(driver, message)

    return sent


@cache
def plainly() -> Callable[[Any], None]:
    """How Textual draws what has changed on a screen."""
    from textual.screen import Screen

    return Screen._compositor_refresh


def later(screen: Any) -> None:
    """Leave what has changed on a screen to be drawn when a test looks, or its app ends."""
    if screen.app.is_headless and screen is screen.app.screen:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:
        plainly()(screen)


def _busy(pump: Any) -> bool:
    return pump._running and not pump._message_queue.ready_event._waiters


def _asked(app: Any) -> str:
    """What is asked of a part of the app and not done yet; "" for nothing."""
    for pump in (app, *app._registry):
        if pump._message_queue.values or pump._next_callbacks:
            return type(pump).__name__
    if app._resize_timer:  # a window that is pulled waits a moment
        return "a size"
    keys = getattr(app, "keys_in_turn", None)
    return "" if keys is None or keys.done else "keys"


def _draws(app: Any) -> bool:
    """Lay out what is to be laid out on the screens that are seen, and whether there was any.

    A screen that is hidden may keep what it would do when it is drawn.
    """
    if not app._screen_stack:
        return False
    if app._exit:
        return bool(app.screen._callbacks)
    below = [one for one in app._background_screens if one._callbacks or _laid_out_anew(one)]
    changed = [*below, *([app.screen] if _changed(app.screen) else [])]
    for screen in changed:
        with screen._context():
            screen._on_timer_update()
    return bool(changed)


def _changed(screen: Any) -> bool:
    drawn = screen._dirty_widgets or screen._repaint_required
    return bool(screen._callbacks or drawn or _laid_out_anew(screen))


def _laid_out_anew(screen: Any) -> bool:
    return bool(screen._layout_required or screen._scroll_required or screen._recompose_required)
