"""A talk that is about to be deleted: what goes with it, and one question."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from agendas.folding.dependents import dependents
from agendas.text import one_line
from locales import _, long_date
from store.cache.index import Summary
from store.library import TalkLibrary
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.top_bar import TopBar
from tui.words.dependents_words import told


class DeleteTalkScreen(Dialog[bool]):
    """Gives whether the talk is to be deleted. No key that a clicker has says yes."""

    BINDINGS = bindings("delete_talk")

    def __init__(self, library: TalkLibrary, talk: Summary) -> None:
        super().__init__()
        self._library, self._talk = library, talk

    def compose(self) -> ComposeResult:
        """The talk, what hangs on it, and the question."""
        talk = self._talk
        head = _("Delete this check-in?") if talk.private else _("Delete this talk?")
        yield TopBar(head)
        yield Static(one_line(talk.goal), classes="goal", markup=False)
        day = long_date(talk.started.astimezone().date())
        who = _("check-in") if talk.private else ", ".join(map(one_line, talk.people))
        yield Static(f"{day}   {who}", classes="for", markup=False)
        with VerticalScroll(id="dependents"):
            for heading, lines in told(dependents(self._library.talks(), talk.id)):
                yield Static(
                    Content("\n").join(
                        [Content.styled(heading, "bold"), *(Content(f"  {line}") for line in lines)]
                    )
                )
            yield Static(
                _("This machine keeps it until you have it forgotten; until then it can come back."),
                classes="field", markup=False,
            )  # fmt: skip
        yield KeyBar()
