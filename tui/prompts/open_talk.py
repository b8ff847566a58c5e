"""A talk that is held in prompts: as it is now, what can be undone, and its way to disk."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from agendas.agenda import Agenda
from agendas.records.meeting import Meeting, change, spend, with_draft
from agendas.records.said import Said
from agendas.talk.change_line import begun_changes, changing, reword
from agendas.text import kept, one_line
from locales import _
from tui.check_in.release import OwnLine
from tui.prompts.order_words import order_in, told
from tui.prompts.reading import read_words

Read = Callable[[], str | None]
Write = Callable[[str], None]
Save = Callable[[Meeting], None]
OwnLines = Callable[[Meeting], tuple[OwnLine, ...]]
Way = Literal["", "on", "back", "stop", "again"]
LONGEST_PAUSE = 600.0  # seconds; what takes longer was no talking


class HeldTalk:
    """An open talk in prompts.

    `read` gives the next line, or None at the end, and may raise `BrokenOff`; `write` shows a
    line; `save` puts the meeting on disk and returns when it is there. `now` gives the time;
    `own_lines` the lines of one's own check-ins that may be brought in. `place` is the number of
    the question that is put; `draft` is where a line that is half typed belongs, if not to the
    phase. With `complain` nobody is there to answer anew, as where lines come from a file: a line
    that is refused is told there, kept, and ends the reading, with `failed` set.
    """

    def __init__(
        self,
        agenda: Agenda,
        read: Read,
        write: Write,
        save: Save,
        now: Callable[[], datetime],
        own_lines: OwnLines = lambda meeting: (),
        complain: Write | None = None,
    ) -> None:
        self.complain = complain
        self.failed = False
        self.agenda = agenda
        self.own_lines = own_lines
        self.read = read
        self.write = write
        self.save = save
        self.now = now
        self.meeting: Meeting
        self.place = 0
        self.draft = ""
        self.stopping = False  # set where somebody stopped in the middle of an order
        self.undone: list[tuple[Meeting, int, str]] = []

    def taken_up(self) -> Way:
        """Settle the lines that were being changed when the talk was left, as the screen does."""
        phase = self.meeting.phase
        for said, words in begun_changes(self.meeting, "" if phase.kind == "close" else phase.id):

            def put(said: Said = said, words: str = words) -> None:
                self.write(
                    _("This line was being changed: {text}").format(text=one_line(said.text))
                )
                self.write(_("Its new words so far: {text}").format(text=one_line(words)))
                self.write(
                    _(
                        "An empty line keeps them. Other words are kept instead; {order} leaves the line as it was."
                    ).format(order=told("undo"))
                )

            self.draft = changing(said.id)
            line = read_words(self.read, self.write, put, "undo")
            self.draft = ""
            if line is None:
                return "stop"
            settled = with_draft(self.meeting, changing(said.id), "")
            if order_in(line):
                self.keep(settled)
            else:
                self.step(reword(settled, said.id, line.strip() or words), _("the change"))
                self.write(_("Changed."))
        return ""

    def ask_words(self, key: str, said: str) -> str:
        """Other words for the line with this key that says `said`; "" leaves it as it is."""

        def put() -> None:
            self.write(_("It says: {text}").format(text=said))
            self.write(_("Which words instead? An empty line leaves it as it is."))

        self.draft = changing(key)
        line = read_words(self.read, self.write, put)
        self.draft = ""
        self.stopping = line is None
        return kept(line or "")

    def step(self, meeting: Meeting, did: str) -> None:
        """Keep a change that can be undone; `did` tells what it was."""
        self.undone.append((self.meeting, self.place, did))
        self.keep(meeting)

    def undo(self) -> Way:
        """Take back the last step, and go to where it was made."""
        if not self.undone:
            self.write(_("There is nothing to undo."))
            return ""
        before, place, did = self.undone.pop()
        phase = self.meeting.phase.id
        self.place = place
        self.keep(change(before, drafts=self.meeting.drafts))
        self.write(_("Undone: {what}").format(what=did))
        return "again" if self.meeting.phase.id != phase else ""

    def keep(self, meeting: Meeting) -> None:
        """Put the meeting on disk, with where it is and how long it took."""
        now = self.now()
        since = meeting.changed or now
        meeting = spend(meeting, min((now - since).total_seconds(), LONGEST_PAUSE))
        asked = {**meeting.asked, meeting.phase.id: self.place}
        self.meeting = change(meeting, changed=now, asked=asked)
        self.save(self.meeting)
