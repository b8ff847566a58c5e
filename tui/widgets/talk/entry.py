"""The line to type in: it grows with the sentence, and Enter puts the sentence on record."""

from collections.abc import Callable

from rich.text import Text
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea

from agendas.text import visible
from tui.terminal.keys_in_turn import in_key_order


class Entry(TextArea):
    """A sentence being typed. What could act on the terminal is shown as a sign, kept as typed."""

    class Said(Message):
        """Enter was pressed: `text` is what was typed, which may be nothing.

        `pressed` is the second in which the key was read, however late it is dealt with.
        """

        def __init__(self, entry: "Entry", text: str, pressed: float) -> None:
            super().__init__()
            self.entry = entry
            self.text = text
            self.pressed = pressed

    class Left(Message):
        """The arrow up was pressed on the first line: the way to what is on record."""

    def __init__(self, id: str | None = None, placeholder: str = "", clears: bool = True) -> None:
        """A line of which Enter `clears` the words as it sends them, or leaves them standing."""
        super().__init__(
            id=id, placeholder=placeholder, soft_wrap=True, show_line_numbers=False, compact=False
        )
        self._clears = clears
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self._styled = False
        self.reads_on: Callable[[], bool] = lambda: False  # by a space, where nothing is typed

    covered: reactive[bool] = reactive(False)

    def watch_covered(self) -> None:
        """Draw the letters anew, or as dots."""
        self.refresh()

    def on_text_area_changed(self) -> None:
        """Keep the place where one types in sight."""
        self.call_after_refresh(self._stay_in_sight)

    def on_resize(self) -> None:
        """Draw what was wrapped anew, and keep the place where one types in sight."""
        self.refresh()  # as high as before, it was drawn as it was wrapped before
        self.call_after_refresh(self._stay_in_sight)

    def _stay_in_sight(self) -> None:
        # The field grew or was wrapped anew: what was in sight before that may not be now.
        if self.has_focus and self.is_attached:
            self.scroll_visible(animate=False)
            self.scroll_cursor_visible(animate=False)

    def notify_style_update(self) -> None:
        """Read the styles anew when it is drawn next."""
        self._styled = False
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows; Textual reads all styles anew at each letter, a tenth of its time."""
        if self._styled:
            return ScrollView.render_lines(self, crop)
        self._styled = True
        return super().render_lines(crop)

    def get_line(self, line_index: int) -> Text:
        """The line as it may be shown; while it is covered, a dot for each letter."""
        line = visible(self.document.get_line(line_index))
        shown = "".join("•" if sign.strip() else sign for sign in line) if self.covered else line
        return Text(shown, end="", no_wrap=True)

    @property
    def place(self) -> int:
        """How many signs stand before the cursor."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(n)) + 1 for n in range(row)) + column

    @place.setter
    def place(self, signs: int) -> None:
        before = self.text[:signs].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    def take_back(self, said: str) -> None:
        """Put what was said back before what was typed since; the cursor goes behind it all."""
        self.text = said + self.text
        self.move_cursor(self.document.end)

    def _is_on_first_row(self) -> bool:
        """Whether the cursor is on the first row, as wrapped: the arrow up then goes to the record."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y == 0

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            # Cleared here and not by the screen: letters that follow at once must not be lost.
            said = self.text
            if self._clears:
                with self.prevent(self.Changed):  # it was said, and not erased
                    self.text = ""
            self.post_message(self.Said(self, said, event.time))
            return
        if event.key == "space" and not self.text and self.reads_on():
            event.stop()
            event.prevent_default()
            return
        if event.key == "up" and self._is_on_first_row():
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
            return
        if not await in_key_order(self, event):
            await super()._on_key(event)
