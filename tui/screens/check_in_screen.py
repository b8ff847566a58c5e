"""The check-in: three questions on one screen, for one person."""

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Label, Static, TextArea

from agendas.errors import N_, SpokenError
from agendas.records.meeting import Meeting, change
from agendas.records.state import GoalState
from agendas.talk.close import close
from agendas.text import kept, one_line
from locales import _, clock_time, say, spoken
from store.errors import StoreError
from tui.check_in.conduct import (
    FIELDS,
    NO_GOAL_YET,
    SHARE,
    CheckIn,
    last_time,
    open_check_in,
    open_without_goal,
    questions,
    recent_goals,
    record,
    time_to_share,
    unfinished,
)
from tui.keys import KeyBar
from tui.settings import now
from tui.start_talk import OpeningError, goal_state
from tui.widgets.entry import Entry
from tui.widgets.fitted import Fitted

WIDE = 100  # columns, as in the app's breakpoints


class CheckInScreen(Screen[None]):
    """What is written is on disk as it is typed; it is for its writer alone."""

    BINDINGS = [
        Binding(
            "pagedown,ctrl+enter",
            "done",
            N_("done"),
            tooltip=N_("done; it is kept for you alone"),
            priority=True,
        ),
        Binding(
            "tab", "app.focus_next", N_("next line"), tooltip=N_("the next line"), priority=True
        ),
        Binding(
            "shift+tab",
            "app.focus_previous",
            N_("line before"),
            tooltip=N_("the line before"),
            priority=True,
            show=False,
        ),
        Binding(
            "f2",
            "other_goal",
            N_("another goal"),
            tooltip=N_("write about another goal"),
            show=True,
        ),
        Binding("escape", "leave", N_("home"), tooltip=N_("home; what is written stays")),
        Binding(
            "ctrl+r",
            "bring",
            N_("bring"),
            tooltip=N_("mark this line to bring into a talk, or take the mark away"),
        ),
    ]

    def __init__(
        self, written: CheckIn, opened: Meeting | None = None, choose: bool = True
    ) -> None:
        """Begin with what is `written`; with `opened`, go on with that check-in.

        Where no goal is named, `choose` takes the one that was last talked or written about.
        """
        super().__init__()
        self._choose = choose
        self._lasts: dict[str, str] = {}
        self._written = written
        self._opened = opened
        self._soon: Timer | None = None
        self._left = False

    def compose(self) -> ComposeResult:
        """The goal, then a field under each question, with last time's words in it."""
        library = self.app.library  # type: ignore[attr-defined]
        if not self._written.goal and self._choose and (goals := recent_goals(library)):
            self._written = msgspec.structs.replace(self._written, goal=goals[0])
        state = self._state()
        this = self._opened.id if self._opened else ""
        before = last_time(library, state, this) if state else None
        yield Static(_("Check-in, for you alone"), classes="head", markup=False)
        with VerticalScroll(can_focus=False):
            goal = Input(
                state.goal.now.text if state else self._written.goal,
                select_on_focus=False,
                id="goal",
                placeholder=_("Which goal is it about?"),
            )
            goal.display = state is None
            if state:
                words = Fitted(2, classes="goal")
                words.update(one_line(state.goal.now.text))
                yield words
            yield goal
            for field in FIELDS:
                yield Label(self._asked(field), id=f"ask-{field}", classes="field", markup=False)
                last = self._lasts[field] = _last(before, field)
                entry = Entry(id=field, placeholder=last)
                entry.text = getattr(self._written, field)
                with Horizontal(classes="beside"):
                    yield entry
                    if last:
                        yield Static(last, classes="last", markup=False)
            notice = Static(id="notice", markup=False)
            notice.display = bool(state and time_to_share(library.known(), state.goal.id, this))
            if notice.display:
                notice.update(_(SHARE))
            yield notice
        yield KeyBar()

    def on_resize(self) -> None:
        """Last time's words stand beside the field where there is room, else in it."""
        wide = self.size.width >= WIDE
        for field, words in self._lasts.items():
            self.query_one(f"#{field}", Entry).placeholder = "" if wide else words

    def _state(self) -> GoalState | None:
        try:
            return goal_state(self.app.library, self._written.goal) if self._written.goal else None  # type: ignore[attr-defined]
        except SpokenError:
            return None

    def on_mount(self) -> None:
        """Begin where nothing is written yet; in a field go on behind what is written."""
        for entry in self.query(Entry):
            entry.move_cursor(entry.document.end)
        self.query_one("#noticed" if self.query_one("#goal", Input).value else "#goal").focus()

    def on_entry_said(self, event: Entry.Said) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.focus_next()

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep it on disk, half a second after typing stops."""
        if self._soon is None:
            self._soon = self.set_timer(0.4, self._keep_soon)

    def _keep_soon(self) -> None:
        self._soon = None
        if not self._left:  # a check-in that was done would be open again
            self._keep(quiet=True)

    def _now_written(self) -> CheckIn:
        fields = {field: self.query_one(f"#{field}", Entry).text for field in FIELDS}
        goal = self.query_one("#goal", Input).value
        return msgspec.structs.replace(self._written, goal=goal, **fields)

    def _keep(self, quiet: bool = False, ended: bool = False) -> bool:
        written = self._now_written()
        try:
            if ended:
                made = close(
                    change(record(self._open(written, ended), written, now()), drafts={}), now()
                )
            else:
                made = unfinished(self._open(written), written, now())
            self.app.library.save(made)  # type: ignore[attr-defined]
        except SpokenError as error:
            if not quiet or isinstance(error, StoreError):
                notice = self.query_one("#notice", Static)
                notice.update(say(error.message, **error.values))
                notice.display = True
            if isinstance(error, StoreError):
                self.query_one(KeyBar).say(_("NOT SAVED"))
                if self._soon is None:
                    self._soon = self.set_timer(2.0, self._keep_soon)
            return False
        for note in self.app.library.take_notes():  # type: ignore[attr-defined]
            self.app.tell(note)  # type: ignore[attr-defined]
        self.query_one(KeyBar).say(_("saved {time}").format(time=clock_time(now())))
        return True

    def _open(self, written: CheckIn, ended: bool = False) -> Meeting:
        """The check-in these words go into; its goal is looked up when its words change.

        Raises `OpeningError` where it is to be `ended` and no goal is named.
        """
        library = self.app.library  # type: ignore[attr-defined]
        opened = self._opened
        goal = kept(written.goal)
        if (
            opened is None
            or (ended and not opened.goal.id)
            or (goal or NO_GOAL_YET) != opened.goal.now.text
        ):
            try:
                fresh = (open_check_in if goal or ended else open_without_goal)(
                    library, written, spoken(), now()
                )
            except OpeningError:
                if ended:
                    raise
                fresh = open_without_goal(library, written, spoken(), now())
            if opened is not None:
                fresh = change(fresh, id=opened.id, started=opened.started)
            self._opened = fresh
            return fresh
        return opened

    def _empty(self) -> bool:
        return not any(getattr(self._now_written(), field).strip() for field in FIELDS)

    def let_go(self, last: bool = False) -> bool:
        """Have what is written on disk, finished or not. False when it could not be written."""
        if self._left or (self._empty() and self._opened is None):
            return True
        return self._keep(quiet=True)

    def _asked(self, field: str) -> str:
        """The question of a field, with a word where what is written there goes to a talk."""
        question = questions()[field]
        along = field == "next" or field in self._written.bring
        return f"{question}  ({_('to bring')})" if along else question

    def action_bring(self) -> None:
        """Mark the line with the cursor to bring into a talk, or take the mark away."""
        field = (self.focused.id if self.focused else "") or ""
        if field == "next":
            self.app.notify(_("This line goes along by itself."), markup=False)
        if field not in FIELDS or field == "next":
            return
        bring = set(self._written.bring) ^ {field}
        self._written = msgspec.structs.replace(self._written, bring=tuple(sorted(bring)))
        self.query_one(f"#ask-{field}", Label).update(self._asked(field))
        if self._opened is not None or not self._empty():
            self._keep(quiet=True)

    def action_other_goal(self) -> None:
        """Write about the next goal there is, and after the last one about a new one."""
        if not self._empty():
            self._keep(quiet=True)
        self._left = True
        written = self._now_written()
        goals = recent_goals(self.app.library)  # type: ignore[attr-defined]
        state = self._state()
        place = goals.index(state.goal.id) + 1 if state and state.goal.id in goals else 0
        goal = goals[place] if place < len(goals) else ""
        self.app.switch_screen(
            CheckInScreen(
                msgspec.structs.replace(written, goal=goal), self._opened, choose=bool(goal)
            )
        )

    def action_done(self) -> None:
        """Keep it, and go Home."""
        if self._keep(ended=True):
            self._left = True
            self.app.pop_screen()

    def action_leave(self) -> None:
        """Keep what there is, and go Home."""
        # What is no whole check-in yet stays unfinished, to go on with.
        if self._empty() or self._keep(quiet=True, ended=True) or self._keep(quiet=True):
            self._left = True
            self.app.pop_screen()


def _last(before: Meeting | None, field: str) -> str:
    if before is None:
        return ""
    phase = next((p.id for p in before.phases if p.kind == FIELDS[field]), "")
    said = [one_line(s.text) for _w, s in before.in_phase(phase)]
    return _("last time: {text}").format(text=" · ".join(said)[:300]) if said else ""
