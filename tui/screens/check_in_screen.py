"""The check-in: three questions on one screen, for one person."""

from functools import cached_property

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from agendas.agenda import builtin
from agendas.conduct.at_close import reopened
from agendas.errors import N_, SpokenError
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.state import GoalState
from agendas.text import kept, one_line
from locales import _, day_and_month, error_text, spoken
from tui.actions import bindings
from tui.check_in.conduct import (
    FIELDS,
    NO_GOAL_YET,
    SHARE,
    CheckIn,
    done,
    last_time,
    last_words,
    open_check_in,
    open_without_goal,
    questions,
    recent_goals,
    time_to_share,
    unfinished,
    written_in,
)
from tui.keys import KeyBar, key_for
from tui.screens.vertel_screen import SavingScreen
from tui.session import Session
from tui.settings import who
from tui.start_talk import OpeningError, goal_state
from tui.widgets.talk.asked_alone import AskedAlone, beside_in
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.goal_head import GoalHead
from tui.widgets.talk.lamp import LampBlock
from tui.widgets.top_bar import TopBar

LABELS = {"noticed": N_("noticed"), "means": N_("tells me"), "next": N_("what now")}


class CheckInScreen(SavingScreen):
    """What is written is on disk as it is typed; it is for its writer alone."""

    BINDINGS = bindings("check_in")

    def __init__(self, written: CheckIn, opened: Talk | None = None) -> None:
        """Begin with what is `written`; with `opened`, go on with that check-in as it is.

        Where no goal is named, it is about the one that was last talked or written about. A
        closed check-in stays closed on disk until something in it is changed.
        """
        super().__init__()
        self._written, self._first = written, opened
        self._session: Session | None = None
        self._named: GoalState | None = None
        self._kept: CheckIn | None = None  # as it was given to be written
        self._soon: Timer | None = None
        self._left = False
        self._in: Widget | None = (
            None  # the field one writes in, also while another window is looked at
        )

    @property
    def _opened(self) -> Talk | None:
        """The check-in as it was kept last; None where no word is written yet."""
        return self._session.talk.talk if self._session else None

    def _hold(self, talk: Talk) -> Session:
        """The check-in held for this window, from its first word on."""
        if self._session is None:
            app = self.vertel
            self._session = Session(
                app.library,
                builtin("checkin"),
                talk,
                who(app.settings.name),
                app.library.now,
                self.written,
                self.not_written,
            )
        return self._session

    def compose(self) -> ComposeResult:
        """The goal, then a field under each question, with last time's words beside or in it."""
        if self._first:
            self._written = written_in(self._hold(self._first).talk.talk)
        name = self.vertel.owner.name or self._written.by
        self._written = written = msgspec.structs.replace(self._written, by=name)
        self._named = self._state(written.goal or next(iter(self._goals), ""))
        yield TopBar()
        yield GoalHead()
        goal = Input(
            "" if self._named else written.goal,
            select_on_focus=False,
            id="goal",
            placeholder=_("Which goal is it about?"),
        )
        goal.display = self._named is None  # else the first letters may land in it
        yield goal
        yield LampBlock()
        with VerticalScroll(can_focus=False):
            with Horizontal(id="heads"):
                yield Static(id="then", classes="head-of", markup=False)
                yield Static(_("Now"), id="now", classes="head-of", markup=False)
            for field in FIELDS:
                yield AskedAlone(field, _(LABELS[field]), getattr(written, field))
            yield Static(id="notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """The cursor goes where it was, else behind what is written where nothing is written yet."""
        name = self.vertel.settings.name
        self.query_one(TopBar).show(_("Check-in"), _("for you alone"), one_line(name))
        for entry in self.query(Entry):
            entry.move_cursor(entry.document.end)
        # At once: a key that comes before a focus that was asked for goes elsewhere.
        self.set_focus(self.query_one("#noticed" if self._named or self._written.goal else "#goal"))
        self._show_goal()
        if self._opened:
            self._go_where_it_was(self._opened)
            self._kept = self._now_written()
        if self._session and (busy := self._session.busy):
            for entry in self.query(Entry):
                entry.disabled = True
            self.notice(error_text(busy))

    def _go_where_it_was(self, opened: Talk) -> None:
        field = next((f for f, kind in FIELDS.items() if kind == opened.phase.kind), "goal")
        place = opened.asked.get(_cursor(opened.phase.id))
        if place is None or not self.query_one(f"#{field}").display:
            return
        widget = self.query_one(f"#{field}")
        self.set_focus(widget)
        if isinstance(widget, Entry):
            widget.place = place
        elif isinstance(widget, Input):
            widget.cursor_position = place

    def _with_place(self, talk: Talk) -> Talk:
        """The check-in with where the cursor is: the phase of its field, and how far in its words."""
        widget = self._in
        if isinstance(widget, Entry):
            kind, place = FIELDS[widget.id or ""], widget.place
        elif isinstance(widget, Input):
            kind, place = "goal", widget.cursor_position
        else:
            return talk
        at = next((n for n, phase in enumerate(talk.phases) if phase.kind == kind), talk.at)
        return change(talk, at=at, asked={_cursor(talk.phases[at].id): place})

    @cached_property
    def _goals(self) -> tuple[str, ...]:
        """The ids of the goals in the order in which they are gone round, from the present one.

        They are looked up once: what is written meanwhile is the last that was written about.
        """
        here = (self._named.goal.id,) if self._named else ()
        return tuple(
            key
            for key in dict.fromkeys([*here, *recent_goals(self.vertel.library)])
            if not (self._opened and self._opened.goal.id == key and _made_here(self._opened))
        )

    def _show_goal(self) -> None:
        """Show which goal it is about, with last time's words on it."""
        state = self._named
        this = self._opened.id if self._opened else ""
        library = self.vertel.library
        before = last_time(library, state, this) if state else None
        words = self.query_one(GoalHead)
        words.display = state is not None
        words.show(one_line(state.goal.now.text) if state else "")
        self.query_one("#goal").display = state is None
        lasts = {field: last_words(before, field) for field in FIELDS}
        for asked in self.query(AskedAlone):
            asked.show_last(lasts[asked.field], any(lasts.values()))
            self._ask(asked)
        heads = self.query_one("#heads")
        heads.set_class(not any(lasts.values()), "-none")
        if before:
            today = self.vertel.library.now().date()
            day = day_and_month(before.started.astimezone().date(), today)
            self.query_one("#then", Static).update(_("Last time, {date}").format(date=day))
        self._light()
        shares = state and time_to_share(library.known(), state.goal.id, this)
        self.notice(_(SHARE) if shares else "")

    def notice(self, text: str) -> None:
        """Say something above the keys, until the next thing happens."""
        notice = self.query_one("#notice", Static)
        notice.update(text)
        notice.display = bool(text)

    def on_resize(self) -> None:
        """Last time's words stand beside the fields where there is room, else in them."""
        for asked in self.query(AskedAlone):
            asked.fit(*self.size)
        self._light()

    def _light(self) -> None:
        """Put the question one writes to in the lamp; with little room it is lit where it stands."""
        at = self.focused.id if self.focused else ""
        fields = list(FIELDS)
        for asked, after in zip(self.query(AskedAlone), (*fields[1:], ""), strict=True):
            told = _("enter: on to “{field}”").format(field=_(LABELS[after])) if after else ""
            asked.light(at == asked.field, told or _("enter: a new line"))
        lit, which = _("Which goal is it about?") if at == "goal" else "", ""
        if at in FIELDS:
            number = list(FIELDS).index(at) + 1
            lit, which = questions()[at], _("{n} of {all}").format(n=number, all=len(FIELDS))
        self.query_one(LampBlock).show(lit if beside_in(*self.size) else "", which)

    def _state(self, goal: str) -> GoalState | None:
        """The goal with this id or these words; None for a new one, also for one named here first."""
        try:
            state = goal_state(self.vertel.library, goal) if goal else None
        except SpokenError:
            return None
        here = self._opened and state and self._opened.goal.id == state.goal.id
        return None if here and self._opened and _made_here(self._opened) else state

    def on_entry_said(self, event: Entry.Said) -> None:
        """Enter keeps the words and goes to the next field; in the last one to a line of its own."""
        event.stop()
        entry, end = event.entry, event.entry.document.end
        if entry.id != next(reversed(FIELDS)):
            self.focus_next()
            return
        if entry.cursor_location == end and end[1]:
            entry.insert("\n")  # what is typed on is another sentence
        if self._keep():
            self.notice(_("{key} ends the check-in.").format(key=key_for(self, "done")))

    @on(Entry.Left)
    def _back(self) -> None:
        """The arrow up on the first row goes to the field before; nothing is lost."""
        if self.focused and self.focused.id != next(iter(FIELDS)):
            self.focus_previous()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """The question one writes to is the one in the lamp."""
        self._in = self.focused
        self._light()

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typing(self) -> None:
        """Keep it on disk, half a second after typing stops."""
        if self._soon is None and self._now_written() != self._kept:
            self._soon = self.set_timer(0.4, self._keep_soon)

    def _keep_soon(self) -> None:
        self._soon = None
        if not self._left:  # one that was done would be open again
            self._keep()

    def _now_written(self) -> CheckIn:
        fields = {field: self.query_one(f"#{field}", Entry).text for field in FIELDS}
        goal = self._named.goal.id if self._named else self.query_one("#goal", Input).value
        return msgspec.structs.replace(self._written, goal=goal, **fields)

    def _keep(self, ended: bool = False) -> bool:
        """Have what is written put on disk, whole and `ended` or as far as it is. False where it cannot be.

        Raises nothing: what is in the way is told.
        """
        written, session = self._now_written(), self._session
        if self._nothing(written) or (session and session.busy):
            return True
        if session and written == self._kept and (session.is_closed or not ended):
            if not session.is_closed:  # where the cursor is
                session.talk.keep(self._with_place(session.talk.talk))
            return True
        now = self.vertel.library.now()
        make = done if ended else unfinished
        try:
            opened = self._open(written, ended)
            made = make(opened, written, now, session.talk.mark if session else "")
            session = self._hold(opened)
        except SpokenError as error:
            self.notice(error_text(error))
            return False
        session.talk.keep(self._with_place(made))
        self._kept = written
        return True

    def _open(self, written: CheckIn, ended: bool = False) -> Talk:
        """The check-in these words go into; its goal is looked up when its words change.

        Raises `OpeningError` where it is to be `ended` and no goal is named.
        """
        library, opened = self.vertel.library, self._opened
        goal = kept(written.goal)
        if (
            opened is None
            or (ended and not opened.goal.id)
            or (goal or NO_GOAL_YET) not in (opened.goal.id, opened.goal.now.text)
        ):
            make = open_check_in if goal or ended else open_without_goal
            try:
                return make(library, written, spoken(), library.now(), before=opened)
            except OpeningError:
                if ended:
                    raise
                return open_without_goal(library, written, spoken(), library.now(), opened)
        return opened if ended else reopened(opened)

    def _nothing(self, written: CheckIn) -> bool:
        """Whether there is nothing to keep: no word was written, and nothing is on disk."""
        words = [getattr(written, field) for field in FIELDS]
        typed = "" if self._named else written.goal
        return self._session is None and not any(kept(text) for text in (*words, typed))

    def let_go(self, last: bool = False) -> bool:
        """Have what is written on disk, finished or not, and let the check-in go.

        False when it could not be written: it then stays open, unless this is the `last` chance.
        """
        if not self._left:
            self._keep()
        return self._session is None or self._session.close(last)

    def on_unmount(self) -> None:
        """However the screen ends, what was typed is written."""
        if self._session:
            self._session.close(last=True)

    def _ask(self, asked: AskedAlone) -> None:
        """Show the question of a field, and whether what is written there goes to a talk."""
        along = asked.field == "next" or asked.field in self._written.bring
        asked.ask(questions()[asked.field], along)

    def action_bring(self) -> None:
        """Mark the line with the cursor to bring into a talk, or take the mark away."""
        field = (self.focused.id if self.focused else "") or ""
        if field == "next":
            self.app.notify(_("This line goes along by itself."), markup=False)
        if field not in FIELDS or field == "next":
            return
        bring = set(self._written.bring) ^ {field}
        self._written = msgspec.structs.replace(self._written, bring=tuple(sorted(bring)))
        for asked in self.query(AskedAlone):
            self._ask(asked)
        self._light()
        self._keep()

    def action_other_goal(self) -> None:
        """Write about the next goal there is, and after the last one about a new one."""
        typed = kept(self.query_one("#goal", Input).value)
        if typed and not self._named:
            self.notice(
                _("“{goal}” stands here as the goal. Empty that line first.").format(goal=typed)
            )
            return
        goals = self._goals
        place = goals.index(self._named.goal.id) + 1 if self._named else 0
        at = self.focused
        self._named = self._state(goals[place]) if place < len(goals) else None
        self._show_goal()
        if not self._named:
            self.set_focus(self.query_one("#goal"))
        elif at is None or at.id == "goal":
            self.set_focus(self.query_one("#noticed"))
        self._keep()

    def action_done(self) -> None:
        """Keep it whole, tell what became of it, and go Home."""
        held = self._session
        before = self._kept if held and (held.is_closed or held.busy) else None
        if not self._keep(ended=True):
            return
        self._left = True  # letters that are told late do not open it again
        if not self.let_go():
            self._left = False
            self._tell_not_let_go()
            return
        if self._now_written() != before:
            self._tell_done()
        self._go_home()

    def _tell_done(self) -> None:
        """Tell that it is done, and with which words a line goes to a talk: it may be a half one."""
        written = self._now_written()
        along = [f for f in FIELDS if f == "next" or f in written.bring]
        lines = [one_line(words) for f in along if (words := kept(getattr(written, f)))]
        told = _("The check-in is done, and kept for you alone.")
        if lines:
            brings = _("To bring to the talk: {lines}").format(lines=" · ".join(lines))
            told = f"{told} {brings}"
        self.app.notify(told, markup=False)

    def action_leave(self) -> None:
        """Pause: keep what there is, to go on with, and go Home."""
        if self.let_go():
            self._go_home()
        else:
            self._tell_not_let_go()

    def _tell_not_let_go(self) -> None:
        self.notice(_("Not everything could be saved yet; the check-in stays open."))

    def _go_home(self) -> None:
        self._left = True
        self.app.pop_screen()


def _cursor(phase: str) -> str:
    """Under what stands in `Talk.asked` how far in the words of a phase the cursor is."""
    return f"{phase}@"


def _made_here(talk: Talk) -> bool:
    """Whether the goal that a check-in is about is named in it first."""
    return talk.goal.wordings[0].meeting == talk.id
