"""The talk: the goal on top, one question large, what is on record, and one line to type.

What happens in it is the conductor's (`agendas/conduct/conductor.py`), and its way to disk the
session's; here it is drawn, and what was typed or pressed is passed on as what was meant.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Rule, Static

from agendas.conduct.conductor import Ask, Conductor, Evidence, Meeting, Phase, Said, Step
from agendas.errors import MeetingError, SpokenError, UnfinishedError
from agendas.text import kept, one_line
from locales import _, clock_time, ngettext, say
from tui.actions import bindings
from tui.board.file import BoardFile
from tui.board.view import board_of
from tui.keys import KeyBar, key_for
from tui.messages import NotSaved, Saved
from tui.owner import NOBODY
from tui.session import Session
from tui.settings import who
from tui.widgets.asked import (
    below_goal,
    choice_rows,
    did_words,
    made_first,
    replaceable,
    subject_of,
    whose_is_open,
)
from tui.widgets.coach import CoachLine
from tui.widgets.entry import Entry
from tui.widgets.fitted import Fitted
from tui.widgets.rail import PhaseRail
from tui.widgets.record import RecordList
from tui.widgets.time_left import for_meaning, share_words, times_so_far

if TYPE_CHECKING:
    from tui.app_type import Vertel

TICK = 5.0  # seconds
AROUND = 6  # cells beside the choices
LONGEST_NAME = 60


class TalkScreen(Screen[None]):
    """One open talk, held for this window as long as the screen is there."""

    BINDINGS = bindings("talk")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._opened = meeting
        self._silent = False
        self._ask: Ask | None = None  # the question that is shown
        self._told_share = self._told_board = False
        self._to_settle = 0  # how many sentences were not sent when the talk was to be closed
        self._told_change: tuple[Said, str] | None = None
        self._covered: set[str] = set()  # the phases in which what is half typed is covered

    def compose(self) -> ComposeResult:
        """Rail and goal on top, question and record in the middle, the line to type below."""
        yield PhaseRail()
        yield Fitted(2, classes="goal")
        yield Static(classes="for", markup=False)
        yield Rule(classes="rule", line_style="solid")
        for name in ("subject", "question", "choices", "hint"):
            yield Static(id=name, markup=False)
        yield Static(id="above", classes="-none", markup=False)
        yield RecordList()
        with Vertical(id="bottom"):
            yield Fitted(4, id="notice")
            yield CoachLine(self._opened.language)
            yield Entry(
                id="entry", placeholder=_("a sentence, and Enter; Enter alone: the next question")
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Take hold of the talk and show where it is."""
        app = self._vertel
        self.session = Session(
            app.library,
            app.shelf.known(self._opened.agenda),
            self._opened,
            who(app.settings.name),
            app.library.now,
            self._written,
            self._not_written,
        )
        self.board = BoardFile(app.library.folder)
        if busy := self.session.busy:
            self._entry.disabled = True
            self.notice(say(busy.message, **busy.values))
            self.set_interval(2, self._read_along)
        else:
            self.talk.keep(self.meeting)
            self._tell_notes()
            for version in self.session.other_versions():
                app.tell(version)
        self.set_interval(TICK, self.tick)
        self.query_one(CoachLine).warm_up()
        self.enter_phase()

    @property
    def talk(self) -> Conductor:
        """What conducts the talk."""
        return self.session.talk

    @property
    def meeting(self) -> Meeting:
        """The talk as it is now."""
        return self.talk.meeting

    @property
    def _vertel(self) -> "Vertel":
        return cast("Vertel", self.app)

    @property
    def _entry(self) -> Entry:
        return self.query_one(Entry)

    @property
    def _record(self) -> RecordList:
        return self.query_one(RecordList)

    # -- drawing

    def enter_phase(self) -> None:
        """Show the phase the talk is in, with the sentence that was half typed there."""
        self.talk.enter()
        self.query_one(CoachLine).tell("")
        if not self.session.busy:
            self.talk.take_aside(self.talk.phase.id)
        self._type_draft()
        if not self.session.busy:
            self.notice(self._still_covered())
            self.set_focus(self._entry)
        self.show()
        begun = self.talk.begun_changes()
        if begun and not self._entry.text and not self.session.busy:
            self._take_back(begun[-1][0].id)

    def _still_covered(self) -> str:
        """What to press for a figure that is covered where it is asked what it means; "" for none."""
        figure = self.talk.to_show() if self.talk.phase.kind == "interpretation" else None
        told = _("Still covered: “{text}”. {key} shows it.")
        words = one_line(self.talk.shown(figure)) if figure else ""
        return told.format(text=words, key=key_for(self, "cover")) if figure else ""

    def show(self) -> None:
        """Show the talk as it is now."""
        self._ask, language = self.talk.ask, self.talk.language
        ask = self._ask
        self.query_one(".goal", Static).update(one_line(self.meeting.goal.now.text))
        self.query_one(".for", Static).update(below_goal(self.meeting))
        self._fill("#subject", subject_of(self.meeting, ask))
        self._fill("#question", ask.question[language] if ask else "")
        self._show_choices()
        self._fill("#hint", ask.hint[language] if ask and ask.hint else "")
        close = self.talk.phase.kind == "close"
        self._record.show(self.meeting, None if close else self.talk.phase.id)
        self.tick()

    def _show_choices(self) -> None:
        ask = self._ask
        words = [w[self.talk.language] for w in ask.slot.choices.values()] if ask else []
        self._fill("#choices", choice_rows(words, self.size.width - AROUND))

    def _fill(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if text or widget.display:  # else every letter that is typed lays the whole screen out anew
            widget.update(text)
            widget.display = bool(text)

    def notice(self, text: str) -> None:
        """Say something above the line, until the next thing happens."""
        self._fill("#notice", text)

    def tick(self) -> None:
        """Show how the time stands now; say once that evidence takes of interpretation's share."""
        extra, shown = self.talk.unspent(), self._vertel.settings.clock
        self.query_one(PhaseRail).show(self.meeting, extra, self.talk.paused, shown)
        share = for_meaning(self.meeting, extra) if shown else None
        if share is None:
            self._told_share = self._told_share and self.talk.phase.kind == "evidence"
        elif not self._told_share and not self.talk.editing:
            self._told_share = True
            self.notice(share_words(share))
        if self._silent:
            self._tell_silence()
        self._show_board()

    def _show_board(self) -> None:
        """Have a second window, where there is one, show what the projector may see."""
        if self.session.busy or self.meeting.private:
            return
        rail = self.query_one(PhaseRail)
        try:
            self.board.put(board_of(self.meeting, self._ask, rail.times, rail.bold, self._silent))
        except OSError as error:
            if not self._told_board:
                self._told_board = True
                self.notice(_("The board cannot follow: {reason}").format(reason=error.strerror))

    @on(RecordList.Moved)
    def _tell_above(self, event: RecordList.Moved) -> None:
        above = self.query_one("#above", Static)
        n = event.above
        words = ngettext("… {n} more above", "… {n} more above", n).format(n=n) if n else ""
        above.update(words, layout=False)  # it has its line, whatever stands there
        above.set_class(not n, "-none")

    def on_resize(self) -> None:
        """Lay the choices out anew."""
        if self.is_attached and self._ask:
            self._show_choices()

    # -- to disk

    def _read_along(self) -> None:
        """Show what the other window has written since."""
        if self.session.read_along():
            self.show()

    def _tell_notes(self) -> None:
        """What was found of this talk on opening or saving."""
        for error in self.session.notes():
            self._vertel.tell(error)

    def _written(self, _meeting: Meeting, at: datetime) -> None:
        self.post_message(Saved(at))  # from the writer's thread; it must not wait for the screen

    def _not_written(self, error: Exception) -> None:
        self.post_message(NotSaved(error))

    @on(Saved)
    def _tell_saved(self, event: Saved) -> None:
        self._tell_notes()
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

    def on_unmount(self) -> None:
        """However the screen ends, what was typed is written."""
        self.let_go(last=True)

    def let_go(self, last: bool = False) -> bool:
        """Have everything written, let the talk go and take it off the board. False when it could not be.

        Then the talk stays open, unless this is the `last` chance.
        """
        self._note_typed()
        done = self.session.close(last)
        if done or last:
            self.board.away()
        return done

    def _note_typed(self) -> None:
        """Have what stands in the field kept as it is now."""
        if field := self.query(Entry):
            self.talk.note(field.first().text)

    def action_leave(self) -> None:
        """From the record back to the line; from the line Home."""
        if self.talk.editing:
            aside = self._leave_change()
            again = _("The line is as it was. {key} on it brings your change back.")
            self.notice(again.format(key=key_for(self, "pick_up")) if aside else "")
        elif self._record.has_focus and not self.session.busy:
            self.set_focus(self._entry)
        elif self.let_go():
            self._vertel.paused(self.meeting.id)
            self.app.pop_screen()
        else:
            self.tell_not_let_go()

    def _leave_change(self) -> bool:
        """Leave the line that is being changed; True where its new words wait for later."""
        aside = self.talk.set_aside(self._entry.text)
        self._type_draft()
        return aside

    def tell_not_let_go(self) -> None:
        """Say why the talk is still there."""
        self.notice(_("Not everything could be saved yet; the talk stays open."))

    # -- what is typed

    def _do(self, command: Callable[[], object]) -> MeetingError | None:
        """Have something done, and show it; a refusal is told, and what was typed stays."""
        try:
            command()
        except MeetingError as error:
            self.notice(say(error.message, **error.values))
            return error
        self.notice("")
        self.show()
        return None

    def _type_draft(self) -> None:
        """Have in the field what is half typed here, covered where it was."""
        typed = self.talk.typed
        self._type(typed, bool(typed) and self.talk.phase.id in self._covered)

    def _type(self, text: str, covered: bool = False) -> None:
        """Have this in the field, without its being noted as typed."""
        self._entry.covered = covered
        with self.prevent(Entry.Changed):
            self._entry.text = text
        self._entry.move_cursor(self._entry.document.end)

    def _in_turn(self, action: Callable[[], object]) -> None:
        """Do it after the keys that came before it: a key of the screen overtakes those of the line."""
        self._entry.call_later(self.call_later, action)

    @on(Entry.Said)
    def _said(self, event: Entry.Said) -> None:
        event.stop()
        entry, text, editing = event.entry, event.text, self.talk.editing
        if self.session.busy:
            return
        if not kept(text):
            self._next_question()
            return
        if editing:
            if self._do(lambda: self.talk.change(editing, text)):
                entry.text = text
            else:
                self._type_draft()
            return
        covered = entry.covered
        ask = self.talk.taking(covered)
        if ask is None:
            return
        if refused := self._do(lambda: self.talk.say(text, entry.text, covered)):
            self._give_back(entry, text, ask, refused)
            return
        entry.covered = False
        self._covered.discard(self.talk.phase.id)
        self.query_one(CoachLine).tell("")
        if not entry.text and self.talk.take_aside(self.talk.phase.id):
            self._type_draft()
            self.show()
        if covered:
            if self.talk.newest_covered():
                self.notice(_("Covered. Ask what the room expects; the same key shows it."))
            self._tell_whose(ask, text)
        elif told := made_first(self.meeting, ask, text):
            self.notice(told)
        elif not self._tell_whose(ask, text):
            self._nudge(ask, text)

    def _tell_whose(self, ask: Ask, text: str) -> bool:
        """Say that it is open whose words these are, and what says it; False where it is clear."""
        told = whose_is_open(self.meeting, ask, text)
        if told:
            way = _("{key} says whose they are.").format(key=key_for(self, "add_to_line"))
            self.notice(f"{told} {way}")
        return bool(told)

    def _give_back(self, entry: Entry, text: str, ask: Ask, refused: MeetingError) -> None:
        """Put a refused answer in the field again, as what is typed next is meant.

        Words go on behind a choice that wants them; they come in the place of a number or a day
        that could not be read.
        """
        if isinstance(refused, UnfinishedError):
            entry.take_back(self.talk.settled(text))
        else:
            entry.take_back(text, replaceable(ask, text, self.meeting.names))

    @work(thread=True, exclusive=True, group="nudge")
    def _nudge(self, ask: Ask, text: str) -> None:
        """Ask softly about a sentence that was put on record just now."""
        if found := self.talk.nudge(ask, text):
            self.app.call_from_thread(self.notice, found)

    @on(Entry.Changed)
    def _typing(self, event: Entry.Changed) -> None:
        if self.session.busy:
            return
        if not self.talk.editing:
            coach = self.query_one(CoachLine)
            if self.talk.coached():
                coach.soon(event.text_area.text, self.talk, self._vertel.settings.people)
            else:
                coach.tell("")
        self._note_typed()

    @on(Entry.Left)
    def _to_record(self) -> None:
        record = self._record
        if record.option_count:
            self.set_focus(record)
            record.highlighted = record.option_count - 1

    @on(RecordList.Typed)
    def _typed_on_record(self, event: RecordList.Typed) -> None:
        if not self.session.busy:
            self.set_focus(self._entry)
            self._entry.move_cursor(self._entry.document.end)
            self._entry.insert(event.text)

    # -- from question to question, from phase to phase

    def action_next_question(self) -> None:
        """The next question; after the last one, say how to go on."""
        self._in_turn(self._next_question)

    def _next_question(self) -> None:
        if self.talk.place + 1 >= len(self.talk.asked):
            last = _("That was the last question here. {key} goes on.")
            self.notice(last.format(key=key_for(self, "go_on")))
        else:
            self._turn_to(self.talk.place + 1)
        self.set_focus(self._entry)

    def action_question_before(self) -> None:
        """The question before."""
        self._in_turn(lambda: self._turn_to(self.talk.place - 1))

    def _turn_to(self, place: int) -> None:
        self.notice("")
        self.talk.turn_to(place)
        self.show()
        self.set_focus(self._entry)

    @work
    async def action_questions(self) -> None:
        """All questions of this phase and what one may say; a question chosen is put next."""
        from tui.screens.dialogs.questions import QuestionsScreen

        talk = self.talk
        asked = QuestionsScreen(talk.asked, talk.waiting, talk.place, talk.written, talk.language)
        place = await self.app.push_screen_wait(asked)
        if place is not None:
            self.talk.choose(place)
            self.show()

    def action_go_back(self) -> None:
        """Back to the phase before; nothing is lost."""
        self._in_turn(self._go_back)

    def _go_back(self) -> None:
        if not self.session.busy and self.meeting.at:
            self.talk.go_to(self.meeting.at - 1)
            self.enter_phase()

    def action_go_on(self) -> None:
        """On to the next phase; what is missing is asked for once."""
        self._in_turn(self._go_on)

    def _go_on(self) -> None:
        if self.session.busy:
            return
        step = self.talk.go_on()
        if step.moved:
            self.enter_phase()
        elif not step.finished:
            self._ask_once(step)
        elif self._change_left_told():
            if left := self.talk.unsent():
                self._to_settle = max(self._to_settle, len(left))
                self._settle(*left[0], place=self._to_settle - len(left) + 1)
            else:
                self._close()

    def _ask_once(self, step: Step) -> None:
        bare = {figure.id for figure in step.bare}
        missing = [need for need in step.missing if need.ask.about not in bare]
        lines = [
            _("No meaning yet: {figure}").format(figure=one_line(self.talk.shown(f)))
            for f in step.bare[:1]
        ]
        lines += [
            _("Not said yet: {question}").format(question=n.ask.question[self.talk.language])
            for n in missing[: 2 - len(lines)]
        ]
        again = _("{key} again goes on; that it is open stays on record.")
        self.notice("\n".join([*lines, again.format(key=key_for(self, "go_on"))]))
        self.show()

    def _change_left_told(self) -> bool:
        """True when no line is being changed any more, or it was said that one still is."""
        begun = self.talk.begun_changes()
        if not begun or self._told_change == begun[-1]:
            return True
        self._told_change = begun[-1]
        self.notice(
            _("A change is not kept yet: “{text}”. {key} again closes without it.").format(
                text=one_line(begun[-1][1]), key=key_for(self, "go_on")
            )
        )
        return False

    @work
    async def _settle(self, phase: Phase, text: str, place: int) -> None:
        """Ask what is to become of a sentence that was never sent; then go on to the close.

        One that its question refuses is parked: nobody is kept from the close by it.
        """
        from tui.screens.dialogs.unsent_lines import UnsentScreen

        ask, language = self.talk.asked_then(phase), self.talk.language
        wish = await self.app.push_screen_wait(
            UnsentScreen(
                one_line(phase.title[language]),
                ask.question[language] if ask else "",
                self.talk.with_its_word(ask, text),
                (place, self._to_settle),
            )
        )
        if wish is None:
            self._to_settle = 0
            return
        if phase.id == self.talk.phase.id:
            self._type("")
        if not wish:
            self.talk.drop(phase, text)
        elif refused := self._do(lambda: self.talk.send(phase, text)):
            why = say(refused.message, **refused.values)
            self.talk.park_unsent(phase, text)
            told = _("Parked: {points}").format(points=one_line(text))
            self.app.notify(f"{why}\n{told}", markup=False)
        self.action_go_on()

    def _close(self) -> None:
        still_open = self.meeting
        try:
            self.talk.close()
        except MeetingError as error:
            self.notice(say(error.message, **error.values))
            return
        closed = self.meeting
        if self.let_go():
            self.app.pop_screen()
            self._vertel.read(closed)
        else:
            self.talk.keep(still_open)
            self.tell_not_let_go()

    # -- lines on record

    def _marked(self) -> str:
        """The id of the line that is marked or being changed; "" for none."""
        record = self._record
        if self.focused is record and record.highlighted is not None:
            return record.get_option_at_index(record.highlighted).id or ""
        return self.talk.editing

    def _marked_for(self, action: str) -> Said | None:
        """The marked line. Where none is, the last one is marked, for the key to be pressed again."""
        if self.session.busy:
            return None
        if said := self.talk.find(self._marked()):
            return said
        record = self._record
        places = [place for place, row in enumerate(record.options) if row.id]
        if not places:
            self.notice(_("There is no line here yet."))
            return None
        self.set_focus(record)
        record.highlighted = places[-1]
        said = self.talk.find(self._marked())
        words = _("Marked: “{text}”. {key} again does it; the arrows mark another line.")
        key = key_for(self, action)
        self.notice(words.format(text=self.talk.with_word(said), key=key) if said else "")
        return None

    @on(RecordList.OptionSelected)
    def action_pick_up(self) -> None:
        """Take a line back into the field, to change its words."""
        said = self._marked_for("pick_up")
        if said is None:
            return
        if kept(self._entry.text) and not self.talk.editing:
            self.notice(_("First keep or clear what you are typing."))
            return
        if self.talk.editing:
            self.talk.set_aside(self._entry.text)
        self._take_back(said.id)

    def _take_back(self, line_id: str) -> None:
        """Put a line in the field, with what was changed of it before where it was set aside."""
        said = self.talk.find(line_id)
        covered = isinstance(said, Evidence) and said.covered
        self._type(self.talk.take_back(line_id), covered)
        self.set_focus(self._entry)
        self.notice(_("Change the words; Enter keeps them."))

    def action_mend_kind(self) -> None:
        """Another kind of evidence, in turn."""
        said = self._marked_for("mend_kind")
        if said and not self.talk.next_kind(said.id):
            words = _(
                "Only what was seen, heard, read or counted has another kind: “{text}” has none."
            )
            self.notice(words.format(text=one_line(said.text)))
        elif said:
            self.notice("")
            self.show()

    def action_withdraw(self) -> None:
        """Strike a line out, or put it back."""
        said = self._marked_for("withdraw")
        if said is None:
            return
        if self.talk.editing == said.id:
            self._leave_change()
        self._do(lambda: self.talk.withdraw(said.id))
        told = _("Put back: “{text}”.")
        if not said.withdrawn:
            told = _("Withdrawn: “{text}”. {key} puts it back.")
        words = one_line(self.talk.shown(said))
        self.notice(told.format(text=words, key=key_for(self, "withdraw")))

    @work
    async def action_add_to_line(self) -> None:
        """Add to the marked line, or move it to another phase."""
        from tui.screens.dialogs.line import LineScreen

        said = self._marked_for("add_to_line")
        if said is None:
            return
        added = await self.app.push_screen_wait(LineScreen(self.meeting, said.id))
        if added is not None:
            self._do(
                lambda: self.talk.add_to(said.id, added.phase, joins=added.joins, **added.fields)
            )

    @work
    async def action_for_whom(self) -> None:
        """Say of each line for whom it is."""
        from tui.screens.dialogs.for_whom import ForWhomScreen

        if self.session.busy:
            return
        marks = await self.app.push_screen_wait(ForWhomScreen(self.meeting))
        if marks is not None:
            self._do(lambda: self.talk.release(marks))

    def action_undo(self) -> None:
        """Undo letters while there are any; else the last thing put on record."""
        entry = self._entry
        if entry.text and entry.history.undo_stack and not self.talk.editing:
            entry.undo()
            return
        self._note_typed()
        phase = self.talk.phase.id
        step = self.talk.undo_to_type()
        if step and step.words:
            self._cover_typed(step.phase, step.covered)
        if self.talk.phase.id != phase:
            self.enter_phase()
        elif self.talk.editing and not self.talk.find(self.talk.editing):
            self.talk.editing = ""
            self._type_draft()
        elif not self.talk.editing:
            self._type_draft()
        self.show()
        if step is None:
            self.notice(_("There is nothing to undo."))
        else:
            self.notice(_("Undone: {what}").format(what=did_words(step)))

    # -- what is put aside, and who speaks

    def action_park(self) -> None:
        """Park what is typed; with nothing typed, tell what is parked."""
        self._in_turn(self._park)

    def _park(self) -> None:
        text = kept(self._entry.text)
        if text and not self.session.busy:
            self._entry.text = ""
            if not self._do(lambda: self.talk.park(text, "")):
                self.notice(_("Parked."))
        elif points := self.talk.parked():
            self.notice(_("Parked: {points}").format(points=points))
        else:
            none = _("Nothing is parked. Type it first, then {key}.")
            self.notice(none.format(key=key_for(self, "park")))

    def action_criterion(self) -> None:
        """Put what is typed on record as a criterion that no longer serves the goal."""
        self._in_turn(self._criterion)

    def _criterion(self) -> None:
        text = kept(self._entry.text)
        if not text or self.session.busy:
            self.notice(_("Type the criterion first; it is then talked over in a talk of its own."))
            return
        self._entry.text = ""
        if not self._do(lambda: self.talk.criterion(text, "")):
            self.notice(_("Kept. Home will say that it waits for a talk."))

    def action_people(self) -> None:
        """Somebody joins whose name is typed; else who speaks, and who was not heard."""
        self._in_turn(self._voices_or_join)

    def _voices_or_join(self) -> None:
        from tui.start_talk import looks_like_a_name, named_person

        text = kept(self._entry.text)
        if len(text) > LONGEST_NAME or not looks_like_a_name(text):
            self._voices()
            return
        self._entry.text = ""
        self._do(lambda: self.talk.join(named_person(text), ""))
        names = ", ".join(map(one_line, self.meeting.names))
        self.notice(_("At the table: {names}.").format(names=names))

    @work
    async def _voices(self) -> None:
        from tui.screens.dialogs.voices_dialog import VoicesScreen

        name = await self.app.push_screen_wait(VoicesScreen(self.meeting))
        if name:
            self._entry.insert(f"{name}: ", (0, 0))
            self._entry.move_cursor(self._entry.document.end)
            self.set_focus(self._entry)

    # -- guess before reveal, and from one's own check-ins

    def action_cover(self) -> None:
        """Cover the figure that is typed or marked, or show the one that is covered."""
        self._in_turn(self._cover_or_show)

    def _cover_or_show(self) -> None:
        entry = self._entry
        if self.session.busy:
            return
        figure = self.talk.figure(self._marked()) or self.talk.to_show()
        here = self.talk.phase.kind == "evidence"
        if not here and not (figure and figure.covered):
            self.notice(_("A figure is covered where evidence is put on the table."))
            return
        figure = figure or self.talk.figure(self.talk.newest())
        if here and (entry.text or entry.covered or not figure):
            self._cover_typed(self.talk.phase.id, not entry.covered)
            entry.covered = not entry.covered
            self.notice(
                _("What you type now is covered: the room guesses first.")
                if entry.covered
                else _("What you type is seen again.")
            )
            return
        if not figure:
            return
        self._do(lambda: self.talk.cover(figure.id))
        self.notice(
            _("Shown: {text}").format(text=one_line(figure.text))
            if figure.covered
            else _("Covered. Ask what the room expects; the same key shows it.")
        )

    def _cover_typed(self, phase_id: str, covered: bool) -> None:
        """Note whether what is half typed in a phase is covered."""
        (self._covered.add if covered else self._covered.discard)(phase_id)

    def action_bring_in(self) -> None:
        """Put a line of one's own check-in on the table."""
        if self._vertel.owner.writers == NOBODY:
            self._vertel.whose(self._bring_in)
        else:
            self._bring_in()

    @work
    async def _bring_in(self) -> None:
        from tui.check_in.release import lines_to_bring
        from tui.screens.dialogs.bring_in import BringingScreen

        if self.session.busy:
            return
        lines = lines_to_bring(self._vertel.library, self.meeting, self._vertel.owner.name)
        if not lines:
            self.notice(
                _("No line of a check-in on this goal since the last talk is marked to bring.")
            )
            return
        line = await self.app.push_screen_wait(BringingScreen(lines))
        if line is not None:
            self._do(lambda: self.talk.bring_in(line.text, line.by, line.source, line.seen))

    # -- time

    def action_more_time(self) -> None:
        """Five minutes more for this phase."""
        if self.session.busy or not self.talk.phase.minutes:
            return
        self.talk.more_time()
        times = times_so_far(self.meeting)
        self.notice(_("Five minutes more. Time so far: {times}").format(times=times))
        self.tick()

    def action_silence(self) -> None:
        """A silent minute: everybody writes before anybody speaks. The same key ends it."""
        if self.session.busy:
            return
        self.talk.be_silent()
        self._silent = True
        self._tell_silence()
        self._show_board()

    def _tell_silence(self) -> None:
        """Show what is left of the silent minute, and who begins once it is over."""
        left = round(self.talk.silent_left())
        self._silent = left > 0
        if self._silent:
            self.notice(
                _("{words} {seconds} s left.").format(words=self.talk.silence, seconds=left)
            )
            return
        name = one_line(self.meeting.account_giver)
        self.notice(
            _("The minute is over. {name} begins.").format(name=name)
            if name
            else _("The minute is over. Who begins?")
        )

    def action_pause(self) -> None:
        """Stop the clock, or let it go on; nothing else stops."""
        if self.session.busy:
            return
        self.talk.pause()
        stands = _("The clock stands still; {key} lets it go on.")
        self.notice(
            stands.format(key=key_for(self, "pause"))
            if self.talk.paused
            else _("The clock goes on.")
        )
        self.tick()
