"""What is shown of an open talk, and where on the screen."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Rule, Static

from agendas.slots.slots import Ask
from agendas.text import one_line
from locales import _, ngettext
from tui.keys import KeyBar
from tui.screens.talk.moving import MovingScreen
from tui.widgets.asked import below_goal, choice_rows, subject_of
from tui.widgets.entry import Entry
from tui.widgets.fitted import Fitted
from tui.widgets.rail import PhaseRail
from tui.widgets.record import RecordList

AROUND = 6  # cells beside the choices


class ShownScreen(MovingScreen):
    """A talk on the screen: the goal stays on top, whatever is asked below it."""

    def compose(self) -> ComposeResult:
        """Rail and goal on top, question and record in the middle, the line to type below."""
        yield PhaseRail()
        yield Fitted(2, classes="goal")
        yield Static(classes="for", markup=False)
        yield Rule(classes="rule", line_style="solid")
        yield Static(id="subject", markup=False)
        yield Static(id="question", markup=False)
        yield Static(id="choices", markup=False)
        yield Static(id="hint", markup=False)
        yield Static(id="above", classes="-none", markup=False)
        yield RecordList()
        with Vertical(id="bottom"):
            yield Fitted(4, id="notice")
            yield Static(id="coach", markup=False)
            yield Entry(
                id="entry", placeholder=_("a sentence, and Enter; Enter alone: the next question")
            )
            yield KeyBar()

    def enter_phase(self) -> None:
        """Show the phase the talk is in, with the sentence that was half typed there."""
        self.insist = False
        self.editing = ""
        self.place = self.meeting.asked.get(self.meeting.phase.id, 0)
        entry = self.query_one(Entry)
        entry.covered = False
        self._fill("#coach", "")
        with self.prevent(Entry.Changed):
            entry.text = self.meeting.drafts.get(self.meeting.phase.id, "")
        entry.move_cursor(entry.document.end)
        if not self.session.busy:
            self.notice("")
            self.set_focus(entry)
        self.show()
        self._change_on()

    def _change_on(self) -> None:
        """Go on changing the line of this phase that was being changed when it was left."""
        phase = self.meeting.phase
        begun = [
            s for s, _t in self.begun_changes() if phase.kind == "close" or s.phase == phase.id
        ]
        if begun and not self.query_one(Entry).text and not self.session.busy:
            self.take_back(begun[-1])

    def show(self) -> None:
        """Show the talk as it is now."""
        meeting, language = self.meeting, self.meeting.language
        listed = self.asked
        self.place = max(0, min(self.place, len(listed) - 1))
        self.query_one(".goal", Static).update(one_line(meeting.goal.now.text))
        self.query_one(".for", Static).update(below_goal(meeting))
        ask = listed[self.place] if listed else None
        self._fill("#subject", subject_of(meeting, ask))
        self._fill("#question", ask.question[language] if ask else "")
        self._show_choices(ask)
        self._fill("#hint", ask.hint[language] if ask and ask.hint else "")
        self.query_one(RecordList).show(
            meeting, None if meeting.phase.kind == "close" else meeting.phase.id
        )
        self.ask = ask
        self.tick()

    def _show_choices(self, ask: Ask | None) -> None:
        words = [w[self.meeting.language] for w in ask.slot.choices.values()] if ask else []
        self._fill("#choices", choice_rows(words, self.size.width - AROUND))

    @on(RecordList.Moved)
    def _tell_above(self, event: RecordList.Moved) -> None:
        above = self.query_one("#above", Static)
        n = event.above
        words = ngettext("… {n} more above", "… {n} more above", n).format(n=n) if n else ""
        above.update(words, layout=False)  # it has its line, whatever stands there
        above.set_class(not n, "-none")

    def on_resize(self) -> None:
        """Lay the choices out anew."""
        if self.is_attached and self.ask:
            self._show_choices(self.ask)
