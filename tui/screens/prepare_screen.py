"""Prepare: which goal, who is there, which agenda. What was open on the goal comes along by itself."""

import contextlib

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, Select, Static
from textual.worker import Worker

from agendas.agenda import Agenda, builtin
from agendas.errors import N_, AgendaError, SpokenError
from agendas.records.said import Person
from agendas.records.state import GoalState, State
from agendas.text import kept, one_line, visible
from locales import _, error_text, spoken
from store.prepared import Prepared, PreparedTalks, storable
from tui.actions import bindings
from tui.config.people_word import QUESTION, is_asked
from tui.keys import KeyBar, key_for
from tui.screens.prepare_lines import LabelledRow, Names, goal_row
from tui.screens.prepare_notes import (
    comes_along,
    fitting_goals,
    how_many,
    keeps_the_limit,
    last_talked_about,
    opens_with,
    who_is_there,
)
from tui.screens.vertel_screen import VertelScreen
from tui.start_talk import (
    NoGoalError,
    are_people,
    goal_in,
    invited,
    known_names,
    listed,
    people,
    start,
    taker,
    with_role,
    with_wanted,
    written,
)
from tui.widgets.drop_down import DropDown
from tui.widgets.fitted import fitted
from tui.widgets.lines.drawn import HIGH
from tui.widgets.rows import Rows
from tui.widgets.rows_by_width import RowsByWidth
from tui.widgets.top_bar import TopBar
from tui.words.rosters import Rosters

SOON = 0.5  # seconds after a letter; what is typed is then on disk
WIDE = 100  # columns, as in the app's breakpoints
HEAD = N_("For the minutes, if you like: place; absent: names; chair; notes")
HEADED = N_("for example room 2.04; absent: Henk; chair Joost")
OWN_WORD = N_("for example pupils, or residents")
BEFORE = " before"  # of a door: what was typed there before what was typed last


