"""Find: where something was said, as one types."""

from collections.abc import Iterator
from itertools import islice
from threading import Lock

from textual import on, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from agendas.errors import SpokenError
from agendas.text import one_line
from locales import _, short_date, spoken
from store.cache.texts import Texts
from store.find import Hit
from tui.actions import bindings
from tui.find_words import whose
from tui.keys import KeyBar, key_for
from tui.screens.home_rows import roster_of
from tui.signs import Roster
from tui.widgets.rows import Row, Rows
from tui.widgets.shown_line import ShownLine

MOST = 100
MOST_LETTERS = 300  # of one sentence; the talk has all of it


class FindScreen(Screen[None]):
    """A few letters, and the lines in which they were said."""

    BINDINGS = bindings("find")

    _texts: Texts | None = None  # read once: nothing is said while this screen is open
    _roster = Roster()
    _alone: bool | None = None  # whether check-ins are looked in; at first where nobody looks on

    def __init__(self) -> None:
        super().__init__()
        self._reading = Lock()

    def on_mount(self) -> None:
        """Have the sentences at hand before the first letter comes."""
        self._search("")

    def compose(self) -> ComposeResult:
        """A line to type, and what is found."""
        yield Static(_("Find where it was said"), classes="head", markup=False)
        yield Input(select_on_focus=False, id="wanted", placeholder=_("a word, or a few letters"))
        yield Rows(id="found", markup=False)
        yield KeyBar()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    @work(thread=True, exclusive=True)
    def _search(self, wanted: str) -> None:
        worker = get_current_worker()
        found: list[Hit] = []
        sentences = self._sentences()
        for hit in islice(sentences.hits(wanted, private=bool(self._alone)), MOST):
            if worker.is_cancelled:
                return
            found.append(hit)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, wanted, found)

    def _sentences(self) -> Texts:
        with self._reading:
            if self._texts is None:
                try:
                    known = self.app.library.known()  # type: ignore[attr-defined]
                    self._texts = known.texts()
                    self._roster = roster_of(known.overview)
                    if self._alone is None:
                        self._alone = not known.overview.in_company
                except SpokenError as error:
                    self._texts = Texts(b"\n")
                    self.app.call_from_thread(self.app.tell, error)  # type: ignore[attr-defined]
            return self._texts

    def _show(self, wanted: str, found: list[Hit]) -> None:
        options = self.query_one(Rows)
        rows = list(self._rows(wanted, found))
        if wanted and not rows:
            rows = [((ShownLine(_("Nothing found. Try fewer letters.")),), None)]
        if wanted and not self._alone:
            told = _("Check-ins are left out. {key} looks in them too.")
            rows.append(((ShownLine(told.format(key=key_for(self, "alone")), quiet=True),), None))
        options.set_options(options.options_of(rows))
        if found:
            options.action_first()

    def _rows(self, wanted: str, found: list[Hit]) -> Iterator[Row]:
        """The lines, under the talk in which they were said; the last of a talk with room below."""
        today = self.app.library.now().date()  # type: ignore[attr-defined]
        for place, hit in enumerate(found):
            if not place or found[place - 1].meeting != hit.meeting:
                day = short_date(hit.started.astimezone().date(), today)
                head = ShownLine(one_line(hit.goal), day, ink="$quiet", heading=True)
                yield (head, *([ShownLine(whose(hit), quiet=True)] if hit.private else [])), None
            last = place + 1 == len(found) or found[place + 1].meeting != hit.meeting
            yield (self._line(hit, wanted)._replace(spaced=last),), f"{place}:{hit.meeting}"

    def _line(self, hit: Hit, wanted: str) -> ShownLine:
        words = one_line(hit.text)
        words = words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip()}…"
        phase = one_line(hit.phase[spoken()])
        return ShownLine(words, one_line(hit.by), self._roster.mark(hit.by), phase, found=wanted)

    def action_alone(self) -> None:
        """Look in one's own check-ins too, or leave them out."""
        self._alone = not self._alone
        self._search(self.query_one(Input).value.strip())

    def action_down(self) -> None:
        """Mark the next line."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Mark the line before."""
        self.query_one(OptionList).action_cursor_up()

    def action_open(self) -> None:
        """Open the talk of the marked line."""
        options = self.query_one(OptionList)
        if options.highlighted is None:
            return
        _number, _colon, meeting_id = (
            options.get_option_at_index(options.highlighted).id or ""
        ).partition(":")
        if meeting_id:
            self.app.pop_screen()
            self.app.resume(meeting_id)  # type: ignore[attr-defined]
