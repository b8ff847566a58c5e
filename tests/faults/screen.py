"""Vertel's talk on the screen as the harness's h_pty wants it: `saved #N len=L` after each save.

    python tests/faults/screen.py STORE

The screen is Vertel's own; a line at the bottom tells how long the text was that was saved.
`dump` shows the sentence being typed as "doc", which is its key among the half-typed sentences.
"""

import sys
import tempfile
from pathlib import Path

import msgspec
from target import OneFile, edits, opened
from textual import on
from textual.widgets import Static

import tui.app
from agendas.errors import SpokenError
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from tui.app import VertelApp
from tui.screens.talk_screen import TalkScreen
from tui.settings import Settings
from tui.widgets.messages import Saved

PHASE = "doc"


class ToldTalk(TalkScreen):
    """The talk, with what was saved told at the bottom."""

    count = 0

    @on(Saved)
    def _tell_length(self) -> None:
        self.count += 1
        length = self.app.library.length  # type: ignore[attr-defined]
        self.query_one("#told", Static).update(f"saved #{self.count} len={length}")

    def on_mount(self) -> None:
        """The line that tells; the talk's own mounting follows by itself."""
        self.mount(Static("ready", id="told", markup=False))


class Measured(OneFile):
    """The library, that knows how long the sentence was that was saved last."""

    length = 0

    def save(self, talk: Talk) -> None:
        """Save the talk, and then take the length of what is half typed in it."""
        super().save(talk)
        self.length = len(edits(talk).get(PHASE, ""))


class ToldApp(VertelApp):
    """Vertel, opened at the one talk."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("app.tcss"))

    def __init__(self, store: Path) -> None:
        nothing = Path(tempfile.gettempdir()) / "vertel-no-agendas"
        settings = Settings(store=store.parent, agendas=nothing, language="en")
        super().__init__(settings, lambda _app: self.push_screen(ToldTalk(self._talk())))
        self.library = Measured(store)

    def _talk(self) -> Talk:
        """The talk, in a phase of the name that the harness asks for."""
        meeting = opened(self.library)
        phase = msgspec.structs.replace(meeting.phases[0], id=PHASE)
        return change(meeting, phases=(phase, *meeting.phases[1:]), at=0)


if __name__ == "__main__":
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.exit("error: needs a terminal")
    try:
        ToldApp(Path(sys.argv[1]).absolute()).run()
    except SpokenError as error:
        sys.exit(str(error))
