"""Keys do their work in the order in which they were pressed, however busy the machine is.

Textual hands a letter to what has the cursor at that moment, and does what a key is bound to when
that key comes back unused. So on a slow line, or a busy machine, a letter is somewhere else than
the key before it led to, and a bound key overtakes the letters before it (its issue 6605). Here a key
waits until what the keys before it asked for is done: the letters are in the line, the cursor is where
it goes, the next screen is there.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual.events import Key, Paste
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App

LONGEST = 10.0  # seconds that a key waits: what takes so long hangs, and must not hold up the rest
MOST_ROUNDS = 20  # times that a key lets the app come round; where it never rests, typing goes on
LOOK = 0.3  # seconds between two looks whether what it waits for is still there


async def in_key_order(widget: Widget, event: Key) -> bool:
    """Do what a key is bound to in a widget when its turn comes; True when it was bound.

    Textual runs bound keys ahead of the letters that came with them in one read, as they do over
    ssh: `ab`, backspace, `c` becomes `ab` (its issue 6605).
    """
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return True
    return False


class InTurn:
    """The keys of an app, in turn: a letter goes straight on, any other key holds up what follows."""

    def __init__(self, app: "App[Any]", do: Callable[[Key | Paste], Awaitable[None]]) -> None:
        """`do` is what the app does with a key that needs no order kept."""
        self._app, self._do = app, do
        self._keys: deque[Key | Paste] = deque()
        self._held = False

    def hold(self) -> None:
        """Keep what is typed from now on until the next `let_go`."""
        self._held = True

    def let_go(self) -> None:
        """Go on with what was typed once what is under way is done, within the app too."""
        self._app.call_later(self._go_on)

    @property
    def done(self) -> bool:
        """Whether all that was typed has done what it does."""
        return not self._keys and not self._held

    async def take(self, event: Key | Paste) -> None:
        """Do what this key does, or keep it until the keys before it did theirs."""
        self._keys.append(event)
        await self._done()

    async def _go_on(self, rounds: int = MOST_ROUNDS) -> None:
        await arrived(self._app)
        # What the widgets passed on to the app, and what it put off itself, comes before the next key.
        if rounds and not self._app._message_queue.empty():
            self._app.call_later(self._go_on, rounds - 1)
            return
        self._held = False
        await self._done()

    async def _done(self) -> None:
        while self._keys and not self._held:
            event, field = self._keys.popleft(), self._app.focused
            typing = field is not None and takes_letters(field)
            if typing and (isinstance(event, Paste) or event.is_printable):
                await self._do(event)
                continue
            self.hold()
            if typing and isinstance(event, Key):
                await _bound_or_not(self._app, event)
            else:
                await self._do(event)
            self.let_go()


async def _bound_or_not(app: "App[Any]", event: Key) -> None:
    """Do what a key does while a line has the cursor, behind the letters that came before it."""
    from textual.widgets import Input

    field = app.focused
    await typed_out(field)
    bound = await app._check_bindings(event.key, priority=True)
    if not bound and isinstance(field, Input):
        bound = await app._check_bindings(event.key)
    if not bound and field is not None:
        field._forward_event(event)


async def arrived(app: "App[Any]") -> None:
    """Wait until all that was asked for on a screen is done, and the cursor is where that leads."""
    before = None
    while (now := (app.screen, app.focused)) != before:
        before = now
        for node in (app.focused or app.screen).ancestors_with_self:
            if isinstance(node, Widget):
                await typed_out(node)
                await typed_out(node)  # what it was asked, it may have asked of itself in turn


def takes_letters(widget: Widget) -> bool:
    """Whether what is typed goes into this widget: a line or a field of more, not a list."""
    return widget.check_consume_key("a", "a")


async def typed_out(widget: Widget | None) -> None:
    """Wait until a widget has done all that was asked of it so far; a screen that comes, is there."""
    done = asyncio.Event()
    if widget is None or not widget.call_later(done.set):
        return
    for _look in range(round(LONGEST / LOOK)):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), LOOK)
        if done.is_set() or not widget.is_attached:
            return
