"""Vertel's talk on the screen as the harness's h_pty wants it: `saved #N len=L` after each save.

    python tests/faults/screen.py STORE

The screen is Vertel's own; a line at the bottom tells how long the text was that was saved.
`dump` shows the sentence being typed as "doc", which is its key among the half-typed sentences.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from target import OneFile, opened
from textual import on
from textual.widgets import Static

from agendas.errors import SpokenError
from agendas.meeting import Meeting, change
from tui.app import VertelApp
from tui.messages import Saved
from tui.screens.talk import TalkScreen
from tui.settings import Settings
from tui.widgets.entry import Entry

PHASE = "doc"


class ToldTalk(TalkScreen):
    """The talk, with what was saved told at the bottom."""

    count = 0
    length = 0

    def _written(self, meeting: Meeting, at: datetime) -> None:
        self.length = len(meeting.drafts.get(PHASE, ""))
        super()._written(meeting, at)

    @on(Saved)
    def _tell_length(self) -> None:
        self.count += 1
        self.query_one("#told", Static).update(f"saved #{self.count} len={self.length}")

    def on_mount(self) -> None:
        """The line that tells, then as the talk has it."""
        self.mount(Static("ready", id="told", markup=False))
        super().on_mount()
        self.query_one(Entry).focus()


class ToldApp(VertelApp):
    """Vertel, opened at the one talk."""

    def __init__(self, store: Path) -> None:
        nothing = Path(tempfile.gettempdir()) / "vertel-no-agendas"
        super().__init__(Settings(store=store.parent, agendas=nothing, language="en"))
        self.library = OneFile(store)

    def on_mount(self) -> None:
        """Straight to the talk, in a phase of the name that the harness asks for."""
        super().on_mount()
        meeting = opened(self.library)
        first = type(meeting.phases[0])(
            **{
                name: getattr(meeting.phases[0], name)
                for name in meeting.phases[0].__struct_fields__
                if name != "id"
            },
            id=PHASE,
        )
        self.push_screen(ToldTalk(change(meeting, phases=(first, *meeting.phases[1:]), at=0)))


if __name__ == "__main__":
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.exit("error: needs a terminal")
    try:
        ToldApp(Path(sys.argv[1]).absolute()).run()
    except SpokenError as error:
        sys.exit(str(error))
