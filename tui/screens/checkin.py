"""The check-in: three questions on one screen, for one person."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Label, Static, TextArea

from agendas.closing import close
from agendas.cycle import GoalState
from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting, change
from agendas.text import kept, one_line
from locales import _, clock_time, say, spoken
from store.errors import StoreError
from tui.checkin import FIELDS, CheckIn, last_time, open_check_in, questions, record
from tui.keys import KeyBar
from tui.opening import goal_state
from tui.settings import now
from tui.widgets.entry import Entry


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
        Binding("escape", "leave", N_("home"), tooltip=N_("home; what is written stays")),
    ]

    def __init__(self, written: CheckIn, opened: Meeting | None = None) -> None:
        """Begin with what is `written`; with `opened`, go on with that check-in."""
        super().__init__()
        self._written = written
        self._opened = opened
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        """The goal, then a field under each question, with last time's words in it."""
        state = self._state()
        before = last_time(self.app.library, state) if state else None  # type: ignore[attr-defined]
        yield Static(_("Check-in, for you alone"), classes="head", markup=False)
        with VerticalScroll(can_focus=False):
            goal = Input(
                state.goal.now.text if state else self._written.goal,
                id="goal",
                placeholder=_("Which goal is it about?"),
            )
            goal.display = state is None
            if state:
                yield Static(one_line(state.goal.now.text), classes="goal", markup=False)
            yield goal
            for field, question in questions().items():
                yield Label(question, classes="field", markup=False)
                entry = Entry(id=field, placeholder=_last(before, field))
                entry.text = getattr(self._written, field)
                yield entry
            yield Static(id="notice", markup=False)
        yield KeyBar()

    def _state(self) -> GoalState | None:
        try:
            return goal_state(self.app.library, self._written.goal) if self._written.goal else None  # type: ignore[attr-defined]
        except SpokenError:
            return None

    def on_mount(self) -> None:
        """Begin where nothing is written yet."""
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
        self._keep(quiet=True)

    def _now_written(self) -> CheckIn:
        fields = {field: self.query_one(f"#{field}", Entry).text for field in FIELDS}
        return CheckIn(goal=self.query_one("#goal", Input).value, team=self._written.team, **fields)

    def _keep(self, quiet: bool = False, ended: bool = False) -> bool:
        written = self._now_written()
        try:
            made = record(self._open(written), written, now())
            if ended:
                made = close(made, now())
            self.app.library.save(made)  # type: ignore[attr-defined]
        except SpokenError as error:
            if not quiet or isinstance(error, StoreError):
                self.query_one("#notice", Static).update(say(error.message, **error.values))
            return False
        self.query_one(KeyBar).say(_("saved {time}").format(time=clock_time(now())))
        return True

    def _open(self, written: CheckIn) -> Meeting:
        """The check-in these words go into; its goal is looked up when its words change."""
        library = self.app.library  # type: ignore[attr-defined]
        opened = self._opened
        if opened is None or kept(written.goal) != opened.goal.now.text:
            fresh = open_check_in(library, written, spoken(), now())
            if opened is not None:
                fresh = change(fresh, id=opened.id, started=opened.started)
            self._opened = fresh
            return fresh
        return opened

    def action_done(self) -> None:
        """Keep it, and go Home."""
        if self._keep(ended=True):
            self.app.pop_screen()

    def action_leave(self) -> None:
        """Keep what there is, and go Home."""
        empty = not any(getattr(self._now_written(), field).strip() for field in FIELDS)
        if empty or self._keep(ended=True):
            self.app.pop_screen()


def _last(before: Meeting | None, field: str) -> str:
    if before is None:
        return ""
    phase = next((p.id for p in before.phases if p.kind == FIELDS[field]), "")
    said = [one_line(s.text) for _w, s in before.in_phase(phase)]
    return _("last time: {text}").format(text=" · ".join(said)[:300]) if said else ""
