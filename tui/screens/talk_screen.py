"""The talk: the goal on top, one question large, what is on record, and one line to type.

What happens in it is the conductor's (`agendas/conduct/conductor.py`), and its way to disk the
session's; here it is drawn, and what was typed or pressed is passed on as what was meant.
"""

from collections.abc import Callable
from functools import partial

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from agendas.conduct.conductor import LADDER, Card, Conductor, Lamp, Line, Put, Talk, UndoStep
from agendas.errors import SpokenError, TalkError
from agendas.text import in_short, kept, one_line
from locales import _, error_text, ngettext
from tui.actions import bindings
from tui.board.file import BoardFile
from tui.board.view import board_of
from tui.config.owner import NOBODY
from tui.keys import NAMES, KeyBar, key_for
from tui.live.at_talk import RoomAtTalk, RoomChanged
from tui.screens.vertel_screen import SavingScreen
from tui.session import Session
from tui.settings import who
from tui.widgets.fitted import Fitted, fitted
from tui.widgets.lines.by_person import TableRow
from tui.widgets.lines.drawn import LOW, NARROW, gutter, set_line
from tui.widgets.lines.record import MIDDLE, WIDE, RecordList, Told
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.messages import Saved
from tui.widgets.rows_by_width import BESIDE, WALL, block
from tui.widgets.talk.asked import (
    MOST_ROWS,
    as_asked,
    below_goal,
    choice_rows,
    did_words,
    in_few_rows,
    now_with,
    rungs_of,
    sign_climbed,
    signs_in_a_row,
    stands_further,
    subject_of,
    told_after,
    undone_words,
    which_words,
)
from tui.widgets.talk.beside_talk import BesideTalk
from tui.widgets.talk.coach import CoachLine
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.entry_border import Border, drawn, lower, upper
from tui.widgets.talk.goal_head import GoalHead
from tui.widgets.talk.lamp import LampBlock
from tui.widgets.talk.rail import PhaseRail
from tui.widgets.talk.time_left import for_meaning, share_words, times_so_far
from tui.words.signs import Roster

TICK = 5.0  # seconds
AROUND = 4  # cells beside the choices
BORDER = 8  # cells beside the words in the entry's border
LONGEST_NAME = 60
LEAST = 3  # rows of a record whose marked line is seen
HELD_KEY = 0.1  # seconds: a bare Enter that comes as soon after another is a key held down, or one that bounces


