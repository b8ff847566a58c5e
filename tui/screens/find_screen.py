"""Find: where something was said, as one types."""

from itertools import islice
from threading import Lock

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from agendas.errors import SpokenError
from agendas.text import one_line
from locales import _
from store.cache.texts import Texts
from store.find import Hit
from tui.actions import bindings
from tui.find_words import where, whose
from tui.keys import KeyBar, key_for
from tui.widgets.rows import Rows

MOST = 100


class FindScreen(Screen[None]):
    """A few letters, and the lines in which they were said."""

    BINDINGS = bindings("find")

    _texts: Texts | None = None  # read once: nothing is said while this screen is open
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
                    if self._alone is None:
                        self._alone = not known.overview.in_company
                except SpokenError as error:
                    self._texts = Texts(b"\n")
                    self.app.call_from_thread(self.app.tell, error)  # type: ignore[attr-defined]
            return self._texts

    def _show(self, wanted: str, found: list[Hit]) -> None:
        options = self.query_one(OptionList)
        rows = [
            Option(
                Content.assemble(
                    (one_line(hit.text)[:300], "bold"),
                    "\n  ",
                    (whose(hit), "reverse" if hit.private else ""),
                    ("  " if whose(hit) else "") + where(hit),
                ),
                id=f"{number}:{hit.meeting}",
            )
            for number, hit in enumerate(found)
        ]
        if wanted and not rows:
            rows = [Option(_("Nothing found. Try fewer letters."), disabled=True)]
        if wanted and not self._alone:
            told = _("Check-ins are left out. {key} looks in them too.")
            rows.append(Option(told.format(key=key_for(self, "alone")), disabled=True))
        options.set_options(rows)
        if found:
            options.highlighted = 0

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
