"""The talk: the goal on top, one question large, what is on record, and one line to type."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Rule, Static

from agendas import meeting as edits
from agendas.agenda import Agenda
from agendas.errors import N_, MeetingError, SpokenError
from agendas.meeting import Meeting
from agendas.records import Evidence
from agendas.rules import Step, go_on
from agendas.script import asks
from agendas.slots import SLOTS, Ask, answer
from agendas.text import kept, one_line
from agendas.vocabulary import EVIDENCE_KIND, KINDS
from locales import _, clock_time, say
from tui.keys import KeyBar
from tui.messages import NotSaved, Saved
from tui.session import Session
from tui.settings import now
from tui.widgets.entry import Entry
from tui.widgets.rail import PhaseRail
from tui.widgets.record import RecordList

if TYPE_CHECKING:
    from tui.app import VertelApp


class TalkScreen(Screen[None]):
    """One open talk. The screen holds the session; the method says what comes next."""

    BINDINGS = [
        Binding("pagedown", "go_on", N_("on"), tooltip=N_("on to the next phase"), priority=True),
        Binding(
            "pageup", "go_back", N_("back"), tooltip=N_("back to the phase before"), priority=True
        ),
        Binding(
            "f2",
            "questions",
            N_("questions"),
            tooltip=N_("all questions, and what one may say"),
            priority=True,
        ),
        Binding(
            "f3",
            "park",
            N_("park"),
            tooltip=N_("park what is typed, or see what is parked"),
            priority=True,
        ),
        Binding(
            "tab",
            "next_question",
            N_("next question"),
            tooltip=N_("the next question (or Enter on an empty line)"),
            priority=True,
            show=False,
        ),
        Binding(
            "shift+tab",
            "question_before",
            N_("question before"),
            tooltip=N_("the question before"),
            priority=True,
            show=False,
        ),
        Binding(
            "f4",
            "people",
            N_("who is here"),
            tooltip=N_("somebody joins: type the name first"),
            priority=True,
            show=False,
        ),
        Binding(
            "ctrl+z,f8",
            "undo",
            N_("undo"),
            tooltip=N_("undo the last thing put on record"),
            priority=True,
            show=False,
            key_display="f8",
        ),
        Binding(
            "f5",
            "pick_up",
            N_("change"),
            tooltip=N_(
                "pick up the line that is marked, to change its words (arrow up goes there)"
            ),
            show=False,
            priority=True,
        ),
        Binding(
            "f6",
            "mend_kind",
            N_("kind"),
            tooltip=N_("another kind of evidence for the line that is marked, or the last one"),
            show=False,
            priority=True,
        ),
        Binding(
            "f7",
            "withdraw",
            N_("withdraw"),
            tooltip=N_("withdraw the line that is marked, or put it back"),
            show=False,
            priority=True,
        ),
        Binding(
            "escape",
            "leave",
            N_("home"),
            tooltip=N_("pause, and go Home; the talk stays as it is"),
            show=False,
        ),
    ]

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._opened = meeting
        self.place = 0
        self.insist = False
        self.editing = ""
        self.session: Session

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
    def meeting(self) -> Meeting:
        """The talk as it is now."""
        return self.session.meeting

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
        self.query_one(".for", Static).update(self._below_goal())
        ask = listed[self.place] if listed else None
        self._fill("#subject", self._subject(ask))
        self._fill("#question", ask.question[language] if ask else "")
        choices = enumerate(ask.slot.choices.values(), 1) if ask else ()
        self._fill(
            "#choices", "   ".join(f"{number} {words[language]}" for number, words in choices)
        )
        self._fill("#hint", ask.hint[language] if ask and ask.hint else "")
        self.query_one(RecordList).show(
            meeting, None if meeting.phase.kind == "close" else meeting.phase.id
        )

    def _below_goal(self) -> str:
        meeting = self.meeting
        now_wording, then = meeting.goal.now, meeting.goal.wording(meeting.segment.agreed)
        parts = (
            [_("for {group}").format(group=one_line(now_wording.target_group))]
            if now_wording.target_group
            else []
        )
        if then.n != now_wording.n:
            parts.append(_("then: {goal}").format(goal=one_line(then.text)))
        if meeting.account_giver:
            parts.append(_("account given by {name}").format(name=one_line(meeting.account_giver)))
        return "   ".join(parts)

    def _subject(self, ask: Ask | None) -> str:
        if ask is None or not ask.subject:
            return ""
        if ask.slot.where != "looked_back":
            return f"“{one_line(ask.subject)}”"
        back = self.meeting.segment.looked_back[int(ask.about)]
        lines = [
            _("{name} took up: {text}").format(
                name=one_line(back.initiative.by) or _("Somebody"), text=one_line(ask.subject)
            )
        ]
        if back.goal_wording != self.meeting.goal.now.n:
            wording = self.meeting.goal.wording(back.goal_wording)
            lines.append(_("In the words of that time: {goal}").format(goal=one_line(wording.text)))
        return "\n".join(lines)

    def _fill(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        widget.update(text)
        widget.display = bool(text)

    def notice(self, text: str) -> None:
        """Say something above the line, until the next thing happens."""
        self._fill("#notice", text)

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
            if not self._edit(lambda m: edits.mend(m, mended, text=event.text), _("the change")):
                event.entry.text = event.text
            return
        listed = self.asked
        if not listed:
            return
        ask = listed[self.place]
        if not self._edit(lambda m: answer(m, ask, event.text, now()), one_line(event.text)[:60]):
            event.entry.text = event.text + event.entry.text
            event.entry.move_cursor(event.entry.document.end)
            return
        after = self.asked
        follows = self.place < len(after) and after[self.place] == ask
        if follows and not (ask.slot.many and not ask.about):
            self._turn_to(self.place + 1)
        self.show()

    def _edit(self, change: Callable[[Meeting], Meeting], did: str) -> bool:
        """Make a change that can be undone, and clear the line; a refusal keeps the line as it is."""
        try:
            changed = change(self.meeting)
        except MeetingError as error:
            self.notice(say(error.message, **error.values))
            return False
        self.notice("")
        self.insist = False
        self.session.keep(
            edits.with_draft(changed, changed.phase.id, self.query_one(Entry).text), did
        )
        self.show()
        return True

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

    @on(RecordList.OptionSelected)
    def _picked(self, event: RecordList.OptionSelected) -> None:
        self.action_pick_up()

    # -- moving

    def _in_turn(self, action: Callable[[], None]) -> None:
        """Do it after the keys that came before it: a key of the screen overtakes those of the line."""
        self.query_one(Entry).call_later(self.call_later, action)

    def _turn_to(self, place: int) -> None:
        count = len(self.asked)
        self.place = max(0, min(place, count - 1))
        asked = {**self.meeting.asked, self.meeting.phase.id: self.place}
        self.session.keep(edits.change(self.meeting, asked=asked), at_once=False)
        self.show()

    def action_next_question(self) -> None:
        """The next question; after the last one, say how to go on."""
        self._in_turn(self._next_question)

    def _next_question(self) -> None:
        if self.place + 1 >= len(self.asked):
            self.notice(_("That was the last question here. PageDown goes on."))
        else:
            self.notice("")
            self._turn_to(self.place + 1)
        self.query_one(Entry).focus()

    def action_question_before(self) -> None:
        """The question before."""
        self._in_turn(self._question_before)

    def _question_before(self) -> None:
        self.notice("")
        self._turn_to(self.place - 1)
        self.query_one(Entry).focus()

    def action_go_on(self) -> None:
        """On to the next phase; what is missing is asked for once."""
        self._in_turn(self._go_on)

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
        self._in_turn(self._go_back)

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

    # -- mending

    def _marked(self) -> str:
        record = self.query_one(RecordList)
        if record.has_focus and record.highlighted is not None:
            return record.get_option_at_index(record.highlighted).id or ""
        shown = [s for _w, s in self.meeting.said() if s.phase == self.meeting.phase.id]
        return shown[-1].id if shown else ""

    def action_pick_up(self) -> None:
        """Take a line back into the field, to change its words."""
        said = self.meeting.find(self._marked())
        if said is None or self.session.busy:
            return
        entry = self.query_one(Entry)
        if kept(entry.text) and not self.editing:
            self.notice(_("First keep or clear what you are typing."))
            return
        self.editing = said.id
        with self.prevent(Entry.Changed):
            entry.text = said.text
        entry.move_cursor(entry.document.end)
        entry.focus()
        self.notice(_("Change the words; Enter keeps them."))

    def action_mend_kind(self) -> None:
        """Another kind of evidence, in turn."""
        said = self.meeting.find(self._marked())
        if isinstance(said, Evidence):
            kinds = list(EVIDENCE_KIND)
            kind = kinds[(kinds.index(said.kind) + 1) % len(kinds)]
            self._change(lambda m: edits.mend(m, said.id, kind=kind), _("the kind of evidence"))

    def action_withdraw(self) -> None:
        """Strike a line out, or put it back."""
        marked = self._marked()
        if marked:
            self._change(lambda m: edits.withdraw(m, marked), _("the withdrawal"))

    def _change(self, change: Callable[[Meeting], Meeting], did: str) -> None:
        if not self.session.busy:
            self.session.keep(change(self.meeting), did)
            self.show()

    def action_undo(self) -> None:
        """Undo letters while there are any; else the last thing put on record."""
        entry = self.query_one(Entry)
        if entry.text and entry.history.undo_stack and not self.editing:
            entry.undo()
            return
        did = self.session.undo()
        self.notice(_("Undone: {what}").format(what=did) if did else _("There is nothing to undo."))
        self.show()

    def action_park(self) -> None:
        """Park what is typed; with nothing typed, tell what is parked."""
        self._in_turn(self._park)

    def _park(self) -> None:
        text = kept(self.query_one(Entry).text)
        if text:
            ask = Ask(phase=self.meeting.phase.id, question=KINDS["open"], slot=SLOTS["parked"])
            self.query_one(Entry).text = ""
            if self._edit(lambda m: answer(m, ask, text, now()), one_line(text)[:60]):
                self.notice(_("Parked."))
            return
        parked = "; ".join(one_line(p.text) for p in self.meeting.parked if not p.withdrawn)
        self.notice(
            _("Parked: {points}").format(points=parked)
            if parked
            else _("Nothing is parked. Type it first, then F3.")
        )

    def action_people(self) -> None:
        """Somebody joins, or tell who is here."""
        self._in_turn(self._people)

    def _people(self) -> None:
        from agendas.records import Person

        text = kept(self.query_one(Entry).text)
        if text and len(text) <= 60:
            self.query_one(Entry).text = ""
            self._edit(lambda m: edits.with_person(m, Person(name=text)), text)
        names = ", ".join(map(one_line, self.meeting.names))
        self.notice(
            _("At the table: {names}.").format(names=names)
            if names
            else _("Type a name first, then F4.")
        )

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
