"""Home: what waits for a talk, then what is unfinished, then what was."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from agendas.cycle import GoalState
from agendas.errors import N_, SpokenError
from agendas.text import one_line
from locales import _, ngettext, short_date, spoken, weekday_date
from store.index import Summary
from tui.keys import KeyBar
from tui.settings import now
from tui.widgets.rows import Rows

MOST_EARLIER = 200


class HomeScreen(Screen[None]):
    """The first thing people see. Enter opens the row that is marked."""

    BINDINGS = [
        Binding(
            "enter", "open", N_("open"), tooltip=N_("open the row that is marked"), priority=True
        ),
        Binding("n", "new", N_("new talk"), tooltip=N_("a new talk")),
        Binding("c", "check_in", N_("check-in"), tooltip=N_("ten minutes alone")),
        Binding("m", "minutes", N_("minutes"), tooltip=N_("the minutes of the row that is marked")),
        Binding(
            "slash", "find", N_("find"), tooltip=N_("where something was said"), key_display="/"
        ),
        Binding("q", "app.quit", N_("close"), tooltip=N_("close Vertel")),
    ]

    def compose(self) -> ComposeResult:
        """A head, the rows, the keys."""
        yield Static(classes="head", markup=False)
        yield Rows(id="home", markup=False)
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Read the store anew."""
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Show what the store holds now."""
        library = self.app.library  # type: ignore[attr-defined]
        today = now().date()
        rows: list[Option | None] = []
        try:
            summaries = library.summaries()
            states = library.goals()
            broken = library.broken()
        except SpokenError as error:
            self.app.tell(error)  # type: ignore[attr-defined]
            summaries, states, broken = [], {}, []
        waiting = sorted(
            (s for s in states.values() if s.talks and (s.waiting or s.next_talk)),
            key=lambda s: s.due or date.max,
        )
        team = next((s.team for s in states.values() if s.team), "")
        self.query_one(".head", Static).update(self._head(one_line(team), today))
        unfinished = [s for s in summaries if s.ended is None]
        earlier = [s for s in summaries if s.ended is not None]
        for title, part in (
            (_("Waits for a talk"), [self._waiting(state, today) for state in waiting]),
            (_("Unfinished"), [self._unfinished(s, today) for s in unfinished]),
            (_("Earlier"), [self._earlier(s, today) for s in earlier[:MOST_EARLIER]]),
        ):
            if part:
                rows.append(Option(Content.assemble((title, "bold")), disabled=True))
                rows += part
        if len(earlier) > MOST_EARLIER:
            more = ngettext(
                "and {n} more: / finds it",
                "and {n} more: / finds them",
                len(earlier) - MOST_EARLIER,
            )
            rows.append(Option(more.format(n=len(earlier) - MOST_EARLIER), disabled=True))
        for file in broken:
            rows.append(
                Option(
                    _("{file} cannot be read. Try: vertel store check").format(
                        file=one_line(file.file)
                    ),
                    disabled=True,
                )
            )
        if not rows:
            rows = [
                Option(
                    _("Nothing here yet. Press n for a first talk, or F1 for help."), disabled=True
                )
            ]
        options = self.query_one(OptionList)
        place = options.highlighted
        options.set_options(rows)
        options.focus()
        if place is None:
            options.action_first()
        else:
            options.highlighted = min(place, options.option_count - 1)

    def _head(self, team: str, today: date) -> str:
        day = weekday_date(today)
        width = max(40, self.size.width - 2)
        left = "Vertel"
        middle = team[: max(0, width - len(left) - len(day) - 4)]
        return f"{left}{middle:^{max(1, width - len(left) - len(day))}}{day}"

    def _waiting(self, state: GoalState, today: date) -> Option:
        due = _due(state.due, today)
        who = "; ".join(
            f"{one_line(w.initiative.text)} · {one_line(w.initiative.by)}" for w in state.waiting
        )
        text = Content.assemble(
            (one_line(state.goal.now.text), "bold"), f"   {due}\n  ", who or _("no initiative yet")
        )
        return Option(text, id=f"goal:{state.goal.id}")

    def _unfinished(self, summary: Summary, today: date) -> Option:
        when = short_date(summary.started.astimezone().date(), today)
        phase = summary.phase[spoken()]
        return Option(
            f"{one_line(summary.goal)}   {one_line(phase)}   {when}", id=f"talk:{summary.id}"
        )

    def _earlier(self, summary: Summary, today: date) -> Option:
        when = short_date(summary.started.astimezone().date(), today)
        who = (
            _("check-in, for you alone")
            if summary.private
            else ", ".join(map(one_line, summary.people))
        )
        return Option(f"{when:>11}  {one_line(summary.goal)}   {who}", id=f"talk:{summary.id}")

    def _marked(self) -> tuple[str, str]:
        options = self.query_one(OptionList)
        if options.highlighted is None:
            return "", ""
        kind, _colon, key = (options.get_option_at_index(options.highlighted).id or "").partition(
            ":"
        )
        return kind, key

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen: a goal starts its next talk, a talk goes on or is read."""
        self.action_open()

    def action_open(self) -> None:
        """Open the marked row."""
        kind, key = self._marked()
        if kind == "goal":
            self.app.prepare(goal=key)  # type: ignore[attr-defined]
        elif kind == "talk":
            self.app.resume(key)  # type: ignore[attr-defined]

    def action_new(self) -> None:
        """A new talk."""
        self.app.prepare()  # type: ignore[attr-defined]

    def action_check_in(self) -> None:
        """A check-in, on the goal that is marked."""
        from tui.checkin import CheckIn

        kind, key = self._marked()
        self.app.check_in(CheckIn(goal=key if kind == "goal" else ""))  # type: ignore[attr-defined]

    def action_minutes(self) -> None:
        """The minutes of the marked talk."""
        kind, key = self._marked()
        if kind == "talk":
            try:
                self.app.read(self.app.library.open(key))  # type: ignore[attr-defined]
            except SpokenError as error:
                self.app.tell(error)  # type: ignore[attr-defined]

    def action_find(self) -> None:
        """Find where something was said."""
        from tui.screens.find import FindScreen

        self.app.push_screen(FindScreen())


def _due(day: date | None, today: date) -> str:
    if day is None:
        return ""
    days = (day - today).days
    if days == 0:
        return _("due today")
    if days > 0:
        return _("due {date}").format(date=short_date(day, today))
    if days > -14:
        return ngettext("{n} day past", "{n} days past", -days).format(n=-days)
    return ngettext("{n} week past", "{n} weeks past", -days // 7).format(n=-days // 7)
