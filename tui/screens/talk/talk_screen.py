"""The talk: the goal on top, one question large, what is on record, and one line to type.

What it shows stands in `shown`, its way through questions and phases in `moving`, its way to disk
in `saving`, what its facilitator may ask in `steering`, and each way to change a line in `mending`;
here is what happens to what is typed.
"""

from textual import on

from agendas.errors import UnfinishedError
from agendas.parsing.choices import settled
from agendas.records.meeting import Meeting
from agendas.slots.slots import Ask, takes_more
from agendas.talk.answers import answer_lines
from agendas.talk.change_line import answer_covered
from agendas.text import kept
from locales import _, say
from tui.actions import bindings
from tui.board.file import BoardFile
from tui.keys import key_for
from tui.screens.talk.steering import SteeringScreen
from tui.screens.talk.timing import TICK
from tui.session import Session
from tui.settings import who
from tui.widgets.asked import in_few, made_first, replaceable, whose_is_open
from tui.widgets.entry import Entry
from tui.widgets.record import RecordList


class TalkScreen(SteeringScreen):
    """One open talk. The screen holds the session; the method says what comes next."""

    BINDINGS = bindings("talk")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._opened = meeting

    def on_mount(self) -> None:
        """Take hold of the talk and show where it is."""
        app = self._vertel
        agenda = app.shelf.known(self._opened.agenda)
        self.session = Session(
            app.library,
            agenda,
            self._opened,
            who(app.settings.name),
            app.library.now,
            self._written,
            self._not_written,
        )
        self.board = BoardFile(app.library.folder)
        if self.session.busy:
            busy = self.session.busy
            self.query_one(Entry).disabled = True
            self.notice(say(busy.message, **busy.values))
            self.set_interval(2, self.read_along)
        else:
            self.session.keep(self.meeting)
            self.tell_notes()
            for copy in app.library.copies(self.meeting.id):
                from store.conflicts.standing import told

                app.tell(told(app.library, copy))
        self.set_interval(TICK, self.tick)
        self.warm_up()
        self.enter_phase()

    @on(Entry.Said)
    def _said(self, event: Entry.Said) -> None:
        event.stop()
        if self.session.busy:
            return
        if not kept(event.text):
            self._next_question()
            return
        if self.editing:
            if not self.keep_change(event.text):
                event.entry.text = event.text
            return
        listed = self.asked
        if not listed:
            return
        ask = self.evidence_asked(listed[self.place])
        put = answer_covered if event.entry.covered else answer_lines
        if not self.edit(
            lambda m: put(m, ask, event.text, self.session.now()),
            in_few(ask, event.text, self.meeting),
        ):
            self._give_back(event, ask)
            return
        if event.entry.covered:
            event.entry.covered = False
            self.tell_covered()
            self._tell_whose(ask, event.text)
            self._fill("#coach", "")
            return
        if told := made_first(self.meeting, ask, event.text):
            self.notice(told)
        elif not self._tell_whose(ask, event.text):
            self.nudge(ask, event.text)
        self._fill("#coach", "")
        after = self.asked
        follows = self.place < len(after) and _same(after[self.place], ask)
        if follows and not takes_more(ask):
            self.turn_to(self.place + 1)
        self.show()

    def _tell_whose(self, ask: Ask, text: str) -> bool:
        """Say that it is open whose words these are, and what says it; False where it is clear."""
        told = whose_is_open(self.meeting, ask, text)
        if told:
            way = _("{key} says whose they are.").format(key=key_for(self, "add_to_line"))
            self.notice(f"{told} {way}")
        return bool(told)

    def _give_back(self, event: Entry.Said, ask: Ask) -> None:
        """Put a refused answer in the field again, as what is typed next is meant.

        Words go on behind a choice that wants them; they come in the place of a number or a day
        that could not be read.
        """
        entry = event.entry
        if isinstance(self.refused, UnfinishedError):
            entry.take_back(f"{settled(event.text).rstrip()} ")
        else:
            entry.take_back(event.text, replaceable(ask, event.text, self.meeting.names))

    @on(Entry.Changed)
    def _typing(self, event: Entry.Changed) -> None:
        if self.session.busy:
            return
        if not self.editing:
            self.coach_soon(event.text_area.text)
        self.note_typed()

    @on(Entry.Left)
    def _to_record(self) -> None:
        record = self.query_one(RecordList)
        if record.option_count:
            self.set_focus(record)
            record.highlighted = record.option_count - 1

    @on(RecordList.Typed)
    def _typed_on_record(self, event: RecordList.Typed) -> None:
        entry = self.query_one(Entry)
        if not self.session.busy:
            self.set_focus(entry)
            entry.move_cursor(entry.document.end)
            entry.insert(event.text)

    @on(RecordList.OptionSelected)
    def _picked(self, event: RecordList.OptionSelected) -> None:
        self.action_pick_up()


def _same(one: Ask, other: Ask) -> bool:
    """True for the same question about the same thing, whatever is said of that by now."""
    return (one.question, one.slot.name, one.about) == (
        other.question,
        other.slot.name,
        other.about,
    )
