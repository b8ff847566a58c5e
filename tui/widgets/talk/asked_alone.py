"""A question one answers alone: what it is about, last time's words, and the field to write in."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, Static

from locales import _
from tui.widgets.fitted import fitted
from tui.widgets.lines.drawn import NARROW
from tui.widgets.talk.entry import Entry

HIGH = 22  # rows, from which last time stands beside this time, as in the app's breakpoints
LONGEST_LAST = 300  # letters of what stands beside a field
BESIDE = 18  # columns that are no part of a field's words


def beside_in(width: int, height: int) -> bool:
    """Whether last time's words stand beside the fields on a screen of so many cells and rows."""
    return width >= NARROW and height >= HIGH


class AskedAlone(Vertical):
    """A field on a row with its label and last time's words; with little room under its question."""

    def __init__(self, field: str, label: str, written: str) -> None:
        super().__init__(classes="asked")
        self.field = field
        self._label, self._written, self._last = label, written, ""
        self._along, self._lit, self._asked = False, False, ""

    def compose(self) -> ComposeResult:
        """The question in full, where the lamp does not put it; then the row of the field."""
        yield Label(id=f"ask-{self.field}", classes="field", markup=False)
        entry = Entry(id=self.field, clears=False)
        entry.text = self._written
        with Horizontal(classes="beside"):
            yield Static(self._label, classes="label", markup=False)
            yield Static(id=f"last-{self.field}", classes="last", markup=False)
            yield entry

    def ask(self, question: str, along: bool) -> None:
        """Show the question, and whether what is written goes `along` to a talk."""
        self._along, to_bring = along, _("to bring")
        self._asked = f"{question}  ({to_bring})" if along else question
        self.query_one(f"#ask-{self.field}", Label).update(self._asked)

    def light(self, lit: bool, enter: str) -> None:
        """Show whether it is `lit`: written to now. Its borders tell where `enter` leads, and who sees it."""
        self._lit = lit
        asks = self.query_one(f"#ask-{self.field}", Label)
        asks.set_class(lit, "-lit")
        asks.update("  ".join((self._asked, f"({enter})")) if lit else self._asked)
        entry, size = self.query_one(Entry), self.screen.size
        entry.border_title = enter if lit else ""
        alone = _("nobody else sees this") if lit else ""
        along = _("to bring") if lit or entry.text or not beside_in(*size) else ""
        entry.border_subtitle = along if self._along else alone
        self.fit(*size)

    def show_last(self, said: str, any_said: bool) -> None:
        """Show last time's words on it; the column stays while there are words to `any_said` field."""
        self._last = said[:LONGEST_LAST]
        self.query_one(f"#last-{self.field}", Static).update(self._last)
        self.set_class(not any_said, "-alone")
        self.fit(*self.screen.size)

    def fit(self, width: int, height: int) -> None:
        """Last time's words stand in the field while nothing is, where they have no room beside it.

        Where they have, it tells there that what will be written goes along to a talk.
        """
        told = _("last time: {text}").format(text=self._last) if self._last else ""
        if beside_in(width, height):
            told = _("to bring") if self._along and not self._lit else ""
        self.query_one(Entry).placeholder = fitted(told, max(8, width - BESIDE), 1) if told else ""
