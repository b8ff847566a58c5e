"""The projector's view of the running talk: to read, and nothing to do."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from agendas.text import visible
from locales import _
from tui.actions import bindings
from tui.board.file import Board, board_path, is_followed, read_board
from tui.keys import KeyBar
from tui.screens.vertel_screen import VertelScreen
from tui.widgets.lines.drawn import LOW, Drawn
from tui.widgets.lines.shown_line import BelowGoal, ShownLine
from tui.widgets.placard import Placard, PlacardPart
from tui.widgets.rows_by_width import BESIDE, RowsByWidth, beside, block
from tui.widgets.talk.asked import choice_rows
from tui.widgets.talk.goal_head import GoalHead
from tui.widgets.talk.lamp import LampBlock
from tui.widgets.talk.rail import rail_line

AROUND = 16  # cells beside the choices
LOOK = 0.1  # seconds between two looks at the board's file
LARGE = (60, 33)  # cells of a wall that takes the code twice as large


class BoardScreen(VertelScreen):
    """Follows the talk that is open on this machine; waits for the next one when it is left."""

    BINDINGS = bindings("board")

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[int, int] | None = None
        self.board: Board | None = None
        self.with_clock = False
        self._known: tuple[tuple[str, int], frozenset[ShownLine]] | None = None
        self._joined = ("", False)  # the address that is shown, and whether its code is large

    def compose(self) -> ComposeResult:
        """Rail, goal and question as in the talk, and what is on record."""
        yield Static(id="rail", classes="head", markup=False)
        yield GoalHead()
        yield LampBlock()
        for name in ("subject", "choices"):
            yield Static(id=name, markup=False)
        with Horizontal(id="body"):
            with VerticalScroll(id="scroll"):
                yield Static(id="rows", markup=False)
            with Vertical(id="code"):
                yield Static(id="join", markup=False)
                yield Static(id="typed", markup=False)
        yield Static(id="address", markup=False)
        yield Placard(markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for a talk that is open now, and keep looking."""
        settings = self.vertel.settings
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
        """Fit the lines anew; on a wall they stand in the block in the middle."""
        body, width = self.query_one("#body"), self.size.width
        body.styles.max_width = block(width)
        body.styles.offset = ((width - block(width)) // 2, 0)
        self.show()

    def show(self) -> None:
        """Show the board, or that there is nothing to follow yet."""
        board = self.board
        self.set_class(board is None, "-waiting")
        self._rail(board)
        waits = _("This screen follows the next one by itself.")
        head = self.query_one(GoalHead)
        if board:
            head.show(board.goal, *board.below, spare=True, is_goal=board.is_goal)
        else:
            head.show(_("No talk is open now."), BelowGoal(waits), is_goal=False)
        self._show_code(board.join if board else "", bool(board and board.wall))
        self._light(board)
        rows = self._newest_tinted(board) if board else ()
        self.query_one("#rows", Static).update(
            Drawn(*rows, low=self._low, edge=BESIDE) if rows else ""
        )
        self.call_after_refresh(self.query_one("#scroll").scroll_end, animate=False)

    def _light(self, board: Board | None) -> None:
        """The question in the lamp, or alone on the wall, with the goal and what it is about."""
        question = self.has_class("-question")
        self._fill("#subject", visible(board.subject) if board and not question else "")
        choices = board.choices if board and not question else ()
        self._fill("#choices", choice_rows(choices, self.size.width - AROUND))
        hidden = question or self.has_class("-wall")
        self.query_one(LampBlock).show(
            board.question if board and not hidden else "", board.which if board else ""
        )
        if board is None:
            return
        self.query_one(Placard).show(
            PlacardPart(board.goal, "$on-lamp-quiet", may_go=True),
            PlacardPart(visible(board.subject), "$on-lamp", before=1, may_go=True),
            PlacardPart(board.question, "bold $on-lamp", before=2),
        )

    def _newest_tinted(self, board: Board) -> tuple[ShownLine, ...]:
        """The lines, with a tint behind what came since the board was first seen in this phase."""
        here = board.meeting, board.at
        if self._known is None or self._known[0] != here:
            self._known = here, frozenset(map(_plain, board.rows))
        known = self._known[1]
        return tuple(line._replace(fresh=_plain(line) not in known) for line in board.rows)

    def _show_code(self, address: str, wall: bool) -> None:
        """Show how the room takes part: the code black on white, and the address to type."""
        self.set_class(bool(address), "-joined")
        self.set_class(bool(address) and wall, "-wall")
        large = wall and self.size.height >= LARGE[1] and self.size.width >= LARGE[0]
        if (address, large) != self._joined:
            self._joined = (address, large)
            from tui.live.code_drawn import code_rows, to_type

            rows = code_rows(address, large) if address else []
            self.query_one("#join", Static).update(
                Content("\n").join(Content.styled(row, "$code on $on-code") for row in rows)
            )
            typed = to_type(address)
            how = [_("Take part from your phone: {address}")]
            if not address.startswith("HTTPS"):  # it is in the room's own network
                how.insert(0, _("Take part from your phone, on the same wifi: {address}"))
            told = [Content(one.format(address="").strip()) for one in how]
            self.query_one("#address", Static).update(
                RowsByWidth(lambda width: _to_join(told, typed, width), f"{told[0].plain} {typed}")
            )
            head, _comma, where = told[0].plain.partition(", ")
            beside = Content.assemble((head, "bold $accent"), ",\n" * bool(where), where)
            self.query_one("#typed", Static).update(
                Content.assemble(beside.stylize_before("$quiet"), "\n", _address(typed))
            )

    def _low(self) -> bool:
        return self.size.height < LOW

    def _rail(self, board: Board | None) -> None:
        rail = self.query_one("#rail", Static)
        width = rail.content_size.width
        if board is None or not width:
            rail.update("Vertel")
            return
        times = (*board.times, "") if self.with_clock else ("",)  # one time for a room
        rail.update(rail_line(board.phases, board.at, times, board.near_end, width))

    def _fill(self, selector: str, text: str | Content) -> None:
        widget = self.query_one(selector, Static)
        widget.update(text)
        widget.display = bool(text)

    def action_clock(self) -> None:
        """Show the time, or leave it out."""
        self.with_clock = not self.with_clock
        self.show()

    def action_question_only(self) -> None:
        """The question alone, or all of the board."""
        self.toggle_class("-question")
        self.show()


def _plain(line: ShownLine) -> ShownLine:
    """A line but for as what it stands: another question may tell that."""
    return line._replace(kind="")


def _address(typed: str) -> Content:
    """An address to type: its code stands out, the rest is as loud as what people said."""
    place, slash, code = typed.rpartition("/")
    return Content.assemble((f"{place}{slash}", "$ink"), (code, "bold $ink"))


def _to_join(ways: list[Content], typed: str, width: int) -> list[Content]:
    """How the room takes part, in so many cells: the address whole, below what is told where that is long.

    It is told in the first of the `ways` that fits. Nothing where the address does not fit.
    """
    told = next((one for one in ways if one.cell_length <= width), ways[-1])
    before = " " * (beside(width + 2 * BESIDE) - BESIDE)
    address = _address(typed)
    whole = Content.assemble(before, told, " ", address)
    if whole.cell_length <= width:
        return [whole]
    fits = max(told.cell_length, address.cell_length) <= width
    return [told, address] if typed and fits else []
