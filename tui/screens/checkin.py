"""The check-in: three questions on one screen, for one person."""

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Label, Static, TextArea

from agendas.cycle import GoalState
from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting, close
from agendas.text import one_line
from locales import _, say, spoken
from tui.checkin import FIELDS, CheckIn, last_time, questions, record
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

    def __init__(self, written: CheckIn) -> None:
        super().__init__()
        self._written = written
        self._meeting: Meeting | None = None

    def compose(self) -> ComposeResult:
        """The goal, then a field under each question, with last time's words in it."""
        state = self._state()
        before = last_time(self.app.library, state) if state else None  # type: ignore[attr-defined]
        yield Static(_("Check-in, for you alone"), classes="head", markup=False)
        with VerticalScroll(can_focus=False):
            yield Input(
                state.goal.now.text if state else self._written.goal,
                id="goal",
                placeholder=_("Which goal is it about?"),
            )
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
        self.set_timer(0.4, self._keep_soon)

    def _keep_soon(self) -> None:
        self._keep(quiet=True)

    def _now_written(self) -> CheckIn:
        fields = {field: self.query_one(f"#{field}", Entry).text for field in FIELDS}
        return CheckIn(goal=self.query_one("#goal", Input).value, team=self._written.team, **fields)

    def _keep(self, quiet: bool = False, ended: bool = False) -> bool:
        library = self.app.library  # type: ignore[attr-defined]
        try:
            made = record(library, self._now_written(), spoken(), now())
            if self._meeting:
                first = self._meeting
                made = msgspec.structs.replace(
                    made, id=first.id, started=first.started, segments=_same_goal(made, first)
                )
            if ended:
                made = close(made, now())
            library.save(made)
        except SpokenError as error:
            if not quiet:
                self.query_one("#notice", Static).update(say(error.message, **error.values))
            return False
        self._meeting = made
        self.query_one(KeyBar).say(_("saved"))
        return True

    def action_done(self) -> None:
        """Keep it, and go Home."""
        if self._keep(ended=True):
            self.app.pop_screen()

    def action_leave(self) -> None:
        """Keep what there is, and go Home."""
        empty = not any(getattr(self._now_written(), field).strip() for field in FIELDS)
        if empty or self._keep(ended=True):
            self.app.pop_screen()


def _same_goal(made: Meeting, first: Meeting) -> tuple:  # type: ignore[type-arg]
    if made.goal.now.text != first.goal.now.text:
        return made.segments
    return (msgspec.structs.replace(made.segment, goal=first.goal),)


def _last(before: Meeting | None, field: str) -> str:
    if before is None:
        return ""
    phase = next((p.id for p in before.phases if p.kind == FIELDS[field]), "")
    said = [one_line(s.text) for _w, s in before.in_phase(phase)]
    return _("last time: {text}").format(text=" · ".join(said)[:300]) if said else ""