class TalkScreen(SavingScreen):
    """One open talk, held for this window as long as the screen is there."""

    BINDINGS = bindings("talk")

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._opened = talk
        self._entry = Entry("entry", _("a sentence, and Enter; Enter alone: the next question"))
        self._entry.reads_on = self._reads_on
        self._silent = False
        self._lamp: Lamp | None = None  # the lamp that is shown
        self._told_share = self._told_board = self._told_open = False
        self._asked_names: set[str] = set()  # lines of which was asked who said them
        self._choosing = True  # whether the numbers of choices are shown as keys
        self._to_settle = 0  # how many sentences were not sent when the talk was to be closed
        self._told_change: tuple[Line, str] | None = None
        self._undone = ""  # what was undone just now, as the border of the entry tells it
        self._to_file = ""  # what the key of a criterion was pressed for once
        self._entered = 0.0  # when Enter was pressed last
        self._room_unseen = False  # whether something came that is not looked at yet
        self._told_room = ""  # what the notice says of the room, while it says that
        self._told_waiting = False
        self._rows_of_card = 0  # that are kept free for the card of a line
        self._border: tuple[Border, str] | None = None  # what stands around the entry
        self._tight_at: tuple[object, ...] = ()  # around what: a question gives way to the lines

    def compose(self) -> ComposeResult:
        """Rail and goal on top, question and record in the middle, the line to type below."""
        yield PhaseRail()
        yield GoalHead()
        yield LampBlock()
        for name in ("subject", "choices", "hint"):
            yield Static(id=name, markup=False)
        yield Static(id="above", classes="-none", markup=False)
        with Horizontal(id="body"):
            yield RecordList()
            yield BesideTalk()
        with Vertical(id="bottom"):
            with Vertical(id="signs"):
                yield Static(id="below", markup=False)
            yield Static(id="table", markup=False)
            yield Fitted(4, id="notice")
            yield CoachLine(self._opened.language)
            yield self._entry
            yield KeyBar()

    def on_mount(self) -> None:
        """Take hold of the talk and show where it is."""
        app = self.vertel
        self._as_what = key_for(self, "as_what")  # at every letter the border tells it
        self._strikes = key_for(self, "withdraw")
        self.session = Session(
            app.library,
            app.shelf.known(self._opened.agenda),
            self._opened,
            who(app.settings.name),
            app.library.now,
            self.written,
            self.not_written,
        )
        self.board = BoardFile(app.library.folder)
        self.room = RoomAtTalk(self.talk, app.library, self._room_told)
        if busy := self.session.busy:
            self._entry.disabled = True
            self.notice(error_text(busy))
            self.set_interval(2, self._read_along)
        else:
            self.talk.keep(self.talk.talk)
            self.tell_notes()
            for version in self.session.other_versions():
                app.tell(version)
            self._open_room()
        self.set_interval(TICK, self.tick)
        self.query_one(CoachLine).warm_up()
        self.enter_phase()
        if not self.session.busy:
            begun = self.talk.begun_changes()
            if begun and not self._entry.text:
                self._take_back(begun[-1][0].id)

    @property
    def talk(self) -> Conductor:
        """What conducts the talk."""
        return self.session.talk

    @property
    def _record(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _roster(self) -> Roster:
        return self.session.roster

    # -- drawing

    def enter_phase(self) -> None:
        """Show the phase the talk is in, from the lamp that shines there."""
        self.query_one(CoachLine).tell("")
        if not self.session.busy:
            if not self.talk.editing:
                self.talk.take_earlier()
                self._type_draft()
            self.notice(self._still_covered())
            self.set_focus(self._entry)
        self.show()

    def _still_covered(self) -> str:
        """What to press for a figure that is covered where it is asked what it means; "" for none."""
        figure = self.talk.to_show() if self.talk.phase.kind == "interpretation" else None
        told = _("Still covered: “{text}”. {key} shows it.")
        words = one_line(self.talk.shown(figure)) if figure else ""
        return told.format(text=words, key=key_for(self, "cover")) if figure else ""

    def show(self) -> None:
        """Show the talk as it is now."""
        self._lamp, language = self.talk.lamp, self.talk.language
        lamp = self._lamp
        goal, below = one_line(self.talk.goal.now.text), below_goal(self.talk, self._roster)
        self.query_one(GoalHead).show(goal, *below, spare=True, is_goal=bool(self.talk.goal.id))
        question, kind = lamp.question[language] if lamp else "", self.talk.phase.kind
        before = self.session.before() if kind in ("evidence", "close") else None
        self.query_one(BesideTalk).show(self.talk, self._roster, before)
        self._record.show(
            Told(
                self.talk.lines,
                None if kind == "close" else self.talk.phase.id,
                kind,
                self._roster,
                question,
                lamp.about if lamp else "",
                before if kind == "close" else None,
                self.talk.newest(),
                rungs_of(self.talk),
                as_asked(self.talk),
                (sign_climbed(self.talk) or "") if self.talk.rung_of else "",
            )
        )
        read_back = kind == "close" and self._record.is_beside
        aloud, lead = (_("read aloud"), _("Is this right?")) if read_back else ("", "")
        self.query_one(LampBlock).show(question, which_words(self.talk), aloud, lead)
        self._show_around()
        self._show_border()
        self.tick()

    @on(RecordList.Relaid)
    def _show_around(self) -> None:
        """What the question is about, where that does not stand beside what is said of it; its hint."""
        lamp, language = self._lamp, self.talk.language
        beside = self._record.is_beside and self.talk.phase.kind == "look-back"
        self._show_choices()
        beside = beside or (self.talk.phase.kind == "initiative" and self.size.width >= WIDE)
        subject = subject_of(self.talk, lamp, beside)
        if lamp and lamp.slot.line == "consent" and (self.size.height < LOW or self._is_tight):
            subject = in_few_rows(subject, self._room)
        elif lamp and subject:
            on_ladder = (
                lamp.slot.name in LADDER
            )  # the sign stands above the rungs, or the border names it
            subject = "" if on_ladder else signs_in_a_row(subject, self.talk, lamp, self._room)
        if self._is_tight:
            subject = fitted(subject, self._room, 2 if self._record.has_focus else MOST_ROWS)
        self._fill("#subject", subject)
        said = lamp and any(self.talk.is_under(line, lamp) for line in self.talk.here)
        self._fill("#hint", lamp.hint[language] if lamp and lamp.hint and not said else "")
        about = any(self.query_one(f"#{name}").display for name in ("subject", "choices", "hint"))
        self.set_class(about, "-about")
        self._fill("#table", TableRow(self._record.table, NAMES["up"]))

    def _show_choices(self) -> None:
        """The words to choose from: in the lamp where it has a row free, else below it."""
        lamp = self._lamp
        words = [w[self.talk.language] for w in lamp.choices.values()] if lamp else []
        self._choosing = self._may_choose
        rows, in_lamp = (
            choice_rows(words, self._room, not self._choosing, where) for where in (False, True)
        )
        is_marked = self._is_tight and self._record.has_focus  # then no number chooses
        is_told = self.query_one(LampBlock).offers(in_lamp)
        self._fill("#choices", "" if is_marked or is_told else rows)

    @property
    def _room(self) -> int:
        """The cells for what stands around the question."""
        width = block(self.size.width)
        return width - AROUND - gutter(width) * (width >= NARROW)

    @property
    def _is_tight(self) -> bool:
        """Whether what stands around the question gives way to the lines."""
        return self.has_class("-tight")

    def _tighten(self) -> None:
        """Have as many rows for the lines that the marked one is seen, or the last where none is."""
        record, rows = self._record, self._record.size.height
        around = self.size, self._lamp and self._lamp.key, record.has_focus
        if self._is_tight and around == self._tight_at:
            return
        few = min(LEAST - (not record.has_focus), record.virtual_size.height)
        if not self._is_tight and not 0 < rows < few:
            return
        self._tight_at = around
        self.set_class(not self._is_tight, "-tight")
        for head in (self.query_one(GoalHead), self.query_one(LampBlock)):
            head.refresh(layout=True)
        notice = self.query_one("#notice", Fitted)
        notice.most = 2 if self._is_tight else 4
        notice.update(notice.whole)
        self._show_around()
        self.call_after_refresh(record.tell_moved)

    @property
    def _may_choose(self) -> bool:
        """Whether a number chooses now: no other words are typed."""
        return not kept(self._entry.text)[:1].strip("123456789")

    def _show_border(self) -> None:
        """Tell in the entry's borders whose the line is and what Enter makes of it."""
        entry = self._entry
        width = max(8, block(self.size.width) - BORDER)
        if self.session.busy:
            return
        self.talk.covering = entry.covered
        above = upper(self.talk, entry.text, self._roster, width, self._undone)
        below = lower(self.talk, entry.text, width, self._as_what, self._strikes)
        if (above, below) != self._border:  # else every letter draws it anew
            self._border = (above, below)
            entry.border_title = drawn(above.words, above.role, ("tab", NAMES["up"]))
            entry.border_subtitle = drawn(
                below, keys=(self._as_what, self._strikes, "tab", "enter")
            )
            told = f"{above.words} {below}".split()
            keys = {self._as_what, self._strikes, "tab", "enter"}
            self.query_one(KeyBar).leave_out(frozenset(keys.intersection(told)))

    def _fill(self, selector: str, text: str | Content | TableRow) -> None:
        widget = self.query_one(selector, Static)
        if text or widget.display:  # else every letter that is typed lays the whole screen out anew
            widget.update(text)
            widget.display = bool(text)

    def notice(self, text: str) -> None:
        """Say something above the line, until the next thing happens."""
        self._told_room = ""
        self._fill("#notice", text)
        if not text:
            self._tell_room()

    def tick(self) -> None:
        """Show how the time stands now; say once that evidence takes of interpretation's share."""
        extra, shown = self.talk.unspent(), self.vertel.settings.clock
        self.query_one(PhaseRail).show(self.talk.talk, extra, self.talk.paused, shown)
        share = for_meaning(self.talk.talk, extra) if shown else None
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
        if self.session.busy or self.talk.talk.private:
            return
        rail = self.query_one(PhaseRail)
        kept, who = self._record.kept, self._roster
        board = board_of(self.talk, rail.times, rail.bold, self._silent, kept, who)
        self.room.show(msgspec.structs.replace(board, times=(), near_end=False))
        try:
            self.board.put(msgspec.structs.replace(board, join=self.room.join, wall=self.room.wall))
        except OSError as error:
            if not self._told_board:
                self._told_board = True
                self.notice(_("The board cannot follow: {reason}").format(reason=error.strerror))

    @on(RecordList.Moved)
    def _tell_out_of_sight(self) -> None:
        above, record = self.query_one("#above", Static), self._record
        n, more = record.out_of_sight()
        columns = record.columns_above()
        asked = record.asked_above
        has_gap = self.size.height >= MIDDLE  # else its row is there for a question, too
        stays = record.left_above > 0 and not has_gap
        if record.fits(record.rows_of_signs() - stays):  # without these signs
            n, more, columns, asked = record.left_above, 0, None, ""
        gone = ngettext("↑ {n} more line", "↑ {n} more lines", n).format(n=n)
        lamp, end = self.query_one(LampBlock), record.region.right - BESIDE
        in_lamp = lamp.tells_gone(gone * (has_gap and n > 0), end)
        if has_gap:  # at the end of the row that is free below the lamp
            gone = gone.rjust(block(self.size.width) - AROUND)
        rows = [Content.styled(gone, "$quiet")] * (n > 0 and not in_lamp)
        if asked:
            sign = "" if in_lamp else _("↑ {n} more").format(n=n) if n else ""
            line = ShownLine(asked, sign, ink="$quiet", quiet=True, whole=False)
            rows = set_line(line, self.size.width - 2 * BESIDE)[:1]
        rows += [columns] if columns else []
        above.update(
            Content("\n").join(rows), layout=False
        )  # its classes tell how many rows it has
        above.set_class(not rows, "-none")
        above.set_class(len(rows) > 1, "-two")
        self.set_class(n > 0 and not (in_lamp and not asked), "-gone")
        further = ngettext("{n} more line ({key})", "{n} more lines ({key})", more)
        further = further.format(n=more, key=key_for(self, "read_further"))
        self._fill("#below", f"… {further}" if more else "")
        self._leave_free()
        read_back = self.talk.phase.kind == "close"
        keys, talk = self.query_one(KeyBar), self.talk
        keys.tell_page(*(record.page if read_back else (1, 1)))
        is_last = talk.talk.at + 1 == len(talk.talk.phases) and talk.place + 1 >= len(talk.lamps)
        keys.call("go_on", _("finish") if read_back and is_last else "")
        body = self.query_one("#body")
        airy = body.has_class("-airy")
        body.set_class(not (rows or more) and record.fits(airy - 1), "-airy")
        self._tighten()

    def _leave_free(self) -> None:
        """Keep a row free between the line to type in and what stands above it."""
        goes_on = self.query_one("#below").display
        self.query_one("#signs").display = goes_on
        sign = goes_on * (1 + (self.size.height >= MIDDLE))
        rows = self._rows_of_card and self._rows_of_card + sign
        self.query_one("#bottom").styles.min_height = rows or None
        self.query_one("#body").set_class(goes_on, "-goes-on")

    def action_read_further(self) -> None:
        """What stands further on in what is read back."""
        self._record.read_further()

    def _reads_on(self) -> bool:
        """At the close read on, as one pages; False where there is no more."""
        page, pages = self._record.page
        if self.talk.phase.kind != "close" or page == pages:
            return False
        self.action_read_further()
        return True

    def action_read_before(self) -> None:
        """What stands before it."""
        self._record.read_before()

    def on_resize(self) -> None:
        """Lay the choices out anew."""
        wide = self.size.width
        self.set_class(wide >= WALL, "-wall")
        for name in ("subject", "choices", "hint", "above", "body"):
            self.query_one(f"#{name}").styles.offset = ((wide - block(wide)) // 2, 0)
        if self.is_attached and self._lamp:
            self.query_one(LampBlock).refresh(layout=True)  # its rows go by the screen's
            self._show_around()
            self._show_border()

    # -- to disk

    def _read_along(self) -> None:
        """Show what the other window has written since."""
        if self.session.read_along():
            self.show()

    @on(Saved)
    def _room_saved(self) -> None:
        if self.session.flush(0):
            self.room.saved()

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
            if done:
                self.room.saved()
            self.room.close(done and self.talk.talk.ended is not None)
        return done

    def _note_typed(self) -> None:
        """Have what stands in the field kept as it is now."""
        self.talk.covering = self._entry.covered
        self.talk.note(self._entry.text)

    def action_leave(self) -> None:
        """From the record back to the line; from the line Home."""
        if self.talk.editing:
            aside = self._leave_change()
            again = _("The line is as it was. {key} on it brings your change back.")
            self.notice(again.format(key=key_for(self, "pick_up")) if aside else "")
        elif self._record.has_focus and not self.session.busy:
            self.set_focus(self._entry)
        else:
            self._draw_curtain()

    @work
    async def _draw_curtain(self) -> None:
        """A pause: the room sees nothing of the talk; Escape again goes Home, any other key comes back."""
        from tui.screens.curtain_screen import CurtainScreen

        self._note_typed()
        lamp, entry = self.talk.lamp, self._entry
        question = lamp.question[self.talk.language] if lamp else ""
        curtain = CurtainScreen(question, "" if entry.covered else entry.text)
        if curtain.until:  # it was typed for the curtain, and for no question
            entry.text = ""
            self._note_typed()
        came = await self.app.push_screen_wait(curtain)
        if came:
            self.set_focus(entry)
            entry.replace(came, *entry.selection)
        elif came is None and self.let_go():
            self.vertel.paused(self.talk.talk.id)
            self.app.pop_screen()
        elif came is None:
            self.tell_not_let_go()

    def _leave_change(self) -> bool:
        """Leave the line that is being changed; True where its new words wait for later."""
        aside = self.talk.leave_change(self._entry.text)
        self._type_draft()
        return aside

    def tell_not_let_go(self) -> None:
        """Say why the talk is still there."""
        self.notice(_("Not everything could be saved yet; the talk stays open."))

    # -- what is typed

    def _do(self, command: Callable[[], object]) -> TalkError | None:
        """Have something done, and show it; a refusal is told, and what was typed stays."""
        try:
            command()
        except TalkError as error:
            self.notice(error_text(error))
            return error
        self.notice("")
        self.show()
        return None

    def _type_draft(self) -> None:
        """Have in the field what is half typed, covered where it was."""
        self._type(self.talk.typed, self.talk.typed_covered)

    def _type(self, text: str, covered: bool = False) -> None:
        """Have this in the field, without its being noted as typed."""
        self._entry.covered = covered
        if text != self._entry.text:
            with self.prevent(Entry.Changed):
                self._entry.text = text
            self._entry.move_cursor(self._entry.document.end)
        self._show_border()

    def _in_turn(self, action: Callable[[], object]) -> None:
        """Do it after the keys that came before it: a key of the screen overtakes those of the line."""
        self._entry.call_later(self.call_later, action)

    def action_say(self) -> None:
        """Put on record what is typed, wherever the cursor is: the line itself has Enter."""
        self.set_focus(self._entry)
        self.app.simulate_key("enter")

    @on(Entry.Said)
    def _said(self, event: Entry.Said) -> None:
        event.stop()
        entry, text, editing = event.entry, event.text, self.talk.editing
        soon = event.pressed - self._entered < HELD_KEY
        self._entered = event.pressed
        if self.session.busy:
            return
        self._undone = ""
        if editing:
            if not kept(text) or self._do(lambda: self.talk.change(editing, text)):
                entry.text = text
                return
            self._type_draft()
            self.show()
            return
        if not kept(text):
            if not soon:
                self._go_on()
            return
        self.talk.covering = covered = entry.covered
        try:
            put = self.talk.say(text, entry.text)
        except TalkError as error:
            self.notice(error_text(error))
            entry.take_back(text)
            return
        entry.covered = False
        self.notice("")
        if self._silent and not self.talk.silent_left():
            self._silent = False
            self.notice(_("The silence ends here."))
        self.query_one(CoachLine).tell("")
        if not entry.text and self.talk.take_aside():
            self._type_draft()
        self.show()
        if put:
            self._tell_of(put, covered)

    def _tell_of(self, put: Put, covered: bool) -> None:
        """What to say of a line that is on record now."""
        if put.unclear:
            self.notice(error_text(put.unclear))
        elif covered and any(line.covered for line in put.lines):
            self.notice(_("Covered. Ask what the room expects; the same key shows it."))
        elif any(line.kind == "parked" for line in put.lines):
            self.notice(_("Parked."))
        elif told := told_after(self.talk, put, self._moves, key_for(self, "undo")):
            self.notice(told)
        elif aside := "" if self._entry.text else self.talk.left_aside():
            told = _("“{text}” waits. The close asks whether it is to be on record.")
            self.notice(told.format(text=in_short(aside)))
        else:
            self._nudge(put)

    @property
    def _moves(self) -> str:
        return _("{up} and then → take the line a question on.").format(up=NAMES["up"])

    @work(thread=True, exclusive=True, group="nudge")
    def _nudge(self, put: Put) -> None:
        """Ask softly about a sentence that was put on record just now."""
        if found := self.talk.nudge(put, self._moves):
            self.app.call_from_thread(self.notice, found)

    @on(Entry.Changed)
    def _typing(self, event: Entry.Changed) -> None:
        if self.session.busy:
            return
        if kept(event.text_area.text):
            self._undone = ""
        if self._choosing != self._may_choose:
            self._show_around()
        if not self.talk.editing:
            coach = self.query_one(CoachLine)
            if self.talk.coached():
                coach.soon(
                    event.text_area.text,
                    self.talk,
                    self.vertel.settings.people[self.talk.language],
                )
            else:
                coach.tell("")
        self._note_typed()
        if not self.talk.editing and not kept(event.text_area.text) and self.talk.take_aside():
            self._type_draft()
        self._show_border()

    @on(Entry.Left)
    def _to_record(self) -> None:
        record = self._record
        first = record.first_marked() or self.talk.newest()
        record.one_below_another()
        rows = [place for place, row in enumerate(record.options) if row.id]
        if self.talk.editing:
            return
        if rows:
            self.set_focus(record)
            record.highlighted = rows[-1]
            record.mark(first)
        elif last := self.talk.said_last():
            self.set_focus(record)
            self._mark_out_of_sight(last)
        else:
            self.notice(_("There is no line here yet."))

    def _mark_out_of_sight(self, line: Line) -> None:
        """Mark a line of a phase before, and tell at which question it was said."""
        self._keep_marked(line.id)
        lamp = self.talk.lamp_under(line)
        told = _("Marked is what was said earlier, at “{question}”.")
        self.notice(told.format(question=lamp.question[self.talk.language]) if lamp else "")

    @on(RecordList.Above)
    def _mark_earlier(self) -> None:
        if line := self.talk.said_last(self.talk.marked):
            self._mark_out_of_sight(line)

    @on(RecordList.Typed)
    def _typed_on_record(self, event: RecordList.Typed) -> None:
        if not self.session.busy:
            self.set_focus(self._entry)
            self._entry.move_cursor(self._entry.document.end)
            self._entry.insert(event.text)

    @on(RecordList.Edited)
    def _edited_on_record(self, event: RecordList.Edited) -> None:
        if not self.session.busy:
            self.set_focus(self._entry)
            self._entry.move_cursor(self._entry.document.end)
            self.app.simulate_key(event.key)

    @on(RecordList.Ended)
    def _back_to_entry(self) -> None:
        self.set_focus(self._entry)

    @on(RecordList.OptionHighlighted)
    def _marked_one(self) -> None:
        self.talk.mark_line(self._marked())
        self._show_border()

    @on(RecordList.Left)
    def _none_marked(self) -> None:
        self.talk.mark_line("")
        self._show_border()

    # -- the lamp

    def action_go_on(self) -> None:
        """The next question; after the last one the next phase, and at the end the close."""
        self._in_turn(self._go_on)

    def _go_on(self) -> None:
        if self.session.busy:
            return
        self._went(self.talk.on())

    def action_go_back(self) -> None:
        """The question before, or the phase before; nothing is lost."""
        self._in_turn(lambda: self._went(self.talk.back(), back=True))

    def action_block_on(self) -> None:
        """Past the look-back, the ladder or the figures; else past the phase."""
        self._in_turn(lambda: self._went(self.talk.past_block()))

    def action_block_back(self) -> None:
        """Before the look-back, the ladder or the figures; else the phase before."""
        self._in_turn(lambda: self._went(self.talk.before_block(), back=True))

    def _went(self, where: str, back: bool = False) -> None:
        if self.session.busy:
            return
        self._undone = ""
        if where == "end" and not back:
            self._settle_all()
            return
        self.notice("")
        if where == "phase":
            self.enter_phase()
            self.query_one(LampBlock).light()
        else:
            self.show()
            self.set_focus(self._entry)

    @work
    async def action_questions(self) -> None:
        """All questions of this phase and what one may say; a question chosen is put next."""
        from tui.screens.dialogs.talk.questions import QuestionsScreen

        talk = self.talk
        asked = QuestionsScreen(talk.lamps, talk.waiting, talk.place, talk.written, talk.language)
        place = await self.app.push_screen_wait(asked)
        if place is not None:
            self.talk.choose(place)
            self.show()

    # -- the close

    @work
    async def _settle_all(self) -> None:
        """Nothing half said is dropped; what is open is asked once; then it is asked whether to close."""
        from tui.screens.dialogs.talk.closing import ClosingScreen

        self._note_typed()
        if not (self._change_left_told() and self._waiting_told()):
            return
        if not await self._unsaid_settled() or not await self._names_asked():
            return
        opened = self.talk.open_at_close()
        if opened.figures and not self._told_open:
            self._told_open = True
            figure = opened.figures[0]
            self.notice(
                _(
                    "No meaning yet: “{figure}”. {key} again leaves it open, in so many words."
                ).format(figure=one_line(self.talk.shown(figure)), key=key_for(self, "go_on"))
            )
            return
        if not await self.app.push_screen_wait(ClosingScreen(self.talk, opened)):
            self._asked_names.clear()  # who goes on first is asked again
            return
        if opened.figures:
            self.talk.leave_figures_open()
        self._close()

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

    async def _names_asked(self) -> bool:
        """Ask once, together, who said what is still open; each may stay so. False where one talks on."""
        from tui.screens.dialogs.talk.open_names import OpenNamesScreen

        not_now = self._asked_names.union(self.room.nameless)
        found = tuple(o for o in self.talk.open_at_close().names if o.id not in not_now)
        if not found:
            return True
        came = await self.app.push_screen_wait(OpenNamesScreen(self.talk, found))
        self.show()
        if came:
            self.set_focus(self._entry)
            self._entry.insert(came)
            told = _("No name at the table: it is typed here. {key} asks again who said it.")
            self.notice(told.format(key=key_for(self, "go_on")))
        if came == "":  # who leaves before the last is asked again
            self._asked_names |= {line.id for line in found}
        return came == ""

    async def _unsaid_settled(self) -> bool:
        """Ask of each sentence that was never sent what is to become of it; False to go on talking."""
        from tui.screens.dialogs.talk.unsent_lines import UnsentScreen

        language = self.talk.language
        all_left = self.talk.unsaid()
        for place, unsaid in enumerate(all_left, 1):
            lamp = self.talk.lamp_of_unsaid(unsaid)
            phase = next(
                (p for p in self.talk.talk.phases if p.id == unsaid.phase), self.talk.phase
            )
            wish = await self.app.push_screen_wait(
                UnsentScreen(
                    one_line(phase.title[language]),
                    lamp.question[language] if lamp else "",
                    one_line(unsaid.text),
                    (place, len(all_left)),
                )
            )
            if wish is None:
                return False
            if wish and self._do(partial(self.talk.send, unsaid, unsaid.text)):
                return False
            if not wish:
                self.talk.drop(unsaid)
            self._type_draft()
        return True

    def _close(self) -> None:
        still_open = self.talk.talk
        try:
            self.talk.close()
        except TalkError as error:
            self.notice(error_text(error))
            return
        closed = self.talk.talk
        if self.let_go():
            self.app.pop_screen()
            self.vertel.read(closed)
        else:
            self.talk.keep(still_open)
            self.tell_not_let_go()

    # -- whose, and as what

    def action_whose(self, back: bool = False) -> None:
        """Whose the marked line is, or the one that is typed, in turn, or the other way round."""
        self._in_turn(partial(self._walk_whose, back))

    def _walk_whose(self, back: bool) -> None:
        if self.session.busy:
            return
        if self.talk.marked:
            marked = self.talk.marked
            self._on_marked(lambda: self.talk.walk_given(marked, back))
        elif not self.talk.editing:
            self.talk.walk_whose(self._entry.text, back)
            self._note_typed()
            self._show_border()

    def action_as_what(self, back: bool = False) -> None:
        """As what the marked line stands, or the one that is typed is put, in turn, or the other way round."""
        self._in_turn(partial(self._walk_kind, back))

    def _walk_kind(self, back: bool) -> None:
        if self.session.busy:
            return
        if self.talk.marked:
            marked = self.talk.marked
            self._on_marked(lambda: self.talk.walk_as(marked, back))
            if further := stands_further(self.talk, self.talk.find(marked)):
                self.notice(further)
        elif not self.talk.editing:
            self.talk.walk_kind(self._entry.text, back)
            self._show_border()

    # -- lines on record

    def _marked(self) -> str:
        """The id of the line that is marked, in sight or where a key took it; "" for none."""
        record = self._record
        if self.focused is record and record.highlighted is not None:
            return record.get_option_at_index(record.highlighted).id or ""
        return self.talk.marked if self.focused is record else ""

    def _marked_for(self, action: str) -> Line | None:
        """The marked line. Where none is, the last one is marked, for the key to be pressed again."""
        if self.session.busy:
            return None
        if line := self.talk.find(self._marked() or self.talk.editing):
            return line
        record = self._record
        record.one_below_another()
        places = [place for place, row in enumerate(record.options) if row.id]
        if not places:
            self.notice(_("There is no line here yet."))
            return None
        self.set_focus(record)
        record.highlighted = places[-1]
        line = self.talk.find(self._marked())
        words = _("Marked: “{text}”. {key} again does it; the arrows mark another line.")
        key = key_for(self, action)
        self.notice(words.format(text=self.talk.with_word(line), key=key) if line else "")
        return None

    def _on_marked(self, command: Callable[[], object]) -> None:
        """Do something with the marked line, which stays marked, wherever it went."""
        marked = self.talk.marked
        self._do(command)
        self._keep_marked(marked)

    def _keep_marked(self, marked: str) -> None:
        self._record.mark(marked)
        self.talk.mark_line(marked)
        self._show_border()

    def action_move_on(self) -> None:
        """The marked line, and what followed it under its question, to the next question."""
        if marked := self.talk.marked:
            phase = self.talk.phase.id
            last = self.talk.steps[-1:]
            self._do(lambda: self.talk.move_on(marked))
            if self.talk.phase.id != phase:
                self.enter_phase()
            self.set_focus(self._record)
            self._keep_marked(marked)
            self._tell_moved(marked, last)

    def action_move_back(self) -> None:
        """The marked line alone to the question before."""
        if marked := self.talk.marked:
            last = self.talk.steps[-1:]
            self._on_marked(lambda: self.talk.move_back(marked))
            self._tell_moved(marked, last)

    def _tell_moved(self, line_id: str, last: list[UndoStep]) -> None:
        """Tell where a line stands now, which may be out of sight, and so what went since the `last` step."""
        steps = self.talk.steps[-1:]
        several = steps != last and len(steps[0].went) > 1
        self.notice(now_with(self.talk, self.talk.find(line_id), several))

    def action_pick_up(self) -> None:
        """Take a line back into the field, to change its words."""
        line = self._marked_for("pick_up")
        if line is None:
            return
        self._note_typed()
        if self.talk.editing:
            self.talk.leave_change(self._entry.text)
        self._take_back(line.id)

    def _take_back(self, line_id: str) -> None:
        """Put a line in the field, with what was changed of it before where it was set aside."""
        line = self.talk.find(line_id)
        self._type(self.talk.begin_change(line_id), line is not None and line.covered)
        self.set_focus(self._entry)
        self._show_border()
        self.notice(_("Change the words; Enter keeps them."))

    def action_withdraw(self) -> None:
        """Strike a line out, or put it back."""
        line = self._marked_for("withdraw")
        if line is None:
            return
        if self.talk.editing == line.id:
            self._leave_change()
        self._on_marked(lambda: self.talk.withdraw(line.id))
        told = _("Put back: “{text}”.")
        if not line.withdrawn:
            told = _("Withdrawn: “{text}”. {key} puts it back.")
        words = self.talk.told(line)
        self.notice(told.format(text=words, key=key_for(self, "withdraw")))

    @on(RecordList.Opened)
    def _open_card(self) -> None:
        self.action_add_to_line()

    @work
    async def action_add_to_line(self) -> None:
        """The card of the marked line: words, whose, question, about, as what, for whom."""
        from tui.screens.dialogs.talk.line import ROWS, WITHDRAW, LineScreen

        line = self._marked_for("add_to_line")
        if line is None:
            return
        self.notice("")
        self._rows_of_card = ROWS  # the line it is about stays in sight above it
        self._leave_free()
        self.call_after_refresh(self._record.scroll_to_highlight)
        card = await self.app.push_screen_wait(LineScreen(self.talk, line.id, self._roster))
        self._rows_of_card = 0
        self._leave_free()
        if card == WITHDRAW:
            self.action_withdraw()
        elif isinstance(card, Card):
            self._do(lambda: self.talk.mend(line.id, card))

    @work
    async def action_for_whom(self) -> None:
        """Say of each line for whom it is."""
        from tui.screens.dialogs.talk.for_whom import ForWhomScreen

        if self.session.busy:
            return
        marks = await self.app.push_screen_wait(ForWhomScreen(self.talk))
        if marks is not None:
            self._do(lambda: self.talk.release(marks))

    def action_undo(self) -> None:
        """Undo the last thing put on record; its words are typed again, what was typed waits."""
        self._in_turn(self._undo)

    def _undo(self) -> None:
        if self.session.busy:
            return
        self._note_typed()
        self.talk.editing = ""
        step = self.talk.undo()
        self.set_focus(self._entry)
        self._type_draft()
        if step is None:
            self.show()
            self.notice(_("There is nothing to undo."))
            return
        self._undone = did_words(step)
        self.show()
        self.notice(undone_words(step))

    # -- what is put aside, and who speaks

    def action_park(self) -> None:
        """Park what is typed; with nothing typed, what is typed next, and tell what is parked."""
        self._in_turn(self._park)

    def _park(self) -> None:
        text = kept(self._entry.text)
        if text and not self.session.busy:
            if not self._do(lambda: self.talk.park(text)):
                self._type_draft()
                self.notice(_("Parked."))
        elif not self.session.busy:
            told = _("What you type next is about the question again.")
            if self.talk.park_next():
                told = _("What you type next is parked; {key} again, and it is not.")
                told = told.format(key=key_for(self, "park"))
            points = self.talk.parked()
            so_far = _("Parked: {points}").format(points=points) if points else ""
            self.notice(" ".join(filter(None, (told, so_far))))
            self._show_border()

    def action_criterion(self) -> None:
        """Put what is typed on record as a criterion that no longer serves the goal."""
        self._in_turn(self._criterion)

    def _criterion(self) -> None:
        text = kept(self._entry.text)
        if not text or self.session.busy:
            self.notice(_("Type the criterion first; it is then talked over in a talk of its own."))
            return
        if self.talk.editing or text != self._to_file:
            self._to_file = "" if self.talk.editing else text
            words = _(
                "“{text}”: a criterion that no longer serves the goal? {key} again keeps it so."
            )
            if self.talk.editing:
                words = _("A line is being changed: Enter keeps it, Escape leaves it as it was.")
            self.notice(words.format(text=one_line(text), key=key_for(self, "criterion")))
            return
        if not self._do(lambda: self.talk.criterion(text)):
            self._type_draft()
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
        self._do(lambda: self.talk.join(named_person(text)))
        names = ", ".join(map(one_line, self.talk.talk.names))
        self.notice(_("At the table: {names}.").format(names=names))

    @work
    async def _voices(self) -> None:
        from tui.screens.dialogs.talk.voices_dialog import VoicesScreen

        name = await self.app.push_screen_wait(VoicesScreen(self.talk, self._roster))
        self.show()
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
            entry.covered = not entry.covered
            self._note_typed()
            self._show_border()
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

    def action_bring_in(self) -> None:
        """Put a line of one's own check-in on the table."""
        if self.vertel.owner.writers == NOBODY:
            self.vertel.whose(self._bring_in)
        else:
            self._bring_in()

    @work
    async def _bring_in(self) -> None:
        from tui.check_in.release import lines_to_bring
        from tui.screens.dialogs.talk.bring_in import BringingScreen

        if self.session.busy:
            return
        lines = lines_to_bring(self.vertel.library, self.talk.talk, self.vertel.owner.name)
        if not lines:
            self.notice(
                _("No line of a check-in on this goal since the last talk is marked to bring.")
            )
            return
        line = await self.app.push_screen_wait(BringingScreen(lines))
        if line is not None:
            self._do(lambda: self.talk.bring_in(line.text, line.by, line.source, line.seen))

    # -- the room's own phones

    def _open_room(self) -> None:
        """Open the door where that was asked for; have the lines that wait from before."""
        wish, self.vertel.live = self.vertel.live, None
        try:
            self.room.look_for_lines()
            if wish is not None:
                self.room.open(wish.hosts, wish.certificate)
        except SpokenError as error:
            self.vertel.tell(error)

    def _room_told(self) -> None:
        if not self._room_unseen:  # from another thread; it must not wait for the screen
            self._room_unseen = True
            self.post_message(RoomChanged())

    @on(RoomChanged)
    def _room_changed(self) -> None:
        self._room_unseen = False
        self.room.look()
        self._tell_room()
        self._show_board()

    def _tell_room(self) -> None:
        """Say what waits, where nothing else is being said."""
        if not self.is_attached or self.session.busy:
            return
        shown = self.query_one("#notice", Fitted)
        if shown.display and shown.whole != self._told_room:
            return
        words = self.room.words(key_for(self, "room"))
        if words != self._told_room:
            self._told_room = words
            self._fill("#notice", words)

    @work
    async def action_room(self) -> None:
        """What waits from the room, and the door."""
        from tui.screens.dialogs.talk.waiting_list import WaitingListScreen

        if self.session.busy:
            return
        self._note_typed()
        screen = WaitingListScreen(self.talk, self._roster, self.room, self.show)
        await self.app.push_screen_wait(screen)
        self.notice("")

    def _waiting_told(self) -> bool:
        """True when nothing waits any more, or it was said that something does."""
        waits = len(self.room.room.rows) if self.room.room else 0
        if not waits or self._told_waiting:
            return True
        self._told_waiting = True
        words = ngettext(
            "{n} line from the room waits still: {show} shows it. {key} again closes without it.",
            "{n} lines from the room wait still: {show} shows them. {key} again closes without them.",
            waits,
        )
        self.notice(words.format(n=waits, show=key_for(self, "room"), key=key_for(self, "go_on")))
        return False

    # -- time

    def action_more_time(self) -> None:
        """Five minutes more for this phase."""
        if self.session.busy or not self.talk.phase.minutes:
            return
        self.talk.more_time()
        times = times_so_far(self.talk.talk, self.talk.unspent())
        self.notice(_("Five minutes more. Time so far: {times}").format(times=times))
        self.tick()

    def action_silence(self) -> None:
        """A silent minute: everybody writes before anybody speaks. The same key ends it."""
        if self.session.busy:
            return
        self.talk.be_silent()
        self._tell_silence(broken_off=not self.talk.silent_left())
        self._show_board()

    def _tell_silence(self, broken_off: bool = False) -> None:
        """Show what is left of the silent minute, and who begins once it is over or `broken_off`."""
        left = round(self.talk.silent_left())
        self._silent = left > 0
        if self._silent:
            self.notice(
                _("{words} {seconds} s left.").format(words=self.talk.silence, seconds=left)
            )
            return
        name = one_line(self.talk.talk.account_giver)
        over = _("The silence ends here.") if broken_off else _("The minute is over.")
        begins = _("{name} begins.").format(name=name) if name else _("Who begins?")
        self.notice(f"{over} {begins}")

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
