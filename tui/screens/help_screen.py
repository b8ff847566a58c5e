"""Help: the keys as they are here, and why we ask each other."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from agendas.errors import N_
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar, bindings_of, help_lines
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.top_bar import TopBar

WHY = (
    N_("Why we ask each other"),
    N_(
        "Training gives no right to decide alone. Each choice in our work brings responsibility, and being ready to tell about it is the ground under our freedom to choose."
    ),
    N_(
        "A goal says what is to be realised, and for whom. Roads to it are ours to choose, within the limits that were agreed; nobody needs to ask leave inside them."
    ),
    N_(
        "A figure is welcome, and it is where the talk begins: what does it tell us about the people it is for?"
    ),
)
IN_A_BROWSER = N_(
    "In a browser ctrl+n, ctrl+t and ctrl+w stay with the browser. Ctrl+P finds what they do by name, or give it another key."
)

WIDE = 100  # columns, as in the app's breakpoints
BESIDE = 40


class HelpScreen(Dialog[None]):
    """The keys of the screen it was opened on."""

    BINDINGS = bindings("help")

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._keys = bindings_of(about)
        self._laid_in = 0  # columns

    def compose(self) -> ComposeResult:
        """Keys, then why."""
        keys, beside = self._words()  # there before the screen is drawn first
        yield TopBar(_("Help"))
        with Horizontal(id="body"):
            with VerticalScroll(id="scroll"):
                yield Static(keys, id="document", markup=False)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(beside, id="beside", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.set_focus(self.query_one("#scroll"))

    def on_resize(self) -> None:
        """Fit the lines anew; why we ask stands beside the keys where there is room, else below."""
        if self._laid_in == self.app.size.width:
            return
        keys, beside = self._words()
        self.query_one("#document", Static).update(keys)
        self.query_one("#beside", Static).update(beside)

    def _words(self) -> tuple[Content, Content]:
        """The keys in the room there is, and what stands beside them."""
        self._laid_in = self.app.size.width
        wide = self._laid_in >= WIDE
        keys = help_lines(self._keys, self._laid_in - (BESIDE if wide else 0) - 6)
        here = [Content(f"\n{_(IN_A_BROWSER)}\n")] if self.app.is_web else []
        head, *why = map(_, WHY)
        told = Content("\n\n").join([Content.styled(head, "bold $accent"), *map(Content, why)])
        below = [] if wide else [Content("\n"), told]
        return Content("").join([keys, *here, *below]), told if wide else Content("")
