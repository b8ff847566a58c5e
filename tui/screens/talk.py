"""The talk: the goal on top, one question large, what is on record, and one line to type."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Rule, Static

from agendas import meeting as edits
from agendas.agenda import Agenda
from agendas.answers import answer
from agendas.errors import MeetingError, SpokenError
from agendas.meeting import Meeting
from agendas.rules import Step, go_on
from agendas.script import asks
from agendas.slots import Ask
from agendas.text import kept, one_line
from locales import _, clock_time, say
from tui.keys import KeyBar
from tui.messages import NotSaved, Saved
from tui.screens.mending import MendingScreen
from tui.screens.talk_keys import TALK_KEYS
from tui.session import Session
from tui.settings import now
from tui.widgets.asked import below_goal, subject_of
from tui.widgets.entry import Entry
from tui.widgets.rail import PhaseRail
from tui.widgets.record import RecordList

if TYPE_CHECKING:
    from tui.app import VertelApp


class TalkScreen(MendingScreen):
    """One open talk. The screen holds the session; the method says what comes next."""

    BINDINGS = TALK_KEYS

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._opened = meeting
        self.place = 0

    def compose(self) -> ComposeResult:
        """Rail and goal on top, question and record in the middle, the line to type below."""
        yield PhaseRail()
        yield Static(classes="goal", markup=False)
        yield Static(classes="for", markup=False)
        yield Rule(classes="rule", line_style="solid")
        yield Static(id="subject", markup=False)
        yield Static(id="question", markup=False)
        yield Static(id="choices", markup=False)
        yield Static(id="hint", markup=False)
        yield RecordList()
        with Vertical(id="bottom"):
            yield Static(id="notice", markup=False)
            yield Entry(
                id="entry", placeholder=_("a sentence, and Enter; Enter alone: the next question")
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Take hold of the talk and show where it is."""
        from tui.commands.talk import who

        app = self._vertel
        agenda = app.shelf.known(self._opened.agenda)
        self.session = Session(
            app.library, agenda, self._opened, who(), now, self._written, self._not_written
        )
        if self.session.busy:
            busy = self.session.busy
            self.query_one(Entry).disabled = True
            self.notice(say(busy.message, **busy.values))
        else:
            self.session.keep(self._opened)
        self.set_interval(15, self._tick)
        self._enter_phase()

    @property
    def _vertel(self) -> "VertelApp":
        return cast("VertelApp", self.app)

    @property
    def agenda(self) -> Agenda:
        """The agenda the talk goes by."""
        return self.session.agenda

    @property
    def asked(self) -> tuple[Ask, ...]:
        """The questions of the present phase."""
        return asks(self.meeting, self.agenda, self.meeting.phase)

    # -- showing

    def _enter_phase(self) -> None:
        self.insist = False
        self.editing = ""
        self.place = self.meeting.asked.get(self.meeting.phase.id, 0)
        entry = self.query_one(Entry)
        with self.prevent(Entry.Changed):
            entry.text = self.meeting.drafts.get(self.meeting.phase.id, "")
        entry.move_cursor(entry.document.end)
        if not self.session.busy:
            self.notice("")
            entry.focus()
        self.show()

    def show(self) -> None:
        """Show the talk as it is now."""
        meeting, language = self.meeting, self.meeting.language
        listed = self.asked
        self.place = max(0, min(self.place, len(listed) - 1))
        self.query_one(PhaseRail).show(meeting)
        self.query_one(".goal", Static).update(one_line(meeting.goal.now.text))
        self.query_one(".for", Static).update(below_goal(meeting))
        ask = listed[self.place] if listed else None
        self._fill("#subject", subject_of(meeting, ask))
        self._fill("#question", ask.question[language] if ask else "")
        choices = enumerate(ask.slot.choices.values(), 1) if ask else ()
        self._fill(
            "#choices", "   ".join(f"{number} {words[language]}" for number, words in choices)
        )
        self._fill("#hint", ask.hint[language] if ask and ask.hint else "")
        self.query_one(RecordList).show(
            meeting, None if meeting.phase.kind == "close" else meeting.phase.id
        )

    def _tick(self) -> None:
        since = (now() - (self.meeting.changed or now())).total_seconds()
        self.query_one(PhaseRail).show(self.meeting, max(0.0, since))

    # -- what was said

    @on(Entry.Said)
    def _said(self, event: Entry.Said) -> None:
        event.stop()
        if self.session.busy:
            return
        if not kept(event.text):
            self._next_question()
            return
        if self.editing:
            mended = self.editing
            self.editing = ""
            if not self.edit(lambda m: edits.mend(m, mended, text=event.text), _("the change")):
                event.entry.text = event.text
            return
        listed = self.asked
        if not listed:
            return
        ask = listed[self.place]
        if not self.edit(lambda m: answer(m, ask, event.text, now()), one_line(event.text)[:60]):
            event.entry.text = event.text + event.entry.text
            event.entry.move_cursor(event.entry.document.end)
            return
        after = self.asked
        follows = self.place < len(after) and after[self.place] == ask
        if follows and not (ask.slot.many and not ask.about):
            self._turn_to(self.place + 1)
        self.show()

    @on(Entry.Changed)
    def _typing(self, event: Entry.Changed) -> None:
        if self.session.busy or self.editing:
            return
        draft = event.text_area.text
        if draft != self.meeting.drafts.get(self.meeting.phase.id, ""):
            self.session.keep(
                edits.with_draft(self.meeting, self.meeting.phase.id, draft), at_once=False
            )

    @on(Entry.Left)
    def _to_record(self) -> None:
        record = self.query_one(RecordList)
        if record.option_count:
            record.focus()
            record.highlighted = record.option_count - 1

    @on(RecordList.Typed)
    def _typed_on_record(self, event: RecordList.Typed) -> None:
        entry = self.query_one(Entry)
        if not self.session.busy:
            entry.focus()
            entry.move_cursor(entry.document.end)
            entry.insert(event.text)

    @on(RecordList.OptionSelected)
    def _picked(self, event: RecordList.OptionSelected) -> None:
        self.action_pick_up()

    # -- moving

    def _turn_to(self, place: int) -> None:
        count = len(self.asked)
        self.place = max(0, min(place, count - 1))
        asked = {**self.meeting.asked, self.meeting.phase.id: self.place}
        self.session.keep(edits.change(self.meeting, asked=asked), at_once=False)
        self.show()

    def action_next_question(self) -> None:
        """The next question; after the last one, say how to go on."""
        self.in_turn(self._next_question)

    def _next_question(self) -> None:
        if self.place + 1 >= len(self.asked):
            self.notice(_("That was the last question here. PageDown goes on."))
        else:
            self.notice("")
            self._turn_to(self.place + 1)
        self.query_one(Entry).focus()

    def action_question_before(self) -> None:
        """The question before."""
        self.in_turn(self._question_before)

    def _question_before(self) -> None:
        self.notice("")
        self._turn_to(self.place - 1)
        self.query_one(Entry).focus()

    def action_go_on(self) -> None:
        """On to the next phase; what is missing is asked for once."""
        self.in_turn(self._go_on)

    def _go_on(self) -> None:
        if self.session.busy:
            return
        step = go_on(self.meeting, self.asked, insisted=self.insist)
        if not step.moved and not step.finished:
            self._ask_once(step)
            return
        self.session.keep(step.meeting)
        if step.finished:
            self._close()
            return
        self._enter_phase()

    def _ask_once(self, step: Step) -> None:
        language = self.meeting.language
        bare = {figure.id for figure in step.bare}
        missing = [need for need in step.missing if need.ask.about not in bare]
        lines = [
            _("No meaning yet: {figure}").format(figure=one_line(f.text)) for f in step.bare[:1]
        ]
        lines += [
            _("Not said yet: {question}").format(question=n.ask.question[language])
            for n in missing[: 2 - len(lines)]
        ]
        self.notice(
            "\n".join([*lines, _("PageDown again goes on; that it is open stays on record.")])
        )
        self.insist = True
        if step.missing and step.missing[0].ask in self.asked:
            self.place = self.asked.index(step.missing[0].ask)
            self.show()

    def action_go_back(self) -> None:
        """Back to the phase before; nothing is lost."""
        self.in_turn(self._go_back)

    def _go_back(self) -> None:
        if self.session.busy or self.meeting.at == 0:
            return
        self.session.keep(edits.go_to(self.meeting, self.meeting.at - 1))
        self._enter_phase()

    def _close(self) -> None:
        try:
            self.session.keep(edits.close(self.meeting, now()))
        except MeetingError as error:
            self.notice(say(error.message, **error.values))
            return
        closed = self.meeting
        if self.let_go():
            app = self._vertel
            app.pop_screen()
            app.read(closed)

    # -- looking on

    @work
    async def action_questions(self) -> None:
        """All questions of this phase and what one may say; a question chosen is put next."""
        from tui.screens.questions import QuestionsScreen

        place = await self.app.push_screen_wait(
            QuestionsScreen(
                self.asked,
                self.place,
                self.agenda.phase(self.meeting.phase.id, self.meeting.phase.kind),
                self.meeting.language,
            )
        )
        if place is not None:
            self._turn_to(place)

    # -- saving and leaving

    def _written(self, meeting: Meeting, at: datetime) -> None:
        self.post_message(Saved(at))  # from the writer's thread; it must not wait for the screen

    def _not_written(self, error: Exception) -> None:
        self.post_message(NotSaved(error))

    @on(Saved)
    def _tell_saved(self, event: Saved) -> None:
        self._say_saved(_("saved {time}").format(time=clock_time(event.at)))

    @on(NotSaved)
    def _tell_not_saved(self, event: NotSaved) -> None:
        error = event.error
        self.notice(
            say(error.message, **error.values) if isinstance(error, SpokenError) else str(error)
        )
        self._say_saved(_("NOT SAVED"))

    def _say_saved(self, word: str) -> None:
        if self.is_attached:
            self.query_one(KeyBar).say(word)

    def let_go(self) -> bool:
        """Have everything written and let the talk go. False when it could not be written."""
        return self.session.close()

    def action_leave(self) -> None:
        """From the record back to the line; from the line Home."""
        entry = self.query_one(Entry)
        if self.editing:
            self.editing = ""
            self._enter_phase()
            return
        if self.query_one(RecordList).has_focus and not self.session.busy:
            entry.focus()
            return
        if self.let_go():
            self.app.pop_screen()
        else:
            self.notice(_("Not everything could be saved yet; the talk stays open."))
