"""The projector's view of the running talk: to read, and nothing to do."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from agendas.text import visible
from locales import _
from tui.actions import bindings
from tui.board.file import Board, board_path, is_followed, read_board
from tui.keys import KeyBar
from tui.widgets.asked import choice_rows
from tui.widgets.drawn import LOW, Drawn
from tui.widgets.fitted import Fitted
from tui.widgets.rail import rail_line

LOOK = 0.1  # seconds between two looks at the board's file


class BoardScreen(Screen[None]):
    """Follows the talk that is open on this machine; waits for the next one when it is left."""

    DEFAULT_CSS = """
    BoardScreen #rows { padding: 0 2; height: auto; }
    BoardScreen #scroll { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    BoardScreen.-low #scroll { margin-top: 0; }
    BoardScreen .goal { max-height: 3; }
    BoardScreen KeyBar { display: none; }
    BoardScreen.-waiting KeyBar { display: block; }
    """
    BINDINGS = bindings("board")

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[int, int] | None = None
        self.board: Board | None = None
        self.with_clock = False

    def compose(self) -> ComposeResult:
        """Rail, goal and question as in the talk, and what is on record."""
        yield Static(id="rail", classes="head", markup=False)
        yield Fitted(3, classes="goal")
        yield Static(classes="for", markup=False)
        yield Static(id="subject", markup=False)
        yield Static(id="question", markup=False)
        yield Static(id="choices", markup=False)
        with VerticalScroll(id="scroll"):
            yield Static(id="rows", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for a talk that is open now, and keep looking."""
        settings = self.app.settings  # type: ignore[attr-defined]
        self.with_clock = settings.board_clock
        self.path = board_path(settings.store)
        found = read_board(self.path)
        self.board = found if found and is_followed(found) else None
        self.seen = self._mark()
        self.set_focus(self.query_one("#scroll"))
        self.call_after_refresh(self.show)
        self.looking = self.set_interval(LOOK, self.look)

    def _mark(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def look(self) -> None:
        """Show what is on the board, where it is something else than before."""
        mark = self._mark()
        if mark == self.seen:
            return
        self.seen = mark
        found = read_board(self.path)
        if mark is None or found is not None:
            self.board = found
            self.show()

    def on_resize(self) -> None:
        """Fit the lines anew."""
        self.show()

    def show(self) -> None:
        """Show the board, or that there is nothing to follow yet."""
        board = self.board
        self.set_class(board is None, "-waiting")
        self._rail(board)
        self._fill(".goal", board.goal if board else _("No talk is open now."))
        self._fill(
            ".for", board.below if board else _("This screen follows the next one by itself.")
        )
        self._fill("#subject", visible(board.subject) if board else "")
        self._fill("#question", board.question if board else "")
        choices = board.choices if board else ()
        self._fill("#choices", choice_rows(choices, self.size.width - 6))
        rows = board.rows if board else ()
        self.query_one("#rows", Static).update(Drawn(*rows, low=self._low) if rows else "")
        self.call_after_refresh(self.query_one("#scroll").scroll_end, animate=False)

    def _low(self) -> bool:
        return self.size.height < LOW

    def _rail(self, board: Board | None) -> None:
        rail = self.query_one("#rail", Static)
        width = rail.content_size.width
        if board is None or not width:
            rail.update("Vertel")
            return
        times = (*board.times, "") if self.with_clock else ("",)
        rail.update(rail_line(board.phases, board.at, times, board.near_end, width))

    def _fill(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        widget.update(text)
        widget.display = bool(text)

    def action_clock(self) -> None:
        """Show the time, or leave it out."""
        self.with_clock = not self.with_clock
        self.show()
