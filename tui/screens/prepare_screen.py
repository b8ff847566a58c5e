"""Prepare: which goal, who is there, which agenda. What was open on the goal comes along by itself."""

import contextlib

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Label, Select, Static
from textual.worker import Worker

from agendas.agenda import Agenda, builtin
from agendas.errors import AgendaError, SpokenError
from agendas.records.said import Person
from agendas.records.state import GoalState, State
from agendas.text import one_line, visible
from locales import _, say, spoken
from store.prepared import Prepared, PreparedTalks, storable
from tui.actions import bindings
from tui.keys import KeyBar, key_for
from tui.people_word import QUESTION, is_asked
from tui.start_talk import NoGoalError, goal_in, invited, start, taker, with_wanted, written

SOON = 0.5  # seconds after a letter; what is typed is then on disk


class PrepareScreen(Screen[None]):
    """A goal and names are enough; the rest has an answer already."""

    BINDINGS = bindings("prepare")

    def __init__(
        self,
        agenda: str,
        goal: str,
        team: str,
        names: tuple[str, ...],
        lines: tuple[str, ...] = (),
        head: str = "",
    ) -> None:
        super().__init__()
        self._agenda, self._goal, self._team, self._names = agenda, goal, team, names
        self._lines, self._head = lines, head
        self._whole = State()
        self._door = f"{agenda} {goal}"
        self._at_first = self._shown = Prepared()
        self._soon: Timer | None = None
        self._writer: Worker[bool] | None = None

    def compose(self) -> ComposeResult:
        """A line for each, the goal first."""
        yield Static(_("A new talk"), classes="head", markup=False)
        with VerticalScroll(can_focus=False):
            yield Label(id="about", classes="field", markup=False)
            yield Input(
                select_on_focus=False,
                id="goal",
                placeholder=_("a new goal in a sentence, or the id of one there is"),
            )
            yield Static(id="known", classes="for", markup=False)
            yield Label(
                _(
                    "Who is there? Who gives account comes first; commas between the names, a role behind one: Ruth (leader)."
                ),
                classes="field",
                markup=False,
            )
            yield Input(", ".join(self._names), select_on_focus=False, id="names")
            yield Label(_("Team"), classes="field", markup=False)
            yield Input(self._team, select_on_focus=False, id="team")
            if is_asked(self.app.settings):  # type: ignore[attr-defined]
                yield Label(_(QUESTION), classes="field", markup=False)
                yield Input(select_on_focus=False, id="people")
            yield Label(
                _("For the minutes, if you like: place; absent: names; chair; notes"),
                classes="field",
                markup=False,
            )
            yield Input(
                self._head,
                select_on_focus=False,
                id="head",
                placeholder=_("room 2.04; absent: Henk; chair Joost, also notes"),
            )
            yield Label(_("Agenda"), classes="field", markup=False)
            yield Select(
                [(self._title(key), key) for key in self._keys()],
                id="agenda",
                value=self._agenda,
                allow_blank=False,
            )
            yield Static(id="notice", markup=False)
        yield KeyBar()

    def _keys(self) -> list[str]:
        shelf = self.app.shelf  # type: ignore[attr-defined]
        keys = [key for key in shelf.ids() if key not in ("checkin", "planning")]
        return keys if self._agenda in keys else [self._agenda, *keys]

    def _title(self, key: str) -> str:
        try:
            agenda: Agenda = self.app.shelf.get(key)  # type: ignore[attr-defined]
        except AgendaError:
            return _("{agenda} (needs mending: vertel agenda check {agenda})").format(agenda=key)
        return f"{one_line(agenda.title[spoken()])} · {agenda.minutes} min"

    def on_mount(self) -> None:
        """Fill in what is known, and begin at what is not.

        What the store knows is read here once: at each letter it would be waited for.
        """
        self.app.clear_notifications()  # what was told on Home would lie over the lines
        with contextlib.suppress(SpokenError):
            self._whole = self.app.library.state()  # type: ignore[attr-defined]
        state = self._state(self._goal)
        if state:
            self.query_one("#goal", Input).value = visible(state.goal.now.text)
            if not self._names:
                first = taker(state)
                others = [written(p) for p in self._invited(state) if p.name != first]
                names = ", ".join([first, *others] if first else others)
                self.query_one("#names", Input).value = names
            if not self._team:
                self.query_one("#team", Input).value = state.team
        else:
            self.query_one("#goal", Input).value = self._goal
        self._about()
        self._at_first = self._typed()
        self._take_up(state)
        self._shown = self._typed()
        known = bool(self.query_one("#goal", Input).value) or self._about_team()
        self.query_one("#goal", Input).cursor_position = 0
        self.set_focus(self.query_one("#names" if known else "#goal", Input))

    def _take_up(self, state: GoalState | None) -> None:
        """Put back what was typed here and is no talk yet; what the command line named is newer."""
        before = self._kept.get(self._door) if self._door else None
        if before is None:
            return
        self.query_one("#goal", Input).value = before.goal
        if not self._names:
            self.query_one("#names", Input).value = before.names
        if not self._team or (state and state.team == self._team):  # Home gives the goal's own
            self.query_one("#team", Input).value = before.team
        if not self._head:
            self.query_one("#head", Input).value = before.head
        if before.agenda in self._keys():
            self.query_one("#agenda", Select).value = before.agenda
        self.query_one("#notice", Static).update(
            _("You typed this here before. {key} begins afresh.").format(
                key=key_for(self, "afresh")
            )
        )

    @property
    def _kept(self) -> PreparedTalks:
        return self.app.prepared  # type: ignore[attr-defined, no-any-return]

    def _typed(self) -> Prepared:
        goal, names, team, head = (
            storable(self.query_one(f"#{field}", Input).value)
            for field in ("goal", "names", "team", "head")
        )
        agenda = str(self.query_one("#agenda", Select).value)
        return Prepared(goal=goal, names=names, team=team, agenda=agenda, head=head)

    @on(Input.Changed)
    @on(Select.Changed)
    def _keep_soon(self) -> None:
        if self._soon is None:
            self._soon = self.set_timer(SOON, self._keep_aside)

    def _keep_aside(self) -> None:
        """Have what is typed here written in a thread: a slow disk holds nobody up."""
        self._soon = None
        self._note()
        if self._writer and not self._writer.is_finished:
            self._keep_soon()
        elif self._kept.waiting:
            self._writer = self.run_worker(self._kept.write, thread=True)

    def _note(self) -> None:
        typed = self._typed() if self._door and self.is_mounted else self._shown
        if typed != self._shown:  # where nobody typed, what was kept before stays as it is
            self._shown = typed
            self._kept.note(self._door, typed if typed != self._at_first else None)

    @on(Input.Blurred, "#people")
    def _people_said(self, event: Input.Blurred) -> None:
        """Have the team's own word from here on; passed over, it is asked for no more."""
        self.app.say_people(event.value)  # type: ignore[attr-defined]

    def _say_people(self) -> None:
        for typed in self.query("#people").results(Input):
            if typed.has_focus:
                self.app.say_people(typed.value)  # type: ignore[attr-defined]

    def let_go(self, last: bool = False) -> bool:
        """Have what was typed kept, for the next time; what is being written is waited for."""
        self._say_people()
        self._note()
        self._kept.write()
        return True

    def action_leave(self) -> None:
        """Home, with what was typed kept."""
        self.let_go()
        if self._typed() != self._at_first:
            self.app.notify(
                _("Nothing is begun. What you typed is there when you come back to it."),
                markup=False,
            )
        self.app.pop_screen()

    def action_afresh(self) -> None:
        """Begin afresh, without what was typed here before."""
        self._kept.put(self._door, None)
        self._door = ""
        self.app.switch_screen(
            PrepareScreen(
                self._agenda, self._goal, self._team, self._names, self._lines, self._head
            )
        )

    @on(Select.Changed, "#agenda")
    def _about(self) -> None:
        """What the first line asks for goes by the kind of talk."""
        team = self._about_team()
        self.query_one("#about", Label).update(
            _("What is it about? It may be left empty.")
            if team
            else _("Goal: what is to be realised, and for whom?")
        )
        self.query_one("#goal", Input).placeholder = (
            "" if team else _("a new goal in a sentence, or the id of one there is")
        )
        if team:
            self._fill_in_team()

    def _about_team(self) -> bool:
        key = str(self.query_one("#agenda", Select).value)
        try:
            return bool(self.app.shelf.get(key).about_team)  # type: ignore[attr-defined]
        except AgendaError:
            return False

    def _fill_in_team(self) -> None:
        """The team's name and people come along where there is one team, or it was named."""
        whole = self._whole
        typed = self.query_one("#team", Input)
        teams = [t for t in whole.teams.values() if t.name]
        team = whole.team(typed.value) if typed.value else (teams[0] if len(teams) == 1 else None)
        names = self.query_one("#names", Input)
        if team is not None:
            untouched = self._typed() == self._shown
            typed.value = team.name
            expected = with_wanted(team.people, team.planned)
            names.value = names.value or ", ".join(written(person) for person in expected)
            self._shown = self._typed() if untouched else self._shown

    def _state(self, goal: str) -> GoalState | None:
        if not goal.strip():
            return None
        try:
            return goal_in(self._whole.goals, goal)
        except SpokenError:
            return None

    def _invited(self, state: GoalState) -> tuple[Person, ...]:
        try:
            agenda: Agenda = self.app.shelf.get(self._agenda)  # type: ignore[attr-defined]
        except AgendaError:
            return state.people
        return invited(self._whole, state, agenda)

    @on(Input.Changed, "#goal")
    def _tell_known(self, event: Input.Changed) -> None:
        state = self._state(event.value)
        waiting = state.waiting if state else ()
        told = "; ".join(
            ": ".join(filter(None, (one_line(w.initiative.by), one_line(w.initiative.text))))
            for w in waiting
        )
        lines = [_("This talk opens with: {initiatives}").format(initiatives=told)] if told else []
        if state and self._agenda == "plan-or-frame":
            keepers = ", ".join(one_line(person.name) for person in self._whole.keepers(state))
            lines += [_("Keeps the limit: {names}").format(names=keepers)] if keepers else []
        self.query_one("#known", Static).update("   ".join(lines))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def _which_goal(self) -> str:
        """What to do here, where there is no goal to talk about."""
        if self._about_team():
            return _(
                "There are no goals yet to look at. Choose “{agenda}” to begin with one."
            ).format(agenda=one_line(builtin("goal-dialogue").title[spoken()]))
        return _("Which goal is the talk about? Type it on the first line.")

    def action_begin(self) -> None:
        """Begin the talk, or say what is missing."""
        self._say_people()
        agenda = self.query_one("#agenda", Select).value
        names = tuple(self.query_one("#names", Input).value.split(","))
        library = self.app.library  # type: ignore[attr-defined]
        try:
            meeting = start(
                library,
                self.app.shelf.get(str(agenda)),  # type: ignore[attr-defined]
                self.query_one("#goal", Input).value,
                names if any(n.strip() for n in names) else (),
                spoken(),
                library.now(),
                self.query_one("#team", Input).value,
                lines=self._lines,
                head=self.query_one("#head", Input).value,
            )
            library.save(meeting)
        except SpokenError as error:
            told = say(error.message, **error.values)
            if isinstance(error, NoGoalError):
                told = self._which_goal()
            self.query_one("#notice", Static).update(told)
            self.set_focus(self.query_one("#goal", Input))
            return
        self._kept.put(self._door, None)
        self._door = ""
        self.app.begin(meeting, in_place=True)  # type: ignore[attr-defined]
