"""What is on record in a phase, a line each, to read and to pick up."""

from textual import events
from textual.message import Message
from textual.widgets.option_list import Option

from agendas.came_to.counting import TalkLines
from tui.signs import Roster
from tui.widgets.drawn import Drawn
from tui.widgets.rows import Rows
from tui.widgets.said_line import Kept, lines
from tui.widgets.shown_line import ShownLine


class RecordList(Rows):
    """The lines of one phase; the id of an option is the id of what was said."""

    def __init__(self) -> None:
        super().__init__(id="record", markup=False)
        self._view: tuple[str, int, str | None] | None = None
        self._known: set[str | None] = set()
        self.kept: Kept = {}
        self._drawn: dict[tuple[ShownLine, ...], Drawn] = {}  # a line keeps what was drawn of it

    class Typed(Message):
        """Letters came while a line was marked: they are for the line to type in."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Ended(Message):
        """The arrow down was pressed on the last line: the way back to the line to type in."""

    class Left(Message):
        """No line is marked any more."""

    class Moved(Message):
        """Other lines are in sight; `above` of them are out of sight above."""

        def __init__(self, above: int) -> None:
            super().__init__()
            self.above = above

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how many lines went out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self.tell_above()

    def tell_above(self) -> None:
        """Tell how many lines are out of sight above, those that are half so too."""
        top = self.scroll_offset.y
        hidden = {place for place, _row in self._lines[:top]}
        self.post_message(self.Moved(len(hidden)))

    def on_key(self, event: events.Key) -> None:
        """Pass letters on; nothing that is typed may fall on the floor."""
        if event.key == "down" and self.highlighted == self.option_count - 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Ended())
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what is pasted."""
        event.stop()
        self.post_message(self.Typed(event.text))

    def on_blur(self) -> None:
        """No line is marked while one types: what is shown as marked is what a key acts on."""
        if self.screen.is_active:
            self.highlighted = None
            self.post_message(self.Left())

    def mark(self, line_id: str) -> None:
        """Mark the line with this id, where it is shown."""
        places = [place for place, row in enumerate(self.options) if row.id == line_id]
        if places:
            self.highlighted = places[0]

    def on_resize(self) -> None:
        """Keep the newest lines in view."""
        if not self.has_focus:
            self.scroll_end(animate=False)

    def show(
        self, said: TalkLines, phase_id: str | None, roster: Roster | None = None, asked: str = ""
    ) -> None:
        """Show a phase's lines, or those of the whole talk when `phase_id` is None.

        `asked` is the question that stands above them all.

        Of the view that was shown before, what came since is tinted.
        """
        place = self.highlighted
        shown = lines(said, phase_id, roster, asked=asked, kept=self.kept)
        first = {key: number for number, (key, _told) in reversed(list(enumerate(shown)))}
        view = (said.talk.id, said.talk.at, phase_id)
        known = self._known if self._view == view else set(first)
        self._view, self._known = view, set(first)
        rows = [tuple(x._replace(fresh=key not in known) for x in told) for key, told in shown]
        self._drawn = {row: self._drawn.get(row) or Drawn(*row, low=self._low) for row in rows}
        # Of two lines with one id, which no talk of ours has, the first is the one that is meant.
        options = [
            Option(self._drawn[row], id=key if first[key] == number else None)
            for number, ((key, _told), row) in enumerate(zip(shown, rows, strict=True))
        ]
        self.set_options(options)
        if place is not None and options and self.has_focus:
            self.highlighted = min(place, len(options) - 1)
        else:
            self.scroll_end(animate=False)
        self.call_after_refresh(self.tell_above)