class PrepareScreen(VertelScreen):
    """A short conversation: which goal, who is there. All else has an answer already."""

    AUTO_FOCUS = ""  # it begins at the first line of which nothing is known
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
        self._asked_names = (
            ""  # who is there, of whom was asked whether a role stands behind a name
        )
        self._counted = ("", ""), ""  # how many questions, of which agenda on which goal
        self._asked_team = ""  # the team of which was asked whether it is who is there
        self._whole = State()
        self._rosters = Rosters()
        self._door = f"{agenda} {goal}"
        self._before: Prepared | None = None
        self._at_first = self._shown = Prepared()
        self._proposed = Prepared()
        self._soon: Timer | None = None
        self._writer: Worker[bool] | None = None

    def compose(self) -> ComposeResult:
        """A line for each, the goal first; what each became is told below it."""
        yield TopBar(_("A new talk"))
        with Horizontal(id="body"):
            with VerticalScroll(id="fields", can_focus=False):
                yield Static(id="offer", classes="note", markup=False)
                yield LabelledRow(_("goal"), Input(select_on_focus=False, id="goal"))
                yield Rows(id="matches", markup=False)
                yield Static(id="notice", markup=False)
                yield Static(id="whole", classes="note", markup=False)
                yield Static(id="known", classes="note", markup=False)
                names = Input(", ".join(self._names), select_on_focus=False, id="names")
                yield LabelledRow(_("who"), names)
                yield Static(id="who", classes="note", markup=False)
                yield Static(id="of-names", classes="note", markup=False)
                yield LabelledRow(_("team"), Input(self._team, select_on_focus=False, id="team"))
                yield Static(id="of-team", classes="note", markup=False)
                yield LabelledRow(_("agenda"), self._agendas())
                yield Static(id="of-agenda", classes="note", markup=False)
                if is_asked(self.vertel.settings):
                    own_word = Input(select_on_focus=False, id="people")
                    yield LabelledRow(_("for whom"), own_word, spare=True)
                    yield Static(_(QUESTION), id="of-people", classes="note", markup=False)
                head = Input(self._head, select_on_focus=False, id="head")
                yield LabelledRow(_("minutes"), head, spare=True)
                yield Static(_(HEAD), id="of-head", classes="note", markup=False)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="beside", markup=False)
        yield KeyBar()

    def _agendas(self) -> DropDown:
        rows = [(self._title(key), key) for key in self._keys()]
        return DropDown(rows, id="agenda", value=self._agenda, allow_blank=False)

    def _keys(self) -> list[str]:
        shelf = self.vertel.shelf
        keys = [key for key in shelf.ids() if key not in ("checkin", "planning")]
        return keys if self._agenda in keys else [self._agenda, *keys]

    def _title(self, key: str) -> str:
        try:
            agenda: Agenda = self.vertel.shelf.get(key)
        except AgendaError:
            return _("{agenda} (needs mending: vertel agenda check {agenda})").format(agenda=key)
        return f"{one_line(agenda.title[spoken()])} · {agenda.minutes} min"

    def on_mount(self) -> None:
        """Fill in what is known, and begin at what is not.

        What the store knows is read here once: at each letter it would be waited for.
        """
        self.app.clear_notifications()  # what was told on Home would lie over the lines
        library = self.vertel.library
        with contextlib.suppress(SpokenError):
            self._whole = library.state()
            self._rosters = Rosters(library.known().overview)
        self.query_one("#matches").can_focus = False
        self.query_one("#names", Input).suggester = Names(known_names(self._whole))
        teams = tuple(team.name for team in self._whole.teams.values() if team.name)
        self.query_one("#team", Input).suggester = Names(teams)
        with self.prevent(Input.Changed, Select.Changed):  # nobody typed it
            state, goal = self._state(self._goal), self.query_one("#goal", Input)
            goal.value = visible(state.goal.now.text) if state else self._goal
            self._propose(state)
            self._ask_what_about()
        self._at_first = self._shown = self._typed()
        self._before = self._typed_before()
        self._offer()
        known = bool(goal.value) or self._about_team()
        goal.cursor_position = 0
        named = bool(self._names) and not self.query_one("#team", Input).value
        first = ("#team" if named else "#names") if known else "#goal"
        self.set_focus(self.query_one(first, Input))
        self._match()
        self._tell()

    def _typed_before(self) -> Prepared | None:
        """What was typed here last and is no talk yet; else what was typed before that."""
        before, older = self._kept.get(self._door), self._kept.get(self._door + BEFORE)
        if before is None and older is not None:
            self._kept.note(self._door, older)
            self._kept.note(self._door + BEFORE, None)
        return before or older

    def _propose(self, state: GoalState | None) -> None:
        """Team and people of last time, where nobody typed others: the goal's, else the one team's."""
        teams = [team for team in self._whole.teams.values() if team.name]
        if state:
            first = taker(state)
            others = [written(p) for p in self._invited(state) if p.name != first]
            names, team = [first, *others] if first else others, state.team
        elif len(teams) == 1 or self._team:
            known = self._whole.team(self._team) if self._team else teams[0]
            expected = with_wanted(known.people, known.planned)
            names, team = [written(person) for person in expected], known.name
        else:
            names, team = [], ""
        self._put("names", ", ".join(names), bool(self._names), self._proposed.names)
        self._put("team", team, bool(self._team), self._proposed.team)
        self._proposed = Prepared(names=", ".join(names), team=team)

    def _put(self, field: str, text: str, named: bool, before: str) -> None:
        """Fill in a proposal where the line is as it was proposed before, and nobody `named` another."""
        line = self.query_one(f"#{field}", Input)
        if not named and line.value in ("", before):
            line.value = text

    def _offer(self) -> None:
        """Tell of what was typed here and is no talk yet: it comes back when somebody wants it."""
        before, offer = self._before, self.query_one("#offer", Static)
        offer.display = before is not None
        if before == self._at_first:
            told = _("{key} takes this out again, and keeps it.")
        else:
            told = _("You typed here before: “{words}”. {key} puts it back.")
        words = (before.goal, before.names, before.team, before.head) if before else ()
        offer.update(
            told.format(
                words="”, “".join(one_line(text) for text in words if text),
                key=key_for(self, "afresh"),
            )
        )

    def action_afresh(self) -> None:
        """Put back what was typed here before; once more, and the lines are as they were."""
        if self._before is None:
            return
        put, self._before = self._before, self._typed()
        self.query_one("#goal", Input).value = put.goal
        if not self._names or put == self._at_first:  # what the command line named is newer
            self.query_one("#names", Input).value = put.names
        state = self._state(self._goal)
        if not self._team or (state and state.team == self._team):  # Home gives the goal's own
            self.query_one("#team", Input).value = put.team
        if not self._head or put == self._at_first:
            self.query_one("#head", Input).value = put.head
        if put.agenda in self._keys():
            self.query_one("#agenda", Select).value = put.agenda
        self._offer()

    @property
    def _kept(self) -> PreparedTalks:
        return self.vertel.prepared

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
            self._keep_before()

    def _keep_before(self) -> None:
        """What was typed here before stays to be put back, whatever is typed or begun now."""
        if self._before not in (None, self._at_first):
            self._kept.note(self._door + BEFORE, self._before)

    @on(Input.Blurred, "#people")
    def _people_said(self, event: Input.Blurred) -> None:
        """Have the team's own word from here on; passed over, it is asked for no more."""
        self.vertel.say_people(event.value)

    def _say_people(self) -> None:
        for typed in self.query("#people").results(Input):
            if typed.has_focus:
                self.vertel.say_people(typed.value)

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
                _(
                    "Nothing is begun. What you typed stays: {key} puts it back when you come back."
                ).format(key=key_for(self, "afresh")),
                markup=False,
            )
        self.app.pop_screen()

    @on(Select.Changed, "#agenda")
    def _agenda_chosen(self) -> None:
        self._ask_what_about()
        self._match()
        self._tell()

    def _ask_what_about(self) -> None:
        """What the first line asks for goes by the kind of talk."""
        team = self._about_team()
        self.query_one("#goal", Input).placeholder = (
            _("What is it about? It may be left empty.")
            if team
            else _("What is to be realised, and for whom?")
        )
        if team:
            untouched = self._typed() == self._shown
            self._propose(None)
            self._shown = self._typed() if untouched else self._shown

    def _about_team(self) -> bool:
        key = str(self.query_one("#agenda", Select).value)
        try:
            return bool(self.vertel.shelf.get(key).about_team)
        except AgendaError:
            return False

    def _state(self, goal: str) -> GoalState | None:
        if not goal.strip():
            return None
        try:
            return goal_in(self._whole.goals, goal)
        except SpokenError:
            return None

    def _invited(self, state: GoalState) -> tuple[Person, ...]:
        try:
            agenda: Agenda = self.vertel.shelf.get(self._agenda)
        except AgendaError:
            return state.people
        return invited(self._whole, state, agenda)

    @on(Input.Changed, "#goal")
    def _goal_typed(self, event: Input.Changed) -> None:
        state = self._state(event.value)
        if state and self.is_mounted:
            self._propose(state)
        if event.value.strip():  # what was missing is there now
            self._note_below("notice", "")
        self._match()
        self._tell()

    @on(Input.Changed, "#names")
    @on(Input.Changed, "#team")
    def _names_typed(self) -> None:
        self._tell()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """What helps with a line is there while it has the cursor."""
        self._match()
        self._tell()

    def _match(self) -> None:
        """Show the goals that go on as is typed; none is chosen until somebody chooses it."""
        line, rows = self.query_one("#goal", Input), self.query_one("#matches", Rows)
        fits = fitting_goals(self._whole, line.value) if not self._about_team() else []
        today = self.vertel.library.now().date()
        rows.set_options(rows.options_of(goal_row(goal, today) for goal in fits))
        rows.highlighted = None
        rows.display = bool(fits) and line.has_focus

    def action_down(self) -> None:
        """Mark the next of the goals that fit."""
        if self.query_one("#matches").display:
            self.query_one("#matches", Rows).action_cursor_down()

    def action_up(self) -> None:
        """Mark the goal before."""
        if self.query_one("#matches").display:
            self.query_one("#matches", Rows).action_cursor_up()

    def on_resize(self) -> None:
        """Tell below a line what does not fit in it, or stands in no column beside it."""
        self._tell()

    def _tell(self) -> None:
        """Tell what each line became."""
        line, names = self.query_one("#goal", Input), self.query_one("#names", Input)
        state = self._state(line.value)
        keepers: tuple[Person, ...] = ()
        if state and self._agenda == "plan-or-frame":
            keepers = self._whole.keepers(state)
        roster = self._rosters.of(self.query_one("#team", Input).value)
        beside = comes_along(state, keepers, roster)
        self.query_one("#aside").set_class(not beside, "-none")
        self.query_one("#beside", Static).update(beside)
        cut = not line.has_focus and 0 < line.content_size.width <= cell_len(line.value)
        told = (opens_with(state), keeps_the_limit(keepers))
        wide = self.app.size.width >= WIDE
        self._note_below("whole", one_line(line.value) if cut else "")
        stands_beside = bool(beside) and wide
        below = last_talked_about(state) if stands_beside else "   ".join(filter(None, told))
        self._note_below("known", below)
        found = people(self._listed())
        before = state.people if state else ()
        who = who_is_there(found, before, roster, names.has_focus)
        self._note_below("who", who)
        self._note_below("of-names", self._of_names())
        self._note_below("of-team", self._of_team())
        self._note_below("of-agenda", self._of_agenda(state), self.app.size.height < HIGH)
        fields = (
            ("people", _(OWN_WORD), _("if you like: for whom")),
            ("head", _(HEADED), _("if you like: where, and who is away")),
        )
        for name, example, folded in fields:
            for field in self.query(f"#{name}").results(Input):
                self._fold(field, example, folded)
                self.query_one(f"#of-{name}").display = field.has_focus

    def _listed(self) -> tuple[str, ...]:
        """Who is there as it is typed, each by themselves."""
        return listed(self.query_one("#names", Input).value, known_names(self._whole))

    def _team_is_people(self) -> bool:
        """Whether what stands at the team reads as people who were at a talk, or are to be at this one."""
        typed = self.query_one("#team", Input).value
        teams = {team.name.casefold() for team in self._whole.teams.values()}
        known = (*known_names(self._whole), *(one.name for one in people(self._listed())))
        return kept(typed).casefold() not in teams and are_people(typed, known)

    def _of_team(self) -> str:
        """What to press where the team reads as people; "" where it does not."""
        if not self._team_is_people():
            return ""
        told = _("These read as people: {enter} here puts them at “who”.").format(enter="enter")
        if self._asked_team == self.query_one("#team", Input).value:
            again = _("{key} again begins with them as the name of the team.")
            told = f"{told} {again.format(key=key_for(self, 'begin'))}"
        return told

    def _of_agenda(self, state: GoalState | None) -> str:
        """How many questions a talk on this goal has, as it would begin now."""
        key = str(self.query_one("#agenda", Select).value)
        asked = (key, state.goal.id if state else "")
        if state and self._counted[0] != asked:
            try:
                agenda: Agenda = self.vertel.shelf.get(key)
                told = how_many(self.vertel.library, agenda, state, self._whole)
            except SpokenError:
                told = ""
            self._counted = asked, told
        return self._counted[1] if state else ""

    def _roles(self) -> dict[str, str]:
        """The names behind which a role stands without brackets, each as it is with them."""
        known = known_names(self._whole)
        return {name: told for name in self._listed() if (told := with_role(name, known))}

    def _of_names(self) -> str:
        """What to press where a role may stand behind a name; "" where none does."""
        told = [
            _("{enter} here makes {role} of it.").format(enter="enter", role=one_line(role))
            for role in self._roles().values()
        ][:1]
        if told and self._asked_names == self.query_one("#names", Input).value:
            again = _("{key} again begins with it as a name.")
            told.append(again.format(key=key_for(self, "begin")))
        return " ".join(told)

    def _put_roles(self) -> None:
        """Have each role that stands behind a name in brackets."""
        names = self.query_one("#names", Input)
        for name, told in self._roles().items():
            names.value = names.value.replace(name, told, 1)
        names.cursor_position = len(names.value)

    def _is_asked_back(self) -> bool:
        """Whether something that was typed is asked back before the talk begins, each once."""
        team, names = self.query_one("#team", Input), self.query_one("#names", Input)
        if self._team_is_people() and self._asked_team != team.value:
            self._asked_team, asked, below = team.value, team, "#of-team"
        elif self._roles() and self._asked_names != names.value:
            self._asked_names, asked, below = names.value, names, "#of-names"
        else:
            return False
        self.set_focus(asked)
        self._tell()
        self.call_after_refresh(self.query_one(below).scroll_visible, animate=False)
        return True

    def _put_at_who(self) -> None:
        """Have who stands at the team be there, and the team be the one that was proposed."""
        team, names = self.query_one("#team", Input), self.query_one("#names", Input)
        names.value = team.value
        team.value = self._proposed.team
        self.set_focus(names)
        names.cursor_position = len(names.value)

    @staticmethod
    def _fold(field: Input, example: str, folded: str) -> None:
        """A line that may stay empty is a hint until somebody writes there: it has no label and no box."""
        said = example if field.has_focus else folded
        field.placeholder = fitted(said, max(8, field.content_size.width - 1), 1)
        assert field.parent
        field.parent.set_class(not (field.has_focus or field.value), "-folded")

    def _note_below(self, id: str, words: str | RowsByWidth, elsewhere: bool = False) -> None:
        note = self.query_one(f"#{id}", Static)
        note.update(words)
        note.display = bool(words) and not elsewhere

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        if event.input.id == "team" and self._team_is_people():
            self._put_at_who()
            return
        if event.input.id == "names" and self._roles():
            self._put_roles()
            return
        rows = self.query_one("#matches", Rows)
        if rows.display and rows.highlighted is not None:
            goal = self._whole.goals[rows.get_option_at_index(rows.highlighted).id or ""]
            self.query_one("#goal", Input).value = visible(goal.goal.now.text)
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
        team = self.query_one("#team", Input)
        if self._is_asked_back():
            return
        agenda = self.query_one("#agenda", Select).value
        library = self.vertel.library
        try:
            talk = start(
                library,
                self.vertel.shelf.get(str(agenda)),
                self.query_one("#goal", Input).value,
                self._listed(),
                spoken(),
                library.now(),
                team.value,
                lines=self._lines,
                head=self.query_one("#head", Input).value,
                nobody=bool(self._proposed.names) and not self._listed(),  # emptied by somebody
            )
            library.save(talk)
        except SpokenError as error:
            told = error_text(error)
            if isinstance(error, NoGoalError):
                told = self._which_goal()
            self._note_below("notice", told)
            self.set_focus(self.query_one("#goal", Input))
            return
        self._keep_before()
        self._kept.put(self._door, None)
        self._door = ""
        self.vertel.begin(talk, in_place=True)
