"""The minutes of a talk: to read, and to keep as a file."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting, change
from locales import _, say
from minutes.document import document
from minutes.text import to_text
from minutes.writers import file_name, write
from tui.keys import KeyBar


class MinutesScreen(Screen[None]):
    """A preview; a letter saves it in a format, in the folder Vertel was started in."""

    BINDINGS = [
        Binding("h", "keep('html')", "html", tooltip=N_("save as a page for a browser (HTML)")),
        Binding("d", "keep('md')", "markdown", tooltip=N_("save as Markdown")),
        Binding("t", "keep('txt')", N_("text"), tooltip=N_("save as plain text")),
        Binding("j", "keep('json')", "json", tooltip=N_("save as JSON, for another Vertel")),
        Binding(
            "pageup",
            "reopen",
            N_("back into the talk"),
            priority=True,
            tooltip=N_("open the talk again, where it was left"),
        ),
        Binding("escape", "app.pop_screen", N_("home"), tooltip=N_("back")),
    ]

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.meeting = meeting

    def compose(self) -> ComposeResult:
        """The minutes as they will be."""
        made = document(self.meeting)
        yield Static(made.title, classes="head", markup=False)
        with VerticalScroll(id="scroll"):
            yield Static(to_text(made), id="document", markup=False)
        yield Static(id="notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#notice").display = False
        self.query_one("#scroll").focus()

    def action_keep(self, fmt: str) -> None:
        """Save the minutes beside where Vertel was started; never over another file."""
        from store.storage import write_whole

        target = _free(Path.cwd() / file_name(self.meeting, fmt))
        notice = self.query_one("#notice", Static)
        try:
            write_whole(target, write(self.meeting, fmt), replace=False)
            notice.update(_("Saved as {file}").format(file=target))
        except SpokenError as error:
            notice.update(say(error.message, **error.values))
        notice.display = True

    def action_reopen(self) -> None:
        """Open a closed talk again."""
        if self.meeting.private:
            return
        self.app.pop_screen()
        self.app.begin(change(self.meeting, ended=None))  # type: ignore[attr-defined]


def _free(path: Path) -> Path:
    found, number = path, 2
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found
