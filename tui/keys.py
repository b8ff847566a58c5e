"""Keys as people see them: one line of hints, the same words in footer, help and palette."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from locales import _
from tui.widgets.rows_by_width import BESIDE, beside

MOST = ((70, 6, 3), (0, 4, 2))  # columns, how many keys a line so wide has, and the cells between
MEASURE = 72  # cells of what a key does, on one line
NARROW = 70  # cells; below it a page is told by its number alone
NAMES = {
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "question_mark": "?",
    "slash": "/",
    "up": "↑",
    "down": "↓",
    "full_stop": ".",
    "comma": ",",
}


def key_name(binding: Binding) -> str:
    """A key as it is written on the screen."""
    held, plus, key = binding.key.split(",")[0].rpartition("+")
    return binding.key_display or held + plus + NAMES.get(key, key)


def bindings_of(screen: Screen[object]) -> list[Binding]:
    """The keys that work here and now, each once, in the order they were written."""
    # Read from the classes, for the order in which they were written.
    places = (*screen.BINDINGS, *screen.app.BINDINGS)
    order = [binding.action for binding in places if isinstance(binding, Binding)]
    found: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.action in order and binding.description and active.enabled:
            found.setdefault(binding.action, binding)
    return sorted(found.values(), key=lambda binding: order.index(binding.action))


def key_for(screen: Screen[Any], action: str) -> str:
    """The key an action has now, as it is written on the screen; its name when it has none."""
    for active in screen.active_bindings.values():
        if active.binding.action == action:
            return key_name(active.binding)
    return action


class KeyBar(Widget):
    """The keys of this screen on one line, as many as fit, and a word on the right.

    They are looked up as the line is drawn, so that they are there with the first picture.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; background: $band; color: $ink; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.word = ""
        self._page = (1, 1)
        self._elsewhere: frozenset[str] = frozenset()
        self._now: dict[str, str] = {}

    def on_mount(self) -> None:
        """Follow what the screen can do."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def say(self, word: str) -> None:
        """Show a word on the right, such as when the last one was saved."""
        self.word = word
        self.refresh()

    def tell_page(self, page: int, pages: int) -> None:
        """Show which of several pages is read, with the key to the next or back, before the word."""
        if (page, pages) != self._page:
            self._page = (page, pages)
            self.refresh()

    def leave_out(self, keys: frozenset[str]) -> None:
        """Do not show these: another line on the screen tells them now."""
        if keys != self._elsewhere:
            self._elsewhere = keys
            self.refresh()

    def call(self, action: str, word: str) -> None:
        """Tell what the key of an action does now; "" for what it does most of the time."""
        if self._now.get(action, "") != word:
            self._now[action] = word
            self.refresh()

    def render(self) -> Content:
        """The line."""
        shown = [binding for binding in bindings_of(self.screen) if binding.show]
        parts = [self._part(binding) for binding in shown]
        margin = beside(self.size.width + 2 * BESIDE) - BESIDE
        width = self.size.width - 2 * margin
        right = self._right(width)
        room = width - right.cell_length - 2 * bool(right)
        most, gap = next(few[1:] for few in MOST if self.app.size.width >= few[0])
        between = Content(" " * gap)
        while len(parts) > most or (len(parts) > 1 and between.join(parts).cell_length > room):
            parts.pop(-2)  # the last one is help, which tells the others
        elsewhere = [
            self._part(binding) for binding in shown if key_name(binding) in self._elsewhere
        ]
        parts = [part for part in parts if part not in elsewhere]
        line = between.join(parts)
        free = max(1, width - line.cell_length - right.cell_length)
        return Content.assemble(" " * margin, line, " " * free, right)

    def _part(self, binding: Binding) -> Content:
        word = self._now.get(binding.action) or _(binding.description)
        return Content.assemble((key_name(binding), "bold $accent"), " ", word)

    def _right(self, width: int) -> Content:
        """The page, and the word where there is room for both."""
        page, pages = self._page
        if pages == 1:
            return Content(self.word)
        key = key_for(self.screen, "read_further" if page < pages else "read_before")
        words = _("page {n} of {all}") if width > NARROW else _("{n} of {all}")
        which = words.format(n=page, all=pages)
        told = Content.assemble((which, "$quiet"), " ", (key, "bold $accent"))
        both = Content.assemble(self.word, "   " * bool(self.word), told)
        return both if both.cell_length < width // 3 else told


def help_lines(bindings: Sequence[Binding], width: int) -> Content:
    """Every key with what it does; what does not fit in `width` goes on below its own beginning."""
    indent = max(12, *(len(key_name(binding)) + 2 for binding in bindings), 0)
    rows: list[Content] = []
    for binding in bindings:
        about = wrap(
            _(binding.tooltip or binding.description), max(20, min(MEASURE, width - indent))
        )
        rows.append(
            Content.assemble(
                (f"{key_name(binding):>{indent - 2}}  ", "bold $accent"), about[0], "\n"
            )
        )
        rows += [Content(f"{'':>{indent}}{line}\n") for line in about[1:]]
    return Content("").join(rows)
